"""Every block as Markdown: captured document in, exact page out."""

import pytest

from adapters.archive.markdown.render import markdown
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

LINK = "https://arxiv.org/abs/2407.10671"
CASES: list[tuple[Block, str]] = [
    (Heading(text("Papers"), level=1), "# Papers"),
    (Heading((Span("Qwen2", link=LINK),), level=3), f"### [Qwen2]({LINK})"),
    (Paragraph(text("one\ntwo")), "one\\\ntwo"),
    (Paragraph(text("one\n\n- two")), "one\\\n\\- two"),
    (Paragraph(text("", "x")), "x"),
    (Paragraph((Span("label", bold=True), Span(": said"))), "**label**: said"),
    (Paragraph((Span(" both ", bold=True, italic=True), Span("x"))), " ***both*** x".strip()),
    (Paragraph((Span("about", italic=True),)), "*about*"),
    (Paragraph((Span("/paper 1", code=True),)), "`/paper 1`"),
    (Paragraph((Span("  ", bold=True), Span("x"))), "x"),
    (Paragraph((Span(LINK, link=LINK),)), LINK),
    (Items((text("a"), text("b"))), "- a\n- b"),
    (Items((text("a"), text("b")), ("1", "4")), "1. a\n4. b"),
    (Items((text("a"), text("b")), ("1",)), "1. a\n- b"),
    (Items((text("a"),), ("7/16-3",)), "- a"),
    (Quotation("It is 84.2.", "abstract"), "> It is 84.2.\n>\n> — abstract"),
    (Fold((Span("Evidence", bold=True),), (Paragraph(text("x")),)), "**Evidence**\n\nx"),
    (Picture("categories.png", "LLM 5"), "![LLM 5](categories.png)"),
    (Picture("https://example.org/x.png", ""), "![](https://example.org/x.png)"),
    (Buttons(((Button("1 details", "/paper 1"), Button("Ask", "/ask")),)), "- 1 details: `/paper 1`\n- Ask: `/ask`"),
    (Break(), "---"),
    (Items(()), ""),
]


@pytest.mark.parametrize(("block", "page"), CASES)
def test_a_block(block: Block, page: str) -> None:
    assert markdown(Document((block,))) == page + "\n"


def test_blocks_stand_apart() -> None:
    assert markdown(Document((Paragraph(text("a")), Items(()), Paragraph(text("b"))))) == "a\n\nb\n"


def test_the_picture_stands_on_the_title_line_and_nowhere_else() -> None:
    picture = Picture("categories.png", "LLM 5")
    title = Heading(text("Papers"), level=1)
    assert markdown(Document((title, picture))) == "# Papers ![LLM 5](categories.png)\n"
    assert markdown(Document((Heading(text("A"), level=3), picture))) == "### A\n\n![LLM 5](categories.png)\n"
    assert markdown(Document((picture, title))) == "![LLM 5](categories.png)\n\n# Papers\n"


def test_nothing_at_all_is_an_empty_page() -> None:
    assert markdown(Document(())) == "\n"
