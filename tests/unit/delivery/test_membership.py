"""What happens to us in a place: posts stop and go on, owners are told privately, and nothing is told twice."""

import itertools
import logging
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import a_chat
from fakes import FakeClock, FakeStore
from told_events import fields_of

from adapters.platforms.terminal.plain import plain_lines
from bot.delivery.membership import (
    LONGEST_TITLE,
    Back,
    Event,
    Joined,
    Left,
    Membership,
    MovedTo,
    Notice,
)
from bot.document.blocks import Buttons, Paragraph
from bot.domain.chat import Address, Chat
from bot.domain.shown import About
from bot.errors import Moved, OffReason, Refused
from bot.ports.store import ShownMessage
from bot.settings import ChatDefaults

GROUP = Address("telegram", "-100123")
TOPIC = Address("telegram", "-100123/45")
OTHER = Address("telegram", "-1001234")
PERSON = Address("telegram", "7")
NEXT = datetime(2024, 7, 17, 0, 0, tzinfo=UTC) + timedelta(days=1)
"""09:00 in Seoul, a day after the clock."""


@asynccontextmanager
async def alone(_: Address) -> AsyncIterator[None]:
    yield


class Place:
    """A store with some chats, and what happens to them."""

    def __init__(self, *chats: Chat) -> None:
        self.store, self.clock, self.chats = FakeStore(), FakeClock(), chats
        self.membership = Membership(self.store, self.clock, ChatDefaults(language="en"), alone)

    async def happened(self, *events: Event) -> list[Notice]:
        for chat in self.chats:
            await self.store.chats.put(chat)
        self.chats = ()
        return [notice for event in events for notice in await self.membership.happened(event)]

    async def chat(self, address: Address = GROUP) -> Chat:
        kept = await self.store.chats.get(address)
        assert kept
        return kept


def a_group(address: Address = GROUP, **changes: object) -> Chat:
    values = {"kind": "group", "categories": ("LLM",), "next_due": NEXT, "owner": PERSON.id, **changes}
    return a_chat(address.id, "telegram", **values)


def told(notices: Sequence[Notice]) -> str:
    return "\n".join(f"{notice.person}: {plain_lines(notice.document)}" for notice in notices)


async def test_a_group_that_adds_us_is_remembered_with_its_owner_who_is_told_how_to_begin() -> None:
    place = Place()
    notices = await place.happened(Joined(GROUP, "group", by="7", title="The Lab", language_hint="ko-KR"))
    chat = await place.chat()
    assert (chat.owner, chat.language, chat.subscribed, chat.next_due) == ("7", "ko", False, None)
    said = told(notices)
    assert said.startswith("7: ‘The Lab’에 들어왔습니다.")
    assert "→ /categories @-100123" in said
    assert "→ /settings @-100123" in said


async def test_whoever_added_us_twice_is_told_once() -> None:
    place = Place()
    joined = Joined(GROUP, "group", by="7", title="The Lab")
    assert len(await place.happened(joined, joined)) == 1


async def test_a_move_to_the_same_address_is_none() -> None:
    place = Place(a_group())
    before = a_group()
    assert await place.happened(MovedTo(GROUP, GROUP)) == []
    assert await place.chat() == before


async def test_nobody_is_told_of_the_end_of_posts_that_never_were() -> None:
    place = Place(a_group(categories=()))
    assert await place.happened(Left(GROUP, "removed"), Back(GROUP)) == []
    assert (await place.chat()).off is None


async def test_nobody_is_told_where_nobody_is_known() -> None:
    assert await Place().happened(Joined(GROUP, "channel", title="The Lab")) == []
    assert await Place(a_group(owner="")).happened(Left(GROUP, "removed"), Back(GROUP)) == []


