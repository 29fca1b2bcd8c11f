"""What one TeX command says in Unicode: symbols, letters, accents, by pylatexenc's tables and a few of ours."""

import unicodedata
from functools import lru_cache

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
    "star": "*",
    "ast": "*",
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
}
"""What the library leaves out, writes with a backslash, or writes as a sign that few fonts have."""

NOT_SYMBOLS = frozenset({"today", "title", "author", "date", "input", "include", "maketitle"})
LETTERS = frozenset({"i", "j", "o", "O", "l", "L", "ae", "AE", "oe", "OE", "aa", "AA", "ss", "dh", "DH", "th", "TH"})
"""Commands that are letters of a word: the space after them is TeX's, not the word's."""

ACCENTS = frozenset("\"'`^~=.") | frozenset({"c", "v", "u", "H", "k", "r", "d", "b"})
MATH_ACCENTS = frozenset({"bar", "hat", "tilde", "vec", "dot", "ddot", "check", "breve", "acute", "grave"})


@lru_cache(maxsize=2048)
def symbol(name: str) -> str | None:
    """What the command `\\name` without arguments says; None where it says nothing that is known here."""
    if name in OWN_SYMBOLS:
        return OWN_SYMBOLS[name]
    if name in NOT_SYMBOLS or (len(name) < 2 and name not in LETTERS):
        return None
    said = _said(f"\\{name}")
    return said if said and len(said) <= 12 and not set(said) & set("\\$^_{}%<>\n") and said.isprintable() else None


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
def _converter() -> object:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - loads only where there is TeX

    return LatexNodes2Text(keep_comments=True, math_mode="text")


@lru_cache(maxsize=4096)
def _said(tex: str) -> str:
    """What the library makes of one command; every call here has one command and at most one letter."""
    converter = _converter()
    return str(converter.latex_to_text(tex)).strip()  # type: ignore[attr-defined]  # the library has no types
