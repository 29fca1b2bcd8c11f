"""The papers that a report's texts are measured on, and a service that is honest about them. Measures nothing."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from responders.openai_api.service import Asked, Told

from bot.conference.emphasis import without_emphasis
from bot.domain.conference import Reported
from bot.domain.paper import Paper
from bot.domain.readable import readable
from bot.reading.sentences import sentences

HONEST = Path(__file__).parents[2] / "honest"
AIM = re.compile(r"\b(?:propose|introduce|present|develop|study|investigate|show|find)\b", re.I)
LINK = re.compile(r"https?:|www\.", re.I)
LONGEST = 400
"""Characters: neither these nor links are for a report, and the rules say so."""
PARTS = {"whats_new": "insight", "technical_details": "method", "performance_highlights": "insight"}
Said = dict[str, Any]


def of_venue(data: Path) -> list[Reported]:
    """The 299 abstracts of COLM 2024."""
    listed = json.loads((data / "conference" / "colm2024.json").read_text(encoding="utf-8"))
    return [_reported(at, f"title:{one['id']}", one["title"], one["abstract"]) for at, one in enumerate(listed, 1)]


def by_hand(language: str) -> list[Reported]:
    """The papers of tests/honest in one language, each once."""
    rows = {row["paper"]: row for row in _rows(language)}
    return [
        _reported(at, f"arxiv:{key}", row["title"], row["abstract"]) for at, (key, row) in enumerate(rows.items(), 1)
    ]


def _rows(language: str) -> Iterator[Said]:
    for line in (HONEST / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _reported(number: int, identity: str, title: str, abstract: str) -> Reported:
    paper = Paper(identity, readable(title), "https://openreview.net", (), abstract=readable(abstract))
    return Reported(number, without_emphasis(paper), "COLM 2024")


def honest(delay: float) -> Callable[[Asked], Told]:
    """Answers that say nothing untrue: sentences written by hand where there are some, else the paper's own."""
    written = {(row["paper"], code) for code in ("en", "ko") for row in _rows(code)}
    replies = {(key, code): entry for code in ("en", "ko") for key, entry in _entries(code)}

    def answer(asked: Asked) -> Told:
        document = json.loads(asked.user)
        if document["task"] == "conference":
            key = document["paper"]["id"].removeprefix("arxiv:"), document["language"]
            reply = replies[key] if key in written else _own_words(document["paper"]["sections"])
        else:
            reply = _introduction(document["papers"]) if document["task"] == "chapter" else {"bullets": []}
        return Told(json.dumps(reply, ensure_ascii=False), delay=delay)

    return answer


def _entries(language: str) -> Iterator[tuple[str, Said]]:
    for key, rows in groupby(sorted(_rows(language), key=lambda row: row["paper"]), lambda row: row["paper"]):
        first, *rest = [(PARTS.get(row["section"], "problem"), _said(row["text"], row["quotes"])) for row in rows]
        entry: Said = {"tldr": first[1], "problem": [], "insight": [], "application": [], "method": []}
        for part, said in rest or [first]:
            entry[part].append(said)
        yield key, entry


def _said(text: str, quotes: list[str]) -> Said:
    return {"text": text, "quotes": quotes}


def _own_words(sections: list[dict[str, str]]) -> Said:
    """The sentence with the aim, two before it as the problem, the last two as the insight, two between as method."""
    everything = (" ".join(one.text.split()) for each in sections for one in sentences(each["text"]))
    own = [text for text in everything if len(text) <= LONGEST and not LINK.search(text)]
    at = next((place for place, text in enumerate(own) if place and AIM.search(text)), min(1, len(own) - 1))
    said = [_said(text, [text]) for text in own]
    before, after = said[:at], said[at + 1 :]
    return {"tldr": said[at], "problem": before[-2:], "insight": after[-2:], "method": after[:-2][:2]}


def _introduction(papers: list[Said]) -> Said:
    return {"claims": [{"paper": each["number"], **each["sentences"][0]} for each in papers[:4]]}
