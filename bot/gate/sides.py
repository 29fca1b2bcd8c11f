"""The two sides of a comparison: what is called better or less, and what it is compared with. It judges no direction.

`A beats B` and `B is behind A` say the same: the sides have changed places, and so has the direction.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.gate.cues import Cue, shares
from bot.gate.listed import listed
from bot.gate.terms import LONGEST, Term, terms

_REACH: Final = 160
"""Characters on each side of a comparison in which its sides are looked for."""
_CLAUSE: Final = re.compile(
    r"[.;:!?]\s|,\s(?:and|but|while|which|so)\s|\s(?:but|while|whereas|although)\s|지만|으나|는데"
)
_THAN: Final = re.compile(r"\s(?:than|versus|vs\.?|compared (?:to|with)|relative to|over|against|behind|ahead of)\s")
_COMPARES: Final = re.compile(
    r"\b(?:than|as \w+ as|compared|level|par|match\w*|rival\w*|better|worse"
    r"|(?:outperform|beat|surpass|exceed)\w*)\b|[가-힣]"
)
"""What compares already, and Korean around an English name: what stands before the next word is none of its sides."""
_TAKES: Final = re.compile(r"(?:outperform|surpass|exceed|beat|outpac|outdo|excel|trail|ahead|behind|lead|match)")
"""Words whose object is what is compared."""
_REST: Final = re.compile(
    r"\s(?:on|in|across|for|at|when|with|while|by|under|using|and (?:is|are|has|can))\s|[,;.:(]\s?"
)
_SUCH: Final = re.compile(r",?\s(?:such as|including|like|e\.g\.)\s")
_SENTENCE: Final = re.compile(r"[.;:!?]\s")
_FRONTED: Final = re.compile(
    r"(?:compared (?:to|with)|relative to|unlike|different from)\s([^,]{3,80}), ", re.IGNORECASE
)
_EARLIER: Final = re.compile(
    r"\b(?:comparable (?:\w+ )?(?:to|with)|on par with|outperform\w*|surpass\w*|match(?:es|ing))\s"
)
"""What sets two sides against each other for the rest of a sentence."""
_KO_OBJECT: Final = re.compile(
    r"(?:보다|에 비해|에 비하면|[과와] 비교)(?=\s)"
    r"|(?:을|를|에)(?=\s(?:크게 |훨씬 |뚜렷이 )?(?:능가|앞[서섰섭]|뛰어넘|넘어[서섰섭]|웃돌|상회|뒤처|뒤[지집졌]|뒤떨"
    r"|못 미|미치지|밑[돌도]))"
)
_KO_TOPIC: Final = re.compile(r"(?:(?<![같많적높낮좋작않얻받깊넓짧늦])은|(?<![없있하되않못])는)(?=\s)")
_KO_DOER: Final = re.compile(r"(?<=\S)[이가](?=\s)(?!\s(?:없|있|필요|아닌|[가-힣]{1,2}[은른큰]\s))")
_KO_VERB: Final = 14
"""Characters from a word on in which its verb is looked for: `를 크게 앞선`."""
_KO_ENDS: Final = re.compile(r"[^가-힣]*(?:에서|에게|에는|으로|[을를은는이가에로고며])[,]?\s")
_MOST_OF_NOUN: Final = 3
_MOST_TERMS: Final = 5
_MOST_BEFORE: Final = 8
_OLD: Final = listed(
    "previous prior existing earlier traditional conventional baseline baselines competitors competing alternatives "
    "state-of-the-art sota classical naive vanilla plain standard 기존 이전 종래 기준"
)
"""What the other side of a paper's comparison is called."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a comparison speaks of and what it is compared with; either may be empty."""

    one: tuple[Term, ...]
    other: tuple[Term, ...]


@lru_cache(maxsize=2048)
def sides(cue: Cue, text: str) -> Sides:
    """The sides of the comparison that this word of a text makes."""
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    end = cue.start + len(cue.word)
    before = plain[max(0, cue.start - _REACH) : cue.start]
    left = cue.start - len(_CLAUSE.split(before)[-1])
    if "가" <= cue.word[-1] <= "힣":
        return _korean(plain, left, cue.start)
    behind = _CLAUSE.split(plain[end : end + _REACH])[0]
    than = _THAN.search(" " + behind if _TAKES.match(cue.word.lower()) is None else "")
    if than:
        start = end + than.end() - 1
    elif _TAKES.match(cue.word.lower()):
        start = end
    else:
        return _set_before(plain, left, cue.start)
    return Sides(
        _inside(plain, left, cue.start)[-_MOST_BEFORE:],
        _inside(plain, start, _end_of(plain, start, end + len(behind)))[:_MOST_TERMS],
    )


