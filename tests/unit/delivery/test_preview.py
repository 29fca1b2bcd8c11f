"""A preview is what a chat would get, message by message, or the one reason why it gets nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from builders import a_day_without, a_listed, a_paper, an_edition
from fakes import FakeStore
from talking import an_edition_of_four

from adapters.platforms.telegram.outbound import render as drawn
from bot.delivery.preview import Now, preview
from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition
from bot.domain.nine import NINE

DAY = date(2024, 7, 16)
AT = Now(datetime(2024, 7, 17, 3, tzinfo=UTC), time(23))
CHAT = Chat(Address("telegram", "-1001"), "channel", "en", "UTC", time(9), categories=("LLM",))


async def a_store() -> FakeStore:
    store = FakeStore()
    await store.editions.publish(an_edition_of_four())
    return store


async def test_the_front_page_and_the_chats_own_categories() -> None:
    found = await preview(await a_store(), NINE, CHAT, drawn, AT)
    assert found.nothing is None
    front, page = found.messages
    assert front.picture == "2024-07-16/categories.png"
    assert "2 papers in other categories" in front.plain
    assert page.about is not None
    assert (page.about.category, page.about.papers) == ("LLM", (1, 2))
    assert "Qwen2" in page.plain


async def test_language_length_and_everything_are_the_chats() -> None:
    store = await a_store()
    korean = await preview(store, NINE, replace(CHAT, language="ko", everything=True), drawn, AT)
    assert len(korean.messages) == 4
    assert "논문 4편" in korean.messages[0].plain
    full = await preview(store, NINE, replace(CHAT, length="full"), drawn, AT)
    assert "Performance Highlights" in "".join(message.plain for message in full.messages)


@pytest.mark.parametrize(
    ("chat", "nothing"),
    [
        (replace(CHAT, off="removed", paused=True), "off"),
        (replace(CHAT, paused=True), "paused"),
        (replace(CHAT, categories=()), "not_subscribed"),
        (replace(CHAT, cursor=DAY), "had_it"),
        (replace(CHAT, cursor=date(2024, 7, 15)), None),
    ],
)
async def test_the_one_reason_for_nothing_and_a_named_day_all_the_same(chat: Chat, nothing: str | None) -> None:
    store = await a_store()
    found = await preview(store, NINE, chat, drawn, AT)
    assert found.nothing == nothing
    assert bool(found.messages) is (nothing is None)
    named = await preview(store, NINE, chat, drawn, AT, DAY)
    assert named.nothing is None
    assert named.messages


async def test_without_an_edition() -> None:
    assert (await preview(FakeStore(), NINE, CHAT, drawn, AT)).nothing == "no_edition"
    assert (await preview(await a_store(), NINE, CHAT, drawn, AT, date(2024, 7, 1))).nothing == "no_edition"
    store = FakeStore()
    await store.editions.publish(a_day_without(DAY))
    (said,) = (await preview(store, NINE, CHAT, drawn, AT, DAY)).messages
    assert "16 July 2024" in said.plain


async def test_it_is_what_the_chat_would_get_now() -> None:
    store = await a_store()
    older = a_day_of(date(2024, 7, 15))
    assert await store.editions.publish(older)
    behind = replace(CHAT, cursor=date(2024, 7, 14))
    merged = (await preview(store, NINE, behind, drawn, AT)).messages
    assert merged[0].plain.startswith("🗞 Jogan, Mon 15 – Tue 16 July 2024")
    weekly = (await preview(store, NINE, replace(behind, weekly=True), drawn, AT)).messages
    assert weekly[0].plain.startswith("🗞 Jogan, week 29 of 2024 (15–16 July)")
    assert weekly[0].picture == "2024-W29/trend-0715-0716.png"


async def test_nothing_of_its_categories_or_the_notice_that_it_wants() -> None:
    store = await a_store()
    other = replace(CHAT, categories=("General AI",))
    assert (await preview(store, NINE, other, drawn, AT)).nothing == "none_chosen"
    (notice,) = (await preview(store, NINE, replace(other, notices=True), drawn, AT)).messages
    assert notice.plain.startswith("Jogan, Tue 16 July 2024 · No new paper in your categories; 4 papers in others.")
    await store.editions.publish(a_day_without(date(2024, 7, 17)))
    later = Now(datetime(2024, 7, 18, 3, tzinfo=UTC), time(23))
    (notice,) = (await preview(store, NINE, replace(CHAT, cursor=DAY, notices=True), drawn, later)).messages
    assert "Wed 17 July 2024 · No new papers" in notice.plain


def a_day_of(day: date) -> Edition:
    return an_edition(day, [a_listed(1, a_paper("arxiv:2407.00009", "An older paper", day=day))])
