"""Who may change what a group or channel gets: its administrators, asked for at most every five minutes."""

import logging
from datetime import datetime, timedelta

from telegram import Bot, Message
from telegram.constants import ChatMemberStatus

from adapters.platforms.telegram.faults import ours
from bot.errors import JoganError, Permanent
from bot.ports.clock import Clock

log = logging.getLogger(__name__)
FRESH = timedelta(minutes=5)
MOST_KNOWN = 10_000
ANONYMOUS = 1087968824
"""The account that anonymous administrators write by."""
AS_CHANNEL = 136817688
"""The account that people write by who speak as a channel."""
_RULING = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


class Administrators:
    """Asks the service and remembers for a while."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot, self._clock = bot, clock
        self._known: dict[tuple[int, int], tuple[bool, datetime]] = {}

    async def includes(self, chat: int, person: int) -> bool:
        """Whether a person is an administrator; raises Temporary or Unsure where that cannot be asked."""
        now = self._clock.now()
        known = self._known.get((chat, person))
        if known and now - known[1] < FRESH:
            return known[0]
        try:
            with ours(chat):
                member = await self._bot.get_chat_member(chat, person)
            rules = member.status in _RULING
        except Permanent:
            rules = False  # nobody of that name, a place that we do not see, or a list that we may not read
        while len(self._known) >= MOST_KNOWN:
            self._known.pop(next(iter(self._known)))
        self._known[chat, person] = rules, now
        return rules

    async def wrote(self, message: Message) -> bool:
        """Whether a message is an administrator's; no, where that cannot be asked just now."""
        if message.sender_chat is not None:
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.surely(message.chat.id, message.from_user.id)

    async def surely(self, chat: int, person: int) -> bool:
        """The same for a person; what cannot be asked is no."""
        try:
            return await self.includes(chat, person)
        except JoganError as failure:
            log.warning("Rights could not be asked for: %s", failure)
            return False


def is_a_person(message: Message) -> bool:
    """Whether somebody wrote it: not another bot, and not a channel whose posts go to its group by themselves."""
    if message.is_automatic_forward:
        return False
    author = message.from_user
    return author is None or not author.is_bot or author.id in (ANONYMOUS, AS_CHANNEL)


def person_of(message: Message) -> str:
    """The id of who wrote; nothing where it was written in the name of a chat."""
    if message.sender_chat is not None or message.from_user is None:
        return ""
    return str(message.from_user.id)
