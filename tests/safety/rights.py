"""The table of rights as it is written in rights.txt, the chat that every row begins with, and what is held against it.

Reads nothing of the code that it is to judge but the names of fields.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.domain.chat import Address, Chat, ChatKind
from bot.ports.store import Store

TABLE = Path(__file__).with_name("rights.txt")
REFUSAL = "dministrator"
"""In every sentence that refuses for want of rights, in English."""


@dataclass(frozen=True)
class Right:
    """What is said, and what becomes of it by standing."""

    line: str
    outcomes: dict[str, str]

    @property
    def command(self) -> str:
        """The command's name."""
        return self.line.removeprefix("/").split()[0]

    def about(self, place: str) -> str:
        """The line with a place's name behind the command."""
        word, _, rest = self.line.partition(" ")
        return f"{word} {place} {rest}".rstrip()


def rights() -> list[Right]:
    """Every row."""
    written = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in written]
    return [Right(row[0], dict(zip(head[1:], row[1:], strict=True))) for row in rows]


def before(right: Right, address: Address, kind: ChatKind) -> Chat:
    """A place that gets LLM every morning; one that is to resume rests."""
    paused = right.command == "resume"
    due = None if paused else datetime(2024, 7, 18, 9, tzinfo=UTC)
    base = Chat(address, kind, "en", "UTC", time(9), categories=("LLM",), cursor=date(2024, 7, 16), owner="9")
    return replace(base, paused=paused, next_due=due)


async def settings(store: Store, address: Address) -> Chat | None:
    """What a place wants, without what reading in it leaves behind."""
    kept = await store.chats.get(address)
    return kept and without_reading(kept)


def without_reading(chat: Chat) -> Chat:
    """A chat without what was read last, who set it up, and the bot that heard of it last."""
    return replace(chat, last_read=None, last_report="", lane="", owner="")


def judged(outcome: str, said: list[str], changed: bool) -> str:
    """What is wrong; nothing where it came as it is written."""
    text = "\n".join(said)
    seen = {
        "changes": bool(said) and changed and REFUSAL not in text,
        "answers": bool(said) and not changed and "Only administrators" not in text,
        "refuses": bool(said) and not changed and REFUSAL in text,
        "silence": not said and not changed,
    }
    return "" if seen[outcome] else f"not {outcome}: changed {changed}, said {text[:200]!r}"
