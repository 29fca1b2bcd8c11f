"""Which dollars enclose a formula and which are money. Converts nothing."""

import re

from bot.domain.readable.formulas import LONGEST

_SIGNAL = re.compile(r"\\[A-Za-z]{2,}|\\[,;!%{}&]|[\^_{]")
_TEXT = re.compile(r"\\(?:text\w*|mbox|mathrm|mathit|emph|it|operatorname)\s*\{[^{}]*\}")
_PROSE = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}\s|\s[^\W\d_]{2,}")


def formula_end(text: str, start: int, mark: str) -> int:
    """Where the formula ends that begins at `start`, after an opening `mark`; -1 where there is none.

    Decided as people write: a formula holds a command, a script or a brace, or is one short expression; money stands
    before a number, and no dollar closes it.
    """
    end = text.find(mark, start, start + LONGEST)
    while end > start and text[end - 1] == "\\":
        end = text.find(mark, end + 1, start + LONGEST)
    if end < 0:
        return -1
    after = text[end + len(mark) : end + len(mark) + 1]
    return end if _is_formula(text[start:end], after) else -1


def has_signal(tex: str) -> bool:
    """Whether there is a command, a script or a brace in it."""
    return _SIGNAL.search(tex) is not None


def _is_formula(tex: str, after: str) -> bool:
    if not tex.strip() or _PROSE.search(_TEXT.sub("", tex)):
        return False
    number_first, last = tex[0].isdigit(), tex[-1]
    if number_first and (last.isspace() or after.isdigit()):
        return False
    if has_signal(tex):
        return not after.isalnum() or last.isalnum() or last in ")}]*'|" or "\\" in tex
    if tex[0].isspace() or last.isspace() or after.isdigit() or (after.isalpha() and len(tex) > 1):
        return False
    return not _WORD.search(tex) and not set(tex) <= set("/.,;:'\"`&|-") and _balanced(tex)


def _balanced(tex: str) -> bool:
    """Whether no bracket closes that was not opened, nor stays open; half-open intervals are balanced too."""
    depth = 0
    for letter in tex:
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
