"""The clauses of a platform's posting side, over every platform against its responder and over the fake."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from fakes import FakeClock
from fakes_posts import FakePosts
from integration.discord_platform.hall import Hall
from integration.telegram.living import OwnDesk, settings
from responders.bot_api.api import BotApi
from responders.discord_service.service import DiscordService
from talking import NOW

from adapters.platforms.telegram.telegram import Telegram
from bot.document.blocks import Break, Button, Buttons, Document, Heading, Paragraph, text
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import NotThere, Unsure
from bot.ports.platform import Place, Posts

FIRST, SECOND = About(date(2024, 7, 16)), About(date(2024, 7, 16), (1, 2), "LLM")
SHORT = Document((Heading(text("LLM")), Paragraph(text("What is new."))), FIRST)
TWO = Document((*SHORT.blocks, Break(SECOND), Paragraph(text("One paper more."))), FIRST)
MARK = "It may be here already: <b> *x*"
LONG = Document(tuple(Paragraph(text(f"{number}. " + "긴 문장입니다. " * 50)) for number in range(30)), FIRST)


@dataclass
class World:
    """A platform with a group that Ann administers and Bob is in."""

    posts: Posts
    group: Address
    names: tuple[str, ...]
    ann: str
    bob: str
    searchable: bool
    seen: Any
    """What the group shows, and what Ann's private chat shows, as text."""


@asynccontextmanager
async def fake() -> AsyncIterator[World]:
    posts, group = FakePosts("hall", repeatable=110, searchable=True), Address("hall", "-1001")
    posts.open("@lab", Place(group, "group", "Lab"), "1")

    def seen(private: bool) -> str:
        return "\n".join(said for _, said in posts.told) if private else "\n".join(one.plain for _, one in posts.sent)

    yield World(posts, group, ("@lab", "-1001"), "1", "2", True, seen)


@asynccontextmanager
async def telegram() -> AsyncIterator[World]:
    async with BotApi(now=lambda: NOW) as api:
        ann, bob = api.person("Ann", started=True), api.person("Bob", started=True)
        room = api.supergroup("Lab", ann, username="lab")
        api.add_bot(room, ann)
        api.join(bob, room)
        async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as posts:
            address = Address("telegram", str(room.id))

            def seen(private: bool) -> str:
                return api.transcript(ann if private else room)

            yield World(posts, address, ("@lab", address.id), str(ann.id), str(bob.id), False, seen)


@asynccontextmanager
async def discord() -> AsyncIterator[World]:
    async with DiscordService() as service:
        ann, bob = service.person("Ann"), service.person("Bob")
        guild = service.guild("Lab")
        service.join(guild, ann, "manage_guild")
        service.join(guild, bob)
        channel = service.text(guild, "general")
        async with Hall(service, guild, channel, ann, bob).sending() as posts:
            address = Address("discord", str(channel.id))

            def seen(private: bool) -> str:
                return service.transcript(service.core.open_private(ann) if private else channel)

            yield World(posts, address, (address.id, f"<#{address.id}>"), str(ann.id), str(bob.id), True, seen)


@pytest.fixture(params=[fake, telegram, discord], ids=lambda open_world: open_world.__name__)
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(request.param())


async def test_its_name_is_its_part_of_every_address(world: World) -> None:
    assert world.posts.name == world.group.platform


@pytest.mark.parametrize("kind", ["private", "group", "channel", "thread"])
async def test_rendering_is_pure_and_each_message_says_what_it_shows(world: World, kind: ChatKind) -> None:
    made = world.posts.render(TWO, kind)
    assert made == world.posts.render(TWO, kind)
    assert [one.about for one in made] == [FIRST, SECOND]
    assert all(one.body and one.plain for one in made)
    assert "What is new." in made[0].plain
    assert "One paper more." in made[1].plain


@pytest.mark.parametrize("document", [SHORT, LONG], ids=["short", "long"])
async def test_what_fits_is_one_message(world: World, document: Document) -> None:
    made = world.posts.render(document, "group")
    assert world.posts.fits(document, "group") is (len(made) == 1)
    assert world.posts.fits(document, "group") is (document is SHORT)
    joined = "".join(one.plain for one in made)
    for number in range(len(document.blocks) if document is LONG else 0):
        assert f"{number}. 긴 문장입니다." in joined


