"""Asks for updates again and again: says in one line what is wrong, waits longer each time, and never gives up.

A poll confirms what the poll before took; what comes twice all the same is heard once.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError

from adapters.platforms.telegram.faults import TokenRefused, ours, translated
from adapters.platforms.telegram.inbound.updates import ALLOWED
from adapters.platforms.telegram.request import Polls
from adapters.platforms.telegram.settings import refused_token
from bot.errors import Temporary, Unsure

log = logging.getLogger(__name__)
LONGEST_PAUSE = 60.0
AGAIN = 600.0
"""Seconds after which the same trouble is told again, though updates came in between."""
OFTEN = 5
"""Times within AGAIN that another program is met, until it is no restart that overlaps."""
ANSWER = 5.0
"""Seconds that the answer to a poll may take beyond the poll's own."""
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What the library raises for an object that is not as it was when the library was written, or that is too deep."""
OTHER = (
    "Another program polls with this Telegram token: updates go to it or to us by chance. "
    "Stop it, or give this one a token of its own (@BotFather); polling goes on trying."
)


def without_payloads(record: logging.LogRecord) -> bool:
    """Whether the library may say it: of an update that it cannot read it would write down all, people's words too."""
    return not str(record.msg).startswith("Error while parsing updates")


class Poller:
    """One bot's updates, in order. `pause` seconds pass after a failure, doubled while it lasts.

    `met` is told of another program that is met often.
    """

    def __init__(
        self,
        bot: Bot,
        polls: Polls,
        take: Callable[[Update], Awaitable[None]],
        met: Callable[[str], Awaitable[None]],
        *,
        seconds: int,
        pause: float,
    ) -> None:
        self._bot, self._polls, self._take, self._met = bot, polls, take, met
        self._seconds, self._first = seconds, pause
        self._others: deque[float] = deque(maxlen=OFTEN)
        self._next: int | None = None
        self._pause = pause
        self._said = ""
        self._told: dict[str, float] = {}
        self._one_by_one = False
        """Among the updates that wait is one that cannot be read: they are asked for singly until it is found."""

    async def run(self) -> None:
        """Until cancelled; raises BadSetting where the token is not taken any more."""
        logging.getLogger("telegram.Bot").addFilter(without_payloads)
        await self._without_webhook()
        while True:
            for update in await self._poll():
                await self._take(update)
                self._next = update.update_id + 1

    async def _without_webhook(self) -> None:
        """A webhook that was set before would have all updates."""
        while True:
            try:
                with ours():
                    await self._bot.delete_webhook()
            except TokenRefused:
                raise refused_token() from None
            except (Temporary, Unsure) as failure:
                await self._wait(str(failure), failure.retry_after if isinstance(failure, Temporary) else None)
            else:
                return

    async def _poll(self) -> tuple[Update, ...]:
        try:
            found = await self._bot.get_updates(
                offset=self._next,
                limit=1 if self._one_by_one else None,
                timeout=self._seconds,
                allowed_updates=list(ALLOWED),
                read_timeout=self._seconds + ANSWER,
            )
        except InvalidToken:
            raise refused_token() from None
        except Conflict as failure:
            await self._met_another(failure.message)
            await self._wait(OTHER, None)
            return ()
        except TelegramError as failure:
            problem = translated(failure)
            await self._wait(str(problem), getattr(problem, "retry_after", None))
            return ()
        except UNREADABLE as failure:
            await self._pass_over(failure)
            return ()
        if self._said:
            log.info("Updates come again")
        self._pause, self._said = self._first, ""
        return found

    async def _met_another(self, reason: str) -> None:
        """Once is a process before this one that is about to end; time and again is a program that stays."""
        self._others.append(asyncio.get_running_loop().time())
        if len(self._others) == OFTEN and self._others[-1] - self._others[0] < AGAIN:
            await self._met(reason)

    async def _pass_over(self, failure: Exception) -> None:
        """Leave out the one update that the library cannot read; it would come again for ever."""
        if not self._polls.ids:
            await self._wait(f"the answer holds no updates ({type(failure).__name__})", None)
            return
        if self._one_by_one:
            unread = self._polls.ids[0]
            log.error("Update %d cannot be read and is left out (%s)", unread, type(failure).__name__)
            self._next = unread + 1
        self._one_by_one = not self._one_by_one

    def _is_news(self, why: str) -> bool:
        """Whether it was not said lately: two programs with one token get their updates by turns, every few seconds."""
        now = asyncio.get_running_loop().time()
        if now - self._told.get(why, -AGAIN) < AGAIN:
            return False
        self._told = {why: now}
        return True

    async def _wait(self, why: str, seconds: float | None) -> None:
        if why != self._said and self._is_news(why):
            log.warning("No updates from Telegram: %s", why) if why != OTHER else log.warning(OTHER)
            self._said = why
        await asyncio.sleep(max(self._pause, seconds or 0.0))
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
