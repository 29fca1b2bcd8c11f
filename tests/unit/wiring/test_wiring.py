"""The composition root: which parts the settings give, which addresses may be asked, and that all is closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.charts.categories import PillowCharts
from adapters.clock import SystemClock
from adapters.config import Config, read
from adapters.sources.arxiv import Arxiv
from adapters.sources.deeplearn import DeepLearn
from adapters.sources.huggingface import HuggingFace
from adapters.sources.openreview import OpenReview
from adapters.sources.recorded import Recorded
from adapters.wiring import sources as sources_wiring
from adapters.wiring.categories import categories
from adapters.wiring.chat import defaults
from adapters.wiring.program import program
from adapters.wiring.sources import sources
from adapters.wiring.store import database_url, store
from bot.domain.nine import NINE
from bot.errors import BadFile, StoreUnusable
from bot.ports.charts import Bar
from bot.settings import ChatDefaults, EditionSettings

DAYS = Path(__file__).parents[3] / "adapters" / "sources" / "recorded" / "days"
Settings = Callable[..., Config]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty environment with these names set."""

    def made(**named: str) -> Config:
        return read({"JOGAN_DATA_DIR": str(tmp_path / "data"), **named}, tmp_path)

    return made


def test_the_database_is_a_file_in_the_data_folder_unless_one_is_named(settings: Settings, tmp_path: Path) -> None:
    assert database_url(settings()) == f"sqlite:///{tmp_path / 'data' / 'jogan.db'}"
    named = settings(JOGAN_DATABASE_URL="postgresql://me@db/jogan")
    assert database_url(named) == "postgresql://me@db/jogan"


async def test_the_store_is_closed_whatever_happens(settings: Settings) -> None:
    with pytest.raises(KeyError):
        async with store(settings()) as kept:
            raise KeyError
    with pytest.raises(RuntimeError):
        await kept.editions.newest()


async def test_a_data_folder_in_a_file_s_place_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(StoreUnusable, match="JOGAN_DATA_DIR"):
        async with store(settings()):
            pass


def test_categories_are_the_nine_unless_a_file_has_others(settings: Settings, tmp_path: Path) -> None:
    assert categories(settings()) is NINE
    mine = tmp_path / "mine.toml"
    mine.write_text('[[category]]\nkey = "Robotics"\ndefinition = { en = "Robots that walk, grasp and plan" }\n')
    assert [category.key for category in categories(settings(JOGAN_CATEGORIES_FILE=str(mine)))] == ["Robotics"]
    with pytest.raises(BadFile, match=r"missing\.toml"):
        categories(settings(JOGAN_CATEGORIES_FILE=str(tmp_path / "missing.toml")))


def test_a_new_chat_starts_with_what_the_settings_say(settings: Settings) -> None:
    assert defaults(settings()) == ChatDefaults("ko", ("ko", "en"), "UTC", time(9))
    named = settings(JOGAN_LANGUAGES="en,ko", JOGAN_TIMEZONE="Asia/Seoul", JOGAN_POST_TIME="7:30")
    assert defaults(named) == ChatDefaults("en", ("en", "ko"), "Asia/Seoul", time(7, 30))


async def test_recorded_days_need_no_connection_and_nobody_to_complete_them(settings: Settings) -> None:
    config = settings(JOGAN_SOURCES=f"recorded:{DAYS},recorded:/elsewhere")
    async with sources(config, SystemClock(), None) as asked:
        assert [type(source) for source in asked.sources] == [Recorded, Recorded]
        assert asked.metadata is None


async def test_live_sources_stand_in_the_order_of_the_settings_and_arxiv_completes_them(settings: Settings) -> None:
    config = settings(JOGAN_SOURCES=f"arxiv,recorded:{DAYS},huggingface")
    async with sources(config, SystemClock(), None) as asked:
        assert [type(source) for source in asked.sources] == [Arxiv, Recorded, HuggingFace]
        assert asked.metadata is asked.sources[0]
    async with sources(settings(), SystemClock(), None) as asked:
        assert [source.name for source in asked.sources] == ["huggingface"]
        assert isinstance(asked.metadata, Arxiv)


