"""What one TeX command says in Unicode: symbols, letters, accents, by pylatexenc's tables and a few of ours."""

import unicodedata
from functools import lru_cache
from typing import Any

OWN_SYMBOLS = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "S": "§",
    "checkmark": "✓",
    "cmark": "✓",
    "xmark": "✗",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "argmax": "arg max",
    "argmin": "arg min",
    "coloneqq": "≔",
    "prime": "′",
    "circ": "°",
    "geqslant": "≥",
    "leqslant": "≤",
    "ast": "*",
    "star": "*",
    "bmod": "mod",
    "backslash": "∖",
    "textbackslash": "∖",
    "textasciitilde": "~",
    "textunderscore": "_",
    "textasciicircum": "^",
    "epsilon": "ε",
    "phi": "φ",
    "dots": "…",
    "eg": "e.g.",
    "ie": "i.e.",
    "etc": "etc.",
    "aka": "a.k.a.",
    "vs": "vs.",
    "etal": "et al.",
    "wrt": "w.r.t.",
    "iid": "i.i.d.",
    "quad": " ",
    "qquad": " ",
    "item": " • ",
    "newline": " ",
    "par": " ",
    "nonumber": "",
    "ne": "≠",
    "neg": "¬",
    "land": "∧",
    "lor": "∨",
    "gets": "←",
    "iff": "⇔",
    "implies": "⇒",
    "leadsto": "⇝",
    "models": "⊨",
    "colon": ":",
    "degree": "°",
    "lbrace": "{",
    "rbrace": "}",
}
"""What the library leaves out, writes with a backslash, or writes as a sign that few fonts have."""

_AUTHORS_NAMES = (
    "aquarius aries cancer capricornus gemini leo libra pisces sagittarius scorpio taurus virgo jupiter mercury neptune"
    " pluto saturn uranus venus male recorder image original estimates natural flat sharp smile frown id between"
    " homothetic truestate Ident Equal"
)
NOT_SYMBOLS = frozenset(_AUTHORS_NAMES.split())
"""Signs to the library; in an abstract such a command is what its authors call their method."""

LETTERS = frozenset({"i", "j", "o", "O", "l", "L", "ae", "AE", "oe", "OE", "aa", "AA", "ss", "dh", "DH", "th", "TH"})
"""Commands that are letters of a word: the space after them is TeX's, not the word's."""

_NO_SYMBOL = frozenset("\\$^_{}%<>")
ACCENTS = frozenset("\"'`^~=.") | frozenset({"c", "v", "u", "H", "k", "r", "d", "b"})
MATH_ACCENTS = frozenset({"bar", "hat", "tilde", "vec", "dot", "ddot", "check", "breve", "acute", "grave"})


@lru_cache(maxsize=2048)
def symbol(name: str) -> str | None:
    """What the command `\\name` without arguments says; None where it says nothing that is known here."""
    if name in OWN_SYMBOLS:
        return OWN_SYMBOLS[name]
    if name in NOT_SYMBOLS or (len(name) < 2 and name not in LETTERS):
        return None
    said = getattr(_table().get_macro_spec(name), "simplify_repl", None)
    if not isinstance(said, str) or set(said) & _NO_SYMBOL or not said.isprintable():
        return None  # it takes arguments, or sets text
    return said.strip() or None


@lru_cache(maxsize=2048)
def accented(accent: str, letter: str) -> str | None:
    """A letter (or `\\i`, `\\j`) under a text accent, where Unicode has that letter as one character."""
    if accent not in ACCENTS or not (letter.isalpha() and len(letter) == 1):
        return None
    said = unicodedata.normalize("NFC", _said(f"\\{accent}{{{letter}}}"))
    return said if len(said) == 1 and said != letter else None


@lru_cache(maxsize=2048)
def math_accented(accent: str, letter: str) -> str:
    """A single letter under a math accent; more letters stay without it."""
    if accent not in MATH_ACCENTS or len(letter) != 1 or not letter.isalpha():
        return letter
    return unicodedata.normalize("NFC", _said(f"\\{accent}{{{letter}}}")) or letter


def blackboard(letters: str) -> str:
    """The sets of numbers as they are written: ℝ, ℤ and so on; anything else stays."""
    return _said(f"\\mathbb{{{letters}}}") if letters in set("CNPQRZ") else letters


@lru_cache(maxsize=1)
def _table() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 - loads only where there is TeX

    return get_default_latex_context_db()


@lru_cache(maxsize=1)
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - loads only where there is TeX

    return LatexNodes2Text(keep_comments=True, math_mode="text")


@lru_cache(maxsize=4096)
def _said(tex: str) -> str:
    """What the library makes of one accent or alphabet with its one letter."""
    return str(_converter().latex_to_text(tex)).strip()
