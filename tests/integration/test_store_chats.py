"""How chats and messages are kept: which index answers, what stays in the file, what a failure leaves."""

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import DAY, a_bullet, a_chat, a_message, an_address, erased
from builders import at as moment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from adapters.store.addresses import parsed
from adapters.store.answers import reported_rows, same_rows
from adapters.store.maintenance import upgrade
from adapters.store.mapping import chat_row
from adapters.store.messages import showing_rows
from adapters.store.moving import at, within
from adapters.store.opening import SqlStore, migrating_engine, open_store
from adapters.store.question_tables import AnswerRow, ConversationRow
from adapters.store.tables import ChatRow, HeardRow, MessageRow
from bot.domain.answer import Answer
from bot.domain.conversation import Conversation, Exchange
from bot.errors import Permanent
from bot.ports.llm import Usage
from bot.ports.payments import FORGOTTEN, KeptReply, Limits, payer_of
from bot.ports.store import KeptAnswer

OLD, NEW = an_address("-123"), an_address("-100123")

Question = Callable[[], SelectOfScalar[object]]
ANSWERED: list[tuple[Question, str]] = [
    (lambda: showing_rows(DAY, 7), "ix_messages_day"),
    (lambda: select(ChatRow).where(within(ChatRow, OLD)), "uq_chats_platform_address"),
    (lambda: select(MessageRow).where(within(MessageRow, OLD)), "pk_messages"),
    (lambda: select(MessageRow).where(at(MessageRow, OLD)), "pk_messages"),
    (lambda: select(MessageRow).where(col(MessageRow.sent_at) < text("'2024-07-16'")), "ix_messages_sent_at"),
    (lambda: same_rows("how", "en"), "ix_answers_question_language"),
    (reported_rows, "ix_answers_reported"),
    (lambda: select(AnswerRow).where(AnswerRow.platform == "t", AnswerRow.person == "7"), "ix_answers_platform_person"),
    (lambda: select(ConversationRow).where(within(ConversationRow, OLD)), "pk_conversations"),
    (lambda: select(HeardRow).where(col(HeardRow.noted_at) < text("'2024-07-16'")), "ix_heard_noted_at"),
]


@pytest.mark.parametrize(("question", "index"), ANSWERED)
async def test_each_question_is_answered_by_an_index(database_url: str, question: Question, index: str) -> None:
    store = await open_store(database_url)

    def plan(session: Session) -> str:
        connection = session.connection()
        asked = question().compile(connection, compile_kwargs={"literal_binds": True})
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL enable_seqscan = off"))  # the tables are empty: read whole otherwise
            return str(connection.execute(text(f"EXPLAIN {asked}")).all())
        return str(connection.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all())

    found = await store.connections.read(plan)
    await store.close()
    automatic = {"uq_chats_platform_address": "sqlite_autoindex_chats_1"}
    automatic |= {f"pk_{table}": f"sqlite_autoindex_{table}_1" for table in ("messages", "conversations")}
    assert index in found or automatic.get(index, index) in found
    assert not re.search("SCAN (messages|chats|conversations|answers$)", found)


