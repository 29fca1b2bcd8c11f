"""Messages of one chat are answered one after the other, those of different chats beside each other."""

import asyncio
from collections.abc import Sequence
from datetime import date

from builders import an_edition
from fakes import FakeClock, FakeStore
from fakes_posts import FakePosts

from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.domain.chat import Address, Chat
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.ports.changes import By
from bot.ports.platform import Place
from bot.ports.store import ShownMessage
from bot.settings import ChatDefaults


class SlowChats:
    """Chats of a store whose every call lets others run; notes how many are inside at once."""

    def __init__(self, store: FakeStore) -> None:
        self._chats = store.chats
        self.inside = self.most = 0

    async def get(self, address: Address) -> Chat | None:
        found = await self._chats.get(address)
        self.inside += 1
        self.most = max(self.most, self.inside)
        await asyncio.sleep(0.01)
        self.inside -= 1
        return found

    async def put(self, chat: Chat, by: By | None = None) -> int | None:
        await asyncio.sleep(0.01)
        return await self._chats.put(chat, by)

    async def forget(self, address: Address) -> object:
        await asyncio.sleep(0.01)
        return await self._chats.forget(address)


class SlowMessages:
    """Messages of a store that are kept long after they were to be."""

    def __init__(self, store: FakeStore) -> None:
        self._messages = store.messages
        self.at = self._messages.at

    async def add(self, shown: Sequence[ShownMessage]) -> None:
        await asyncio.sleep(0.05)
        await self._messages.add(shown)


class SlowStore:
    def __init__(self) -> None:
        inner = FakeStore()
        self.papers, self.lists, self.editions = inner.papers, inner.lists, inner.editions
        self.messages = SlowMessages(inner)
        self.chats = SlowChats(inner)


async def said(router: Router, line: str, chat: str = "1") -> list[Reply]:
    incoming = Incoming(Address("telegram", chat), "private", line, sender=chat, language_hint="en")
    return [one async for one in router.answer(incoming) if isinstance(one, Reply)]


async def a_router() -> tuple[SlowStore, Router]:
    store = SlowStore()
    await store.editions.publish(an_edition())
    return store, Router(store, FakeClock(), NINE, ChatDefaults(language="en"))


async def test_what_is_forgotten_while_it_is_remembered_is_forgotten() -> None:
    store, router = await a_router()
    here, about = Address("telegram", "1"), About(date(2024, 7, 16), (1,))
    await said(router, "/digest")
    desk = Desk(router, store, FakeClock(), ChatDefaults())
    await asyncio.gather(desk.remember(here, "private", [("10", about)]), said(router, "/forget"))
    assert await store.messages.at(here, "10") is None


async def test_two_administrators_at_once_both_hold() -> None:
    """One in the group, two from their own chats."""
    store = SlowStore()
    posts = FakePosts()
    posts.open("@lab", Place(Address("telegram", "-1001234567"), "group", "The Lab"), "1", "2")
    router = Router(store, FakeClock(), NINE, ChatDefaults(language="en"), posts={"telegram": posts})
    there = Incoming(Address("telegram", "-1001234567"), "group", "/mute on", sender="3", is_administrator=True)

    async def here() -> None:
        async for _ in router.answer(there):
            pass

    await asyncio.gather(said(router, "/subscribe @lab LLM", "1"), said(router, "/subscribe @lab rl", "2"), here())
    kept = await store.chats.get(there.address)
    assert kept
    assert (kept.categories, kept.muted) == (("LLM", "Reinforcement Learning"), True)


async def test_two_changes_at_once_both_hold() -> None:
    store, router = await a_router()
    await asyncio.gather(said(router, "/subscribe LLM"), said(router, "/digest"), said(router, "/time 07:30"))
    kept = await store.chats.get(Address("telegram", "1"))
    assert kept is not None
    assert kept.categories == ("LLM",)
    assert f"{kept.post_time:%H:%M}" == "07:30"
    assert kept.last_read is not None


async def test_what_was_forgotten_does_not_come_back() -> None:
    store, router = await a_router()
    await said(router, "/subscribe LLM")
    await asyncio.gather(said(router, "/digest"), said(router, "/forget"))
    assert await store.chats.get(Address("telegram", "1")) is None


async def test_other_chats_do_not_wait() -> None:
    store, router = await a_router()
    await asyncio.gather(*(said(router, "/status", chat=str(number)) for number in range(5)))
    assert store.chats.most > 1


async def test_nothing_is_kept_of_a_chat_that_was_answered() -> None:
    _, router = await a_router()
    await said(router, "/status")
    assert len(router._in_turn._turnstiles) == 0
