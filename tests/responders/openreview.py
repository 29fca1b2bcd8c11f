"""OpenReview's note lists, built from the published shape of both its APIs: filters, pages, counts, refusals.

A script for tests/responders/papers.py: `Papers({"/notes": OpenReviewNotes(notes)})`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from responders.papers import Answer, Asked

VENUE = "NeurIPS.cc/2023/Conference"
Note = dict[str, Any]
CHALLENGE = Answer(
    json.dumps(
        {"name": "ChallengeRequiredError", "message": "Please complete the challenge to continue.", "status": 403}
    ).encode(),
    403,
)


def milliseconds(day: date) -> int:
    """Noon of a day, as the service writes moments."""
    return int(datetime.combine(day, time(12), UTC).timestamp() * 1000)


def a_note(number: int, *, venueid: str = VENUE, venue: str = "NeurIPS 2023 poster", **content: object) -> Note:
    """A paper as the second API gives it: every value wrapped."""
    key = f"note{number:04}"
    values: Note = {
        "title": f"Paper {number:04} of the Venue",
        "authors": ["Ada Lovelace", "Alan Turing"],
        "authorids": ["~Ada_Lovelace1", "~Alan_Turing1"],
        "keywords": ["language models", "alignment"],
        "abstract": f"We study the question number {number}, and we answer it in full.",
        "venue": venue,
        "venueid": venueid,
        "pdf": f"/pdf/{key}.pdf",
        "_bibtex": "@inproceedings{…}",
        **content,
    }
    return {
        "id": key,
        "forum": key,
        "number": number,
        "version": 2,
        "domain": VENUE,
        "invitations": [f"{VENUE}/-/Submission", f"{VENUE}/-/Edit"],
        "readers": ["everyone"],
        "cdate": milliseconds(date(2023, 5, 11)),
        "pdate": milliseconds(date(2023, 9, 21)),
        "odate": milliseconds(date(2023, 11, 2)),
        "mdate": milliseconds(date(2024, 1, 15)),
        "content": {name: {"value": value} for name, value in values.items() if value is not None},
    }


def an_older_note(number: int, venue_id: str, *, decision: str | None = None, **content: object) -> Note:
    """A paper as the first API gives it: bare values; `decision` stands in a note of its own beside it."""
    key = f"old{number:04}"
    values = {
        "title": f"Older Paper {number:04}",
        "authors": ["Grace Hopper"],
        "keywords": ["compilers"],
        "abstract": "We present a compiler.",
        **content,
    }
    told = {
        "invitation": f"{venue_id}/Paper{number}/-/Decision",
        "forum": key,
        "content": {"title": "Paper Decision", "decision": decision, "comment": "A good paper."},
    }
    review = {
        "invitation": f"{venue_id}/Paper{number}/-/Official_Review",
        "content": {"decision": "Reject", "rating": "3"},
    }
    return {
        "id": key,
        "forum": key,
        "number": number,
        "invitation": f"{venue_id}/-/Blind_Submission",
        "cdate": milliseconds(date(2019, 9, 25)),
        "content": {name: value for name, value in values.items() if value is not None},
        "details": {"directReplies": [review, *([told] if decision is not None else [])]},
    }


@dataclass
class OpenReviewNotes:
    """Answers for /notes: `before` maps an offset to answers that are given first, each once.

    `most` is how many notes the service gives at once, whatever is asked for.
    """

    notes: Sequence[Note]
    before: dict[int, list[Answer]] = field(default_factory=dict)
    most: int = 1000

    def __call__(self, asked: Asked) -> Answer:
        """One page, or what stands before it."""
        query = asked.query
        offset, limit = int(query.get("offset", "0")), int(query.get("limit", "1000"))
        if self.before.get(offset):
            return self.before[offset].pop(0)
        if limit > 1000:
            refusal = {"name": "ValidationError", "message": "The value 1001 is not valid: limit must be <= 1000"}
            return Answer(json.dumps(refusal).encode(), 400)
        found = sorted((note for note in self.notes if _fits(note, query)), key=lambda note: int(note["number"]))
        page = found[offset : offset + min(limit, self.most)]
        whole: Note = {"notes": page if "details" in query else [_without_details(note) for note in page]}
        if "offset" in query:
            whole["count"] = len(found)
        return Answer(json.dumps(whole).encode())


def _fits(note: Note, query: Mapping[str, str]) -> bool:
    if "content.venueid" in query:
        own = note["content"].get("venueid")
        return (own.get("value") if isinstance(own, dict) else own) == query["content.venueid"]
    return bool(note.get("invitation") == query.get("invitation"))


def _without_details(note: Note) -> Note:
    return {name: value for name, value in note.items() if name != "details"}
