"""Editions in SQL: what is published stays, and a paper is in one of them only."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.mapping import counts_of, edition_of, edition_row, place_rows
from adapters.store.papers import keep
from adapters.store.tables import EditionPaperRow, EditionRow, PaperRow
from adapters.store.upserts import insert_new, portions, upsert
from bot.domain.edition import Edition
from bot.domain.paper import PaperId
from bot.ports.store import Place

PUBLISHED = col(EditionRow.state) == "published"


class _Refused(Exception):
    """Takes back all of a publication."""


class SqlEditions:
    """bot.ports.store.Editions."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def publish(self, edition: Edition) -> bool:
        """Keep an edition in one commit, or nothing of it."""
        row = edition_row(edition)
        try:
            await self._connections.write(lambda session: _publish(session, edition, row))
        except _Refused:
            return False
        return True

    async def correct(self, edition: Edition) -> bool:
        """Put a corrected edition in the place of the published one, where it has the same papers and numbers."""
        row = edition_row(edition)
        return await self._connections.write(lambda session: _correct(session, edition, row))

    async def on(self, day: date) -> Edition | None:
        """What is kept for `day`."""
        return await self._connections.read(lambda session: _on(session, day))

    async def newest(self, *, before: date | None = None) -> Edition | None:
        """The newest published edition."""
        return await self._connections.read(lambda session: _newest(session, before))

    async def last(self) -> Edition | None:
        """What is kept for the last day of all."""
        return await self._connections.read(_last)

    async def counts(self, *, before: date, most: int) -> tuple[tuple[date, Mapping[str, int]], ...]:
        """Counts by category of the published editions before a day, newest first."""
        return await self._connections.read(lambda session: _counts(session, before, most))

    async def place(self, paper: PaperId) -> Place | None:
        """The edition that has a paper."""
        return await self._connections.read(lambda session: _place(session, paper))


def _publish(session: Session, edition: Edition, row: EditionRow) -> None:
    if not upsert(session, [row], key=["day"], where=lambda _, old: old.c.state == "none"):
        raise _Refused
    places = place_rows(edition)
    ids = [place.paper for place in places]
    _know(session, edition)
    if insert_new(session, places) != len(places):
        raise _Refused
    for portion in portions(ids):
        session.connection().execute(update(PaperRow).where(col(PaperRow.id).in_(portion)).values(listed=True))


def _correct(session: Session, edition: Edition, row: EditionRow) -> bool:
    kept = select(EditionPaperRow.paper, EditionPaperRow.number).where(EditionPaperRow.day == edition.day)
    wanted = [(place.paper, place.number) for place in place_rows(edition)]
    if edition.state != "published" or sorted(session.exec(kept)) != wanted:
        return False
    values = row.model_dump(exclude={"day"})
    same_day = update(EditionRow).where(PUBLISHED, col(EditionRow.day) == edition.day).values(values)
    return session.connection().execute(same_day).rowcount == 1


def _know(session: Session, edition: Edition) -> None:
    """Every paper of an edition is known, also one that was never added; locked by id where rows can be."""
    known: set[PaperId] = set()
    for portion in portions(sorted(listed.paper.id for listed in edition.papers)):
        ids = select(PaperRow.id).where(col(PaperRow.id).in_(portion)).order_by(PaperRow.id).with_for_update()
        known |= set(session.exec(ids))
    keep(session, [listed.paper for listed in edition.papers if listed.paper.id not in known])


def _on(session: Session, day: date) -> Edition | None:
    row = session.get(EditionRow, day)
    return edition_of(row) if row else None


def _newest(session: Session, before: date | None) -> Edition | None:
    newest = select(func.max(EditionRow.day)).where(PUBLISHED)
    if before is not None:
        newest = newest.where(col(EditionRow.day) < before)
    row = session.exec(select(EditionRow).where(col(EditionRow.day) == newest.scalar_subquery())).first()
    return edition_of(row) if row else None


def _last(session: Session) -> Edition | None:
    row = session.exec(select(EditionRow).order_by(col(EditionRow.day).desc()).limit(1)).first()
    return edition_of(row) if row else None


def _counts(session: Session, before: date, most: int) -> tuple[tuple[date, Mapping[str, int]], ...]:
    earlier = select(col(EditionRow.day), col(EditionRow.counts)).where(PUBLISHED, col(EditionRow.day) < before)
    newest = earlier.order_by(col(EditionRow.day).desc()).limit(most)
    return tuple((day, counts_of(text)) for day, text in session.exec(newest))


def _place(session: Session, paper: PaperId) -> Place | None:
    row = session.get(EditionPaperRow, paper)
    return Place(row.day, row.number) if row else None
