"""Whatever an edition holds: every paper once in its category, no foreign link, no block that cannot be rendered."""

from collections.abc import Iterator

from builders import a_bullet, a_card, a_listed, a_paper, a_report, a_sighting, an_edition
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.document.archive_pages import insights, papers
from bot.document.blocks import Block, Buttons, Document, Fold, Heading, Items, Paragraph, Span
from bot.document.edition import post
from bot.document.paper_card import card
from bot.document.plain import plain_text
from bot.domain.edition import Edition, EditionPaper
from bot.domain.nine import NINE

KEYS = (*(category.key for category in NINE), "Robotics")
SUMMARIES = ("card", "no_text", "withdrawn", "listed_only")
OURS = ("https://arxiv.org/", "https://huggingface.co/papers/")
WORDS = st.text(max_size=30)
URLS = st.sampled_from(
    ["https://arxiv.org/abs/2407.10671", "http://arxiv.org/abs/1", "javascript:alert(1)", "https://arxiv.org/a)b", ""]
)


@st.composite
def listed_papers(draw: st.DrawFn) -> list[EditionPaper]:
    """Papers with hostile words, every summary state, cards in one, both or no language."""
    made = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        paper = a_paper(
            f"arxiv:2407.{number:05}",
            draw(WORDS),
            url=draw(URLS),
            authors=tuple(draw(st.lists(WORDS, max_size=12))),
            votes=draw(st.none() | st.integers(0, 10_000)),
            thumbnail=draw(st.none() | WORDS),
            withdrawn=draw(st.booleans()),
            sightings=(a_sighting(source=draw(st.sampled_from(["huggingface", "arxiv"]))),),
        )
        languages = draw(st.sampled_from([("ko",), ("en",), ("ko", "en"), ()]))
        cards = {language: a_card(tldr=a_bullet(draw(WORDS))) for language in languages}
        summary = draw(st.sampled_from(SUMMARIES))
        key = draw(st.sampled_from(KEYS))
        made.append(a_listed(number, paper, category=key, summary=summary, cards=cards, late=draw(st.booleans())))
    return made


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """An edition of such papers, with reports where two share a category."""
    made = draw(listed_papers())
    shared = {each.category: [one.number for one in made if one.category == each.category] for each in made}
    reports = tuple(a_report(key, numbers) for key, numbers in shared.items() if len(numbers) > 1)
    return an_edition(papers=made, reports=reports)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from walk(block.blocks)


def spans(document: Document) -> Iterator[Span]:
    for block in walk(document.blocks):
        if isinstance(block, Heading | Paragraph):
            yield from block.text
        elif isinstance(block, Items):
            yield from (span for item in block.items for span in item)
        elif isinstance(block, Fold):
            yield from block.title


@settings(max_examples=40)
@given(editions(), st.sampled_from(["ko", "en"]), st.sampled_from(["brief", "full"]))
def test_every_paper_is_listed_once_under_its_own_number(edition: Edition, language: str, length: str) -> None:
    document = post(edition, NINE, chosen=None, language=language, length=length)  # type: ignore[arg-type] # drawn
    numbers = [number for block in document.blocks if isinstance(block, Items) for number in block.numbers]
    assert sorted(numbers, key=int) == [str(listed.number) for listed in edition.papers]


@settings(max_examples=40)
@given(editions(), st.sets(st.sampled_from(KEYS)))
def test_what_is_shown_and_what_is_left_out_are_all(edition: Edition, chosen: set[str]) -> None:
    document = post(edition, NINE, chosen=chosen, language="en")
    numbers = {number for block in document.blocks if isinstance(block, Items) for number in block.numbers}
    assert numbers == {str(listed.number) for listed in edition.papers if listed.category in chosen}
    left_out = sum(listed.category not in chosen for listed in edition.papers)
    front = "".join(plain_text(block.text) for block in document.blocks if isinstance(block, Paragraph))
    rows = [row for block in document.blocks if isinstance(block, Buttons) for row in block.rows]
    everything = f"/digest all {edition.day.isoformat()}" in {button.action for row in rows for button in row}
    assert everything == bool(left_out)
    assert f"{left_out} paper" in front or not left_out


@settings(max_examples=40)
@given(editions(), st.sampled_from(["ko", "en"]))
def test_links_are_ours_in_every_document(edition: Edition, language: str) -> None:
    documents = [
        post(edition, NINE, chosen=None, language=language, length="full"),
        insights(edition, NINE, language),
        papers(edition, NINE, language),
        *(card(listed, edition, NINE, language) for listed in edition.papers),
    ]
    linked = [span.link for document in documents for span in spans(document) if span.link is not None]
    assert all(link.startswith(OURS) and not set(link) & set(" ()<>[]\"'") for link in linked)


@settings(max_examples=40)
@given(editions())
def test_buttons_lead_to_cards_that_exist(edition: Edition) -> None:
    document = post(edition, NINE, chosen=None, language="ko")
    rows = [row for block in document.blocks if isinstance(block, Buttons) for row in block.rows]
    opened = {button.action for row in rows for button in row if button.action.startswith("/paper")}
    with_cards = {f"/paper {each.number}" for each in edition.papers if each.summary == "card" and each.cards}
    assert opened == with_cards
    assert all(0 < len(row) <= 5 for row in rows)


@settings(max_examples=40)
@given(editions(), st.sampled_from(["ko", "en"]))
def test_no_label_is_empty(edition: Edition, language: str) -> None:
    document = post(edition, NINE, chosen=None, language=language, length="full")
    for block in walk(document.blocks):
        if isinstance(block, Heading | Paragraph):
            assert plain_text(block.text).strip()
        if isinstance(block, Fold):
            assert plain_text(block.title).strip()
            assert block.blocks


@settings(max_examples=40)
@given(editions())
def test_the_archive_lists_every_paper_as_a_source_and_as_a_paper(edition: Edition) -> None:
    sources = [block for block in insights(edition, NINE, "ko").blocks if isinstance(block, Items)]
    headings = [
        block for block in papers(edition, NINE, "ko").blocks if isinstance(block, Heading) and block.level == 3
    ]
    titles = [" ".join(listed.paper.title.split()) or listed.paper.id for listed in edition.papers]
    assert [plain_text(heading.text) for heading in headings] == titles
    listed_as_source = [plain_text(item) for block in sources for item in block.items]
    assert all(any(said.startswith(title) for said in listed_as_source) for title in titles)
