"""Who changed which setting, as every store must keep it: memory, SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from builders import a_chat, an_address, at, erased

from bot.domain.change import SETTINGS, Change, Setting, Value, value_of
from bot.domain.chat import Chat
from bot.ports.changes import By
from bot.ports.store import Store

GROUP, MOVED = an_address("-123", "telegram"), an_address("-100123", "telegram")
EVERY: dict[Setting, tuple[dict[str, Any], Value]] = {
    "language": ({"language": "fr"}, "fr"),
    "timezone": ({"timezone": "Asia/Tokyo"}, "Asia/Tokyo"),
    "post_time": ({"post_time": time(7, 30)}, "07:30:00"),
    "days": ({"days": (0, 2)}, (0, 2)),
    "weekly": ({"weekly": True}, True),
    "length": ({"length": "full"}, "full"),
    "notices": ({"notices": True}, True),
    "muted": ({"muted": True}, True),
    "subscriptions": ({"categories": ("LLM", "한국어")}, ("LLM", "한국어")),
    "paused": ({"paused": True}, True),
}
NO_SETTINGS: dict[str, Any] = {
    "owner": "7",
    "lane": "x:1",
    "off": "no_rights",
    "last_read": at().date(),
    "from_file": True,
}


def a_group(id_: str = "-123", **changes: Any) -> Chat:
    return a_chat(id_, "telegram", **{"kind": "group", **changes})


async def changed(store: Store, before: Chat, person: str = "7", undoes: int | None = None, **changes: Any) -> Chat:
    """The chat as it is kept after a person changed something."""
    after = replace(before, **changes)
    await store.chats.put(after, By(person, at(), before, undoes))
    return after


async def told(store: Store, chat: Chat) -> list[tuple[str, Value, Value, str]]:
    """Settings with both values and the state, newest first."""
    return [(one.setting, one.before, one.after, one.state) for one in await store.changes.last(chat.address, 100)]


@pytest.mark.parametrize("setting", SETTINGS)
async def test_every_setting_is_written_down_with_what_it_was(store: Store, setting: Setting) -> None:
    before = a_group()
    changes, value = EVERY[setting]
    await changed(store, before, **changes)
    newest = await store.changes.newest(GROUP)
    assert newest is not None
    assert newest == Change(newest.number, GROUP, "7", at(), setting, value_of(before, setting), value)
    assert await store.changes.last(GROUP, 9) == (newest,)


async def test_all_categories_are_another_value_than_each_of_them(store: Store) -> None:
    chat = await changed(store, a_group(categories=("LLM",)), everything=True, categories=())
    await changed(store, chat, everything=False)
    assert await told(store, chat) == [
        ("subscriptions", ("*",), (), "made"),
        ("subscriptions", ("LLM",), ("*",), "made"),
    ]


async def test_what_is_the_same_and_what_is_no_setting_is_not_written(store: Store) -> None:
    before = a_group()
    assert await store.chats.put(before, By("7", at(), before)) is None
    assert await store.chats.put(replace(before, **NO_SETTINGS), By("7", at(), before)) is None
    assert await store.chats.put(replace(before, language="en")) is None
    assert await told(store, before) == []


async def test_the_number_that_is_given_is_that_of_the_last_row(store: Store) -> None:
    before = a_group()
    number = await store.chats.put(replace(before, language="fr", muted=True), By("", at(), before))
    newest = await store.changes.newest(GROUP)
    assert newest is not None
    assert (newest.number, newest.setting, newest.person) == (number, "muted", "")
    assert [row[0] for row in await told(store, before)] == ["muted", "language"]


async def test_what_is_kept_counts_and_not_what_the_writer_believed(store: Store) -> None:
    await store.chats.put(a_group(language="en"))
    await store.chats.put(a_group(language="fr"), By("7", at(), a_group(language="ko")))
    assert await told(store, a_group()) == [("language", "en", "fr", "made")]


async def test_what_was_taken_back_is_not_the_newest_any_more(store: Store) -> None:
    chat = await changed(store, await changed(store, a_group(), weekly=True), muted=True)
    newest = await store.changes.newest(GROUP)
    assert newest is not None
    await changed(store, chat, "8", newest.number, muted=False)
    before_it = await store.changes.newest(GROUP)
    assert before_it is not None
    assert before_it.setting == "weekly"
    states = [(setting, state) for setting, _, _, state in await told(store, chat)]
    assert states == [("muted", "undo"), ("muted", "undone"), ("weekly", "made")]


async def test_nobody_takes_back_what_another_chat_changed(store: Store) -> None:
    mine = await changed(store, a_group(), weekly=True)
    newest = await store.changes.newest(GROUP)
    assert newest is not None
    other = a_group("-9")
    await changed(store, other, "7", newest.number, muted=True)
    assert await store.changes.newest(GROUP) == newest
    assert await told(store, other) == [("muted", False, True, "undo")]
    assert await store.changes.newest(other.address) is None
    assert [row[3] for row in await told(store, mine)] == ["made"]


async def test_only_so_many_of_the_last_are_read(store: Store) -> None:
    chat = a_group()
    for minute in range(5):
        chat = await changed(store, chat, post_time=time(7, minute))
    last = await store.changes.last(GROUP, 2)
    assert [one.after for one in last] == ["07:04:00", "07:03:00"]


async def test_old_changes_are_forgotten_and_newer_ones_stay(store: Store) -> None:
    before = a_group()
    await store.chats.put(replace(before, weekly=True), By("7", at(), before))
    later = at() + timedelta(hours=1)
    await store.chats.put(replace(before, weekly=True, muted=True), By("7", later, before))
    assert await store.changes.drop(later) == 1
    assert [row[0] for row in await told(store, before)] == ["muted"]


async def test_a_moment_without_a_zone_is_refused_and_the_chat_stays(store: Store) -> None:
    before = a_group()
    await store.chats.put(before)
    with pytest.raises(ValueError, match=r"zone|aware"):
        await store.chats.put(replace(before, muted=True), By("7", at().replace(tzinfo=None), before))
    assert await store.chats.get(GROUP) == before


# --- forgetting and moving


async def test_changes_go_with_their_chat_and_its_topics(store: Store) -> None:
    topic, neighbour = a_group("-123/4", kind="thread"), a_group("-1234")
    for chat in (a_group(), topic, neighbour):
        await changed(store, chat, weekly=True)
    assert (await store.chats.forget(GROUP)).counts == erased(chats=1, topics=1, changes=2)
    assert [await told(store, chat) for chat in (a_group(), topic)] == [[], []]
    assert len(await told(store, neighbour)) == 1


async def test_what_a_person_changed_elsewhere_is_nobodys_after_they_are_forgotten(store: Store) -> None:
    private = a_chat("70", "telegram", owner="7")
    await store.chats.put(private)
    group = await changed(store, await changed(store, a_group(), "7", weekly=True), "8", muted=True)
    elsewhere = a_chat("1", "discord")
    await changed(store, elsewhere, "7", weekly=True)
    await store.chats.forget(private.address)
    assert [one.person for one in await store.changes.last(group.address, 9)] == ["8", ""]
    assert [one.person for one in await store.changes.last(elsewhere.address, 9)] == ["7"]


async def test_changes_move_with_their_chat_and_its_topics(store: Store) -> None:
    topic = a_group("-123/4", kind="thread")
    await changed(store, a_group(), weekly=True)
    await changed(store, topic, muted=True)
    assert await store.chats.move(GROUP, MOVED)
    assert await told(store, a_group()) == []
    assert [row[0] for row in await told(store, replace(topic, address=MOVED))] == ["weekly"]
    assert [row[0] for row in await told(store, a_group("-100123/4"))] == ["muted"]


@pytest.mark.parametrize("stays", ["old", "new"])
async def test_of_two_chats_only_the_changes_of_the_one_that_stays_can_be_taken_back(store: Store, stays: str) -> None:
    old = a_group(categories=("LLM",) if stays == "old" else ())
    new = a_group("-100123", categories=() if stays == "old" else ("LLM",))
    await changed(store, old, weekly=True)
    await changed(store, new, muted=True)
    assert await store.chats.move(GROUP, MOVED)
    assert [row[0] for row in await told(store, new)] == ["weekly" if stays == "old" else "muted"]
    assert await told(store, old) == []
