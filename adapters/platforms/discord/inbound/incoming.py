"""Messages and interactions of the library as what the desk hears: who speaks, where, about what. Decides nothing."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import discord

from adapters.platforms.discord.inbound.office import Office
from adapters.platforms.discord.inbound.shown_buttons import by_buttons
from adapters.platforms.discord.outbound.render import fits
from adapters.platforms.discord.places import PLATFORM, address, kind_of, language_hint, rights_in
from bot.chat.message import Incoming
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import Refused

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class Home:
    """The chat that an interaction belongs to. `foreign`: we are no member where it happens, so it is the person's
    own conversation, and what is answered there only they see."""

    address: Address
    kind: ChatKind
    foreign: bool = False


async def home_of(office: Office, interaction: Interaction) -> Home:
    """Where an interaction is at home."""
    channel = interaction.channel
    if interaction.guild_id is not None and interaction.is_guild_integration() and channel is not None:
        return Home(address(channel.id), kind_of(channel))
    if interaction.guild_id is None and interaction.context.dm_channel and channel is not None:
        return Home(address(channel.id), "private")
    try:
        return Home(address(await office.private(interaction.user.id)), "private", foreign=True)
    except Refused:
        return Home(Address(PLATFORM, str(interaction.user.id)), "private", foreign=True)


async def from_interaction(
    office: Office,
    interaction: Interaction,
    home: Home,
    text: str,
    about: About | None = None,
    *,
    pressed: bool = False,
) -> Incoming:
    """What was said by a command, a button or a form."""
    rights = interaction.permissions
    return Incoming(
        home.address,
        home.kind,
        text,
        sender=str(interaction.user.id),
        is_administrator=rights.administrator or rights.manage_guild or rights.manage_channels,
        reply_to=about or await thread_about(office, interaction.channel),
        language_hint=interaction.locale.value,
        own_name=own_name(office),
        addressed=True,
        pressed=pressed,
        sent_at=interaction.created_at,
        fits=partial(fits, kind=home.kind),
        lane=office.lane,
        threads=partial(open_threads, None if home.foreign else interaction.channel),
    )


async def from_message(office: Office, message: discord.Message) -> Incoming:
    """What was said by a message that mentions us, answers us, or was written privately."""
    channel = message.channel
    kind = kind_of(channel)
    rights = rights_in(channel, message.author)
    return Incoming(
        address(channel.id),
        kind,
        _said(message, office.connection.own_id),
        sender=str(message.author.id),
        is_administrator=rights is not None and (rights.manage_guild or rights.manage_channels),
        reply_to=await about_of(office, message),
        language_hint=language_hint(message.guild),
        own_name=own_name(office),
        addressed=True,
        origin="forwarded" if message.flags.forwarded else "new",
        sent_at=message.created_at,
        fits=partial(fits, kind=kind),
        lane=office.lane,
        threads=partial(open_threads, channel),
    )


def open_threads(channel: object) -> tuple[Address, ...]:
    """The threads of a channel that the gateway told of; those that were archived are found by their message alone."""
    return tuple(address(thread.id) for thread in getattr(channel, "threads", ()))


def own_name(office: Office) -> str:
    """What the bot is called."""
    user = office.connection.client.user
    return user.name if user else ""


def _said(message: discord.Message, own: int) -> str:
    return " ".join(re.sub(rf"<@!?{own}>", " ", message.content).split(" ")).strip()


async def about_of(office: Office, message: discord.Message) -> About | None:
    """What the message of ours shows that is answered; else what the thread is about."""
    reference = message.reference
    if reference is not None and reference.message_id is not None:
        shown = await shown_by(office, message.channel, reference.message_id)
        shown = shown or await _quoted(office, reference) or _still_there(office, reference)
        if shown is not None:
            return shown
    return await thread_about(office, message.channel)


async def _quoted(office: Office, reference: discord.MessageReference) -> About | None:
    """What a person's message answers that is answered here."""
    between = reference.resolved
    above = between.reference if isinstance(between, discord.Message) else None
    if above is None or above.message_id is None or not isinstance(between, discord.Message):
        return None
    return await shown_by(office, between.channel, above.message_id)


def _still_there(office: Office, reference: discord.MessageReference) -> About | None:
    """What the buttons say of a message of ours that is answered and no longer remembered."""
    ours = reference.resolved
    if not isinstance(ours, discord.Message) or ours.author.id != office.connection.own_id:
        return None
    return by_buttons(ours)


async def thread_about(office: Office, channel: object) -> About | None:
    """What the message shows that a thread began with."""
    return await shown_by(office, channel, channel.id) if isinstance(channel, discord.Thread) else None


async def shown_by(office: Office, channel: Any, message: int) -> About | None:
    """What a message of ours shows; one in a forum's post is known by the forum, a thread's first by its channel."""
    shown = await office.desk.shows(address(channel.id), str(message))
    if shown is None and isinstance(channel, discord.Thread):
        above = address(channel.parent_id)
        shown = await office.desk.shows(above, f"{channel.id}/{message}")
        if shown is None and message == channel.id:
            shown = await office.desk.shows(above, str(message))
    return shown
