"""Conference reports in SQL: whole, with their papers; what was found for titles; the series that are posted."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import and_, delete, func, text
from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.direct import Statements
from adapters.store.mapping import digest, key, paper_row, read, written
from adapters.store.report_tables import JoinRow, ReportRow, SeriesRow
from adapters.store.upserts import portions, upsert
from bot.domain.conference import ConferenceReport, Series
from bot.domain.paper import Entry, check_aware
from bot.ports.reports import Joined

REMEMBERED = 4
"""Reports that are kept as values: a question asks for one again and again, and a large one takes a while to read."""
ONE_AFTER_THE_OTHER = "LOCK TABLE reports IN SHARE ROW EXCLUSIVE MODE"
NOTHING_IS_PUBLISHED = "LOCK TABLE editions IN SHARE MODE"
"""Until the commit. On SQLite one transaction writes at a time."""
LATER_EDITION = "SELECT 1 FROM editions WHERE state = 'published' AND day >= ? LIMIT 1"
BEGIN = """INSERT INTO series (report, first_day, last_day, chapters) VALUES (?, ?, ?, ?)
ON CONFLICT (report) DO NOTHING"""


@cache
def report_json() -> TypeAdapter[ConferenceReport]:
    """How a report is written; made once, when the first is."""
    return TypeAdapter(ConferenceReport)


@cache
def entry_json() -> TypeAdapter[Entry]:
    """How what a source says is written; made once, when the first is."""
    return TypeAdapter(Entry)


@cache
def chapters_json() -> TypeAdapter[tuple[tuple[str, ...], ...]]:
    """How a series' instalments are written; made once, when the first is."""
    return TypeAdapter(tuple[tuple[str, ...], ...])


class SqlReports:
    """bot.ports.reports.Reports. Values are written and read on the store's threads: a report may be megabytes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._known: dict[str, tuple[int, ConferenceReport]] = {}

    async def put(self, report: ConferenceReport) -> None:
        """Keep a report whole, and those of its papers that no source ever showed."""
        await self._connections.write(lambda session: _put(session, report))

    async def get(self, slug: str) -> ConferenceReport | None:
        """The report of a slug; read again only where another was put."""
        found = await self._connections.read(lambda session: _get(session, slug, self._known.get(slug)))
        if found is None:
            return None
        self._known.pop(slug, None)
        self._known[slug] = found
        if len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]
        return found[1]

    async def slugs(self) -> tuple[str, ...]:
        """The slugs of all reports, that put last first."""
        newest = select(ReportRow.slug).order_by(col(ReportRow.place).desc())
        return await self._connections.read(lambda session: tuple(session.exec(newest)))

    async def join(self, found: Mapping[str, Joined]) -> None:
        """Remember what was found for titles."""
        rows = {row.id: row for row in (_join_row(name, joined) for name, joined in found.items())}
        ordered = [rows[id_] for id_ in sorted(rows)]
        await self._connections.write(lambda session: upsert(session, ordered, key=["id"]))

    async def joined(self, keys: Collection[str]) -> dict[str, Joined]:
        """What was found for those of the keys that were looked for."""
        return await self._connections.read(lambda session: _joined(session, keys))

    async def begin(self, series: Series) -> bool:
        """Post a report in instalments, unless it is already, or an edition of its days is published."""
        if not (days := series.days):
            raise ValueError(f"{series.report}: a series has an instalment")
        values = key(series.report), written(chapters_json(), series.chapters, f"the series of {series.report}")
        return await self._connections.direct_write(lambda run: _begin(run, values, days))

    async def series(self, after: date, until: date) -> Sequence[Series]:
        """Series with an instalment on a day after `after` and up to `until`, in the order in which they began."""
        within = col(SeriesRow.last_day) > after, col(SeriesRow.first_day) <= until
        rows = select(SeriesRow).where(*within).order_by(col(SeriesRow.id))
        return await self._connections.read(lambda session: tuple(_series_of(row) for row in session.exec(rows)))

    async def begun(self, slug: str) -> Series | None:
        """The series of a report."""
        row = select(SeriesRow).where(SeriesRow.report == slug)
        found = await self._connections.read(lambda session: session.exec(row).first())
        return _series_of(found) if found else None

    async def drop(self, before: datetime) -> int:
        """Forget what was found for titles before a moment."""
        check_aware(before)
        old = delete(JoinRow).where(col(JoinRow.found_at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def _put(session: Session, report: ConferenceReport) -> None:
    body = written(report_json(), report, f"the report {report.slug}")
    rows = {listed.paper.id: paper_row(listed.paper) for listed in report.papers}
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text(ONE_AFTER_THE_OTHER))
    last = session.exec(select(func.max(ReportRow.place))).one() or 0
    upsert(session, [ReportRow(slug=key(report.slug), place=last + 1, body=body)], key=["slug"])
    for row in rows.values():
        row.first_day = None  # a venue's list is no batch of a day
    upsert(
        session,
        [rows[id_] for id_ in sorted(rows)],
        key=["id"],
        keep=["first_day", "listed"],
        where=lambda _, old: and_(old.c.first_day.is_(None), old.c.listed.is_(False)),
    )


def _get(
    session: Session, slug: str, known: tuple[int, ConferenceReport] | None
) -> tuple[int, ConferenceReport] | None:
    place = session.exec(select(ReportRow.place).where(ReportRow.slug == slug)).first()
    if place is None or (known and known[0] == place):
        return known if place is not None else None
    body = session.exec(select(ReportRow.body).where(ReportRow.slug == slug)).one()
    return place, read(report_json(), body, f"the report {slug}")


def _join_row(name: str, joined: Joined) -> JoinRow:
    check_aware(joined.at)
    entry = None if joined.entry is None else written(entry_json(), joined.entry, "what was found for a title")
    return JoinRow(id=digest(name), found_at=joined.at, entry=entry)


def _joined(session: Session, keys: Collection[str]) -> dict[str, Joined]:
    wanted = {digest(name): name for name in keys}
    found: dict[str, Joined] = {}
    for portion in portions(wanted):
        for row in session.exec(select(JoinRow).where(col(JoinRow.id).in_(portion))):
            entry = None if row.entry is None else read(entry_json(), row.entry, "what was found for a title")
            found[wanted[row.id]] = Joined(entry, row.found_at)
    return found


def _begin(run: Statements, values: tuple[str, str], days: Sequence[date]) -> bool:
    """The check and the series are one transaction in which nothing is published: a plan that sees an edition of these
    days sees the series too, where it looks for editions first."""
    if run.postgres:
        run.run(NOTHING_IS_PUBLISHED)
    if run.one(LATER_EDITION, run.day(days[0])):
        return False
    report, chapters = values
    return run.run(BEGIN, report, run.day(days[0]), run.day(days[-1]), chapters) == 1


def _series_of(row: SeriesRow) -> Series:
    return Series(row.report, row.first_day, read(chapters_json(), row.chapters, f"the series of {row.report}"))
