"""Rows from domain values and back; the way there and back is the identity, or the value is refused.

Sightings come back by day, then source. Nothing is changed or left out in silence: a value that would not come back
as it is (text without UTF-8, NUL in a key, a number that no column holds) is a BadPayload.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import time
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, from_json, to_json

from adapters.store.tables import ChatRow, EditionPaperRow, EditionRow, ListRow, MessageRow, PaperRow, SightingRow
from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition
from bot.domain.identity import title_key
from bot.domain.paper import Paper, Sighting, check_aware
from bot.domain.shown import About
from bot.errors import BadPayload
from bot.ports.store import ListRecord, ShownMessage

LONGEST_KEY = 300  # PostgreSQL indexes at most 2,704 bytes
LARGEST = 2**63
Value = TypeVar("Value")


@cache
def paper_json() -> TypeAdapter[Paper]:
    """How a paper is written; made once, when the first is."""
    return TypeAdapter(Paper)


@cache
def edition_json() -> TypeAdapter[Edition]:
    """How an edition is written; made once, when the first is."""
    return TypeAdapter(Edition)


@cache
def about_json() -> TypeAdapter[About]:
    """How what a message shows is written; made once, when the first is."""
    return TypeAdapter(About)


def written(adapter: TypeAdapter[Value], value: Value, name: str) -> str:
    """A value as JSON; BadPayload where reading that would not give the value again."""
    try:
        text = adapter.dump_json(value, warnings="error").decode()
        same = adapter.validate_json(text) == value
    except (PydanticSerializationError, ValidationError) as error:
        raise BadPayload(f"{name} cannot be kept: {_reason(error)}") from error
    if not same:
        raise BadPayload(f"{name} cannot be kept: it holds what JSON does not")
    return text


def read(adapter: TypeAdapter[Value], text: str, name: str) -> Value:
    """A value from its JSON; BadPayload where a program with other values wrote it."""
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        raise BadPayload(f"{name} is in the store and cannot be read: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return str(error).splitlines()[0]


def key(text: str) -> str:
    """Text that is looked up; BadPayload where a database could not hold or index it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadPayload(f"{text!r:.80} cannot be kept: it is no Unicode text") from error
    if "\0" in text or len(text) > LONGEST_KEY:
        raise BadPayload(f"{text!r:.80} cannot be kept: a NUL character, or more than {LONGEST_KEY} characters")
    return text


def digest(text: str) -> str:
    """What an address of any length is found by."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def paper_row(paper: Paper) -> PaperRow:
    """A paper without its sightings."""
    if paper.published is not None:
        check_aware(paper.published)
    return PaperRow(
        id=key(paper.id),
        title_key=title_key(paper.title),
        first_day=min((sighting.day for sighting in paper.sightings), default=None),
        body=written(paper_json(), replace(paper, sightings=()), paper.id),
    )


def sighting_row(paper: str, sighting: Sighting) -> SightingRow:
    """One sighting of a paper."""
    if sighting.votes is not None and not -LARGEST <= sighting.votes < LARGEST:
        raise BadPayload(f"{paper}: {sighting.votes} votes cannot be kept")
    return SightingRow(
        paper=paper,
        source=key(sighting.source),
        day=sighting.day,
        seen_at=sighting.seen_at,
        votes=sighting.votes,
        votes_read=None if sighting.votes_read is None else key(sighting.votes_read),
    )


def sighting_of(row: SightingRow) -> Sighting:
    """A sighting again."""
    return Sighting(row.source, row.day, row.seen_at, row.votes, row.votes_read)


def paper_of(row: PaperRow, sightings: Iterable[SightingRow]) -> Paper:
    """A paper again, with its sightings by day, then source."""
    ordered = sorted(sightings, key=lambda sighting: (sighting.day, sighting.source))
    return replace(read(paper_json(), row.body, row.id), sightings=tuple(sighting_of(sighting) for sighting in ordered))


def list_row(record: ListRecord) -> ListRow:
    """A list that was read."""
    check_aware(record.asked_at)
    return ListRow(
        source=key(record.source),
        day=record.day,
        asked_at=record.asked_at,
        found=len(record.papers),
        papers=_written_array(record.papers),
    )


def list_of(row: ListRow) -> ListRecord:
    """A list again."""
    return ListRecord(row.source, row.day, row.asked_at, tuple(from_json(row.papers)))


def edition_row(edition: Edition) -> EditionRow:
    """An edition whole, with what is asked for beside it."""
    check_aware(edition.cut_at)
    for source in edition.sources:
        check_aware(source.asked_at)
    return EditionRow(
        day=edition.day,
        state=edition.state,
        reason=edition.reason,
        cut_at=edition.cut_at,
        counts=to_json(edition.counts).decode(),
        body=written(edition_json(), edition, f"the edition of {edition.day}"),
    )


def edition_of(row: EditionRow) -> Edition:
    """An edition again."""
    return read(edition_json(), row.body, f"the edition of {row.day}")


def counts_of(text: str) -> dict[str, int]:
    """An edition's counts again, in their order."""
    counts: dict[str, int] = from_json(text)
    return counts


