"""A model in memory that counts what it is asked, and a shape and a prompt of no meaning to ask it by."""

import asyncio
from collections.abc import Callable

from pydantic import BaseModel

from bot.ports.llm import Heard, Prompt, Purpose, Reply, Shape, Usage

USED = Usage(900, 100, cached=600, reasoning=40)


class Word(BaseModel):
    """A shape of one text."""

    text: str


class Number(BaseModel):
    """Another shape."""

    text: int


def a_prompt(user: str = "1", purpose: Purpose = "card", most_output: int = 500, version: str = "v1") -> Prompt[Word]:
    """A prompt; another `user` is another request."""
    return Prompt(purpose, version, "rules", user, Word, most_output)


class CountingModel:
    """bot.ports.llm.Model: waits as long as it is told, then answers with the prompt's `user`, or raises.

    `asked` are the prompts in order, `most` how many were on the wire at once. `faults` are raised one after the other
    before it answers; `used` is what a call takes, also where a function of the prompt says so.
    """

    def __init__(
        self, *faults: Exception, delay: float = 0.0, used: Usage | Callable[[str], Usage] = USED, name: str = "model-1"
    ) -> None:
        self.name = name
        self.faults = list(faults)
        self.delay = delay
        self.used = used
        self.asked: list[str] = []
        self.most = self.now = 0
        self.go = asyncio.Event()
        self.go.set()

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        self.asked.append(prompt.user)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(self.delay)
            await self.go.wait()
        finally:
            self.now -= 1
        if self.faults:
            raise self.faults.pop(0)
        if heard is not None:
            heard(prompt.user)
        used = self.used if isinstance(self.used, Usage) else self.used(prompt.user)
        return Reply(prompt.shape.model_validate({"text": prompt.user}), used, f"{self.name}-0613")
