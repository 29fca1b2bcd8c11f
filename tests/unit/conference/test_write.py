"""The stage that tells papers: every language, in turn, within its bounds, and whatever goes wrong costs one text."""

import asyncio
import gc
import json
from dataclasses import replace
from typing import Any

import pytest
from builders import a_paper
from scripted_model import KnownTexts, ScriptedModel, a_named_paper, honest

from bot.conference.told_excerpted import excerpted
from bot.conference.write import write
from bot.domain.conference import Reported
from bot.domain.text import PaperText, TextSection
from bot.errors import BudgetSpent, Permanent
from bot.gate.source import Source
from bot.ports.llm import Prompt, Reply, Shape
from bot.settings import WritingSettings
from bot.writing.desk import Writing

NAMES = ("Lantern", "Borealis", "Mirtern", "Toltern", "Kertern")
BOTH = ("ko", "en")


def reported(count: int = 3) -> list[Reported]:
    """Papers with abstracts that a scripted model is honest about."""
    return [Reported(number, a_named_paper(number, NAMES[number - 1])) for number in range(1, count + 1)]


def writing(model: ScriptedModel | None = None, **settings: Any) -> Writing:
    return Writing(model or ScriptedModel(), KnownTexts(), WritingSettings(**settings))


def writers(papers: tuple[Reported, ...]) -> list[set[tuple[str, str | None]]]:
    """Of each paper who wrote, and why it was not the model."""
    return [{(text.writer, text.because) for text in each.texts.values()} for each in papers]


