"""Operators are told what needs them, in their own language, and one fault stops no other."""

from dataclasses import dataclass, fields
from datetime import date
from typing import get_args

import pytest
from builders import a_chat
from fakes import FakeStore
from fakes_posts import FakePosts

from bot.delivery.alerts import Alert, AlertKind
from bot.delivery.operators import Operators
from bot.document.blocks import Document
from bot.errors import Refused
from bot.wording.shapes.chat_alerts import AlertWords

DAY = date(2024, 7, 16)


@dataclass
class Deaf(FakePosts):
    """Nobody can be told there."""

    async def tell(self, person: str, document: Document) -> None:
        raise Refused("blocked", "bot was blocked by the user")


@pytest.mark.parametrize("kind", get_args(AlertKind))
async def test_every_kind_has_words_with_the_bot_and_the_reason(kind: AlertKind) -> None:
    posts = FakePosts()
    people = Operators(["telegram:7"], {"telegram": posts}, FakeStore().chats, "en")
    await people.alarm(Alert(kind, "telegram:1", DAY, "the very reason"))
    ((person, said),) = posts.told
    assert person == "7"
    assert "telegram:1" in said
    assert "the very reason" in said
    assert "once a day" in said


def test_there_are_words_for_nothing_else() -> None:
    assert {field.name for field in fields(AlertWords)} == {*get_args(AlertKind), "late", "once"}


async def test_everybody_is_told_in_their_own_language() -> None:
    posts, store = FakePosts(), FakeStore()
    await store.chats.put(a_chat("7", "telegram", language="en"))
    people = Operators(["telegram:8", "telegram:7"], {"telegram": posts}, store.chats, "ko")
    await people.late(DAY, "huggingface: 503")
    told = dict(posts.told)
    assert "The edition of Tue 16 July 2024 is late (huggingface: 503)" in told["7"]
    assert "늦어지고 있습니다. (사유: huggingface: 503)" in told["8"]


async def test_one_who_cannot_be_told_keeps_it_from_no_other(caplog: pytest.LogCaptureFixture) -> None:
    posts = FakePosts("discord")
    all_of_them = {"discord": posts, "telegram": Deaf()}
    people = Operators(["elsewhere:1", "telegram:7", "discord:9"], all_of_them, FakeStore().chats, "en")
    await people.alarm(Alert("dead", "discord:1", DAY, "no"))
    assert [person for person, _ in posts.told] == ["9"]
    assert "The operator elsewhere:1 cannot be told: elsewhere is not connected" in caplog.messages
    assert any("telegram:7 could not be told" in message for message in caplog.messages)
