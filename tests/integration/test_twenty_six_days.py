"""Twenty-six recorded days through the real store, in order, twice: every paper once, every silence explained."""

import gzip
import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fakes import FakeClock
from responders.papers import Answer, Asked, Papers

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.charts.categories import PillowCharts
from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.sources.huggingface import DailyPapers, HuggingFace
from adapters.sources.recorded import Recorded
from adapters.store.opening import SqlStore, open_store
from bot.digest.service import Built, Digest
from bot.domain.nine import NINE
from bot.ports.sources import Source
from bot.settings import EditionSettings

CAPTURED = Path(__file__).parents[1] / "captured" / "days2024" / "daily_papers.jsonl.gz"
LATER = datetime(2024, 12, 1, tzinfo=UTC)
REPEATED = {date(2024, 1, 6), date(2024, 10, 26), date(2024, 10, 27)}


def captured() -> dict[date, list[dict[str, object]]]:
    with gzip.open(CAPTURED, "rt", encoding="utf-8") as lines:
        days = [json.loads(line) for line in lines]
    return {date.fromisoformat(day["date"]): day["list"] for day in days}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("days")
    for day, listed in captured().items():
        (made / f"{day}.json").write_text(json.dumps(listed), encoding="utf-8")
    return made


def digest(source: Source, store: SqlStore, archive: Path) -> Digest:
    files, charts = MarkdownArchive(archive), PillowCharts()
    return Digest([source], None, store, files, charts, NINE, FakeClock(LATER), EditionSettings())


async def build_all(digest: Digest) -> dict[date, Built]:
    return {day: await digest.build(day) for day in captured()}


@pytest.mark.slow  # 46 editions, written to disk with full durability
@pytest.mark.timeout(120)  # about 6 s on two quiet cores
async def test_every_paper_once_and_a_second_run_adds_nothing(folder: Path, tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'jogan.db'}")
    try:
        desk = digest(Recorded(folder, [DailyPapers()]), store, tmp_path / "archive")
        first, second = await build_all(desk), await build_all(desk)
    finally:
        await store.close()
    listed = Counter(each.paper.id for built in first.values() for each in built.edition.papers)
    assert len(listed) == 386
    assert set(listed.values()) == {1}
    assert {day for day, built in first.items() if built.edition.reason == "repeated_list"} == REPEATED
    assert {day for day, built in first.items() if built.edition.state == "none"} == REPEATED
    assert {day: built.edition for day, built in second.items()} == {day: built.edition for day, built in first.items()}
    assert not any(built.new for day, built in second.items() if day not in REPEATED)
    assert sorted(path.name for path in (tmp_path / "archive").iterdir()) == sorted(
        str(day) for day in captured() if day not in REPEATED
    )


async def test_a_repeated_weekend_is_known_on_an_empty_store_too(folder: Path, tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'jogan.db'}")
    try:
        built = await digest(Recorded(folder, [DailyPapers()]), store, tmp_path).build(date(2024, 10, 27))
    finally:
        await store.close()
    assert built.edition.reason == "repeated_list"


async def test_the_same_days_served_over_the_loopback(tmp_path: Path) -> None:
    days = captured()
    wanted = [date(2024, 10, 25), date(2024, 10, 26), date(2024, 11, 1)]

    def listed(asked: Asked) -> Answer:
        return Answer(json.dumps(days.get(date.fromisoformat(asked.query["date"]), [])).encode())

    async with Papers({"/api/daily_papers": listed}) as responder:
        store = await open_store(f"sqlite:///{tmp_path / 'jogan.db'}")
        clock = SystemClock()
        settings = FetchSettings(named_urls=(responder.url,))
        async with Fetcher(settings, clock, clock, store.http_cache) as fetcher:
            source = HuggingFace(fetcher, responder.url, clock)
            built = [await digest(source, store, tmp_path).build(day) for day in wanted]
        await store.close()
    assert [len(each.edition.papers) for each in built] == [29, 0, 16]
    assert built[1].edition.reason == "repeated_list"
