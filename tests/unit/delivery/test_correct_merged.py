"""Corrections reach posts of several editions: messages are edited, and what is still to be sent is drawn again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import pytest
from builders import a_bullet, a_card, a_chat, a_listed, a_paper, an_edition
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from unit.delivery.test_correct import Wall

from bot.delivery.correct import corrected
from bot.delivery.correction import Correction, Outcome
from bot.delivery.plan import Planner
from bot.delivery.remade import remade
from bot.document.merged import merged
from bot.domain.chat import Address, Length
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.posting import Recipe
from bot.domain.shown import Page
from bot.ports.ledger import Bundle
from bot.ports.store import ShownMessage

NEW, OLD = date(2024, 7, 16), date(2024, 7, 15)
DUE = datetime(2024, 7, 17, 0, tzinfo=UTC)
LANE = "telegram:1"


def of(day: date, long: int = 0) -> Edition:
    """Two papers, the second of which says something wrong."""
    right = a_card()
    said = "All of it is wrong. " * max(long, 1)
    wrong = replace(right, tldr=a_bullet(said.strip()), sections=replace(right.sections, whats_new=(a_bullet(said),)))
    papers = [
        a_listed(
            number,
            a_paper(f"arxiv:{day:%y%m.%d}{number:03}", f"Paper {number} of {day:%d %B}", day=day),
            cards={"en": wrong if number == 2 else right, "ko": right},
        )
        for number in (1, 2)
    ]
    return an_edition(day, papers)


class Desk:
    """A store with both editions, and a wall with messages."""

    def __init__(self) -> None:
        self.store, self.wall, self.clock = FakeStore(), Wall(), FakeClock(DUE)

    async def open(self) -> "Desk":
        for day in (OLD, NEW):
            assert await self.store.editions.publish(of(day))
        return self

    async def correct(self, day: date) -> Outcome:
        async def rewrite(day: date) -> None:
            """No archive here."""

        return await Correction(self.store, NINE, self.clock, {"telegram": self.wall}, rewrite).correct(day, 2, "drop")

    async def put_up(self, page: Page) -> None:
        document = merged((of(NEW), of(OLD)), NINE, page, lambda shown: self.wall.fits(shown, "channel"))
        rendered = self.wall.render(document, "channel")
        for part, message in enumerate(rendered, 1):
            self.wall.shown[str(part)] = message.plain
            assert message.about is not None
            address = Address("telegram", "-1001")
            shown = ShownMessage(address, "channel", str(part), message.about, part, len(rendered), DUE)
            await self.store.messages.add([shown])

    async def plan(self, length: Length = "brief") -> None:
        planner = Planner(
            self.store.ledger,
            self.store,
            NINE,
            time(23),
            self.clock,
            {LANE: self.wall},
            PlainCharts(),
            MemoryArchive(),
        )
        since = OLD - timedelta(days=1)
        await self.store.chats.put(
            a_chat("1", "telegram", everything=True, lane=LANE, cursor=since, next_due=DUE, length=length)
        )
        assert (await planner.plan_due(DUE)).moved == 1


@pytest.mark.parametrize("shape", ["merged", "weekly"])
@pytest.mark.parametrize("day", [NEW, OLD])
async def test_a_message_of_several_editions_is_made_again(shape: Literal["merged", "weekly"], day: date) -> None:
    desk = await Desk().open()
    await desk.put_up(Page(shape, "en"))
    assert desk.wall.shown["2"].count("All of it is wrong.") == 2
    outcome = await desk.correct(day)
    assert (outcome.edited, outcome.left) == (1, 0)
    assert desk.wall.shown["2"].count("All of it is wrong.") == 1
    assert "corrected 2024-07-17" in desk.wall.shown["2"]
    assert "7/15-2. Paper 2 of 15 July" in desk.wall.shown["2"]


async def test_what_is_still_to_be_sent_is_drawn_again_with_as_many_parts() -> None:
    desk = await Desk().open()
    await desk.plan()
    (before,) = await desk.store.ledger.unsent_bundles(OLD)
    outcome = await desk.correct(OLD)
    assert outcome.unsent == 1
    after = await desk.store.ledger.bundle(before.number)
    assert after is not None
    assert (after.revision, len(after.parts)) == (1, len(before.parts))
    assert after.parts[1].plain.count("All of it is wrong.") == 1
    assert (await desk.correct(OLD)).unsent == 0, "the same correction again draws nothing"


async def test_where_fewer_messages_are_needed_the_others_say_so() -> None:
    """At full length a long wrong card filled a message of its own."""
    wall, long = Wall(), of(NEW, long=300)
    recipe = Recipe(LANE, "private", "en", "full", None, "edition", (NEW,))
    parts = wall.render(merged((long,), NINE, Page("merged", "en", "full")), "private")
    assert len(parts) > 2
    bundle = Bundle(1, recipe, parts)
    new = remade(bundle, {NEW: corrected(long, 2, "drop", when=NEW)}, NINE, wall)
    assert len(new) == len(parts)
    assert not any("All of it is wrong." in part.plain for part in new)
    assert "these papers are in the message above now" in new[-1].plain