async def test_the_venues_that_are_named_are_a_source_and_so_are_hot_papers(settings: Settings) -> None:
    config = settings(JOGAN_SOURCES="openreview,deeplearn", JOGAN_OPENREVIEW_VENUES="ICLR.cc/2026/Conference,TMLR")
    async with sources(config, SystemClock(), None) as asked:
        assert [type(source) for source in asked.sources] == [OpenReview, DeepLearn]
        assert isinstance(asked.metadata, Arxiv)
        assert asked.venues is asked.sources[0]


async def test_a_venue_can_be_asked_whatever_the_sources_are(settings: Settings) -> None:
    async with sources(settings(), SystemClock(), None) as asked:
        assert isinstance(asked.venues, OpenReview)
        assert (asked.venues._url, asked.venues._older) == ("https://api2.openreview.net", "https://api.openreview.net")
    named = settings(JOGAN_OPENREVIEW_URL="http://10.0.0.7", JOGAN_DEEPLEARN_URL="http://10.0.0.8")
    async with sources(named, SystemClock(), None) as asked:
        assert isinstance(asked.venues, OpenReview)
        assert (asked.venues._url, asked.venues._older) == ("http://10.0.0.7", "http://10.0.0.7")
    assert sources_wiring._fetch_settings(named).named_urls == ("http://10.0.0.7", "http://10.0.0.8")


@pytest.mark.parametrize(
    ("address", "usual", "asked"),
    [
        ("https://export.arxiv.org", "/api/query", "https://export.arxiv.org/api/query"),
        ("http://127.0.0.1:9", "/atom", "http://127.0.0.1:9/atom"),
        ("https://mirror.example/arxiv/api", "/api/query", "https://mirror.example/arxiv/api"),
    ],
)
def test_an_address_with_a_path_is_asked_as_it_is(address: str, usual: str, asked: str) -> None:
    assert sources_wiring._with_path(address, usual) == asked


def test_only_addresses_that_are_named_may_be_private(settings: Settings) -> None:
    assert sources_wiring._fetch_settings(settings()).named_urls == ()
    named = settings(JOGAN_HUGGINGFACE_URL="http://10.0.0.7", JOGAN_ARXIV_URL="http://10.0.0.8")
    assert sources_wiring._fetch_settings(named).named_urls == ("http://10.0.0.7", "http://10.0.0.8")


def test_who_asks_is_told_to_the_sources(settings: Settings, tmp_path: Path) -> None:
    made = sources_wiring._fetch_settings(settings(JOGAN_CONTACT="me@example.org"))
    assert made.contact == "me@example.org"
    assert "me@example.org" in made.user_agent
    assert made.pace_dir == tmp_path / "data" / "pace"


async def test_the_program_is_made_of_what_the_settings_say(settings: Settings, tmp_path: Path) -> None:
    config = settings(JOGAN_SOURCES=f"recorded:{DAYS}", JOGAN_CUT="02:45", JOGAN_PAPERS="7", JOGAN_LANGUAGES="en")
    async with program(config) as running:
        assert running.edition == EditionSettings(("en",), time(2, 45), 7)
        assert running.digest.settings == running.edition
        assert isinstance(running.digest.archive, MarkdownArchive)
        bars = [Bar("LLM", 3, (1,))]
        assert running.digest.charts.categories(date(2024, 7, 16), bars) == PillowCharts().categories(
            date(2024, 7, 16), bars
        )
        assert running.archive == tmp_path / "data" / "archive"
        now = running.clock.now()
        assert 0 <= (now.date() - running.last_closed()).days <= 2
    async with program(replace(config), archive=tmp_path / "out") as running:
        assert running.archive == tmp_path / "out"