def _end_of(plain: str, start: int, end: int) -> int:
    """Where what is compared with ends; examples of it belong to it: `previous work, including Alpha`."""
    rest = _REST.search(plain, start, end)
    if rest and (such := _SUCH.match(plain, rest.start())):
        rest = _REST.search(plain, such.end(), end)
    return rest.start() if rest else end


def _set_before(plain: str, left: int, place: int) -> Sides:
    """Sides that the sentence has named already: `compared to B, A is faster`, `A is comparable to B while faster`.

    Where none is named there is only what the word is said of.
    """
    start = max((match.end() for match in _SENTENCE.finditer(plain, 0, place)), default=0)
    if fronted := _FRONTED.match(plain, start, place):
        other = _inside(plain, *fronted.span(1))
        return Sides(_inside(plain, fronted.end(), place)[-_MOST_BEFORE:], other[:_MOST_TERMS])
    found = list(_EARLIER.finditer(plain, start, place))
    if not found:
        subject = () if _COMPARES.search(plain, left, place) else _inside(plain, left, place)
        return Sides(subject[-_MOST_BEFORE:], ())
    one, end = found[-1].start(), found[-1].end()
    return Sides(
        _inside(plain, start, one)[-_MOST_BEFORE:], _inside(plain, end, _end_of(plain, end, place))[:_MOST_TERMS]
    )


def _korean(plain: str, left: int, right: int) -> Sides:
    """Sides by their particles: the words before the last `보다`, and before the topic, or the doer, nearest to it."""
    objects = [match.start() for match in _KO_OBJECT.finditer(plain, left, right + _KO_VERB) if match.start() < right]
    other = objects[-1] if objects else -1
    subject = _subject(plain, left, right, other)
    if other < 0 or subject < 0:
        return Sides((), ())
    return Sides(_noun(plain, left, subject + 1), _noun(plain, min(subject, other), other + 1))


def _noun(plain: str, start: int, end: int) -> tuple[Term, ...]:
    """The last words of a Korean text that no particle parts: what stands before one is another thing."""
    found = _inside(plain, start, end)[-_MOST_OF_NOUN:]
    cut = [place for place in range(1, len(found)) if _KO_ENDS.match(plain, found[place - 1].end, found[place].start)]
    return found[cut[-1] :] if cut else found


def _subject(plain: str, left: int, right: int, other: int) -> int:
    """Where a comparison's subject ends: the topic nearest before what it is compared with, else who does it there."""
    topics, doers = (
        [match.start() for match in particle.finditer(plain, left, right)] for particle in (_KO_TOPIC, _KO_DOER)
    )
    before = [place for place in topics if place < other] or [place for place in doers if place < other]
    behind = [place for place in topics if any(term.is_specific for term in _inside(plain, left, place + 1)[-1:])]
    return (before[-1:] or behind[:1] or [-1])[0]


def _inside(plain: str, start: int, end: int) -> tuple[Term, ...]:
    return tuple(term for term in terms(plain) if start <= term.start and term.end <= end)


def _is_old(side: tuple[Term, ...]) -> bool:
    return any(term.text.lower() in _OLD for term in side)


def have_changed_places(mine: Sides, theirs: Sides) -> bool:
    """Whether the one side of a sentence's comparison is the quote's other side."""
    if not (mine.one and theirs.other):
        return False
    if not mine.other:
        first = [term for term in theirs.one if not shares((term,), theirs.other)]
        second = [term for term in theirs.other if not shares((term,), theirs.one)]
        return shares(mine.one, second) > shares(mine.one, first)
    if _is_old(theirs.other) and not _is_old(theirs.one) and _is_old(mine.other) != _is_old(mine.one):
        return _is_old(mine.one)
    gone = shares(mine.one, theirs.other)
    kept = shares(mine.one, theirs.one) + shares(mine.other, theirs.other)
    return gone > 0 and gone + shares(mine.other, theirs.one) > kept
