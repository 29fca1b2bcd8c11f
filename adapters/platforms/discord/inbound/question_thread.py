"""Questions about a paper go to a thread of the paper's message, so that a channel stays a paper and no talk."""

import re
from dataclasses import dataclass
from typing import Any

import discord

from adapters.platforms.discord.inbound.office import Office
from adapters.platforms.discord.outbound.filed import answered
from adapters.platforms.discord.outbound.render import render
from bot.chat.message import Reply
from bot.document.blocks import Document, Heading, Paragraph, text
from bot.document.plain import plain_text
from bot.domain.shown import About
from bot.errors import NotThere, Refused
from bot.wording.shapes.chat_asking import AskingWords

LONGEST_TITLE = 80
_FIRST_LINE = re.compile(r"#{1,3} (.+)")
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A message of ours that shows one paper, and what was asked about it: a thread may hang on it."""

    channel: int
    message: int
    about: About
    title: str


def asked(message: discord.Message | None, about: About | None) -> Asked | None:
    """What a thread may begin with: a message that shows exactly one paper, in a channel that has threads."""
    channel = getattr(message, "channel", None)
    if message is None or about is None or len(about.papers) != 1 or not isinstance(channel, discord.TextChannel):
        return None
    if message.flags.ephemeral:
        return None
    return Asked(channel.id, message.id, about, title_of(message) or str(about.papers[0]))


def title_of(message: discord.Message) -> str:
    """The heading of one of our messages: `3. Title`."""
    for one in _texts(message.components):
        heading = _FIRST_LINE.match(one)
        if heading:
            return _LINK.sub(r"\1", _ESCAPE.sub(r"\1", heading[1]))[:LONGEST_TITLE]
    return ""


def _texts(components: Any) -> list[str]:
    found: list[str] = []
    for one in components:
        if isinstance(one, discord.TextDisplay):
            found.append(one.content)
        found += _texts(getattr(one, "children", ()))
    return found


async def answer_in_thread(office: Office, place: Asked, reply: Reply, words: AskingWords) -> int | None:
    """The thread that has the answer now; None where there can be none, or where it is a mistake's answer."""
    if reply.mistake:
        return None
    try:
        name = words.thread(_named(place, reply))
        thread, new = await office.threads.for_questions(place.channel, place.message, name)
        if new:
            hint = Document((Paragraph(text(words.hint)),))
            await office.say(thread, render(hint, "thread"))
        sent = await office.say(thread, answered(reply, "thread"))
    except (Refused, NotThere):
        return None
    await office.remember(thread, "thread", [(str(thread), place.about), *sent])
    return thread


def _named(place: Asked, reply: Reply) -> str:
    number = str(place.about.papers[0])
    if place.title != number:
        return place.title
    heading = next((one for one in reply.document.blocks if isinstance(one, Heading)), None)
    return plain_text(heading.text) if heading else number
