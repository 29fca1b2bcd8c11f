"""A document's text."""

from bot.document.blocks import (
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
from bot.document.plain import between, plain, plain_block


def test_every_block_has_its_text() -> None:
    document = Document(
        (
            Heading(text("조간 7월 16일"), 1),
            Paragraph(text("See ", Span("Qwen2", bold=True, link="https://arxiv.org/abs/2407.10671"), ".")),
            Items((text("first"), text("second"))),
            Items((text("Qwen2"),), ("1",)),
            Quotation("verbatim words", "abstract"),
            Picture("categories.png", "LLM 5"),
            Fold(text("Evidence"), (Paragraph(text("inner")),)),
            Break(),
            Buttons(((Button("1", "/paper 1"), Button("2", "/paper 2")), (Button("more", "/digest"),))),
        )
    )
    assert plain(document) == (
        "조간 7월 16일\nSee Qwen2.\n• first\n• second\n\n1. Qwen2\n\n“verbatim words” — abstract\n\nLLM 5\n\n"
        "Evidence\ninner\n\n1: /paper 1 · 2: /paper 2\nmore: /digest"
    )


def test_blocks_without_text_leave_no_gap() -> None:
    blocks = (Break(), Paragraph(()), Paragraph(text("a")), Picture("x.png", ""), Items(()), Paragraph(text("b")))
    assert plain(Document(blocks)) == "a\n\nb"


def test_items_short_of_numbers_get_bullets() -> None:
    assert plain_block(Items((text("a"), text("b")), ("7/16-3",))) == "7/16-3. a\n\n• b"


def test_a_quotation_without_section_is_only_quoted() -> None:
    assert plain_block(Quotation("words", "")) == "“words”"


def test_a_paragraph_may_take_the_place_of_a_list_or_a_quotation() -> None:
    after = [Heading(()), Paragraph(()), Items(()), Quotation("", ""), Fold((), ()), Picture("", ""), Buttons(())]
    for block in after:
        assert between(Items(()), block) == between(Paragraph(()), block) == between(Quotation("", ""), block)
        assert between(Picture("", ""), block) == between(Paragraph(()), block)
