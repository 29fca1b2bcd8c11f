"""Blocks of a Document as HTML. It decides how they are written, never what is said; buttons are for chats only."""

import re
from collections.abc import Iterable

from adapters.archive.site.markup import Html, joined, lines, plain, tag
from bot.document.addresses import https
from bot.document.blocks import Block, Break, Buttons, Fold, Heading, Items, Paragraph, Picture, Quotation, Span, Text

_HANGUL = re.compile("[\uac00-\ud7a3]")
_LATIN_WORDS = re.compile(r"[A-Za-z]{2,}\W+[A-Za-z]{2,}")
_ANCHOR = re.compile(r"#[A-Za-z0-9_-]+")
_FILE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_NUMBERED = re.compile(r" \[(\d+)\]")
"""The number of a sentence's paper, as our reports write it."""


class Shown:
    """How blocks are shown in a page: `language` is the page's, `numbers` lead to papers of the page, `pictures` is
    where its pictures are, and headings begin one level `below`."""

    def __init__(self, language: str, *, numbers: bool = False, pictures: str = "", below: int = 0) -> None:
        self._language, self._numbers, self._pictures, self._below = language, numbers, pictures, below

    def blocks(self, blocks: Iterable[Block]) -> Html:
        """Blocks in a row."""
        return lines(map(self.block, blocks))

    def block(self, block: Block) -> Html:
        """One block; empty where a page shows nothing of it."""
        shown = Html()
        match block:
            case Heading():
                shown = tag(f"h{min(6, block.level + self._below)}", self.inline(block.text), id=block.anchor or None)
            case Paragraph():
                shown = tag("p", self.inline(block.text), id=block.anchor or None)
            case Items():
                shown = self._items(block)
            case Quotation():
                said = tag("p", self.span(Span(block.text, foreign=True)))
                shown = tag("blockquote", said, tag("footer", f"— {block.section}"))
            case Fold():
                shown = tag("details", tag("summary", self.inline(block.title)), self.blocks(block.blocks))
            case Picture():
                shown = self._picture(block)
            case Buttons() | Break():
                pass
        return shown

    def inline(self, text: Text) -> Html:
        """Spans in a row."""
        return joined(map(self.span, text))

    def span(self, span: Span) -> Html:
        """One run of text; a link only to an https address or a place in the page."""
        if self._numbers and not span.foreign and (found := _NUMBERED.fullmatch(span.text)):
            return joined((" ", tag("a", f"[{found[1]}]", href=f"#paper-{found[1]}", class_="number")))
        shown = joined(_with_breaks(span.text))
        for name, is_so in (("code", span.code), ("em", span.italic), ("strong", span.bold)):
            shown = tag(name, shown) if is_so and shown else shown
        other = "en" if self._is_english(span) else None
        target = _target(span.link)
        if target and shown:
            return tag("a", shown, href=target, lang=other, rel=None if target[0] == "#" else "noopener")
        return tag("span", shown, lang=other) if other else shown

    def _is_english(self, span: Span) -> bool:
        """Whether words of others in a page of another language are English: for who has the page read aloud."""
        if not span.foreign or self._language == "en" or _HANGUL.search(span.text):
            return False
        return bool(_LATIN_WORDS.search(span.text))

    def _items(self, block: Items) -> Html:
        numbers = [*block.numbers, *[""] * len(block.items)]
        items = [
            tag("li", self.inline(item), value=number if number.isdecimal() else None)
            for item, number in zip(block.items, numbers, strict=False)
        ]
        return tag("ol" if block.numbers else "ul", lines(items))

    def _picture(self, block: Picture) -> Html:
        """A picture beside the page; none of another host, which would learn who reads."""
        if not _FILE.fullmatch(block.source):
            return Html()
        return tag("img", src=self._pictures + block.source, alt=block.words, loading="lazy")


def _with_breaks(words: str) -> Iterable[Html]:
    kept = [line for line in words.split("\n") if line]
    for place, line in enumerate(kept):
        if place or words.startswith("\n"):
            yield tag("br")
        yield joined((plain(line),))


def _target(link: str | None) -> str | None:
    if not link:
        return None
    return link if _ANCHOR.fullmatch(link) else https(link)
