"""How a person names a conference report, a chapter of it or a paper in it: `colm-2024 3`, `3장`, `colm-2024:12`.

Words alone cannot be told apart: each way to read them is given, the likeliest first, and what is kept decides.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.arguments.endings import without_verb

SLUG = r"(?=[a-z0-9-]*[a-z]|\d{4})[a-z0-9][a-z0-9-]{0,31}"
"""A report's name: not the hour of `9:30`."""
LONGEST = 200
"""Characters that are looked at."""
MOST_WORDS = 10
"""Words between which a name may end and a chapter's title begin."""
_PAPER = re.compile(rf"(?P<report>{SLUG})\s*:\s*#?(?P<number>\d{{1,4}})\s*번?\s*(?:논문)?", re.IGNORECASE)
_LINE = re.compile(rf"/(?:(?:paper|why|ask|which)\s+(?P<of>{SLUG}):\d|report\s+(?!file\b)(?P<report>{SLUG})(?:\s|$))")
_REPORT = re.compile(
    r"^(?:학회\s*)?보고서\s+|(?:\s+|^)(?:(?:conference\s+)?report|(?:학회\s*)?보고서)(?:의|을|를|로)?(?=\s+(?:as\s+a|파일)|$)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:(?P<name>.*?\S)\s+)??(?:(?:as\s+a\s+|the\s+)?(?:whole\s+)?file|whole|full|전체\s*파일|파일|전체)(?:로|을|를)?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(?:(?P<name>.*?\S)\s+)??(?:chapter\s*|ch\.?\s*|제\s*)?(?P<place>\d{1,2})\s*(?:장(?:을|를|만)?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text may name: a report (empty: the one in question), and of it a chapter by its place (1 is the first) or
    by words, or the `whole` of it as a file."""

    name: str
    place: int | None = None
    words: str = ""
    whole: bool = False


def readings(text: str) -> tuple[Reading, ...]:
    """Every way to read what follows /report, the likeliest first."""
    written = _plain(text)
    return tuple(dict.fromkeys(_readings(written))) if written else ()


def chapter_said(text: str) -> int | None:
    """The place that a text is which names nothing but a chapter in so many words: `3장`, `chapter 3`."""
    found = _CHAPTER.fullmatch(_plain(text))
    named = found is not None and not found["name"] and not found[0].isdecimal()
    return int(found["place"]) if found and named else None


def paper_said(text: str) -> tuple[str, int] | None:
    """The report and the number of a text that names a paper of a report: `colm-2024:12`."""
    found = _PAPER.fullmatch(text.strip())
    return (found["report"].casefold(), int(found["number"])) if found else None


def papers_said(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Where a text names papers of reports, from where to where, and which; whether there is such a report is not known
    here."""
    for found in re.finditer(rf"(?<![\w:/.-]){_PAPER.pattern}(?![\d:]|\.\d)", text, re.IGNORECASE):
        yield found.start(), found.end(), found["report"].casefold(), int(found["number"])


def report_of(line: str) -> str:
    """The report that a button's command line is about; empty where it is about none."""
    found = _LINE.match(line)
    return (found["of"] or found["report"]) if found else ""


def _plain(text: str) -> str:
    """Without the words that only ask, or that only say that it is a report."""
    said = " ".join(unicodedata.normalize("NFKC", text[:LONGEST]).split())
    return _REPORT.sub("", without_verb(said)).strip(" \"'‘’“”") or ""


def _readings(written: str) -> Iterator[Reading]:
    chapter, file = _CHAPTER.fullmatch(written), _FILE.fullmatch(written)
    if not (chapter and not chapter["name"]) and not (file and not file["name"]):
        yield Reading(written)
    if file:
        yield Reading(file["name"] or "", whole=True)
    if chapter:
        yield Reading(chapter["name"] or "", int(chapter["place"]))
    words = written.split()
    for at in range(min(len(words), MOST_WORDS) - 1, 0, -1):
        yield Reading(" ".join(words[:at]), words=" ".join(words[at:]))
    yield Reading("", words=written)
