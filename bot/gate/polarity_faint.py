"""Words that blame without denying (`poorly`, `oblivious`), and denials that tell the same: `not well`, `cannot tell`.

By kinds: a failing is told as one, something bad as not good. It compares no things.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from bot.gate.cues import Cue, Reach, cues, plainly
from bot.gate.negation import is_anaphoric

Kind = Literal["inable", "bad", "undone", "unaware", "unclear", "harm", "little"]

_BLAMES: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    (
        "inable",
        re.compile(
            r"\b(?:struggl\w*|difficult\w*|hard(?:er)? to|challenging|poor(?:ly)?|falls? short|trouble\w*|mishandl\w*"
            r"|confus\w*|subpar|inadequate\w*|insufficient\w*|limited|limitations?|weak(?:ness\w*)?"
            r"|less (?:applicable|able|suited|suitable|effective|capable|reliable|robust)|far from|hinder\w*"
            r"|prevent\w*"
            r"|plateau\w*|stagnat\w*|stall\w*|sensitive|vulnerab\w*|brittle|rarely|seldom)\b"
        ),
    ),
    (
        "bad",
        re.compile(
            r"\b(?:poor(?:ly)?|bad(?:ly)?|sub-?par|sub-?optimal\w*|substandard|inadequate\w*|insufficient\w*"
            r"|low|lower|weak\w*"
            r"|inferior|wors\w+|degrad\w*|suffer\w*|limited|imbalanced?|less \w+|under-?perform\w*)\b"
        ),
    ),
    (
        "undone",
        re.compile(
            r"\b(?:un(?:der)?-?(?:explored|studied|investigated|used|utili[sz]ed|addressed|solved|resolved"
            r"|seen|settled|tested)"
            r"|overlook\w*|neglect\w*|ignor\w*|open(?!-|[ ]source)|little(?: \w+)? (?:work|attention|research|studied"
            r"|explored|known)"
            r"|rarely|seldom|barely|hardly|paucity|scarc\w*|absence|lack\w*)\b"
        ),
    ),
    ("unaware", re.compile(r"\b(?:oblivious|unaware|blind|agnostic|ignorant)\b")),
    (
        "unclear",
        re.compile(r"\b(?:unclear|unknown|uncertain\w*|open question|not (?:\w+ )?(?:clear|known|understood))\b"),
    ),
    (
        "harm",
        re.compile(
            r"\b(?:without (?:\w+ ){0,2}(?:compromis|sacrific|hurt|harm|los|degrad|negativ|impact|affect"
            r"|damag|impair)\w*"
            r"|no (?:\w+ ){0,2}(?:loss|degradation|drop|harm|damage)|preserv\w*|maintain\w*|keep\w*|retain\w*|intact"
            r"|(?:near-?)?lossless\w*|unchanged)\b"
        ),
    ),
    (
        "little",
        re.compile(
            r"\b(?:scarc\w*|paucity|dearth|few(?!-)|limited|rarely|absence|lack\w*|barely|hardly|minimal\w*"
            r"|negligibl\w*"
            r"|near-?lossless|lossless|unavailable|missing)\b"
        ),
    ),
)
_DENIED: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    (
        "inable",
        re.compile(
            r"\b(?:cannot|can not|could not|unable|incapable|fail\w*|no longer|(?:does|do"
            r"|did) not \w+(?: \w+){0,4} well)\b"
            r"|(?:can|could)n['’]t|못[하한합했함해할]|수(?:는|도|가)? 없|기 어렵|기 어려|실패"
        ),
    ),
    (
        "bad",
        re.compile(
            r"\bnot (?:\w+ ){0,3}(?:well|good|strong|satisf\w+|enough|sufficient\w*|adequate\w*|reliabl\w+|great)\b"
            r"|(?:좋지|잘|제대로|뛰어나지|높지|충분히|충분하지|만족스럽지|고르지|원활하지|고르게"
            r"|적합하지)(?:는|도)? ?[가-힣]{0,6}(?:지 )?(?:않|못)"
        ),
    ),
    (
        "undone",
        re.compile(
            r"\b(?:not|never|no\w*|hardly|barely)\b[^.,;]{0,40}\b(?:stud(?:y|ied)|explor\w+|investigat\w+"
            r"|look\w*|consider\w*"
            r"|us(?:e|ed)|deal\w*|dealt|address\w*|attention|solved|tested|examined|work|research|settled)\b"
            r"|(?:연구|탐구|탐색|다루|다뤄|살펴|검토|활용|고려|사용|해결|풀리|조사|주목|관심|시험|밝혀|알려"
            r"|자리)[^.,]{0,12}(?:않|못|없)"
        ),
    ),
    (
        "unaware",
        re.compile(
            r"\b(?:cannot|not|unable to)\b[^.,;]{0,20}\b(?:tell|know|aware|recogni[sz]e|recall|remember)\b"
            r"|(?:알지|알아내지|모르|인식하지|파악하지|알 수)[^.,]{0,6}(?:않|못|없)?"
        ),
    ),
    (
        "unclear",
        re.compile(
            r"\bnot (?:\w+ ){0,2}(?:clear|known|understood|certain)\b|(?:분명|명확|확실)(?:하지|치) 않"
            r"|(?:알려|밝혀)지지 않"
        ),
    ),
    (
        "harm",
        re.compile(
            r"\b(?:not|without|no|hardly any) (?:\w+ ){0,2}(?:compromis|sacrific|hurt|harm|los|degrad|impact"
            r"|affect|damag|impair)\w*"
            r"|(?:해치|손상|훼손|저하|희생|떨어뜨리|잃|손해|영향)[^.,]{0,8}(?:않|없)"
        ),
    ),
    (
        "little",
        re.compile(
            r"\b(?:hardly|barely|scarcely|almost no|next to no|no|not)\b"
            r"|(?:거의|별로|크게|충분한|아직)[^.,]{0,14}(?:않|못|없)"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Blame:
    """A word that blames, and the kinds of failing that it may tell."""

    kind: Kind
    cue: Cue


@lru_cache(maxsize=1024)
def blames(text: str) -> tuple[Blame, ...]:
    """What a text blames, kind by kind, each with what stands near on both sides."""
    return tuple(
        Blame(kind, cue)
        for kind, pattern in _BLAMES
        for cue in cues(text, pattern, Reach(5, 4))
        if not is_anaphoric(cue, text)
    )


def kinds_denied(text: str, cue: Cue) -> frozenset[Kind]:
    """The kinds of failing that a denial of a text may tell."""
    end = cue.start + len(cue.word)
    plain = plainly(text)
    return frozenset(
        kind
        for kind, pattern in _DENIED
        if any(
            match.start() < end and cue.start < match.end()
            for match in pattern.finditer(plain, max(0, cue.start - _BEFORE), end + _BEHIND)
        )
    )


_BEFORE: Final = 24
_BEHIND: Final = 60
"""Characters around a denial in which its words are looked for."""
