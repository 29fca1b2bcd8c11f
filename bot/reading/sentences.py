"""Splits readable text into sentences: verbatim slices with their offsets.

It must not change a character, and it rather leaves two sentences together than cuts one in two.
"""

from dataclasses import dataclass

import regex

END = regex.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["'”’)\]]*)(?P<gap>\s+)(?=["'“‘(\[]*(?P<next>[^\s"'“‘(\[]+))"""
    r"""|(?P<wide>[。！？]+[”’」』）]*)\s*(?=\S)"""
    r"""|(?P<paragraph>\n[^\S\n]*\n)\s*(?=\S)"""
)
LAST_WORD = regex.compile(r"[^\s(\[\"'“‘/—]+$")
ITEM_NUMBER = regex.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-zA-Z])$")
SINGLE_LETTER = regex.compile(r"(?:\p{Lu}\.)*\p{Lu}$")
DOTTED = regex.compile(r"\p{L}(?:\.\p{L})+$")
NAME_IN_LOWER_CASE = regex.compile(r"[\p{Ll}\d]+[\p{Lu}\d]|\p{Ll}\d*-\p{L}")
ITEM_MARK = regex.compile(r"(?:[ivx]{1,4}|[a-z])\)")

NEVER_LAST = frozenset(
    "e.g eg i.e ie cf viz fig figs eq eqs eqn sec secs tab ref refs ch prof dr mr mrs ms st vs".split()
)
SELDOM_LAST = frozenset(
    "al approx resp ca no nos vol pp ed eds dept univ inc ltd co corp jr sr w.r.t a.k.a i.i.d".split()
)
STARTERS = frozenset(
    """we our this these those the it its they their he she in on for to as at by with from while when although though
    however moreover furthermore additionally finally first second third here there such both each all an another
    yet but and also code thus hence therefore instead specifically experiments results existing recent despite unlike
    extensive through using based given since if what how why because after before despite compared""".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly the slice from `start` to `end` of what was split."""

    text: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; white space between them belongs to none."""
    found = []
    start = len(text) - len(text.lstrip())
    for match in END.finditer(text):
        if match.start() >= start and _ends_here(text, start, match):
            end = match.end("close") if match["mark"] else match.end("wide") if match["wide"] else match.start()
            _append(found, text, start, end)
            start = match.end()
    _append(found, text, start, len(text.rstrip()))
    return tuple(found)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Sentence(text[start:end], start, end))


def _ends_here(text: str, start: int, match: regex.Match[str]) -> bool:
    if not match["mark"]:
        return True
    if not _may_begin(match["next"]) or _inside_brackets(text, start, match.end("close")):
        return False
    if match["mark"] != "." or match["close"]:
        return True
    return _word_may_be_last(text[start : match.start()], match["next"])


def _may_begin(word: str) -> bool:
    first = word[0]
    if first.islower():
        return NAME_IN_LOWER_CASE.match(word) is not None or ITEM_MARK.match(word) is not None
    return first.isalnum() or first in "$\\#~+-–—*•<>≈±"


def _inside_brackets(text: str, start: int, end: int) -> bool:
    """Whether a round bracket opened in this sentence is still open and closes soon after."""
    part = text[start:end]
    depth = part.count("(") - part.count(")") + _item_brackets(part)
    return depth > 0 and ")" in text[end : end + 300]


def _item_brackets(part: str) -> int:
    """How many closing brackets of `1)` and `a)` had no opening one."""
    return len(regex.findall(r"(?:^|\s)\p{L}?\d{0,2}\)", part))


def _word_may_be_last(before: str, following: str) -> bool:
    found = LAST_WORD.search(before)
    if found is None:
        return True
    word = found.group()
    starter = following.rstrip(",;:").casefold() in STARTERS
    if word.casefold() in NEVER_LAST:
        return False
    if ITEM_NUMBER.match(word) and _begins_item(before[: found.start()]):
        return False
    if word.casefold() in SELDOM_LAST or SINGLE_LETTER.match(word) or DOTTED.match(word):
        return starter
    return True


def _begins_item(before: str) -> bool:
    """Whether a number with a full stop stands where an item of a list begins (`1. …: 2. …`)."""
    stripped = before.rstrip()
    return not stripped or stripped[-1] in ":;."
