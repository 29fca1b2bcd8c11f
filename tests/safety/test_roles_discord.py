"""Every command by every standing on Discord, over the real library and the strict service, held against rights.txt.

What a client does not offer a member is said by a message that mentions us, and by a command that a server gave to
everybody: rights are looked at where we answer.
"""

from dataclasses import dataclass

import pytest
from integration.discord_platform.hall import Hall, ServiceClock
from responders.discord_service.seen import read_message
from responders.discord_service.service import DiscordService
from responders.discord_service.world import Channel, Guild, Message, User
from safety.rights import Right, before, judged, rights, settings, without_reading
from talking import an_edition_of_four

from adapters.platforms.discord.inbound.commands import REGISTERED
from adapters.store.opening import SqlStore, open_store
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.domain.chat import Address, ChatKind
from bot.domain.nine import NINE
from bot.settings import ChatDefaults

OPTIONS = {kind.name: kind.options for kind in REGISTERED}


@dataclass
class Scene:
    """A channel of its own with a bystander beside it, and somebody of a standing."""

    service: DiscordService
    channel: Channel
    bystander: Channel
    person: User


@dataclass(frozen=True)
class Role:
    """The standing in rights.txt, the person's permissions (None: the owner), and where and how it is said."""

    standing: str
    permissions: tuple[str, ...] | None = ()
    place: str = "channel"
    way: str = "mention"


ROLES = {
    "a member by mention": Role("member"),
    "a member by a command that a server gave to everybody": Role("member", way="slash"),
    "a member in a thread": Role("member", place="thread"),
    "a member who may manage messages": Role("member", ("manage_messages", "manage_roles")),
    "whoever manages the server": Role("ruler", ("manage_guild",)),
    "whoever manages the server, by command": Role("ruler", ("manage_guild",), way="slash"),
    "whoever manages channels": Role("ruler", ("manage_channels",)),
    "whoever manages channels, in a thread": Role("ruler", ("manage_channels",), "thread"),
    "an administrator by role": Role("ruler", ("administrator",)),
    "the owner": Role("ruler", None),
    "a person privately": Role("own", place="private"),
    "a person privately by command": Role("own", place="private", way="slash"),
    "another bot": Role("unsaid", ("administrator",), way="bot"),
}


def scene(service: DiscordService, guild: Guild, role: Role, number: int) -> Scene:
    """One for each row: nobody's flood is another's."""
    person = guild.owner if role.permissions is None else service.person(f"P{number}")
    if role.permissions is not None:  # who shares no server with a bot gets no private messages of it
        service.join(guild, person, *role.permissions)
    if role.way == "bot":
        person.bot = True
    channel = service.private(person) if role.place == "private" else service.text(guild, f"c{number}")
    bystander = service.text(guild, f"b{number}")
    if role.place == "thread":
        channel = service.thread(channel, f"t{number}", person)
    return Scene(service, channel, bystander, person)


def kind_of(role: Role) -> ChatKind:
    """What the place is."""
    kinds: dict[str, ChatKind] = {"private": "private", "thread": "thread"}
    return kinds.get(role.place, "group")


def at(channel: Channel) -> Address:
    return Address("discord", str(channel.id))


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


def otherwise(one: Scene) -> Message | None:
    """An answer that came too late for its interaction, as on a busy machine: in the channel, or privately."""
    places = (one.channel, one.service.private(one.person))
    return next((each for place in places for each in place.messages if each.author is one.service.bot), None)


async def says(one: Scene, role: Role, right: Right) -> list[str]:
    """What is answered."""
    service, names = one.service, OPTIONS.get(right.command)
    if role.way == "slash" and names is not None:
        words = right.line.split(maxsplit=2 if len(names) > 1 and right.command == "ask" else 1)[1:]
        acted = service.slash(one.person, one.channel, right.command, dict(zip(names, words, strict=False)))
        return [shown(await service.until(lambda: acted.shown or otherwise(one), what=right.line))]
    if role.place == "private":
        service.dm(one.person, right.line)
    else:
        service.mention(one.person, one.channel, right.line)
    return [] if role.way == "bot" else [shown(await service.posted(one.channel))]


async def faults(one: Scene, role: Role, right: Right, store: SqlStore) -> list[str]:
    """What did not come as it is written."""
    first = before(right, at(one.channel), kind_of(role))
    other = before(right, at(one.bystander), "group")
    for chat in (first, other):
        await store.chats.put(chat)
    said = await says(one, role, right)
    now, beside = await settings(store, first.address), await settings(store, other.address)
    wrong = judged(right.outcomes[role.standing], said, now != without_reading(first))
    return [f"{right.line}: {each}" for each in (wrong, beside != without_reading(other) and "a bystander") if each]


@pytest.mark.slow  # some thirty commands with a channel each
@pytest.mark.parametrize("name", ROLES)
async def test_every_command_as_it_is_written(name: str, sqlite_url: str) -> None:
    role = ROLES[name]
    store = await open_store(sqlite_url)
    await store.editions.publish(an_edition_of_four())
    async with DiscordService() as service:
        guild = service.guild("Lab")
        hall = Hall(service, guild, service.text(guild, "general"), guild.owner, guild.owner)
        clock, defaults = ServiceClock(service), ChatDefaults(language="en")
        desk = Desk(Router(store, clock, NINE, defaults, replies=1000.0), store, clock, defaults)
        async with hall.serving(desk=desk):
            await service.registered()
            for command in service.core.commands[None]:
                command["default_member_permissions"] = None
            scenes = [(scene(service, guild, role, at), right) for at, right in enumerate(rights())]
            wrong = [await faults(one, role, right, store) for one, right in scenes]
            if role.way == "bot":
                await service.slash(guild.owner, hall.channel, "help").reply()
                assert not [
                    one for one, _ in scenes if any(each.author is service.bot for each in one.channel.messages)
                ]
    await store.close()
    assert not any(wrong), "\n".join(each for many in wrong for each in many)
