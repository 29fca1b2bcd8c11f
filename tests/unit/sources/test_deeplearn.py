"""The front page's hot papers: the page's known structure, other structures, and pages without a list."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fakes_sources import NOON, SetClock, SetFetcher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.sources.deeplearn import DeepLearn, read_front_page
from bot.document.addresses import https
from bot.domain.identity import canonical_url, paper_id
from bot.domain.paper import Entry
from bot.errors import BadPayload, Permanent

PAGE = (Path(__file__).parents[2] / "captured" / "sources" / "deeplearn" / "built_front_page.html").read_bytes()
DAY = date(2026, 9, 25)
SEEN = datetime(2026, 9, 25, 12, tzinfo=UTC)


def read(page: str | bytes) -> tuple[Entry, ...]:
    return read_front_page(page if isinstance(page, bytes) else page.encode(), day=DAY, seen_at=SEEN)


def titles(page: str | bytes) -> list[str]:
    return [entry.title for entry in read(page)]


def post(number: int, title: str, inside: str = "") -> str:
    return f'<div class="post"><div class="title"><a href="/arxiv/{number}/slug">{title}</a></div>{inside}</div>'


def hot(*posts: str, heading: str = '<h3 class="panel-title">Hot Papers</h3>') -> str:
    return f'<div class="panel">{heading}<div class="panel-body">{"".join(posts)}</div></div>'


def test_only_the_hot_papers_in_the_page_s_order() -> None:
    first, second, third = read(PAGE)
    assert first.title == "Statistical Inference with Limited Memory: A Survey"
    assert first.authors == ("Tomer Berg", "Or Ordentlich", "Ofer Shayevitz")
    assert not first.authors_complete
    assert second.title == "INT-FlashAttention: Enabling Flash Attention for INT8 Quantization"
    assert third.title == "Think Twice: A Human-like Two-stage Conversational Agent for Emotional Response Generation"
    assert {(entry.sighting.source, entry.sighting.day) for entry in (first, second, third)} == {("deeplearn", DAY)}


def test_a_post_that_names_arxiv_s_address_is_that_paper() -> None:
    first, second, third = read(PAGE)
    assert first.reference == "2312.15225"
    assert canonical_url(paper_id(first.reference), first.reference) == "https://arxiv.org/abs/2312.15225"
    assert second.reference.startswith("https://deeplearn.org/arxiv/530608/int-flashattention:-enabling")
    assert third.reference.startswith("https://deeplearn.org/arxiv/532279/think-twice:-a-human-like")
    assert canonical_url("title:x", second.reference) == second.reference  # a link that can be shown


@pytest.mark.parametrize(
    "inside",
    [
        "<a href='http://arxiv.org/pdf/2312.15225v1.pdf'>PDF</a>",
        "<a href='https://www.mendeley.com/import/?url=http%3A%2F%2Farxiv.org%2Fabs%2F2312.15225v2'>Save</a>",
        "<button onclick=\"go('HTTPS://ARXIV.ORG/ABS/2312.15225')\">abs</button>",
    ],
)
def test_the_address_may_stand_in_any_link_or_button(inside: str) -> None:
    (entry,) = read(hot(post(1, "A Title", inside)))
    assert entry.reference == "2312.15225"


@pytest.mark.parametrize(
    "inside",
    [
        "<a href='http://arxiv.org/abs/2312.15225'>a</a><a href='http://arxiv.org/abs/2312.15226'>b</a>",
        "<p>as in http://arxiv.org/abs/2312.15225</p>",
        "<a href='http://arxiv.org/abs/not-an-id'>a</a>",
        "<a href='http://arxiv.org.evil.example/abs/2312.15225'>a</a>",
    ],
)
def test_an_address_that_may_be_another_paper_s_is_not_believed(inside: str) -> None:
    (entry,) = read(hot(post(1, "A Title", inside)))
    assert entry.reference == "https://deeplearn.org/arxiv/1/slug"


def test_a_frame_around_all_posts_is_no_post() -> None:
    said = '<p class="author">Somebody</p><a href="http://arxiv.org/abs/2312.15225">PDF</a>'
    links = "<a href=/arxiv/1/a>One</a>", "<a href=/arxiv/2/b>Two</a>"
    first, second = read(f'<h3>Hot Papers</h3><div class="post">{"".join(links)}{said}</div>')
    assert (first.title, first.authors) == ("One", ())
    assert second.reference == "https://deeplearn.org/arxiv/2/b"


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Hot papers</h2>",
        "<h5>🔥 HOT PAPERS:</h5>",
        '<div class="big panel-title"> Hot\n Papers </div>',
        '<h3><a href="/hot">Hot Papers</a></h3>',
    ],
)
def test_the_heading_in_other_forms(heading: str) -> None:
    assert titles(hot(post(1, "One"), heading=heading)) == ["One"]


def test_lists_tables_and_titles_that_are_headings_themselves() -> None:
    assert titles("<h2>Hot Papers</h2><ul><li><a href=/arxiv/1/a>One</a><li><a href=/arxiv/2/b>Two</a></ul>") == [
        "One",
        "Two",
    ]
    assert titles("<h2>Hot Papers</h2><tr><td><a href=/arxiv/1/a>One</a></td></tr>") == ["One"]
    assert titles(hot("<h4><a href=/arxiv/1/a>One</a></h4>", "<h4><a href=/arxiv/2/b>Two</a></h4>")) == ["One", "Two"]


def test_the_list_ends_with_the_next_heading_and_an_empty_one_is_none() -> None:
    empty = '<h3 class="panel-title"> </h3>'
    page = hot(post(1, "One"), empty, post(2, "Two")) + hot(post(3, "Three"), heading="<h3>Fresh Papers</h3>")
    assert titles(page) == ["One", "Two"]


def test_a_paper_that_is_linked_twice_is_one() -> None:
    page = hot(
        '<li><a href="/arxiv/1/a"><img></a><a href="/arxiv/1/a">One</a><a href="/arxiv/1/a">more</a>', post(2, "Two")
    )
    assert titles(page) == ["One", "Two"]


@pytest.mark.parametrize(
    "link",
    [
        "/arxiv/x/a",
        "https://evil.example/arxiv/1/a",
        "https://deeplearn.org.evil.example/arxiv/1/a",
        "javascript:alert(1)",
        "/search",
        "/arxiv/1234567890123/a",
        "",
    ],
)
def test_links_that_lead_elsewhere_are_no_papers(link: str) -> None:
    assert titles(hot(f'<li><a href="{link}">Elsewhere</a>', post(2, "Two"))) == ["Two"]


def test_a_slug_that_is_no_plain_address_becomes_one() -> None:
    (entry,) = read(hot("<a href='/arxiv/7/caf\u00e9-\"quoted\"-<b>%20&-100%'>Caf\u00e9</a>"))
    assert entry.reference == "https://deeplearn.org/arxiv/7/caf%C3%A9-%22quoted%22-%3Cb%3E%20%26-100%25"
    assert canonical_url("title:x", entry.reference) == entry.reference


@pytest.mark.parametrize("slug", ["what's-new-(and-old)", "gpt-4:-a,b!", "a[b]{c}|d^e`f", "모델", "%28x%29", "a/b//c"])
def test_every_link_is_one_that_a_reader_may_be_given(slug: str) -> None:
    (entry,) = read(hot(f'<li><a href="/arxiv/7/{slug}">A Title</a>'))
    assert https(entry.reference) == canonical_url("title:x", entry.reference) == entry.reference
    assert entry.reference.startswith("https://deeplearn.org/arxiv/7/")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"", "no list of hot papers"),
        (b"\x00\xff\xfe", "no list of hot papers"),
        (b"<title>Just a moment...</title>", "no list of hot papers on the page|its title is 'Just a moment...'"),
        (b"<a href=/hot>Hot Papers</a>" + post(1, "One").encode(), "no list of hot papers"),
        (hot(post(1, "One"), heading="<h3>Fresh Papers</h3>").encode(), "no list of hot papers"),
        (hot().encode(), "is empty"),
        (hot("<p>Loading ...</p>").encode(), "is empty"),
        (hot(post(1, "<img>")).encode(), "is empty"),
        (b"<div>" * 25_001, "more than 25,000 tags"),
    ],
)
def test_a_page_without_the_list_is_refused_in_one_line(page: bytes, words: str) -> None:
    with pytest.raises(BadPayload, match=words) as failure:
        read(page)
    assert len(str(failure.value).splitlines()) == 1


def test_what_is_hostile_is_bounded_and_on_one_line() -> None:
    names = ", ".join(f"Name {number}" for number in range(3_000))
    page = hot(post(1, "A\u202e Title\n" + "x" * 50_000, f'<div class="author">{names}</div>'))
    (entry,) = read(page)
    assert entry.title.startswith("A Title xxx")
    assert len(entry.title) == 500
    assert len(entry.authors) == 500
    assert len(read(hot(*(post(number, f"Paper {number}") for number in range(1, 300))))) == 100


def test_a_title_is_text_and_never_markup() -> None:
    assert titles(hot(post(1, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <b>Bold</b>"))) == [
        "<script>alert(1)</script> & Bold"
    ]


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_happens_to_the_page_it_gives_papers_or_one_line(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(PAGE)))
    end = data.draw(st.integers(begin, len(PAGE)))
    page = PAGE[:begin] + data.draw(st.binary(max_size=40)) + PAGE[end:]
    try:
        entries = read(page)
    except BadPayload as failure:
        line = str(failure)
        assert len(line.splitlines()) == 1
    else:
        assert entries
        assert all(entry.title.strip() and entry.reference and "\n" not in entry.title for entry in entries)


async def test_today_and_yesterday_are_asked_and_nothing_else() -> None:
    fetcher = SetFetcher(PAGE, PAGE)
    source = DeepLearn(fetcher, SetClock(NOON), "https://deeplearn.org/")
    today = await source.listing(NOON.date())
    yesterday = await source.listing(NOON.date() - timedelta(days=1))
    assert (len(today.entries), today.may_repeat, today.growing, today.asked_at) == (3, False, False, NOON)
    assert {entry.sighting.day for entry in yesterday.entries} == {yesterday.day}
    for days in (-2, 1, 800):
        with pytest.raises(Permanent, match="today only"):
            await source.listing(NOON.date() + timedelta(days=days))
    assert [url for url, _ in fetcher.asked] == ["https://deeplearn.org/"] * 2


async def test_a_page_without_the_list_is_no_empty_day() -> None:
    with pytest.raises(BadPayload, match="no list of hot papers"):
        await DeepLearn(SetFetcher(b"<html>"), SetClock(NOON)).listing(NOON.date())
