"""Blocks as HTML: each kind, links only where they may lead, pictures only beside the page."""

import pytest

from adapters.archive.site.blocks import Shown
from bot.document.blocks import (
    Break,
    Button,
    Buttons,
    Fold,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quotation,
    Span,
    foreign,
    text,
)


def test_each_kind() -> None:
    shown = Shown("en")
    assert shown.block(Heading(text("A & B"), 3, "a")) == '<h3 id="a">A &amp; B</h3>'
    assert shown.block(Paragraph(text(Span("b", bold=True), " i"))) == "<p><strong>b</strong> i</p>"
    assert shown.block(Items((text("x"), text("y")))) == "<ul><li>x</li>\n<li>y</li></ul>"
    assert shown.block(Items((text("x"),), ("7",))) == '<ol><li value="7">x</li></ol>'
    quoted = shown.block(Quotation("q <", "Results"))
    assert quoted == "<blockquote><p>q &lt;</p><footer>— Results</footer></blockquote>"
    folded = shown.block(Fold(text("t"), (Paragraph(text("in")),)))
    assert folded == "<details><summary>t</summary><p>in</p></details>"


def test_buttons_and_breaks_are_for_chats() -> None:
    assert Shown("en").blocks((Buttons(((Button("a", "/a"),),)), Break(), Paragraph(text("p")))) == "<p>p</p>"


def test_line_breaks_inside_a_paragraph_are_kept_and_blank_lines_are_none() -> None:
    assert Shown("en").inline(text("a\nb\n\nc")) == "a<br/>b<br/>c"
    assert Shown("en").inline(text("a", "\nb")) == "a<br/>b"


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "http://a.example/",
        "//a.example",
        "https://u:p@a.example/",
        "data:text/html,x",
        '#"x',
        "/x",
    ],
)
def test_what_may_not_be_a_link_is_words(link: str) -> None:
    assert Shown("en").span(Span("words", link=link)) == "words"


def test_links_of_ours() -> None:
    assert Shown("en").span(Span("w", link="#paper-3")) == '<a href="#paper-3">w</a>'
    shown = Shown("en").span(Span("w", link="https://arxiv.org/abs/2407.10671"))
    assert shown == '<a href="https://arxiv.org/abs/2407.10671" rel="noopener">w</a>'


def test_the_number_of_a_papers_sentence_leads_to_it_where_it_is_ours() -> None:
    numbered = Shown("en", numbers=True)
    assert numbered.span(Span(" [3]")) == ' <a href="#paper-3" class="number">[3]</a>'
    assert numbered.span(foreign(" [3]")) == " [3]", "a title that ends so names no paper"
    assert Shown("en").span(Span(" [3]")) == " [3]"


@pytest.mark.parametrize("source", ["https://a.example/x.png", "../x.png", "//a/x.png", "x y.png", "/x.png", ".x"])
def test_no_picture_of_another_place(source: str) -> None:
    assert Shown("en").block(Picture(source, "words")) == ""


def test_a_picture_beside_the_page() -> None:
    shown = Shown("en", pictures="../reports/a/").block(Picture("figures/1.png", 'so "big"'))
    assert shown == '<img src="../reports/a/figures/1.png" alt="so &quot;big&quot;" loading="lazy"/>'


def test_english_of_others_in_a_korean_page_is_marked_for_who_listens() -> None:
    shown = Shown("ko")
    assert shown.span(foreign("We present a model.")) == '<span lang="en">We present a model.</span>'
    assert shown.span(foreign("모델 Qwen Two")) == "모델 Qwen Two"
    assert shown.span(foreign("▲91")) == "▲91"
    assert shown.span(Span("Hugging Face")) == "Hugging Face"
    assert Shown("en").span(foreign("We present a model.")) == "We present a model."
