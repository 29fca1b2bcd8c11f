"""Operators are told what needs them, in their own language, and one fault stops no other."""

import asyncio
import re
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from builders import a_chat
from fakes import FakeStore
from fakes_posts import FakePosts
from virtual_time import run

from adapters.config import TABLE
from bot.alerts.alerts import TOLD_WITHIN
from bot.alerts.operators import Operators
from bot.document.blocks import Document
from bot.domain.alert import Alert, AlertKind
from bot.domain.chat import Address, Chat
from bot.errors import Refused, Temporary
from bot.ports.store import Chats
from bot.wording.shapes.chat_alerts import AlertWords

DAY = date(2024, 7, 16)
SUBJECTS: dict[AlertKind, str] = {"budget": "JOGAN_DAILY_TOKENS"}
"""Where it is no bot's."""
SETTINGS = {setting.name for setting in TABLE}
REMEDY = re.compile(r"jogan (?:doctor|deliveries (?:list|retry))|JOGAN_[A-Z_]+")


@dataclass
class Deaf(FakePosts):
    """Nobody can be told there."""

    async def tell(self, person: str, document: Document) -> None:
        raise Refused("blocked", "bot was blocked by the user")


class NoChats(FakeStore):
    """Its chats cannot be read."""

    async def get(self, address: Address) -> Chat | None:
        raise Temporary("the disk is full")


def telegram_operators(posts: FakePosts, language: str = "en", chats: Chats | None = None) -> Operators:
    return Operators(["telegram:7"], {"telegram": posts}, chats or FakeStore().chats, language)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", get_args(AlertKind))
async def test_every_kind_names_its_subject_the_reason_and_a_remedy(kind: AlertKind, language: str) -> None:
    posts, subject = FakePosts(), SUBJECTS.get(kind, "telegram:1")
    assert await telegram_operators(posts, language).ring(Alert(kind, subject, DAY, "the very reason"))
    ((person, said),) = posts.told
    assert person == "7"
    assert kind == "late" or subject in said
    assert "the very reason" in said
    assert REMEDY.search(said)
    assert set(re.findall(r"JOGAN_[A-Z_]+", said)) <= SETTINGS
    assert "/status" in said
    assert "deploy/README.md" in said


def test_there_are_words_for_nothing_else() -> None:
    assert {field.name for field in fields(AlertWords)} == {*get_args(AlertKind), "waited", "once"}


async def test_everybody_is_told_in_their_own_language() -> None:
    posts, store = FakePosts(), FakeStore()
    await store.chats.put(a_chat("7", "telegram", language="en"))
    people = Operators(["telegram:8", "telegram:7"], {"telegram": posts}, store.chats, "ko")
    await people.ring(Alert("late", "edition", DAY, "huggingface: 503"))
    told = dict(posts.told)
    assert "The edition of Tue 16 July 2024 is late (huggingface: 503)" in told["7"]
    assert "늦어지고 있습니다. (사유: huggingface: 503)" in told["8"]


async def test_one_who_cannot_be_told_keeps_it_from_no_other(caplog: pytest.LogCaptureFixture) -> None:
    posts = FakePosts("discord")
    all_of_them = {"discord": posts, "telegram": Deaf()}
    people = Operators(["elsewhere:1", "telegram:7", "discord:9"], all_of_them, FakeStore().chats, "en")
    assert await people.ring(Alert("dead", "discord:1", DAY, "no"))
    assert [person for person, _ in posts.told] == ["9"]
    assert "The operator elsewhere:1 cannot be told: elsewhere is not connected" in caplog.messages
    assert any("telegram:7 could not be told" in message for message in caplog.messages)


async def test_it_is_owed_where_nobody_could_be_told_and_not_where_nobody_is_named() -> None:
    alert = Alert("dead", "discord:1", DAY, "no")
    assert not await Operators(["telegram:7"], {"telegram": Deaf()}, FakeStore().chats, "en").ring(alert)
    assert not await Operators(["telegram:7"], {}, FakeStore().chats, "en").ring(alert)
    assert await Operators([], {"telegram": FakePosts()}, FakeStore().chats, "en").ring(alert)


async def test_an_alert_that_waited_says_since_when() -> None:
    posts, since = FakePosts(), datetime(2024, 7, 16, 21, 5, tzinfo=UTC)
    await telegram_operators(posts).ring(Alert("dead", "discord:1", DAY, "no"), since)
    ((_, said),) = posts.told
    assert "This is from Tue 16 July, 21:05 (UTC): nobody could be told earlier." in said


async def test_row_62_a_store_that_cannot_be_read_keeps_nobody_from_being_told_of_it() -> None:
    posts = FakePosts()
    assert await telegram_operators(posts, chats=NoChats()).ring(Alert("store", "jogan", DAY, "full"))  # type: ignore[arg-type] # only asked for a chat
    assert len(posts.told) == 1


@dataclass
class Silent(FakePosts):
    """Its platform takes an hour for everybody but one."""

    reached: str = ""

    async def tell(self, person: str, document: Document) -> None:
        if person != self.reached:
            await asyncio.sleep(3_600)
        await super().tell(person, document)


class HungChats(FakeStore):
    """Its chats cannot be read for an hour."""

    async def get(self, address: Address) -> Chat | None:
        await asyncio.sleep(3_600)
        return None


def test_row_62_one_who_cannot_be_told_in_time_has_nobody_told_again_who_has_it() -> None:
    """Telling all takes less than what it is given: the alert would be owed otherwise, and told anew each time."""

    async def main() -> None:
        posts = Silent(reached="8")
        people = Operators(["telegram:7", "telegram:8", "telegram:9"], {"telegram": posts}, FakeStore().chats, "en")
        async with asyncio.timeout(TOLD_WITHIN):
            assert await people.ring(Alert("dead", "telegram:1", DAY, "no"))
        assert [person for person, _ in posts.told] == ["8"]

    run(main())


def test_row_62_a_store_that_hangs_keeps_nobody_from_being_told_of_it() -> None:
    async def main() -> None:
        posts, chats = FakePosts(), HungChats()
        people = Operators([f"telegram:{number}" for number in range(9)], {"telegram": posts}, chats, "ko")  # type: ignore[arg-type] # only asked for a chat
        async with asyncio.timeout(TOLD_WITHIN):
            assert await people.ring(Alert("store", "jogan", DAY, "full"))
        assert len(posts.told) == 9

    run(main())


def test_operators_are_reached_where_the_platform_of_one_is_connected_or_nobody_is_named() -> None:
    chats, posts = FakeStore().chats, {"discord": FakePosts("discord")}
    assert Operators(["telegram:7", "discord:9"], posts, chats, "en").reaches()
    assert not Operators(["telegram:7"], posts, chats, "en").reaches()
    assert Operators([], {}, chats, "en").reaches()
