"""The sentences that the gate was tuned on, over abstracts of 2024, as claims and sources."""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.domain.readable import readable
from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim
from bot.reading.sentences import sentences

FOLDER = Path(__file__).parent / "captured" / "gate_tuning"
DAYS = Path(__file__).parent / "captured" / "days2024" / "daily_papers.jsonl.gz"


@dataclass(frozen=True)
class Told:
    """A claim about a paper; `kind` is empty where it is honest."""

    paper: str
    claim: Claim
    kind: str = ""


@cache
def abstracts() -> dict[str, tuple[str, str]]:
    """Title and abstract of every paper of the days of 2024, readable and on one line."""
    found: dict[str, tuple[str, str]] = {}
    with gzip.open(DAYS, "rt", encoding="utf-8") as lines:
        for line in lines:
            for entry in json.loads(line)["list"]:
                paper = entry["paper"]
                found[paper["id"]] = (_line(paper["title"]), _line(paper["summary"]))
    return found


@cache
def source(paper: str) -> Source:
    """What may be quoted of a paper: its title and its abstract."""
    title, abstract = abstracts()[paper]
    bounds = tuple((one.start, one.end) for one in sentences(abstract))
    return Source(title, (SourcePart("title", title, ((0, len(title)),)), SourcePart("abstract", abstract, bounds)))


def honest(language: str) -> list[Told]:
    """Sentences that must go out."""
    return [_told("", line, language) for line in _lines(f"honest_{language}.txt")]


def lies(language: str) -> list[Told]:
    """Sentences that must not."""
    parted = (line.split(" | ", 1) for line in _lines(f"lies_{language}.txt"))
    return [_told(kind, rest, language) for kind, rest in parted]


def _told(kind: str, line: str, language: str) -> Told:
    place, text = line.split(" | ", 1)
    paper, numbers = place.split()
    said = [sentence.text for sentence in sentences(abstracts()[paper][1])]
    quotes = tuple(said[int(number)] for number in numbers.split(","))
    return Told(paper, Claim(text, quotes, language), kind)


def _line(text: str) -> str:
    return " ".join(readable(text).split())


def _lines(name: str) -> list[str]:
    return [line for line in (FOLDER / name).read_text("utf-8").splitlines() if line]
