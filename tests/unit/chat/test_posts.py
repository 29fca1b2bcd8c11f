"""What /status and /why say of a chat's posts: those that came, wait, or were refused, and why nothing came."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from ledger_rows import settle, write_posting
from talking import NOW, Conversation, an_edition_of_four

from bot.chat.router import Router
from bot.domain.nine import NINE
from bot.ports.ledger import Settled
from bot.settings import ChatDefaults

DAY = date(2024, 7, 16)
SENT = [Settled(0, "sent", message_id="7"), Settled(1, "sent", message_id="8")]
IN_AN_HOUR = NOW + timedelta(hours=1)


async def a_reader(**incoming: Any) -> Conversation:
    talk = Conversation(**incoming)
    await talk.say("/subscribe LLM")
    return talk


async def posted(talk: Conversation, settled: Sequence[Settled], parts: int = 2, **more: Any) -> None:
    rows = await write_posting(talk.store, await talk.chat(), DAY, parts, NOW, **more)
    await settle(talk.store, rows, settled, NOW)


FATES = {
    "arrived": (SENT, "Edition of Tue 16 July 2024: posted Wed 17 July, 03:00 (UTC)"),
    "waiting": ([], "Edition of Tue 16 July 2024: next in line, within minutes"),
    "again": (
        [SENT[0], Settled(1, "ready", "429", not_before=IN_AN_HOUR)],
        "1 of 2 messages posted. The rest: could not be sent and is tried again Wed 17 July, 04:00 (UTC)",
    ),
    "unsure": ([Settled(0, "unsure", "no answer"), SENT[1]], "nobody knows yet whether it arrived"),
    "held": ([SENT[0], Settled(1, "parked", "no answer")], "cannot be known"),
    "refused": ([Settled(0, "dead", "the photo is too large"), SENT[1]], "refused for good (the photo is too large)"),
}


@pytest.mark.parametrize(("settled", "said"), FATES.values(), ids=FATES)
async def test_each_fate_of_a_posting_is_told(settled: list[Settled], said: str) -> None:
    talk = await a_reader()
    await posted(talk, settled)
    for line in ("/status", "/why"):
        assert said in await talk.say(line)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("weekly", "The week's edition up to Tue 16 July 2024"),
        ("notice", "Line on Tue 16 July 2024, a day without"),
        ("report", "Instalment of a conference report, Tue 16 July 2024"),
    ],
)
async def test_a_week_a_line_and_an_instalment_have_their_names(kind: str, said: str) -> None:
    talk = await a_reader()
    await posted(talk, SENT[:1], 1, kind=kind)
    assert said in await talk.say("/status")


async def test_a_pause_of_the_bot_is_told_with_its_end() -> None:
    talk = await a_reader()
    await posted(talk, [])
    await talk.store.ledger.pause("terminal:1", IN_AN_HOUR, "too many requests")
    assert "the platform lets me send again Wed 17 July, 04:00 (UTC)" in await talk.say("/status")


async def out(talk: Conversation) -> None:
    """The bot does not reach its platform for an hour, and tries again in a minute."""
    fence = await talk.store.ledger.take("terminal:1", "one")
    assert fence is not None
    an_hour_ago, soon = NOW - timedelta(hours=1), NOW + timedelta(minutes=1)
    await talk.store.ledger.unreached("terminal:1", fence, an_hour_ago, soon, "no route to host")


async def test_a_platform_that_is_not_reached_is_told_since_when_and_when_it_is_tried_again() -> None:
    talk = await a_reader()
    await posted(talk, [])
    await out(talk)
    said = await talk.say("/why")
    assert "I have not reached the platform since Wed 17 July, 02:00 (UTC), and keep trying" in said
    assert "(next try: Wed 17 July, 03:01 (UTC))" in said
    assert "host" not in said


async def test_only_the_last_postings_are_listed_newest_first() -> None:
    talk = await a_reader()
    for back in range(4, -1, -1):
        now = NOW - timedelta(days=back)
        rows = await write_posting(talk.store, await talk.chat(), DAY - timedelta(days=back), 1, now)
        await settle(talk.store, rows, SENT[:1], now)
    said = await talk.say("/status")
    assert said.count("Edition of ") == 3
    assert said.index("Edition of Tue 16") < said.index("Edition of Mon 15") < said.index("Edition of Sun 14")


async def test_why_nothing_came_to_whoever_began_after_the_newest_edition() -> None:
    talk = await a_reader()
    assert "The edition of Tue 16 July 2024 was there before you began" in await talk.say("/why")


async def test_why_tells_of_an_edition_that_is_still_to_come() -> None:
    talk = await a_reader()
    await talk.store.editions.publish(an_edition_of_four(date(2024, 7, 17), 20001))
    assert "The edition of Wed 17 July 2024 comes with the next post." in await talk.say("/why")


async def test_why_nothing_came_where_the_edition_has_no_papers_of_ones_own() -> None:
    talk = Conversation()
    await talk.say("/subscribe AI in Healthcare")
    assert "has no papers in your categories" in await talk.say("/why")


async def test_why_tells_what_stops_posts_and_of_a_service_without_editions() -> None:
    talk = Conversation()
    assert "nothing is subscribed" in await talk.say("/why")
    await talk.say("/subscribe LLM")
    await talk.say("/pause")
    assert "Posts are paused" in await talk.say("/why")
    assert "There is no edition yet." in await Conversation([]).say("/why")


async def test_why_asks_for_a_paper_where_nothing_is_posted_and_in_reply_to_a_post() -> None:
    assert "/why needs something after it" in await Conversation(posts=False).say("/why")


async def test_operators_see_what_each_bot_has_to_send() -> None:
    talk = await a_reader(sender="7")
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), operators=frozenset({"terminal:7"}))
    rows = await write_posting(talk.store, await talk.chat(), DAY, 4, NOW)
    fates = [Settled(0, "parked"), Settled(1, "dead", "no"), Settled(2, "unsure")]
    await settle(talk.store, rows, fates, NOW)
    said = await talk.say("/status")
    assert "terminal:1: 1 waiting, 1 not known, 1 held, 1 refused" in said
    await talk.store.ledger.pause("terminal:1", IN_AN_HOUR, "flood")
    assert "sends nothing until Wed 17 July, 04:00 (UTC) (flood)" in await talk.say("/status")
    assert "terminal:1" not in await talk.say("/status", sender="8")


async def test_operators_see_which_bot_does_not_reach_its_platform() -> None:
    talk = await a_reader(sender="7")
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), operators=frozenset({"terminal:7"}))
    await posted(talk, [])
    await out(talk)
    said = await talk.say("/status")
    assert "has not reached its platform since Wed 17 July, 02:00 (UTC) (no route to host), next try: " in said
