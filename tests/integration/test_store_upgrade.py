"""A database that an earlier program made, with its rows, is read by this one as it was written (FAULTS 64)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from builders import DAY, a_chat, a_day_without, a_list, a_message, a_paper, an_address, an_edition, at, erased
from builders_conference import a_conference_report
from builders_ledger import LANE, NOW, a_bundle, decided
from sqlalchemy import inspect, text

from adapters.store.addresses import parsed
from adapters.store.maintenance import status, upgrade
from adapters.store.opening import OURS, migrating_engine, open_store
from adapters.store.schema import HEAD, Schema
from adapters.store.tables import Row
from adapters.wiring.passages import passages
from bot.domain.alert import Alert
from bot.domain.answer import Answer, Passage
from bot.domain.chat import Chat
from bot.domain.conference import Series
from bot.domain.conversation import Conversation, Exchange
from bot.domain.shown import Page
from bot.domain.text import PaperText, TextSection
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply, Limits, Spent
from bot.ports.reports import Joined
from bot.ports.store import KeptAnswer, Place, Store

EVE = DAY - timedelta(days=1)
CAPTURED = Path(__file__).parents[1] / "captured" / "store"
CHANNEL = a_chat(
    "-1009007199254740993",
    "telegram",
    kind="channel",
    everything=True,
    paused=True,
    weekly=True,
    notices=True,
    length="full",
    post_time=time(7, 30),
)
READER = a_chat(
    "7",
    language="ko",
    categories=("LLM", "한국어"),
    days=(4, 0),
    next_due=datetime(2024, 7, 17, tzinfo=UTC),
    cursor=DAY,
    last_read=DAY,
)


def made_at(url: str, revision: str) -> str:
    """A database of an earlier schema with the rows that the program of then wrote."""
    upgrade(url, Schema(OURS.folder, revision))
    engine = migrating_engine(parsed(url))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        for line in (CAPTURED / f"schema_{revision}.sql").read_text(encoding="utf-8").splitlines()[1:]:
            connection.exec_driver_sql(line)
    engine.dispose()
    return url


@pytest.fixture
def old_sqlite(tmp_path: Path) -> str:
    """A file made at 0001."""
    return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0001")


@pytest.fixture(params=["sqlite", "postgres"])
def second_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0002, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0002")
    return made_at(request.getfixturevalue("postgres_url"), "0002")


@pytest.fixture(params=["sqlite", "postgres"])
def third_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0003, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0003")
    return made_at(request.getfixturevalue("postgres_url"), "0003")


@pytest.fixture(params=["sqlite", "postgres"])
def fourth_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0004, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0004")
    return made_at(request.getfixturevalue("postgres_url"), "0004")


@pytest.fixture(params=["sqlite", "postgres"])
def fifth_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0005, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0005")
    return made_at(request.getfixturevalue("postgres_url"), "0005")


@pytest.fixture(params=["sqlite", "postgres"])
def sixth_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0006, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0006")
    return made_at(request.getfixturevalue("postgres_url"), "0006")


@pytest.fixture(params=["sqlite", "postgres"])
def seventh_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0007, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0007")
    return made_at(request.getfixturevalue("postgres_url"), "0007")


@pytest.fixture(params=["sqlite", "postgres"])
def eighth_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database made at 0008, on each engine."""
    if request.param == "sqlite":
        return made_at(f"sqlite:///{tmp_path / 'jogan.db'}", "0008")
    return made_at(request.getfixturevalue("postgres_url"), "0008")


