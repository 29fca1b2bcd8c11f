"""XML from outside as a tree, within bounds: no DTD, no entity, bounded depth and size. Errors are BadPayload lines."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden
from defusedxml.ElementTree import DefusedXMLParser

from bot.errors import BadPayload

MOST_DEPTH = 40
MOST_MARKS = 150_000
_SPACE = re.compile(r"\s+")
_STEP = 64 * 1024


class _TooDeep(Exception):
    """Raised inside the parser to leave it at once."""


class _Builder(TreeBuilder):
    """Builds the tree as long as it is not deep."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise _TooDeep
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse_tree(payload: bytes, *, source: str) -> Element:
    """The root element. Raises BadPayload with a line that starts with `source`."""
    if not payload.strip():
        raise BadPayload(f"{source}: the answer is empty")
    if payload.count(b"<") > MOST_MARKS or payload.count(b"=") > MOST_MARKS:
        raise BadPayload(f"{source}: the answer holds more than {MOST_MARKS:,} elements")
    try:
        return _parsed(payload)
    except (DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden):
        if b"<html" in payload[:1000].lower():
            raise BadPayload(f"{source}: the answer is a web page, not a feed") from None
        raise BadPayload(f"{source}: the answer declares XML entities, which is refused") from None
    except _TooDeep:
        raise BadPayload(f"{source}: the answer is nested too deeply") from None
    except (ParseError, ValueError, LookupError):
        page = b"<html" in payload[:1000].lower()
        what = "is a web page, not a feed" if page else "is not XML, or is cut off"
        raise BadPayload(f"{source}: the answer {what}") from None


def _parsed(payload: bytes) -> Element:
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    for begin in range(0, len(payload), _STEP):
        parser.feed(payload[begin : begin + _STEP])
    root = parser.close()
    if not isinstance(root, Element):
        raise ParseError("no root element")
    return root


def local(element: Element) -> str:
    """An element's name without its namespace: one sample of arXiv's answers lacks it."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Direct children by local name."""
    return (child for child in element if local(child) == name)


def child(element: Element, name: str) -> Element | None:
    """The first direct child by local name."""
    return next(children(element, name), None)


def raw_text(element: Element | None) -> str:
    """All text inside, trimmed, with its line breaks."""
    return "".join(element.itertext()).strip() if element is not None else ""


def text(element: Element, name: str) -> str:
    """A child's text on one line (arXiv wraps titles and comments)."""
    return _SPACE.sub(" ", raw_text(child(element, name)))
