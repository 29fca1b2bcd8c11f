"""A text as the service takes it: parsed, trimmed, measured. Raises what the service refuses."""

from dataclasses import dataclass, field

from responders.bot_api import html_entities
from responders.bot_api.detection import detected
from responders.bot_api.html_entities import CantParse, utf16
from responders.bot_api.values import Json, fault

MOST_ENTITIES = 100
RAW_BYTES = 1 << 15


@dataclass
class Taken:
    """Text and entities as they will be in the chat, and what was silently dropped."""

    text: str
    entities: list[Json]
    complaints: list[str] = field(default_factory=list)


def taken(source: str, mode: str | None, entities: list[Json] | None, most: int, too_long: str) -> Taken:
    """Parse a source; `most` counts UTF-16 units after parsing, `too_long` is the complaint beyond them."""
    if len(source.encode()) > RAW_BYTES:
        raise fault("text is too long")
    text, marked = _parsed(source, mode, entities)
    text, marked = _trimmed(text, marked)
    if utf16(text) > most:
        raise fault(too_long)
    found = detected(text, marked)
    complaints = [f"{len(found)} entities: those beyond {MOST_ENTITIES} are dropped"]
    return Taken(text, found[:MOST_ENTITIES], complaints if len(found) > MOST_ENTITIES else [])


def _parsed(source: str, mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    if not mode:
        return source, entities or []
    if mode.lower() != "html":
        raise fault(
            "this responder reads HTML only" if mode.lower().startswith("markdown") else "unsupported parse_mode"
        )
    try:
        parsed = html_entities.parse(source)
    except CantParse as complaint:
        raise fault(f"can't parse entities: {complaint}") from None
    return parsed.text, parsed.entities


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Blank ends are cut; entities keep to what is left."""
    cut = utf16(text) - utf16(text.lstrip())
    kept = text.strip()
    end = utf16(kept)
    moved = []
    for one in entities:
        low, high = max(one["offset"] - cut, 0), min(one["offset"] + one["length"] - cut, end)
        if high > low:
            moved.append({**one, "offset": low, "length": high - low})
    return kept, moved
