"""A run writes what began as excerpts, edits what shows it, and comes back for what could not be edited."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fakes import FakeClock
from responders.openai_api.service import OpenAiService, Told
from ticking import Noted
from unit.delivery.test_correct import Wall
from writing_days import DAY, settings, told

from adapters.cli.rewrite_texts import rewrite_texts
from adapters.config import Config
from adapters.wiring.jobs import Jobs
from adapters.wiring.program import Program, program
from adapters.wiring.rewriting import PAUSE, TRIES, Rewrites
from bot.digest.building import Building
from bot.document.edition import post
from bot.domain.chat import Address
from bot.errors import Temporary
from bot.ports.progress import silent
from bot.ports.store import ShownMessage
from bot.ports.work import Running

SPENT = {"error": {"message": "no", "type": "insufficient_quota", "code": "insufficient_quota", "param": None}}
SENT = datetime(2024, 7, 17, 1, tzinfo=UTC)


@asynccontextmanager
async def after_an_outage(tmp_path: Path) -> AsyncIterator[tuple[Config, Program, OpenAiService, Wall]]:
    """A program whose edition of excerpts is on a wall, and whose model answers again."""
    async with OpenAiService(lambda asked: Told(status=429, raw=json.dumps(SPENT).encode())) as service:
        config = settings(tmp_path, service.url)
        async with program(config) as running:
            await running.digest.build(DAY)
        service.answer = told()
        service.calls.clear()
        async with program(config) as running:  # another run: what the last one gave up is asked for again
            wall = Wall()
            await put_up(running, wall)
            yield config, running, service, wall


async def put_up(running: Program, wall: Wall) -> None:
    """The edition as a channel has it."""
    edition = await running.store.editions.on(DAY)
    assert edition is not None
    document = post(edition, running.categories, chosen=None, language="en", length="brief",
                    fits=lambda one: wall.fits(one, "channel"))  # fmt: skip
    rendered = wall.render(document, "channel")
    for part, message in enumerate(rendered, 1):
        if message.about is not None:
            shown = ShownMessage(
                Address("telegram", "-1"), "channel", str(part), message.about, part, len(rendered), SENT
            )
            await running.store.messages.add([shown])


async def test_a_run_writes_and_edits_once_and_then_asks_nobody(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, service, wall):
        rewrites = Rewrites(running)
        done = await rewrites.run({"telegram": wall})
        assert list(done) == [DAY]
        assert (done[DAY].edited, done[DAY].left) == (wall.asked, 0)
        assert wall.asked > 0
        assert any("reaches 84.2 points" in text for text in wall.shown.values())
        calls, edits = len(service.calls), wall.asked
        assert await rewrites.run({"telegram": wall}) == {}
        assert (len(service.calls), wall.asked) == (calls, edits)


async def test_what_could_not_be_edited_is_tried_again_for_a_while(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, service, wall):
        rewrites = Rewrites(running)
        assert (await rewrites.run({}))[DAY].left > 0
        calls = len(service.calls)
        wall.refusals = {"1": Temporary("429"), "2": Temporary("429")}
        assert (await rewrites.run({"telegram": wall}))[DAY].left > 0
        wall.refusals = {}
        assert (await rewrites.run({"telegram": wall}))[DAY].left == 0
        assert await rewrites.run({"telegram": wall}) == {}
        assert len(service.calls) == calls


async def test_a_message_that_can_never_be_edited_is_given_up(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, _, _):
        rewrites = Rewrites(running)
        for _ in range(TRIES):
            assert DAY in await rewrites.run({})
        assert await rewrites.run({}) == {}


async def test_a_command_that_sends_nothing_leaves_what_readers_have(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (config, running, service, _):
        assert await rewrite_texts(config, running, silent, send=False, new=None) == {}
        assert service.calls == []
        said = await rewrite_texts(config, running, silent, send=True, new=None)
        assert said[DAY].startswith("2024-07-16: what began as excerpts is written by the model now; ")
        assert "could not be edited" in said[DAY]  # no bot is set up here


async def test_what_was_written_just_now_is_not_asked_for_again(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (config, running, service, _):
        assert await rewrite_texts(config, running, silent, send=True, new=DAY) == {}
        assert service.calls == []


async def test_a_model_that_is_out_is_not_tried_with_every_tick(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, service, wall):
        clock = FakeClock()
        rewrites = Rewrites(replace(running, clock=clock))
        service.answer = lambda asked: Told(status=429, raw=json.dumps(SPENT).encode())
        assert await rewrites.run({"telegram": wall}) == {}
        assert len(service.calls) == 1
        async with program(settings(tmp_path, service.url)) as again:  # a model that was not left alone meanwhile
            service.answer = told()
            rewrites.program = replace(again, clock=clock)
            assert await rewrites.run({"telegram": wall}) == {}
            assert len(service.calls) == 1
            clock.advance(timedelta(seconds=PAUSE))
            assert list(await rewrites.run({"telegram": wall})) == [DAY]


async def test_the_build_job_writes_what_is_owed_and_edits_what_this_process_can(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, _, wall):
        clock = FakeClock(datetime(2024, 7, 17, tzinfo=UTC))
        digest = replace(running.digest, clock=clock)
        made = replace(running, digest=digest, clock=clock, posts={"telegram": wall})
        jobs = Jobs(made, Noted(), Building(digest), None, None, {})  # type: ignore[arg-type]  # it plans nothing
        stopping = Running("build", "closed", "build", {}, lambda: True)
        await jobs.build(stopping)
        assert wall.asked == 0
        await jobs.build(replace(stopping, stopping=lambda: False))
        assert wall.asked > 0
