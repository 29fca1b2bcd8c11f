"""The names that a paper gives what it brings itself: before the title's colon, and what its abstract introduces.

A name that is only used or compared with is none of them: what is not plainly introduced is left out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from bot.gate.glossary import glossary
from bot.gate.listed import listed

LONGEST: Final = 4_000
"""Characters read of an abstract."""

_NAME: Final = r"[\"“‘'*]{0,2}(?P<name>[A-Za-z][\w\-.+]*\w(?: ?[A-Z\d][\w\-.+]*)?)[\"”’'*]{0,2}"
_BRING: Final = (
    r"(?:introduc|present|propos|develop|releas|describ|build|creat|construct|design|contribut|curat|offer|devis"
    r"|publish|establish|provid|open-sourc|collect|unveil|launch|call|dub|term|nam)(?:e|es|ed|s|ing)?"
)
_BRINGS: Final = re.compile(
    rf"\b(?:[Ww]e|paper|work|study|authors|report|article|here|and|then|further|also) (?:\w+ly |also |then |here "
    rf"|first |thus |hereby |newly ){{0,2}}"
    rf"{_BRING},? (?:(?:an?|the|our|it|this|novel|new|first|method|model|framework|benchmark|dataset"
    rf"|approach)[, ]+){{0,3}}"
    rf"(?:\w+ (?:called|named|dubbed|termed),? )?{_NAME}"
)
_CALLED: Final = re.compile(
    rf"\b(?:called|named|dubbed|termed|namely|coined|denoted(?: as)?|referred to as|we (?:call|dub|name|term)(?: it"
    rf"| this)?),? "
    rf"(?:the |as )?{_NAME}"
)
_APPOSED: Final = re.compile(
    rf"\b(?:[Ww]e|paper|work|study|authors|report|article|and)\b[^.;:]{{0,40}}? {_BRING}(?! on"
    rf"| upon) [^.;:]{{0,120}}?[,:–—-] {_NAME}(?=[,.:;]| \(|$)"
)
_OURS: Final = re.compile(rf"\b[Oo]ur (?:[\w\-]+ ){{0,3}}[\w\-]+, {_NAME}(?=,)")
_UNLIKE: Final = re.compile(
    rf"\b[Uu]nlike (?:prior|previous|existing|earlier|other|traditional|conventional)[^.;:,]{{3,60}}, {_NAME}(?= [a-z])"
)
_SHORT: Final = re.compile(
    rf"\b(?:[Ww]e|paper|work|study|authors|report|article|called|named|namely|dubbed|termed)\b[^.;:()]{{0,60}}?"
    rf"(?:{_BRING} |(?<=named )|(?<=called )|(?<=namely )|(?<=dubbed )|(?<=termed ))"
    r"(?P<long>[^.;:()]{3,140}) \((?P<name>[A-Za-z][\w\-.+]{1,24})\)"
)
_BEFORE_COLON: Final = re.compile(r"\s*([^:]{2,40}?)\s*:")
_NAME_LIKE: Final = re.compile(
    r"(?=[\w\-.+]*[A-Za-z])[\w\-.+]*(?:[A-Z][\w\-.+]*[A-Z\d]|[a-z][A-Z]|\d[A-Z]|[A-Z][a-z]+-?\d)[\w\-.+]*"
)
_NO_NAMES: Final = listed(
    "llm llms lm lms ai nlp gpu gpus api apis rl rlhf sft vlm vlms mllm mllms nn nns ml cnn cnns gnn rag qa vqa cot "
    "gpt gpt-4 gpt-3 gpt-4o chatgpt llama llama-2 llama2 llama-3 llama3 mistral gemini claude bert clip t5 imagenet"
)
"""What everybody has: never a paper's own, however the sentence runs."""


@lru_cache(maxsize=256)
def own_names(title: str, abstract: str) -> tuple[str, ...]:
    """The names of the paper's own things in the order in which it brings them."""
    found = [*_of_title(title), *_of_abstract(abstract[:LONGEST])]
    known = glossary().acronyms
    return tuple(
        dict.fromkeys(name for name in found if not {name.lower(), name.lower().rstrip("s")} & {*_NO_NAMES, *known})
    )


def _of_title(title: str) -> Iterator[str]:
    if before := _BEFORE_COLON.match(title):
        words = before.group(1).split()
        yield from words if len(words) == 1 else [word for word in words if _NAME_LIKE.fullmatch(word)]


def _of_abstract(abstract: str) -> Iterator[str]:
    for pattern in (_BRINGS, _CALLED, _APPOSED, _OURS, _UNLIKE):
        for match in pattern.finditer(abstract):
            yield from _parted(match["name"])
    for match in _SHORT.finditer(abstract):
        if _is_short_for(match["name"], match["long"]):
            yield match["name"]


def _parted(name: str) -> Iterator[str]:
    """Of a name over a space its parts that look like names: `TMLU Benchmark` is TMLU."""
    for part in name.split():
        bare = part.rstrip(".")
        if _NAME_LIKE.fullmatch(bare):
            yield bare


def _is_short_for(short: str, words: str) -> bool:
    """Whether the letters of a short form stand in its words in order, the first one at a word's beginning."""
    at, low = -1, words.lower()
    for letter in (letter for letter in short.rstrip("s") if letter.isupper()):
        at = low.find(letter.lower(), at + 1)
        if at < 0:
            return False
    return sum(not letter.islower() for letter in short) > 1
