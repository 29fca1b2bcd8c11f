"""A question is written as a reply to a prompt: in a private chat the field for it opens by itself.

Only for a pressed button; what is written with the command is the core's.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, ForceReply, LinkPreviewOptions, ReplyParameters

from adapters.platforms.telegram.asked import Asked, Desk
from adapters.platforms.telegram.faults import ours
from adapters.platforms.telegram.outbound.keyboard import paper_of, reported
from adapters.platforms.telegram.outbound.paced import Paced
from adapters.platforms.telegram.outbound.query import Query
from bot.chat.arguments.reports import SLUG
from bot.domain.shown import About
from bot.errors import JoganError
from bot.events import event
from bot.wording import speak

log = logging.getLogger(__name__)
_ASKS = re.compile(rf"/ask(?: (?:\d{{1,2}}/\d{{1,2}}-|\d{{4}}-\d\d-\d\d-)?\d{{1,3}}| {SLUG}:\d{{1,4}})?")


def asks(asked: Asked) -> bool:
    """Whether a pressed button wants a question: about its paper, or about one that the question names."""
    return asked.incoming.pressed and _ASKS.fullmatch(asked.incoming.text) is not None


class Prompts:
    """Asks for questions, in the presser's language where it is one of `languages`."""

    def __init__(self, bot: Bot, desk: Desk, sender: Paced, languages: Sequence[str]) -> None:
        self._bot, self._desk, self._sender, self._languages = bot, desk, sender, tuple(languages)

    async def show(self, asked: Asked) -> None:
        """One message; a reply to it is about the paper, or about those of the message whose button was pressed."""
        incoming = asked.incoming
        await Query(self._bot, asked.query).end()
        try:
            sent = await self._sent(asked)
        except JoganError as failure:
            fields = event("trouble", platform="telegram", place=incoming.address.id)
            log.warning("A question could not be asked for: %s", failure, extra=fields)
            return
        about = _about(incoming.text, incoming.reply_to)
        if about is not None:
            await self._desk.remember(incoming.address, incoming.kind, [(str(sent), about)])

    async def _sent(self, asked: Asked) -> int:
        hint = (asked.incoming.language_hint or "").partition("-")[0].casefold()
        chat = speak.chat(hint if hint in self._languages else self._languages[0])
        words, paper = chat.places.asking, asked.incoming.text.partition(" ")[2]
        private = asked.incoming.kind == "private"
        async with self._sender.turn(asked.spot):
            with ours(asked.spot.chat):
                sent = await self._bot.send_message(
                    asked.spot.chat,
                    chat.questions.what(paper) if paper else chat.questions.how,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                    message_thread_id=asked.spot.thread,
                    reply_parameters=ReplyParameters(asked.message, allow_sending_without_reply=True),
                    reply_markup=ForceReply(input_field_placeholder=words.example) if private else None,
                )
        return sent.message_id


def _about(line: str, shown: About | None) -> About | None:
    """What a prompt is about: the paper that is named, else what the message shows whose button was pressed."""
    if (of := reported(line)) and shown:
        return About(shown.day, (of[1],), report=of[0])
    paper = paper_of(line, shown.day if shown else None)
    return About(paper[0], (paper[1],)) if paper else replace(shown, page=None) if shown else None
