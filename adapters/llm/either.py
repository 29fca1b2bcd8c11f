"""Two models of which the second answers where the first cannot. A reply that is bad stays bad: it was paid for."""

import logging
from dataclasses import replace

from bot.errors import JoganError, ModelUnusable, Temporary, Unsure
from bot.ports.clock import SteadyClock
from bot.ports.llm import Heard, Model, Prompt, Reply, Shape

logger = logging.getLogger(__name__)
UNUSABLE_FOR = 900.0
"""Seconds that a model whose key or address is wrong is not asked: an operator may mend it meanwhile."""
DOWN_FOR = 30.0
"""Seconds that a model is not asked that did not say when it may be asked again."""


class Either:
    """bot.ports.llm.Model; replies are remembered by the first one's name."""

    def __init__(self, first: Model, second: Model, clock: SteadyClock) -> None:
        self.name = first.name
        self._first, self._second, self._clock = first, second, clock
        self._rests_until = float("-inf")
        self._failure: JoganError | None = None

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        """The first one's reply, or the second's. Where neither answers: Unsure if either may have to be paid, else
        ModelUnusable if neither can be used, else Temporary."""
        if self._failure is not None and self._clock.monotonic() < self._rests_until:
            unasked = self._failure  # nothing is to be paid for a question that was not asked
            unasked = Temporary(unasked.reason) if isinstance(unasked, Unsure) else unasked
            return await self._second_after(unasked, prompt, heard)
        try:
            reply = await self._first.ask(prompt, heard)
        except (Temporary, Unsure, ModelUnusable) as failure:
            self._rests(failure)
            return await self._second_after(failure, prompt, heard)
        self._failure = None
        return reply

    def _rests(self, failure: Temporary | Unsure | ModelUnusable) -> None:
        """How long the first one is left alone; told once for as long as it lasts."""
        if type(failure) is not type(self._failure):
            remedy = f" {failure.remedy}" if isinstance(failure, ModelUnusable) else ""
            said = str(failure).rstrip(".")
            logger.warning("%s; %s answers instead.%s", said, self._second.name, remedy)
        pause = (failure.retry_after if isinstance(failure, Temporary) else None) or DOWN_FOR
        self._rests_until = self._clock.monotonic() + (UNUSABLE_FOR if isinstance(failure, ModelUnusable) else pause)
        self._failure = failure

    async def _second_after(self, failure: JoganError, prompt: Prompt[Shape], heard: Heard | None) -> Reply[Shape]:
        try:
            return _counted(await self._second.ask(prompt, heard), failure, prompt)
        except (Temporary, Unsure, ModelUnusable) as second:
            raise _worst(failure, second) from None


def _counted(reply: Reply[Shape], failure: JoganError, prompt: Prompt[Shape]) -> Reply[Shape]:
    """With what the first one may have to be paid for: the same question, and the longest reply that it was allowed."""
    if not isinstance(failure, Unsure):
        return reply
    used = reply.usage
    both = replace(used, input=2 * used.input, output=used.output + prompt.most_output)
    return replace(reply, usage=both)


def _worst(first: JoganError, second: JoganError) -> JoganError:
    for kind in (Unsure, Temporary):
        for failure in (second, first):
            if isinstance(failure, kind):
                return failure
    return first
