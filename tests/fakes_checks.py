"""What a fake store refuses: values that a database would not give back as they are."""

from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bot.domain.chat import Chat
from bot.domain.conference import ConferenceReport
from bot.domain.conversation import Conversation
from bot.domain.edition import Edition
from bot.domain.paper import Entry, Paper, Sighting, check_aware
from bot.domain.shown import About
from bot.domain.text import PaperText
from bot.errors import BadPayload
from bot.ports.store import KeptAnswer, ListRecord

Checked = Paper | Edition | Chat | ListRecord | About | PaperText | KeptAnswer | Conversation | ConferenceReport | Entry


@cache
def _adapters() -> dict[type, TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in get_args(Checked)}


def check_text(value: Checked) -> None:
    """Refuse what would not come back as it is: text that has no UTF-8, numbers that JSON does not know."""
    adapter = _adapters()[type(value)]
    try:
        same = adapter.validate_json(adapter.dump_json(value, warnings="error")) == value
    except (PydanticSerializationError, ValidationError) as error:
        raise BadPayload(f"a value that cannot be kept: {error}") from error
    if not same:
        raise BadPayload("a value that cannot be kept: it holds what JSON does not")


def check_keys(*keys: str | None) -> None:
    """Refuse what a database cannot compare or index."""
    if any(key and ("\0" in key or len(key) > 300) for key in keys):
        raise BadPayload("text that cannot be kept: a NUL character, or more than 300 characters")


def check_sighting(sighting: Sighting) -> None:
    check_keys(sighting.source, sighting.votes_read)
    if sighting.votes is not None and abs(sighting.votes) >= 2**63:
        raise BadPayload(f"{sighting.votes} votes cannot be kept")


def check_paper(paper: Paper) -> None:
    if paper.published is not None:
        check_aware(paper.published)
    check_keys(paper.id)
    for sighting in paper.sightings:
        check_sighting(sighting)
    check_text(paper)
