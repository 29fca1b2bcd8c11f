"""Rich messages: the same words, each leaf escaped once, details to open; nothing where it would be too long."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from responders.bot_api.rich import seen

from adapters.platforms.telegram.outbound.rich import LONGEST, rich
from bot.document.blocks import (
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
TAGS = {"h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "details", "summary", "b", "i", "code", "a", "br"}


class Reader(HTMLParser):
    """Tags and links, and whether they are closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name == "href"]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_block() -> None:
    made = rich(
        Document(
            (
                Heading(text("Title"), level=1),
                Paragraph((Span("a\nb", bold=True), Span("c", italic=True), Span("d", code=True))),
                Items((text("x"),)),
                Items(((Span("y", link=LINK),), text("z")), ("3", "7")),
                Items((text("older"),), ("7/16-3",)),
                Fold(text("More"), (Quotation("q", "abstract"), Fold(text("in"), (Paragraph(text("deep")),)))),
                Picture("x.png", "alt"),
                Buttons(((Button("a", "/b"),),)),
            )
        )
    )
    assert made == (
        "<h2>Title</h2><p><b>a<br>b</b><i>c</i><code>d</code></p><ul><li>x</li></ul>"
        f'<ol><li value="3"><a href="{LINK}">y</a></li><li value="7">z</li></ol><p>7/16-3. older</p>'
        "<details><summary>More</summary><blockquote><p>“q” — abstract</p></blockquote>"
        "<details><summary>in</summary><p>deep</p></details></details>"
    )
    assert seen(made).startswith("Title\n")


@pytest.mark.parametrize("address", ["http://evil.example", "tg://user?id=1", "javascript:x"])
def test_only_https_links(address: str) -> None:
    assert rich(Document((Paragraph((Span("x", link=address),)),))) == "<p>x</p>"


def test_too_long_or_empty_is_none() -> None:
    assert rich(Document((Paragraph(text("x" * LONGEST)),))) is None
    assert rich(Document((Buttons(((Button("a", "/b"),),)),))) is None


@example("<b>x</b><script>y</script> & &amp; <a href='http://evil.example'>z</a>")
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_hostile_words_are_only_words(words: str) -> None:
    blocks = (
        Heading(text(words)),
        Paragraph((Span(words, link=LINK),)),
        Quotation(words, words),
        Items((text(words),)),
    )
    reader = Reader(rich(Document((*blocks, Fold(text(words), blocks)))) or "")
    assert set(reader.tags) <= TAGS
    assert reader.open == []
    assert set(reader.links) <= {LINK}
    assert reader.words.count(words) >= (11 if words else 0)
