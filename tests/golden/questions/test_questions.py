"""Questions on every platform through the whole way: as they were read, and equal in meaning to the core's.

`JOGAN_WRITE_GOLDEN=1 pytest tests/golden/questions` writes the transcripts anew: read the difference before committing.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from golden.conversation.equal import differing
from golden.conversation.meaning import Came, Meaning
from golden.questions.platforms import AskedInCore, AskedInTerminal, AskedOnDiscord, AskedOnTelegram, Opening
from golden.questions.recording import AskedStep, conversation, is_as_it_was_read
from golden.questions.script import SCRIPT, WITHOUT

PLATFORMS: dict[str, Opening] = {
    "core": AskedInCore.asked,
    "telegram": AskedOnTelegram.asked,
    "discord": AskedOnDiscord.asked,
    "terminal": AskedInTerminal.asked,
}
parts = pytest.mark.parametrize("model", [True, False], ids=["with a model", "without"])
posting = pytest.mark.parametrize("name", ["telegram", "discord"])


def unlike(steps: tuple[AskedStep, ...], core: tuple[AskedStep, ...]) -> list[str]:
    """The turns that say something else. How a long list is divided is each platform's own."""
    pairs = zip(steps, core, strict=True)
    return [step.heading for step, held in pairs if not step.missing and not step.lists and differing(step, held)]


@parts
@pytest.mark.parametrize("name", PLATFORMS)
async def test_questions_are_answered_as_it_was_read(name: str, model: bool) -> None:
    steps = await conversation(name, PLATFORMS[name], model=model)
    assert is_as_it_was_read(steps, f"{name}.{'model' if model else 'without'}.txt")


@parts
@posting
async def test_what_is_said_is_the_same_everywhere(name: str, model: bool) -> None:
    steps = await conversation(name, PLATFORMS[name], model=model)
    assert unlike(steps, await conversation("core", PLATFORMS["core"], model=model)) == []


@parts
async def test_a_terminal_is_answered_as_a_place_without_posts(model: bool) -> None:
    steps = await conversation("terminal", PLATFORMS["terminal"], model=model)
    assert unlike(steps, await conversation("without places", AskedInCore.without_places, model=model)) == []


@posting
async def test_nothing_is_left_out_where_there_are_posts_and_a_difference_is_noticed(name: str) -> None:
    steps = await conversation(name, PLATFORMS[name], model=True)
    core = await conversation("core", PLATFORMS["core"], model=True)
    assert [step.heading for step in steps if step.missing] == []
    other = replace(steps[1], came=Came("", Meaning("another answer")))
    assert unlike((steps[0], other, *steps[2:]), core) == [steps[1].heading]


@pytest.mark.parametrize(("name", "begins"), [("telegram", "── jogan"), ("discord", "jogan (")])
async def test_the_post_that_is_replied_to_is_in_parts_and_its_last_is_asked_about(name: str, begins: str) -> None:
    steps = await conversation(name, PLATFORMS[name], model=True)
    for listed, asked in pairwise(steps):
        if listed.lists and listed.turn.where == "private":
            assert listed.came is not None
            assert Counter(line.startswith(begins) for line in listed.came.shown.splitlines())[True] > 3
            assert asked.came is not None
            assert "Taper" in asked.came.meaning.words


def test_both_languages_ask_everything() -> None:
    by = {who: [turn for turn in SCRIPT if turn.who == who] for who in ("mina", "sora", "joon")}
    assert len(by["sora"]) >= 15
    assert len([turn for turn in by["joon"] if turn.elsewhere]) == 2
    assert {turn.who for turn in WITHOUT} == {"mina", "sora"}
