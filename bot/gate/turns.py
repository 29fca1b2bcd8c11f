"""Directions: which things a text calls more, less, better, worse, faster or slower. It compares nothing."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from bot.gate.cues import Cue, Reach, cues
from bot.gate.listed import listed
from bot.gate.polarity_clauses import reach
from bot.gate.stems import stem

Axis = Literal["quality", "amount", "speed", "ease", "margin"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One direction: `sign` is 1 for better, more, faster; `good` is whether that is welcome, 0 where nobody can say.

    `firm` turns say a change or a comparison; the others only call something high or small.
    """

    axis: Axis
    sign: int
    good: int
    firm: bool
    cue: Cue


_ABLE: Final = r"(?:performant|accurate(?:ly)?|effective(?:ly)?|capable|reliabl[ey]|robust(?:ly)?|powerful|proficient)"
_NOT_BEFORE_A_NOUN: Final = r"(?<!\ba )(?<!\ban )(?<!the )"
"""`With a more capable model` compares no results."""
_BY = r"(?:(?<=\bpoints )|(?<=\bpoint )|(?<=\d% )|(?<=\bpercent )|(?<=\bpp )|(?<=\bdB ))"
_BY_KOREAN = r"(?:(?<=\d점 )|(?<=\d% )|(?<=\d%p )|(?<=포인트 )|(?<=퍼센트 )|(?<=\d배 ))"
"""After so much of something even a plain word (`above`, `낮은`) compares."""
_WORDS: Final[tuple[tuple[Axis, int, bool, str], ...]] = (
    (
        "quality", 1, True,
        r"\b(?:improv\w*|enhanc\w*|boost\w*|better|(?<!\bis )(?<!\bare )(?:outperform|surpass)(?!ed by)\w*"
        r"|exceed(?!ed by)\w*"
        r"|superior\w*|beats?|beating|outpac\w*"
        r"|strengthen\w*|elevat\w*|excels?|excell\w*|ahead|gains?|advances? over|wins? over|outdo\w*|advantages?|best"
        r"|upgrad\w*|" rf"{_NOT_BEFORE_A_NOUN}more {_ABLE}"
        r"|sharpen\w*|mitigat\w*|alleviat\w*)\b"
        r"|향상|개선(?!할)|끌어올|증진|강화(?!\s?학습)|우수|뛰어[나난납났]|능가|앞[서섰섭선설]|뛰어넘|넘어[서섰섭]"
        r"|웃돌|상회|더 좋|(?<![가-힣])나[은았]|낫[다습]|좋아[지졌집질진]|완화|나아[지졌집질진집]",
    ),
    (
        "quality", -1, True,
        r"\b(?:degrad\w*|sub-?optimal(?:ly)?|sub-?par|" rf"{_NOT_BEFORE_A_NOUN}less {_ABLE}"
        r"|exacerbat\w*|aggravat\w*|worsen\w*|worse|worst|underperform\w*|inferior\w*|hurts?"
        r"|hurting|harms|deteriorat\w*"
        r"|impair\w*|lags?|lagging"
        r"|lagged|weaken\w*"
        r"|(?<!patterns )(?<!reasons )(?<!mechanisms )(?<!idea )(?<!principles )"
        r"(?<!causes )behind(?! (?:them|it|this|these|the scenes)\b)"
        r"|fall(?:s|ing)? short|fell short|trails?|trailing|undermin\w*|sacrific\w*"
        r"|compromis\w*|los(?:es?|ing|t)(?! function)|(?:beaten|outperformed|surpassed|exceeded|outpaced"
        r"|outdone) by|(?<=\bis )(?:beaten|outperformed|surpassed)|(?<=\bare )(?:beaten|outperformed|surpassed))\b"
        r"|저하|악화|떨어[지졌집뜨진질]|뒤처|뒤떨|못 미|미치지 못|밑[돌도돕]|나[빠쁜쁩]|훼손|해치|해칩|열등"
        r"|열세|약화",
    ),
    (
        "amount", 1, True,
        r"\b(?:increas\w*|rais(?:e|es|ed|ing)|gr[oe]w(?:s|n|ing|th)?|high(?:er|est)|great(?:er|est)|larg(?:er"
        r"|est)|expand\w*|(?<!giving )(?<!gives )(?<!give )rises?|rose|rising|magnif\w*"
        r"|over-?estimat\w*|maximi\w*|lengthen\w*"
        r"|longer|amplif\w*|inflat\w*|doubl\w*|lifts?|lifted|bigger|add(?:s|ing)? (?:to|more)|upto|heavier"
        r"|costlier)\b" rf"|{_BY}above\b|{_BY_KOREAN}(?:높[은습게고았]|위[에이였입])|(?<=선 )위[에이였입]"
        r"|증가|(?<![가-힣])늘[어리렸립려린]|높[이여였입인]|높아[지졌집질진]|커[지졌집질진]|상승"
        r"|올[라려렸립랐린]|확대"
        r"|길어|증폭|더 (?:많|크|큰|큽|비싸|비쌉|높)",
    ),
    (
        "amount", -1, True,
        r"\b(?:decreas\w*|reduc\w*|lower(?:s|ed|ing)?|lowest|drop(?:s|ping)?|dropped(?! (?!(?:by|from|to|below|in"
        r"|when|with|sharply|significantly)\b)[a-z])|declin\w*|fewer|cut(?:s|ting)?"
        r"|shr[aiu]nk\w*|contraction\w*|contracts|under-?estimat\w*|diminish\w*"
        r"|lessen\w*|minimi\w*|sav(?:e|es|ed|ing|ings)|shorten\w*|shorter"
        r"|falls?(?! (?:into|under|within))|fell"
        r"|halv\w*|small(?:er|est)|curb\w*"
        r"|suppress\w*|cheaper|slash\w*|lighten\w*|lighter)\b"
        rf"|{_BY}below\b|{_BY_KOREAN}(?:낮[은습게고았]|아래|밑)|(?<=선 )(?:아래|밑)"
        r"|감소|줄[이여였입어인일임]|낮[추춰췄춥춘출]|낮아[지졌집질진]|절감|축소|하락|단축|최소화|억제"
        r"|(?<![가-힣])덜(?!어)|더 (?:적|작|낮|짧|싸)",
    ),
    ("speed", 1, True, r"\b(?:faster|fastest|accelerat\w*|speed-?ups?|speeds? up|sped up|quick(?:er|ly)|rapidly)\b"
    r"|빨라|빠르|빠른"
    r"|빠릅|빨랐|가속|빨리"),
    ("speed", -1, True, r"\b(?:slower|slowest|slow(?:s|ed|ing|ly)?(?:[ -]?downs?)?|decelerat\w*)\b|느려|느리|느린"
    r"|느립|늦[어추춥]"),
    ("ease", 1, False, r"\b(?:eas(?:y|ier|iest|ily)|simple(?:r|st)?|trivial(?:ly)?|effortless(?:ly)?)\b"
    r"|쉽[습게고]|(?<!아)쉬[운워]"
    r"|용이|손쉽"),
    ("ease", -1, False, r"\b(?:difficult\w*|hard(?:er|est)?|challenging|struggl\w*|tough)\b|어렵[습게고]"
    r"|어려[운워움]"),
    ("margin", 1, True, r"\bby an? (?:large|wide|big|substantial|significant|considerable|huge|clear"
        r"|great) margin\b|큰 (?:차이|폭|격차)로"),
    ("margin", -1, True, r"\bby an? (?:small|narrow|slim|slight|tiny|thin|modest) margin\b|작은 (?:차이|폭"
        r"|격차)로|근소한"),
    ("amount", 1, False, r"\b(?:high(?:ly)?(?!-rise)|(?:large(?! (?:language|vision|multi-?modal|models?|reasoning))"
        r"|more(?! than (?:\d|half|twice|one|two|three|a ))"
        r"|many|great|strong|big|long|wide)(?!-))\b|높[은습게고]"
    r"|(?<![가-힣])(?:많[은이습고]|큰(?! (?:차이|폭|격차)로)|큽니다|긴)"),
    ("amount", -1, False, r"\b(?:low|(?:small"
        r"|less(?! than (?:\d|half|one|a ))|few"
        r"|little(?! (?:explored|studied|known|work|attention|research))"
        r"|weak|poor|short|narrow|tiny|scarce)(?!-))\b|낮[은습게고]"
    r"|(?<![가-힣])(?:적[은습게]|작[은습게고](?! (?:차이|폭|격차)로)|짧[은습게고])"),
)  # fmt: skip
_PATTERNS: Final = tuple((axis, sign, firm, re.compile(words)) for axis, sign, firm, words in _WORDS)

