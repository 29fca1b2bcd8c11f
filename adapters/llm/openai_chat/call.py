"""One request on the wire and the completion that comes back, whole or piece by piece. It tries nothing twice."""

from collections.abc import Mapping
from typing import Any

import anyio
import httpx2
import openai
from pydantic_core import from_json

from adapters.llm.openai_chat import remedies
from adapters.llm.openai_chat.endpoint import Endpoint
from adapters.llm.openai_chat.faults import ours
from adapters.llm.openai_chat.refusals import refused, words_of
from adapters.llm.openai_chat.replies import Said, said_by, tokens_of
from adapters.llm.openai_chat.streams import MOST_HEARD, NO_PIECE, Gathered, listen
from bot.errors import BadReply, JoganError
from bot.ports.clock import Clock
from bot.ports.llm import Heard

FORM = "response_format"
PATH = "/chat/completions"
"""Asked by itself: the library's own method goes through each part of a body that is as it should be."""


class Call:
    """Requests of one endpoint. Raises our errors, or Refusal where less could be asked for."""

    def __init__(self, endpoint: Endpoint, client: openai.AsyncOpenAI, clock: Clock) -> None:
        self._endpoint, self._clock, self._client = endpoint, clock, client
        # what libraries load at their first use is loaded here: it would take half a second off the first deadline
        self._pieces = client.chat.completions
        anyio.Event()
        self.answered = False
        """Whether a completion ever came: what answers otherwise before it is no model's service."""

    async def whole(self, body: Mapping[str, Any]) -> Said:
        """A completion in one piece."""
        with ours(self._endpoint, self._refused):
            payload = (await self._client.post(PATH, cast_to=httpx2.Response, body=dict(body))).content
        return self._said(payload, body)

    async def pieces(self, body: Mapping[str, Any], heard: Heard) -> Said | None:
        """A completion piece by piece, or whole where it comes so; None where nothing came at all."""
        gathered, payload = Gathered(), b""
        with ours(self._endpoint, self._refused):
            async with await self._pieces.create(**_parameters(body)) as stream:
                if _is_whole(stream.response):
                    payload = await stream.response.aread()
                else:
                    await listen(stream.response, lambda piece: heard(gathered.heard) if gathered.add(piece) else None)
        if payload:
            said = self._said(payload, body)
            heard((said.text or "")[:MOST_HEARD])
            return said
        return self._gathered(gathered, body)

    def _gathered(self, gathered: Gathered, body: Mapping[str, Any]) -> Said | None:
        said = gathered.said()
        if gathered.error == NO_PIECE:
            given = said.usage.input if said.usage else _asked_for(body)
            raise BadReply(f"{self._endpoint.host} streams {NO_PIECE}", said.text or "", input_tokens=given)
        self._no_error(gathered.error)
        self.answered = self.answered or gathered.any
        return said if gathered.any else None

    def _refused(self, failure: openai.APIStatusError) -> Exception:
        return self._told(failure.status_code, _body_of(failure), failure.response.headers)

    def _told(self, status: int, body: object, headers: Mapping[str, str]) -> Exception:
        if status == 403 and self.answered and not words_of(body):  # a firewall's page: the others are let through
            return BadReply(f"what stands before {self._endpoint.host} does not let this question through")
        return refused(self._endpoint, status, body, headers, self._clock.now())

    def _said(self, payload: bytes, body: Mapping[str, Any]) -> Said:
        try:
            completion: object = from_json(payload)
        except ValueError:
            if payload.startswith(b"{"):  # begun well, and paid for
                reason = f"{self._endpoint.host} broke off its answer"
                raise BadReply(reason, input_tokens=_asked_for(body)) from None
            raise self._no_completion("with something that is no JSON") from None
        self._no_error(completion)
        said = said_by(completion)
        if said is None:
            raise self._no_completion("with something that is no completion")
        self.answered = True
        return said

    def _no_error(self, completion: object) -> None:
        """An error may stand where a completion should: OpenRouter tells so what its providers said."""
        if isinstance(completion, dict) and completion.get("error"):
            raise self._told(_status_in(completion["error"]), completion, {})

    def _no_completion(self, what: str) -> JoganError:
        if self.answered:
            return BadReply(f"{self._endpoint.host} answers {what}")
        return remedies.bad_address(self._endpoint, f"answers {what}")


def _parameters(body: Mapping[str, Any]) -> Any:
    """The body as the library takes it. It goes through each typed parameter piece by piece, and a schema has many:
    that is given beside those, and sent as it is."""
    form = {FORM: body[FORM]} if FORM in body else None
    return {**{name: value for name, value in body.items() if name != FORM}, "extra_body": form}


def _is_whole(answer: httpx2.Response) -> bool:
    """Whether a service that was asked for a stream gives everything at once: it is paid for, and is the answer."""
    return any(kind in answer.headers.get("content-type", "") for kind in ("json", "html"))


def _asked_for(body: Mapping[str, Any]) -> int:
    return tokens_of(*(message["content"] for message in body["messages"]))


def _body_of(failure: openai.APIStatusError) -> object:
    """The whole body: the library hands out what stands in its `error` only."""
    try:
        body: object = from_json(failure.response.content)
    except ValueError:
        return failure.response.text
    return body


def _status_in(error: object) -> int:
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 400 <= code <= 599 else 500
