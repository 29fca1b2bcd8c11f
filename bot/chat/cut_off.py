"""Whoever waits for an answer that a process took with it when it was killed is told so: once, and soon or not at all.

It answers nothing: the question is to be asked again.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.parts import line
from bot.document.blocks import Document
from bot.domain.chat import Address, Chat
from bot.domain.conversation import Conversation
from bot.errors import JoganError
from bot.ports.clock import Clock
from bot.ports.platform import Posts
from bot.ports.store import Store
from bot.wording import speak

log = logging.getLogger(__name__)
SOON = timedelta(minutes=15)
"""Nobody waits longer; what was asked before is told of no more."""
Alone = Callable[[Address], AbstractAsyncContextManager[None]]


class CutOff:
    """Tells it in the chats of one bot; `alone` keeps a chat to oneself."""

    def __init__(self, store: Store, clock: Clock, alone: Alone) -> None:
        self._store, self._clock, self._alone = store, clock, alone

    async def tell(self, posts: Posts, before: datetime) -> int:
        """Tell everybody whose question is not answered though it was asked before that moment; how many."""
        told = 0
        since = self._clock.now() - SOON
        for found in await self._store.conversations.unanswered(posts.name, since):
            async with self._alone(found.address):
                chat = await self._taken(found, posts.lane, since, before)
            told += chat is not None and await _said(posts, chat, found)
        return told

    async def _taken(self, found: Conversation, lane: str, since: datetime, before: datetime) -> Chat | None:
        """The chat, where it is to be told; from now on it is not to be told again, whatever becomes of the line."""
        chat = await self._store.chats.get(found.address)
        kept = await self._store.conversations.get(found.address)
        if chat is None or chat.lane not in ("", lane) or kept.asked_at is None:
            return None
        if not since <= kept.asked_at < before:
            return None
        await self._store.conversations.put(replace(kept, asked_at=None), self._clock.now())
        return chat


async def _said(posts: Posts, chat: Chat, found: Conversation) -> bool:
    document = Document((line(speak.chat(chat.language).questions.cut_off),))
    (message, *_) = posts.render(document, chat.kind)
    try:
        await posts.send(chat.address, chat.kind, message, key=f"cut{found.asked_at:%d%H%M%S}")
    except JoganError as failure:
        log.info("That an answer was cut off could not be told: %s", failure)
        return False
    return True
