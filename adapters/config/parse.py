"""The text of a setting to its value: each function raises ValueError for what cannot be used."""

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path

from adapters.config.secret import Secret
from adapters.config.values import NamedPlace, Shards, Unsure
from bot.settings import WRITTEN_LANGUAGES, zone_names

SOURCES = ("huggingface", "arxiv", "openreview", "deeplearn")
"""Names of sources that need no path."""


def words(value: str) -> tuple[str, ...]:
    """Words between commas, each once; at least one."""
    found = tuple(dict.fromkeys(word.strip() for word in value.split(",") if word.strip()))
    if not found:
        raise ValueError("empty")
    return found


def languages(value: str) -> tuple[str, ...]:
    """Languages that wording exists in."""
    found = tuple(word.lower() for word in words(value))
    if not set(found) <= set(WRITTEN_LANGUAGES):
        raise ValueError("unknown language")
    return found


def clock_time(value: str) -> time:
    """A time of day."""
    if not re.fullmatch(r"\d{1,2}:\d{2}", value):
        raise ValueError("not a time")
    hour, minute = value.split(":")
    return time(int(hour), int(minute))


def zone(value: str) -> str:
    """A name of the IANA list."""
    if value not in zone_names():
        raise ValueError("unknown zone")
    return value


def sources(value: str) -> tuple[str, ...]:
    """Names of sources."""
    found = words(value)
    for name in found:
        if name not in SOURCES and not name.startswith("recorded:"):
            raise ValueError("unknown source")
    return found


def count(value: str) -> int:
    """A whole number of 1 or more."""
    number = int(value)
    if number < 1:
        raise ValueError("not positive")
    return number


def rate(value: str) -> float:
    """Messages a second: more than nothing, and no more than one bot is ever allowed."""
    number = float(value)
    if not 0.1 <= number <= 1000:
        raise ValueError("not a rate")
    return number


def patience(value: str) -> float:
    """Seconds that a person waits: one at least, ten minutes at most."""
    number = float(value)
    if not 1 <= number <= 600:
        raise ValueError("not a patience")
    return number


def unsure(value: str) -> Unsure:
    """What becomes of a message of which nobody knows whether it arrived."""
    match value.lower():
        case "resend":
            return "resend"
        case "hold":
            return "hold"
    raise ValueError("neither")


def port(value: str) -> int:
    """A port of this machine."""
    number = int(value)
    if not 1 <= number <= 65535:
        raise ValueError("not a port")
    return number


def shards(value: str) -> Shards:
    """A number of connections, or `auto`."""
    return "auto" if value.lower() == "auto" else count(value)


def arxiv_categories(value: str) -> tuple[str, ...]:
    """Categories of arXiv."""
    found = words(value)
    if not all(re.fullmatch(r"[a-z-]+(\.[A-Za-z-]{2,})?", name) for name in found):
        raise ValueError("not a category of arXiv")
    return found


def venues(value: str) -> tuple[str, ...]:
    """Venues as OpenReview names them, without the slashes around."""
    found = tuple(dict.fromkeys(name.strip("/") for name in words(value)))
    if not all(re.fullmatch(r"[A-Za-z0-9][\w.~&+-]*(/[\w.~&+-]+)*", name, re.ASCII) for name in found):
        raise ValueError("not a venue")
    return found


def address(value: str) -> str:
    """An http address without user, question or fragment."""
    if not re.fullmatch(r"https?://[^\s/@?#]+(/[^\s?#]*)?", value):
        raise ValueError("not an address")
    return value.rstrip("/")


def site(value: str) -> str:
    """An https address that a reader may meet, or one of this machine."""
    if not re.fullmatch(
        r"https://[A-Za-z0-9.-]+\.[A-Za-z0-9-]+(/[A-Za-z0-9._~/-]*)?|http://(127\.0\.0\.1|localhost)(:\d+)?/?", value
    ):
        raise ValueError("not the address of a site")
    return value.rstrip("/")


def gateway(value: str) -> str:
    """The address of a gateway: a WebSocket, kept to the letter."""
    if not re.fullmatch(r"wss?://[^\s/@?#]+(/[^\s?#]*)?", value):
        raise ValueError("not an address of a gateway")
    return value


def public_address(value: str) -> str:
    """An address that a service can call us at: https, or this machine for a service on it."""
    if not value.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ValueError("not https")
    return address(value)


def database(value: str) -> str:
    """The address of a database."""
    if not value.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("unknown database")
    return value


def contact(value: str) -> str:
    """Something that can stand in a header."""
    if not re.fullmatch(r"[!-~]+( [!-~]+)*", value):
        raise ValueError("cannot stand in a header")
    return value


def line(value: str) -> str:
    """One line of words for readers."""
    if not value.strip() or not value.isprintable() or len(value) > 300:
        raise ValueError("not one line of words")
    return value.strip()


def path(value: str) -> Path:
    """A file or a folder."""
    return Path(value).expanduser()


def level(value: str) -> str:
    """How much is logged."""
    if value.lower() not in ("debug", "info", "warning", "error"):
        raise ValueError("unknown level")
    return value.lower()


def tokens(form: str) -> Callable[[str], tuple[Secret, ...]]:
    """Tokens of a form, between commas (in a file of its own also on lines)."""

    def parse(value: str) -> tuple[Secret, ...]:
        found = tuple(dict.fromkeys(re.split(r"[,\s]+", value.strip(", \n"))))
        if not all(re.fullmatch(form, token) for token in found):
            raise ValueError("not a token")
        return tuple(Secret(token) for token in found)

    return parse


def model(value: str) -> str:
    """The name of a model, or of whom it is counted for: what a service lists, on one line."""
    if not re.fullmatch(r"[!-~]{1,200}", value):
        raise ValueError("not a name")
    return value


def key(value: str) -> Secret:
    """A key of a model's service: what can stand in a header."""
    if not re.fullmatch(r"[!-~]{1,500}", value):
        raise ValueError("not a key")
    return Secret(value)


def price(value: str) -> float:
    """Money for a million tokens, in whatever money."""
    number = float(value)
    if not 0 <= number <= 1_000_000:
        raise ValueError("not a price")
    return number


def webhook_secret(value: str) -> Secret:
    """What a service must show when it calls us: long enough that nobody guesses it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{32,256}", value):
        raise ValueError("too short, or with other signs")
    return Secret(value)


def places(form: str) -> Callable[[str], tuple[NamedPlace, ...]]:
    """`PLACE=LLM,Computer Vision;PLACE`, each place of a form; one without categories gets everything."""

    def parse(value: str) -> tuple[NamedPlace, ...]:
        found: list[NamedPlace] = []
        for piece in filter(None, (each.strip() for each in value.split(";"))):
            place, equals, wanted = (part.strip() for part in piece.partition("="))
            if not re.fullmatch(form, place):
                raise ValueError("not the name or the id of a channel")
            found.append(NamedPlace(place, words(wanted) if equals else ()))
        if not found or len({each.place.casefold() for each in found}) != len(found):
            raise ValueError("no channel, or one twice")
        return tuple(found)

    return parse


def people(platforms: tuple[str, ...]) -> Callable[[str], frozenset[str]]:
    """People by platform and number: a user name may be taken by somebody else tomorrow."""

    def parse(value: str) -> frozenset[str]:
        found = words(value)
        if not all(re.fullmatch(rf"({'|'.join(platforms)}):[0-9]{{1,20}}", person) for person in found):
            raise ValueError("not a person")
        return frozenset(found)

    return parse
