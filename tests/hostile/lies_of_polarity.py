"""Lies about yes and no, up and down, and being first: negation put in and taken out, directions, superlatives."""

import random
import re
from collections.abc import Iterator

from hostile.lie import Bent
from hostile.material import Honest
from hostile.vocabulary import rows, words

NEGATIVE = re.compile(
    r"\b(?:not|no|never|without|cannot|neither|nor|fails?|failed|unable|hardly|lacks?|none|n't|unlike|rarely)\b"
    r"|않|못|없|아니|아닙"
)
FINITE = "|".join(words("verbs"))
OF_WORK = re.compile(
    r"framework|method|benchmark|dataset|model|system|improv|beat|gain|reach|exceed|better|corpus|algorithm|approach|tool"
    r"|틀|방법|모델|벤치마크|데이터 세트|시스템|제안|도입|성능|앞섭|향상|높|줄|지원|방식"
)
"""What can be the first or the best: something that was made, or a result."""
SUPERLATIVE = re.compile(
    r"state[- ]of[- ]the[- ]art|\bSOTA\b|\bfirst\b|\bbest\b|pioneer|new standard|unprecedented|most |\bnovel\b"
    r"|최초|최고|처음|가장|첫",
    re.IGNORECASE,
)


def negation_put_in(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """A plain statement is denied."""
    if NEGATIVE.search(base.text):
        return
    if base.language == "ko":
        yield from _korean_put_in(base)
        return
    table = list(rows("negation_put_in", "en"))
    verb = re.search(rf"(?<=[a-zA-Z0-9)] )((?:[a-z]+ly )?)({FINITE})\b", base.text)
    if verb and not (base.own and verb[2] in words("nouns_too")):
        stem = verb[1] + _bare(verb[2])
        forms = (f"does not {stem}", f"fails to {stem}", f"never {verb[0]}")
        table += [(rf"\b{verb[0]}\b", form) for form in forms]
    for pattern, other in table:
        yield re.sub(pattern, other, base.text, count=1), base.quotes


def _korean_put_in(base: Honest) -> Iterator[Bent]:
    for pattern, others in rows("negation_put_in", "ko"):
        for match in re.finditer(pattern, base.text):
            for other in others or (_is_not(base.text[match.start() - 1]),):
                yield base.text[: match.start()] + match.expand(other) + base.text[match.end() :], base.quotes


def _is_not(before: str) -> str:
    closed = (ord(before) - 0xAC00) % 28 if "가" <= before <= "힣" else 1
    return ("이" if closed else "가") + " 아닙니다."


def _bare(verb: str) -> str:
    if verb.endswith(("ches", "sses", "xes")):
        return verb[:-2]
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def negation_taken_out(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """What is denied is stated."""
    for pattern, other in rows("negation_taken_out", base.language):
        yield re.sub(pattern, other, base.text, count=1), base.quotes


def direction_flipped(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """More is less, ahead is behind."""
    if base.own and re.search(r"\bwhether\b|\bif\b|\baim", base.text):
        return
    for behind in re.finditer(r"[을를] ((?:크게|꾸준히|모두)? ?)앞섭니다", base.text):
        yield f"{base.text[: behind.start()]}에 {behind[1]}뒤처집니다{base.text[behind.end() :]}", base.quotes
    for one, other in rows("directions", base.language):
        pattern = rf"(?<![-\w]){one}(?![-\w]| time| view)" if base.language == "en" else re.escape(one)
        for match in re.finditer(pattern, base.text):
            if base.language == "ko" or not re.search(r"\bno |not ", base.text[: match.start()][-10:]):
                yield base.text[: match.start()] + other + base.text[match.end() :], base.quotes


def superlative_added(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """Best, first, state of the art, where the whole abstract says nothing of the kind."""
    made = OF_WORK.search(base.text) and not (base.own and not base.text.startswith("The authors"))
    if SUPERLATIVE.search(base.paper.abstract) or SUPERLATIVE.search(base.text) or not made:
        return
    for pattern, other in rows("firsts", base.language):
        yield re.sub(pattern, other, base.text, count=1), base.quotes
