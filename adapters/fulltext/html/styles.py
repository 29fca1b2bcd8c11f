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
    " --ltx-fg-color --ltx-bg-color mask mask-image -webkit-mask -webkit-mask-image letter-spacing line-height"
    " translate rotate inset-inline inset-inline-start inset-block inset-block-start margin-inline margin-inline-start"
    " margin-block margin-block-start margin-bottom block-size inline-size max-block-size max-inline-size"
)
_OF_A_DOCUMENT = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,80})\s*(?:,([^()]{0,80}))?\)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"([{}])")


class Styles:
    """Declarations by element."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._by_node: defaultdict[int, dict[str, str]] = defaultdict(dict)
        self._above: defaultdict[int, dict[str, str]] = defaultdict(dict)
        self._variables: dict[str, str] = {}
        for node in tree.css("[style*='--']"):
            self._remember(_weighed(node.attributes.get("style") or ""))
        matches = 0
        for selector, declared in _rules("\n".join(node.text() for node in tree.css("style")))[:MOST_RULES]:
            self._remember(declared)
            above = {name: value for name, value in declared.items() if _is_above(value)}
            for node in _matching(tree, selector):
                matches += 1
                if matches > MOST_MATCHES:
                    return
                self._by_node[node.mem_id].update(declared)
                if above:
                    self._above[node.mem_id].update(above)

    def of(self, node: LexborNode, attributes: dict[str, str | None]) -> dict[str, str]:
        """What is declared for one element, without marks of weight."""
        inline, ruled = attributes.get("style"), self._by_node.get(node.mem_id)
        if not inline and not ruled:
            return {}
        said = {**(ruled or {}), **_weighed(inline or ""), **self._above.get(node.mem_id, {})}
        return {name: self._known(value, said) for name, value in said.items()}

    def _remember(self, declared: dict[str, str]) -> None:
        self._variables |= {name: value for name, value in declared.items() if name.startswith("--")}

    def _known(self, value: str, own: dict[str, str]) -> str:
        """A value without marks of weight, its variables put in: what has none is as if it were not there."""
        plain = value.partition("!")[0].strip()
        if "var(" not in plain.lower():
            return plain
        known = self._variables | own
        return _VARIABLE.sub(lambda found: known.get(found[1].lower(), found[2] or "").partition("!")[0], plain)


def declarations(said: str) -> dict[str, str]:
    """The properties of `color: red; font-size: 0 !important` that bear on being seen, by name in lower case."""
    return {name: value.partition("!")[0].strip() for name, value in _weighed(said).items()}


def _weighed(said: str) -> dict[str, str]:
    """The same with their marks of weight, and with variables."""
    plain = _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0xFFFF)), _COMMENT.sub(" ", said))
    pairs = (part.partition(":") for part in plain.split(";"))
    named = ((name.strip().lower(), value.strip()) for name, _, value in pairs)
    return {name: value for name, value in named if (name in HEEDED or name.startswith("--")) and value.strip("! ")}


def _is_above(value: str) -> bool:
    return "important" in value.partition("!")[2].lower()


def _is_for_print(block: str) -> bool:
    return (
        block.startswith("@media") and "print" in block and not any(each in block for each in ("screen", "all", "not"))
    )


def _rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    """Rules that bear on being seen, by selector; those for print only are left out, those in other blocks count."""
    found: list[tuple[str, dict[str, str]]] = []
    opened: list[str] = []
    pieces = _BRACE.split(_OF_A_DOCUMENT.sub(" ", _COMMENT.sub(" ", sheet)))
    for words, mark in zip(pieces[::2], pieces[1::2], strict=False):
        if mark == "{":
            opened.append(words.rpartition(";")[2].strip())
            continue
        selector = opened.pop() if opened else ""
        declared = _weighed(words)
        if declared and selector and not any(map(_is_for_print, opened)):
            found.append((selector, declared))
    return found


def _matching(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    if len(selector) > LONGEST_SELECTOR or selector.startswith("@"):
        return []
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []
