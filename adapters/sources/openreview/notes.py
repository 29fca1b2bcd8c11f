"""A page of OpenReview's notes translated to accepted papers. Pure: bytes in, values out; asks nobody.

Notes of the second API wrap their values (`content.title.value`) and carry the venue only where it took the paper;
notes of the first are bare and carry it on refused papers too: there the words or a decision note must say it.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from adapters.fetch.json_body import decode_json, one_line
from adapters.sources.openreview.fields import lines, mapping, text, wrapped
from adapters.sources.openreview.venue_id import VenueId
from bot.domain.conference import Accepted, Decision
from bot.domain.identity import arxiv_id
from bot.errors import BadPayload
from bot.reading.decisions import accepts, level, refuses, venue_name

SOURCE = "openreview"
FORUM = "https://openreview.net/forum?id="
logger = logging.getLogger(__name__)
LONGEST_TITLE, LONGEST_ABSTRACT, LONGEST_NAME = 500, 20_000, 200
MOST_AUTHORS, MOST_KEYWORDS = 5_000, 60
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DECIDES = re.compile(r"(?:.*/)?(?:Acceptance_)?Decision|(?:.*/)?Meta_Review")
_DATES = ("pdate", "odate", "cdate")
"""Published; made public; written: the first that a note has."""
_LINKS = ("arxiv", "arxiv_id", "html", "pdf")
_LATEST = 4_000_000_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `count` is how many notes there are in all (None: it does not say), `ids` those of the page, and
    `papers` the accepted ones by id."""

    count: int | None
    ids: tuple[str, ...]
    papers: Mapping[str, Accepted]


def read_page(payload: bytes, venue: VenueId) -> Page:
    """The accepted papers of one venue. Raises BadPayload where the whole is no list of notes.

    A note that cannot be read is left out, and the log says how many were.
    """
    outer = decode_json(payload, source=SOURCE)
    notes = mapping(outer).get("notes")
    if not isinstance(notes, list):
        raise BadPayload(f"{SOURCE}: the answer is no list of notes{_said(outer)}")
    found = [(_identity(note), note) for note in map(mapping, notes)]
    papers = {key: paper for key, note in found if key and (paper := _accepted(key, note, venue)) is not None}
    unread = sum(not key for key, _ in found)
    if unread:
        logger.warning("%s: %d of %d notes of %s have no id and were left out", SOURCE, unread, len(notes), venue.id)
    # a note without an id counts too: the next page begins after it
    return Page(_count(outer), tuple(key or f"?{place}" for place, (key, _) in enumerate(found)), papers)


def said(payload: bytes) -> str:
    """What the service says about a refusal, in one line; nothing where it is no words of its own."""
    try:
        return _said(decode_json(payload, source=SOURCE)).removeprefix(": ")
    except BadPayload:
        return ""


def _said(value: object) -> str:
    found = mapping(value)
    words = [found.get("name"), found.get("message")]
    line = one_line(" ".join(word for word in words if isinstance(word, str)))
    return f": {line}" if line else ""


def _count(value: object) -> int | None:
    count = mapping(value).get("count")
    return count if isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 10**7 else None


def _identity(note: Mapping[str, object]) -> str:
    found = note.get("id")
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def _accepted(key: str, note: Mapping[str, object], venue: VenueId) -> Accepted | None:
    content = mapping(note.get("content"))
    title = one_line(text(content, "title"), most=LONGEST_TITLE)
    if not title or note.get("ddate") or note.get("forum") not in (None, key) or not _belongs(note, content, venue):
        return None
    decision = _decision(note, content)
    if decision is None:
        return None
    return Accepted(
        title=title,
        url=FORUM + key,
        venue=_venue(content, venue),
        decision=decision,
        track=venue.track,
        keywords=tuple(lines(content, "keywords", most=MOST_KEYWORDS, longest=LONGEST_NAME)),
        authors=tuple(lines(content, "authors", most=MOST_AUTHORS, longest=LONGEST_NAME)),
        abstract=text(content, "abstract")[:LONGEST_ABSTRACT].strip(),
        arxiv=next((found for name in _LINKS if (found := arxiv_id(text(content, name)))), None),
        published=_published(note),
    )


def _belongs(note: Mapping[str, object], content: Mapping[str, object], venue: VenueId) -> bool:
    """By its own word; an older note that does not say is known by what it was handed in to."""
    own = text(content, "venueid")
    if own:
        return own == venue.id
    return any(name.startswith(f"{venue.id}/-/") for name in _invitations(note))


def _decision(note: Mapping[str, object], content: Mapping[str, object]) -> Decision | None:
    """How the venue took the paper; None where it did not, or where nothing says that it did."""
    words = text(content, "venue")
    told = [words, text(content, "decision"), *_decided(note)]
    if any(map(refuses, told)):
        return None
    taken = bool(words) or any(map(accepts, told)) or (wrapped(content) and bool(text(content, "venueid")))
    return next((found for each in told if (found := level(each))), "accepted") if taken else None


def _decided(note: Mapping[str, object]) -> Iterator[str]:
    """The words of decision notes among the replies; nobody else's count."""
    details = mapping(note.get("details"))
    for name in ("directReplies", "replies"):
        replies = details.get(name)
        for reply in map(mapping, replies if isinstance(replies, list) else []):
            if any(_DECIDES.fullmatch(each) for each in _invitations(reply)):
                content = mapping(reply.get("content"))
                yield text(content, "decision") or text(content, "recommendation")


def _invitations(note: Mapping[str, object]) -> list[str]:
    several = note.get("invitations")
    named = [note.get("invitation"), *(several if isinstance(several, list) else [])]
    return [name for name in named if isinstance(name, str) and len(name) < 500]


def _venue(content: Mapping[str, object], venue: VenueId) -> str:
    name = venue_name(one_line(text(content, "venue"), most=LONGEST_NAME))
    if not name:
        return venue.label
    return name if re.search(r"\d{4}", name) or not venue.year else f"{name} {venue.year}"


def _published(note: Mapping[str, object]) -> date | None:
    for name in _DATES:
        moment = note.get(name)
        if isinstance(moment, int) and not isinstance(moment, bool) and 0 < moment < _LATEST:
            return datetime.fromtimestamp(moment / 1000, UTC).date()
    return None
