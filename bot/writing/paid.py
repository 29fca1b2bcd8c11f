"""A model behind its budget: what was paid for is remembered, what is asked twice at once is asked once.

The cache stands before the circuit, the circuit before the budget, the budget before the model. It writes no prompt.
"""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any, Generic

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from bot.errors import BadReply, BudgetSpent, JoganError, ModelUnusable, Temporary, Unsure
from bot.ports.clock import SteadyClock
from bot.ports.llm import Heard, Model, Prompt, Reply, Shape, Usage
from bot.ports.payments import KeptReply, Payer, Payments
from bot.settings import BudgetSettings
from bot.writing.budget import most_tokens, most_used, request_key
from bot.writing.circuit import Circuit, Leave
from bot.writing.purse import EDITION, Purse, Reserved, bounded
from bot.writing.window import Window

log = logging.getLogger(__name__)
LONGEST_NAME = 200
AT_ONCE = 16
"""Calls that are asked and not yet settled, where nobody says how many: the default of JOGAN_MODEL_CALLS."""
KEPT, SHARE = 2, 4
"""Places beside these that only urgent calls may take; beside four one, beside fewer none."""


@dataclass
class _Call(Generic[Shape]):
    """A request in flight: who asked first pays, all who wait hear it."""

    task: asyncio.Task[Reply[Shape]]
    listeners: list[Heard]
    waiting: int = 0


