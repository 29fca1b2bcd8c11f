"""Counts what a model's calls take and how they fail. It changes neither, and knows nothing of what is asked."""

import asyncio
from typing import Literal

from adapters.measured import Calls, Spread
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary, Unsure
from bot.ports.llm import Heard, Model, Prompt, Reply, Shape

FailureKind = Literal["bad_reply", "unusable", "temporary", "unsure", "cut_off", "other"]
KINDS: tuple[tuple[type[BaseException], FailureKind], ...] = (
    (BadReply, "bad_reply"),
    (ModelUnusable, "unusable"),
    (Temporary, "temporary"),
    (Unsure, "unsure"),
    (asyncio.CancelledError, "cut_off"),
)


class Timed:
    """bot.ports.llm.Model over another one; `role` is which of ours it is: writer, fallback or voter."""

    def __init__(self, model: Model, role: str, calls: Calls) -> None:
        self.name = model.name
        self._model, self._role, self._calls = model, role, calls

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        """What the model says."""
        began = asyncio.get_running_loop().time()
        try:
            reply = await self._model.ask(prompt, heard)
        except (JoganError, asyncio.CancelledError) as fault:
            self._calls.failures[self._role, kind_of(fault)] += 1
            raise
        self._calls.spreads.setdefault(prompt.purpose, Spread()).add(asyncio.get_running_loop().time() - began)
        return reply


def kind_of(fault: BaseException) -> FailureKind:
    """The kind that a failure is counted under."""
    return next((kind for fits, kind in KINDS if isinstance(fault, fits)), "other")
