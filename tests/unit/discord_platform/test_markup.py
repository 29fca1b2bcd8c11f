"""Markdown of ours, read by an oracle that knows nothing of it: the same text, our links and styles, nothing else."""

import re

import pytest
from hypothesis import given
from responders.discord_service.seen import Seen, read
from unit.discord_platform.hostile import HOSTILE, LINKS, documents, flat, runs

from adapters.platforms.discord.outbound.markup import escaped, inline, markdown, safe_address
from bot.document.blocks import (
    Block,
    Buttons,
    Document,
    Fold,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quotation,
    Span,
    text,
)
from bot.document.plain import plain
from bot.document.safe import safe_document


def seen_of(document: Document) -> Seen:
    return read(markdown(document.blocks))


def said_by(document: Document) -> str:
    kept = tuple(block for block in document.blocks if not isinstance(block, Buttons | Picture))
    return plain(Document(kept))


def linked(blocks: tuple[Block, ...]) -> list[str]:
    """The addresses of a document's links in order, once for each run of visible letters."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found += _links(block.text)
            case Items():
                found += [link for item in block.items for link in _links(item)]
            case Fold():
                found += [*_links(block.title), *linked(block.blocks)]
            case _:
                pass
    return found


def _links(spans: tuple[Span, ...]) -> list[str]:
    return [address for span in spans if span.link and span.text.strip() and (address := safe_address(span.link))]


@given(documents)
def test_row_37_readers_see_exactly_the_text(document: Document) -> None:
    safe = safe_document(document)
    assert flat(seen_of(safe).text) == flat(said_by(safe))


@given(documents)
def test_nothing_becomes_a_link_or_a_mention_but_our_links(document: Document) -> None:
    safe = safe_document(document)
    seen = seen_of(safe)
    assert seen.mentions == []
    assert {link.kind for link in seen.links} <= {"masked"}
    assert {link.url for link in seen.links} <= set(linked(safe.blocks))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_row_39_and_42_hostile_titles_change_nothing(hostile: str) -> None:
    document = safe_document(Document((Heading(text(hostile)), Items(((Span(hostile, link=LINKS[0]),),), ("3",)))))
    seen = seen_of(document)
    assert flat(seen.text) == flat(said_by(document))
    assert {link.url for link in seen.links} <= {LINKS[0]}
    assert seen.mentions == []
    assert len(seen.text) < 300


def test_row_37_every_ascii_character_is_seen_as_it_is() -> None:
    letters = "".join(map(chr, range(32, 127)))
    for one in letters:
        for written in (one, one * 2, one * 3, f"a{one}b{one}c", f"{one} x", f"1{one} x", f"{one}x{one}"):
            assert read(escaped(written)).text.strip() == written.strip()


@given(runs)
def test_bold_is_where_it_was_and_nowhere_else(spans: tuple[Span, ...]) -> None:
    kept = tuple(span for span in spans if not re.search(r"[\s]", span.text) and not span.code)
    safe = safe_document(Document((Paragraph(kept),)))
    (paragraph,) = safe.blocks
    assert isinstance(paragraph, Paragraph)
    wanted = "".join(span.text if span.bold else "\0" for span in paragraph.text if span.text)
    seen = read(inline(paragraph.text))
    assert "".join(seen.styled("bold")) == wanted.replace("\0", "")


@pytest.mark.parametrize(
    ("spans", "bold", "italic"),
    [
        ((Span("a", bold=True), Span("b", bold=True)), ["ab"], []),
        ((Span("a", bold=True), Span("b", bold=True, link=LINKS[0])), ["ab"], []),
        ((Span("a", bold=True), Span("b", italic=True)), ["a"], ["b"]),
        ((Span("a", italic=True), Span("b", bold=True), Span("c")), ["b"], ["a"]),
        ((Span(" a ", bold=True), Span("b", italic=True)), ["a"], ["b"]),
        ((Span("a", bold=True, italic=True),), ["a"], ["a"]),
        ((Span("x"), Span("a", italic=True), Span("y")), [], ["a"]),
    ],
)
def test_neighbouring_styles(spans: tuple[Span, ...], bold: list[str], italic: list[str]) -> None:
    seen = read(inline(spans))
    assert (seen.styled("bold"), seen.styled("italic")) == (bold, italic)
    assert seen.text.strip() == "".join(span.text for span in spans).strip()


def test_a_list_keeps_the_papers_own_numbers() -> None:
    shown = read(markdown([Items((text("Qwen2"), text("Q-Sparse")), ("1", "4"))])).text
    assert shown == "1. Qwen2\n\n4. Q-Sparse"


def test_a_fold_is_a_quote_with_its_title_and_ends() -> None:
    fold = Fold((Span("Evidence", bold=True),), (Quotation("It is.", "abstract"), Items((text("one"), text("two")))))
    seen = read(markdown([fold, Paragraph(text("after"))]))
    assert seen.styled("quote") == ["Evidence\n“It is.” — abstract\n• one\n• two\n"]
    assert seen.text.endswith("after")


def test_code_that_cannot_be_code_is_text() -> None:
    assert read(inline((Span("a`b", code=True),))).text == "a`b"
    assert read(inline((Span("/paper 3", code=True),))).styled("code") == ["/paper 3"]


@pytest.mark.parametrize(
    "address", ["http://a.example", "javascript:alert(1)", "tg://x", "https://a b", "https://a\n", ""]
)
def test_only_plain_https_is_an_address(address: str) -> None:
    assert safe_address(address) is None
    assert read(inline((Span("words", link=address),))).links == []


def test_brackets_in_a_title_do_not_end_its_link() -> None:
    for title in ("[V2] A title", "A [half title", "A ]half title", "[[a] b", "a [b [c] d] e"):
        seen = read(inline((Span(title, link=LINKS[0]),)))
        assert seen.text == title
        assert {link.url for link in seen.links} == {LINKS[0]}


@pytest.mark.parametrize("words", ["# big", "-# small", "- item", "+ item", "7. one\n7. two", "3) three", "a\n## b"])
def test_row_37_the_start_of_a_line_makes_no_heading_and_no_list(words: str) -> None:
    shown = read(markdown([Paragraph(text(words))]))
    assert shown.text == words
    assert [span.styles for span in shown.spans if span.styles] == []


def test_code_that_looks_like_the_middle_of_a_link_breaks_none() -> None:
    said = (Span("Title", link=LINKS[0]), Span("](", code=True), Span("[arxiv.org](http://evil.example)"))
    shown = read(markdown([Paragraph(said)]))
    assert [(link.kind, link.url) for link in shown.links] == [("masked", LINKS[0])]
    assert shown.text == "Title]([arxiv.org](http://evil.example)"