_WELCOME: Final = frozenset(
    map(
        stem,
        listed(
            "accuracy performance quality score throughput efficiency success robustness fidelity precision recall "
            "capability "
            "diversity consistency reliability safety generalization coherence realism win reward speed alignment "
            "faithfulness stability bleu rouge f1 psnr ssim map understanding ability controllability scalability "
            "flexibility "
            "stable robust accurate reliable faithful diverse consistent succeed "
            "utility auc auroc iou miou benefit correctness improvement gain enhancement match margin win-rate result"
        ),
    )
)
UNWELCOME: Final = frozenset(
    map(
        stem,
        listed(
            "error latency cost loss time memory perplexity fid wer hallucination overhead bias toxicity "
            "forgetting risk "
            "contamination delay flops compute computation expense noise redundancy mistake failure footprint burden "
            "degradation discrepancy gap artifact parameter budget energy consumption complexity regret "
            "storage size misclassification vulnerability harm attack refusal requirement need duration variance "
            "ambiguity interference "
            "inconsistency drop cache interference rmse mse mae mape cer eer nll"
        ),
    )
)


METRICS: Final = _WELCOME | UNWELCOME
"""What is measured, by whatever name: F1 and BLEU too."""


@lru_cache(maxsize=1024)
def turns(text: str) -> tuple[Turn, ...]:
    """All directions in a text, with the three terms after and the three before (Korean: turned round) as scope."""
    found: dict[int, tuple[Axis, int, bool, Cue]] = {}
    for axis, sign, firm, pattern in _PATTERNS:
        for cue in cues(text, pattern, Reach(4, 3)):
            found.setdefault(cue.start, (axis, sign, firm, cue))
    starts = sorted(found)
    result = []
    for axis, sign, firm, cue in (found[start] for start in starts):
        own = _in_order(axis, _up_to_the_next(cue, starts), text, firm)
        result.append(Turn(axis, sign, _good(axis, sign, own, firm), firm, own))
    return tuple(result)


