"""Where a text spells an abbreviation out: `large language models (LLMs)`, `CoT (chain of thought)`.

A pair counts where the letters of the short form stand in the long one, in order. It does not say who uses it.
"""

import re
from collections.abc import Iterator
from typing import Final

LONGEST = 10
LONGEST_LONG = 80
MOST_BEFORE = 120
"""Characters before a bracket in which the long form is looked for."""
SKIPPED: Final = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with")
)
"""Words whose first letter a short form may leave out."""

_SHORT = r"[A-Za-z0-9][A-Za-z0-9&/-]{1,11}"
_BEHIND = re.compile(rf"\(({_SHORT})(?=[),;])")
_BEFORE = re.compile(rf"(?<![\w-])({_SHORT})\s?\(([^()\n]{{6,{LONGEST_LONG}}})\)")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_END = re.compile(r"[.!?;:()\[\]“”\"](?=\s|$|[A-Z(])|\n")


def spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """Short and long forms as often as they stand there, both singular where the short one has the s of the plural."""
    for found in _BEHIND.finditer(text):
        before = text[max(found.start() - MOST_BEFORE, 0) : found.start()].rstrip()
        long = _long(found[1], _SENTENCE_END.split(before)[-1])
        if long:
            yield singular(found[1], long)
    for found in _BEFORE.finditer(text):
        if _long(found[1], found[2]) == found[2].strip():
            yield singular(found[1], found[2].strip())


def is_short(short: str) -> bool:
    """Whether a word looks like an abbreviation: two to ten characters, most letters of it capital ones."""
    letters = [letter for letter in short if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return 2 <= len(short) <= LONGEST and capitals >= 2 and 2 * capitals >= len(letters)


def singular(short: str, long: str) -> tuple[str, str]:
    """Both without the plural's s, where the short form has it."""
    bare = without_plural(short)
    if bare == short:
        return short, long
    if long.endswith("ies"):
        return bare, f"{long[:-3]}y"
    return bare, long[:-1] if long.endswith("s") and not long.endswith(("ss", "ices")) else long


def without_plural(short: str) -> str:
    """`LLMs` is LLM; `RLHFs` too, `BIAS` is not."""
    return short[:-1] if short.endswith("s") and short[-2:-1].isupper() else short


def _long(short: str, before: str) -> str:
    """The long form at the end of the words before; '' where their letters do not match."""
    bare = without_plural(short)
    if not is_short(bare):
        return ""
    wanted = [letter for letter in bare.casefold() if letter.isalnum()]
    parts = list(_PART.finditer(before))
    start = _by_initials(wanted, parts)
    begun = None if start is None else before.rfind(" ", 0, start) + 1
    # a compound is taken whole: multi-modal large language models are MLLMs
    if begun is None or (begun != start and before[begun].casefold() != wanted[0]):
        return ""
    long = before[begun : parts[-1].end()]
    return long if len(bare) < len(long) <= LONGEST_LONG and bare.casefold() not in long.casefold().split() else ""


def _by_initials(wanted: list[str], parts: list[re.Match[str]]) -> int | None:
    """Where the long form begins, if the last words have the wanted letters: each letter begins a word, or stands in
    the word whose beginning was the letter before it; only small words are left out."""
    left = list(wanted)
    for part in reversed(parts[-3 * len(wanted) :]):
        word = part[0].casefold()
        taken = _taken(left, word)
        if taken:
            del left[-taken:]
        elif word not in SKIPPED:
            return None
        if not left:
            return part.start()
    return None


def _taken(left: list[str], word: str) -> int:
    """How many of the last letters a word has: the first of them begins it, the others follow in order."""
    for count in range(1, min(len(left), len(word)) + 1):
        tail = left[-count:]
        begins = word[0] == tail[0] or (tail[0] == "x" and word.startswith("ex"))
        if begins and _stand_in_order(tail, word):
            return count
    return 0


def _stand_in_order(letters: list[str], word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
