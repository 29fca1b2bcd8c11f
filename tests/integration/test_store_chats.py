"""How chats and messages are kept: which index answers, what stays in the file, what a failure leaves."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import DAY, a_chat, a_message, an_address, erased
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from adapters.store.addresses import parsed
from adapters.store.maintenance import upgrade
from adapters.store.mapping import chat_row
from adapters.store.messages import showing_rows
from adapters.store.moving import at, within
from adapters.store.opening import SqlStore, migrating_engine, open_store
from adapters.store.tables import ChatRow, HeardRow, MessageRow
from bot.errors import Permanent

OLD, NEW = an_address("-123"), an_address("-100123")

Question = Callable[[], SelectOfScalar[object]]
ANSWERED: list[tuple[Question, str]] = [
    (lambda: showing_rows(DAY, 7), "ix_messages_day"),
    (lambda: select(ChatRow).where(within(ChatRow, OLD)), "uq_chats_platform_address"),
    (lambda: select(MessageRow).where(within(MessageRow, OLD)), "pk_messages"),
    (lambda: select(MessageRow).where(at(MessageRow, OLD)), "pk_messages"),
    (lambda: select(MessageRow).where(col(MessageRow.sent_at) < text("'2024-07-16'")), "ix_messages_sent_at"),
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
    automatic = index.replace("pk_messages", "sqlite_autoindex_messages_1").replace(
        "uq_chats_platform_address", "sqlite_autoindex_chats_1"
    )
    assert index in found or automatic in found
    assert "SCAN messages" not in found
    assert "SCAN chats" not in found


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
