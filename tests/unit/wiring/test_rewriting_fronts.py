"""The front page that says why there are excerpts is edited with them: else readers are told what is not so."""

from dataclasses import replace
from pathlib import Path

import pytest
from unit.wiring.test_rewriting import after_an_outage
from writing_days import DAY

from adapters.wiring.rewriting import Rewrites
from bot.document.edition import post
from bot.domain.shown import About
from bot.ports.store import ShownMessage


async def test_row_24_no_message_says_of_a_models_sentences_that_they_are_the_papers_own(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, _, wall):
        fronts = await running.store.messages.fronts(DAY)
        assert len(fronts) == 1
        wall.shown["1"] = "The model could not be reached: the sentences below are the papers' own, word for word."
        done = await Rewrites(running).run({"telegram": wall})
        assert (done[DAY].edited, done[DAY].left) == (2, 0)
        assert "could not be reached" not in "".join(wall.shown.values())
        assert "What began as excerpts was written by the model on " in wall.shown["1"]
        assert wall.shown["1"].startswith("🗞 Jogan, Tue 16 July 2024")
        assert "Lantern" not in wall.shown["1"]


@pytest.mark.parametrize("length", ["full", "brief"])
async def test_the_front_page_of_a_post_of_any_length_stays_one_message(tmp_path: Path, length: str) -> None:
    async with after_an_outage(tmp_path) as (_, running, _, wall):
        edition = await running.store.editions.on(DAY)
        assert edition is not None
        (known,) = await running.store.messages.fronts(DAY)
        document = post(edition, running.categories, chosen=None, language="ko", length=length)  # type: ignore[arg-type]
        rendered = wall.render(document, "channel")
        other = replace(known, message="9", part=1, parts=len(rendered), about=rendered[0].about or known.about)
        await running.store.messages.add([other])
        await Rewrites(running).run({"telegram": wall})
        assert "모델로 다시 썼습니다" in wall.shown["9"]
        assert "Lantern" not in wall.shown["9"]


async def test_a_message_of_the_day_that_nobody_knows_how_to_make_is_left_as_it_is(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, _, wall):
        (known,) = await running.store.messages.fronts(DAY)
        notice: ShownMessage = replace(known, message="9", about=About(DAY))
        await running.store.messages.add([notice])
        done = await Rewrites(running).run({"telegram": wall})
        assert "9" not in wall.shown
        assert done[DAY].left == 0
