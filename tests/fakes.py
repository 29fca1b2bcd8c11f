"""In-memory twins of the ports: they keep the ports' rules and pass the ports' contract tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from fakes_alerts import FakeAlerts
from fakes_chats import ChatMemory, FakeChats, FakeHeard, FakeMessages
from fakes_checks import check_keys, check_paper, check_text
from fakes_ledger import FakeLedger
from fakes_payments import FakeTexts
from fakes_reports import FakeReports
from fakes_source_health import FakeSourceHealth
from fakes_talk import FakeAnswers, FakeConversations

from adapters.fetch.values import Kept
from bot.domain.edition import Edition
from bot.domain.identity import title_key
from bot.domain.paper import Paper, PaperId, Sighting, check_aware
from bot.ports.store import ListRecord, Place


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: datetime = datetime(2024, 7, 17, 0, 0, tzinfo=UTC)) -> None:
        check_aware(moment)
        self.moment = moment
        self.seconds = 1000.0

    def now(self) -> datetime:
        """The instant that was set last."""
        return self.moment.astimezone(UTC)

    def set(self, moment: datetime) -> None:
        """Move to an instant, also backwards: a step of the wall clock, in which no time passes."""
        check_aware(moment)
        self.moment = moment

    def monotonic(self) -> float:
        """Seconds that passed."""
        return self.seconds

    def advance(self, by: timedelta) -> None:
        """Move on."""
        self.moment += by
        self.seconds += by.total_seconds()


def _united(old: Sequence[Sighting], new: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """One sighting for each source and day, the one that was read last; by day, then source."""
    kept: dict[tuple[date, str], Sighting] = {}
    for sighting in (*old, *new):
        key = sighting.day, sighting.source
        if key not in kept or sighting.seen_at >= kept[key].seen_at:
            kept[key] = sighting
    return tuple(kept[key] for key in sorted(kept))


@dataclass
class _Memory:
    """What all parts of one store share."""

    papers: dict[PaperId, Paper] = field(default_factory=dict)
    lists: dict[tuple[str, date], ListRecord] = field(default_factory=dict)
    editions: dict[date, Edition] = field(default_factory=dict)
    places: dict[PaperId, Place] = field(default_factory=dict)
    pages: dict[str, Kept] = field(default_factory=dict)


def _keep(memory: _Memory, paper: Paper) -> None:
    known = memory.papers.get(paper.id)
    memory.papers[paper.id] = replace(paper, sightings=_united(known.sightings if known else (), paper.sightings))


class FakePapers:
    """bot.ports.store.Papers in memory."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory

    async def add(self, papers: Sequence[Paper]) -> None:
        for paper in papers:
            check_paper(paper)
        for paper in papers:
            _keep(self._memory, paper)

    async def get(self, ids: Sequence[PaperId]) -> dict[PaperId, Paper]:
        return {id_: self._memory.papers[id_] for id_ in ids if id_ in self._memory.papers}

    async def titled(self, keys: Sequence[str]) -> dict[str, PaperId]:
        wanted = set(keys)
        found: dict[str, PaperId] = {}
        for paper in sorted(self._memory.papers.values(), key=lambda paper: paper.id):
            key = title_key(paper.title)
            if key in wanted and paper.sightings:
                found.setdefault(key, paper.id)
        return found

    async def waiting(self, day: date) -> tuple[Paper, ...]:
        papers = sorted(self._memory.papers.values(), key=lambda paper: paper.id)
        return tuple(
            paper
            for paper in papers
            if paper.sightings and paper.first_day <= day and paper.id not in self._memory.places
        )


class FakeLists:
    """bot.ports.store.Lists in memory."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory

    async def add(self, record: ListRecord) -> None:
        check_aware(record.asked_at)
        check_text(record)
        check_keys(record.source)
        self._memory.lists[record.source, record.day] = record

    async def before(self, source: str, day: date) -> ListRecord | None:
        earlier = [
            record
            for record in self._memory.lists.values()
            if record.source == source and record.day < day and record.papers
        ]
        return max(earlier, key=lambda record: record.day, default=None)


def _check_edition(edition: Edition) -> None:
    check_aware(edition.cut_at)
    for source in edition.sources:
        check_aware(source.asked_at)
    for listed in edition.papers:
        check_paper(listed.paper)
    check_text(edition)


def _places(edition: Edition) -> list[tuple[PaperId, int]]:
    return sorted((listed.paper.id, listed.number) for listed in edition.papers)


class FakeEditions:
    """bot.ports.store.Editions in memory."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory

    async def publish(self, edition: Edition) -> bool:
        _check_edition(edition)
        kept = self._memory.editions.get(edition.day)
        ids = [listed.paper.id for listed in edition.papers]
        twice = min(len(set(ids)), len({listed.number for listed in edition.papers})) < len(ids)
        if twice or any(id_ in self._memory.places for id_ in ids) or (kept and kept.state != "none"):
            return False
        self._memory.editions[edition.day] = edition
        for listed in edition.papers:
            self._memory.places[listed.paper.id] = Place(edition.day, listed.number)
            if listed.paper.id not in self._memory.papers:
                _keep(self._memory, listed.paper)
        return True

    async def correct(self, edition: Edition) -> bool:
        _check_edition(edition)
        kept = self._memory.editions.get(edition.day)
        if not kept or (kept.state, edition.state) != ("published", "published") or _places(kept) != _places(edition):
            return False
        self._memory.editions[edition.day] = edition
        return True

    async def on(self, day: date) -> Edition | None:
        return self._memory.editions.get(day)

    def _published(self, before: date | None) -> list[Edition]:
        newest_first = sorted(self._memory.editions.values(), key=lambda edition: edition.day, reverse=True)
        return [
            edition
            for edition in newest_first
            if edition.state == "published" and (before is None or edition.day < before)
        ]

    async def newest(self, *, before: date | None = None) -> Edition | None:
        return next(iter(self._published(before)), None)

    async def last(self) -> Edition | None:
        return max(self._memory.editions.values(), key=lambda edition: edition.day, default=None)

    async def counts(self, *, before: date, most: int) -> tuple[tuple[date, Mapping[str, int]], ...]:
        return tuple((edition.day, edition.counts) for edition in self._published(before)[:most])

    async def place(self, paper: PaperId) -> Place | None:
        return self._memory.places.get(paper)


class FakeHttpCache:
    """Validators and bodies of pages, in memory."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory

    async def get(self, url: str) -> Kept | None:
        return self._memory.pages.get(url)

    async def put(self, url: str, etag: str | None, last_modified: str | None, body: bytes) -> None:
        self._memory.pages[url] = Kept(etag, last_modified, body)


class FakeStore:
    """bot.ports.store.Store in memory, with `ledger` over its chats; `closed` says that close() was called."""

    def __init__(self) -> None:
        memory = _Memory()
        self.papers = FakePapers(memory)
        self.lists = FakeLists(memory)
        self.editions = FakeEditions(memory)
        chats = ChatMemory()
        self.chats = FakeChats(chats)
        self.messages = FakeMessages(chats)
        self.heard = FakeHeard(chats)
        self.ledger = FakeLedger(chats)
        self.texts = FakeTexts()
        self.answers = FakeAnswers(chats.talk)
        self.conversations = FakeConversations(chats.talk)
        self.payments = chats.payments
        self.reports = FakeReports(memory.papers, memory.editions)
        self.alerts = FakeAlerts()
        self.source_health = FakeSourceHealth()
        self.changes = chats.changes
        self.http_cache = FakeHttpCache(memory)
        self.closed = False

    async def close(self) -> None:
        self.closed = True
