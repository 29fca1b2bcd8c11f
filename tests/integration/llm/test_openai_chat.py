"""The adapter against the service on the loopback, the library unmodified: replies, refusals, tries, deadlines."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel
from responders.openai_api import dialects, scripts
from responders.openai_api.service import Answering, Asked, OpenAiService, Told

from adapters.clock import SystemClock
from adapters.llm.openai_chat import Endpoint, OpenAiChat
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary, Unsure
from bot.ports.llm import Prompt, Usage

KEY = scripts.KEY


class Said(BaseModel):
    said: str
    more: list[str] = []


PROMPT = Prompt("probe", "probe-1", "Answer in JSON.", '{"task": "probe"}', Said, 100)
GOOD = scripts.as_json({"said": "yes", "more": ["a"]})
AT_ONCE = {"Retry-After": "0.01"}


class Bench:
    """Services and models of one test, closed with it."""

    def __init__(self, opened: AsyncExitStack) -> None:
        self._opened = opened

    async def __call__(
        self, answer: Answering | Told, *, dialect: Any = dialects.everything, **more: Any
    ) -> tuple[OpenAiService, OpenAiChat]:
        answering = (lambda _: answer) if isinstance(answer, Told) else answer
        service = await self._opened.enter_async_context(OpenAiService(answering, dialect=dialect))
        return service, self.model(service.url, **more)

    def model(self, url: str, **more: Any) -> OpenAiChat:
        settings: dict[str, Any] = {"key": KEY, "deadline": 15.0} | more
        model = OpenAiChat(Endpoint("m", url, **settings), SystemClock())
        self._opened.push_async_callback(model.aclose)
        return model


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with AsyncExitStack() as opened:
        yield Bench(opened)


async def test_a_reply_with_all_that_is_counted(bench: Bench) -> None:
    counted = {
        "prompt_tokens": 900, "completion_tokens": 80, "prompt_tokens_details": {"cached_tokens": 800},
        "completion_tokens_details": {"reasoning_tokens": 30},
    }  # fmt: skip
    service, model = await bench(Told(GOOD.content, usage=counted, model="m-2026-11"))
    reply = await model.ask(PROMPT)
    assert reply.value == Said(said="yes", more=["a"])
    assert (reply.usage, reply.model, model.name) == (Usage(900, 80, 800, 30), "m-2026-11", "m")
    (asked,) = service.calls
    assert (asked.system, asked.user) == (PROMPT.system, PROMPT.user)
    assert asked.body["max_tokens"] == 100


@pytest.mark.parametrize("streams", [False, True])
@pytest.mark.parametrize("name", scripts.BAD_REPLIES)
async def test_every_bad_reply_ends_here_and_is_asked_once(bench: Bench, name: str, streams: bool) -> None:
    service, model = await bench(scripts.BAD_REPLIES[name])
    await _good_first(service, model, scripts.BAD_REPLIES[name])
    with pytest.raises(BadReply) as bad:
        await model.ask(PROMPT, (lambda _: None) if streams else None)
    assert bad.value.reason
    assert len(service.calls) == 2


async def test_who_streams_nothing_is_not_paid_twice(bench: Bench) -> None:
    """An answer that comes whole where pieces were asked for is the answer."""
    whole = {"choices": [{"message": {"content": GOOD.content}}], "usage": {"prompt_tokens": 5, "completion_tokens": 6}}
    service, model = await bench(Told(body=whole))
    heard: list[str] = []
    reply = await model.ask(PROMPT, heard.append)
    assert (reply.value.said, reply.usage) == ("yes", Usage(5, 6))
    assert heard == [GOOD.content]
    assert len(service.calls) == 1


async def test_a_stream_in_which_nothing_comes_is_asked_for_whole(bench: Bench) -> None:
    def answer(asked: Asked) -> Told:
        return Told(raw=": waiting\n\n", content_type="text/event-stream") if asked.streams else GOOD

    service, model = await bench(answer)
    for _ in range(2):
        assert (await model.ask(PROMPT, lambda _: None)).value.said == "yes"
    assert [asked.streams for asked in service.calls] == [True, False, False]


async def _good_first(service: OpenAiService, model: OpenAiChat, then: Told) -> None:
    service.answer = lambda _: GOOD
    await model.ask(PROMPT)
    service.answer = lambda _: then


@pytest.mark.parametrize("told", [scripts.another_object(), scripts.a_list(), scripts.a_web_page(), Told(raw="hello")])
async def test_row_f_what_never_answered_as_a_model_is_none(bench: Bench, told: Told) -> None:
    service, model = await bench(told)
    with pytest.raises(ModelUnusable) as wrong:
        await model.ask(PROMPT)
    assert "OPENAI_BASE_URL" in wrong.value.remedy
    assert len(service.calls) == 1
    await _good_first(service, model, told)
    with pytest.raises(BadReply):
        await model.ask(PROMPT)


async def test_content_in_parts_and_in_a_fence_is_read(bench: Bench) -> None:
    service, model = await bench(scripts.content_is_a_list())
    assert (await model.ask(PROMPT)).value == Said(said="a")
    service.answer = lambda _: Told('Here:\n```json\n{"said": "b",}\n```')
    assert (await model.ask(PROMPT)).value == Said(said="b")


async def test_what_a_service_does_not_count_is_counted(bench: Bench) -> None:
    _, model = await bench(Told(GOOD.content, uncounted=True))
    usage = (await model.ask(PROMPT)).usage
    assert usage.input >= len(PROMPT.system + PROMPT.user) // 4
    assert usage.output >= len(GOOD.content or "") // 4
    assert (await model.ask(PROMPT, lambda _: None)).usage == usage


@pytest.mark.parametrize("dialect", dialects.ALL, ids=lambda dialect: dialect.__name__)
@pytest.mark.parametrize("streams", [False, True])
async def test_every_dialect_is_learnt_once(bench: Bench, dialect: Any, streams: bool) -> None:
    service, model = await bench(GOOD, dialect=dialect)
    heard = (lambda _: None) if streams else None
    assert (await model.ask(PROMPT, heard)).value.said == "yes"
    learnt = len(service.calls)
    assert learnt <= 4
    for _ in range(2):
        await model.ask(PROMPT, heard)
    assert len(service.calls) == learnt + 2


@pytest.mark.parametrize("dialect", [dialects.everything, dialects.thinks_as_it_likes])
async def test_a_model_that_thinks_is_asked_to_think_less(bench: Bench, dialect: Any) -> None:
    """A model that thinks up its bound says nothing any more; thoughts are paid for, too."""
    counted = {"prompt_tokens": 9, "completion_tokens": 90, "completion_tokens_details": {"reasoning_tokens": 80}}
    service, model = await bench(Told(GOOD.content, usage=counted), dialect=dialect)
    for _ in range(3):
        assert (await model.ask(PROMPT)).usage.reasoning == 80
    efforts = [asked.body.get("reasoning_effort") for asked in service.calls]
    assert efforts == ([None, "low", "low"] if dialect is dialects.everything else [None, "low", None, None])


async def test_a_bad_reply_that_was_thought_about_teaches_it_too(bench: Bench) -> None:
    counted = {"prompt_tokens": 9, "completion_tokens": 100, "completion_tokens_details": {"reasoning_tokens": 100}}
    service, model = await bench(Told("", finish="length", usage=counted))
    for _ in range(2):
        with pytest.raises(BadReply, match="before its first word"):
            await model.ask(PROMPT)
    assert [asked.body.get("reasoning_effort") for asked in service.calls] == [None, "low"]


@pytest.mark.parametrize(("counted", "told"), [(4_096, 1), (15_000, 0)])
async def test_a_server_that_seems_to_cut_questions_off_is_told_of_once(
    bench: Bench, caplog: pytest.LogCaptureFixture, counted: int, told: int
) -> None:
    _, model = await bench(Told(GOOD.content, usage={"prompt_tokens": counted, "completion_tokens": 9}))
    for _ in range(2):
        await model.ask(replace(PROMPT, user="Text of a paper. " * 4_000))
    lines = [record.message for record in caplog.records if "may cut off" in record.message]
    assert len(lines) == told
    assert all("4096 tokens" in line for line in lines)


async def test_questions_at_the_same_time_learn_together(bench: Bench) -> None:
    service, model = await bench(GOOD, dialect=dialects.lm_studio_without_grammar)
    replies = await asyncio.gather(*(model.ask(PROMPT) for _ in range(8)))
    assert [reply.value.said for reply in replies] == ["yes"] * 8
    assert len(service.calls) <= 8 * 3
    await model.ask(PROMPT)
    assert service.calls[-1].form == "text"


async def test_a_service_that_refuses_everything_is_none(bench: Bench) -> None:
    service, model = await bench(Told(status=400, body={"detail": "Bad Request"}))
    with pytest.raises(ModelUnusable, match="refuses every request"):
        await model.ask(PROMPT)
    assert len(service.calls) == 2


async def test_a_question_that_is_refused_by_one_that_answers_others_is_bad(bench: Bench) -> None:
    service, model = await bench(GOOD)
    await _good_first(service, model, Told(status=400, body={"detail": "Bad Request"}))
    with pytest.raises(BadReply, match="refuses the request"):
        await model.ask(PROMPT)
    service.answer = lambda _: GOOD
    await model.ask(PROMPT)
    assert service.calls[-1].form == "json_schema"  # one odd refusal changes nothing


async def test_one_odd_refusal_of_one_that_answers_teaches_nothing_and_two_do(bench: Bench) -> None:
    """Groq refuses a question whose answer was not of the form; a server may get another model while we run."""
    service, model = await bench(GOOD)
    await _good_first(service, model, GOOD)
    for odd in (Told(status=400, body={"detail": "Bad Request"}), scripts.no_form()):
        service.answer = scripts.one_after_the_other(odd, GOOD)
        assert (await model.ask(PROMPT)).value.said == "yes"
        await model.ask(PROMPT)
        assert [asked.form for asked in service.calls[-3:]] == ["json_schema", "text", "json_schema"]
    service.answer = lambda asked: GOOD if asked.form == "text" else Told(status=400, body={"detail": "Bad Request"})
    for _ in range(4):
        await model.ask(PROMPT)
    assert [asked.form for asked in service.calls[-6:]] == ["json_schema", "text"] * 2 + ["text"] * 2


async def test_replies_that_have_not_the_form_teach_nothing_however_many(bench: Bench) -> None:
    service, model = await bench(GOOD)
    await _good_first(service, model, GOOD)
    service.answer = lambda asked: GOOD if asked.form == "text" else scripts.no_form()
    for _ in range(4):
        await model.ask(PROMPT)
    assert model.abilities.form == "json_schema"


async def test_the_bound_has_the_name_first_that_nobody_passes_over(bench: Bench) -> None:
    """Ollama and LM Studio pass over the newer name in silence, and write to the end of their context."""
    service, model = await bench(GOOD)
    await model.ask(PROMPT)
    assert service.calls[0].body["max_tokens"] == PROMPT.most_output
    service, model = await bench(GOOD, dialect=dialects.reasoning)
    await model.ask(PROMPT)
    assert "max_tokens" not in service.calls[-1].body
    assert service.calls[-1].body["max_completion_tokens"] == PROMPT.most_output


UNUSABLE = {
    "401": (scripts.wrong_key(KEY), "OPENAI_API_KEY"),
    "403": (scripts.forbidden(), "JOGAN_MODEL"),
    "404 path": (scripts.wrong_path(), "OPENAI_BASE_URL"),
    "404 name": (scripts.no_model(), "JOGAN_MODEL"),
    "quota": (scripts.no_quota(), "OPENAI_API_KEY"),
    "redirect": (Told(status=302, headers={"Location": "http://127.0.0.1:9/v1"}), "OPENAI_BASE_URL"),
}


@pytest.mark.parametrize("name", UNUSABLE)
async def test_row_f_what_the_settings_name_wrongly_is_asked_once(bench: Bench, name: str) -> None:
    told, setting = UNUSABLE[name]
    service, model = await bench(told)
    with pytest.raises(ModelUnusable) as wrong:
        await model.ask(PROMPT)
    assert setting in wrong.value.remedy
    assert KEY not in f"{wrong.value!r} {wrong.value.remedy}"
    assert len(service.calls) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "http://nowhere.invalid/v1"])
async def test_row_f_nobody_there_is_tried_twice(bench: Bench, url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "adapters.llm")
    with pytest.raises(ModelUnusable) as wrong:
        await bench.model(url).ask(PROMPT)
    assert "OPENAI_BASE_URL" in wrong.value.remedy
    assert len([record for record in caplog.records if "trying again" in record.message]) == 1


async def test_who_was_there_and_is_gone_is_gone_for_now_only(bench: Bench) -> None:
    async with OpenAiService(lambda _: GOOD) as service:
        model = bench.model(service.url, attempts=1)
        await model.ask(PROMPT)
    with pytest.raises(Temporary):
        await model.ask(PROMPT)


async def test_row_f_no_key_for_openai_asks_nobody(bench: Bench) -> None:
    model = bench.model("https://api.openai.com/v1", key=None)
    with pytest.raises(ModelUnusable) as wrong:
        await model.ask(PROMPT)
    assert "OPENAI_API_KEY" in wrong.value.remedy


async def test_a_server_at_home_needs_no_key(bench: Bench) -> None:
    service, model = await bench(GOOD, key=None)
    await model.ask(PROMPT)
    assert service.calls[0].headers["authorization"] == "Bearer none"


async def test_row_24_what_was_certainly_not_answered_is_asked_again(bench: Bench) -> None:
    answers = scripts.one_after_the_other(scripts.too_many(0.01), Told(status=503, headers=AT_ONCE, body={}), GOOD)
    service, model = await bench(answers)
    assert (await model.ask(PROMPT)).value.said == "yes"
    assert len(service.calls) == 3


@pytest.mark.parametrize(
    "told",
    [
        Told(status=502, headers=AT_ONCE, raw="<html>", content_type="text/html"),
        scripts.overloaded(),
        scripts.an_error_with_200(),
    ],
)
async def test_row_24_it_is_asked_so_often_and_no_oftener(bench: Bench, told: Told) -> None:
    service, model = await bench(told, attempts=2)
    with pytest.raises(Temporary):
        await model.ask(PROMPT)
    assert len(service.calls) == 2


PERHAPS_PAID = {"reset": scripts.reset(), "cut": scripts.cut(), "504": scripts.broken(504, "Gateway Time-out")}


@pytest.mark.parametrize("name", PERHAPS_PAID)
@pytest.mark.parametrize("streams", [False, True])
async def test_what_may_have_to_be_paid_is_never_asked_twice(bench: Bench, name: str, streams: bool) -> None:
    told = PERHAPS_PAID[name]
    service, model = await bench(Told("x" * 300, wire="cut") if streams and name == "cut" else told)
    with pytest.raises(Unsure):
        await model.ask(PROMPT, (lambda _: None) if streams else None)
    assert len(service.calls) == 1


async def test_row_f_silence_ends_at_the_deadline(bench: Bench) -> None:
    service, model = await bench(scripts.silent(), deadline=1.0)
    with pytest.raises(Unsure, match="did not answer within"):
        async with asyncio.timeout(10):
            await model.ask(PROMPT)
    assert len(service.calls) == 1


async def test_the_deadline_is_over_all_tries(bench: Bench) -> None:
    answers = scripts.one_after_the_other(scripts.too_many(0.05), scripts.silent())
    service, model = await bench(answers, deadline=2.0)
    with pytest.raises(Unsure):
        await model.ask(PROMPT)
    assert len(service.calls) == 2


async def test_a_stream_that_drips_ends_at_the_deadline(bench: Bench) -> None:
    service, model = await bench(Told("x" * 2000, pieces=1, pause=0.05), deadline=1.0)
    heard: list[str] = []
    with pytest.raises(Unsure):
        await model.ask(PROMPT, heard.append)
    assert heard == ["x" * length for length in range(1, len(heard) + 1)]
    assert len(service.calls) == 1


@pytest.mark.parametrize("as_date", [False, True])
async def test_row_24_a_pause_beyond_the_deadline_is_told_to_everybody_at_once(bench: Bench, as_date: bool) -> None:
    service, model = await bench(scripts.too_many(300, as_date=as_date))
    for _ in range(3):
        with pytest.raises(Temporary) as busy:
            await model.ask(PROMPT)
        assert busy.value.retry_after == pytest.approx(300, abs=3)
    assert len(service.calls) == 1


async def test_row_24_too_many_at_once_become_fewer_and_all_are_answered(bench: Bench) -> None:
    """A service that takes four at once answers twenty that come with sixteen places."""
    open_now = 0

    async def crowded(_: Asked) -> Told:
        nonlocal open_now
        if open_now >= 4:
            return scripts.too_many(0.02)
        open_now += 1
        await asyncio.sleep(0.02)
        open_now -= 1
        return GOOD

    service, model = await bench(crowded, attempts=20)
    replies = await asyncio.gather(*(model.ask(PROMPT) for _ in range(20)))
    assert [reply.value.said for reply in replies] == ["yes"] * 20
    assert service.most_at_once <= 16


async def test_no_more_at_once_than_the_setting_says(bench: Bench) -> None:
    service, model = await bench(Told(GOOD.content, delay=0.02), calls=3)
    await asyncio.gather(*(model.ask(PROMPT) for _ in range(9)))
    assert service.most_at_once == 3


async def test_who_is_cancelled_leaves_nothing_behind(bench: Bench) -> None:
    there = asyncio.Event()

    def silent(_: Asked) -> Told:
        there.set()
        return scripts.silent()

    service, model = await bench(silent, calls=1)
    asking = asyncio.create_task(model.ask(PROMPT))
    await there.wait()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    service.answer = lambda _: GOOD
    assert (await model.ask(PROMPT)).value.said == "yes"


async def test_an_error_in_the_middle_of_a_stream(bench: Bench) -> None:
    events = 'data: {"choices": [{"delta": {"content": "{"}}]}\n\ndata: {"error": {"message": "busy", "code": 429}}\n\n'
    _, model = await bench(Told(raw=events, content_type="text/event-stream"), attempts=1)
    with pytest.raises(Temporary, match="busy"):
        await model.ask(PROMPT, lambda _: None)


async def test_a_piece_that_is_no_json_makes_a_bad_reply_that_is_paid(bench: Bench) -> None:
    events = f"data: {json.dumps({'choices': [{'delta': {'content': 'ab'}}]})}\n\ndata: {{oops\n\ndata: [DONE]\n\n"
    _, model = await bench(Told(raw=events, content_type="text/event-stream"))
    with pytest.raises(BadReply) as bad:
        await model.ask(PROMPT, lambda _: None)
    assert bad.value.text == "ab"
    assert bad.value.input_tokens > 0


async def test_the_key_is_in_no_log_line(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    for told in (scripts.wrong_key(KEY), scripts.no_quota(), GOOD):
        _, model = await bench(told)
        try:
            await model.ask(PROMPT)
        except JoganError:
            continue
    assert caplog.records
    assert KEY not in caplog.text