async def test_a_private_person_is_kept_only_when_they_write() -> None:
    place = Place()
    assert await place.happened(Joined(PERSON, "private", by="7")) == []
    assert await place.store.chats.get(PERSON) is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("removed", "because I was removed"),
        ("no_rights", "Give me the right to write"),
        ("gone", "cannot be found any more"),
        ("closed", "Open it again"),
    ],
)
async def test_a_place_that_puts_us_out_is_off_at_once_with_its_topics_and_its_owner_told(
    reason: OffReason, words: str
) -> None:
    place = Place(a_group(), a_group(TOPIC, owner=""), a_group(OTHER))
    notices = await place.happened(Left(GROUP, reason, by="99", title="The Lab"))
    for address in (GROUP, TOPIC):
        chat = await place.chat(address)
        assert (chat.off, chat.next_due, chat.categories) == (reason, None, ("LLM",))
    assert (await place.chat(OTHER)).off is None
    assert [notice.person for notice in notices] == ["7"]
    assert "About “The Lab”" in told(notices)
    assert words in told(notices)


@pytest.mark.parametrize("reason", ["no_rights", "closed"])
async def test_the_way_back_names_the_place_and_is_no_link_that_loses_it(reason: OffReason) -> None:
    (notice,) = await Place(a_group()).happened(Left(GROUP, reason, title="The Lab"))
    said = notice.document.blocks[0]
    assert isinstance(said, Paragraph)
    assert [span.text for span in said.text if span.code] == ["start @-100123"]
    assert "/settings @-100123" in told([notice])


@pytest.mark.parametrize("reason", ["removed", "gone"])
async def test_where_we_are_out_nothing_is_offered_that_cannot_be_done(reason: OffReason) -> None:
    (notice,) = await Place(a_group()).happened(Left(GROUP, reason, title="The Lab"))
    assert not [block for block in notice.document.blocks if isinstance(block, Buttons)]
    assert "/" not in told([notice])


async def test_whoever_added_us_is_sent_to_the_place_and_not_to_their_own_chat() -> None:
    said = told(await Place().happened(Joined(GROUP, "group", by="7", title="The Lab")))
    assert re.findall(r"/\w+ ?\S*", said) == ["/categories @-100123", "/settings @-100123"]


async def test_who_put_us_out_or_let_us_out_is_told_once() -> None:
    place = Place(a_group())
    left = Left(GROUP, "removed", by="7")
    assert len(await place.happened(left, left, Left(GROUP, "gone"))) == 1
    assert (await place.chat()).off == "gone"


async def test_a_person_who_blocks_us_is_not_told_and_gets_nothing() -> None:
    place = Place(a_chat("7", "telegram", categories=("LLM",), next_due=NEXT, owner="7"))
    assert await place.happened(Left(PERSON, "blocked", by="7")) == []
    chat = await place.chat(PERSON)
    assert (chat.off, chat.next_due) == ("blocked", None)


async def test_an_unknown_place_is_not_remembered_for_putting_us_out() -> None:
    place = Place()
    assert await place.happened(Left(GROUP, "removed"), Back(GROUP), MovedTo(GROUP, OTHER)) == []
    assert await place.store.chats.within(GROUP) == ()


async def test_let_back_posts_go_on_at_the_next_time() -> None:
    place = Place(a_group(off="no_rights", next_due=None), a_group(TOPIC, off="no_rights", next_due=None))
    notices = await place.happened(Back(GROUP, title="The Lab"), Back(GROUP))
    assert "I can write in “The Lab” again" in told(notices)
    assert len(notices) == 1
    for address in (GROUP, TOPIC):
        chat = await place.chat(address)
        assert (chat.off, chat.next_due) == (None, NEXT)


async def test_a_place_that_adds_us_again_goes_on_as_it_was() -> None:
    place = Place(a_group(off="removed", next_due=None, owner="8"))
    notices = await place.happened(Joined(GROUP, "group", by="7", title="The Lab"))
    chat = await place.chat()
    assert (chat.off, chat.next_due, chat.owner, chat.categories) == (None, NEXT, "7", ("LLM",))
    assert told(notices).startswith("7: I can write in “The Lab” again")


