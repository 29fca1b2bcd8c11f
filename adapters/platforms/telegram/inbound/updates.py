"""Every update to what it means, once: messages and presses are answered, changes of our place are told."""

from telegram import Message, Update

from adapters.platforms.telegram.inbound import callback, membership
from adapters.platforms.telegram.inbound.message import Ears, asked
from adapters.platforms.telegram.inbound.turns import Leave, Turns
from adapters.platforms.telegram.outbound.answers import Answers
from adapters.platforms.telegram.outbound.prompt import Prompts, asks
from adapters.platforms.telegram.outbound.query import Query

ALLOWED = ("message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member")
"""What is asked for; nothing else is ever sent to us."""


class Hearing:
    """Takes updates as they come, from a poll or a webhook."""

    def __init__(self, lane: str, ears: Ears, answers: Answers, prompts: Prompts, turns: Turns) -> None:
        self._lane, self._ears, self._answers, self._prompts, self._turns = lane, ears, answers, prompts, turns
        self._desk = ears.desk

    async def take(self, update: Update) -> None:
        """Queue an update in its chat's turn."""
        chat = update.effective_chat
        key = chat.id if chat is not None else 0

        async def deed(leave: Leave) -> None:
            await self.hear(update, leave)

        await self._turns.add(key, deed)

    async def hear(self, update: Update, leave: Leave) -> None:
        """Answer one update, unless it was heard before; `leave` is called where the answer takes long."""
        if not await self._desk.first(self._lane, str(update.update_id)):
            return
        if update.callback_query is not None:
            await self._pressed(update, leave)
        elif update.my_chat_member is not None:
            event = membership.changed(update.my_chat_member, self._lane)
            if event is not None:
                await self._answers.tell(await self._desk.happened(event))
        elif (message := update.effective_message) is not None:
            edited = update.edited_message is not None or update.edited_channel_post is not None
            await self._message(message, leave, edited=edited)

    async def _pressed(self, update: Update, leave: Leave) -> None:
        query = update.callback_query
        assert query is not None
        found = await callback.pressed(query, self._ears)
        if isinstance(found, callback.Elsewhere):
            await Query(query.get_bot(), found.query).end(url=found.url)
        elif found is None:
            await Query(query.get_bot(), query.id).end()
        elif asks(found):
            await self._prompts.show(found)
        else:
            await self._answers.answer(found, leave)

    async def _message(self, message: Message, leave: Leave, *, edited: bool) -> None:
        event = membership.told_by(message)
        if event is not None:
            await self._answers.tell(await self._desk.happened(event))
            return
        found = await asked(message, self._ears, edited=edited)
        if found is not None:
            await self._answers.answer(found, leave)
