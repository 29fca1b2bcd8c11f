"""Messages that mention us, answer us with a ping, or are written privately; all others have no text for us."""

import logging
import time
from collections.abc import AsyncIterator

import discord

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.inbound.incoming import from_message
from adapters.platforms.discord.inbound.office import Office, Sent
from adapters.platforms.discord.inbound.question_thread import Asked, answer_in_thread, asked
from adapters.platforms.discord.outbound.filed import answered
from adapters.platforms.discord.places import address
from bot.chat.commands import is_command
from bot.chat.message import Incoming, Reply, Said, Working
from bot.errors import JoganError
from bot.wording import speak

log = logging.getLogger(__name__)
TYPING_LASTS = 8.0
"""Seconds that the service shows somebody typing."""
WRITTEN = (discord.MessageType.default, discord.MessageType.reply)


class Messages:
    """What the client tells about messages. Edited ones are not heard: the first form was answered."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def on_message(self, message: discord.Message) -> None:
        """A message anywhere that we see."""
        if message.author.bot or message.webhook_id is not None or message.type not in WRITTEN:
            return
        mentioned = any(user.id == self._office.connection.own_id for user in message.mentions)
        if message.guild is None or mentioned:
            self._office.tasks.start(self._answer(message), "message")

    async def _answer(self, message: discord.Message) -> None:
        office = self._office
        if not await office.desk.first(office.lane, f"m{message.id}"):
            return
        incoming = await from_message(office, message)
        reply = await self._reply(message, office.desk.answer(incoming))
        if reply is None:
            return
        place = self._place(message, incoming)
        if place is not None:
            words = speak.chat(reply.language or "en").places.asking
            if await answer_in_thread(office, place, reply, words) is not None:
                return
        sent: Sent = []
        try:
            await office.say(message.channel.id, answered(reply, incoming.kind), message, sent)
        except JoganError as failure:
            await office.undelivered(address(message.channel.id), failure)
        finally:
            await office.remember(message.channel.id, incoming.kind, sent)

    def _place(self, message: discord.Message, incoming: Incoming) -> Asked | None:
        """The message of ours that was asked about, where a thread may hang on it."""
        above = message.reference.resolved if message.reference else None
        if is_command(incoming.text) or not isinstance(above, discord.Message):
            return None
        if above.author.id != self._office.connection.own_id:
            return None  # what somebody says about a post is not where its threads hang
        return asked(above, incoming.reply_to)

    async def _reply(self, message: discord.Message, saying: AsyncIterator[Said]) -> Reply | None:
        """While it takes long, we are seen to type."""
        reply, typed = None, float("-inf")
        async for said in saying:
            if isinstance(said, Reply):
                reply = said
            elif isinstance(said, Working) and time.monotonic() - typed > TYPING_LASTS:
                typed = time.monotonic()
                await _typing(message)
        return reply


async def _typing(message: discord.Message) -> None:
    """No sign is ever worth an answer."""
    try:
        with translated():
            await message.channel.typing()
    except JoganError as failure:
        log.info("A sign of work could not be shown: %s", failure)