def place_rows(edition: Edition) -> list[EditionPaperRow]:
    """Which numbers the edition's papers have, by paper id."""
    rows = [EditionPaperRow(paper=listed.paper.id, day=edition.day, number=listed.number) for listed in edition.papers]
    return sorted(rows, key=lambda row: row.paper)


def chat_row(chat: Chat) -> ChatRow:
    """A chat; the database numbers it."""
    if chat.next_due is not None:
        check_aware(chat.next_due)
    return ChatRow(
        id=None,
        platform=key(chat.address.platform),
        address=key(chat.address.id),
        kind=chat.kind,
        language=key(chat.language),
        timezone=key(chat.timezone),
        post_time=_local(chat.post_time),
        days=_written_array(chat.days),
        weekly=chat.weekly,
        length=chat.length,
        notices=chat.notices,
        categories=_written_array(chat.categories),
        everything=chat.everything,
        paused=chat.paused,
        cursor=chat.cursor,
        next_due=chat.next_due,
        last_read=chat.last_read,
        last_report=key(chat.last_report),
        muted=chat.muted,
        off=chat.off,
        owner=key(chat.owner),
        from_file=chat.from_file,
        lane=key(chat.lane),
    )


def chat_of(row: ChatRow) -> Chat:
    """A chat again."""
    values = row.model_dump(exclude={"id", "platform", "address", "days", "categories"})
    address = Address(row.platform, row.address)
    return Chat(address, **values, days=tuple(from_json(row.days)), categories=tuple(from_json(row.categories)))


def message_row(shown: ShownMessage) -> MessageRow:
    """A message of ours."""
    check_aware(shown.sent_at)
    papers, older, about = about_values(shown.about)
    return MessageRow(
        platform=key(shown.address.platform),
        address=key(shown.address.id),
        message=key(shown.message),
        kind=shown.kind,
        day=shown.about.day,
        papers=papers,
        older=older,
        about=about,
        part=shown.part,
        parts=shown.parts,
        sent_at=shown.sent_at,
    )


def about_values(about: About) -> tuple[str, str | None, str]:
    """What a message shows as it is found: papers, papers of earlier editions (None: of none), and all of it.

    What shows a conference report is found by its message alone: its numbers are no edition's.
    """
    whole = written(about_json(), about, "what a message shows")
    if about.report:
        return "", None, whole
    papers = "".join(f",{number}" for number in about.papers) + ","
    older = "".join(f",{day}:{number}" for day, numbers in about.older for number in numbers)
    return papers, f"{older}," if older else None, whole


def message_of(row: MessageRow) -> ShownMessage:
    """A message again."""
    values = row.model_dump(include={"kind", "message", "part", "parts", "sent_at"})
    return ShownMessage(Address(row.platform, row.address), **values, about=about_of(row.message, row.about))


def about_of(message: str, text: str) -> About:
    """What a message shows again."""
    return read(about_json(), text, f"message {message}")


def _local(moment: time) -> time:
    if moment.tzinfo is not None:
        raise ValueError(f"{moment!r} has a zone: a chat's time is in the chat's own")
    return moment


def _written_array(values: tuple[str, ...] | tuple[int, ...]) -> str:
    try:
        return to_json(values).decode()
    except PydanticSerializationError as error:
        raise BadPayload(f"a list cannot be kept: {_reason(error)}") from error
