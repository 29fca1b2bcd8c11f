"""What lies are made from: honest sentences and the papers of five days of 2026, none of which a check was tuned on."""

import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.readable import readable

TESTS = Path(__file__).resolve().parents[1]
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"(])")
PARTS = ("whats_new", "technical_details", "performance_highlights")
OWN_VOICE = (
    (r"^(?:In this (?:paper|work|study), |Here, |To this end, |Specifically, |Moreover, |Furthermore, )", ""),
    (r"\b[Ww]e are\b", "the authors are"),
    (r"\b[Ww]e\b", "the authors"),
    (r"\b[Oo]ur\b", "their"),
)

PARTICLES = (("을", "를"), ("이", "가"), ("은", "는"), ("과", "와"), ("으로", "로"))


@dataclass(frozen=True)
class Paper:
    """A paper as a source lists it."""

    id: str
    title: str
    abstract: str


@dataclass(frozen=True)
class Honest:
    """A sentence that its quotes carry fully: written by hand, or the paper's own (`own`)."""

    paper: Paper
    language: str
    section: str
    text: str
    quotes: tuple[str, ...]
    own: bool = False


@cache
def papers() -> tuple[Paper, ...]:
    """Every paper of the five days that has a real abstract, once, by id."""
    found: dict[str, Paper] = {}
    for file in sorted((TESTS / "captured/days2026").glob("*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for entry in map(json.loads, lines):
                number = re.search(r"\d{4}\.\d{5}", entry["url"])
                abstract = readable(entry["abstract"])
                if number and entry["source"] in {"arxiv", "chatpaper"} and len(abstract) > 500:
                    found.setdefault(number[0], Paper(number[0], readable(entry["title"]), abstract))
    return tuple(found[key] for key in sorted(found))


@cache
def honest(language: str) -> tuple[Honest, ...]:
    """The hand-written sentences of a language, in the file's order: those on papers that no tuned one is about."""
    rows = _rows(f"held_out/{language}.jsonl")
    return tuple(
        Honest(
            Paper(row["id"], row["title"], row["abstract"]), language, PARTS[at % 3], row["text"], tuple(row["quotes"])
        )
        for at, row in enumerate(rows)
        if row["id"] not in tuned_papers()
    )


@cache
def tuned(language: str) -> tuple[Honest, ...]:
    """Hand-written sentences that the gate was tuned on, after they had measured it: reported beside the others."""
    return tuple(_written(row) for row in _rows(f"honest/{language}.jsonl"))


@cache
def tuned_papers() -> frozenset[str]:
    """The papers that those are about."""
    return frozenset(each.paper.id for language in ("en", "ko") for each in tuned(language))


def _rows(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TESTS / file).read_text(encoding="utf-8").splitlines()]


@cache
def to_bend() -> tuple[Honest, ...]:
    """More hand-written Korean sentences, with figures, negations and hedges: only lies are made from them."""
    known = {paper.id: paper for paper in papers()}
    rows = _rows("hostile/more_ko.jsonl")
    return tuple(Honest(known[row["paper"]], "ko", row["section"], row["text"], tuple(row["quotes"])) for row in rows)


def _written(row: dict[str, Any]) -> Honest:
    paper = Paper(row["paper"], row["title"], row["abstract"])
    return Honest(paper, row["language"], row["section"], row["text"], tuple(row["quotes"]))


def sentences_of(text: str) -> tuple[str, ...]:
    """An abstract's sentences: a plain splitter of our own, so that ours is not measured by itself."""
    return tuple(part for part in SENTENCE_END.split(text) if len(part.split()) >= 5)


@cache
def own_sentences() -> tuple[Honest, ...]:
    """Sentences of the papers themselves, told of the authors: what a model that copies would write. English."""
    found = []
    for paper in papers():
        for sentence in sentences_of(paper.abstract):
            if _is_whole(sentence):
                found.append(Honest(paper, "en", "whats_new", retold(sentence), (sentence,), own=True))
    return tuple(found)


def _is_whole(sentence: str) -> bool:
    """Whether it reads as a sentence of its own: not cut at a "vs.", no half of a parenthesis, no address."""
    fine = (
        re.match(r"[A-Z][\w'-]*,? [^(]*", sentence) and sentence.endswith(".") and sentence[-4:] not in {" vs.", ".s."}
    )
    even = all(sentence.count(a) == sentence.count(b) for a, b in ("()", "“”", "[]"))
    return bool(fine and even and 8 <= len(sentence.split()) <= 40 and not re.search(r"http|\\|[$_^{}]|\[\d", sentence))


@cache
def any_paper(language: str) -> tuple[Honest, ...]:
    """Every paper with nothing said of it yet: for lies that need no sentence of a kind to start from."""
    return tuple(Honest(each, language, "whats_new", "", (), own=True) for each in papers())


def with_particles(text: str, end: int) -> str:
    """The text with the particle at `end` as the Hangul word before it asks for; other words keep theirs."""
    before, after = text[:end], text[end:]
    if not before or not "가" <= before[-1] <= "힣":
        return text
    closed = (ord(before[-1]) - 0xAC00) % 28 != 0
    for with_end, without in PARTICLES:
        for particle in (with_end, without):
            if re.match(rf"{particle}(?![가-힣])", after):
                return before + (with_end if closed else without) + after[len(particle) :]
    return text


def retold(sentence: str) -> str:
    """The sentence with "we" and "our" told of the authors."""
    for pattern, told in OWN_VOICE:
        sentence = re.sub(pattern, told, sentence)
    return sentence[0].upper() + sentence[1:]