class Heard:
    """Progress that is remembered."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int, int]] = []

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        self.said.append((stage, done, of))


async def test_every_paper_is_told_in_every_language_and_keeps_the_rest_of_itself() -> None:
    papers = reported()
    found = await write(papers, BOTH, writing())
    assert [replace(each, texts={}) for each in found] == papers
    assert [list(each.texts) for each in found] == [["ko", "en"]] * 3
    assert writers(found) == [{("model", None)}] * 3
    assert "메모리" in found[0].texts["ko"].tldr.text
    assert "memory" in found[0].texts["en"].tldr.text


async def test_without_a_model_excerpts_are_the_same_for_every_language() -> None:
    found = await write(reported(), BOTH, None)
    assert writers(found) == [{("extractive", None)}] * 3
    assert found[1].texts["ko"] == found[1].texts["en"] == excerpted(found[1].paper)


@pytest.mark.parametrize("desk", [None, writing()])
async def test_a_paper_without_an_abstract_has_no_texts_and_nobody_is_asked(desk: Writing | None) -> None:
    without = Reported(2, a_paper("arxiv:2407.00009", "A Title", abstract=""))
    gone = Reported(3, replace(a_named_paper(3), withdrawn=True))
    found = await write([reported()[0], without, gone], BOTH, desk)
    assert [bool(each.texts) for each in found] == [True, False, False]
    if desk is not None:
        assert desk.texts.read == ["arxiv:2407.00001"]  # type: ignore[attr-defined]  # KnownTexts
        assert len(desk.model.asked) == 2  # type: ignore[attr-defined]  # ScriptedModel


async def test_papers_go_one_after_the_other_where_one_call_at_once_is_allowed() -> None:
    model = ScriptedModel()
    await write(reported(5), BOTH, writing(model, at_once=1))
    asked = [(int(each["paper"]["id"][-1]), each["language"]) for each in model.asked]
    assert asked == [(number, code) for number in range(1, 6) for code in BOTH]


async def test_the_second_language_of_a_paper_is_asked_for_when_the_first_is_answered() -> None:
    """A service remembers what it has read, not what it is reading."""
    answered: list[str] = []

    def answer(asked: dict[str, Any]) -> object:
        answered.append(asked["paper"]["id"])
        return honest(asked)

    class Watched(ScriptedModel):
        async def ask(self, prompt: Prompt[Shape], *more: Any, **other: Any) -> Reply[Shape]:
            paper = json.loads(prompt.user)
            if paper["language"] == "en":
                assert paper["paper"]["id"] in answered
            return await super().ask(prompt, *more, **other)

    found = await write(reported(5), BOTH, writing(Watched(delay=0.01, conference=answer), at_once=2))
    assert writers(found) == [{("model", None)}] * 5


async def test_as_many_at_once_as_the_settings_say_and_as_many_more_at_the_gate() -> None:
    model = ScriptedModel(delay=0.01)
    await write(reported(5), BOTH, writing(model, at_once=2))
    assert 2 <= model.most <= 4


async def test_a_text_is_read_once_for_all_languages() -> None:
    desk = writing(ScriptedModel(delay=0.01))
    await write(reported(2), BOTH, desk)
    assert sorted(desk.texts.read) == ["arxiv:2407.00001", "arxiv:2407.00002"]  # type: ignore[attr-defined]


async def test_a_text_is_let_go_of_after_its_last_language() -> None:
    held: list[int] = []

    class Counting(ScriptedModel):
        async def ask(self, prompt: Prompt[Shape], *more: Any, **other: Any) -> Reply[Shape]:
            titles = [each.title for each in gc.get_objects() if isinstance(each, Source)]
            held.append(sum(title.startswith(NAMES) and title.endswith("Counted") for title in titles))
            return await super().ask(prompt, *more, **other)

    papers = [replace(each, paper=replace(each.paper, title=f"{each.paper.title} Counted")) for each in reported(5)]
    await write(papers, BOTH, writing(Counting(), at_once=1))
    assert 1 <= max(held) <= 2


async def test_the_whole_text_is_shown_as_far_as_the_settings_allow() -> None:
    paper = a_named_paper()
    long = TextSection("1 Introduction", "\n\n".join("Here is more of it. " * 10 for _ in range(100)))
    model = ScriptedModel()
    texts = KnownTexts(PaperText(paper.id, paper.title, paper.abstract, "html", (long,)))
    found = await write([Reported(1, paper)], ("en",), Writing(model, texts, WritingSettings(most_text=3_000)))
    assert found[0].texts["en"].text_from == "full_text"
    assert 2_000 < sum(len(each["text"]) for each in model.asked[0]["paper"]["sections"]) <= 3_000


@pytest.mark.parametrize("desk", [None, writing()])
async def test_how_far_it_is_is_told_paper_by_paper(desk: Writing | None) -> None:
    heard = Heard()
    await write(reported(), BOTH, desk, heard)
    assert heard.said == [("write", 1, 3), ("write", 2, 3), ("write", 3, 3)]


async def test_at_the_budgets_end_the_rest_are_excerpts_that_say_so() -> None:
    left = iter(range(2))

    def answer(asked: dict[str, Any]) -> object:
        return BudgetSpent("the day is spent") if next(left, None) is None else honest(asked)

    found = await write(reported(), BOTH, writing(ScriptedModel(conference=answer), at_once=1))
    assert writers(found)[0] == {("model", None)}
    assert writers(found)[1:] == [{("extractive", "budget")}] * 2


async def test_what_the_deadline_leaves_are_excerpts() -> None:
    slow = ScriptedModel(delay=0.2)
    found = await write(reported(5), ("en",), writing(slow, at_once=1, deadline=0.3))
    assert [each.texts["en"].because for each in found] == [None, None, "outage", "outage", "outage"]


class Broken(ScriptedModel):
    """Raises what no model may raise, for one paper."""

    async def ask(self, prompt: Prompt[Shape], *more: Any, **other: Any) -> Reply[Shape]:
        if "Borealis" in prompt.user:
            raise ZeroDivisionError("a fault of our own")
        return await super().ask(prompt, *more, **other)


async def test_a_fault_in_one_text_costs_that_text_only(caplog: pytest.LogCaptureFixture) -> None:
    found = await write(reported(), BOTH, writing(Broken()))
    assert writers(found) == [{("model", None)}, {("extractive", "gate")}, {("model", None)}]
    assert "arxiv:2407.00002 is told in excerpts: ZeroDivisionError in one job" in caplog.text


class Unreadable(KnownTexts):
    """Has no text of one paper, and says so."""

    async def text(self, paper: Any) -> PaperText:
        if paper.id.endswith("2"):
            raise Permanent("the disk is full")
        return await super().text(paper)


async def test_a_text_that_cannot_be_had_costs_that_paper_only() -> None:
    found = await write(reported(), BOTH, Writing(ScriptedModel(), Unreadable()))
    assert writers(found) == [{("model", None)}, {("extractive", "outage")}, {("model", None)}]


async def test_nobody_to_tell_of_is_no_call() -> None:
    model = ScriptedModel()
    assert await write([], BOTH, writing(model)) == ()
    assert model.asked == []


async def test_who_stops_waiting_stops_the_writing() -> None:
    model = ScriptedModel(delay=60)
    task = asyncio.create_task(write(reported(), BOTH, writing(model)))
    await model.begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert model.now == 0
