"""A report's texts over the real adapter, store and a service on the loopback: killed, refused, out of budget."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lying_entries import LIES
from responders.openai_api.scripts import BAD_REPLIES, as_json
from responders.openai_api.service import Asked, OpenAiService, Told
from scripted_model import a_named_paper, honest
from writing_days import name_of, settings

from adapters.wiring.program import program
from bot.conference import instructions
from bot.conference.introduce import introduce
from bot.conference.write import write
from bot.domain.conference import Chapter, Reported
from bot.ports.payments import EDITION

BOTH = ("ko", "en")
Written = tuple[tuple[Reported, ...], tuple[Chapter, ...]]


def reported(count: int) -> list[Reported]:
    return [Reported(number, a_named_paper(number, name_of(number))) for number in range(1, count + 1)]


async def texts(folder: Path, service: OpenAiService, count: int = 4, **named: str) -> Written:
    """One run of the program: its papers told, and one chapter of all of them introduced."""
    async with program(settings(folder, service.url, **named)) as running:
        papers = await write(reported(count), BOTH, running.digest.writing)
        chapter = Chapter("memory", "Memory", tuple(range(1, count + 1)))
        return papers, await introduce([chapter], papers, BOTH, running.digest.writing)


def answering(**replies: Callable[[dict[str, Any]], object]) -> Callable[[Asked], Told]:
    """Honest answers but for these tasks."""

    def answer(asked: Asked) -> Told:
        document = json.loads(asked.user)
        return as_json(replies.get(document["task"], honest)(document))

    return answer


def writers(written: Written) -> set[tuple[str, str | None]]:
    papers, chapters = written
    told = [text for each in papers for text in each.texts.values()]
    return {(text.writer, text.because) for text in (*told, *chapters[0].intros.values())}


async def test_rules_go_as_rules_papers_as_data_and_the_edition_pays(tmp_path: Path) -> None:
    async with OpenAiService(answering()) as service:
        async with program(settings(tmp_path, service.url)) as running:
            papers = await write(reported(2), BOTH, running.digest.writing)
            day = running.digest.clock.now().date()
            spent = {each.payer: each.calls for each in await running.store.payments.spent(day)}
        assert {asked.system for asked in service.calls} == {instructions.PAPER}
        assert spent == {EDITION: 4}
    assert {text.model for each in papers for text in each.texts.values()} == {"model-1"}


async def test_a_second_run_asks_nobody_and_tells_the_same(tmp_path: Path) -> None:
    async with OpenAiService(answering()) as service:
        first = await texts(tmp_path, service)
        asked = len(service.calls)
        assert (asked, writers(first)) == (10, {("model", None)})
        assert await texts(tmp_path, service) == first
        assert len(service.calls) == asked


async def test_killed_half_way_nothing_that_was_answered_is_paid_for_again(tmp_path: Path) -> None:
    """The first life ends while the sixth call is on its way: only what was on its way is asked once more."""
    reached = asyncio.Event()

    def answer(asked: Asked) -> Told:
        if len(service.calls) >= 6 and not reached.is_set():
            reached.set()
            return Told(wire="silent")
        return answering()(asked)

    async with OpenAiService(answer) as service:
        life = asyncio.create_task(texts(tmp_path, service, 8, JOGAN_MODEL_CALLS="2"))
        await reached.wait()
        life.cancel()
        with pytest.raises(asyncio.CancelledError):
            await life
        before = len(service.calls)
        second = await texts(tmp_path, service, 8)
        times = Counter(asked.user for asked in service.calls)
    assert writers(second) == {("model", None)}
    assert 6 <= before <= 8
    assert len(times) == 18
    assert sum(count - 1 for count in times.values()) <= 2
    assert len(service.calls) <= 20


@pytest.mark.parametrize("name", BAD_REPLIES)
async def test_a_reply_that_is_none_costs_no_text(name: str, tmp_path: Path) -> None:
    async with OpenAiService(lambda _: BAD_REPLIES[name]) as service:
        papers, _ = await texts(tmp_path, service, 1)
    told = papers[0].texts
    assert {(text.writer, text.because) for text in told.values()} <= {("extractive", "gate"), ("extractive", "outage")}
    assert set(told) == set(BOTH)
    assert "Half of a rep" not in str(told)


async def test_a_service_that_only_lies_gets_nothing_out(tmp_path: Path) -> None:
    def lies(asked: dict[str, Any]) -> object:
        told = list(LIES[asked["language"]].values())
        return {"tldr": told[0], "problem": told[:6], "insight": told[6:12], "method": told[12:]}

    def same(asked: dict[str, Any]) -> object:
        return {"bullets": [{**each, "index": each["index"]} for each in asked["failed"]]}

    async with OpenAiService(answering(conference=lies, repair=same)) as service:
        papers, chapters = await texts(tmp_path, service, 2)
    assert {(text.writer, text.because) for each in papers for text in each.texts.values()} == {("extractive", "gate")}
    shown = str([(text.tldr, text.details) for each in papers for text in each.texts.values()])
    assert not any(lie["text"] and lie["text"] in shown for told in LIES.values() for lie in told.values())
    assert "evil" not in shown + str([intro.bullets for intro in chapters[0].intros.values()])


async def test_a_day_without_tokens_is_excerpts_that_say_so_and_a_later_day_writes_them(tmp_path: Path) -> None:
    async with OpenAiService(answering()) as service:
        poor = await texts(tmp_path, service, JOGAN_DAILY_TOKENS="9000")
        assert {("extractive", "budget")} < writers(poor) <= {("extractive", "budget"), ("model", None)}
        paid = len(service.calls)
        assert paid < 10
        rich = await texts(tmp_path, service)
        assert writers(rich) == {("model", None)}
        told = [asked.user for asked in service.calls if asked.system == instructions.PAPER]
        assert len(told) == len(set(told)) == 8


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_service_that_refuses_is_an_outage_of_few_calls(status: int, tmp_path: Path) -> None:
    refusal = Told(status=status, body={"error": {"message": "no", "type": "x", "code": "x", "param": None}})
    async with OpenAiService(lambda _: refusal) as service:
        written = await texts(tmp_path, service, 8, JOGAN_MODEL_CALLS="2")
        assert len(service.calls) <= 16
    told = {(text.writer, text.because) for each in written[0] for text in each.texts.values()}
    assert told == {("extractive", "outage")}
