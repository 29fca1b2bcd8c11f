"""What a page's own style sheets and `style` attributes say of its elements, as far as it bears on being seen.

Rules count in their order, attributes last; specificity is not weighed, and sheets elsewhere are not read.
"""

import re
from collections import defaultdict

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

MOST_RULES = 3_000
MOST_MATCHES = 200_000
LONGEST_SELECTOR = 200


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEEDED = _names(
    "display visibility opacity color background background-color font-size font position left right top bottom"
    " inset text-indent margin margin-left margin-right margin-top transform scale filter clip clip-path width"
    " height max-width max-height overflow overflow-x overflow-y zoom content-visibility -webkit-text-fill-color"
    " --ltx-fg-color --ltx-bg-color"
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"([{}])")


class Styles:
    """Declarations by element."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._by_node: defaultdict[int, dict[str, str]] = defaultdict(dict)
        matches = 0
        for selector, declared in _rules("\n".join(node.text() for node in tree.css("style")))[:MOST_RULES]:
            for node in _matching(tree, selector):
                matches += 1
                if matches > MOST_MATCHES:
                    return
                self._by_node[node.mem_id].update(declared)

    def of(self, node: LexborNode, attributes: dict[str, str | None]) -> dict[str, str]:
        """What is declared for one element."""
        inline = declarations(attributes.get("style") or "")
        ruled = self._by_node.get(node.mem_id)
        return {**ruled, **inline} if ruled else inline


def declarations(said: str) -> dict[str, str]:
    """The properties of `color: red; font-size: 0 !important` that bear on being seen, by name in lower case."""
    pairs = (part.partition(":") for part in _COMMENT.sub(" ", said).split(";"))
    named = ((name.strip().lower(), value.partition("!")[0].strip()) for name, _, value in pairs)
    return {name: value for name, value in named if name in HEEDED and value}


def _rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    """Rules that bear on being seen, by selector; those for print only are left out, those in other blocks count."""
    found: list[tuple[str, dict[str, str]]] = []
    opened: list[str] = []
    pieces = _BRACE.split(_COMMENT.sub(" ", sheet))
    for words, mark in zip(pieces[::2], pieces[1::2], strict=False):
        if mark == "{":
            opened.append(words.rpartition(";")[2].strip())
            continue
        selector = opened.pop() if opened else ""
        declared = declarations(words)
        if declared and selector and not any("print" in block for block in opened if block.startswith("@media")):
            found.append((selector, declared))
    return found


def _matching(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    if len(selector) > LONGEST_SELECTOR or selector.startswith("@"):
        return []
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []
