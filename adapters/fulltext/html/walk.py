"""Walks a page in reading order, without recursion: what is seen goes to the writer, each part where it belongs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from adapters.fulltext.html.formula import formula
from adapters.fulltext.html.look import Look, gone, looked
from adapters.fulltext.html.parts import Part, kind_of, part_of
from adapters.fulltext.html.styles import Styles
from adapters.fulltext.html.writer import CELL, Writer, label
from bot.domain.text import TextSection

ABSTRACT = "Abstract"


@dataclass(frozen=True, slots=True)
class _Step:
    """An element to enter with the look of what is around it, or what to do on the way out of one."""

    node: LexborNode | None
    look: Look
    leave: Callable[[], None] | None = None


class Walk:
    """One page. `title` and `abstract` are the page's own words, filled by `through`."""

    def __init__(self, styles: Styles, look: Look) -> None:
        self._styles, self._look = styles, look
        self._writer = Writer()
        self._steps: list[_Step] = []
        self.title = ""

    def through(self, article: LexborNode) -> None:
        """Read everything inside an element."""
        self._steps = [_Step(article, self._look)]
        while self._steps:
            step = self._steps.pop()
            if step.leave is not None:
                step.leave()
            elif step.node is not None:
                self._enter(step.node, step.look)

    @property
    def abstract(self) -> str:
        """The page's own abstract."""
        return "\n\n".join(section.text for section in self._writer.sections() if section.heading == ABSTRACT)

    def sections(self) -> tuple[TextSection, ...]:
        """All sections but the abstract; what stands before the first heading has none."""
        return tuple(section for section in self._writer.sections() if section.heading != ABSTRACT)

    def _enter(self, node: LexborNode, outer: Look) -> None:
        if node.is_text_node:
            if outer.is_seen:
                self._writer.word(node.text_content or "")
            return
        attributes = node.attributes
        classes = frozenset((attributes.get("class") or "").split())
        part = part_of(node, classes)
        if part == "nothing":
            return
        declared = self._styles.of(node, attributes)
        if gone(declared, attributes):
            return
        look = looked(outer, declared, attributes)
        leave = self._begin(node, part, classes, look)
        if part not in ("formula", "title", "break"):
            self._inside(node, look, leave)

    def _inside(self, node: LexborNode, look: Look, leave: Callable[[], None] | None) -> None:
        self._steps += [_Step(None, look, leave)] if leave else []
        self._steps += [_Step(child, look) for child in reversed(list(node.iter(include_text=True)))]

    def _begin(self, node: LexborNode, part: Part, classes: frozenset[str], look: Look) -> Callable[[], None] | None:
        """What an element does on the way in; what it does on the way out is given back."""
        writer = self._writer
        leave: Callable[[], None] | None = None
        match part:
            case "formula":
                said = formula(node, look, self._styles)
                writer.word(f" {said} " if node.attributes.get("display") == "block" else said)
            case "break":
                writer.word(" ")
            case "title":
                self._title(node, classes, look)
            case "section":
                writer.begin(ABSTRACT if "ltx_abstract" in classes else "", kind_of(classes, writer.kind_around))
                leave = writer.end
            case "caption":
                leave = self._caption(node)
            case "note":
                writer.begin_note()
                leave = writer.end_note
            case "cell":
                leave = partial(writer.word, CELL)
            case "row":
                leave = partial(writer.edge, "\n")
            case "block":
                writer.edge()
                leave = writer.edge
        return leave

    def _caption(self, node: LexborNode) -> Callable[[], None]:
        if self._writer.now.kind == "caption":
            self._writer.edge()
            return self._writer.edge
        tag = node.css_first(".ltx_caption .ltx_tag, figcaption .ltx_tag")
        self._writer.begin(label(tag.text()) if tag is not None else "", "caption")
        return self._writer.end

    def _title(self, node: LexborNode, classes: frozenset[str], look: Look) -> None:
        """A heading's words are those that are seen, numbers first (`3.2 Attention`)."""
        words = self._seen(node, look)
        if "ltx_title_document" in classes:
            self.title = self.title or words
        elif self._writer.now.heading == "" and self._writer.now.kind != "caption":
            self._writer.now.heading = words
        elif "ltx_title_abstract" not in classes:
            self._writer.edge()
            self._writer.word(words)
            self._writer.edge()

    def _seen(self, node: LexborNode, look: Look) -> str:
        """The words inside one element, on one line."""
        inner = Walk(self._styles, look)
        for child in node.iter(include_text=True):
            inner.through(child)
        return " ".join(" ".join(section.text for section in inner.sections()).split())


def look_of_page(tree: LexborHTMLParser, styles: Styles) -> Look:
    """How the page's body looks: what everything in it inherits."""
    look = Look()
    for node in (tree.root, tree.body):
        if node is not None:
            look = looked(look, styles.of(node, node.attributes), node.attributes)
    return look
