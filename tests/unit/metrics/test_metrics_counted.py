"""What a process counted by itself: answers, calls to models, stages; each by what it took, none by whose it was."""

import asyncio

import pytest
from fakes_model import FakeModel
from fakes_paid import Word, a_prompt
from scraped import Scraped, scraped

from adapters.llm.timed import Timed, kind_of
from adapters.measured import BOUNDS, Calls, Spread
from adapters.metrics.counted import Counted
from adapters.metrics.exposed import exposition
from adapters.supervise import Vitals
from bot.domain.answer import Answer, Ending
from bot.domain.evidence import Dropped
from bot.errors import BadPayload, BadReply, ModelUnusable, Temporary, Unsure


def an_answer(ending: Ending, *checks: str) -> Answer:
    dropped = tuple(Dropped("It wins.", check, "nowhere") for check in checks)
    return Answer("why?", "en", ("arxiv:2407.10671",), ending, "model", dropped=dropped)


def told(counted: Counted) -> Scraped:
    return scraped(exposition(tuple(counted.samples())).decode())


def test_questions_are_counted_by_how_they_ended_what_they_took_and_what_was_stopped() -> None:
    counted = Counted(Vitals())
    counted.question(an_answer("answered", "numbers", "numbers"), 2.0)
    counted.question(an_answer("late", "names"), 20.5)
    counted.question(an_answer("answered"), 0.2)
    found = told(counted)
    assert found["jogan_questions_total", "answered"] == 2
    assert found["jogan_questions_total", "late"] == 1
    assert found["jogan_question_seconds_count",] == 3
    assert found["jogan_question_seconds_sum",] == pytest.approx(22.7)
    assert found["jogan_question_seconds_bucket", "0.5"] == 1
    assert found["jogan_question_seconds_bucket", "2.0"] == 2, "a bound counts what took exactly so long"
    assert found["jogan_question_seconds_bucket", "20.0"] == 2
    assert found["jogan_question_seconds_bucket", "+Inf"] == 3
    assert found["jogan_question_stopped_total", "numbers"] == 2
    assert found["jogan_question_stopped_total", "names"] == 1
    assert "why?" not in str(found)


def test_the_stages_are_those_of_what_was_built_last() -> None:
    stages = {"collect": 1.0, "summarise": 60.5}
    counted = Counted(Vitals(), stages=stages)
    assert told(counted)["jogan_edition_stage_seconds", "summarise"] == 60.5
    stages.clear()
    assert ("jogan_edition_stage_seconds", "collect") not in told(counted)


def test_what_is_longer_than_all_bounds_is_counted() -> None:
    spread = Spread()
    spread.add(BOUNDS[-1] + 1)
    assert spread.counts[-1] == 1
    assert sum(spread.counts) == 1


FAULTS = [
    (BadReply("no", ""), "bad_reply"),
    (ModelUnusable("no key", "Set it."), "unusable"),
    (Temporary("429"), "temporary"),
    (Unsure("silence"), "unsure"),
    (BadPayload("odd"), "other"),
]


@pytest.mark.parametrize(("fault", "kind"), FAULTS, ids=[kind for _, kind in FAULTS])
def test_every_failure_has_its_kind(fault: Exception, kind: str) -> None:
    assert kind_of(fault) == kind


async def test_calls_are_measured_and_their_failures_counted_and_neither_is_changed() -> None:
    calls = Calls()
    model = Timed(FakeModel([Word(text="a"), Temporary("429"), Word(text="b")], name="m"), "writer", calls)
    assert model.name == "m"
    assert (await model.ask(a_prompt())).value == Word(text="a")
    with pytest.raises(Temporary, match="429"):
        await model.ask(a_prompt())
    heard: list[str] = []
    await model.ask(a_prompt(purpose="answer"), heard.append)
    assert heard
    found = told(Counted(Vitals(), calls))
    assert found["jogan_model_call_seconds_count", "card"] == 1
    assert found["jogan_model_call_seconds_count", "answer"] == 1
    assert found["jogan_model_failures_total", "temporary", "writer"] == 1
    assert sum(value for key, value in found.items() if key[0] == "jogan_model_failures_total") == 1


async def test_a_call_that_is_broken_off_is_no_success() -> None:
    calls = Calls()
    task = asyncio.create_task(Timed(FakeModel(Word(text="a"), pause=60.0), "voter", calls).ask(a_prompt()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (calls.spreads, calls.failures) == ({}, {("voter", "cut_off"): 1})