async def test_a_new_owner_moves_no_post_that_is_due_at_this_moment() -> None:
    due = a_chat("", address=GROUP, kind="group", everything=True, owner="7", next_due=FakeClock().now())
    place = Place(due)
    await place.happened(Joined(GROUP, "group", by="8"))
    assert (await place.chat()).owner == "8"
    assert (await place.chat()).next_due == FakeClock().now()


async def test_an_unblocked_person_is_told_that_posts_come_again() -> None:
    chat = a_chat("7", "telegram", categories=("LLM",), off="blocked", owner="7")
    assert "They are on again." in told(await Place(chat).happened(Back(PERSON)))
    assert await Place(replace(chat, categories=())).happened(Back(PERSON)) == []


async def test_a_paused_place_stays_paused_when_it_is_let_back() -> None:
    place = Place(a_group(off="removed", next_due=None, paused=True))
    await place.happened(Back(GROUP))
    assert (await place.chat()).next_due is None


async def test_the_owner_is_told_in_their_own_language() -> None:
    place = Place(a_group(), a_chat("7", "telegram", language="ko"))
    assert "저를 내보내서" in told(await place.happened(Left(GROUP, "removed", title="연구실")))


async def test_a_title_is_cut_and_stays_text() -> None:
    said = told(await Place(a_group()).happened(Left(GROUP, "removed", title="/forget\n" + "x" * 500)))
    assert "x" * (LONGEST_TITLE + 1) not in said
    assert "/forget x" in said.splitlines()[0]
    assert "a place without a name" in told(await Place(a_group()).happened(Left(GROUP, "removed", title=" \n")))


async def test_row_27_a_group_that_moves_keeps_everything_in_both_orders_of_arrival() -> None:
    new = Address("telegram", "-1009")
    moved, added, left = MovedTo(GROUP, new), Joined(new, "group", by="7", title="The Lab"), Left(GROUP, "removed")
    for order in itertools.permutations((moved, moved, added, left)):
        place = Place(a_group(), a_group(TOPIC))
        await place.happened(*order)
        chat = await place.chat(new)
        assert (chat.categories, chat.off, chat.next_due, chat.owner) == (("LLM",), None, NEXT, "7"), order
        assert (await place.chat(Address("telegram", "-1009/45"))).off is None, order
        assert await place.store.chats.within(GROUP) == (), order


async def test_row_27_a_message_that_could_not_be_sent_tells_of_the_move() -> None:
    place = Place(a_group())
    about = About(date(2024, 7, 16), (3,))
    await place.store.messages.add([ShownMessage(GROUP, "group", "5", about, 1, 1, place.clock.now())])
    assert await place.happened() == []
    assert await place.membership.refused(GROUP, Moved("-1009", "group chat was upgraded")) == ()
    assert await place.store.messages.at(Address("telegram", "-1009"), "5") is None, "messages are numbered anew there"
    assert (await place.chat(Address("telegram", "-1009"))).next_due == NEXT


async def test_a_refused_reply_switches_off_like_an_event() -> None:
    place = Place(a_group())
    await place.happened()
    notices = await place.membership.refused(GROUP, Refused("removed", "Forbidden: bot was kicked"))
    assert (await place.chat()).off == "removed"
    assert [notice.person for notice in notices] == ["7"]
    assert "Forbidden" not in told(notices)
    assert await place.membership.refused(GROUP, Refused("removed", "again")) == ()


async def test_row_26_a_chat_that_falls_away_is_one_line_with_its_number(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    place = Place(a_group(), a_group(OTHER))
    for _ in range(2):
        await place.happened(Left(GROUP, "no_rights"))
    number = await place.store.ledger.number(GROUP)
    assert fields_of(caplog, "chat_off") == [{"chat": number, "platform": "telegram", "reason": "no_rights"}]
    assert GROUP.id not in caplog.text
