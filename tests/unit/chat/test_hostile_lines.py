"""Whatever somebody writes: one short answer, no error of ours, buttons that a platform can carry."""

from dataclasses import replace

import pytest
from talking import Conversation, buttons

LONG = [
    "/subscribe " + "x" * 4000,
    "/subscribe " + "LLM " * 900 + "nonsense of some length",
    "/subscribe " + "foo rl " * 580,
    "/subscribe rl, " + "".join(f"x{at}," for at in range(800)),
    "July " * 800,
    "/timezone " + "A" * 4000,
    "/digest " + "1" * 4000,
    "/paper " + "(" * 4000,
    "/paper " + "https://" * 500,
    "/" * 4096,
    "/" + "subscibe " * 400,
    "/time " + "9" * 4000,
    "/days " + "mon" * 1000,
    "/weekly " + "o" * 4000,
    "/language " + "k" * 4000,
    "/why " + "word " * 800,
]


@pytest.mark.parametrize("line", LONG, ids=lambda line: line[:12])
async def test_an_answer_to_a_long_line_is_short(line: str) -> None:
    reply = await Conversation().reply(line)
    assert len(await Conversation().say(line)) < 500
    assert all(len(action) <= 64 for action in buttons(reply).values())


async def test_half_a_character_in_a_question_is_none() -> None:
    talk = Conversation()
    for number, line in enumerate(("/ask 1 what \ud83d data?", "is it \udcff large?"), 1):
        assert "went wrong" not in await talk.say(line)
        kept = await talk.store.answers.get(number)
        assert kept is not None
        assert "?" in kept.answer.question
        assert not any("\ud800" <= letter <= "\udfff" for letter in kept.answer.question)


async def test_a_zone_that_is_gone_is_utc_and_everything_goes_on() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    await talk.store.chats.put(replace(await talk.chat(), timezone="Mars/Olympus"))
    for line in ("/digest", "/paper 1", "/why 1", "/settings", "/resume"):
        assert "went wrong" not in await talk.say(line)
    assert "09:00 (UTC)" in await talk.say("/status")
    assert "Mars" not in await talk.say("/subscriptions")
    assert "Asia/Seoul" in await talk.say("/timezone Asia/Seoul")
