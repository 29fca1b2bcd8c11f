"""A text that the model never brings in time is tried with growing pauses: each try may have to be paid."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from fakes import FakeClock
from scripted_model import KnownTexts, ScriptedModel, honest
from writing_days import DAY, settings

from adapters.wiring.program import program
from adapters.wiring.rewriting import LONGEST_PAUSE, PAUSE, Rewrites
from bot.domain.text import PaperText
from bot.errors import Unsure
from bot.settings import BudgetSettings
from bot.writing.paid import PaidModel
from bot.writing.prompts import card_prompt


def late(asked: dict[str, Any]) -> object:
    """An honest card, and none in time for one paper."""
    return Unsure("no answer in time") if asked["paper"]["title"].startswith("Lantern") else honest(asked)


@asynccontextmanager
async def rewriting(
    tmp_path: Path, model: ScriptedModel, clock: FakeClock, *, proved: bool = True
) -> AsyncIterator[Rewrites]:
    """What a service does every minute over an edition that this model wrote as far as it could.

    A model that was `proved` has answered before: else whatever comes first goes alone, and that is decided by threads.
    """
    async with program(settings(tmp_path, "http://127.0.0.1:9")) as running:
        assert running.digest.writing is not None
        paid = PaidModel(model, running.store.payments, BudgetSettings(10**9), clock)
        digest = replace(running.digest, writing=replace(running.digest.writing, model=paid, texts=KnownTexts()))
        if proved:
            await paid.ask(card_prompt(PaperText("arxiv:1", "Borealis: Known", "It reads."), [], "en"))
        await digest.build(DAY)
        model.asked.clear()
        yield Rewrites(replace(running, digest=digest, clock=clock))


async def test_row_24_what_never_comes_is_not_paid_for_every_quarter_of_an_hour(tmp_path: Path) -> None:
    model, clock = ScriptedModel(card=late), FakeClock()
    async with rewriting(tmp_path, model, clock) as rewrites:
        tries = []
        for _ in range(96):  # a day
            before = len(model.asked)
            assert await rewrites.run({}) == {}
            tries.append(len(model.asked) > before)
            clock.advance(timedelta(seconds=PAUSE))
        assert tries[:4] == [True, True, False, True]
        assert 10 <= sum(tries) <= 16
        model.answers.clear()
        clock.advance(timedelta(seconds=LONGEST_PAUSE))
        assert list(await rewrites.run({})) == [DAY]


async def test_row_24_one_text_that_never_comes_keeps_no_other_from_being_written(tmp_path: Path) -> None:
    """What is asked for first may be all that is asked for: each time it is of another paper."""
    model, clock = ScriptedModel(card=lambda _: Unsure("no answer in time")), FakeClock()
    async with rewriting(tmp_path, model, clock, proved=False) as rewrites:
        assert rewrites.program.digest.writing is not None
        texts = rewrites.program.digest.writing.texts
        assert isinstance(texts, KnownTexts)
        firsts = []
        for _ in range(4):
            texts.read.clear()
            clock.advance(timedelta(seconds=LONGEST_PAUSE))
            await rewrites.run({})
            firsts.append(texts.read[0])
        assert firsts == [f"arxiv:2407.{number:05}" for number in (1, 2, 3, 1)]


async def test_while_nothing_is_owed_the_pauses_do_not_grow(tmp_path: Path) -> None:
    model, clock = ScriptedModel(), FakeClock()
    async with rewriting(tmp_path, model, clock) as rewrites:
        for _ in range(10):
            assert await rewrites.run({}) == {}
            clock.advance(timedelta(seconds=PAUSE))
        assert model.asked == []
        edition = await rewrites.program.store.editions.on(DAY)
        assert edition is not None
        owing = replace(edition.papers[0], cards={"en": replace(edition.papers[0].cards["en"], because="outage")})
        assert await rewrites.program.store.editions.correct(replace(edition, papers=(owing, *edition.papers[1:])))
        assert list(await rewrites.run({})) == [DAY]
