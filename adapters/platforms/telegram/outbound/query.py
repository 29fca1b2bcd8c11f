"""A pressed button's spinner: ended once, with a short sentence where there is one to say."""

import logging

from telegram import Bot

from adapters.platforms.telegram.faults import ours
from bot.errors import JoganError

log = logging.getLogger(__name__)
LONGEST_ALERT = 200
"""Characters of what is shown over the chat."""


class Query:
    """One press; None is a message, which has nothing to end."""

    def __init__(self, bot: Bot, id: str | None) -> None:  # noqa: A002 - the platform's own word
        self._bot, self._id = bot, id
        self.open = id is not None

    async def end(self, alert: str | None = None, url: str | None = None) -> None:
        """End the spinner; nothing where it has ended. A press that is too old to be answered is no failure."""
        if self._id is None or not self.open:
            return
        self.open = False
        try:
            with ours():
                await self._bot.answer_callback_query(self._id, text=alert, show_alert=bool(alert) or None, url=url)
        except JoganError as failure:
            log.info("A press could not be answered: %s", failure)