characters = st.characters(codec="utf-8", exclude_characters="\0")
names = st.text(st.sampled_from("-1/0%_\\aA.각") | characters, max_size=6)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database at the head."""
    upgrade(database_url)
    engine = migrating_engine(parsed(database_url))
    yield engine
    engine.dispose()


@given(place=names, others=st.lists(names | st.tuples(names, names).map("/".join), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_within_is_the_place_and_what_follows_its_stroke(engine: Engine, place: str, others: list[str]) -> None:
    addresses = {place, f"{place}/4", *others}
    with Session(engine) as session:
        session.add_all(chat_row(a_chat(address)) for address in addresses)
        session.flush()
        found = session.exec(select(ChatRow.address).where(within(ChatRow, an_address(place)))).all()
    assert set(found) == {address for address in addresses if address == place or address.startswith(f"{place}/")}


# --- a failure in the middle


async def refuse_moves(store: SqlStore) -> None:
    """The database itself refuses the second address, whatever program asks."""
    rules = {
        "sqlite": "CREATE TRIGGER no BEFORE UPDATE ON chats WHEN NEW.address LIKE '%/45' "
        "BEGIN SELECT RAISE(ABORT, 'refused'); END",
        "postgresql": f"ALTER TABLE chats ADD CONSTRAINT no CHECK (address <> '{NEW.id}/45') NOT VALID",
    }
    rule = rules[store.connections.writer.dialect.name]
    await store.connections.write(lambda session: session.connection().exec_driver_sql(rule))


async def test_a_move_is_whole_or_it_is_not(database_url: str) -> None:
    store = await open_store(database_url)
    there = a_chat("-100123", everything=True)
    for chat in (a_chat("-123", categories=("LLM",)), a_chat("-123/45"), there):
        await store.chats.put(chat)
    await store.messages.add([a_message("1", "-123"), a_message("2", "-123"), a_message("1", "-100123")])
    await refuse_moves(store)
    with pytest.raises(Permanent, match=r"refused|violates"):
        await store.chats.move(OLD, NEW)
    assert await store.chats.within(OLD) == (a_chat("-123", categories=("LLM",)), a_chat("-123/45"))
    assert await store.chats.within(NEW) == (there,)
    assert {(each.address, each.message) for each in await store.messages.showing(DAY, 1)} == {
        (OLD, "1"),
        (OLD, "2"),
        (NEW, "1"),
    }
    await store.close()


async def test_a_chat_keeps_its_number_when_it_moves(database_url: str) -> None:
    store = await open_store(database_url)
    for name in ("-1", "-123", "-100123"):
        await store.chats.put(a_chat(name))
    assert await store.chats.move(OLD, NEW)
    rows = await store.connections.read(lambda session: session.exec(select(ChatRow.id, ChatRow.address)).all())
    await store.close()
    assert sorted(rows) == [(1, "-1"), (2, "-100123")]


# --- what is forgotten


async def test_nothing_of_a_person_is_in_the_file_any_more(sqlite_url: str) -> None:
    store, name = await open_store(sqlite_url), "nobody-else-has-this-name"
    await store.chats.put(a_chat(name))
    await store.chats.put(a_chat("a group", owner=name))
    await store.messages.add([a_message(str(number), name) for number in range(50)])
    forgotten = await store.chats.forget(an_address(name))
    await store.close()
    assert forgotten.counts == erased(chats=1, messages=50)
    assert name.encode() not in await asyncio.to_thread(Path(sqlite_url.removeprefix("sqlite:///")).read_bytes)


QUESTION = "is-this-what-nobody-else-would-ever-ask"


async def asked_by(store: SqlStore, name: str) -> None:
    """Everything that a question leaves: in the person's own chat, and in a group."""
    address = an_address(name)
    answer = Answer(QUESTION, "en", ("arxiv:1",), "answered", "model", (a_bullet(QUESTION),))
    for where in (address, an_address("a group")):
        kept = KeptAnswer(0, where, "private", name, QUESTION, answer, moment(), "5", "reported", QUESTION)
        await store.answers.add(kept)
        talk = Conversation(where, (Exchange(("arxiv:1",), QUESTION, QUESTION, moment()),), QUESTION)
        await store.conversations.put(talk, moment())
    for number in range(3):
        reservation = await store.payments.reserve(DAY, payer_of(address), 100, Limits(10**6, 10**6, 10**6))
        assert reservation is not None
        if number:
            reply = KeptReply(f"k{number}", "m", f'["{QUESTION}"]', Usage(60, 20))
            await store.payments.settle(reservation, Usage(60, 20), reply, moment())


async def everything(store: SqlStore) -> str:
    """Every row of every table, as text."""
    postgres = store.connections.writer.dialect.name == "postgresql"
    named = (
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        if postgres
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    return await store.connections.direct_read(
        lambda run: "".join(repr(run.all(f"SELECT * FROM {table}")) for (table,) in run.all(named))
    )


async def test_no_table_knows_any_more_what_a_person_asked_or_paid(database_url: str) -> None:
    store, name = await open_store(database_url), "nobody-else-has-this-name"
    await store.chats.put(a_chat(name))
    await asked_by(store, name)
    before = await everything(store)
    assert min(before.count(QUESTION), before.count(name)) > 4
    forgotten = await store.chats.forget(an_address(name))
    assert forgotten.counts == erased(chats=1, conversations=2, answers=2, replies=2, spendings=1)
    after = await everything(store)
    assert (after.count(QUESTION), after.count(name)) == (0, 0)
    (spent,) = await store.payments.spent(DAY)
    assert (spent.payer, spent.total) == (FORGOTTEN, 260)
    await store.close()


async def test_nothing_that_a_person_asked_is_in_the_file_any_more(sqlite_url: str) -> None:
    store, name = await open_store(sqlite_url), "nobody-else-has-this-name"
    await asked_by(store, name)
    await store.chats.forget(an_address(name))
    await store.close()
    kept = await asyncio.to_thread(Path(sqlite_url.removeprefix("sqlite:///")).read_bytes)
    assert (kept.count(QUESTION.encode()), kept.count(name.encode())) == (0, 0)
