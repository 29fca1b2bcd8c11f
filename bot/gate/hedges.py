"""What the paper only thinks likely, plans or hopes for is not told as done. It asks for no hedge of its own."""

import re
from functools import lru_cache
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.cues import Cue, Reach, cues, plainly, shares
from bot.gate.terms import Term, terms

_HEDGED: Final = re.compile(
    r"\b(?:may(?! \d| not always| not necessarily)|might|could(?! not)|would|(?<!all )(?<!every )(?<!each )possibl[ey]"
    r"|potential(?:ly)?"
    r"|perhaps(?! (?:un)?surprisingly| interestingly)|probabl[ey]"
    r"|(?<!that are )(?<!which are )(?<=are |.is |.be )likely|plausibl[ey]|presumably|conjectur\w*"
    r"|hypothes\w*|speculat\w*|suggest(?:s|ed|ing)?(?! by)|hints?|appears? (?:to|that|as)\b|seems?|seemingly"
    r"|believe|tentative\w*"
    r"|preliminar\w*"
    r"|expect(?:s|ed)?|hop(?:e|es|ed|ing|efully)|envision\w*|anticipate|in principle|arguably|we think"
    r"|can (?:also )?potentially"
    r"|(?<!results )(?<!experiments )(?<!findings )(?<!analysis )(?<!evaluation )(?<!study )(?<!research )"
    r"(?<!evidence )(?<!tests )indicat(?:e|es|ing) that"
    r"|unclear|inconclusive|(?:steps?|moves?|progress|path|way|work\w*) towards?|pav\w* the way|prospect\w*)\b",
)
_PLANNED: Final = re.compile(
    r"\b(?:future (?:work|research|stud\w+|direction\w*|version\w*|release\w*)|in (?:the )?future|(?:we|authors"
    r"|and) (?:also )?(?:plan|intend|aim|hope|leave)"
    r"|plan(?:s|ned)? to|intend(?:s|ed)? to|will(?: also| soon)?(?: be)?|going to|left (?:for"
    r"|to) (?:the )?future|remains? to be|next step|soon|upcoming"
    r"|(?<!which )aims? to|(?<!which )seek(?:s|ing)? to|to be (?:released|explored|investigated|done|studied)"
    r"|yet to be|goal is to"
    r"|upon (?:acceptance|publication))\b",
)
_CAREFUL: Final = re.compile(
    r"\b(?:may|might|could|would|can|possib\w*|potential\w*|perhaps|probab\w*|likely|plausib\w*|presumabl\w*"
    r"|conjectur\w*|hypothes\w*"
    r"|speculat\w*|suggest\w*|hint\w*|appear\w*|seem\w*|believ\w*|tentativ\w*|preliminar\w*|promis\w*|expect\w*"
    r"|hop(?:e|es|ed|ing)"
    r"|envision\w*|anticipat\w*|in principle|argu\w*|think\w*|indicat\w*|unclear|uncertain\w*|unknown"
    r"|not (?:yet )?clear|whether|toward\w*|way|room|prospect\w*"
    r"|should|if|apparent\w*|ostensib\w*|point\w* to|tend\w*)\b"
    r"|수 있|수도 있|분명|불확실|미지수|알 수 없|기도 (?:하|합|한|했)|것으로 (?:나타|드러)|보이는|듯한|가능성"
    r"|가능하|잠재|시사|암시|추정"
    r"|추측|예상|기대|전망|것으로 (?:보|여겨|생각)|듯|할지"
    r"|같습니다|보입니다|여지|유망|가설|아마"
    r"|길을 (?:열|연)|다가[가간갑]|예비 |초기 |향해|도움이 될|제안합니다|주장",
)
_AHEAD: Final = re.compile(
    r"\b(?:future|will|plan\w*|intend\w*|aim\w*|hop(?:e|es|ed|ing)|leav(?:e|es|ing)|left|going to|remain\w*|next"
    r"|soon|upcoming|seek\w*|yet"
    r"|goal\w*|not yet|to be|want\w*|later|ultimately|upon|expect\w*|may|might|could|would|propos\w*|promis\w*"
    r"|accept\w*|predict\w*|here)\b"
    r"|향후|앞으로|미래|예정|계획|목표|할 것|될 것|겠|남(?:아|겨|았|겼|은|습)|후속|추후|하려|하고자|위해|곧|기대"
    r"|바라|의도|다음|수 있|방침",
)
_MODAL: Final = re.compile(r"may|might|could|would|will|going to|to be")
"""Words that hedge the verb behind them; the others hedge the whole of what follows."""
_LIGHT: Final = frozenset({"help", "enabl", "allow", "mak", "also", "serv"})
"""Verbs that only bring the next one."""
_FEW: Final = 3
"""Words of a sentence that has hardly more than the hedged verb."""
_SHARE: Final = 0.5
"""Of the hedged things, how many the sentence must speak of before it is asked to hedge them."""


_PLANS: Final = (_PLANNED, _AHEAD, "the paper only plans this")
_DOUBTS: Final = (_HEDGED, _CAREFUL, "the paper says this with a doubt")


def check_hedges(case: Case) -> Failure | None:
    """Whether what a quote hedges or plans is hedged or planned in the sentence too, where it speaks of it."""
    return _told_plainly(case, _PLANS, _DOUBTS)


def check_plans(case: Case) -> Failure | None:
    """Whether what a quote only plans is planned in the sentence too: a part of the check above, for who asks only
    that."""
    return _told_plainly(case, _PLANS)


def _told_plainly(case: Case, *ways: tuple[re.Pattern[str], re.Pattern[str], str]) -> Failure | None:
    spoken = tuple(term for term in terms(case.text) if term.renderings)
    for said in dict.fromkeys((*case.around, *case.quotes)):
        for pattern, kept, told in ways:
            if kept.search(plainly(case.text)):
                continue
            for cue, whole in zip(_found(pattern, said), _whole(pattern, said), strict=True):
                if _speaks_of(cue, whole, spoken):
                    return Failure("hedges", cue.word, told)
    return None


@lru_cache(maxsize=1024)
def _found(pattern: re.Pattern[str], said: str) -> tuple[Cue, ...]:
    return cues(said, pattern, Reach(4, 3))


@lru_cache(maxsize=1024)
def _whole(pattern: re.Pattern[str], said: str) -> tuple[Cue, ...]:
    return cues(said, pattern, Reach(6, 0), within_clause=False)


def _speaks_of(cue: Cue, whole: Cue, spoken: tuple[Term, ...]) -> bool:
    """Of a hedged verb with what stands beside it; or of half of what a hedge is put before."""
    if _MODAL.match(cue.word.lower()):
        verb = [term for term in cue.scope if term.stems.isdisjoint(_LIGHT) and not term.text.endswith("ly")]
        return shares(verb[:1], spoken) == 1 and (shares(verb[1:], spoken) > 0 or len(spoken) <= _FEW)
    scope = [term for term in whole.scope if term.is_specific]
    return bool(scope) and shares(scope, spoken) >= max(1, _SHARE * len(scope))
