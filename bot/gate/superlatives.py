"""Best, first, only, state of the art: only where the quotes say so. What is compared with what is not its matter."""

import re
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.cues import plainly

_CLAIMS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "first",
        r"\b(?:(?:the|a|its|our) (?:very )?first(?! (?:stage|step|phase|part|one|time step|layer|place|token"
        r"|to last|half|frame|order|"
        r"pass|is|uses|trains|contains|component|version|author|is based|is to|iteration|round|attempt|turn"
        r"|sentence|is the|person))"
        r"(?! (?:\w+ ){0,2}(?:stage|phase|step|layer)\b)|first[- ]of[- ]its[- ]kind|first[- ]ever|(?:is|are|be"
        r"|was|were) (?:among )?the first"
        r"|for the first time|pioneer\w*|unprecedented\w*|never before|no (?:prior|previous|other) (?:work"
        r"|method|study|model)"
        r"|world'?s first)\b"
        r"|최초|처음으로|첫 (?:번째 )?(?:사례|시도|연구|모델|벤치마크|데이터|방법|논문|오픈)|전례|유례|선구",
        r"\b(?:the (?:very )?first(?! (?:stage|step|phase|part|one|layer|is))|first (?:\w+[- ]){0,5}(?:to|that"
        r"|of its|ever)\b|first time|first[- ]ever|(?:a|our|is|are) first"
        r"|pioneer\w*|inaugural|unprecedented\w*|never before|no (?:prior|previous|existing)|no\. ?1"
        r"|rank\w* (?:first|#1))\b",
    ),
    (
        "only",
        r"\b(?:the only|the sole|unique(?:ly)?|one[- ]of[- ]a[- ]kind|unrivall?ed|unmatched|unparallell?ed"
        r"|second to none)\b|유일|독보적|독점적",
        r"\b(?:(?:the|is) only|sole(?:ly)?|unique\w*|unrivall?ed|unmatched|unparallell?ed"
        r"|one[- ]of[- ]a[- ]kind|alone)\b",
    ),
    (
        "state of the art",
        r"\b(?:state[- ]of[- ]the[- ]art|sota|cutting[- ]edge|leading edge|world[- ]class|record[- ](?:breaking"
        r"|setting|high)|new records?"
        r"|world record)\b|최첨단|최신 기술 수준|최고 기록|신기록|세계 (?:최고|수준)",
        r"\b(?:state[- ]of[- ]the[- ]art|sota|cutting[- ]edge|world[- ]class|records?|best|top[- ]performing"
        r"|frontier)\b",
    ),
    (
        "best",
        r"\b(?:best(?! choice| option| practice|-of-n| of n|-effort)|top[- ](?:performing|ranked|tier)|highest|supreme"
        r"|unbeat\w*|number one|greatest|strongest|the most (?!of|recent|existing|common|likely|relevant|similar|part))"
        r"|최고|최상|으뜸|1위|가장 (?:좋|뛰어|우수|높|강력|정확|효과|효율|훌륭)",
        r"\b(?:best|top|highest|greatest|strongest|optimal|optimum|state[- ]of[- ]the[- ]art|sota|most (?!of)\w+"
        r"|no\. ?1|records?"
        r"|(?:outperform|surpass|exceed|beat|superior)\w*(?: \w+){0,4} (?:all|any|existing|previous|prior|current|every"
        r"|other)|all (?:existing|previous|prior|other)|winn\w*|won|any other)\b",
    ),
    (
        "optimal",
        r"\b(?:optimal(?:ly)?|optimum|ultimate|best (?:choice|option)"
        r"|perfect(?:ly)?|flawless(?:ly)?|ideal(?:ly)?)\b|최적(?!화)|완벽|이상적",
        r"\b(?:optimal\w*|optimi[sz]\w*|optimum|ultimate|perfect\w*|flawless\w*|ideal\w*|best)\b",
    ),
    (
        "largest",
        r"\b(?:largest|biggest|longest|widest|broadest|most (?:comprehensive|extensive|diverse))\b|최대 규모|최대의"
        r"|가장 (?:큰|크|많|긴|방대|넓|길)|역대",
        r"\b(?:largest|biggest|longest|widest|broadest|most (?!of)\w+|greatest|primary|main|chief|foremost)\b",
    ),
    (
        "fastest",
        r"\b(?:fastest|quickest|smallest|lowest|cheapest|lightest|simplest|shortest|newest|latest|easiest"
        r"|hardest|worst|weakest|least"
        r"(?! \d| one| two| three| some| half| of all))\b(?<!at least)|최저|최소형|가장 (?:빠|작|낮|적|짧|싼|저렴|간단"
        r"|단순|쉬|어려|나쁜|느)",
        r"\b\w{3,}est\b|\b(?:most|minim\w*|min|worst|least|state[- ]of[- ]the[- ]art|tiniest|simply|best)\b",
    ),
    (
        "revolution",
        r"\b(?:revolution\w*|groundbreaking|ground-breaking|breakthrough\w*|game[- ]chang\w*"
        r"|paradigm[- ]shift\w*|transformative|historic"
        r"|extraordinar\w*|miracul\w*|magic\w*|incredibl\w*|astonish\w*|stunning\w*|phenomenal\w*|dazzling\w*"
        r"|unbelievabl\w*)\b"
        r"|혁명|획기적|경이|놀라[운울]|압도적|비약적|눈부신|기적|패러다임을? (?:바꾸|전환)",
        r"\b(?:revolution\w*|groundbreaking|ground-breaking|breakthrough\w*|game[- ]chang\w*|paradigm"
        r"|transformative|extraordinar\w*"
        r"|incredibl\w*|astonish\w*|stunning\w*|phenomenal\w*|remarkabl\w*|surprising\w*|impressive\w*"
        r"|dramatic\w*|drastic\w*|magic\w*"
        r"|exceptional\w*|orders? of magnitude)\b",
    ),
    (
        "all at once",
        r"\b(?:guarantee(?:s|d)?|proves?|proven|proved|(?:fully|completely|entirely|totally|wholly) (?:solv\w*"
        r"|eliminat\w*|remov\w*|prevent\w*|resolv\w*)"
        r"|solves? (?:the|all)|once and for all|undeniabl\w*|undoubtedly|certainly|definitively|conclusively)\b"
        r"|보장|완전히 (?:해결|제거|없애|차단|극복)|(?:확실|명백|분명)히|의심의 여지|영구적",
        r"\b(?:guarant\w*|prov(?:e|es|en|ed|ably|ing)|proofs?|theor\w*|fully|complete\w*|entire\w*|total\w*"
        r"|solv\w*|once and for all"
        r"|undoubtedly|permanent\w*|certain\w*|definit\w*|conclusiv\w*|eliminat\w*|remov\w*|resolv\w*|confirm\w*|clear\w*"
        r"|ensur\w*|certif\w*|bound\w*|provid\w*)\b",
    ),
)
"""Name, what makes the claim, and what in a quote may carry it (papers are English)."""

_PATTERNS: Final = tuple((name, re.compile(claim), re.compile(carry)) for name, claim, carry in _CLAIMS)
_LATEST: Final = re.compile(r"최신(?! 기술 수준)")
_RECENT: Final = re.compile(
    r"\b(?:state[- ]of[- ]the[- ]art|sota|latest|recent\w*|current\w*|modern|newest|advanced|new|frontier"
    r"|leading|contemporary|up[- ]to[- ]date)\b",
)

_ORDINAL: Final = re.compile(r"\b(?:the|a|its|our) first (\w+)")
"""The first draft of two is the initial one, and no claim to be the first of its kind."""


def check_superlatives(case: Case) -> Failure | None:
    """Whether each best, first, only of the sentence is one of its quotes' or of the title."""
    said = " ".join(map(plainly, (*case.quotes, case.title)))
    text = _ORDINAL.sub(lambda match: "" if f"initial {match[1]}" in said else match[0], plainly(case.text))
    for _, claim, carry in _PATTERNS:
        found = claim.search(text)
        if found and not carry.search(said):
            return Failure("superlatives", found.group().strip(), "no quote says so")
    if (found := _LATEST.search(text)) and not _RECENT.search(said):
        return Failure("superlatives", found.group(), "no quote says so")
    return None
