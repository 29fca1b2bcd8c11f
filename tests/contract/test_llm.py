"""The port's clauses for every model: the fake, one behind the protocol, and two of which the second stands by."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import pairwise
from typing import Any

import pytest
from fakes import FakeClock
from fakes_model import FakeModel
from pydantic import BaseModel
from responders.openai_api import scripts
from responders.openai_api.service import OpenAiService, Told

from adapters.clock import SystemClock
from adapters.llm.either import Either
from adapters.llm.openai_chat import Endpoint, OpenAiChat
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary, Unsure
from bot.ports.llm import Model, Prompt, Usage


class Said(BaseModel):
    said: str
    marks: list[int] = []


PROMPT = Prompt("probe", "probe-1", "Answer in JSON.", '{"task": "probe"}', Said, 100)
Made = Callable[[str | JoganError], Awaitable[Model]]
KEY = scripts.KEY


def told(answer: str | JoganError) -> Told:
    """What a service would say where a model is to say or raise this."""
    match answer:
        case str():
            return Told(answer, model="m-2026")
        case ModelUnusable():
            return scripts.wrong_key(KEY)
        case Temporary():
            return scripts.too_many(answer.retry_after)
        case Unsure():
            return scripts.silent()
    raise AssertionError(answer)


@pytest.fixture(params=["fake", "openai_chat", "either"])
async def made(request: pytest.FixtureRequest) -> AsyncIterator[Made]:
    """A model of each kind that answers so."""
    async with AsyncExitStack() as opened:

        async def openai_chat(answer: str | JoganError) -> Model:
            service = await opened.enter_async_context(OpenAiService(lambda _: told(answer)))
            model = OpenAiChat(
                Endpoint("m", service.url, key=KEY, deadline=1.0 if isinstance(answer, Unsure) else 15.0), SystemClock()
            )
            opened.push_async_callback(model.aclose)
            return model

        async def make(answer: str | JoganError) -> Model:
            match request.param:
                case "fake":
                    return FakeModel(answer, name="m")
                case "openai_chat":
                    return await openai_chat(answer)
            return Either(FakeModel(Temporary("busy"), name="m"), await openai_chat(answer), FakeClock())

        yield make


TEXT = json.dumps({"said": "조간 " * 30, "marks": [1, 2]}, ensure_ascii=False)


async def test_a_reply_has_its_shape_its_cost_and_the_name_of_who_answered(made: Made) -> None:
    model = await made(TEXT)
    reply = await model.ask(PROMPT)
    assert reply.value == Said(said="조간 " * 30, marks=[1, 2])
    assert reply.usage.input > 0
    assert reply.usage.total == reply.usage.input + reply.usage.output > reply.usage.output > 0
    assert model.name == "m"
    assert reply.model in ("m", "m-2026")


async def test_what_comes_is_heard_as_it_grows_up_to_all_of_it(made: Made) -> None:
    heard: list[str] = []
    model = await made(TEXT)
    reply = await model.ask(PROMPT, heard.append)
    assert reply.value.marks == [1, 2]
    assert all(later.startswith(before) for before, later in pairwise(heard))
    assert heard[-1] == TEXT
    assert len(heard) > 2


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", '{"said": 7', '{"marks": []}', '{"said": "a", "marks": "b"}']
)
async def test_a_reply_that_is_not_what_was_asked_for_is_paid_all_the_same(made: Made, text: str) -> None:
    model = await made(text)
    with pytest.raises(BadReply) as bad:
        await model.ask(PROMPT)
    assert bad.value.text == text
    assert bad.value.input_tokens > 0
    assert bad.value.reason


async def test_who_is_asked_too_much_says_when_to_come_back(made: Made) -> None:
    model = await made(Temporary("too many", 300.0))
    with pytest.raises(Temporary) as busy:
        await model.ask(PROMPT)
    assert busy.value.retry_after == 300.0


async def test_silence_is_no_answer_and_may_have_to_be_paid(made: Made) -> None:
    model = await made(Unsure("silent"))
    with pytest.raises(Unsure):
        await model.ask(PROMPT)


async def test_a_fake_answers_in_turn_and_counts_who_is_there_at_once() -> None:
    model = FakeModel([{"said": "a"}, Said(said="b"), Temporary("c")], usage=Usage(3, 4, 1, 2))
    assert [(await model.ask(PROMPT)).value.said for _ in range(2)] == ["a", "b"]
    for _ in range(2):
        with pytest.raises(Temporary, match="c"):
            await model.ask(PROMPT)
    assert [prompt.purpose for prompt in model.asked] == ["probe"] * 4
    assert model.most_at_once == 1


async def test_a_fake_may_answer_by_the_prompt() -> None:
    def by_version(prompt: Prompt[Any]) -> dict[str, Any]:
        return {"said": prompt.version}

    assert (await FakeModel(by_version).ask(PROMPT)).value == Said(said="probe-1")


async def test_a_key_that_is_wrong_comes_with_its_remedy_and_without_the_key() -> None:
    async with OpenAiService(lambda _: Told("{}"), key="sk-another") as service:
        model = OpenAiChat(Endpoint("m", service.url, key=KEY), SystemClock())
        with pytest.raises(ModelUnusable) as wrong:
            await model.ask(PROMPT)
        await model.aclose()
    assert "OPENAI_API_KEY" in wrong.value.remedy
    assert "\n" not in wrong.value.remedy
    assert KEY not in f"{wrong.value} {wrong.value.remedy}"
    assert KEY[:8] not in str(wrong.value)
    assert len(service.calls) == 1
