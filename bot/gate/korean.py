"""Korean text as the glossary's terms: particles and endings are what is left over. No tokenizer, no meanings."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from bot.gate.glossary import Rendering, glossary
from bot.gate.listed import listed

MOST_SYLLABLES: Final = 4_000
"""Syllables read of one text: a sentence has at most 400 characters, questions are short."""

_RUN = re.compile(r"[가-힣]+(?:[ \-·][가-힣]+)*")
_TAIL = re.compile(
    r"(?:들|적|화|성|별|용|간|상|형)?(?:까지|부터|에서|에게|으로|로서|로써|보다|처럼|만큼|마다|조차|밖에|이나|이며"
    r"|이고|이라는"
    r"|라는|이라|은|는|이|가|을|를|의|에|로|와|과|도|만|나|란|라|며|고|인|임)*"
)
_ONE_SYLLABLE_TAIL = re.compile(
    r"(?:들)?(?:까지|부터|에서|에게|으로|보다|마다|은|는|이|가|을|를|의|에|로|와|과|도|만)?"
)
_JOINS: Final = re.compile(r"수[는도가]?(?=있|없)|[해한할하]")
"""A syllable that is an ending inside a word, or in `할 수 있다`, and no word: of 간결해 nothing is a harm (해)."""
_NOUGHT: Final = listed(
    "대부분 대다수 "
    "이 그 저 및 또 또한 즉 등 때 중 것 수 더 매우 통해 위해 위한 통한 대해 대한 대하여 따른 따라 의한 의해 "
    "관한 관해 인한 인해 그리고 그러나 하지만 반면 한편 특히 이는 이를 이로 여기 이러한 이런 그런 이번 해당 본 "
    "각 모든 우리 저희 합니다 했습니다 하며 하고 하는 한다 하여 해 된 되는 됩니다 되었습니다 됐습니다 있는 "
    "있습니다 있으며 있고 있음 있어 입니다 였습니다 이었습니다 아니라 뿐만 뿐 만에 동안 후 전 뒤 앞 안 밖 속 "
    "위 아래 가지 개 건 명 편 번 쪽 바 점 줄 데 채 한 두 세 네 다섯 열 여섯 하나 둘 셋 없이 않습니다 않고 않는 "
    "없습니다 없는 으로 에서 에게 보다 까지 부터 만 약 총 최대 최소 이상 이하 억 조 천 백 배 퍼센트 "
    "퍼센트포인트 포인트 여 대 대비 각각 당 장 회 차례 곳 달 주 여개 간 내 외 초 분 시간 일 년 월"
)


@dataclass(frozen=True, slots=True)
class KoreanTerm:
    """A run of Hangul: `renderings` are its English, empty where the glossary does not know the word."""

    text: str
    start: int
    end: int
    renderings: tuple[Rendering, ...]
    guessed: bool = False
    """Whether it was read inside a word whose beginning nobody knows: 레이어 in 싱글플레이어 is perhaps no layer."""


def korean_terms(text: str) -> tuple[KoreanTerm, ...]:
    """The terms of a Korean text in order; words that only join others are left out."""
    found: list[KoreanTerm] = []
    for run in _RUN.finditer(text[:MOST_SYLLABLES]):
        skipped = _particle_before(text, run)
        found.extend(_terms_of_run(run.group()[skipped:], run.start() + skipped))
    return tuple(found)


def _particle_before(text: str, run: re.Match[str]) -> int:
    """Letters of a particle that belongs to the Latin word before the run: `LLM의 사실` speaks of no doctor (의사)."""
    if run.start() == 0 or text[run.start() - 1].isspace():
        return 0
    first = run.group().split(" ", 1)[0]
    return min(len(first) + 1, len(run.group())) if _TAIL.fullmatch(first) else 0


@cache
def _by_first() -> dict[str, tuple[int, ...]]:
    """For a first syllable the lengths of terms that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for term in glossary().renderings:
        lengths.setdefault(term[0], set()).add(len(term))
    return {first: tuple(sorted(many, reverse=True)) for first, many in lengths.items()}


def _terms_of_run(run: str, offset: int) -> list[KoreanTerm]:
    """Terms may span spaces but begin where a word begins or where a term before them ended."""
    places = [place for place, letter in enumerate(run) if "가" <= letter <= "힣"]
    bare = "".join(run[place] for place in places)
    ends = {at for at in range(1, len(bare)) if places[at] != places[at - 1] + 1} | {len(bare)}
    found: list[KoreanTerm] = []
    at, word_start, guessed_until = 0, 0, 0
    while at < len(bare):
        word_end = min(end for end in _ends_after(ends, at))
        length = _longest(bare if at == word_start else bare[:word_end], at, word_end)
        if length == 1 and _JOINS.match(bare, at) and (at != word_start or bare[at] == "수"):
            at += 1
        elif length:
            term = _term(run, places, at, at + length, offset, glossary().renderings[bare[at : at + length]])
            found.append(replace(term, guessed=at < guessed_until))
            at += length
        elif at == word_start:
            inside = next(
                (place for place in range(at + 1, word_end) if _longest(bare[:word_end], place, word_end, 2)), word_end
            )
            if inside == word_end and not _tells_nothing(bare[at:word_end]):
                found.append(_term(run, places, at, word_end, offset, ()))
            at = inside
            guessed_until = word_end
        else:
            rest = next(
                (place for place in range(at, word_end) if _longest(bare[:word_end], place, word_end, 2)), word_end
            )
            at = max(rest, at + 1)
        if at in ends:
            word_start = at
    return found


def _ends_after(ends: set[int], at: int) -> list[int]:
    return [end for end in ends if end > at]


def _longest(bare: str, at: int, word_end: int, least: int = 1) -> int:
    """Syllables of the longest term that begins here, nought if none; one syllable must be the whole word."""
    known = glossary().renderings
    for length in _by_first().get(bare[at], ()):
        if length < least or at + length > len(bare) or bare[at : at + length] not in known:
            continue
        if (
            length > 1
            or _ONE_SYLLABLE_TAIL.fullmatch(bare[at + 1 : word_end])
            or bare[at] in "높낮늘줄빠느짧긴쓰쓴씁써않못없"
        ):
            return length
    return 0


def _term(
    run: str, places: list[int], start: int, end: int, offset: int, renderings: tuple[Rendering, ...]
) -> KoreanTerm:
    first, last = places[start], places[end - 1] + 1
    return KoreanTerm(run[first:last], offset + first, offset + last, renderings)


def without_particles(word: str) -> str:
    """A Korean word without the particles at its end, never shorter than two syllables."""
    for length in range(2, len(word)):
        if _TAIL.fullmatch(word[length:]):
            return word[:length]
    return word


def _tells_nothing(word: str) -> bool:
    return word in _NOUGHT or without_particles(word) in _NOUGHT or _TAIL.fullmatch(word) is not None
