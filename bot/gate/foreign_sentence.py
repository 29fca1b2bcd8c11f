"""Checks one sentence of somebody else's summary against the passages that it is aligned to.

Each failed check says whether the paper says otherwise or only lacks it; in doubt it only lacks it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.domain.evidence import Quote
from bot.gate.align import Aligner, Alignment, Passage, telling
from bot.gate.case import Case, Check, CheckName, Failure
from bot.gate.causes import check_causes
from bot.gate.foreign import check_foreign
from bot.gate.hedges import check_hedges
from bot.gate.names import check_names
from bot.gate.neighbours import check_neighbours
from bot.gate.numbers import check_numbers
from bot.gate.other_amounts import OtherAmount, other_amounts
from bot.gate.polarity import check_polarity
from bot.gate.retold import check_retold
from bot.gate.roles import check_roles
from bot.gate.scope import check_scope
from bot.gate.superlatives import check_superlatives
from bot.gate.terms import terms

SentenceVerdict = Literal["supported", "not_in_text", "contradicted"]

LONGEST = 1000
"""Characters of a sentence that are looked at: what is longer is no sentence."""
LEAST_HELD = 0.65
"""Share of what a sentence speaks of, by weight, that its passages hold where the text supports it."""
WHOLLY = 0.95
"""The share that carries a sentence of words that any paper has: the text says just this."""
FEWEST_HELD = 4
SURE = 0.6
"""Share from which another value in the passages is said of the same thing."""
SURE_OF_DIRECTION = 0.9
"""The same, in one passage, for a negation or a direction: words turn round in more ways than numbers."""
MOST_NAMES = 16
"""Names of one sentence that are looked for in the whole text."""
TELLING_NAME = 0.5
"""What a Latin word tells that makes the sentence one about something else, where the passages lack it."""

_MEANING: Final[dict[CheckName, tuple[Check, ...]]] = {
    "polarity": (check_polarity, check_roles),
    "superlatives": (check_superlatives,),
    "neighbours": (check_neighbours,),
    "foreign": (check_foreign,),
    "hedges": (check_hedges,),
    "causes": (check_causes,),
    "scope": (check_scope,),
}
"""Checks against the sentence's own passages, by the name under which they are told."""
_IN_ONE_PASSAGE: Final[frozenset[CheckName]] = frozenset({"polarity", "hedges", "causes", "scope"})
"""Checks that ask of what a denial, a doubt or a limit is said: between several passages they tell nothing (of 489
summaries by authors, polarity stopped 28, and 9 where one passage holds the sentence; of lies, as many)."""
_HANGUL = re.compile("[가-힣]")
_CITATION = re.compile(
    r"\s?(?:\((?:[^()]{0,80}?,\s?(?:19|20)\d\d[a-z]?|[^()]{0,80}\bet al\b[^()]{0,80})\)"
    r"|\[\d{1,3}(?:(?:,\s?|–|-)\d{1,3}){0,9}\])"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of one sentence: the word at fault and what the paper has in its place, empty where it is not known.

    `detail` is one English line, empty where the check is passed. `otherwise`: the paper says something else.
    """

    check: CheckName
    ok: bool = True
    word: str = ""
    instead: str = ""
    detail: str = ""
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence, what became of it, and the passages that it was compared with.

    `aligned` says whether the text speaks of the same thing at all.
    """

    text: str
    verdict: SentenceVerdict
    checks: tuple[Checked, ...]
    passages: tuple[Quote, ...]
    aligned: bool


def check_sentence(sentence: str, paper: Aligner) -> CheckedSentence:
    """One sentence against the paper. Never raises, whatever the text is."""
    bare = without_citations(sentence[:LONGEST])
    language = "ko" if _HANGUL.search(bare) else "en"
    alignment = paper.align(bare, language)
    checks = tuple(_checks(bare, language, alignment, paper))
    passages = tuple(Quote(each.text, each.section) for each in _telling_first(alignment, checks))
    return CheckedSentence(sentence, _verdict(checks), checks, passages, alignment.is_aligned)


def without_citations(sentence: str) -> str:
    """The sentence without the citations that summaries copy from a paper's text."""
    return _CITATION.sub("", sentence)


def _verdict(checks: tuple[Checked, ...]) -> SentenceVerdict:
    if any(check.otherwise for check in checks):
        return "contradicted"
    return "supported" if all(check.ok for check in checks) else "not_in_text"


def _checks(sentence: str, language: str, alignment: Alignment, paper: Aligner) -> Iterator[Checked]:
    texts = tuple(passage.text for passage in alignment.passages)
    case = Case(sentence, language, texts, texts, paper.source.title)
    yield _words(alignment)
    yield _numbers(case, alignment)
    yield _names(case, paper)
    yield from _meaning(case, alignment)


def _meaning(case: Case, alignment: Alignment) -> Iterator[Checked]:
    """The checks of _MEANING; those of _IN_ONE_PASSAGE are passed where it takes several to hold the sentence."""
    alone = len(alignment.passages) == 1
    sure, retold = _is_sure_of_direction(alignment), check_retold(case) if alone else None
    for name, checks in _MEANING.items():
        asked = checks if alone or name not in _IN_ONE_PASSAGE else ()
        failures = [check(case) for check in asked]
        also = retold if retold is not None and retold.check == name else None
        # Words turn round in more ways than any list knows: a direction is certain where two ways of looking agree.
        certain = name == "neighbours" or (name == "polarity" and also is not None and failures[0] is not None)
        yield _told(name, next((each for each in (*failures, also) if each), None), otherwise=certain and sure)


def _told(name: CheckName, failure: Failure | None, *, otherwise: bool = False) -> Checked:
    if failure is None:
        return Checked(name)
    return Checked(name, False, failure.word, "", failure.detail, otherwise)


def _names(case: Case, paper: Aligner) -> Checked:
    """Whether the text has every name: a passage may say `our method` where the sentence says its name.

    Outside its passages a name must stand as it is written: in a long text some words begin with any acronym's letters.
    """
    for _ in range(MOST_NAMES):
        failure = check_names(case)
        if failure is None:
            return Checked("names")
        naming = paper.naming(failure.word) or _said_otherwise(failure.word, paper)
        if naming is None or naming in case.quotes:
            break
        case = replace(case, quotes=(*case.quotes, naming))
    return _told("names", check_names(case))


def _said_otherwise(name: str, paper: Aligner) -> str | None:
    """The name itself where it is only a word with a capital that the text says without one."""
    said = terms(name) if name[1:].islower() else ()
    return name if said and all(paper.says.carries(term) for term in said) else None


def _telling_first(alignment: Alignment, checks: tuple[Checked, ...]) -> list[Passage]:
    """The passages, those first that have what the paper says in place of the sentence's words."""
    instead = [check.instead for check in checks if check.instead]
    return sorted(alignment.passages, key=lambda passage: not any(words in passage.text for words in instead))


def _words(alignment: Alignment) -> Checked:
    """Whether the passages hold what the sentence speaks of."""
    if alignment.share >= WHOLLY and len(alignment.held) >= FEWEST_HELD:
        return Checked("words")
    if not alignment.is_aligned:
        return Checked("words", False, "", "", "nothing in the text speaks of this")
    if alignment.share >= LEAST_HELD:
        return Checked("words")
    lacked = max(alignment.lacked, key=telling).text
    return Checked("words", False, lacked, "", f"the text does not speak of {lacked!r} here")


def _numbers(case: Case, alignment: Alignment) -> Checked:
    """Whether the passages have its numbers; certain where they have the same ones in another scale, or another one."""
    failure = check_numbers(case)
    if failure is None:
        return Checked("numbers")
    others = list(other_amounts(case.text, case.language, alignment.passages))
    certain = _certain(others, alignment)
    if certain is None:
        return Checked("numbers", False, failure.word, "", failure.detail)
    said, known = certain.said.written.strip(), certain.instead
    return Checked("numbers", False, said, known, f"the paper has {known!r} where this says {said!r}", True)


def _certain(others: list[OtherAmount], alignment: Alignment) -> OtherAmount | None:
    """The amount that is certainly another: two slips of scale prove one another where words do not."""
    slips = [other for other in others if other.same_digits]
    if slips and (alignment.is_aligned or len(slips) > 1):
        return slips[0]
    return others[0] if others and _is_sure(alignment) else None


def _is_sure_of_direction(alignment: Alignment) -> bool:
    return len(alignment.passages) == 1 and alignment.share >= SURE_OF_DIRECTION and _is_sure(alignment)


def _is_sure(alignment: Alignment) -> bool:
    """Whether sentence and passages certainly speak of the same thing."""
    names = (term for term in alignment.lacked if not term.korean and term.text[:1].isascii())
    return alignment.share >= SURE and all(telling(term) < TELLING_NAME for term in names)
