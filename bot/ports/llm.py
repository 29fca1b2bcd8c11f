"""A model that answers a prompt with a value of a fixed shape. It decides nothing and knows no budget."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

Purpose = Literal["card", "repair", "report", "classify", "vote", "probe", "answer", "terms", "conference", "chapter"]
Shape = TypeVar("Shape", bound=BaseModel)
Heard = Callable[[str], None]
"""Told the whole text of the reply so far, as raw as it comes; of one without end only the beginning. Never raises."""


@dataclass(frozen=True, slots=True)
class Prompt(Generic[Shape]):
    """What is asked. `system` holds our rules and `user` the data; nothing of the data is ever in `system`.

    `version` is that of the words in bot.writing.prompts; `most_output` bounds the reply in tokens. `urgent`: a person
    waits for it, so it goes before what nobody waits for; the reply does not depend on it.
    """

    purpose: Purpose
    version: str
    system: str
    user: str
    shape: type[Shape]
    most_output: int
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the service counted them: `cached` are part of `input`, `reasoning` part of `output`."""

    input: int = 0
    output: int = 0
    cached: int = 0
    reasoning: int = 0

    @property
    def total(self) -> int:
        """What a budget counts: cached tokens too."""
        return self.input + self.output


@dataclass(frozen=True, slots=True)
class Reply(Generic[Shape]):
    """A reply that has its shape; `model` is the model that answered, as the service names it."""

    value: Shape
    usage: Usage
    model: str


class Model(Protocol):
    """One model at one address, or several of which the next answers where one cannot.

    `name` is the model's name in the settings: it is part of what a reply is remembered by.
    """

    name: str

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        """The reply, within the model's own total deadline.

        Raises BadReply (it came and is not what was asked for: it is paid all the same), ModelUnusable (key, address
        or model name are wrong: no use to ask again in this run), Temporary (certainly not answered: too many
        requests, not reached, refused for now) or Unsure (no answer came in time: it may have to be paid).
        """
        ...
