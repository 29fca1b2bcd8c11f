"""Reads the archive's pages as a script would that knows nothing but their parts and their order."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

SUMMARY, SOURCES = ("요약", "Summary"), ("출처", "Sources")
TITLE = re.compile(r"^# (?P<title>.*\S) ?!\[(?P<words>.*)\]\((?P<picture>\S+)\)$")
SOURCE = re.compile(r"^ ?- (?P<title>.+) \((?P<link>https?://\S+)\)$")
DAY = re.compile(r"^## Daily Papers \((?P<day>\d{4}-\d\d-\d\d)\)$")
PAPER = re.compile(r"^### \[(?P<title>.+)\]\((?P<link>\S+)\)$")
PICTURE = re.compile(r"^!\[.*\]\((?P<link>\S+)\)$")
BULLET = re.compile(r"^- \*\*(?P<label>What's New|Technical Details|Performance Highlights)\*\*: (?P<said>.+)$")


@dataclass
class Section:
    """A category of an insights page: its heading, its labels in order, its sources as title and link."""

    heading: str
    parts: list[str] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Listed:
    """A paper of a papers page: what follows its heading, in order."""

    title: str
    link: str
    parts: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)


def insights(page: str) -> tuple[dict[str, str], list[Section]]:
    """The title line with its picture, and the sections; a heading without a summary under it starts none."""
    lines = [line for line in page.splitlines() if line.strip()]
    title = TITLE.match(lines[0])
    assert title is not None, lines[0]
    sections: list[Section] = []
    for line, after in zip(lines[1:], [*lines[2:], ""], strict=True):
        if line.startswith("## ") and after in {f"**{label}:**" for label in SUMMARY}:
            sections.append(Section(line[3:]))
        elif sections and line in {f"**{label}:**" for label in SUMMARY + SOURCES}:
            sections[-1].parts.append("summary" if line[2:-3] in SUMMARY else "sources")
        elif sections and sections[-1].parts[-1:] == ["sources"] and (source := SOURCE.match(line)):
            sections[-1].sources.append((source["title"], source["link"]))
    return title.groupdict(), sections


def papers(page: str) -> tuple[str, list[Listed]]:
    """The day of the title line, and the papers."""
    lines = [line for line in page.splitlines() if line.strip()]
    day = DAY.match(lines[0])
    assert day is not None, lines[0]
    listed: list[Listed] = []
    for line in lines[1:]:
        if heading := PAPER.match(line):
            listed.append(Listed(heading["title"], heading["link"]))
        elif listed and (part := _part(line)):
            listed[-1].parts.append(part[0])
            listed[-1].said[part[0]] = part[1]
    return day["day"], listed


def _part(line: str) -> tuple[str, str] | None:
    if picture := PICTURE.match(line):
        return "picture", picture["link"]
    if bullet := BULLET.match(line):
        return bullet["label"], bullet["said"]
    label, _, said = line.partition(": ")
    return (label, said) if label in ("Vote", "Authors") and said else None


def outline(page: str) -> dict[str, Any]:
    """The structure alone: names of parts and their order, no text of the page."""
    if page.startswith("# "):
        title, sections = insights(page)
        return {
            "title": sorted(title),
            "sections": [
                {"heading": re.sub(r"^[^\w]+ ", "", each.heading), "parts": each.parts, "sources": len(each.sources)}
                for each in sections
            ],
        }
    _, listed = papers(page)
    return {"title": ["day"], "papers": [asdict(each)["parts"] for each in listed]}
