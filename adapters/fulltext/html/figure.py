"""The first figure of arXiv's page that is one picture, with its caption and the licence that the page names.

Pure; it fetches nothing, and does not judge whether the licence allows anything.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from adapters.fulltext.apart import Unreadable, told_reason
from adapters.fulltext.html.page import decoded
from bot.domain.readable.characters import clean

LONGEST_CAPTION = 400
LONGEST_ADDRESS = 500
MOST_FIGURES = 200
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ""})
"""Endings of what may be a picture: no drawing with scripts in it (SVG), no document (PDF)."""
_UNREAD = "annotation, annotation-xml, script, style, .ltx_note, .ltx_ERROR"


@dataclass(frozen=True, slots=True)
class PageFigure:
    """As the page has it: `address` is its `src`, `base` what addresses are relative to where the page says so."""

    licence: str
    address: str
    caption: str
    base: str = ""


def first_figure(payload: bytes) -> PageFigure | None:
    """The figure; None where no figure is one picture with a caption. Raises Unreadable for what is no such page."""
    tree = LexborHTMLParser(decoded(payload))
    article = tree.css_first("article.ltx_document")
    if article is None:
        raise Unreadable("the page is not a paper converted from LaTeX")
    licence, base = _licence(tree), _attribute(tree.css_first("base[href]"), "href")
    for figure in article.css("figure.ltx_figure")[:MOST_FIGURES]:
        address, caption = _one_picture(figure), _caption(figure)
        if address and caption:
            return PageFigure(licence, address, caption, base)
    return None


def told_figure(figure: PageFigure | None) -> bytes:
    """A figure as one line of JSON."""
    return json.dumps(asdict(figure)).encode("ascii") if figure else told_reason("it has no figure that is one picture")


def heard_figure(line: bytes) -> PageFigure:
    """What `told_figure` said. Raises Unreadable with the reason, or where the line is none of these."""
    try:
        said = json.loads(line)
        if "reason" in said:
            raise Unreadable(str(said["reason"]))
        return PageFigure(*(str(said[name]) for name in ("licence", "address", "caption", "base")))
    except (ValueError, TypeError, KeyError):
        raise Unreadable("its figure cannot be read") from None


def _licence(tree: LexborHTMLParser) -> str:
    """What arXiv says above the paper (`License: CC BY 4.0`); what the paper itself says does not count."""
    for node in tree.css("#license-tr"):
        if not _is_inside(node, "article"):
            return clean(node.text()[:200]).removeprefix("License:").strip()
    return ""


def _is_inside(node: LexborNode, tag: str) -> bool:
    outer = node.parent
    while outer is not None:
        if outer.tag == tag:
            return True
        outer = outer.parent
    return False


def _one_picture(figure: LexborNode) -> str:
    """The address of a figure's only picture; empty where it has several, or none that may be kept."""
    pictures = figure.css("img, svg, object, picture")
    if len(pictures) != 1 or pictures[0].tag != "img" or _is_inside(figure, "figure"):
        return ""
    address = _attribute(pictures[0], "src")
    try:
        ending = PurePosixPath(urlsplit(address).path).suffix.lower()
    except ValueError:
        return ""
    return address if ending in PICTURES else ""


def _caption(figure: LexborNode) -> str:
    """Its words in one line, cut at a word where they are many; the page's tree is changed by it."""
    found = figure.css_first("figcaption")
    if found is None:
        return ""
    for node in found.css(_UNREAD):
        node.decompose()
    said = clean(found.text()[: 20 * LONGEST_CAPTION])
    return said if len(said) <= LONGEST_CAPTION else f"{said[:LONGEST_CAPTION].rpartition(' ')[0] or said[:80]} …"


def _attribute(node: LexborNode | None, name: str) -> str:
    value = (node.attributes.get(name) or "") if node is not None else ""
    return value.strip() if len(value) <= LONGEST_ADDRESS else ""
