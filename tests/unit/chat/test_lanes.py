"""Which bot posts in a chat: the one that heard of it last; another place is only told of, and settings stay."""

from dataclasses import replace

from builders import a_chat
from fakes import FakeClock, FakeStore
from fakes_posts import FakePosts

from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.delivery.membership import Joined
from bot.domain.chat import Address, Chat, ChatKind
from bot.domain.nine import NINE
from bot.ports.platform import Place
from bot.settings import ChatDefaults

PERSON, GROUP = Address("telegram", "7"), Address("telegram", "-100123")
ONE, TWO = "telegram:1", "telegram:2"


class Hall:
    """A desk with its store, and a group that Ann (7) administers."""

    def __init__(self) -> None:
        self.store, clock, defaults = FakeStore(), FakeClock(), ChatDefaults(language="en")
        posts = FakePosts()
        posts.open("@lab", Place(GROUP, "group", "The lab"), PERSON.id)
        router = Router(self.store, clock, NINE, defaults, posts={"telegram": posts})
        self.desk = Desk(router, self.store, clock, defaults)

    async def say(
        self, line: str, lane: str, address: Address = PERSON, kind: ChatKind = "private", **more: bool
    ) -> Chat | None:
        heard = Incoming(address, kind, line, sender=PERSON.id, is_administrator=True, lane=lane, **more)  # type: ignore[arg-type]
        assert [said async for said in self.desk.answer(heard) if isinstance(said, Reply)]
        return await self.store.chats.get(address)


async def lane_of(hall: Hall, address: Address = GROUP) -> str:
    chat = await hall.store.chats.get(address)
    assert chat
    return chat.lane


async def test_whoever_subscribes_gets_posts_from_the_bot_that_heard_it() -> None:
    chat = await Hall().say("/subscribe LLM", ONE)
    assert chat
    assert chat.lane == ONE


async def test_a_look_keeps_no_chat() -> None:
    assert await Hall().say("/help", ONE) is None


async def test_another_bot_that_hears_the_chat_takes_it_over_and_changes_nothing_else() -> None:
    hall = Hall()
    before = await hall.say("/subscribe LLM", ONE)
    assert before
    assert await hall.say("/help", TWO) == replace(before, lane=TWO)


async def test_what_is_heard_without_a_bot_leaves_the_bot() -> None:
    hall = Hall()
    await hall.say("/subscribe LLM", ONE)
    assert await hall.say("/subscribe Multimodal", "")
    assert await lane_of(hall, PERSON) == ONE


async def test_managing_another_place_keeps_the_bot_that_posts_there() -> None:
    hall = Hall()
    await hall.say("/subscribe @lab LLM", ONE)
    assert await lane_of(hall) == ONE
    await hall.say("/subscribe @lab Multimodal", TWO)
    assert await lane_of(hall) == ONE


async def test_the_bot_that_was_added_posts_there() -> None:
    hall = Hall()
    await hall.desk.happened(Joined(GROUP, "group", "7", "Lab", lane=ONE))
    assert await lane_of(hall) == ONE
    await hall.desk.happened(Joined(GROUP, "group", "7", "Lab", lane=TWO))
    assert await lane_of(hall) == TWO
    await hall.desk.happened(Joined(GROUP, "group", "7", "Lab"))
    assert await lane_of(hall) == TWO


async def test_a_chat_of_before_bots_were_told_apart_gets_one() -> None:
    hall = Hall()
    await hall.store.chats.put(a_chat(PERSON.id, "telegram"))
    assert await hall.say("/help", ONE)
    assert await lane_of(hall, PERSON) == ONE
