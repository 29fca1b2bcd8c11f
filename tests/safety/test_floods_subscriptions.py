"""A thousand new people in a minute, and one person a thousand times: each has one row, and nobody else hears of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from fakes import FakeClock
from fakes_posts import FakePosts
from safety.test_floods_messages import A_MINUTE, AT_ONCE, FLOODING
from sqlmodel import Session, select
from talking import NOW, an_edition_of_four

from adapters.store.opening import SqlStore, open_store
from adapters.store.operating_tables import ChangeRow
from adapters.store.tables import ChatRow
from bot.chat.floods import MOST_PEOPLE, SHARE, USUAL, Floods
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.delivery.retention import CHANGES, tidy
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.settings import ChatDefaults

PEOPLE = 1_000
ME = Incoming(Address("telegram", "7"), "private", "/subscribe LLM", "7", language_hint="en", lane="telegram:1")


@dataclass
class Door:
    """One bot over a real SQLite file; `posts` would hold whatever it wrote but its replies."""

    store: SqlStore
    clock: FakeClock
    router: Router
    posts: FakePosts

    async def says(self, incoming: Incoming) -> str:
        """The one reply; nothing where there is none."""
        said = [one async for one in self.router.answer(incoming)]
        assert len(said) <= 1
        return repr(said[0].document) if said and isinstance(said[0], Reply) else ""

    async def rows(self) -> tuple[list[ChatRow], list[ChangeRow]]:
        """All chats and all changes, as the database has them."""

        def read(session: Session) -> tuple[list[ChatRow], list[ChangeRow]]:
            return list(session.exec(select(ChatRow)).all()), list(session.exec(select(ChangeRow)).all())

        return await self.store.connections.read(read)

    def writes_to_nobody(self) -> bool:
        """Whether nothing left but replies."""
        return not (self.posts.tried or self.posts.told or self.posts.edited)


@asynccontextmanager
async def door(url: str) -> AsyncIterator[Door]:
    store, clock, posts = await open_store(url), FakeClock(NOW), FakePosts()
    await store.editions.publish(an_edition_of_four())
    operators = frozenset({"telegram:19"})
    router = Router(store, clock, NINE, ChatDefaults(language="en"), posts={"telegram": posts}, operators=operators)
    try:
        yield Door(store, clock, router, posts)
    finally:
        await store.close()


def person(number: int) -> Incoming:
    """Somebody new, in their own chat."""
    return replace(ME, address=Address("telegram", str(100 + number)), sender=str(100 + number))


@pytest.mark.slow  # a thousand commits on a disk
async def test_a_thousand_new_people_in_a_minute_have_a_row_each(sqlite_url: str) -> None:
    async with door(sqlite_url) as at:
        flooder, answered, told = person(PEOPLE), 0, 0
        for number in range(PEOPLE):
            said = await at.says(person(number))
            assert "LLM" in said, "each is answered, whoever else comes"
            flooded = await at.says(flooder)
            answered, told = answered + ("LLM" in flooded), told + (FLOODING in flooded)
            at.clock.advance(timedelta(minutes=1) / PEOPLE)
        assert AT_ONCE < answered <= AT_ONCE + A_MINUTE
        assert told == 1
        chats, changes = await at.rows()
        everybody = sorted(str(100 + number) for number in range(PEOPLE + 1))
        assert sorted(chat.address for chat in chats) == everybody
        assert all(chat.owner == chat.address and chat.categories == '["LLM"]' for chat in chats)
        assert sorted((change.address, change.person) for change in changes) == [(one, one) for one in everybody]
        assert at.writes_to_nobody()
        assert not await at.store.ledger.entries(), "the first post comes at a chat's own time"
        assert not at.router._in_turn._turnstiles, "nothing is kept of a chat that rests"
        assert len(at.router._floods._people) <= PEOPLE + 1 <= MOST_PEOPLE


@pytest.mark.slow  # commits on a disk
async def test_one_person_a_thousand_times_leaves_a_row_and_as_many_changes_as_were_answered(sqlite_url: str) -> None:
    async with door(sqlite_url) as at:
        answered = 0
        for number in range(1_000):
            words = "/unsubscribe all" if number % 2 else "/subscribe LLM"
            said = await at.says(replace(ME, text=words))
            answered += bool(said) and FLOODING not in said
            at.clock.advance(timedelta(seconds=0.06))
        assert AT_ONCE < answered <= AT_ONCE + A_MINUTE
        chats, changes = await at.rows()
        assert [chat.address for chat in chats] == ["7"]
        assert 0 < len(changes) <= answered
        assert {(change.address, change.person) for change in changes} == {("7", "7")}
        assert at.writes_to_nobody()
        at.clock.advance(CHANGES + timedelta(minutes=2))
        await tidy(at.store, at.clock)
        chats, changes = await at.rows()
        assert (len(chats), changes) == (1, [])


async def test_who_changes_nothing_writes_no_change_down(sqlite_url: str) -> None:
    async with door(sqlite_url) as at:
        assert all([await at.says(ME) for _ in range(20)])
        chats, changes = await at.rows()
        assert (len(chats), len(changes)) == (1, 1)


def test_a_days_changes_of_one_person_are_bounded_by_their_share_of_the_answers() -> None:
    """Each answered command changes one setting at most; a day of two a second is answered every other second."""
    floods, day = Floods(USUAL), 24 * 3_600
    heard = (floods.heed(ME, NOW + timedelta(seconds=half / 2)) for half in range(2 * day))
    assert sum(one == "answer" for one in heard) <= AT_ONCE + SHARE * USUAL * day
