"""Fakes for getting papers: a source, metadata, a clock and a ticker that never wait, a fetcher with set answers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from adapters.fetch import Fetched
from bot.domain.paper import Entry
from bot.errors import JoganError, Permanent
from bot.ports.sources import Listing

NOON = datetime(2026, 9, 25, 12, tzinfo=UTC)


class SetClock:
    """A clock that says what it was told."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class InstantTicker:
    """Waiting moves the time and takes none; `waits` are the waits asked for."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


class FakeSource:
    """A source with set lists, or a set failure; it obeys the port."""

    recorded = False

    def __init__(
        self, lists: Mapping[date, Sequence[Entry]], *, name: str = "fake", failure: JoganError | None = None
    ) -> None:
        self.name = name
        self.asked: list[date] = []
        self._lists, self._failure = lists, failure

    async def listing(self, day: date) -> Listing:
        self.asked.append(day)
        if self._failure is not None:
            raise self._failure
        moment = datetime.combine(day, datetime.min.time(), UTC).replace(hour=23)
        return Listing(self.name, day, moment, tuple(self._lists.get(day, ())))


class FakeMetadata:
    """Metadata of set papers, by bare arXiv id."""

    name = "fake"

    def __init__(self, known: Mapping[str, Entry], *, failure: JoganError | None = None) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._known, self._failure = known, failure

    async def lookup(self, arxiv_ids: Sequence[str]) -> tuple[Entry, ...]:
        self.asked.append(tuple(arxiv_ids))
        if self._failure is not None:
            raise self._failure
        return tuple(self._known[key] for key in arxiv_ids if key in self._known)


class SetFetcher:
    """Answers in turn, whatever is asked, and remembers what was asked; out of answers it is Permanent."""

    def __init__(self, *bodies: bytes, status: int = 200) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._bodies, self._status = list(bodies), status

    async def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        also: frozenset[int] = frozenset(),
        patient: bool = True,
    ) -> Fetched:
        self.patient = patient
        self.asked.append((url, dict(params or {})))
        if not self._bodies:
            raise Permanent("nothing more to answer")
        if self._status != 200 and self._status not in also:
            raise Permanent(f"answered {self._status}")
        return Fetched(url, self._status, {}, self._bodies.pop(0), "")
