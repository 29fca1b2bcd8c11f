"""TeX formulas as one line of Unicode: digits raised and lowered, symbols, fractions with a stroke.

Works on short formulas only; what is too long or nested too deep is given back as it came.
"""

import re
from collections.abc import Iterator

from bot.domain.readable.commands import FRACTIONS, FUNCTIONS, MATH_SILENT, MATH_STYLES
from bot.domain.readable.symbols import LETTERS, MATH_ACCENTS, blackboard, math_accented, symbol

LONGEST = 400
DEEPEST = 12

RAISED = str.maketrans("0123456789+-=()′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾′")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SIGNS = re.compile(r"[+-]?\d+|[+\-]|[+-]?\(\d+\)|′+")
_WORD = re.compile(r"[^\W_]+|[+-]?\d+(?:\.\d+)?|[^\w\s]|\d?[^\W\d_]+")
_NUMBER = re.compile(r"[+-]?\d+")
_ORDINAL = re.compile(r"st|nd|rd|th")
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?|\\(.)|([{}^_~&])|(\s+)|([^\\{}^_~&\s]+)", re.DOTALL)
_RELATION = re.compile(r"(?<=\S)(?:\s+([=<>≤≥≠≈≡∈∉∝→←↔⇒⇔≪≫⊂⊆∼±×])\s*|\s*([=<>≤≥≠≈≡∈∉∝→←↔⇒⇔≪≫⊂⊆])\s+)(?=\S)")
_SPACED = {
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "!": "",
    "/": "",
    "-": "",
    "\\": " ",
    "|": "‖",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}


class _TooDeep(Exception):
    """A formula nested deeper than anybody writes."""


def math(tex: str) -> str | None:
    """The formula between two dollars, readable; None where it is no formula that can be."""
    if len(tex) > LONGEST:
        return None
    try:
        said = _Formula(tex).sequence(0)
    except _TooDeep:
        return None
    said = " ".join(said.split())
    return _RELATION.sub(lambda match: f" {match[1] or match[2]} ", said)


def script(kind: str, said: str) -> str:
    """A raised (`^`) or lowered (`_`) text: Unicode for whole numbers and signs, else `_ij`, `^(2/3)`."""
    said = said.strip()
    if kind == "^" and (said in ("", "*", "°", "′", "†", "‡", "±", "∓") or _ORDINAL.fullmatch(said)):
        return said
    if _SIGNS.fullmatch(said):
        return said.translate(RAISED if kind == "^" else LOWERED)
    mixed = kind == "^" and not (said.isdigit() or said.isalpha())
    if _WORD.fullmatch(said) and not (mixed and any(letter.isalpha() for letter in said)):
        return f"{kind}{said}"
    return f"{kind}({said})" if said else ""


class _Formula:
    """Reads a formula once, from left to right."""

    def __init__(self, tex: str) -> None:
        self.tokens: Iterator[re.Match[str]] = _TOKEN.finditer(tex)
        self.ahead: re.Match[str] | None = next(self.tokens, None)

    def next(self) -> re.Match[str] | None:
        token, self.ahead = self.ahead, next(self.tokens, None)
        return token

    def sequence(self, depth: int) -> str:
        """Everything up to the closing brace, or to the end."""
        if depth > DEEPEST:
            raise _TooDeep
        said: list[str] = []
        while self.ahead is not None:
            if self.ahead[3] == "}":
                if depth:
                    break
                self.next()
                continue
            piece = self.atom(depth)
            if piece and piece[0].isalpha() and said and self.function and said[-1][-1:].isalnum():
                piece = f" {piece}"
            said.append(piece)
        return "".join(said)

    function = False
    """Whether the atom that was read last is a function's name, which stands apart from letters beside it."""

    def atom(self, depth: int) -> str:
        token = self.next()
        self.function = False
        if token is None:
            return ""
        if token[1]:
            return self.command(token[1], depth)
        if token[2]:
            return _SPACED.get(token[2], token[2])
        if token[3]:
            return self.special(token[3], depth)
        return " " if token[4] else token[5]

    def special(self, mark: str, depth: int) -> str:
        if mark == "{":
            said = self.sequence(depth + 1)
            self.next()
            return said
        if mark in "^_":
            return script(mark, self.argument(depth))
        return " "

    def argument(self, depth: int) -> str:
        """What a command or a script takes: a group, a command, or one character."""
        while self.ahead is not None and self.ahead[4]:
            self.next()
        if self.ahead is None or self.ahead[3] == "}":
            return ""
        if depth > DEEPEST:
            raise _TooDeep
        if self.ahead[5]:
            return self.short(self.ahead[5])
        return self.atom(depth + 1).strip()

    def short(self, run: str) -> str:
        """The first character of a run, or its first whole number: `10^-5` never means `10⁻` and a 5."""
        found = _NUMBER.match(run)
        taken = found[0] if found else run[0]
        self.ahead = _TOKEN.match(run, len(taken)) or next(self.tokens, None)
        return taken

    def command(self, name: str, depth: int) -> str:
        if name in MATH_STYLES:
            said = self.argument(depth)
        elif name in FRACTIONS:
            said = f"{_grouped(self.argument(depth))}/{_grouped(self.argument(depth))}"
        elif name in MATH_ACCENTS:
            said = math_accented(name, self.argument(depth))
        elif name == "mathbb":
            said = blackboard(self.argument(depth))
        elif name == "sqrt":
            said = f"√{_grouped(self.argument(depth))}"
        elif name == "pmod":
            said = f" (mod {self.argument(depth)})"
        elif name in ("begin", "end", "label", "tag"):
            said = self.argument(depth)[:0]
        else:
            said = "" if name in MATH_SILENT else self.named(name)
        return said

    def named(self, name: str) -> str:
        said = symbol(name) or name
        if name in LETTERS and self.ahead is not None and self.ahead[4]:
            self.next()
        if name in FUNCTIONS:
            self.function = True
            follows = self.ahead is not None and (self.ahead[1] or (self.ahead[5] or "")[:1].isalnum())
            return f"{said} " if follows else said
        return said


def _grouped(said: str) -> str:
    return said if re.fullmatch(r"[\w.]+|\(.*\)|\S[\u0300-\u036f]?", said) else f"({said})"
