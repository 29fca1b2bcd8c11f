"""A firewall before a service that takes one paper's text for an attack: that paper is refused, not the settings."""

import pytest
from fakes import FakeClock
from pydantic import BaseModel
from responders.openai_api import scripts
from responders.openai_api.service import Asked, OpenAiService, Told

from adapters.llm.openai_chat import Endpoint, OpenAiChat
from bot.errors import BadReply, JoganError, ModelUnusable
from bot.ports.llm import Prompt

PAGE = "<!DOCTYPE html><title>Attention Required!</title><h1>Sorry, you have been blocked</h1>"


class Word(BaseModel):
    """A shape of one text."""

    text: str


async def asked(*users: str, wall: Told | None = None) -> list[object]:
    """What comes of questions one after the other, where each with `attack` in it is stopped."""
    stopped = wall or Told(status=403, raw=PAGE, headers={"content-type": "text/html"})

    def answer(question: Asked) -> Told:
        return stopped if "attack" in question.user else Told(content='{"text": "a"}')

    told: list[object] = []
    async with OpenAiService(answer) as service:
        model = OpenAiChat(Endpoint("m", service.url, key=scripts.KEY, deadline=5.0), FakeClock())
        try:
            for user in users:
                try:
                    told.append((await model.ask(Prompt("card", "1", "rules", user, Word, 50))).value.text)
                except JoganError as failure:
                    told.append(failure)
        finally:
            await model.aclose()
    return told


async def test_row_24_one_paper_that_a_firewall_stops_is_one_bad_reply() -> None:
    first, second, third = await asked("a paper", "on attacks: ' OR 1=1 --", "a paper")
    assert (first, third) == ("a", "a")
    assert isinstance(second, BadReply)


async def test_who_never_answered_anything_is_wrongly_set() -> None:
    (only,) = await asked("on attacks")
    assert isinstance(only, ModelUnusable)


@pytest.mark.parametrize("wall", [scripts.forbidden(), scripts.wrong_key(scripts.KEY)])
async def test_a_service_that_says_why_in_its_own_words_is_believed(wall: Told) -> None:
    _, second = await asked("a paper", "on attacks", wall=wall)
    assert isinstance(second, ModelUnusable)
