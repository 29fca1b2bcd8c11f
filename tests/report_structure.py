"""Reads a conference report as others' tools read such pages: chapters, papers with link and venue, tl;dr, labelled
parts of folds. It forgives what is written by hand (tags that are closed twice or never) and invents nothing."""

import re
from dataclasses import dataclass, field

_CHAPTER = re.compile(r"^(?:# (?:\*\*)?\s*|<h1>)(\d+)\.\s*(.*?)\s*(?:\*\*|</h1>)?$")
_LISTED = re.compile(r"^(\d+)\. \[?(.*?)(?:\]\(#([\w-]+)\).*)?$")
_PAPER = re.compile(r'^(?:<p>)?<a href="(https?://[^"]+)">(.+?)</a>(?: \(([^)]*)\))?(.*)$')
_TLDR = re.compile(r"^tl; ?dr: ?:?\s*(.*?)(?:</p>)*$")
_LABELLED = re.compile(r"^<p><strong>([^<]+)</strong>\s*:\s*(.*)</p>$")


@dataclass
class Fold:
    """What is behind a paper's line."""

    title: str = ""
    parts: dict[str, str] = field(default_factory=dict)


@dataclass
class Read:
    """A paper as it was read."""

    title: str
    link: str
    venue: str
    tldr: str | None
    fold: Fold | None = None


@dataclass
class Outline:
    """A page as it was read: titles as they are written, with the papers of each chapter."""

    title: str = ""
    listed: list[tuple[str, str | None]] = field(default_factory=list)
    chapters: list[tuple[str, list[Read]]] = field(default_factory=list)

    @property
    def papers(self) -> list[Read]:
        """Of all chapters, in order."""
        return [paper for _, papers in self.chapters for paper in papers]


def outline(page: str) -> Outline:
    """The parts of a page."""
    found, deep = Outline(), 0
    lines = [line.strip() for line in page.splitlines()]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        _heading(found, line)
        if deep == 0:
            _paper(found, line, after)
        _folded(found, line)
        deep += line.count("<details") - line.count("</details>")
    return found


def _heading(found: Outline, line: str) -> None:
    chapter = _CHAPTER.match(line)
    if chapter:
        found.chapters.append((chapter[2], []))
    elif line.startswith("# ") and not found.title:
        found.title = line[2:]
    elif not found.chapters and (listed := _LISTED.match(line)):
        found.listed.append((listed[2], listed[3]))


def _paper(found: Outline, line: str, after: str) -> None:
    """A line that is a link with words of its own, and the line after it where that is a sentence to remember."""
    paper, tldr = _PAPER.match(line), _TLDR.match(after)
    if paper and found.chapters and not paper[2].startswith("http"):
        found.chapters[-1][1].append(Read(paper[2], paper[1], paper[3] or "", tldr[1] if tldr else None))


def _folded(found: Outline, line: str) -> None:
    if not found.papers:
        return
    paper = found.papers[-1]
    if line.startswith("<details") and paper.fold is None:
        paper.fold = Fold()
    elif line.startswith("<summary>") and paper.fold is not None and not paper.fold.title:
        paper.fold.title = re.sub(r"</?summary>", "", line)
    elif paper.fold is not None and (labelled := _LABELLED.match(line)):
        paper.fold.parts[labelled[1]] = labelled[2]
