"""A model that answers by a function and obeys bot.ports.llm: shapes, costs, what is heard, and who raises what."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.errors import BadReply, JoganError
from bot.ports.llm import Heard, Prompt, Reply, Shape, Usage

Answer = BaseModel | Mapping[str, Any] | str | JoganError
"""A value, its JSON as a mapping or a text, or what is raised."""
CHARACTERS_A_TOKEN = 4


class FakeModel:
    """`answer` is asked for every prompt; a sequence is answered in turn and its last one stays.

    `usage` is what each call costs, else four characters a token; `pause` is how long each takes (seconds of the loop).
    `asked` are the prompts in order, `most_at_once` how many were open together.
    """

    def __init__(
        self,
        answer: Callable[[Prompt[Any]], Answer] | Sequence[Answer] | Answer,
        *,
        name: str = "fake-model",
        usage: Usage | None = None,
        pause: float = 0.0,
    ) -> None:
        self.name = name
        self.asked: list[Prompt[Any]] = []
        self.most_at_once = 0
        self._answer, self._usage, self._pause = answer, usage, pause
        self._open = 0

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        turn = len(self.asked)
        self.asked.append(prompt)
        self._open += 1
        self.most_at_once = max(self.most_at_once, self._open)
        try:
            await asyncio.sleep(self._pause)
        finally:
            self._open -= 1
        return self._replied(prompt, self._told(prompt, turn), heard)

    def _told(self, prompt: Prompt[Any], turn: int) -> Answer:
        if callable(self._answer):
            return self._answer(prompt)
        if isinstance(self._answer, Sequence) and not isinstance(self._answer, str):
            return self._answer[min(turn, len(self._answer) - 1)]
        return self._answer

    def _replied(self, prompt: Prompt[Shape], told: Answer, heard: Heard | None) -> Reply[Shape]:
        if isinstance(told, JoganError):
            raise told
        text = told.model_dump_json() if isinstance(told, BaseModel) else told
        text = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
        usage = self._usage or Usage(_tokens(prompt.system + prompt.user), _tokens(text))
        if heard is not None:
            for length in (*range(20, len(text), 20), len(text)):
                heard(text[:length])
        try:
            return Reply(prompt.shape.model_validate_json(text), usage, self.name)
        except ValidationError as wrong:
            reason = "the reply is empty" if not text.strip() else f"another shape: {wrong.errors()[0]['msg']}"
            raise BadReply(reason, text, input_tokens=usage.input, output_tokens=usage.output) from None


def _tokens(text: str) -> int:
    return -(-len(text) // CHARACTERS_A_TOKEN)
