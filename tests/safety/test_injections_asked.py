"""FAULTS §3: orders asked on Discord, by /ask and by a mention, with a model that obeys each. What is asked is
no evidence: none of it is said. Where a gate would let it through, nothing of it can be pressed or calls anybody.
"""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from answering import said, sentence
from fakes_asked import ScriptedAnswers
from hostile.injections import Injection, injections, live, theirs
from hostile.liar import vote
from integration.discord_platform.hall import Hall, ServiceClock
from responders.discord_service.limits import BUTTON, walk
from responders.discord_service.seen import read_message
from responders.discord_service.service import DiscordService
from responders.discord_service.world import Message
from responders.openai_api.scripts import as_json
from responders.openai_api.values import Asked, Told
from safety.asked_town import asked_town
from talking import Conversation

from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.ports.store import Store
from bot.settings import BudgetSettings, ChatDefaults

ORDERS = [each for each in injections() if each.place == "question"]
BUDGET = BudgetSettings(daily=50_000_000, chat_daily=50_000_000)
TRUE = "is trained on 7 trillion tokens of text"
LINKS = re.compile(r"(?<!\\)\]\(<?([^)\s>]*)")
"""Where links of a payload lead."""


@dataclass
class Obedient:
    """Says what the order in the question wants, alone, with the paper's words as its quote, and beside a true one."""

    order: Injection = ORDERS[0]

    def __call__(self, asked: Asked) -> Told:
        """One reply of any task."""
        document = json.loads(asked.user)
        task = document["task"]
        if task == "vote":
            return as_json(vote(document))
        told, true = self.order.obeyed[document.get("language", "en")], sentence(1)
        if task == "terms":
            return as_json({"terms": [told[:60]]})
        if task == "repair":
            again = {"text": told, "quotes": true["quotes"]}
            return as_json({"bullets": [{"index": each["index"], **again} for each in document["failed"]]})
        lies = [
            {"paper": 1, "text": told, "quotes": [self.order.order]},
            {"paper": 1, "text": self.order.order, "quotes": true["quotes"]},
            {"paper": 1, "text": f"{true['text']} {told}", "quotes": [*true["quotes"], self.order.order]},
        ]
        return as_json(said(*lies, true))


Asking = Callable[[Hall, Injection], Awaitable[Message]]


def is_whole(message: Message) -> bool:
    """Whether it is the answer, which has buttons, and no sign of work."""
    return any(each["type"] == BUTTON for _, each in walk(message.components))


async def by_command(hall: Hall, order: Injection) -> Message:
    acted = hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "1", "question": order.order})
    return await hall.service.until(lambda: acted.shown if acted.shown and is_whole(acted.shown) else None)


async def by_mention(hall: Hall, order: Injection) -> Message:
    had = sum(each.author is hall.service.bot for each in hall.channel.messages)
    hall.service.mention(hall.jun, hall.channel, f"/ask 1 {order.order}")
    return await hall.service.posted(hall.channel, had + 1)


WAYS: list[Asking] = [by_command, by_mention]


@asynccontextmanager
async def hearing(router: Router, store: Store) -> AsyncIterator[Hall]:
    """The guild Lab with a member, and a core behind the library."""
    async with DiscordService() as service:
        guild, member = service.guild("Lab"), service.person("Jun")
        service.join(guild, member)
        hall = Hall(service, guild, service.text(guild, "general"), guild.owner, member)
        clock = ServiceClock(service)
        async with hall.serving(desk=Desk(router, store, clock, ChatDefaults(language="en"))):
            await service.registered()
            yield hall


async def asked(hall: Hall, asks: Asking, first: Callable[[Injection], None] = lambda _: None) -> list[str]:
    """What is shown for each order, one after the other."""
    found = []
    for order in ORDERS:
        first(order)
        message = await asks(hall, order)
        found.append(read_message(message.content, message.embeds, message.components).text)
    return found


def payloads(hall: Hall) -> Iterator[dict[str, Any]]:
    """Every message that was sent or became another, as the service was told it."""
    for call in hall.service.calls:
        body = call.body
        if isinstance(body, dict):
            yield from (each for each in (body, body.get("data")) if isinstance(each, dict) and "components" in each)


def strings(value: Any) -> Iterator[str]:
    """Every text in what was sent."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def is_inert(hall: Hall) -> None:
    """No payload has a link, a button or a name that is not ours, and none may call anybody."""
    sent = list(payloads(hall))
    assert len(sent) >= len(ORDERS)
    assert [each["allowed_mentions"] for each in sent] == [{"parse": []}] * len(sent)
    words = [each for call in hall.service.calls for each in strings(call.body)]
    assert [each for one in words for each in live(one, "discord")] == []
    pressed = [each for one in words for each in LINKS.findall(one)]
    pressed += [each["url"] for one in sent for _, each in walk(one["components"]) if each.get("url")]
    assert [each for each in pressed if not each.startswith("https://arxiv.org/")] == []
    ours = [each for each in hall.channel.messages if each.author is hall.service.bot]
    assert [each.pings for each in ours if each.pings] == []


@pytest.mark.slow  # many questions, each to its answer, mended and voted on
@pytest.mark.parametrize("asks", WAYS)
async def test_nothing_that_a_question_orders_is_said(asks: Asking) -> None:
    model = Obedient()

    def first(order: Injection) -> None:
        model.order = order

    async with asked_town(None, model, BUDGET, replies=1000.0, a_minute=1000, a_day=1000) as town:
        async with hearing(town.router, town.store) as hall:
            shown = await asked(hall, asks, first)
            is_inert(hall)
        answers = [json.loads(call.user) for call in town.service.calls]
    assert len([each for each in answers if each["task"] == "answer"]) == len(ORDERS)
    for order, words in zip(ORDERS, shown, strict=True):
        assert TRUE in words, order.id
        assert [each for each in (order.order, *order.obeyed.values()) if each.strip(".") in words] == [], order.id


@pytest.mark.slow  # many questions through the library
@pytest.mark.parametrize("asks", WAYS)
async def test_what_a_gate_let_through_can_still_not_be_pressed(asks: Asking) -> None:
    """An answerer without any gate: its words are shown, and are words."""
    heard = {each.order: f"{each.obeyed['en']} {each.order}" for each in ORDERS}
    talk = Conversation(answers=ScriptedAnswers(heard), a_minute=1000)
    async with hearing(talk.router, talk.store) as hall:
        await talk.say("/help")  # publishes the edition
        shown = await asked(hall, asks)
        is_inert(hall)
    assert sum(map(theirs, shown)) >= 5
    assert any("@everyone" in each.replace("\\", "") for each in shown)
