"""Settings, addresses, menus, turns and membership: values in, values out."""

import asyncio
from datetime import UTC, datetime
from functools import partial

import pytest
from patience import rounds
from telegram import (
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    ChatMemberUpdated,
    User,
)

from adapters.platforms.telegram.addresses import Spot, address, spot, written
from adapters.platforms.telegram.inbound.membership import changed
from adapters.platforms.telegram.inbound.turns import Leave, Turns
from adapters.platforms.telegram.menus import menu
from adapters.platforms.telegram.settings import TelegramSettings, Webhook
from bot.delivery.membership import Back, Event, Joined, Left
from bot.domain.chat import Address
from bot.errors import BadSetting

BOT, ANN = User(9, "jogan", True), User(7, "Ann", False, language_code="ko")
SECRET = "s" * 32


@pytest.mark.parametrize("secret", ["", "short", "s" * 31, "s" * 257, "한" * 20, "with space " * 4])
def test_row_71_no_webhook_without_a_secret_that_is_one(secret: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Webhook("https://bot.example/hook", secret)
    assert not secret or secret not in str(caught.value)


def test_a_webhook_is_reached_by_https() -> None:
    assert Webhook("https://bot.example/hook", SECRET).host == "127.0.0.1"
    with pytest.raises(BadSetting):
        Webhook("http://bot.example/hook", SECRET)


def test_no_secret_in_what_settings_show() -> None:
    shown = repr(TelegramSettings("123:TOKEN", webhook=Webhook("https://bot.example/hook", SECRET)))
    assert "TOKEN" not in shown
    assert SECRET not in shown


@pytest.mark.parametrize("id_", ["123", "-100123", "-1001234567890/45", str(-(2**63)), str(2**62)])
def test_an_address_is_a_place_and_back(id_: str) -> None:
    found = spot(Address("telegram", id_))
    assert address(found.chat, found.thread) == Address("telegram", id_)


def test_an_address_of_elsewhere_is_refused() -> None:
    assert spot(Address("telegram", "-5/7")) == Spot(-5, 7)
    with pytest.raises(ValueError, match="invalid literal"):
        spot(Address("terminal", "reader"))


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("@lab", ("@lab", None)),
        (" lab ", ("@lab", None)),
        ("@Lab_talk/45", ("@Lab_talk", 45)),
        ("-1001234567890", (-1001234567890, None)),
        ("@-1001234567890/45", (-1001234567890, 45)),
        ("https://t.me/lab", ("@lab", None)),
        ("t.me/lab/45/678?single", ("@lab", 45)),
        ("http://telegram.me/lab/45/", ("@lab", 45)),
        ("https://t.me/c/1234567890/45/7", (-1001234567890, 45)),
        ("https://t.me/+AbCdEf", None),
        ("https://discord.com/channels/1/2", None),
        ("<#1262967010099200008>", None),
        ("@", None),
        ("", None),
        ("not a name", None),
        ("9" * 30, None),
    ],
)
def test_a_place_as_people_write_it(name: str, means: tuple[int | str, int | None] | None) -> None:
    assert written(name) == means


@pytest.mark.parametrize("language", ["ko", "en"])
def test_menus_hold_what_the_service_takes(language: str) -> None:
    everybody, members = menu(language, everybody=True), menu(language, everybody=False)
    assert {one.command for one in members} < {one.command for one in everybody}
    assert "subscribe" not in {one.command for one in members}
    assert {"start", "digest", "subscribe", "settings"} <= {one.command for one in everybody}
    for one in everybody:
        assert one.command.isascii()
        assert 1 <= len(one.description) <= 256


def admin(*, post: bool = True) -> ChatMemberAdministrator:
    no = dict.fromkeys(("can_manage_video_chats", "can_restrict_members", "can_promote_members"), False)
    more = dict.fromkeys(("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"), False)
    return ChatMemberAdministrator(
        BOT,
        can_be_edited=False,
        is_anonymous=False,
        can_manage_chat=True,
        can_delete_messages=False,
        can_delete_stories=False,
        can_post_messages=post,
        **no,
        **more,
    )


def restricted(*, writes: bool, inside: bool = True) -> ChatMemberRestricted:
    names = [
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_manage_topics",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_edit_tag",
        "can_react_to_messages",
    ]
    return ChatMemberRestricted(
        BOT,
        is_member=inside,
        can_send_messages=writes,
        until_date=datetime(2030, 1, 1, tzinfo=UTC),
        **dict.fromkeys(names, False),
    )


