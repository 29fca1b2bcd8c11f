"""What a sent delivery shows, as a row of the messages: in the exchange's own transaction, and only while the chat
is still at the address that it was sent to. Elsewhere its number is another's message."""

from functools import lru_cache

from adapters.store.direct import Statements
from adapters.store.mapping import about_values, key
from bot.domain.shown import About
from bot.ports.store import ShownMessage

MESSAGE = """INSERT INTO messages (platform, address, message, kind, day, papers, older, about, part, parts, sent_at)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"""
KNOWN = """ON CONFLICT (platform, address, message) DO UPDATE SET kind = excluded.kind, day = excluded.day,
papers = excluded.papers, older = excluded.older, about = excluded.about, part = excluded.part,
parts = excluded.parts, sent_at = excluded.sent_at"""


@lru_cache(256)
def _about(about: About) -> tuple[str, str | None, str]:
    """Chats that share a bundle show the same."""
    return about_values(about)


def message_values(statements: Statements, shown: ShownMessage, mine: tuple[int, str, int]) -> tuple[object, ...]:
    """The values of MESSAGE, then those that find its delivery, then where the chat must be."""
    platform, address = shown.address.platform, shown.address.id
    papers, older, about = _about(shown.about)
    return (
        platform,
        address,
        key(shown.message),
        shown.kind,
        statements.day(shown.about.day),
        papers,
        older,
        about,
        shown.part,
        shown.parts,
        statements.instant(shown.sent_at),
        *mine,
        platform,
        address,
    )
