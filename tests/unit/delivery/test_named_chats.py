"""Chats that the operator names: kept once, by their numbers; what was changed in the chat stays; one line for each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from builders import an_edition
from fakes import FakeClock, FakeStore
from fakes_posts import FakePosts

from bot.delivery.named_chats import NamedChat, NamedChats, Outcome, look_up
from bot.domain.chat import Address, Chat
from bot.errors import BadPayload, JoganError, Permanent, Refused, Temporary
from bot.ports.platform import Place
from bot.settings import ChatDefaults

LAB = Address("telegram", "-1001234567890")
NAMED = NamedChat("telegram", "@lab", ("LLM",), "en", "Asia/Seoul", time(7, 30), (0, 2), True, "full", True, True)


@pytest.fixture
def posts() -> FakePosts:
    found = FakePosts()
    found.open("@lab", Place(LAB, "channel", "The lab"))
    return found


@pytest.fixture
def kept() -> FakeStore:
    return FakeStore()


@asynccontextmanager
async def alone(_: Address) -> AsyncIterator[None]:
    yield


@pytest.fixture
def named_chats(kept: FakeStore, clock: FakeClock) -> NamedChats:
    return NamedChats(kept, clock, ChatDefaults(), alone)


async def test_a_name_becomes_a_chat_at_its_number(named_chats: NamedChats, kept: FakeStore, posts: FakePosts) -> None:
    await kept.editions.publish(an_edition())
    (outcome,) = await named_chats.keep([NAMED], posts)
    assert outcome == Outcome(NAMED, "new", "The lab", address=LAB)
    chat = await kept.chats.get(LAB)
    newest = await kept.editions.newest()
    assert newest is not None
    assert chat == Chat(
        LAB, "channel", "en", "Asia/Seoul", time(7, 30), (0, 2), True, "full", True, ("LLM",),
        cursor=newest.day, next_due=datetime(2024, 7, 21, 22, 30, tzinfo=UTC), muted=True, from_file=True,
        lane="telegram:1",
    )  # fmt: skip


async def test_without_categories_it_gets_everything_and_all_else_as_a_new_chat(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts
) -> None:
    await named_chats.keep([NamedChat("telegram", "@lab")], posts)
    chat = await kept.chats.get(LAB)
    assert chat is not None
    assert (chat.everything, chat.categories, chat.language, chat.timezone) == (True, (), "ko", "UTC")
    assert (chat.post_time, chat.length, chat.cursor) == (time(9), "brief", None)
    assert chat.next_due == datetime(2024, 7, 17, 9, tzinfo=UTC)


async def test_what_an_administrator_changed_later_stays(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts
) -> None:
    await named_chats.keep([NAMED], posts)
    first = await kept.chats.get(LAB)
    assert first is not None
    changed = replace(first, language="ko", categories=("Multimodal",), paused=True, next_due=None)
    await kept.chats.put(changed)
    (outcome,) = await named_chats.keep([NAMED], posts)
    assert (outcome.state, outcome.is_well) == ("known", True)
    assert await kept.chats.get(LAB) == changed


async def test_a_chat_that_was_there_before_is_filled_and_keeps_its_owner_and_its_place_in_time(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts
) -> None:
    before = Chat(LAB, "channel", "ko", "UTC", time(9), categories=("LLM",), cursor=date(2024, 7, 12), owner="77")
    await kept.chats.put(before)
    await kept.editions.publish(an_edition())
    await named_chats.keep([NamedChat("telegram", "@lab", language="en")], posts)
    chat = await kept.chats.get(LAB)
    assert chat is not None
    assert (chat.owner, chat.cursor, chat.categories, chat.everything) == ("77", date(2024, 7, 12), ("LLM",), False)
    assert (chat.language, chat.from_file) == ("en", True)


async def test_row_32_a_renamed_channel_is_the_same_chat(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts
) -> None:
    await named_chats.keep([NAMED], posts)
    posts.places.clear()
    posts.open("@new_name", Place(LAB, "channel", "The lab"))
    gone, found = await named_chats.keep([NAMED, replace(NAMED, place="@new_name")], posts)
    assert (gone.state, found.state) == ("not_found", "known")
    assert (await kept.chats.counts()).known == 1


@pytest.mark.parametrize(
    ("fails", "state", "said"),
    [
        (Refused("no_rights", "need administrator rights"), "no_rights", "may not post (need administrator righ"),
        (Temporary("no connection"), "later", "cannot be asked about now (no connection); it is tried again"),
        (BadPayload("no JSON"), "not_found", "add the bot there with the right to post"),
        (Permanent("odd"), "not_found", "is not there, or the bot is not in it"),
    ],
)
async def test_a_name_that_leads_nowhere_is_one_line_with_the_remedy(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts, fails: JoganError, state: str, said: str
) -> None:
    posts.fails = fails
    (outcome,) = await named_chats.keep([NAMED], posts)
    assert (outcome.state, outcome.is_well) == (state, False)
    assert str(outcome).startswith("telegram:@lab")
    assert said in str(outcome)
    assert len(str(outcome).splitlines()) == 1
    assert await kept.chats.get(LAB) is None


async def test_a_place_where_we_may_not_post_is_not_kept(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts
) -> None:
    posts.open("@lab", Place(LAB, "channel", "The lab", refusal="not an administrator"))
    (outcome,) = await named_chats.keep([NAMED], posts)
    assert (outcome.state, outcome.reason) == ("no_rights", "not an administrator")
    assert await kept.chats.get(LAB) is None


async def test_the_others_go_on(named_chats: NamedChats, kept: FakeStore, posts: FakePosts) -> None:
    outcomes = await named_chats.keep([replace(NAMED, place="@gone"), NAMED], posts)
    assert [outcome.state for outcome in outcomes] == ["not_found", "new"]
    assert await kept.chats.get(LAB)


async def test_a_place_that_put_us_out_is_told_and_gets_nothing(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts
) -> None:
    await kept.chats.put(Chat(LAB, "channel", "ko", "UTC", time(9), off="removed"))
    (outcome,) = await named_chats.keep([NAMED], posts)
    assert (outcome.state, outcome.is_well) == ("off", False)
    assert "switched off (removed): add the bot there again" in str(outcome)
    chat = await kept.chats.get(LAB)
    assert chat is not None
    assert chat.next_due is None


async def test_a_name_with_odd_signs_is_said_as_it_is(posts: FakePosts) -> None:
    outcome = await look_up(NamedChat("telegram", "@{title}"), posts)
    assert isinstance(outcome, Outcome)
    assert str(outcome).startswith("telegram:@{title} is not there")


async def test_looking_up_changes_nothing(posts: FakePosts) -> None:
    assert await look_up(NAMED, posts) == Place(LAB, "channel", "The lab")


def test_a_title_cannot_leave_its_line() -> None:
    outcome = Outcome(NAMED, "new", "The\nlab\x1b[31m\u202e" + "a" * 200)
    assert len(str(outcome).splitlines()) == 1
    assert str(outcome).isprintable()
    assert len(str(outcome)) < 150


@pytest.mark.parametrize(("before", "after"), [("", "telegram:1"), ("telegram:2", "telegram:2")])
async def test_the_bot_that_finds_a_named_chat_posts_there_where_none_does(
    named_chats: NamedChats, kept: FakeStore, posts: FakePosts, before: str, after: str
) -> None:
    await named_chats.keep([NAMED], posts)
    chat = await kept.chats.get(LAB)
    assert chat
    await kept.chats.put(replace(chat, lane=before, language="ko"))
    await named_chats.keep([NAMED], posts)
    assert await kept.chats.get(LAB) == replace(chat, lane=after, language="ko")
