"""bot.ports.llm.Model on the openai library: tries, deadline, places, and what the endpoint was found to take.

It asks again only what certainly was not answered: what may have been paid for is never asked twice here.
"""

import asyncio
import logging
from collections.abc import AsyncIterable
from dataclasses import replace

from stamina import Attempt, retry_context
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from adapters.llm.openai_chat import remedies
from adapters.llm.openai_chat.abilities import Abilities, Learnt, request_of
from adapters.llm.openai_chat.call import Call
from adapters.llm.openai_chat.endpoint import Endpoint
from adapters.llm.openai_chat.faults import Unreached
from adapters.llm.openai_chat.places import Places
from adapters.llm.openai_chat.refusals import Refusal
from adapters.llm.openai_chat.replies import Said, reply_of
from adapters.llm.openai_chat.wire import client_of
from bot.errors import Temporary, Unsure
from bot.ports.clock import Clock
from bot.ports.llm import Heard, Prompt, Reply, Shape, Usage

logger = logging.getLogger(__name__)
SHORT = 0.4
"""Seconds before an address where nobody answers is tried once more."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 8.0
MOST_SIGNS_A_TOKEN = 12
"""Characters a token at most in what was read whole: English text has about four."""
MOST_STEPS = 7
"""Things one request may learn to do without: the form twice, the bound, the temperature, the stream twice, effort."""


class OpenAiChat:
    """One endpoint. Whoever makes it closes it by `aclose`."""

    def __init__(self, endpoint: Endpoint, clock: Clock) -> None:
        self.name = endpoint.model
        self._endpoint = endpoint
        self._client = client_of(endpoint)
        self._call = Call(endpoint, self._client, clock)
        self._places = Places(endpoint.calls, endpoint.first)
        self._learnt = Learnt()
        self._cuts = False

    @property
    def abilities(self) -> Abilities:
        """What the endpoint was found to take; everything until it refused something."""
        return self._learnt.now

    async def aclose(self) -> None:
        """Close its connections."""
        await self._client.close()

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        """The reply; the deadline runs from when the question has its place. Raises as bot.ports.llm says."""
        if self._endpoint.lacks_key:
            raise remedies.no_key(self._endpoint)
        async with self._places.turn(self._endpoint.deadline, urgent=prompt.urgent):
            patience = _Patience(self._endpoint, self._call)
            async for attempt in _tries(patience, self._endpoint.attempts):
                with attempt:
                    said = await self._tried(prompt, heard, patience)
        self._places.answered(patience.taken, self._endpoint.deadline)
        if said.usage is not None:
            self._notes(prompt, said.usage)
        return reply_of(said, prompt, self.name)

    def _notes(self, prompt: Prompt[Shape], usage: Usage) -> None:
        """What a count tells of the endpoint: whether it thinks, and whether it read the whole question."""
        if usage.reasoning:
            self._learnt.thinks()
        given = len(prompt.system) + len(prompt.user)
        if not self._cuts and 0 < usage.input * MOST_SIGNS_A_TOKEN < given:
            self._cuts = True
            logger.warning(
                "%s counts %d tokens in a question of %d characters: it may cut off what is longer than its context, "
                "which its own settings can widen.", self._endpoint.host, usage.input, given,
            )  # fmt: skip

    async def _tried(self, prompt: Prompt[Shape], heard: Heard | None, patience: "_Patience") -> Said:
        """One try: several requests where the endpoint refuses what it does not know."""
        began = _now()
        try:
            async with asyncio.timeout_at(patience.ends):
                return await self._learning(prompt, heard)
        except TimeoutError:
            self._places.slower(began, None)  # a server at home answers one after the other
            host, seconds = self._endpoint.host, self._endpoint.deadline
            raise Unsure(f"{host} did not answer within {seconds:.0f} s") from None
        except Unreached as failure:
            if self._call.answered:
                raise Temporary(failure.reason.rstrip(".")) from None  # it was there before
            raise
        except Temporary as failure:
            if failure.everywhere:
                self._places.slower(began, failure.retry_after)
            raise

    async def _learning(self, prompt: Prompt[Shape], heard: Heard | None) -> Said:
        able = self._learnt.now
        for _ in range(MOST_STEPS + 1):
            try:
                said = await self._asked(prompt, able, heard)
            except Refusal as refusal:
                able = self._without(able, refusal)
                continue
            if said is not None:
                self._learnt.answered(able)
                return said
            self._learnt.silent()
            able = replace(able, stream=False)
        raise remedies.takes_nothing(self._endpoint, "nothing was left to leave out")

    async def _asked(self, prompt: Prompt[Shape], able: Abilities, heard: Heard | None) -> Said | None:
        """None where a stream was asked for and none came."""
        if heard is None or not able.stream:
            return await self._call.whole(request_of(prompt, self.name, able, streams=False))
        return await self._call.pieces(request_of(prompt, self.name, able, streams=True), heard)

    def _without(self, able: Abilities, refusal: Refusal) -> Abilities:
        """What the same question is asked with instead."""
        left = self._learnt.refused(able, refusal.said)
        if left is None:
            raise self._for_good(refusal) from None
        logger.info("%s does not take everything: asking with %s", self._endpoint.host, left)
        return left

    def _for_good(self, refusal: Refusal) -> Exception:
        """Who never answered anything takes no request of ours; who did refuses this one."""
        if self._call.answered:
            return refusal.answer
        return remedies.takes_nothing(self._endpoint, remedies.shown(self._endpoint, refusal.said))


class _Patience:
    """How long one question may take in all, and what is tried again within."""

    def __init__(self, endpoint: Endpoint, call: Call) -> None:
        self._began = _now()
        self.ends = self._began + endpoint.deadline
        self._call = call
        self._unreached = 0

    @property
    def taken(self) -> float:
        """Seconds since the question has its place."""
        return _now() - self._began

    def again(self, failure: Exception) -> bool | float:
        """Whether stamina shall try again, and after how many seconds where that is known."""
        left = self.ends - _now()
        if isinstance(failure, Unreached):
            self._unreached += 1
            return SHORT if self._unreached == 1 and left > SHORT else False
        if not isinstance(failure, Temporary):
            return False
        pause = failure.retry_after
        return left > LONGEST_WAIT / 4 if pause is None else pause if pause < left else False


def _tries(patience: _Patience, attempts: int) -> AsyncIterable[Attempt]:
    # its own hook would print to standard output wherever structlog is installed
    set_on_retry_hooks([_told])
    return retry_context(
        on=patience.again, attempts=attempts, timeout=None, wait_initial=FIRST_WAIT, wait_max=LONGEST_WAIT
    )


def _told(details: RetryDetails) -> None:
    logger.info("%s; trying again in %.1f s", details.caused_by, details.wait_for)


def _now() -> float:
    return asyncio.get_running_loop().time()