def _up_to_the_next(cue: Cue, starts: list[int]) -> Cue:
    """A cue without what stands beyond the next one: `a 4x increase in throughput and a 70% reduction in energy`."""
    left = max((start for start in starts if start < cue.start), default=-1)
    right = min((start for start in starts if start > cue.start), default=1 << 30)
    scope = tuple(term for term in cue.scope if left < term.start < right)
    return Cue(cue.word, cue.start, scope) if scope else cue


def _in_order(axis: Axis, cue: Cue, text: str, firm: bool) -> Cue:
    """A Korean word speaks of what stands before it, an adjective or adverb (높은 정확도) of the next word first.

    So does an English verb without an object: `accuracy drops by 3 points`; `easy` speaks of what is to be done.
    """
    before = tuple(term for term in cue.scope if term.start < cue.start and term.text not in _DEGREES)
    rest = _SUBORDINATE.search(text, cue.start)
    last = rest.start() if rest and cue.word[-1] < "가" else len(text)
    after = tuple(term for term in cue.scope if cue.start < term.start < last)
    end = cue.start + len(cue.word)
    if "가" <= cue.word[-1] <= "힣":
        of_the_next = (
            cue.word[-1] in _ADJECTIVAL or cue.word == "덜" or text[end : end + 1] == "게" or _is_done(cue, text)
        )
        return Cue(cue.word, cue.start, (*after[:1], *before[:1]) if of_the_next else before)
    if axis == "ease":
        return Cue(cue.word, cue.start, reach(cue, text))
    if after and after[0].text.lower() in _HOW_OFTEN and before:
        return Cue(cue.word, cue.start, before)
    alone = before and _ALONE.match(text, end)
    return Cue(cue.word, cue.start, before if alone or not after else after if firm else (*after[:3], *before[:1]))


def _is_done(cue: Cue, text: str) -> bool:
    """Whether a Korean verb stands before what it is said of: `늘어난 계산량`, but `성능이 향상된 모델`."""
    return _DONE.match(text, cue.start) is not None and _PARTICLE.search(text, max(0, cue.start - 4), cue.start) is None


_DONE: Final = re.compile(r"[가-힣]{0,3}[난든진된]\s")
_PARTICLE: Final = re.compile(r"[이가을를은는]\s(?:더 |훨씬 |크게 )?$")
_HOW_OFTEN: Final = frozenset({"often", "frequently", "likely", "reliably"})


_SUBORDINATE: Final = re.compile(r"\s(?:when|whenever|while|if|where|because|since|unless|until|whereas|although)\s")
"""Where another clause begins, of which a verb before it does not speak."""
_ALONE: Final = re.compile(
    r"(?:\s\w+ly)?\s*(?:\d|--|[–—(]|over\b|compared\b|relative\b|against\b|up to\b"
    r"|(?:by|from|to|and|at|when|as|while)\b|[.,;]|$)"
)
"""What follows a verb that has no object."""
_DEGREES: Final = frozenset({"가장", "훨씬", "매우", "아주", "크게"})
_ADJECTIVAL: Final = "은긴큰른린난쁜운"


def directions(words: str) -> frozenset[tuple[Axis, int]]:
    """Which ways a few words point, whatever they speak of."""
    found = {(axis, sign) for axis, sign, _, pattern in _PATTERNS if pattern.search(words.lower())}
    return frozenset(found | {("quality", -1)} if _LOSSES.search(words.lower()) else found)


_LOSSES: Final = re.compile(r"\b(?:losses|degradations?|declines?|drops?)\b")
"""Where a change is told, these are the opposite of gains; elsewhere a loss is what training lessens."""


def _good(axis: Axis, sign: int, cue: Cue, firm: bool) -> int:
    """Welcome or not: by the nearest thing of which that is known, where the word alone does not tell."""
    if axis in ("ease", "margin"):
        return 0
    if axis != "amount":
        return sign
    for term in cue.scope[: 3 if firm else 1]:
        if not term.renderings[0].isdisjoint(UNWELCOME):
            return -sign
        if not term.renderings[0].isdisjoint(_WELCOME):
            return sign
    return 0