class PaidModel:
    """A bot.ports.llm.Model that costs: every call is somebody's, and within the limits of a day and of a payer."""

    def __init__(
        self,
        model: Model,
        payments: Payments,
        budget: BudgetSettings,
        clock: SteadyClock,
        at_once: int = AT_ONCE,
        *,
        purse: Purse | None = None,
    ) -> None:
        """`at_once` bounds an edition's calls that are asked and not yet settled: who is killed then pays for no more
        twice. Urgent ones have places beside them; how many are on the wire in all is the adapter's to bound.

        Models of one process share a `purse`: each waits for what the others' calls in flight really use.
        """
        self._model, self._payments = model, payments
        self._purse = purse or Purse(payments, budget, clock)
        self._circuit = Circuit(model.name, clock)
        kept = min(KEPT, at_once // SHARE)
        self._window = Window(at_once + kept, kept)
        self._calls: dict[str, _Call[Any]] = {}

    @property
    def name(self) -> str:
        """The model's name in the settings."""
        return self._model.name

    async def ask(self, prompt: Prompt[Shape], payer: Payer = EDITION, heard: Heard | None = None) -> Reply[Shape]:
        """The reply; where it was paid for before, or by who asked the same at once, its usage is nothing.

        Raises BudgetSpent where a limit would be passed, ModelUnusable, BadReply, Temporary or Unsure.
        """
        key = request_key(self.name, prompt)
        while (call := self._calls.get(key)) is not None:
            try:
                reply = await self._waited(key, call, heard)
            except BudgetSpent as spent:
                if spent.payer in (None, payer):
                    raise  # else who asked first may not pay for it; this payer may
            else:
                return Reply(reply.value, Usage(), reply.model)
        return await self._waited(key, self._begin(key, prompt, payer, heard is not None), heard)

    def _begin(self, key: str, prompt: Prompt[Shape], payer: Payer, listened: bool) -> _Call[Shape]:
        """Where nobody listens nothing is streamed: pieces cost more to read than the whole."""
        listeners: list[Heard] = []

        def tell(text: str) -> None:
            for listener in listeners:
                listener(text)

        task = asyncio.create_task(
            self._answered(key, prompt, payer, tell if listened else None), name=f"model-{prompt.purpose}"
        )
        call = self._calls[key] = _Call(task, listeners)
        task.add_done_callback(lambda _: self._forget(key, call))
        return call

    def _forget(self, key: str, call: _Call[Any]) -> None:
        if self._calls.get(key) is call:
            del self._calls[key]

    async def _waited(self, key: str, call: _Call[Shape], heard: Heard | None) -> Reply[Shape]:
        """Wait with the others; where the last of them stops waiting, the call is broken off, and settled."""
        call.waiting += 1
        call.listeners += [heard] if heard else []
        try:
            return await asyncio.shield(call.task)
        finally:
            call.waiting -= 1
            if not call.waiting and not call.task.done():
                self._forget(key, call)
                call.task.cancel()
                await asyncio.wait([call.task])

    async def _answered(self, key: str, prompt: Prompt[Shape], payer: Payer, heard: Heard | None) -> Reply[Shape]:
        kept = await self._payments.reply(key)
        remembered = _remembered(kept, prompt) if kept else None
        if remembered is not None:
            return remembered
        leave = await self._circuit.enter(urgent=prompt.urgent)
        try:
            reserved = await self._purse.reserve(payer, most_used(prompt))
            try:
                await self._in_window(reserved, urgent=prompt.urgent)
                try:
                    return await self._paid(key, prompt, leave, reserved, heard)
                finally:
                    self._window.release()
            finally:
                self._purse.over(reserved)
        finally:
            self._circuit.leave(leave)

    async def _in_window(self, reserved: Reserved, *, urgent: bool) -> None:
        """Who stops waiting for a place has asked nothing, and pays nothing."""
        try:
            await self._window.acquire(urgent=urgent)
        except asyncio.CancelledError:
            await self._settled(reserved, Usage(), None)
            raise

    async def _paid(
        self, key: str, prompt: Prompt[Shape], leave: Leave, reserved: Reserved, heard: Heard | None
    ) -> Reply[Shape]:
        """The reservation of a call that fails in no way we know stays: nobody can tell what it cost."""
        try:
            reply = await self._model.ask(prompt, self._hearing(leave, heard))
        except (BadReply, ModelUnusable, Temporary, Unsure, asyncio.CancelledError) as fault:
            self._circuit.failed(leave, fault)
            await self._settled(reserved, _charged(fault, reserved.most), None)
            raise
        self._circuit.answered(leave)
        body = _body(reply)
        usage = bounded(reply.usage)
        if not usage.total:  # a service that does not count
            usage = Usage(reserved.most.input, most_tokens(body or ""))
        reply = Reply(reply.value, usage, _named(reply.model))
        await self._settled(reserved, usage, KeptReply(key, reply.model, body, usage) if body else None)
        return reply

    def _hearing(self, leave: Leave, heard: Heard | None) -> Heard | None:
        """All wait for the call that goes alone, so it is streamed: its first words are enough."""
        if not leave.alone:
            return heard

        def begun(text: str) -> None:
            self._circuit.began(leave)
            if heard is not None:
                heard(text)

        return begun

    async def _settled(self, reserved: Reserved, usage: Usage, reply: KeptReply | None) -> None:
        """What the model said is said, also where nobody can write down now what it cost: its reservation stays."""
        try:
            await self._purse.settle(reserved, usage, reply)
        except JoganError as failure:
            log.warning("What a call of %s cost cannot be kept: %s", self.name, failure)


def _charged(fault: BaseException, most: Usage) -> Usage:
    """What a call cost that brought no value: nothing, what was counted, or all that it may have cost."""
    if isinstance(fault, (ModelUnusable, Temporary)):
        return Usage()
    if isinstance(fault, BadReply) and fault.input_tokens + fault.output_tokens > 0:
        return Usage(fault.input_tokens, fault.output_tokens)
    return most


def _remembered(kept: KeptReply, prompt: Prompt[Shape]) -> Reply[Shape] | None:
    """A reply again; None where its shape became stricter since."""
    try:
        return Reply(prompt.shape.model_validate_json(kept.body), Usage(), kept.model)
    except ValidationError:
        return None


def _body(reply: Reply[Shape]) -> str | None:
    """A value as it is kept; None for one with half a character in it, which no database takes."""
    try:
        return reply.value.model_dump_json()
    except PydanticSerializationError:
        return None


def _named(model: str) -> str:
    """What a service says that it is called, as far as it is text."""
    return model.encode(errors="replace").decode().replace("\0", "")[:LONGEST_NAME]
