"""The service that stands for models, asked by the openai library itself: what it takes, what it refuses, how."""

import json
from collections.abc import AsyncIterator
from typing import Any

import openai
import pytest
from patience import COMES
from pydantic import BaseModel
from responders.openai_api import dialects, scripts
from responders.openai_api.protocol import fault_of
from responders.openai_api.service import Asked, OpenAiService, Told

MESSAGES: Any = [{"role": "system", "content": "Answer in json."}, {"role": "user", "content": "What is it?"}]


class Said(BaseModel):
    said: str
    marks: list[int]


@pytest.fixture
async def service() -> AsyncIterator[OpenAiService]:
    async with OpenAiService(lambda asked: scripts.as_json({"said": asked.user, "marks": [1]})) as opened:
        yield opened


def client_of(service: OpenAiService, **more: Any) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(api_key=more.pop("key", "sk-x"), base_url=service.url, max_retries=0, **more)


async def test_parse(service: OpenAiService) -> None:
    async with client_of(service) as client:
        done = await client.chat.completions.parse(model="m", messages=MESSAGES, response_format=Said)
    assert done.choices[0].message.parsed == Said(said="What is it?", marks=[1])
    assert done.usage is not None
    assert (done.usage.prompt_tokens, done.usage.completion_tokens, done.usage.total_tokens) == (7, 10, 17)
    asked = service.calls[0]
    assert (asked.model, asked.system, asked.form, asked.streams) == ("m", "Answer in json.", "json_schema", False)
    assert asked.headers["authorization"] == "Bearer sk-x"


async def test_stream_with_its_count_at_the_end(service: OpenAiService) -> None:
    said, counted = "", []
    async with client_of(service) as client:
        options: Any = {"include_usage": True}
        pieces = await client.chat.completions.create(model="m", messages=MESSAGES, stream=True, stream_options=options)
        async for piece in pieces:
            said += "".join(choice.delta.content or "" for choice in piece.choices)
            counted += [piece.usage.completion_tokens] if piece.usage else []
    assert (json.loads(said), counted) == ({"said": "What is it?", "marks": [1]}, [10])


async def test_keys_and_names_are_told_apart() -> None:
    def never(_: Asked) -> Told:
        raise AssertionError("what is refused is not asked for an answer")

    async with OpenAiService(never, key="sk-right", models={"m"}) as service:
        async with client_of(service, key="sk-wrong-123456") as client:
            with pytest.raises(openai.AuthenticationError, match=r"sk-wrong\*+3456"):
                await client.chat.completions.create(model="m", messages=MESSAGES)
        async with client_of(service, key="sk-right") as client:
            with pytest.raises(openai.NotFoundError, match="`other` does not exist"):
                await client.chat.completions.create(model="other", messages=MESSAGES)
        async with openai.AsyncOpenAI(api_key="sk-right", base_url=f"{service.url}/v2", max_retries=0) as client:
            with pytest.raises(openai.NotFoundError, match="Invalid URL"):
                await client.chat.completions.create(model="m", messages=MESSAGES)
    assert len(service.refused) == 3


WELL_FORMED = {"model": "m", "messages": MESSAGES}


def strict(**schema: Any) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "card", "strict": True, "schema": schema}}


@pytest.mark.parametrize(
    ("change", "wording"),
    [
        ({"model": ""}, "model parameter"),
        ({"messages": []}, "'messages'"),
        ({"messages": [{"role": "robot", "content": "x"}]}, "messages[0]"),
        ({"messages": [{"role": "user", "content": None}]}, "messages[0].content"),
        ({"response_formatt": {}}, "Unrecognized request argument supplied: response_formatt"),
        ({"max_tokens": "12"}, "'max_tokens'"),
        ({"max_tokens": True}, "'max_tokens'"),
        ({"max_tokens": 1, "max_completion_tokens": 1}, "at the same time"),
        ({"stream_options": {"include_usage": True}}, "only allowed when 'stream'"),
        ({"response_format": {"type": "object"}}, "'json_object', 'json_schema', and 'text'"),
        ({"response_format": {"type": "json_schema"}}, "response_format.json_schema"),
        ({"messages": MESSAGES[1:], "response_format": {"type": "json_object"}}, "must contain the word 'json'"),
        ({"response_format": strict(type="object", properties={}, required=[])}, "'additionalProperties'"),
        (
            {
                "response_format": strict(
                    type="object", properties={"a": {"type": "string"}}, additionalProperties=False, required=[]
                )
            },
            "Missing 'a'",
        ),
        (
            {"response_format": strict(type="array", items={"type": "string", "maxLength": 3})},
            "In context=('items',), ['maxLength'] is not permitted",
        ),
        ({"response_format": strict(anyOf=[{"$ref": "#/x", "description": "y"}])}, "$ref cannot have keywords"),
    ],
)
def test_a_request_that_is_not_well_formed_is_refused(change: dict[str, Any], wording: str) -> None:
    assert fault_of(WELL_FORMED) is None
    fault = fault_of(WELL_FORMED | change)
    assert fault is not None
    assert fault[0] == 400
    assert wording in fault[1]["error"]["message"]


FULL = WELL_FORMED | {
    "response_format": {"type": "json_schema"}, "max_completion_tokens": 5, "temperature": 0.2, "stream": True,
    "stream_options": {"include_usage": True}, "reasoning_effort": "low",
}  # fmt: skip


@pytest.mark.parametrize("dialect", dialects.ALL)
def test_every_dialect_takes_something_and_all_but_one_refuse_something(dialect: Any) -> None:
    taken = WELL_FORMED | {"max_tokens": 5}
    if dialect is dialects.reasoning:
        taken = WELL_FORMED | {"max_completion_tokens": 5}
    assert dialect(taken) is None
    refusals = [dialect(FULL), dialect(FULL | {"response_format": {"type": "json_object"}})]
    assert any(refusals) == (dialect is not dialects.everything)


async def test_wires_break_as_real_ones_do() -> None:
    answers = scripts.one_after_the_other(scripts.reset(), scripts.cut(), scripts.broken(), scripts.too_many(7))
    async with OpenAiService(answers) as service, client_of(service, timeout=COMES) as client:
        for kind in (openai.APIConnectionError, openai.APIConnectionError, openai.InternalServerError):
            with pytest.raises(kind):
                await client.chat.completions.create(model="m", messages=MESSAGES)
        with pytest.raises(openai.RateLimitError) as limited:
            await client.chat.completions.create(model="m", messages=MESSAGES)
        assert limited.value.response.headers["retry-after"] == "7"
        service.answer = lambda _: scripts.silent()
        with pytest.raises(openai.APITimeoutError):
            await client.with_options(timeout=0.1).chat.completions.create(model="m", messages=MESSAGES)


async def test_an_answer_may_take_its_time_and_be_a_coroutine() -> None:
    async def slowly(asked: Asked) -> Told:
        return Told(asked.user, delay=0.01, model="m-2024", usage={"prompt_tokens": 1, "completion_tokens": 2})

    async with OpenAiService(slowly) as service, client_of(service) as client:
        done = await client.chat.completions.create(model="m", messages=MESSAGES)
    assert (done.model, done.choices[0].message.content) == ("m-2024", "What is it?")
    assert service.most_at_once == 1


async def test_a_stream_that_is_cut_says_so() -> None:
    async with OpenAiService(lambda _: Told("x" * 500, wire="cut")) as service, client_of(service) as client:
        pieces = await client.chat.completions.create(model="m", messages=MESSAGES, stream=True)
        with pytest.raises(openai.APIConnectionError):
            async for _ in pieces:
                pass
