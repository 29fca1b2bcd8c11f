"""Negation: where a sentence or a quote denies something, and what. Comparing them is the check of polarity."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from bot.gate.cues import Cue, Reach, cues, plainly
from bot.gate.listed import listed
from bot.gate.stems import stem
from bot.gate.terms import Term

_DENIES = (
    r"\b(?:not(?! (?:only|just|merely|necessarily))|never|without|cannot|neither|nor|none|nothing(?! but)"
    r"|nowhere|nobody|hardly"
    r"|barely"
    r"|scarcely|unable|incapable|impossible|fail(?:s|ed|ing|ures?(?! (?:mode|type|case|pattern|cause)))?"
    r"|lack(?:s|ed|ing)?|absence|no longer(?! than)|no(?! (?:longer"
    r"|less than"
    r"|more than"
    r"|more (?!performant|accura|effectiv|capable|reliabl|robust|powerful|proficien)\w+ than|matter)))\b|n['’]t\b"
    r"|않(?!고는)|못[하한합했함해할]|없(?:을|이|는|다|습|어|었|던|음|고|으|지|도|기)|아니(?!라도)|아닙|아닌"
    r"|실패(?! (?:모드|유형|사례|원인))"
    r"|불가능|불가(?:합|하)"
)
DENIES: Final = re.compile(_DENIES)
"""What turns a statement into its opposite. Without `not only`, `no more than`; `상관없이` says regardless."""

_NOT_DENIED: Final = re.compile(
    r"뿐(?:만)? 아니|관계\s?없이|상관\s?없이|무관하게|끊임없이|다름\s?없|틀림\s?없|문제\s?없"
    r"|\d ?%?p?에 미치지 [않못]|채 [가-힣]{1,6}지 않"
)

_OTHERWISE: Final = re.compile(
    r"\b(?:eliminat\w*|remov(?:e|es|ed|ing)|avoid\w*|obviat\w*|bypass\w*|prevent\w*|circumvent\w*|discard\w*"
    r"|dispens\w*|skip\w*"
    r"|rather than|instead|struggl\w*|difficult\w*|hard(?:er)? to|insufficient\w*|independent\w*|regardless"
    r"|irrespective|agnostic"
    r"|unlike|limited|limitation\w*|restrict\w*|rarely|seldom|little|poor(?:ly)?|suffer\w*|missing|absent"
    r"|scarc\w*|under-?(?:explor|stud|investigat|represent|utili)\w*|want of|short of|dearth|silent\w*"
    r"|opposite|the contrary|conversely|exacerbat\w*"
    r"|shortage|refus\w*|reject\w*|resist\w*|far from|falls? short|yet to|zero(?!-)|prohibit\w*|infeasib\w*|ignor\w*"
    r"|neglect\w*|sidestep\w*|forgo\w*|relinquish\w*|exempt\w*|omit\w*|omission\w*|nothing but"
    r"|give[sn]? up|gave up|thrown? away|throws away|drops? out|other than|disregard\w*|no longer|plateau\w*"
    r"|stagnat\w*|do(?:es)? away|left out|leav\w+(?= (?:\w+ ){0,4}out\b)"
    r"|overlook\w*|exclud\w*|frozen|free (?:of|from)|inferior|weak\w*|trouble\w*|cannot"
    r"|(?:beyond|out of) (?:the )?(?:reach|means|budgets?)(?: of)?)\b"
    r"|제거|없[애앤앱앴]|피하|피해|대신|부족|한계|어렵|어려|독립|벗어|배제|막[고아는]|방지|드문|드뭅|만으로|거부|해결"
    r"|무관|무시|소홀|어긋|처음 보|처음 본|제외|희생|생략|빼고|뺍니다|외면|간과|건너뛰|덜어|달리|놓치|놓칩"
    r"|모르|모릅|그칩|그쳤|드물|과소|빠[진지졌]|빠뜨|약[한하해점]|미흡|취약|멀[다었]|멉니|(?<=\S)보다(?=\s(?!못))|넘어[서선섭]|힘[들든]|까다",
)
"""Denials in other words: `eliminates the need` for `without`."""

_SLIGHT: Final = re.compile(
    r"\b(?:minimal(?:ly)?|marginal(?:ly)?|negligibl[ey]|slight(?:ly)?|insignificant(?:ly)?|little|minor)\b"
    r"|\b(?:near-)?lossless(?:ly)?\b|미미|근소|(?<![가-힣])적(?:었|습)",
)
"""Next to nothing: `hardly any loss` for `minimal loss`."""

_FREE: Final = re.compile(
    r"\b([a-z]{3,}(?:-[a-z]+)?(?=-(?:free|less)\b)|(?:meaning|harm|need|use|worth|point|error"
    r"|label)(?=less))-?(?:free|less)\b"
)
"""Without what it is made of: `training-free`."""

_PREFIXED: Final = re.compile(
    r"\b(?P<prefix>un(?=[a-z]{4})(?!i|der|til|to)|in(?=capab|accura|correct|applicab|consisten|sensitiv|effici|adequat|coheren"
    r"|complet|valid|compatib"
    r"|direct|visib|frequen|depend|suffici|distingu|flexib|stabil|varian|access|compar|expens|ability|feasib"
    r"|expli|active|secure|elig|determin|evitab)"
    r"|im(?=possib|perfect|practic|prob|balanc|precis|proper|mutab|plausib)|ir(?=relevan|respect"
    r"|regular|revers)|il(?=legal|logic)|non-?(?=[a-z]{4})|dis(?=regard"
    r"|agre|similar|connect|continu|advantag|order|abl)|mis(?=align|match|class|lead|us|taken|handl|interpret"
    r"|understand|label)|under-?(?=us[ei]|util|explo|stud|fit|train|represent|serv|spec)|ill-|non-?(?=[a-z]{3}\b))"
    r"(?P<rest>[a-z]{3,})",
)
"""Words that deny what they are made of: `inapplicable`."""

_KO_PREFIXED: Final = re.compile(
    r"(?<![가-힣])(?:불(?=안정|완전|균형|필요|확실|일치|충분|리[한하해]|규칙|공정|투명)|비(?=지도|정형|효율"
    r"|공개|전문|일관|정상|현실|대칭)"
    r"|미(?=확장|분류|공개|흡|해결|완성|탐구|개척|반영|활용|사용|지의)|무(?=제한|조건|의미"
    r"|감독))(?P<rest>[가-힣]{1,2})",
)
"""Korean words that deny what they are made of: `불안정`."""

_DOUBLED: Final = re.compile(
    r"\b(?:not|never|cannot|no|n['’]t) (?:not|never|no|without|fail(?:s|ed)? to|lack(?:s|ing)?|un(?!i|der|til"
    r"|to)[a-z]{4,})\b"
    r"|(?:못하|없|않|아니|무관하)지 않|못하지 못|\bwithout no\b|\bneither\b[^.,;]{1,90} not\b"
    r"|\bno (?:[\w-]+ ){1,8}(?:is|are|was|were|do|does|has|have) (?:not|no)\b"
    r"|수 있지 [않못]|(?:필요하|약하)지 못|(?:없|않|못하)게 하지 [않못]|어렵지 않|부족하지 않|실패하지 않",
)


def is_denying(text: str) -> bool:
    """Whether a word denies by itself: difficult, limited, lacking."""
    return _OTHERWISE.search(plainly(text)) is not None


def is_slight(word: str) -> bool:
    """Whether a word calls what follows next to nothing."""
    return _SLIGHT.search(word.lower()) is not None


def doubled(text: str) -> str:
    """A denial of a denial, empty if there is none: too easily read the wrong way round."""
    found = _DOUBLED.search(plainly(text))
    return found.group() if found else ""


@lru_cache(maxsize=1024)
def denials(text: str) -> tuple[Cue, ...]:
    """What a text plainly denies, each with the nearest three things denied."""
    skipped = {place for match in _NOT_DENIED.finditer(text) for place in range(match.start(), match.end())}
    free = [Cue(cue.word, cue.start, cue.scope[:1]) for cue in _made_of(text, _FREE)]
    return (*free, *(cue for cue in _without_degrees(cues(text, DENIES, Reach(5, 0))) if cue.start not in skipped))


@lru_cache(maxsize=1024)
def other_denials(text: str) -> tuple[Cue, ...]:
    """What a text denies in other words, with what stands near; words of denial themselves are not what is denied."""
    found = cues(text, _OTHERWISE, Reach(3, 0))
    return tuple(
        Cue(cue.word, cue.start, tuple(term for term in cue.scope if not is_denying(term.text)))
        for cue in _up_to_the_means(found, text)
        if not is_anaphoric(cue, text)
    )


def _up_to_the_means(found: Iterable[Cue], text: str) -> Iterator[Cue]:
    """Cues without what the thing is done with: `eliminates the constraints by leveraging …` leaves no leverage out."""
    plain = plainly(text)
    for cue in found:
        means = MEANS.search(plain, cue.start + len(cue.word) + _NEXT)
        scope = tuple(term for term in cue.scope if means is None or term.start < means.start())
        yield Cue(cue.word, cue.start, scope if scope else cue.scope)


def is_anaphoric(cue: Cue, text: str) -> bool:
    """`To address these limitations`: a failing of what was said before, and of nothing that is said here."""
    before = plainly(text)[max(0, cue.start - 16) : cue.start]
    return _NAMED_BEFORE.search(before) is not None and cue.word.lower().startswith(("limit", "short", "difficult"))


MEANS: Final = re.compile(r"\s(?:by|using|through|via|thanks to|instead)\s")
"""What begins the means of what is done."""
_NEXT: Final = 8
"""Characters behind a word that still belong to it: `without using`."""
_NAMED_BEFORE: Final = re.compile(r"\b(?:these|this|those|such|both|the above)\s(?:\w+\s)?$")


@lru_cache(maxsize=1024)
def wide_denials(text: str) -> tuple[Cue, ...]:
    """Plain denials with everything near in the clause: `not` may stand some words from what it denies."""
    return tuple(
        Cue(cue.word, cue.start, tuple(term for term in cue.scope if term.start > cue.start))
        if cue.word.lower() in _OF_THE_NEXT
        else Cue(cue.word, cue.start, tuple(term for term in cue.scope if term.start < cue.start))
        if "가" <= cue.word[-1] <= "힣"
        else cue
        for cue in _up_to_the_means(cues(text, DENIES, Reach(5, 2)), text)
    )


_OF_THE_NEXT: Final = listed("without no lack lacks lacking absence fail fails failed failing neither nor")
"""Denials that speak only of what follows them."""


@lru_cache(maxsize=1024)
def denying_words(text: str) -> tuple[str, ...]:
    """Words that deny what they are made of, in lower case."""
    return tuple(match.group().lower() for match in _PREFIXED.finditer(plainly(text)))


@lru_cache(maxsize=1024)
def negatives(text: str) -> tuple[Cue, ...]:
    """Every word of a text that denies or leaves out, in whatever way, with what stands near on both sides."""
    found = {cue.start: cue for pattern in (_FREE, _PREFIXED, _KO_PREFIXED) for cue in _made_of(text, pattern)}
    inside = {place for cue in found.values() for place in range(cue.start, cue.start + len(cue.word))}
    for pattern in (DENIES, _OTHERWISE):
        near = _up_to_the_means(cues(text, pattern, Reach(8, 6)), text)
        found.update((cue.start, cue) for cue in near if cue.start not in inside and not is_anaphoric(cue, text))
    skipped = {place for match in _NOT_DENIED.finditer(text) for place in range(match.start(), match.end())}
    return tuple(
        found[start]
        for start in sorted(found)
        if start not in skipped and not found[start].word.lower().startswith("independen")
    )


@lru_cache(maxsize=1024)
def lessened(text: str) -> tuple[Cue, ...]:
    """What a text calls next to nothing."""
    return cues(text, _SLIGHT, Reach(3, 1))


def is_attributive(cue: Cue, text: str) -> bool:
    """Whether a word that denies what it is made of stands before its noun: `unsafe queries` says nothing of doing."""
    following = next((term for term in cue.scope if term.start > cue.start), None)
    end = cue.start + len(cue.word)
    return (
        following is not None
        and text[end : following.start] == " "
        and _PREFIXED.match(cue.word.lower()) is not None
        and _OTHERWISE.fullmatch(cue.word.lower()) is None
    )


def _made_of(text: str, pattern: re.Pattern[str]) -> Iterator[Cue]:
    """Words like `training-free` and `unseen`, with what they are made of before what stands near."""
    for match, cue in zip(pattern.finditer(plainly(text)), cues(text, pattern, Reach(3, 2)), strict=True):
        if DENIES.fullmatch(match.group()) or _OTHERWISE.fullmatch(match.group()):
            continue
        rest = match.group(pattern.groups)
        said = frozenset(stem(part) for part in rest.split("-"))
        own = Term(rest, match.start(), match.end(), (said,), 1.0)
        yield Cue(cue.word, cue.start, (own, *cue.scope))


_DEGREES: Final = listed(
    "할수 거의 전혀 늘 아직 충분히 별로 늘 항상 특히 더 크게 결코 아예 수 ever any always fully directly really "
    "sufficiently enough adequately necessarily entirely yet"
)


def _without_degrees(found: Iterable[Cue]) -> Iterator[Cue]:
    """Cues without the adverbs between a denial and what it denies."""
    for cue in found:
        yield Cue(
            cue.word,
            cue.start,
            tuple(term for term in cue.scope if not _is_degree(term.text.lower().replace(" ", "")))[:4],
        )


_NO_DEGREES: Final = listed("rely apply supply comply family only easily poorly badly slowly quickly highly reliably")


def _is_degree(word: str) -> bool:
    return word in _DEGREES or (word.endswith("ly") and word not in _NO_DEGREES)
