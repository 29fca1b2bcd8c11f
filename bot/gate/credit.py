"""What a quote tells of others' work is not told as the paper's own. Whether it is told right is not its matter.

Papers are English, so the quotes' side is; a sentence is read in either language.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from bot.gate.case import Case, Failure
from bot.gate.cues import plainly
from bot.gate.terms import Term, pool, terms

_WHOSE: Final = (
    r"(?:prior|previous|previously|existing|earlier|past|recent|recently|current|currently|traditional(?! chinese)"
    r"|conventional"
    r"|related|classical|standard|contemporary|common|other|today's|present-day|state-of-the-art|sota|popular|naive"
    r"|preceding|concurrent|typical|widely used|alternative)"
)
_WHAT: Final = (
    r"(?:works?|methods?|approach(?:es)?|stud(?:y|ies)|research(?:ers)?|techniques?|algorithms?|models?|systems?"
    r"|benchmarks?|data ?sets?|evaluations?|frameworks?|efforts?|solutions?|strateg(?:y|ies)|literature|baselines?"
    r"|advances?|attempts?|metrics?|pipelines?|architectures?|paradigms?|practices?|papers?|llms?|lms|vlms|mllms|lmms"
    r"|agents?|tools?|detectors?|encoders?|policies|solvers?|generators?|attacks?|defen[cs]es?|resources|corpora)"
)
_MANY: Final = r"(?!years|months|weeks|days|decades)\w{3,}s"
_OTHERS: Final = re.compile(
    r"(?:^|[,;:(.!?]\s|\b(?:but|while|whereas|although|though|yet|however|as|since|because|that|despite|unlike|and|if"
    r"|where|which)\s)"
    rf"(?P<who>(?:(?:most|many|some|several|much|all|these|those|the|a|few|of|one|both|almost|nearly|even)\s){{0,3}}"
    rf"{_WHOSE}\b[\w\-/' ]{{0,60}}?\b(?:{_WHAT}|{_MANY})\b(?!,|;|\)|\.|\s(?:and|or|by|but)\s|-)"
    r"|\w[\w\-]* (?:et al\.?+(?!,? ?\d{4}[a-z]?\s?[);])|and \w+ \(\d{4}\)|\(\d{4}\)|\[\d+\]))"
)
"""Others at the head of a clause: what follows, they did. `outperforms existing methods` has them elsewhere."""
_OURS: Final = re.compile(
    r"\b(?:we|our|ours|us|this (?:paper|work|study|article|survey|report|thesis|research)|in this|the proposed"
    r"|the authors?"
    r"|here|to (?:address|tackle|overcome|solve|bridge|fill|mitigate|remedy|this end|fix|close))\b"
)
_SENTENCE_END: Final = re.compile(r"(?<!\bal)[.!?](?=\s|$)")

_PAPER: Final = re.compile(
    r"^(?:(?:the|this|present) (?:paper|work|study|article|survey|report|research(?:ers)?|authors?|team)\b"
    r"|(?:the )?authors\b"
    r"|we\b|(?:in|with) this (?:paper|work|study),? |the paper's|experiments\b|results\b)"
    r"|^(?:본 |이 |해당 )?(?:논문|연구|보고서)(?:은|는|에서|이|가|의)|^(?:이번|본) (?:연구|논문)|^저자|^연구진"
    r"|^연구팀|^연구자|^우리"
)
_THING: Final = re.compile(
    r"^(?:(?:the |their |its |this )(?:(?:authors(?:'|’)|paper's|proposed|new|novel|presented|resulting|suggested"
    r"|introduced)"
    r" )*(?:method|model|approach|framework|system|benchmark|data ?set|technique|algorithm|work|architecture|pipeline"
    r"|strategy|mechanism|tool|agent|proposed \w+)\b|it\b)"
    r"|^(?:(?:제안|제시|소개|개발|도입)(?:한|된|하는) |새로운 |새 |이 |본 |저자들의 |논문의 )"
    r"(?:방법|모델|기법|프레임워크|접근|시스템|방식|벤치마크|데이터|알고리즘|기술|전략|도구)"
)
_OTHERS_SAID: Final = re.compile(
    rf"\b{_WHOSE}\b[\w\-/' ]{{0,40}}?\b{_WHAT}\b|\bothers\b|\bbaselines?\b|\brivals?\b|\busual(?:ly)?\b|\bso far\b"
    rf"|\btoday\b"
    r"|\buntil now\b|\bet al\b|\bunlike\b|\bother than\b"
    r"|기존|이전|선행|종래|앞선|앞서|과거|지금|그동안|최근|현재|관련 연구|다른|전통|통상|흔히|일반적|보통"
    r"|대부분의|오늘날|여타"
    r"|표준|이미|최신|비교|와 달리|과 달리|널리"
)
_AT_A_DISTANCE: Final = re.compile(
    r"^(?:in this \w+,? )?(?:the |this |our |its )?+\w+ (?:\w+ly |also |first |then )?(?:not(?:e|es|ed)|point(?:s"
    r"|ed)? out|argu\w+|criticiz\w+"
    r"|address\w*|tackl\w+|overc[oa]m\w+|avoid\w*|fix\w*|question\w*|challeng\w+|target\w*|stud(?:y|ies|ied)|examin\w+"
    r"|investigat\w+|deal\w*|extend\w*|build\w* on|improv\w+|solv\w+|start\w* from|remov\w+|reduc\w+|alleviat\w+"
    r"|mitigat\w+"
    r"|observ\w+|identif\w+|critique\w*|takes? up|took up|review\w*|survey\w*|analy[sz]\w+|respon\w+|look\w*"
    r"|is motivated|are motivated"
    r"|is about|concern\w*|turn\w* to|do(?:es)? without|go\w* beyond)\b"
    r"|(?:지적|다룹|다뤘|다룬|해결|극복|보완|주목|출발|비판|겨냥|개선|확장|줄[이입였]|대신|관찰|분석|짚"
    r"|살[펴폈핍]|조사|검토|완화|파악|비교|덜)[가-힣]{0,6}[.]?$"
)
"""A sentence that takes up what others did says something of the paper after all."""

Subject = Literal["", "paper", "thing"]
_FEWEST: Final = 1.0
"""Weight of words that only others' part of the quote has, from which the sentence tells that part."""


