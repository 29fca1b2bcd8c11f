"""The same conversation on every platform: as it was read, and equal in meaning.

`JOGAN_WRITE_GOLDEN=1 pytest tests/golden/conversation` writes the transcripts anew: read the difference before
committing it.
"""

from dataclasses import replace

import pytest
from golden.conversation.driver_core import InCore
from golden.conversation.driver_discord import OnDiscord
from golden.conversation.driver_telegram import OnTelegram
from golden.conversation.driver_terminal import InTerminal
from golden.conversation.equal import differences, differing, is_excepted, of_turn
from golden.conversation.exceptions import EXCEPTIONS, PARTS, Part
from golden.conversation.meaning import Came, Meaning
from golden.conversation.recording import Opening, conversation, is_as_it_was_read

PLATFORMS: dict[str, Opening] = {
    "telegram": OnTelegram.opened,
    "discord": OnDiscord.opened,
    "terminal": InTerminal.opened,
}
platforms = pytest.mark.parametrize("name", PLATFORMS)


@platforms
async def test_the_conversation_is_as_it_was_read(name: str) -> None:
    assert is_as_it_was_read(await conversation(PLATFORMS[name]), f"{name}.txt")


@platforms
async def test_what_is_said_is_the_same_everywhere(name: str) -> None:
    assert list(differences(await conversation(PLATFORMS[name]), await conversation(InCore.opened))) == []


async def test_a_terminal_is_spoken_to_as_a_place_without_posts() -> None:
    held_against = await conversation(InCore.without_posts)
    for step, held in zip(await conversation(InTerminal.opened), held_against, strict=True):
        assert differing(step, held) == [], step.heading


@platforms
async def test_no_turn_is_left_out_but_for_what_a_platform_has_not(name: str) -> None:
    steps = await conversation(PLATFORMS[name])
    left_out = {need for step in steps for need in step.missing}
    assert (
        left_out
        == {
            "telegram": set(),
            "discord": {"other bots", "edits", "forwards", "links", "ages"},
            "terminal": {need for step in steps for need in step.turn.needs},
        }[name]
    )


@platforms
@pytest.mark.parametrize("part", PARTS)
async def test_every_difference_is_noticed(name: str, part: Part) -> None:
    steps, core = await conversation(PLATFORMS[name]), await conversation(InCore.opened)
    noticed = 0
    for step, held in zip(steps, core, strict=True):
        if step.came is None or is_excepted(step, part):
            continue
        changed = replace(step, came=Came("", _other(step.came.meaning, part)))
        (found,) = of_turn(changed, held)
        assert found.startswith(f"{step.heading}\n  {part} {step.where}: ")
        noticed += 1
    assert noticed > 15


def _other(meaning: Meaning, part: Part) -> Meaning:
    """The same but for one part."""
    match part:
        case "words":
            return replace(meaning, words=f"{meaning.words} not")
        case "links":
            return replace(meaning, links=(*meaning.links, "https://evil.example"))
        case "pictures":
            return replace(meaning, pictures=meaning.pictures + 1)
        case "buttons":
            return replace(meaning, buttons=meaning.buttons | {("x", "/x")})
        case "files":
            return replace(meaning, files=(*meaning.files, "evil.md"))


async def test_an_answer_too_few_and_an_answer_too_many_are_noticed() -> None:
    steps, core = await conversation(OnTelegram.opened), await conversation(InCore.opened)
    silent = next(number for number, step in enumerate(steps) if step.came is None and not step.missing)
    answer = replace(steps[silent], came=Came("", Meaning("words")))
    assert list(differences([*steps[:silent], answer, *steps[silent + 1 :]], core))
    assert list(differences([replace(steps[0], came=None), *steps[1:]], core))


def test_exceptions_have_their_reasons() -> None:
    assert all(len(one.why.split()) > 5 and one.turns and one.parts for one in EXCEPTIONS)
