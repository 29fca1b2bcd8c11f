"""Papers' texts as they were read, in SQL. Each is one row, for it is always needed whole."""

from datetime import datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import delete
from sqlmodel import col

from adapters.store.connections import Connections
from adapters.store.mapping import key, read, written
from adapters.store.upserts import upsert
from adapters.store.writing_tables import TextRow
from bot.domain.paper import PaperId, check_aware
from bot.domain.text import PaperText


@cache
def text_json() -> TypeAdapter[PaperText]:
    """How a text is written; made once, when the first is."""
    return TypeAdapter(PaperText)


class SqlTexts:
    """bot.ports.store.Texts."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def put(self, text: PaperText, at: datetime) -> None:
        """Keep a text."""
        row = text_row(text, at)
        await self._connections.write(lambda session: upsert(session, [row], key=["paper"]))

    async def get(self, paper: PaperId) -> PaperText | None:
        """The text that was read of a paper."""
        row = await self._connections.read(lambda session: session.get(TextRow, paper))
        return text_of(row) if row else None

    async def drop(self, before: datetime) -> int:
        """Forget texts that were put before a moment."""
        check_aware(before)
        old = delete(TextRow).where(col(TextRow.put_at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def text_row(text: PaperText, at: datetime) -> TextRow:
    """A text as it is kept. ValueError for one that is only an abstract."""
    check_aware(at)
    if not text.is_whole:
        raise ValueError(f"{text.paper}: an abstract is kept with its paper, not as a text")
    return TextRow(paper=key(text.paper), put_at=at, body=written(text_json(), text, f"the text of {text.paper}"))


def text_of(row: TextRow) -> PaperText:
    """A text again."""
    return read(text_json(), row.body, f"the text of {row.paper}")
