"""Corrections with a model: a card written anew is asked for anew; what was rewritten is edited, never sent."""

from dataclasses import replace
from datetime import UTC, date, datetime

from fakes import FakeClock
from scripted_model import ENGLISH, KnownTexts, ScriptedModel, a_named_paper, bullet, honest_card
from unit.delivery.test_correct import Newsroom, the_day

from bot.delivery.correct import cards_by_model, corrected
from bot.delivery.correction import Correction, Outcome
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.errors import Temporary
from bot.settings import BudgetSettings
from bot.writing.desk import Writing
from bot.writing.paid import PaidModel

PAPER = a_named_paper(2)
WHEN = date(2024, 7, 18)


def by_model(edition: Edition) -> Edition:
    """The day with another second paper, whose texts a scripted model knows."""
    papers = tuple(replace(each, paper=PAPER) if each.number == 2 else each for each in edition.papers)
    return replace(edition, papers=papers)


class Desk(Newsroom):
    """The newsroom with a model behind a budget."""

    def __init__(self, model: ScriptedModel) -> None:
        super().__init__()
        self.model = model
        clock = FakeClock(datetime(2024, 7, 18, tzinfo=UTC))
        self.writing = Writing(PaidModel(model, self.store.payments, BudgetSettings(), clock), KnownTexts())

    async def correct(self, choice: str = "anew", number: int = 2, why: str = "") -> Outcome:
        async def rewrite(day: date) -> None:
            self.rewritten.append(day)

        desk = Correction(self.store, NINE, self.clock, {"telegram": self.wall}, rewrite, writing=self.writing)
        return await desk.correct(the_day().day, number, choice, why, PAPER)  # type: ignore[arg-type]  # as text


async def test_a_card_is_written_anew_by_the_model_in_every_language() -> None:
    edition = by_model(the_day())
    cards = await cards_by_model(PAPER, edition, Writing(ScriptedModel(), KnownTexts()))
    new = corrected(edition, 2, "anew", PAPER, when=WHEN, cards=cards)
    listed = new.numbered(2)
    assert listed is not None
    assert {code: card.writer for code, card in listed.cards.items()} == {"ko": "model", "en": "model"}
    assert listed.corrected == WHEN
    assert new.notes[-1].kind == "corrected"


async def test_a_paper_that_is_withdrawn_now_is_not_written_by_anybody() -> None:
    model = ScriptedModel()
    writing = Writing(model, KnownTexts())
    assert await cards_by_model(replace(PAPER, withdrawn=True), the_day(), writing) is None
    assert await cards_by_model(replace(PAPER, abstract="Too short."), the_day(), writing) is None
    assert model.asked == []
    new = corrected(the_day(), 2, "anew", replace(PAPER, withdrawn=True), when=WHEN, cards={})
    listed = new.numbered(2)
    assert listed is not None
    assert (listed.summary, listed.cards) == ("withdrawn", {})


async def test_a_correction_does_not_get_the_reply_that_was_wrong() -> None:
    answers = iter(range(100))

    def once_wrong(asked: dict) -> object:  # type: ignore[type-arg]
        card = honest_card(asked)
        return card if next(answers) >= 2 else {**card, "tldr": bullet(0, asked["language"])}

    desk = Desk(ScriptedModel(card=once_wrong))
    await desk.open()
    first = await desk.correct()
    second = await desk.correct()
    lines = [outcome.edition.numbered(2).cards["en"].tldr.text for outcome in (first, second)]  # type: ignore[union-attr]
    assert lines == [ENGLISH[0].format(name="Lantern"), ENGLISH[2].format(name="Lantern")]
    assert desk.model.tasks() == ["card"] * 4


async def test_taking_a_card_back_asks_nobody() -> None:
    desk = Desk(ScriptedModel())
    await desk.open()
    await desk.correct("drop")
    assert desk.model.asked == []


async def test_a_model_that_is_out_corrects_with_excerpts_that_say_so() -> None:
    desk = Desk(ScriptedModel(card=lambda asked: Temporary("503")))
    await desk.open()
    listed = (await desk.correct()).edition.numbered(2)
    assert listed is not None
    assert {(card.writer, card.because) for card in listed.cards.values()} == {("extractive", "outage")}


async def test_what_was_rewritten_is_edited_once_a_message_and_marked_nowhere() -> None:
    desk = Newsroom()
    await desk.open()
    names = await desk.put_up(desk.brief())
    edition = await desk.store.editions.on(the_day().day)
    assert edition is not None
    cards = await cards_by_model(PAPER, edition, Writing(ScriptedModel(), KnownTexts()))
    assert cards is not None
    papers = tuple(replace(each, cards=cards) if each.number in (1, 2) else each for each in edition.papers)
    assert await desk.store.editions.correct(replace(edition, papers=papers))

    async def never(day: date) -> None:
        raise AssertionError("the archive was written before")

    shown = Correction(desk.store, NINE, desk.clock, {"telegram": desk.wall}, never)
    outcome = await shown.show(the_day().day, (1, 2))
    assert (outcome.edited, outcome.left) == (desk.wall.asked, 0)
    assert 0 < outcome.edited <= len(names)
    text = "\n".join(desk.wall.shown.values())
    assert ENGLISH[2].format(name="Lantern") in text
    assert "corrected" not in text


async def test_nobody_has_the_edition_and_nothing_is_edited() -> None:
    desk = Newsroom()
    await desk.open()

    async def rewrite(day: date) -> None:
        raise AssertionError

    outcome = await Correction(desk.store, NINE, desk.clock, {}, rewrite).show(the_day().day, (1, 2, 3))
    assert (outcome.edited, outcome.left, outcome.unsent) == (0, 0, 0)