async def test_a_message_is_sent_seen_and_changed(world: World) -> None:
    (first,) = world.posts.render(SHORT, "group")
    (other,) = world.posts.render(replace(SHORT, blocks=(Paragraph(text("It was corrected.")),)), "group")
    number = await world.posts.send(world.group, "group", first, key="one")
    assert number
    assert "What is new." in world.seen(False)
    await world.posts.edit(world.group, "group", number, other)
    await world.posts.edit(world.group, "group", number, other)
    assert "It was corrected." in world.seen(False)
    assert "What is new." not in world.seen(False)


async def test_other_keys_are_other_messages(world: World) -> None:
    (message,) = world.posts.render(SHORT, "group")
    sent = [await world.posts.send(world.group, "group", message, key=key) for key in ("one", "two")]
    assert len(set(sent)) == 2


async def test_the_same_key_is_repeatable_where_it_says_so(world: World) -> None:
    (message,) = world.posts.render(SHORT, "group")
    assert world.posts.repeatable >= 0
    first, again = [await world.posts.send(world.group, "group", message, key="one") for _ in range(2)]
    assert (first == again) is (world.posts.repeatable > 0)


async def test_a_bot_has_a_lane_of_its_platform(world: World) -> None:
    platform, _, number = world.posts.lane.partition(":")
    assert platform == world.posts.name
    assert number.isdecimal()


async def test_it_is_found_whether_a_message_is_there_or_it_cannot_be_said(world: World) -> None:
    (message,) = world.posts.render(SHORT, "group")
    began = datetime.now(UTC) - timedelta(minutes=1)

    async def found(key: str) -> str | None:
        return await world.posts.arrived(world.group, "group", message, key=key, since=began)

    if not world.searchable:
        with pytest.raises(Unsure):
            await found("one")
        return
    assert await found("one") is None
    number = await world.posts.send(world.group, "group", message, key="one", mark=MARK)
    assert await found("one") == number
    assert await found("two") is None


@pytest.mark.parametrize("bare", [False, True])
async def test_a_mark_is_a_line_above_the_message(world: World, bare: bool) -> None:
    (message,) = world.posts.render(SHORT, "group")
    await world.posts.send(world.group, "group", message, key="one", bare=bare, mark=MARK)
    assert "It may be here already: <b> *x*" in world.seen(False)
    assert world.seen(False).index("It may be") < world.seen(False).index("What is new.")


@pytest.mark.parametrize("bare", [False, True])
async def test_a_mark_that_does_not_fit_is_left_out(world: World, bare: bool) -> None:
    whole = Document((Paragraph(text("1234567 " * 10_000)),), FIRST)
    first = world.posts.render(whole, "group")[0]
    await world.posts.send(world.group, "group", first, key="one", bare=bare, mark=MARK * 20)
    assert "It may" not in world.seen(False)
    assert "1234567 1234567" in world.seen(False)


async def test_without_markup_the_words_arrive(world: World) -> None:
    buttons = Buttons(((Button("1 details", "/paper 1"),),))
    (message,) = world.posts.render(replace(SHORT, blocks=(*SHORT.blocks, buttons)), "group")
    await world.posts.send(world.group, "group", message, key="one", silent=True, bare=True)
    assert "What is new." in world.seen(False)


async def test_a_message_that_is_gone_cannot_be_changed(world: World) -> None:
    (message,) = world.posts.render(SHORT, "group")
    with pytest.raises(NotThere):
        await world.posts.edit(world.group, "group", "4611686018427387", message)


async def test_a_person_is_told_privately(world: World) -> None:
    await world.posts.tell(world.ann, SHORT)
    assert "What is new." in world.seen(True)
    assert "What is new." not in world.seen(False)


async def test_a_place_is_found_by_its_names(world: World) -> None:
    for name in world.names:
        found = await world.posts.find(name)
        assert found
        assert (found.address, found.kind) == (world.group, "group")
        assert found.title


@pytest.mark.parametrize("name", ["@nowhere_at_all", "-1009999999999", "999999999999999999", "", "@", "no name"])
async def test_what_is_no_place_is_not_found(world: World, name: str) -> None:
    assert await world.posts.find(name) is None


async def test_administrators_are_told_from_members_and_strangers(world: World) -> None:
    assert await world.posts.is_administrator(world.group, world.ann)
    assert not await world.posts.is_administrator(world.group, world.bob)
    for stranger in ("987654321", "", "nobody"):
        assert not await world.posts.is_administrator(world.group, stranger)
