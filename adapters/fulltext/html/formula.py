r"""A formula of a page as one readable line: its TeX where that says what is shown, else the shown signs.

`alttext` is not shown: words in it that the formula does not show (`\color{white}\text{…}`) are not said.
"""

import re
import unicodedata

from selectolax.lexbor import LexborNode

from adapters.fulltext.html.look import Look, gone, looked
from adapters.fulltext.html.styles import Styles
from bot.domain.readable.characters import clean
from bot.domain.readable.formulas import LONGEST, math

NOT_SHOWN = frozenset({"annotation", "annotation-xml", "mphantom"})
_COMMAND = re.compile(r"\\[A-Za-z]+\*?|\[rgb\]|\[gray\]")
_STYLE = re.compile(r"\\(?:displaystyle|textstyle|scriptstyle|scriptscriptstyle)\b\s*|~\{\}|\\\\")
_WORD = re.compile(r"[^\W\d_]{4,}")
_INVISIBLE = re.compile("[\u2061-\u2064]")


def formula(node: LexborNode, look: Look, styles: Styles) -> str:
    """The formula in a `math` element; the empty text where nothing of it is seen."""
    shown = clean(_INVISIBLE.sub("", "".join(_shown(node, look, styles))))
    tex = (node.attributes.get("alttext") or "").strip()
    if not shown or not 0 < len(tex) <= LONGEST:
        return shown
    if not _says_the_same(tex, shown):
        return shown
    said = math(_STYLE.sub(" ", tex))
    return clean(said) if said else shown


def _says_the_same(tex: str, shown: str) -> bool:
    """Whether every longer word of the TeX is shown. Letters of formulas are often styled ones: compared folded."""
    folded = "".join(_folded(shown).split())
    return all(word in folded for word in _WORD.findall(_folded(_COMMAND.sub(" ", tex))))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _shown(math_node: LexborNode, look: Look, styles: Styles) -> list[str]:
    said: list[str] = []
    waiting: list[tuple[LexborNode, Look]] = [(math_node, look)]
    while waiting:
        node, seen = waiting.pop()
        if node.is_text_node:
            said += [node.text_content or ""] if seen.is_seen else []
            continue
        attributes = node.attributes
        declared = styles.of(node, attributes)
        if node.tag in NOT_SHOWN or gone(declared, attributes):
            continue
        inner = looked(seen, declared, attributes)
        waiting += [(child, inner) for child in reversed(list(node.iter(include_text=True)))]
    return said
