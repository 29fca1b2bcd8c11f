"""Every block as HTML inside a page: block in, exact lines out; never a blank line, whatever the words are."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.archive.markdown.folded import folded
from adapters.archive.markdown.html import block_html, leaf
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
    foreign,
    text,
)

LINK = "https://arxiv.org/abs/2407.10671"
CASES: list[tuple[Block, str]] = [
    (Paragraph(text("one\ntwo")), "<p>one<br>\ntwo</p>"),
    (Paragraph(text("one\n\n \n- two")), "<p>one<br>\n- two</p>"),
    (Paragraph(text("one"), "paper-1"), '<p id="paper-1">\none</p>'),
    (Paragraph(text("one"), '"><b>'), '<p id="&quot;&gt;&lt;b&gt;">\none</p>'),
    (Paragraph((Span("Qwen2", link=LINK), Span(" (COLM)"))), f'<p><a href="{LINK}">Qwen2</a> (COLM)</p>'),
    (
        Paragraph((Span("b", bold=True), Span("i", italic=True), Span("c", code=True))),
        "<p><strong>b</strong><em>i</em><code>c</code></p>",
    ),
    (Paragraph((Span("a\n\nb", bold=True),)), "<p><strong>a b</strong></p>"),
    (Paragraph((Span("", bold=True, link=LINK), Span("x"))), "<p>x</p>"),
    (Items((text("a"), text("b"))), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    (Items((text("a"),), ("1",)), "<ol>\n<li>a</li>\n</ol>"),
    (Quotation("It is\n84.2.", "abstract"), "<blockquote><p>It is 84.2.</p><p>— abstract</p></blockquote>"),
    (Heading(text("x")), "<p><strong>x</strong></p>"),
    (Picture("figures/1.png", 'a "b"\nc'), '<p><img src="figures/1.png" alt="a &quot;b&quot; c"></p>'),
    (
        Fold(text("Details"), (Paragraph(text("x")), Fold(text("in"), (Paragraph(text("y")),)))),
        "<details>\n<summary>Details</summary>\n<p>x</p>\n<details>\n<summary>in</summary>\n<p>y</p>\n</details>\n</details>",
    ),
    (Buttons(((Button("a", "/b"),),)), ""),
    (Break(), ""),
]
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(("block", "shown"), CASES)
def test_each_block(block: Block, shown: str) -> None:
    assert block_html(block) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("{{ x }} {% y %}", "&#123;&#123; x &#125;&#125; &#123;% y %&#125;"),
        ("@all $x$ \\(y\\)", "&#64;all &#36;x&#36; &#92;(y&#92;)"),
        ("a\u202eb\u2066c\x00\x1b[0m", "abc[0m"),
        ("\ud800 \ufffe", " "),
        ("a\t\u00a0 b", "a b"),
        ("'\"", "&#x27;&quot;"),
    ],
)
def test_a_leaf_is_shown_as_it_is(said: str, shown: str) -> None:
    assert leaf(said) == shown


@given(ANYTHING, ANYTHING)
def test_no_words_make_a_blank_line_or_an_error(title: str, said: str) -> None:
    inside = (Paragraph((Span(said, bold=True), Span(said))), Quotation(said, title), Items((text(said),)))
    shown = block_html(Fold(text(title), (*inside, Picture("a.png", said))))
    assert all(line.strip() for line in shown.split("\n"))
    tree = html5lib.HTMLParser(strict=True).parse(f"<!DOCTYPE html><title>t</title><body>{shown}")
    (fold,) = tree.iter("{http://www.w3.org/1999/xhtml}details")
    assert len(fold) == 5


def test_a_page_has_our_words_as_markdown_and_all_others_as_html() -> None:
    blocks = (
        Heading(text("1. A* | B"), level=1, anchor="a-b"),
        Paragraph(text("Ours: 3^2.")),
        Paragraph((foreign("*Theirs*"),)),
        Items(((Span("x", link="#a-b"),),), ("1",)),
        Items(((foreign("- y"),),)),
    )
    assert folded(Document(blocks)).split("\n\n") == [
        "---\nlayout: default\n---",
        '<a id="a-b"></a>',
        "# 1. A&#42; &#124; B",
        "Ours: 3&#94;2.",
        "<p>*Theirs*</p>",
        "1. [x](#a-b)",
        "<ul>\n<li>- y</li>\n</ul>\n",
    ]
