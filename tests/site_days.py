"""Days, a report and hostile titles as a site shows them; and the site of them in a folder."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from builders import a_bullet, a_card, a_listed, a_paper, a_quote, a_report, an_edition
from builders_conference import SLUG, a_conference_report, a_figure, a_reported
from fakes import FakeStore

from adapters.archive.site.pages import Kind
from adapters.archive.site.site import Site
from bot.domain.card import Card, Sections
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.domain.nine import NINE

ADDRESS = "https://papers.example.org/jogan"
FIRST = date(2024, 6, 28)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010800000000d14920560000000b4944415478da6368f80f00"
    "02020180fdf2fcf40000000049454e44ae426082"
)
HOSTILE = "</h3><script>window.hit = 1</script><img src=x onerror=window.hit=1> {{7*7}} \u202egnp.exe"
MARKUP = 'say "hi" & <b>it</b> \' onmouseover=window.hit=1 x='


def a_told(text: str, quote: str) -> Card:
    """A card of a model: its sentences are not its quotes."""
    said = a_bullet(text, quotes=(a_quote(quote, "4.2 Results"),))
    return a_card(writer="model", model="m", tldr=said, sections=Sections(whats_new=(said,)))


def a_day(day: date, papers: int = 4) -> Edition:
    """An edition with a model's card, excerpts, a hostile title and an address that is none."""
    listed = [
        a_listed(1, a_paper(f"arxiv:{day:%y%m}.{day.day:02}001", f"Sparse Attention for Day {day.day}"),
                 cards={"en": a_told("It halves the cost.", "the cost is halved on all tasks"),
                        "ko": a_told("비용이 절반으로 줄었습니다.", "the cost is halved on all tasks")}),
        a_listed(2, a_paper(f"arxiv:{day:%y%m}.{day.day:02}002", HOSTILE, authors=(MARKUP, "Kim <i>"))),
        a_listed(3, a_paper(f"title:{day:%Y%m%d}aa", MARKUP, url="javascript:window.hit=1"), category="Multimodal"),
    ]  # fmt: skip
    listed += [
        a_listed(n, a_paper(f"arxiv:{day:%y%m}.{day.day:02}{n:03}", f"Paper {n} of {day}"))
        for n in range(4, papers + 1)
    ]
    return an_edition(day, listed, reports=(a_report("LLM", (1, 2)),))


def days(count: int, *, every: int = 2) -> tuple[Edition, ...]:
    """Editions of so many days, oldest first, over more than one month."""
    return tuple(a_day(FIRST + timedelta(days=every * place)) for place in range(count))


def a_venue() -> ConferenceReport:
    """A report with a figure and a hostile title."""
    papers = (a_reported(1, figure=a_figure()), a_reported(2, paper={"title": HOSTILE}, venue=HOSTILE))
    return a_conference_report(papers, title=f"COLM 2024 {MARKUP}")


async def a_store(editions: tuple[Edition, ...]) -> FakeStore:
    """A store that has them."""
    store = FakeStore()
    for edition in editions:
        assert await store.editions.publish(edition)
    return store


def a_site(store: FakeStore, archive: Path, address: str | None = ADDRESS) -> Site:
    """The site of a store's editions in `archive`/site."""
    return Site(archive / "site", Kind(("ko", "en"), NINE, archive, address), store.editions, store.reports)


def put_pictures(archive: Path, editions: tuple[Edition, ...]) -> None:
    """The archive's pictures, and the report's figure: a site copies them."""
    for edition in editions:
        folder = archive / edition.day.isoformat()
        folder.mkdir(parents=True)
        (folder / "categories.png").write_bytes(PNG)
    figure = archive / SLUG / a_figure().file
    figure.parent.mkdir(parents=True)
    figure.write_bytes(PNG)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def corrected(edition: Edition, day: date) -> Edition:
    """The edition with its first card corrected on a day."""
    first = replace(edition.papers[0], corrected=day)
    return replace(edition, papers=(first, *edition.papers[1:]))
