"""Splitting documents: every part within its limits, the joined text exactly the document's text."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.document.blocks import (
    Block,
    Break,
    Button,
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
from bot.document.split import Part, joined, marks, split

FAMILY = "👩‍👩‍👧‍👦"
FLAGS = "🇰🇷🇺🇸🇫🇷"
PIECES = st.sampled_from(
    [
        "조간 신문은 아침에 온다. ",
        "각" * 7,
        "각",  # a syllable written as three jamo
        "The quick brown fox. ",
        "word ",
        FAMILY,
        FLAGS,
        "👍🏽👍🏿 ",
        "é̈",
        "Z̴̡̧͙͔̈́͝a̷ ",
        "שלום עולם. ",
        "مرحبا بالعالم ",
        "\n",
        " ",
        "\r\n",
        "क्षि",
        "。",
        "!",
        "x" * 40,
        " ́",
    ]
)
CLUSTERS = st.one_of(PIECES, st.sampled_from([FAMILY, FLAGS, "👍🏽", "각", "é̈", "क्षि"]))
WORDS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30))
LINK = "https://arxiv.org/abs/2407.10671"
SPANS = st.builds(Span, text=WORDS, bold=st.booleans(), link=st.sampled_from([None, None, LINK]))
TEXTS = st.lists(SPANS, max_size=4).map(tuple)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS),
    st.builds(Paragraph, TEXTS),
    st.builds(Items, st.lists(TEXTS, max_size=4).map(tuple), st.sampled_from([(), ("1", "2", "3", "4")])),
    st.builds(Quotation, WORDS, st.sampled_from(["abstract", ""])),
    st.builds(Picture, st.just("categories.png"), WORDS),
    st.builds(
        Buttons, st.lists(st.lists(st.builds(Button, WORDS, WORDS), max_size=2).map(tuple), max_size=2).map(tuple)
    ),
    st.just(Break()),
)
FOLDS: st.SearchStrategy[Block] = st.builds(Fold, TEXTS, st.lists(LEAVES, max_size=3).map(tuple))
BLOCKS = st.one_of(LEAVES, FOLDS, st.builds(Fold, TEXTS, st.lists(FOLDS, max_size=2).map(tuple)))
DOCUMENTS = st.builds(Document, st.lists(BLOCKS, max_size=6).map(tuple))


def utf16(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


@given(DOCUMENTS, st.integers(60, 300))
@settings(max_examples=60, deadline=None)
def test_parts_fit_and_join_to_the_text(document: Document, limit: int) -> None:
    parts = split(document, limit, utf16)
    assert joined(parts) == plain(document)
    assert all(utf16(plain(part)) <= limit for part in parts)


@given(DOCUMENTS, st.integers(8, 25))
@settings(max_examples=60, deadline=None)
def test_even_a_tiny_limit_loses_nothing(document: Document, limit: int) -> None:
    parts = split(document, limit, utf16)
    assert joined(parts) == plain(document)
    assert all(utf16(plain(part)) <= limit for part in parts)


@given(DOCUMENTS, st.integers(60, 200), st.integers(8, 16))
@settings(max_examples=60, deadline=None)
def test_no_part_has_more_marks_than_allowed(document: Document, limit: int, most: int) -> None:
    parts = split(document, limit, len, most_marks=most)
    assert joined(parts) == plain(document)
    assert all(marks(part) <= most for part in parts)


@given(st.lists(CLUSTERS, min_size=10, max_size=80).map("".join), st.integers(40, 60))
@settings(max_examples=60, deadline=None)
def test_no_cut_inside_a_grapheme_cluster(words: str, limit: int) -> None:
    parts = split(Document((Paragraph(text(words)),)), limit)
    borders = {match.end() for match in regex.finditer(r"\X", words)} | {0}
    at = 0
    for part in parts:
        at += len(part.joint)
        assert at in borders
        at += len(plain(part))
        assert at in borders


SHORT = st.text(alphabet="ab 가é", max_size=36).map("a{}b".format)  # no white space at the edges: a joint may take it


@given(
    st.lists(
        st.builds(Span, text=SHORT, link=st.integers(0, 9).map(f"{LINK}?{{}}".format)),
        max_size=9,
        unique_by=lambda span: span.link,
    ),
    st.integers(40, 90),
)
@settings(max_examples=60, deadline=None)
def test_no_cut_inside_a_link_that_fits(links: list[Span], limit: int) -> None:
    spans = [piece for link in links for piece in (Span("and so on, "), link)]
    parts = split(Document((Paragraph(tuple(spans)),)), limit)
    shown = [span for part in parts for block in part.blocks for span in _spans(block) if span.link]
    assert shown == links


def _spans(block: Block) -> tuple[Span, ...]:
    assert isinstance(block, Paragraph)
    return block.text


def test_a_part_is_filled_block_by_block() -> None:
    document = Document((Paragraph(text("a" * 40)), Paragraph(text("b" * 40)), Paragraph(text("c" * 40))))
    parts = split(document, 90)
    assert [plain(part) for part in parts] == ["a" * 40 + "\n\n" + "b" * 40, "c" * 40]
    assert [part.joint for part in parts] == ["", "\n\n"]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    parts = split(Document((Paragraph(text("One two three. Four five six. Seven eight.")),)), 32)
    assert [plain(part) for part in parts] == ["One two three. Four five six.", "Seven eight."]
    assert parts[1].joint == " "


def test_without_a_sentence_it_is_cut_after_a_word() -> None:
    parts = split(Document((Paragraph(text("alpha beta gamma delta")),)), 12)
    assert [plain(part) for part in parts] == ["alpha beta", "gamma delta"]


def test_a_link_that_does_not_fit_the_rest_of_a_part_starts_the_next() -> None:
    spans = (Span("one two three. four "), Span("a link of words", link=LINK), Span(" five"))
    parts = split(Document((Paragraph(spans),)), 30)
    assert [plain(part) for part in parts] == ["one two three.", "four a link of words five"]


def test_a_break_starts_a_part_and_leaves_no_text() -> None:
    document = Document((Paragraph(text("a")), Break(), Paragraph(text("b")), Break()))
    assert [plain(part) for part in split(document, 100)] == ["a", "b"]
    assert plain(document) == "a\n\nb"


def test_a_heading_goes_with_what_follows_it() -> None:
    document = Document((Paragraph(text("a" * 30)), Heading(text("Title")), Paragraph(text("b" * 30))))
    assert [plain(part) for part in split(document, 45)] == ["a" * 30, "Title\n" + "b" * 30]


def test_a_fold_is_kept_whole_where_it_fits() -> None:
    fold = Fold(text("More"), (Paragraph(text("b" * 30)), Paragraph(text("c" * 30))))
    parts = split(Document((Paragraph(text("a" * 30)), fold)), 80)
    assert [part.blocks for part in parts] == [(Paragraph(text("a" * 30)),), (fold,)]


def test_a_fold_too_long_goes_on_in_a_fold_without_title() -> None:
    inner = tuple(Paragraph(text(letter * 30)) for letter in "bcd")
    parts = split(Document((Fold(text("More"), inner),)), 70)
    assert [part.blocks for part in parts] == [(Fold(text("More"), inner[:2]),), (Fold((), inner[2:]),)]


def test_items_keep_their_numbers_over_parts() -> None:
    items = Items((text("a" * 20), text("b" * 20), text("c" * 20)), ("7", "8", "9"))
    parts = split(Document((items,)), 50)
    assert [plain(part) for part in parts] == [f"7. {'a' * 20}\n\n8. {'b' * 20}", f"9. {'c' * 20}"]
    assert parts[1].joint == "\n\n"


def test_one_long_item_goes_on_as_a_paragraph() -> None:
    items = Items((text("one two three four five"), text("six")))
    parts = split(Document((items,)), 16)
    assert [plain(part) for part in parts] == ["• one two three", "four five\n• six"]


def test_a_family_longer_than_the_limit_is_all_there() -> None:
    parts = split(Document((Paragraph(text(FAMILY)),)), 4, utf16)
    assert joined(parts) == FAMILY


def test_a_link_longer_than_a_part_stays_a_link_in_each() -> None:
    parts = split(Document((Paragraph((Span("title " * 30, link=LINK),)),)), 60)
    assert len(parts) > 1
    assert all(span.link == LINK for part in parts for block in part.blocks for span in _spans(block))


def test_a_word_of_64_kilobytes_and_a_thousand_links() -> None:
    spans = tuple(Span(f"{number} ", link=LINK) for number in range(1000))
    document = Document((Paragraph(text("x" * 65536)), Paragraph(spans), Paragraph(text("가" * 30000))))
    parts = split(document, 4096, utf16, most_marks=100)
    assert joined(parts) == plain(document)
    assert max(utf16(plain(part)) for part in parts) <= 4096
    assert max(marks(part) for part in parts) <= 100
    assert len(parts) <= 16 + 10 + 8 + 2


def test_what_a_platform_adds_counts() -> None:
    document = Document(tuple(Paragraph(text("a" * 10)) for _ in range(4)))
    parts = split(document, 40, len, lambda part: "".join(f"<p>{plain(Document((b,)))}</p>" for b in part.blocks))
    assert [len(part.blocks) for part in parts] == [2, 2]


def test_a_limit_that_holds_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="limit of 1"):
        split(Document((Items((text("abc"),)),)), 1)


def test_no_blocks_no_parts() -> None:
    assert split(Document(()), 100) == ()
    assert joined(()) == ""


def test_what_fits_is_one_part_of_the_same_blocks() -> None:
    document = Document((Heading(text("Title"), 1), Paragraph(text("Words."))))
    assert split(document, 100) == (Part(document.blocks),)


def test_marks_count_what_platforms_count() -> None:
    linked = Span("title", bold=True, link=LINK)
    assert marks(Document((Heading(text("h")), Paragraph((linked, Span("x")))))) == 3
    assert marks(Document((Fold(text("t"), (Quotation("q", "abstract"), Items(((linked,), text("y"))))), Break()))) == 5
