"""Splits readable text into sentences: verbatim slices with their offsets.

It must not change a character, and it rather leaves two sentences together than cuts one in two.
"""

import re
from dataclasses import dataclass

END = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]+)(?P<close>["'”’)\]]*)\s+(?=["'“‘(\[]*(?P<next>[^\s"'“‘(\[]+))"""
    r"""|(?<![。！？])(?P<wide>[。！？]+[”’」』）]*)\s*(?=\S)"""
    r"""|(?P<paragraph>\n[^\S\n]*\n)\s*(?=\S)"""
)
"""Looked for only up to the last word: white space that nothing follows would be tried from each of its places."""
LAST_WORD = re.compile(r"[^\s(\[\"'“‘—]+$")
ITEM_NUMBER = re.compile(r"\d{1,2}|[ivx]{1,4}|[a-zA-Z]")
ITEM_MARK = re.compile(r"(?:[ivx]{1,4}|[a-z])\)")
ITEM_BRACKET = re.compile(r"(?:^|\s)[a-zA-Z]?\d{0,2}\)")
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
NAME_IN_LOWER_CASE = re.compile(r"[a-z\d]+[A-Z\d]|[a-z]\d*-[^\W\d_]")
NEVER_LAST = re.compile(r"e\.?g|i\.?e|cf|viz|figs?|eqs?|eqn|secs?|tab|refs?|ch|prof|dr|mrs?|ms|st|v\.?s", re.I)
SELDOM_LAST = re.compile(
    r"al|approx|resp|ca|nos?|vol|pp|eds?|dept|univ|inc|ltd|co|corp|jr|sr|w\.r\.t|a\.k\.a|i\.i\.d", re.I
)
STARTER = re.compile(
    r"we|our|this|these|those|the|its?|they|their|he|she|in|on|for|to|as|at|by|with|from|while|when|although|though"
    r"|however|moreover|furthermore|additionally|finally|first|second|third|here|there|such|both|each|all|another|yet"
    r"|but|and|also|code|thus|hence|therefore|instead|specifically|experiments|results|existing|recent|despite|unlike"
    r"|extensive|through|using|based|given|since|then|if|what|how|why|because|after|before|compared",
    re.I,
)
LOOK_BACK = 500
"""Characters looked at before a full stop: hostile text must not make every stop look at all of it."""
LONGEST_WORD = 40
"""Characters of the word before a full stop: no abbreviation is longer."""
MOST = 2000
"""Sentences told apart in one text, far more than a paper's section has; what follows the last is left together."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly the slice from `start` to `end` of what was split."""

    text: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; white space between them belongs to none."""
    found: list[Sentence] = []
    start = len(text) - len(text.lstrip())
    for match in END.finditer(text, 0, len(text.rstrip())):
        if len(found) == MOST - 1:
            break
        if match.start() >= start and _ends_here(text, start, match):
            end = match.end("close") if match["mark"] else match.end("wide") if match["wide"] else match.start()
            _append(found, text, start, end)
            start = match.end()
    _append(found, text, start, len(text))
    return tuple(found)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    end = start + len(text[start:end].rstrip())
    if end > start:
        found.append(Sentence(text[start:end], start, end))


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    if not match["mark"]:
        return True
    if not _may_begin(match["next"]) or _inside_brackets(text, start, match.end("close")):
        return False
    if match["mark"] != "." or match["close"]:
        return True
    return _word_may_be_last(text[max(start, match.start() - LONGEST_WORD) : match.start()], match["next"])


def _may_begin(word: str) -> bool:
    first = word[0]
    if first.islower():
        return NAME_IN_LOWER_CASE.match(word) is not None or ITEM_MARK.match(word) is not None
    return first.isalnum() or first in "$\\#~+-–—*•<>≈±"


def _inside_brackets(text: str, start: int, end: int) -> bool:
    """Whether a round bracket opened in this sentence is still open and closes soon after.

    The brackets of `1)` and `a)` had no opening one and are not counted.
    """
    if ")" not in text[end : end + 300]:
        return False
    part = text[max(start, end - LOOK_BACK) : end]
    opened = part.count("(") - part.count(")")
    return "(" in part and opened + len(ITEM_BRACKET.findall(part)) > 0


def _word_may_be_last(before: str, following: str) -> bool:
    """Whether the word before a full stop can end a sentence that `following` would come after."""
    found = LAST_WORD.search(before)
    if found is None:
        return True
    word = found.group()
    if NEVER_LAST.fullmatch(word):
        return False
    if ITEM_NUMBER.fullmatch(word) and _begins_item(before[: found.start()]):
        return False
    if SELDOM_LAST.fullmatch(word) or DOTTED.fullmatch(word):
        return STARTER.fullmatch(following.rstrip(",;:")) is not None
    return True


def _begins_item(before: str) -> bool:
    """Whether a number with a full stop stands where an item of a list begins (`1. …: 2. …`)."""
    stripped = before.rstrip()
    return not stripped or stripped[-1] in ":;"