@pytest.fixture(params=["sqlite", "postgres"])
def old_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database made at 0001, on each engine."""
    if request.param == "sqlite":
        yield request.getfixturevalue("old_sqlite")
    else:
        yield made_at(request.getfixturevalue("postgres_url"), "0001")


async def everything_is_there(store: Store) -> None:
    waiting = a_paper("arxiv:2407.00002", "기다리는 논문", authors=("김",))
    assert await store.papers.get([a_paper().id, waiting.id]) == {a_paper().id: a_paper(), waiting.id: waiting}
    assert await store.papers.waiting(DAY) == (waiting,)
    assert await store.lists.before("huggingface", date(2024, 7, 17)) == a_list()
    assert await store.editions.newest() == an_edition()
    assert await store.editions.last() == a_day_without(date(2024, 7, 17))
    assert await store.editions.place(a_paper().id) == Place(DAY, 1)
    for chat in (READER, CHANNEL):
        assert await store.chats.get(chat.address) == chat


async def test_all_that_was_kept_is_read_as_it_was(old_url: str) -> None:
    assert upgrade(old_url).current == HEAD
    store = await open_store(old_url)
    await everything_is_there(store)
    await store.close()


async def test_what_is_new_works_in_what_is_old(old_url: str) -> None:
    upgrade(old_url)
    store = await open_store(old_url)
    changed = Chat(CHANNEL.address, "channel", "ko", "UTC", time(9), muted=True, off="gone", owner="7", from_file=True)
    await store.chats.put(changed)
    assert await store.chats.move(CHANNEL.address, an_address("-1", "telegram"))
    assert (await store.chats.counts()).known == 2
    await store.messages.add([a_message()])
    assert await store.messages.showing(DAY, 1) == (a_message(),)
    assert await store.heard.first("lane", "1", at())
    assert await store.editions.correct(an_edition(notes=()))
    await store.close()


async def test_an_older_file_is_upgraded_when_it_is_opened_and_its_copy_keeps_all(old_sqlite: str) -> None:
    store = await open_store(old_sqlite)
    await everything_is_there(store)
    await store.close()
    copy = f"{old_sqlite}.0001.bak"
    assert (status(copy).current, status(copy).rows["chats"], status(copy).rows["papers"]) == ("0001", 2, 2)
    store = await open_store(copy)
    await everything_is_there(store)
    await store.close()


def test_an_upgraded_database_has_every_rule_of_a_new_one(old_url: str) -> None:
    upgrade(old_url)
    engine = migrating_engine(parsed(old_url))
    with engine.connect() as connection:
        found = inspect(connection)
        for table in Row.metadata.sorted_tables:
            assert {index["name"] for index in found.get_indexes(table.name)} >= {index.name for index in table.indexes}
        assert [rule["name"] for rule in found.get_unique_constraints("chats")] == ["uq_chats_platform_address"]
        numbers = connection.execute(text("SELECT id FROM chats ORDER BY id")).scalars().all()
    engine.dispose()
    assert numbers == [1, 2]


async def test_what_the_second_schema_kept_is_read_and_delivered_from(second_url: str) -> None:
    assert upgrade(second_url).current == HEAD
    store = await open_store(second_url)
    channel = replace(CHANNEL, muted=True, off="gone", owner="7", from_file=True)
    assert await store.chats.get(CHANNEL.address) == channel
    assert await store.chats.get(READER.address) == READER
    first, second = await store.messages.showing(DAY, 1)
    assert first == a_message("1", "7", (1, 4), category="LLM", page=Page("post", "ko", "full", ("LLM",), whole=True))
    assert second == a_message("2", "7")
    assert (first.about.older, first.about.page and first.about.page.days) == ((), ())
    assert not await store.heard.first("telegram:1", "41", at())
    assert await store.ledger.due(NOW, [LANE], 10) == ()
    assert await store.ledger.adopt(LANE, "terminal", []) == 1
    (due,) = await store.ledger.due(at(date(2024, 7, 17)), [LANE], 10)
    assert (due.wants.chosen, due.since) == (("LLM", "한국어"), DAY)
    count = await store.ledger.plan(at(date(2024, 7, 17)), [LANE], 10, decided(await a_bundle(store)))
    assert count.rows == 2
    await store.close()


async def test_what_the_third_schema_kept_is_read_and_sent(third_url: str) -> None:
    assert upgrade(third_url).current == HEAD
    store = await open_store(third_url)
    assert await store.editions.newest() == an_edition()
    channel = replace(CHANNEL, muted=True, off="gone", owner="7", from_file=True, lane="telegram:1")
    assert await store.chats.get(CHANNEL.address) == channel
    kept = await store.ledger.entries(most=10)
    assert [(row.part, row.state) for row in kept] == [(4, "ready"), (3, "unsure"), (2, "dead"), (1, "sent")]
    (merged,) = [each for each in await store.messages.showing(EVE, 12) if each.message == "2"]
    assert merged.about.older == ((EVE, (1, 12)),)
    (row,) = await store.ledger.ready(LANE, NOW, 10)
    assert (row.part, row.address) == (4, READER.address)
    bundle = await store.ledger.bundle(1)
    assert bundle is not None
    assert (len(bundle.parts), bundle.parts[0].picture) == (4, "a.png")
    (lane,) = [each for each in await store.ledger.lanes() if each.lane == LANE]
    assert lane.owner == "me"
    await store.close()


async def test_a_database_of_the_third_schema_keeps_texts_and_payments(third_url: str) -> None:
    upgrade(third_url)
    store = await open_store(third_url)
    text = PaperText("arxiv:2407.10671", "Qwen2", "We present Qwen2.", "html", (TextSection("1", "Models grow."),))
    await store.texts.put(text, at())
    assert await store.texts.get(text.paper) == text
    number = await store.payments.reserve(DAY, "edition", 10, Limits(10))
    assert number is not None
    await store.payments.settle(number, Usage(3, 4), KeptReply("k", "m", "{}", Usage(3, 4)), at())
    assert await store.payments.spent(DAY) == (Spent("edition", 1, Usage(3, 4), 0),)
    await store.close()


async def test_what_the_fourth_schema_kept_is_read_and_paid_from(fourth_url: str) -> None:
    assert upgrade(fourth_url).current == HEAD
    store = await open_store(fourth_url)
    text = await store.texts.get("arxiv:2407.10671")
    assert text is not None
    assert (text.version, [section.heading for section in text.sections]) == ("v4", ["1 Introduction", "References"])
    used, chat = Usage(700, 80, cached=500, reasoning=30), Spent("telegram:7", 2, Usage(200, 50), 90)
    assert await store.payments.reply("a" * 64) == KeptReply("a" * 64, "model-1", '{"tldr":"큰 언어 모형"}', used)
    assert await store.payments.spent(DAY) == (Spent("edition", 1, used, 0), chat)
    limits = Limits(2_000_000, 100_000, chats=400)
    assert await store.payments.reserve(DAY, "telegram:8", 61, limits) is None  # what chats paid before counts
    assert await store.payments.reserve(DAY, "telegram:8", 60, limits) is not None
    await store.payments.settle(1, Usage(40, 10), None, at())
    assert await store.payments.reserve(DAY, "telegram:8", 41, limits) is None
    assert await store.payments.reserve(DAY, "telegram:8", 40, limits) is not None
    assert (await store.chats.forget(an_address("7", "telegram"))).counts == erased(spendings=1)
    await store.close()


async def test_a_database_of_the_fourth_schema_keeps_what_questions_remember(fourth_url: str) -> None:
    upgrade(fourth_url)
    store = await open_store(fourth_url)
    question, address = "How large is it?", an_address("7", "telegram")
    answer = Answer(question, "en", ("arxiv:2407.10671",), "answered", "model", whole_text=True)
    given = KeptAnswer(0, address, "private", "7", "how large", answer, at())
    number = await store.answers.add(given)
    assert await store.answers.same("how large", "en", at()) == replace(given, number=number)
    talk = Conversation(address, (Exchange(answer.papers, question, "72 billion.", at()),))
    await store.conversations.put(talk, at())
    assert await store.conversations.get(address) == talk
    index = passages(store)
    await index.put("arxiv:2407.10671", "v4", [Passage("arxiv:2407.10671", 0, "1", "Models grow.", 0)], at())
    assert await index.ranked("arxiv:2407.10671", ["model"], 5) == (0,)
    await store.close()


async def test_what_the_fifth_schema_kept_is_read(fifth_url: str) -> None:
    assert upgrade(fifth_url).current == HEAD
    store = await open_store(fifth_url)
    assert await store.editions.newest() == an_edition()
    channel = replace(CHANNEL, muted=True, off="gone", owner="7", from_file=True, lane="telegram:1")
    assert await store.chats.get(CHANNEL.address) == channel
    (kept,) = await store.answers.reported(10)
    assert (kept.message, kept.remark, kept.answer.said[0]) == (
        "41",
        "틀렸습니다",
        "It has 72 billion parameters.",
    )
    talk = await store.conversations.get(an_address("7", "telegram"))
    assert [exchange.answer for exchange in talk.exchanges] == ["72 billion."]
    assert await passages(store).ranked("arxiv:2407.10671", ["model"], 5) == (0,)
    used = {each.payer: each.calls for each in await store.payments.spent(DAY)}
    assert used == {"edition": 1, "telegram:7": 3}
    bundle = await store.ledger.bundle(1)
    assert bundle is not None
    assert (bundle.recipe.instalments, bundle.recipe.key) == ((), "e1d8c83f251f461243618a1e26219abc")
    (row,) = await store.ledger.ready(LANE, NOW, 10)
    assert row.part == 4
    await store.close()


async def test_a_database_of_the_fifth_schema_keeps_reports(fifth_url: str) -> None:
    upgrade(fifth_url)
    store = await open_store(fifth_url)
    report, following = a_conference_report(), DAY + timedelta(days=1)
    await store.reports.put(report)
    assert await store.reports.get(report.slug) == report
    assert not await store.reports.begin(Series(report.slug, DAY, (("language-models",),)))  # the 16th is published
    assert await store.reports.begin(Series(report.slug, following, (("language-models",),)))
    joined = Joined(None, at())
    await store.reports.join({"qwen2": joined})
    assert await store.reports.joined(["qwen2"]) == {"qwen2": joined}
    chat = await store.chats.get(READER.address)
    assert chat is not None
    assert chat.last_report == ""
    await store.chats.put(replace(chat, last_report=report.slug))
    assert await store.chats.get(READER.address) == replace(chat, last_report=report.slug)
    await store.close()


async def test_what_the_sixth_schema_kept_is_read_and_alerts_are_remembered(sixth_url: str) -> None:
    upgrade(sixth_url)
    store = await open_store(sixth_url)
    report = a_conference_report()
    assert await store.reports.get(report.slug) == report
    assert await store.reports.joined(["qwen2"]) == {"qwen2": Joined(None, at())}
    assert not await store.reports.begin(Series(report.slug, date(2024, 9, 1), (("language-models",),)))  # it has one
    alert = Alert("dead", "terminal:1", DAY, "bad markup")
    assert await store.alerts.claim(alert, at())
    assert not await store.alerts.claim(alert, at())
    await store.close()


async def test_what_the_seventh_schema_kept_is_read_and_outages_are_remembered(seventh_url: str) -> None:
    assert upgrade(seventh_url).current == HEAD
    store = await open_store(seventh_url)
    assert not await store.alerts.claim(Alert("dead", "terminal:1", date(2024, 8, 1), "bad markup"), at())
    assert [(each.name, each.error) for each in await store.source_health.failing()] == [("arxiv", "503")]
    (change,) = await store.changes.last(an_address("7"), 10)
    assert (change.person, change.setting, change.before, change.after) == ("7", "muted", False, True)
    (lane,) = [each for each in await store.ledger.lanes(counted=False) if each.lane == LANE]
    assert (lane.outage, lane.outages) == (None, ())
    fence = await store.ledger.take(LANE, "me")
    assert fence is not None
    await store.ledger.unreached(LANE, fence, NOW, NOW, "no route to host")
    (lane,) = [each for each in await store.ledger.lanes(counted=False) if each.lane == LANE]
    assert [each.reason for each in lane.outages] == ["no route to host"]
    await store.close()


async def test_what_the_eighth_schema_kept_is_read_counted_and_forgotten(eighth_url: str) -> None:
    assert upgrade(eighth_url).current == HEAD
    store = await open_store(eighth_url)
    (lane,) = [each for each in await store.ledger.lanes() if each.lane == LANE]
    assert [(each.owner, each.reason) for each in lane.outages] == [("me", "no route to host")]
    assert lane.rows == {"sent": 1, "dead": 1, "unsure": 1, "ready": 1}
    assert await store.ledger.drop(NOW + timedelta(days=1)) == 2
    (lane,) = [each for each in await store.ledger.lanes() if each.lane == LANE]
    assert lane.rows == {"unsure": 1, "ready": 1}
    await store.close()
