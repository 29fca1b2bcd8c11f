"""The one object that platforms talk to: what it hears once, what it remembers, and that nothing waits for itself."""

import asyncio
from collections.abc import Sequence
from datetime import date

import pytest
from builders import a_chat, an_edition
from fakes import FakeClock, FakeStore
from patience import COMES

from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.delivery.membership import Joined, Left
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.domain.shown import About, Page
from bot.errors import Refused
from bot.settings import ChatDefaults

PERSON = Address("telegram", "7")
GROUP = Address("telegram", "-100123")
ABOUT = About(date(2024, 7, 16), (3,), page=Page("card", "en"))


class Hall:
    """A desk with its store."""

    def __init__(self) -> None:
        self.store, self.clock = FakeStore(), FakeClock()
        defaults = ChatDefaults(language="en")
        self.desk = Desk(Router(self.store, self.clock, NINE, defaults), self.store, self.clock, defaults)

    async def say(self, line: str, address: Address = PERSON) -> Sequence[Reply]:
        incoming = Incoming(address, "private", line, sender=PERSON.id)
        return [said async for said in self.desk.answer(incoming) if isinstance(said, Reply)]


async def test_messages_are_answered() -> None:
    hall = Hall()
    await hall.store.editions.publish(an_edition())
    assert len(await hall.say("/digest")) == 1


async def test_row_69_an_update_is_heard_once_in_each_lane() -> None:
    desk = Hall().desk
    heard = [await desk.first(lane, update) for lane, update in (("a", "1"), ("a", "1"), ("b", "1"), ("a", "2"))]
    assert heard == [True, False, True, True]


async def test_what_a_reply_shows_is_remembered_part_by_part() -> None:
    hall = Hall()
    await hall.store.chats.put(a_chat(PERSON.id, "telegram"))
    await hall.desk.remember(PERSON, "private", [("10", ABOUT), ("11", None), ("12", ABOUT)])
    assert [await hall.desk.shows(PERSON, message) for message in ("10", "11", "12", "13")] == [
        ABOUT,
        None,
        ABOUT,
        None,
    ]
    shown = await hall.store.messages.showing(ABOUT.day, 3)
    assert [(one.message, one.part, one.parts, one.kind, one.sent_at) for one in shown] == [
        ("10", 1, 3, "private", hall.clock.now()),
        ("12", 3, 3, "private", hall.clock.now()),
    ]
    await hall.desk.remember(PERSON, "private", [("14", None)])
    assert await hall.desk.shows(PERSON, "14") is None


async def test_what_was_forgotten_on_its_way_is_not_remembered_again() -> None:
    hall = Hall()
    await hall.store.editions.publish(an_edition())
    (shown,) = await hall.say("/paper 1")
    assert shown.document.about
    await hall.say("/forget")
    await hall.desk.remember(PERSON, "private", [("10", shown.document.about)])
    assert await hall.desk.shows(PERSON, "10") is None


async def test_a_thread_that_began_with_a_paper_is_remembered_though_it_is_no_chat() -> None:
    hall = Hall()
    await hall.desk.remember(GROUP, "thread", [("10", ABOUT)])
    assert await hall.desk.shows(GROUP, "10") == ABOUT


async def test_events_reach_the_chats() -> None:
    hall = Hall()
    assert len(await hall.desk.happened(Joined(GROUP, "group", by="7"))) == 1
    await hall.store.chats.put(a_chat(GROUP.id, "telegram", kind="group", categories=("LLM",), owner="7"))
    assert len(await hall.desk.happened(Left(GROUP, "removed"))) == 1


async def test_a_delivery_that_fails_in_the_middle_of_an_answer_waits_for_nobody() -> None:
    hall = Hall()
    await hall.store.chats.put(a_chat(PERSON.id, "telegram", categories=("LLM",)))
    async with asyncio.timeout(COMES):
        async for _ in hall.desk.answer(Incoming(PERSON, "private", "/help")):
            await hall.desk.refused(PERSON, Refused("blocked", "Forbidden: bot was blocked by the user"))
    kept = await hall.store.chats.get(PERSON)
    assert kept
    assert kept.off == "blocked"


async def test_whoever_is_inside_may_ask_again_and_others_wait() -> None:
    router = Router(FakeStore(), FakeClock(), NINE, ChatDefaults())
    order: list[str] = []

    async def other() -> None:
        async with router.alone(PERSON):
            order.append("other")

    async with router.alone(PERSON), router.alone(PERSON):
        waiting = asyncio.create_task(other())
        await asyncio.sleep(0)
        order.append("first")
    await waiting
    assert order == ["first", "other"]


async def test_an_event_waits_for_the_answer_that_changes_the_same_chat() -> None:
    hall = Hall()
    await hall.store.chats.put(a_chat(GROUP.id, "telegram", kind="group", categories=("LLM",)))
    async with hall.desk._router.alone(GROUP):
        event = asyncio.create_task(hall.desk.happened(Left(GROUP, "removed")))
        await asyncio.sleep(0.01)
        assert not event.done()
    await event


@pytest.mark.parametrize(
    ("option", "typed", "line", "first"),
    [
        ("category", "vis", "/subscribe", "Computer Vision"),
        ("paper", "qwen", "/paper", "1"),
        ("zone", "seoul", "/timezone", "Asia/Seoul"),
        ("state", "", "/length", "brief"),
        ("state", "", "/nothing like it", None),
        ("question", "why", "/ask", None),
    ],
)
async def test_what_is_being_typed_is_completed(option: str, typed: str, line: str, first: str | None) -> None:
    hall = Hall()
    await hall.store.editions.publish(an_edition())
    found = await hall.desk.suggest(option, typed, Incoming(PERSON, "private", line, language_hint="en"))
    assert [one.value for one in found][:1] == ([first] if first else [])
    assert await hall.store.chats.get(PERSON) is None
