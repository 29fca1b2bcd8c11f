"""Whoever only says to be an operator gets word for word what anybody gets, on each platform and by every trick.

There is no broadcast in chats: what an operator may do there is read more in /status and judge what readers reported.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from fakes_asked import ScriptedAnswers
from fakes_posts import FakePosts
from talking import Conversation, buttons, questioning

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.codes import DIGITS, LASTS, Codes
from bot.chat.router import Router
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.settings import ChatDefaults

PLATFORMS = ("telegram", "discord", "terminal")
NAMED = frozenset({"telegram:7", "telegram:70", "discord:700000000000000007", "terminal:boss"})
PRETENDING: Sequence[tuple[str, frozenset[str]]] = (
    ("8", NAMED),
    ("@7", NAMED),
    ("07", NAMED),
    ("7 ", NAMED),
    ("7\u200b", NAMED),
    ("\uff17", NAMED),
    ("telegram:7", NAMED),
    ("boss,telegram:7", NAMED),
    ("", NAMED),
    ("", frozenset({"telegram:", "discord:", "terminal:"})),
    ("7", frozenset()),
    ("None", frozenset()),
)
"""Who writes, and whom the settings name."""
DECISIONS = ("confirm", "dismiss", "000000", "CONFIRM", "confirm 000000")
NO_COMMANDS = ("broadcast hello", "stats", "reload", "operator", "withdraw 1", "sudo status", "admin")


class Platform(Conversation):
    """A conversation on a platform with operators, and one answer that was given to its reader 20."""

    def __init__(self, platform: str, operators: frozenset[str]) -> None:
        super().__init__(address=Address(platform, "20"), sender="20", own_name="jogan_bot", lane=f"{platform}:1")
        self.posts = FakePosts(platform)
        asked = questioning(self.store, self.clock, ScriptedAnswers())
        self.router = Router(
            self.store,
            self.clock,
            NINE,
            ChatDefaults(language="en"),
            posts={platform: self.posts},
            operators=operators,
            questioning=asked,
        )

    async def whole(self, line: str, **incoming: Any) -> str:
        """A reply with all that it offers."""
        reply = await self.reply(line, **incoming)
        return f"{plain_lines(reply.document)} {buttons(reply)} {reply.ephemeral} {reply.mistake}"


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("person", "named"), PRETENDING)
async def test_a_pretended_operator_is_anybody(platform: str, person: str, named: frozenset[str]) -> None:
    talk, nobody = Platform(platform, named), Platform(platform, frozenset())
    for each in (talk, nobody):
        await each.reply("/ask 1 What data?")
        await each.reply("/wrong 1")
    private = {"address": Address(platform, f"chat of {person}"), "sender": person}
    for line in ("/status", "/wrong", *(f"/wrong 1 {each}" for each in DECISIONS)):
        for pressed in (False, True):
            assert await talk.whole(line, **private, pressed=pressed) == await nobody.whole(
                line, **private, pressed=pressed
            ), line
    kept = await talk.store.answers.get(1)
    assert kept is not None
    assert (kept.state, talk.posts.edited) == ("reported", [])


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("line", NO_COMMANDS)
async def test_a_command_of_operators_is_unknown_to_everybody(platform: str, line: str) -> None:
    """Also to operators: there is none."""
    talk = Platform(platform, NAMED)
    word = line.partition(" ")[0]
    for person in ("20", "7", "700000000000000007", "boss"):
        said = await talk.whole(f"/{line}", sender=person)
        assert f"There is no command “{word}”" in said


@pytest.mark.parametrize("decision", DECISIONS)
async def test_a_decision_of_a_reader_is_the_report_that_any_word_is(decision: str) -> None:
    said = []
    for word in (decision, "nonsense"):
        talk = Platform("telegram", NAMED)
        await talk.reply("/ask 1 What data?")
        said.append([await talk.whole(f"/wrong 1 {word}"), await talk.whole(f"/wrong 1 {word}")])
        kept = await talk.store.answers.get(1)
        assert kept is not None
        assert kept.state == ("given" if " " in word else "reported")
    if " " not in decision:
        assert said[0] == said[1]


@pytest.mark.parametrize("kind", ["group", "thread", "channel", "forum"])
async def test_an_operator_among_others_is_anybody(kind: str) -> None:
    talk, nobody = Platform("telegram", NAMED), Platform("telegram", frozenset())
    place = {"address": Address("telegram", "-5"), "kind": kind, "sender": "7", "addressed": True}
    for line in ("/status", "/wrong", "/wrong 1 confirm"):
        assert await talk.whole(line, **place) == await nobody.whole(line, **place)


async def spread() -> Platform:
    """An answer that stands in three chats and was reported."""
    talk = Platform("telegram", NAMED)
    for number in (20, 21, 22):
        await talk.reply("/ask 1 What data?", address=Address("telegram", str(number)), sender=str(number))
    await talk.reply("/wrong 1")
    return talk


BOSS = {"address": Address("telegram", "7"), "sender": "7"}


async def states(talk: Platform) -> set[str]:
    kept = [await talk.store.answers.get(number) for number in (1, 2, 3)]
    return {one.state for one in kept if one}


async def test_what_reaches_many_chats_takes_a_code_that_works_once_and_for_ten_minutes() -> None:
    talk = await spread()

    async def code() -> str:
        (action,) = buttons(await talk.reply("/wrong 1 confirm", **BOSS)).values()
        return action

    first = await code()
    second = await code()
    assert "stands in several chats (3)" in await talk.say(first, **BOSS) or first == second
    late = await code()
    talk.clock.advance(LASTS)
    assert "stands in several chats (3)" in await talk.say(late, **BOSS)
    assert "withdrawn" not in await states(talk)
    assert "is withdrawn" in await talk.say(await code(), **BOSS)
    assert await states(talk) == {"withdrawn"}


async def test_a_code_is_its_operators_alone() -> None:
    talk = await spread()
    (action,) = buttons(await talk.reply("/wrong 1 confirm", **BOSS)).values()
    assert "stands in several chats (3)" in await talk.say(action, address=Address("telegram", "70"), sender="70")
    assert "withdrawn" not in await states(talk)
    assert "is withdrawn" in await talk.say(action, **BOSS)


async def test_a_code_of_one_platform_is_nobodys_on_another() -> None:
    """The operators' numbers are the same on both, and they are two people."""
    talk = Platform("telegram", frozenset({"telegram:7", "discord:7"}))
    for number in (20, 21, 22):
        await talk.reply("/ask 1 What data?", address=Address("telegram", str(number)), sender=str(number))
    await talk.reply("/wrong 1")
    (action,) = buttons(await talk.reply("/wrong 1 confirm", **BOSS)).values()
    elsewhere = {"address": Address("discord", "7"), "sender": "7", "lane": "discord:1"}
    assert "stands in several chats (3)" in await talk.say(action, **elsewhere)
    assert "withdrawn" not in await states(talk)
    assert "is withdrawn" in await talk.say(action, **BOSS)


def test_a_code_fits_its_person_and_deed_once_and_in_time() -> None:
    codes, now, seven = Codes(), Conversation().clock.now(), Address("telegram", "7")
    code = codes.ask(seven, "withdraw 1", now)
    assert code.isdecimal()
    assert len(code) == DIGITS
    assert not codes.fits(Address("telegram", "8"), "withdraw 1", code, now)
    assert not codes.fits(Address("discord", "7"), "withdraw 1", code, now), "the same number elsewhere is another"
    assert codes.fits(seven, "withdraw 1", code, now)
    assert not codes.fits(seven, "withdraw 1", code, now)
    assert not codes.fits(seven, "withdraw 2", codes.ask(seven, "withdraw 1", now), now)
    assert not codes.fits(seven, "withdraw 1", codes.ask(seven, "withdraw 1", now), now + LASTS)
    known = codes.ask(seven, "withdraw 1", now)
    assert not codes.fits(seven, "withdraw 1", f"{known}0", now)
    assert not codes.fits(seven, "withdraw 1", known, now), "one try"
