"""Papers and their sightings, in SQL."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select, update
from sqlmodel import Session, col
from sqlmodel import select as rows
from sqlmodel.sql.expression import SelectOfScalar

from adapters.store.connections import Connections
from adapters.store.mapping import paper_of, paper_row, sighting_row
from adapters.store.tables import UNLISTED, PaperRow, SightingRow
from adapters.store.upserts import portions, upsert
from bot.domain.paper import Paper, PaperId


class SqlPapers:
    """bot.ports.store.Papers."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, papers: Sequence[Paper]) -> None:
        """Keep papers whole, with all sightings they ever had."""
        await self._connections.write(lambda session: keep(session, papers))

    async def get(self, ids: Sequence[PaperId]) -> dict[PaperId, Paper]:
        """Those of `ids` that are known."""
        return await self._connections.read(lambda session: known(session, ids))

    async def titled(self, keys: Sequence[str]) -> dict[str, PaperId]:
        """The first id for each title key of a paper that a source showed."""
        return await self._connections.read(lambda session: _titled(session, keys))

    async def waiting(self, day: date) -> tuple[Paper, ...]:
        """Papers first seen on `day` or before that no edition has, by id."""
        return await self._connections.read(lambda session: _waiting(session, day))


def keep(session: Session, papers: Iterable[Paper]) -> None:
    """Insert or replace papers; unite their sightings. By id, so that two who write never wait for each other."""
    by_id = {paper.id: paper_row(paper) for paper in papers}
    upsert(session, [by_id[id_] for id_ in sorted(by_id)], key=["id"], keep=["first_day", "listed"])
    upsert(
        session, _newest(papers), key=["paper", "source", "day"], where=lambda new, old: new.seen_at >= old.c.seen_at
    )
    first = select(func.min(col(SightingRow.day))).where(col(SightingRow.paper) == col(PaperRow.id)).scalar_subquery()
    for ids in portions(sorted(by_id)):
        session.connection().execute(update(PaperRow).where(col(PaperRow.id).in_(ids)).values(first_day=first))


def _newest(papers: Iterable[Paper]) -> list[SightingRow]:
    kept: dict[tuple[str, str, date], SightingRow] = {}
    for paper in papers:
        for sighting in paper.sightings:
            row = sighting_row(paper.id, sighting)
            place = row.paper, row.source, row.day
            if place not in kept or row.seen_at >= kept[place].seen_at:
                kept[place] = row
    return [kept[place] for place in sorted(kept)]


def known(session: Session, ids: Iterable[PaperId]) -> dict[PaperId, Paper]:
    """Those of `ids` that are known, in the order asked."""
    wanted = list(dict.fromkeys(ids))
    found: dict[PaperId, Paper] = {}
    for portion in portions(wanted):
        papers = session.exec(rows(PaperRow).where(col(PaperRow.id).in_(portion))).all()
        seen = session.exec(rows(SightingRow).where(col(SightingRow.paper).in_(portion))).all()
        found |= _joined(papers, seen)
    return {id_: found[id_] for id_ in wanted if id_ in found}


def _joined(papers: Iterable[PaperRow], sightings: Iterable[SightingRow]) -> dict[PaperId, Paper]:
    by_paper: dict[PaperId, list[SightingRow]] = {}
    for sighting in sightings:
        by_paper.setdefault(sighting.paper, []).append(sighting)
    return {row.id: paper_of(row, by_paper.get(row.id, ())) for row in papers}


def _titled(session: Session, keys: Sequence[str]) -> dict[str, PaperId]:
    found: dict[str, PaperId] = {}
    for portion in portions(keys):
        shown = col(PaperRow.first_day).is_not(None)
        matches = rows(PaperRow.title_key, PaperRow.id).where(col(PaperRow.title_key).in_(portion), shown)
        for key, id_ in session.exec(matches):
            found[key] = min(id_, found.get(key, id_))
    return found


def waiting_rows(day: date) -> SelectOfScalar[PaperRow]:
    """The query behind waiting(): answered by the partial index alone."""
    return rows(PaperRow).where(UNLISTED, col(PaperRow.first_day) <= day)


def _waiting(session: Session, day: date) -> tuple[Paper, ...]:
    papers = session.exec(waiting_rows(day)).all()
    ids = waiting_rows(day).with_only_columns(col(PaperRow.id))
    seen = session.exec(rows(SightingRow).where(col(SightingRow.paper).in_(ids))).all()
    found = _joined(papers, seen)
    return tuple(found[id_] for id_ in sorted(found))