OUT, BANNED, IN = ChatMemberLeft(BOT), ChatMemberBanned(BOT, datetime(2030, 1, 1, tzinfo=UTC)), ChatMemberMember(BOT)
CASES: list[tuple[str, ChatMember, ChatMember, Event | None]] = [
    ("private", IN, BANNED, Left(Address("telegram", "-5"), "blocked", "7", "")),
    ("private", BANNED, IN, Back(Address("telegram", "-5"), "")),
    ("group", OUT, IN, Joined(Address("telegram", "-5"), "group", "7", "Lab", "ko")),
    ("supergroup", BANNED, admin(), Joined(Address("telegram", "-5"), "group", "7", "Lab", "ko")),
    ("supergroup", IN, BANNED, Left(Address("telegram", "-5"), "removed", "7", "Lab")),
    ("supergroup", restricted(writes=True), OUT, Left(Address("telegram", "-5"), "removed", "7", "Lab")),
    ("supergroup", IN, restricted(writes=False), Left(Address("telegram", "-5"), "no_rights", "7", "Lab")),
    ("supergroup", IN, restricted(writes=True), None),
    ("supergroup", restricted(writes=False), IN, Joined(Address("telegram", "-5"), "group", "7", "Lab", "ko")),
    ("supergroup", IN, restricted(writes=False, inside=False), Left(Address("telegram", "-5"), "removed", "7", "Lab")),
    ("supergroup", IN, admin(post=False), None),
    ("supergroup", OUT, BANNED, None),
    ("channel", OUT, admin(), Joined(Address("telegram", "-5"), "channel", "7", "Lab", "ko")),
    ("channel", OUT, admin(post=False), Left(Address("telegram", "-5"), "no_rights", "7", "Lab")),
    ("channel", admin(), admin(post=False), Left(Address("telegram", "-5"), "no_rights", "7", "Lab")),
    ("channel", admin(post=False), admin(), Joined(Address("telegram", "-5"), "channel", "7", "Lab", "ko")),
    ("channel", admin(), OUT, Left(Address("telegram", "-5"), "removed", "7", "Lab")),
    ("group", OUT, ChatMemberOwner(BOT, False), Joined(Address("telegram", "-5"), "group", "7", "Lab", "ko")),
]


@pytest.mark.parametrize(("kind", "was", "now", "means"), CASES)
def test_rows_25_26_what_a_change_of_our_place_means(
    kind: str, was: ChatMember, now: ChatMember, means: Event | None
) -> None:
    chat = Chat(-5, kind, title=None if kind == "private" else "Lab")
    update = ChatMemberUpdated(chat, ANN, datetime(2024, 7, 17, tzinfo=UTC), was, now)
    assert changed(update) == means


async def test_one_chats_deeds_keep_their_order_and_others_do_not_wait() -> None:
    turns, done, gate = Turns(at_once=2), list[str](), asyncio.Event()

    async def slow(_: Leave) -> None:
        await gate.wait()
        done.append("slow")

    async def quick(name: str, _: Leave) -> None:
        done.append(name)

    await turns.add(1, slow)
    await turns.add(1, partial(quick, "second"))
    await turns.add(1, partial(quick, "third"))
    await turns.add(2, partial(quick, "other"))
    await rounds()
    assert done == ["other"]
    gate.set()
    await turns.finish(1)
    assert done == ["other", "slow", "second", "third"]


async def test_a_deed_that_leaves_its_turn_goes_on_beside_what_comes_next() -> None:
    turns, done, gate = Turns(at_once=1, most=2), list[str](), asyncio.Event()

    async def long(name: str, leave: Leave) -> None:
        leave()
        await gate.wait()
        done.append(name)

    async def quick(_: Leave) -> None:
        done.append("quick")

    await turns.add(1, partial(long, "first"))
    await turns.add(1, quick)
    await rounds()
    assert done == ["quick"]
    await turns.add(1, partial(long, "second"))
    outside = asyncio.create_task(turns.add(2, quick))
    await rounds()
    assert not outside.done()  # two are under way still: they are counted until they end
    gate.set()
    await outside
    await turns.finish(1)
    assert done == ["quick", "first", "second", "quick"]


async def test_what_left_its_turn_is_ended_with_the_rest() -> None:
    turns, ended = Turns(), list[str]()

    async def forever(leave: Leave) -> None:
        leave()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    await turns.add(1, forever)
    await rounds()
    await turns.finish(0.01)
    assert ended == ["ended"]


async def test_a_deed_that_fails_stops_nothing_and_a_flood_is_dropped(caplog: pytest.LogCaptureFixture) -> None:
    turns, done = Turns(most_of_one=2), list[int]()

    async def fails(_: Leave) -> None:
        raise RuntimeError("a fault")

    async def works(_: Leave) -> None:
        done.append(1)

    await turns.add(1, fails)
    for _ in range(5):
        await turns.add(1, works)
    await turns.finish(1)
    assert done == [1]
    assert "An answer failed" in caplog.text
    assert caplog.text.count("faster") == 1


async def test_all_together_wait_outside_when_there_are_too_many() -> None:
    turns, gate = Turns(at_once=1, most=2), asyncio.Event()

    async def waits(_: Leave) -> None:
        await gate.wait()

    await turns.add(1, waits)
    await turns.add(2, waits)
    third = asyncio.create_task(turns.add(3, waits))
    await asyncio.sleep(0.01)
    assert not third.done()
    gate.set()
    await third
    await turns.finish(1)


async def test_what_does_not_end_is_ended() -> None:
    turns = Turns()

    async def forever(_: Leave) -> None:
        await asyncio.Event().wait()

    await turns.add(1, forever)
    await asyncio.sleep(0)
    await turns.finish(0.01)
    await turns.finish(0.01)
