"""A completion that comes piece by piece: lines of the stream to pieces, pieces to what was said.

The library's own iterator leaves generators open behind the end of a stream, which are closed in a task of nobody's.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
from pydantic_core import from_json

from adapters.llm.openai_chat.replies import Said, said_by, usage_of
from bot.ports.llm import Usage

DONE = "[DONE]"
NO_PIECE = "a piece that is no JSON"
MOST_HEARD = 20_000
"""Characters that a listener is told of: each time it hears all of them again, and an answer has a tenth of it."""
AFTER = 1.0
"""Seconds that a stream may stay open after it said that it is done."""


async def listen(answer: httpx2.Response, take: Callable[[object], None]) -> None:
    """Hand over each piece of a stream, decoded, to its end: None for one that is no JSON."""
    done = False
    try:
        async with asyncio.timeout(None) as ends:
            async for line in answer.aiter_lines():
                name, _, value = line.partition(":")
                if name == "data" and value.strip() == DONE:
                    done = True
                    ends.reschedule(asyncio.get_running_loop().time() + AFTER)
                elif name == "data" and not done:
                    take(_decoded(value))
    except TimeoutError:
        if not done:
            raise


def _decoded(value: str) -> object:
    try:
        piece: object = from_json(value)
    except ValueError:
        return None
    return piece


class Gathered:
    """A stream as it grows; `any` tells whether a piece ever came, `heard` what was said, to MOST_HEARD.

    `error` is what stood in the place of a piece: the first one that is no piece, and what comes after it is left.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._refusal = ""
        self._finish: str | None = None
        self._usage: Usage | None = None
        self._model: str | None = None
        self.heard = ""
        self.any = False
        self.error: object = None

    def add(self, piece: object) -> bool:
        """One piece; whether it made what is heard longer. Whatever else it holds is left."""
        self.any = True
        if self.error is not None:
            return False
        if not isinstance(piece, dict) or piece.get("error"):
            self.error = piece if isinstance(piece, dict) else NO_PIECE
            return False
        self._usage = usage_of(piece.get("usage")) or self._usage
        said = said_by({"choices": [_as_choice(piece)], "model": piece.get("model")}) or Said(None)
        self._texts.append(said.text or "")
        before = len(self.heard)
        if said.text and before < MOST_HEARD:
            self.heard += said.text[: MOST_HEARD - before]
        self._refusal += said.refusal or ""
        self._finish, self._model = said.finish or self._finish, said.model or self._model
        return len(self.heard) > before

    def said(self) -> Said:
        """What was said in all."""
        return Said("".join(self._texts), self._finish, self._refusal or None, self._usage, self._model)


def _as_choice(piece: Mapping[str, Any]) -> Mapping[str, Any]:
    choices = piece.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    return {"message": choice.get("delta"), "finish_reason": choice.get("finish_reason")}
