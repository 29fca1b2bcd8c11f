"""Every recorded day as the edition that is made of it, without store, network or clock."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from adapters.sources.huggingface import DailyPapers
from adapters.sources.recorded import Collected
from bot.digest.classify import classify_papers
from bot.digest.compose import compose
from bot.digest.excerpted import excerpted
from bot.digest.merge import merge
from bot.digest.number import number
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.paper import Entry

CAPTURED = Path(__file__).parents[2] / "captured"
LANGUAGES = ("ko", "en")
CARDS = 40


@cache
def _lists() -> dict[date, list[object]]:
    with gzip.open(CAPTURED / "days2024" / "daily_papers.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = {date.fromisoformat(day["date"]): day["list"] for day in map(json.loads, lines)}
    return {day: listed for day, listed in found.items() if listed}


def _files() -> dict[date, Path]:
    return {date.fromisoformat(file.name[:10]): file for file in sorted((CAPTURED / "days2026").glob("*.gz"))}


def days() -> Iterator[date]:
    """The days that have papers."""
    yield from _lists()
    yield from _files()


@cache
def edition(day: date) -> Edition:
    """The edition of a recorded day, as if it were the first."""
    entries = _entries(day)
    listed = number(classify_papers(merge(entries), NINE), day, cards=CARDS)
    papers, reports = excerpted(listed, NINE, LANGUAGES)
    return compose(
        day,
        datetime.combine(day, time(23), UTC),
        papers=papers,
        reports=reports,
        categories=NINE,
        languages=LANGUAGES,
        sources=(),
    )


def _entries(day: date) -> tuple[Entry, ...]:
    seen = datetime.combine(day, time(23), UTC)
    if day in _lists():
        return DailyPapers().read(json.dumps(_lists()[day]).encode(), day, seen)
    with gzip.open(_files()[day], "rt", encoding="utf-8") as lines:
        return Collected().read(f"[{','.join(lines)}]".encode(), day, seen)
