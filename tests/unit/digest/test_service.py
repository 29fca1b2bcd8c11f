"""The day's way from end to end over fakes that obey the ports: membership, idempotence, reasons, completion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from builders import DAY, an_entry
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_sources import FakeMetadata, FakeSource
from fakes_titles import FakeTitles

from bot.digest.join import Joining
from bot.digest.service import DayStillOpen, Digest
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.paper import Entry, Sighting
from bot.errors import Temporary
from bot.settings import EditionSettings

ABSTRACT = (
    "Large language models are trained on more text every year. We propose Alpha, a method that halves the memory of "
    "training large language models. Experiments on GSM8K show that Alpha reaches 84.2 points, 3.1 above the baseline."
)
NEXT = DAY + timedelta(days=1)


def entry(number: int, day: date = DAY, *, votes: int = 1, **changes: object) -> Entry:
    sighting = Sighting("huggingface", day, datetime(day.year, day.month, day.day, 20, tzinfo=UTC), votes)
    made = an_entry(f"2407.{number:05}", title=f"Paper {number} on Language Models", abstract=ABSTRACT)
    return replace(made, sighting=sighting, **changes)


@dataclass
class Desk:
    """A digest over fakes."""

    lists: Mapping[date, Sequence[Entry]]
    store: FakeStore = field(default_factory=FakeStore)
    archive: MemoryArchive = field(default_factory=MemoryArchive)
    clock: FakeClock = field(default_factory=lambda: FakeClock(datetime(2024, 8, 1, tzinfo=UTC)))
    metadata: FakeMetadata | None = None
    cards: int = 40

    def __post_init__(self) -> None:
        self.source = FakeSource(self.lists, name="huggingface")
        self.others: list[FakeSource] = []

    def digest(self) -> Digest:
        return Digest(
            [self.source, *self.others],
            self.metadata,
            self.store,
            self.archive,
            PlainCharts(),
            NINE,
            self.clock,
            EditionSettings(papers=self.cards),
        )


async def test_the_papers_of_a_day_become_its_edition_in_order_of_votes() -> None:
    desk = Desk({DAY: [entry(1, votes=3), entry(2, votes=30), entry(3)]})
    built = await desk.digest().build(DAY)
    assert built.new
    assert built.folder == Path("archive/2024-07-16")
    assert [(each.number, each.paper.id) for each in built.edition.papers] == [
        (1, "arxiv:2407.00002"),
        (2, "arxiv:2407.00001"),
        (3, "arxiv:2407.00003"),
    ]
    assert set(built.edition.papers[0].cards) == {"ko", "en"}
    assert sum(built.edition.counts.values()) == 3


async def test_building_again_gives_the_same_edition_and_asks_nobody() -> None:
    desk = Desk({DAY: [entry(1)]})
    first = await desk.digest().build(DAY)
    asked = len(desk.source.asked)
    again = await desk.digest().build(DAY)
    assert not again.new
    assert again.edition == first.edition
    assert len(desk.source.asked) == asked
    assert [edition for edition, _ in desk.archive.written] == [first.edition, first.edition]


async def test_a_paper_is_in_one_edition_only() -> None:
    desk = Desk({DAY: [entry(1)], NEXT: [entry(1, NEXT), entry(2, NEXT)]})
    await desk.digest().build(DAY)
    following = await desk.digest().build(NEXT)
    assert [each.paper.id for each in following.edition.papers] == ["arxiv:2407.00002"]


async def test_a_list_of_known_papers_makes_no_edition() -> None:
    desk = Desk({DAY: [entry(1), entry(2)], NEXT: [entry(2, NEXT)]})
    await desk.digest().build(DAY)
    built = await desk.digest().build(NEXT)
    assert (built.edition.state, built.edition.reason, built.folder) == ("none", "all_seen", None)


async def test_a_repeated_list_makes_no_edition() -> None:
    desk = Desk({DAY: [entry(1)], NEXT: [entry(1, NEXT)]})
    await desk.digest().build(DAY)
    built = await desk.digest().build(NEXT)
    assert built.edition.reason == "repeated_list"


async def test_papers_of_a_later_batch_wait_even_if_already_seen() -> None:
    desk = Desk({DAY: [entry(1)], NEXT: [entry(2, NEXT)]})
    await desk.digest().build(NEXT)
    built = await desk.digest().build(DAY)
    assert [each.paper.id for each in built.edition.papers] == ["arxiv:2407.00001"]


async def test_late_papers_come_with_the_next_edition_and_are_marked() -> None:
    desk = Desk({NEXT: [entry(2, NEXT)]})
    late = entry(1, DAY)
    desk.others = [FakeSource({NEXT: [late]}, name="arxiv")]
    built = await desk.digest().build(NEXT)
    assert {each.paper.id: each.late for each in built.edition.papers} == {
        "arxiv:2407.00001": True,
        "arxiv:2407.00002": False,
    }
    assert "late" in [note.kind for note in built.edition.notes]


async def test_late_papers_alone_make_no_edition_and_wait() -> None:
    after = NEXT + timedelta(days=1)
    desk = Desk({NEXT: [entry(1, DAY)], after: [entry(2, after)]})
    built = await desk.digest().build(NEXT)
    assert built.edition.reason == "late_only"
    following = await desk.digest().build(after)
    assert len(following.edition.papers) == 2


async def test_an_empty_day_says_so_and_may_be_built_later() -> None:
    desk = Desk({})
    assert (await desk.digest().build(DAY)).edition.reason == "no_papers"
    desk.source = FakeSource({DAY: [entry(1)]}, name="huggingface")
    assert (await desk.digest().build(DAY)).edition.state == "published"


async def test_a_failed_source_is_in_the_edition_with_its_reason() -> None:
    desk = Desk({DAY: [entry(1)]})
    desk.others = [FakeSource({}, name="arxiv", failure=Temporary("rss.arxiv.org answered 429"))]
    built = await desk.digest().build(DAY)
    assert [(each.name, each.error) for each in built.edition.sources] == [
        ("huggingface", None),
        ("arxiv", "rss.arxiv.org answered 429"),
    ]
    (note,) = [note for note in built.edition.notes if note.kind == "source_failed"]
    assert all("429" in note.text[language] for language in ("ko", "en"))


async def test_who_fails_is_remembered_by_builds_and_hourly_looks_until_it_answers() -> None:
    desk = Desk({DAY: [entry(1)]}, metadata=FakeMetadata({}, failure=Temporary("export.arxiv.org answered 503")))
    desk.others = [FakeSource({}, name="arxiv", failure=Temporary("rss.arxiv.org answered 429"))]
    desk.clock = FakeClock(datetime(2024, 7, 16, 23, 1, tzinfo=UTC))
    await desk.digest().build(DAY)
    assert [(each.name, each.error) for each in await desk.store.source_health.failing()] == [
        ("arxiv", "rss.arxiv.org answered 429"),
        ("fake", "export.arxiv.org answered 503"),
    ]
    began = desk.clock.now()
    desk.clock.advance(timedelta(hours=2))
    await desk.digest().collect()
    (arxiv, _) = await desk.store.source_health.failing()
    assert (arxiv.since, arxiv.asked_at) == (began, desk.clock.now())
    desk.others = [FakeSource({}, name="arxiv")]
    await desk.digest().collect()
    assert [each.name for each in await desk.store.source_health.failing()] == ["fake"]


async def test_when_no_source_could_be_asked_that_is_the_reason() -> None:
    desk = Desk({})
    desk.source = FakeSource({}, name="huggingface", failure=Temporary("huggingface.co cannot be reached"))
    built = await desk.digest().build(DAY)
    assert built.edition.reason == "sources_failed"


async def test_arxiv_completes_what_others_list() -> None:
    complete = entry(1, authors=("Ada Lovelace", "Alan Turing"), authors_complete=True)
    complete = replace(complete, sighting=replace(complete.sighting, source="arxiv", day=NEXT, votes=None))
    desk = Desk({DAY: [entry(1, authors=("Alan Turing",))]}, metadata=FakeMetadata({"2407.00001": complete}))
    built = await desk.digest().build(DAY)
    paper = built.edition.papers[0].paper
    assert paper.authors == ("Ada Lovelace", "Alan Turing")
    assert paper.authors_complete
    assert [sighting.source for sighting in paper.sightings] == ["huggingface"]


async def test_an_edition_goes_out_when_arxiv_cannot_be_asked() -> None:
    metadata = FakeMetadata({}, failure=Temporary("export.arxiv.org answered 503"))
    desk = Desk({DAY: [entry(1, authors=("Alan Turing",))]}, metadata=metadata)
    built = await desk.digest().build(DAY)
    assert built.edition.state == "published"
    assert not built.edition.papers[0].paper.authors_complete
    assert [each.error for each in built.edition.sources] == [None, "export.arxiv.org answered 503"]


async def test_recorded_papers_are_complete_as_they_are() -> None:
    desk = Desk({DAY: [entry(1)]}, metadata=FakeMetadata({}))
    desk.source.recorded = True
    await desk.digest().build(DAY)
    assert desk.metadata is not None
    assert desk.metadata.asked == []


async def test_a_paper_without_an_arxiv_id_is_joined_by_title_and_completed() -> None:
    listed = entry(1, reference="https://deeplearn.org/arxiv/7/paper", abstract="", authors=("B Two",))
    there = entry(1, reference="http://arxiv.org/abs/2407.00001v2", authors=("A One", "B Two"))
    whole = entry(1, authors=("A One", "B Two"), authors_complete=True)
    titles = FakeTitles({listed.title: [there]})
    desk = Desk({DAY: [listed, entry(2)]}, metadata=FakeMetadata({"2407.00001": whole}))
    digest = replace(desk.digest(), joining=Joining(titles, desk.clock))
    built = await digest.build(DAY)
    joined = next(each.paper for each in built.edition.papers if each.paper.title == listed.title)
    assert (joined.id, joined.url) == ("arxiv:2407.00001", "https://arxiv.org/abs/2407.00001")
    assert (joined.authors, joined.abstract) == (("A One", "B Two"), ABSTRACT)
    assert titles.asked == [listed.title]


async def test_what_is_collected_by_the_hour_is_joined_before_it_is_remembered() -> None:
    listed = entry(1, reference="https://deeplearn.org/arxiv/7/paper")
    titles = FakeTitles({listed.title: [entry(1)]})
    desk = Desk({DAY: [listed]}, clock=FakeClock(datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)))
    digest = replace(desk.digest(), joining=Joining(titles, desk.clock))
    for _ in range(3):
        await digest.collect()
    assert [paper.id for paper in await desk.store.papers.waiting(DAY)] == ["arxiv:2407.00001"]
    assert titles.asked == [listed.title]


async def test_a_day_that_is_still_open_is_not_built() -> None:
    desk = Desk({DAY: [entry(1)]})
    desk.clock.set(datetime(2024, 7, 16, 22, 59, tzinfo=UTC))
    with pytest.raises(DayStillOpen, match="closes at 2024-07-16 23:00 UTC"):
        await desk.digest().build(DAY)
    desk.clock.advance(timedelta(minutes=1))
    assert (await desk.digest().build(DAY)).new


async def test_more_papers_than_cards_are_listed_by_title() -> None:
    desk = Desk({DAY: [entry(1, votes=3), entry(2, votes=2), entry(3, votes=1)]}, cards=2)
    built = await desk.digest().build(DAY)
    assert [each.summary for each in built.edition.papers] == ["card", "card", "listed_only"]


async def test_the_picture_compares_with_earlier_editions() -> None:
    desk = Desk({DAY: [entry(1), entry(2)], NEXT: [entry(3, NEXT)]})
    await desk.digest().build(DAY)
    await desk.digest().build(NEXT)
    assert b"1, (2,)" in desk.archive.written[1][1]


async def test_two_builders_at_once_publish_one_edition() -> None:
    first, second = Desk({DAY: [entry(1)]}), Desk({DAY: [entry(1), entry(2)]})
    second.store = first.store
    one = await first.digest().build(DAY)

    other = Digest(**{**_parts(second.digest()), "store": _Blind(first.store)})
    two = await other.build(DAY)
    assert not two.new
    assert two.edition == one.edition


def _parts(digest: Digest) -> dict[str, object]:
    return {name: getattr(digest, name) for name in digest.__slots__}


class _BlindEditions:
    """Sees no edition the first time it looks: another process publishes in between."""

    def __init__(self, store: FakeStore) -> None:
        self._editions, self._looked = store.editions, False

    async def on(self, day: date) -> Edition | None:
        if not self._looked:
            self._looked = True
            return None
        return await self._editions.on(day)

    def __getattr__(self, name: str) -> object:
        return getattr(self._editions, name)


class _Blind:
    def __init__(self, store: FakeStore) -> None:
        self.papers, self.lists, self.chats = store.papers, store.lists, store.chats
        self.editions, self.source_health = _BlindEditions(store), store.source_health


async def test_progress_names_the_stages_in_order() -> None:
    heard: list[str] = []

    def hear(stage: str, done: int = 0, of: int = 0) -> None:
        if not heard or heard[-1] != stage:
            heard.append(stage)

    await Desk({DAY: [entry(1)]}).digest().build(DAY, hear)
    assert heard == ["collect", "merge", "classify", "select", "summarise", "archive"]
