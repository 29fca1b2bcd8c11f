"""What a sentence of an abstract is there for: background, aim, method, result, impact, outlook, or a link.

It looks at cue words and place only, and decides nothing about what is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A sentence's part in the paper's story; LINK is a mere notice of where something can be had."""

    BACKGROUND = "background"
    AIM = "aim"
    METHOD = "method"
    RESULT = "result"
    IMPACT = "impact"
    OUTLOOK = "outlook"
    LINK = "link"


ADVERB = r"(?:\w+ly |also |first |then |further |thus |hence |here |therefore |now |next )*"
OWN = re.compile(
    r"\b(?:we|our|ours|us)\b|\b(?:this|the present) (?:paper|work|study|article|report|survey|research"
    r"|technical report)\b"
    r"|\bthe (?:proposed|resulting|presented)\b|\bherein\b",
    re.I,
)
AIM = re.compile(
    rf"\bwe {ADVERB}(?:propose|introduce|present|develop|design|build|create|release|devise|offer|construct"
    rf"|contribute"
    r"|describe|investigate|study|explore|examine|address|tackle|ask|formulate|revisit|seek|aim|focus|advocate"
    r"|argue|curate"
    r"|establish|unveil|report|conduct|provide|evaluate|compare|consider|open-source|initiate|collect|analy[sz]e)\b"
    r"|\b(?:this|the present|our) (?:paper|work|study|article|report|survey|research|technical report)\b"
    r"|\bour (?:main |key |core |primary )?(?:goal|aim|contribution|objective)s?\b"
    r"|\b(?:is|are) (?:introduced|proposed|presented)\b",
    re.I,
)
STRONG_AIM = re.compile(
    rf"\bwe {ADVERB}(?:propose|introduce|present|develop|release|devise|unveil)\b"
    r"|\b(?:this|our) (?:paper|work|study|article|report|survey) "
    rf"{ADVERB}(?:propose|introduce|present|develop|address|investigate|stud|explore|describe|examine|tackle|aim|review)",
    re.I,
)
METHOD = re.compile(
    r"\b(?:consist(?:s|ing)? of|compris(?:es|ing)|based on|built (?:up)?on|leverag\w+|employ(?:s|ing|ed)?"
    r"|us(?:es|ing)"
    r"|utili[sz]\w+|train(?:s|ed|ing)?|fine-?tun\w+|pre-?train\w+|architecture|modules?|components?|algorithm"
    r"|pipeline"
    r"|framework|stages?|steps?|layers?|encoder|decoder|loss|objective|optimi[sz]\w+|dataset|annotat\w+|parameters"
    r"|by (?!\d)\w+ing|via|through|integrat\w+|combin\w+|incorporat\w+|decompos\w+|generat(?:es|ing)|extract\w*"
    r"|first(?:ly)?,|second(?:ly)?,|specifically|in particular|key (?:idea|insight)|core idea|mechanism|formulat\w+|adapt\w*)\b",
    re.I,
)
STRONG_METHOD = re.compile(
    r"^(?:specifically|in particular|concretely|technically|to (?:this end|achieve|address|do so|tackle"
    r"|overcome|enable)|first"
    r"|second|third|then|next|finally, we (?!show|demonstrate|find|evaluate)|\(?(?:[ivx]+|[a-d]|[1-9])\))"
    r"|\bconsist(?:s|ing)? of\b|\bkey (?:idea|insight)|\bcore (?:idea|of)",
    re.I,
)
RESULT = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|state[- ]of[- ]the[- ]art|sota|achiev\w+|attain\w*|improv\w+|reduc\w+"
    r"|superior\w*|competitive|comparable|better than|on par|accuracy|speed-?ups?|faster|gains?|boost\w*"
    r"|significantly"
    r"|results|experiment(?:s|al(?:ly)?)?|evaluations?|empirical(?:ly)?|reveal\w*|findings?|outcomes?|performance"
    r"|we (?:also |further )?(?:show|find|found|observe|demonstrate|discover)|demonstrat\w+|shows? that|score[sd]?)\b",
    re.I,
)
STRONG_RESULT = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|superior\w*|on par with"
    r"|(?:extensive|comprehensive|our|the|empirical|experimental|evaluation|human|quantitative) "
    r"(?:\w+ )?(?:experiments?|results?|evaluations?|findings?|analys[ei]s) (?:\w+ ){0,6}?"
    r"(?:show|demonstrat|indicat|reveal|suggest|confirm|highlight|validat|prove|verif)\w*"
    rf"|we {ADVERB}(?:find|found|observe|discover|show|demonstrate|prove)\b|results (?:show|indicate"
    rf"|demonstrate|reveal|suggest)"
    r"|achiev(?:es?|ed|ing) (?:\w+[- ]){0,4}?(?:state|performance|accuracy|results|scores?|gains?|\d))",
    re.I,
)
AMOUNT = re.compile(r"\d(?:[\d.,]*\d)?\s?(?:%|\\%|percent|x\b|×|times\b|points?\b|fold\b|-fold\b)|\bby \d|\d\.\d", re.I)
IMPACT = re.compile(
    r"\b(?:enabl(?:es|ing)|pav(?:es?|ing) the way|opens? (?:up )?(?:new|the door|avenues|possibilities)"
    r"|potential|practical"
    r"|applications?|real-world|facilitat\w+|democrati[sz]\w+|open-?sourc\w+|publicly|accessib\w+|foster\w*"
    r"|beneficial"
    r"|valuable|insights? (?:for|into)|useful|deploy\w*|broader|impact|implications?|support(?:s"
    r"|ing)? (?:the )?(?:future|further)"
    r"|contribut(?:es?|ing) to|promising|available)\b",
    re.I,
)
STRONG_IMPACT = re.compile(
    r"\b(?:pav(?:es?|ing) the way|opens? (?:up )?(?:new|the door|avenues|possibilities)|implications? for"
    r"|real-world applications?"
    r"|practical applications?|wide range of applications|insights? for|foster\w*|democrati[sz]\w+|facilitat\w+"
    r"|we (?:will )?(?:hope|believe|open-source|release)|(?:publicly|openly|freely) (?:available|release\w*"
    r"|accessible)"
    r"|potential (?:of|for|to|applications?)|make[sd]? it (?:possible|suitable|practical)|serv(?:es?|ing) as a)\b",
    re.I,
)
OUTLOOK = re.compile(
    r"\bfuture (?:work|research|stud|direction|development|advance|exploration|improvement|investigation|model"
    r"|system)\w*"
    r"|\b(?:further|more|additional|continued) (?:research|investigation|stud(?:y|ies)|work|exploration|efforts?)\b"
    r"|\bopen (?:question|problem|challenge|issue)s?\b|\bremain(?:s|ing)? (?:a |an )?(?:\w+ )?(?:challeng|open"
    r"|difficult|unsolved|unclear)\w*"
    r"|\blimitations?\b|\broom for (?:\w+ )?improvement|\bresearch directions?\b|\bstill (?:struggle|lag|fall"
    r"|far|fail|face)\w*"
    r"|\bwe (?:conclude|close) (?:with|by)|\bhighlight(?:s|ing)? the (?:need|importance|necessity)|\bunderscor\w+ the (?:need|importance)",
    re.I,
)
LINK = re.compile(r"https?://|www\.|\b(?:github|huggingface|gitlab)\.(?:com|co|io)\b", re.I)
NOTICE = re.compile(
    r"^(?:the |our |all |both |project |source |more )*(?:code|codes|models?|data|datasets?|weights?"
    r"|checkpoints?|website|page|demos?|videos?"
    r"|project|corpus|pipeline|materials?|implementation|benchmark|results|details|resources|leaderboard"
    r"|information)\b.{0,140}"
    r"\b(?:available|released?|found|accessed|accessible|at|here|open-?sourced|public|visit|see)\b",
    re.I,
)
BACKGROUND = re.compile(
    r"^(?:however|recent(?:ly)?|although|while|despite|many|most|traditional|existing|current(?:ly)?|previous"
    r"|prior|unfortunately"
    r"|nevertheless|yet|conventional|in recent|over the past|one of the|with the|as (?:the )?(?:large|language|deep))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """How strongly one sentence plays each role (0 and more), and the one it plays."""

    role: Role
    strengths: dict[Role, float]


def cast(texts: Sequence[str], names: frozenset[str]) -> tuple[Cast, ...]:
    """The roles of an abstract's sentences; `names` are the paper's own words for what it brings, in lower case."""
    first_aim = next((place for place, text in enumerate(texts) if _announces(text)), None)
    return tuple(
        _cast_one(text, place, len(texts), first_aim, _is_own(text, names)) for place, text in enumerate(texts)
    )


def _announces(text: str) -> bool:
    return AIM.search(text) is not None and not LINK.search(text)


def _is_own(text: str, names: frozenset[str]) -> bool:
    words = {word.strip(".,;:()'\"’").casefold() for word in text.split()}
    return OWN.search(text) is not None or not names.isdisjoint(words)


def _cast_one(text: str, place: int, count: int, first_aim: int | None, own: bool) -> Cast:
    strengths = {
        Role.AIM: _aim(text, place, first_aim),
        Role.METHOD: _cues(METHOD, STRONG_METHOD, text, 1.5),
        Role.RESULT: _cues(RESULT, STRONG_RESULT, text, 2.0) + (1.0 if AMOUNT.search(text) else 0.0),
        Role.IMPACT: _cues(IMPACT, STRONG_IMPACT, text, 2.0),
        Role.OUTLOOK: 2.0 if OUTLOOK.search(text) else 0.0,
    }
    if LINK.search(text) or NOTICE.search(text):
        return Cast(Role.LINK, strengths)
    if not own and (first_aim is None or place < first_aim) and not _shows_anyway(strengths, place, count, first_aim):
        return Cast(Role.BACKGROUND, strengths)
    return Cast(_strongest(strengths), strengths)


def _aim(text: str, place: int, first_aim: int | None) -> float:
    if STRONG_AIM.search(text):
        return 4.0
    return (2.5 if place == first_aim else 1.5) if AIM.search(text) else 0.0


def _cues(weak: re.Pattern[str], strong: re.Pattern[str], text: str, bonus: float) -> float:
    return min(3, len(weak.findall(text))) * 0.5 + (bonus if strong.search(text) else 0.0)


def _shows_anyway(strengths: dict[Role, float], place: int, count: int, first_aim: int | None) -> bool:
    """Without a sentence that says "we", the later half of an abstract is what the paper brings."""
    return first_aim is None and place >= count / 2 and strengths[Role.RESULT] + strengths[Role.METHOD] > 0


def _strongest(strengths: dict[Role, float]) -> Role:
    order = (Role.AIM, Role.RESULT, Role.METHOD)
    return max(order, key=lambda role: strengths[role]) if any(strengths[role] for role in order) else Role.METHOD
