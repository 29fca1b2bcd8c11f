"""Splitting against the limits that platforms publish: marks, UTF-16 units, and what markup adds; golden cases."""

import pytest

from bot.document.blocks import Block, Document, Fold, Heading, Items, Paragraph, Quotation, Span, text
from bot.document.plain import plain
from bot.document.split import joined, marks, split

ADDRESS = "https://arxiv.org/abs/2407.{:05}"


def links(count: int) -> Document:
    """A digest of linked titles, all in one list."""
    items = tuple(text(Span(f"Paper {number}", link=ADDRESS.format(number))) for number in range(1, count + 1))
    return Document((Items(items, tuple(str(number) for number in range(1, count + 1))),))


def utf16(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def test_two_hundred_links_are_over_no_limit_of_marks() -> None:
    parts = split(links(200), 100_000, utf16, most_marks=100)
    assert [marks(part) for part in parts] == [100, 100]
    assert joined(parts) == plain(links(200))


@pytest.mark.parametrize(("count", "most", "expected"), [(100, 100, 1), (101, 100, 2), (250, 100, 3), (5, 1, 5)])
def test_as_few_parts_as_the_marks_allow(count: int, most: int, expected: int) -> None:
    parts = split(links(count), 100_000, utf16, most_marks=most)
    assert len(parts) == expected
    assert sum(marks(part) for part in parts) == count
    assert all(marks(part) <= most for part in parts)


def test_without_a_limit_of_marks_only_the_length_counts() -> None:
    assert len(split(links(200), 100_000, utf16)) == 1


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph(text("plain")), 0),
        (Paragraph(text(Span("bold", bold=True))), 1),
        (Paragraph(text(Span("both", bold=True, link=ADDRESS.format(1)))), 2),
        (Paragraph(text(Span("all", bold=True, italic=True, code=True, link=ADDRESS.format(1)))), 4),
        (Heading(text("a heading")), 1),
        (Quotation("quoted", "abstract"), 1),
        (Fold(text("a fold"), (Paragraph(text(Span("x", bold=True))),)), 3),
        (Items((text(Span("x", code=True)), text("y"))), 1),
    ],
)
def test_what_counts_as_a_mark(block: Block, expected: int) -> None:
    assert marks(Document((block,))) == expected


@pytest.mark.parametrize("limit", [4096, 2000, 1024])
def test_korean_and_emoji_are_counted_as_the_platforms_do(limit: int) -> None:
    document = Document((Paragraph(text("🐱조간 " * 3_000)),))
    parts = split(document, limit, utf16)
    assert joined(parts) == plain(document)
    assert all(utf16(plain(part)) <= limit for part in parts)
    assert len(parts) == -(-utf16(plain(document)) // limit)


def test_one_letter_more_is_one_part_more() -> None:
    assert len(split(Document((Paragraph(text("x" * 4096)),)), 4096, utf16)) == 1
    assert len(split(Document((Paragraph(text("x" * 4097)),)), 4096, utf16)) == 2
    assert len(split(Document((Paragraph(text("😀" * 2048)),)), 4096, utf16)) == 1
    assert len(split(Document((Paragraph(text("😀" * 2049)),)), 4096, utf16)) == 2


def test_tags_that_a_platform_adds_count_too() -> None:
    def tagged(document: Document) -> str:
        return "".join(f"<b>{plain(Document((block,)))}</b>" for block in document.blocks)

    document = Document(tuple(Paragraph(text("x" * 20)) for _ in range(6)))
    parts = split(document, 60, len, tagged)
    assert [len(part.blocks) for part in parts] == [2, 2, 2]
    assert all(len(tagged(part)) <= 60 for part in parts)