def check_credit(case: Case) -> Failure | None:
    """Whether a sentence whose subject is the paper, or what it brings, retells a quote's part of which others are."""
    if not any(_OTHERS.search(plainly(one)) for one in case.around):
        return None
    subject = _subject(case)
    text = plainly(case.text)
    if not subject or _OTHERS_SAID.search(text) or (subject == "paper" and _AT_A_DISTANCE.search(text)):
        return None
    theirs, ours = _sides(case.around, subject)
    if not theirs:
        return None
    their_pool, our_pool = pool(*theirs), pool(*ours)
    spoken = [term for term in terms(case.text) if term.renderings]
    of_others = _weight([term for term in spoken if their_pool.carries(term) and not our_pool.carries(term)])
    of_ours = _weight([term for term in spoken if our_pool.carries(term) and not their_pool.carries(term)])
    if of_others >= _FEWEST and of_others > of_ours:
        return Failure(
            "words", text.split(maxsplit=1)[0], "the quote tells this of others' work, not of the paper's own"
        )
    return None


def _weight(found: list[Term]) -> float:
    return sum(term.weight for term in found)


def _subject(case: Case) -> Subject:
    """Of whom the sentence speaks: the paper and its authors, a thing that it brings, or something else."""
    text = plainly(case.text)
    if _THING.search(text) or any(text.startswith(name.lower()) for name in case.own):
        return "thing"
    return "paper" if _PAPER.search(text) else ""


def _sides(texts: tuple[str, ...], subject: Subject) -> tuple[list[str], list[str]]:
    """What of the quotes is told of others, and the rest. What the paper reports of others its authors may say."""
    theirs: list[str] = []
    ours: list[str] = []
    for text in dict.fromkeys(texts):
        for part, of_others, reported in _parts(plainly(text)):
            (theirs if of_others and not (reported and subject == "paper") else ours).append(part)
    return theirs, ours


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[tuple[str, bool, bool], ...]:
    """The pieces of a text: whether others are their subject, and whether the authors report it."""
    return tuple(part for start, end in _sentences(text) for part in _of_sentence(text[start:end]))


def _of_sentence(sentence: str) -> Iterator[tuple[str, bool, bool]]:
    at, reported = 0, False
    for match in _OTHERS.finditer(sentence):
        start = match.start("who")
        if start < at:
            continue
        yield sentence[at:start], False, False
        reported = reported or bool(_OURS.search(sentence, at, start))
        back = _OURS.search(sentence, match.end())
        end = back.start() if back else len(sentence)
        yield sentence[start:end], True, reported
        at = end
    yield sentence[at:], False, False


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _SENTENCE_END.finditer(text):
        yield at, match.end()
        at = match.end()
    if at < len(text):
        yield at, len(text)
