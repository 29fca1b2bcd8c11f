"""The side that posts: what arrives, what does not, and that each failure says whether something may have arrived."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import FakeClock
from fakes_outputs import PlainCharts
from integration.telegram.living import OwnDesk, settings
from responders.bot_api import wordings
from responders.bot_api.answers import Accept, Failure, Nonsense, Reset, Silence
from responders.bot_api.api import TOKEN, BotApi
from responders.bot_api.wordings import Wording
from talking import NOW
from telegram import Bot

from adapters.platforms.telegram.addresses import Spot
from adapters.platforms.telegram.outbound.send import Sender
from adapters.platforms.telegram.request import Request
from adapters.platforms.telegram.settings import TelegramSettings
from adapters.platforms.telegram.telegram import Telegram
from bot.document.blocks import Button, Buttons, Document, Heading, Paragraph, Picture, Span, text
from bot.domain.chat import Address
from bot.domain.shown import About, Page
from bot.errors import BadMarkup, BadSetting, JoganError, Moved, NotThere, Refused, Temporary, Unsure
from bot.ports.platform import Rendered

PICTURE = "2024-07-16/categories.png"
WORDS = Document((Paragraph(text("words")),))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with one picture."""
    place = tmp_path / PICTURE
    place.parent.mkdir()
    place.write_bytes(PlainCharts().categories(NOW.date(), ()))
    return tmp_path


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


@pytest.fixture
async def telegram(api: BotApi, archive: Path) -> AsyncIterator[Telegram]:
    async with Telegram(settings(api, archive), OwnDesk(), FakeClock(NOW)) as telegram:
        yield telegram


def here(id_: int, thread: int | None = None) -> Address:
    return Address("telegram", f"{id_}/{thread}" if thread else str(id_))


async def post(telegram: Telegram, to: Address, document: Document = WORDS, *, silent: bool = False) -> str:
    (message,) = telegram.render(document, "group")
    return await telegram.send(to, "group", message, key="k", silent=silent)


async def test_a_post_arrives_with_its_words_buttons_and_silence(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    document = Document((Heading(text("T")), Buttons(((Button("3 details", "/paper 3"),),))), About(NOW.date(), (3,)))
    sent = await post(telegram, here(ann.id), document, silent=True)
    message = api.last(ann)
    assert (str(message.id), message.text) == (sent, "T")
    assert message.buttons == [[{"text": "3 details", "callback_data": "240717/paper 3"}]]
    (call,) = api.calls_of("sendMessage")
    assert call["disable_notification"] is True
    assert telegram.lane == f"telegram:{TOKEN.split(':')[0]}"


async def test_row_43_no_link_is_previewed_but_the_one_that_was_chosen(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    linked = Paragraph((Span("x", link="https://arxiv.org/abs/1"),))
    await post(telegram, here(ann.id), Document((linked,)))
    await post(telegram, here(ann.id), Document((Heading(linked.text),), About(NOW.date(), page=Page("card", "en"))))
    first, second = api.calls_of("sendMessage")
    assert first["link_preview_options"] == {"is_disabled": True}
    assert second["link_preview_options"] == {"url": "https://arxiv.org/abs/1", "prefer_small_media": True}


FRONT = Document((Heading(text("Jogan")), Picture(PICTURE, "alt"), Paragraph(text("LLM 2"))), About(NOW.date()))


async def test_the_front_page_is_a_photo_with_its_words_uploaded_once(api: BotApi, telegram: Telegram) -> None:
    ann, bob = api.person("Ann", started=True), api.person("Bob", started=True)
    await post(telegram, here(ann.id), FRONT)
    await post(telegram, here(bob.id), FRONT)
    assert api.last(ann).picture == api.last(bob).picture is not None
    assert api.last(ann).text == "Jogan\nLLM 2"
    assert [bool(call.files) for call in api.calls_of("sendPhoto")] == [True, False]


async def test_row_34_words_longer_than_a_caption_follow_their_picture(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    sent = await post(telegram, here(ann.id), Document((*FRONT.blocks, Paragraph(text("긴 문장. " * 300)))))
    photo, words = api.chat(ann).from_bot
    assert (photo.picture is not None, photo.text) == (True, "")
    assert words.text.startswith("Jogan\nLLM 2")
    assert str(words.id) == sent


@pytest.mark.parametrize(
    "refused",
    [wordings.PHOTO_DIMENSIONS, wordings.PHOTO_UNREADABLE, wordings.NO_PHOTO_RIGHT, wordings.PHOTOS_FORBIDDEN],
)
async def test_rows_31_41_a_picture_that_is_not_taken_is_left_out(
    api: BotApi, telegram: Telegram, refused: Wording
) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendPhoto", [refused])
    await post(telegram, here(ann.id), FRONT)
    (message,) = api.chat(ann).from_bot
    assert (message.picture, message.text) == (None, "Jogan\nLLM 2")


async def test_row_41_a_picture_that_is_missing_broken_too_large_or_outside_is_left_out(
    api: BotApi, telegram: Telegram, archive: Path
) -> None:
    ann = api.person("Ann", started=True)
    (archive / "broken.png").write_bytes(b"no picture")
    (archive / "large.png").write_bytes(b"\0" * 10_000_001)
    with api.expecting("IMAGE_PROCESS_FAILED"):
        for name in ("missing.png", "large.png", "../../etc/passwd", "/etc/passwd", "broken.png"):
            await post(telegram, here(ann.id), Document((Picture(name, "alt"), Paragraph(text(name)))))
    assert [message.picture for message in api.chat(ann).from_bot] == [None] * 5


async def test_row_41_a_picture_the_service_has_forgotten_is_uploaded_again(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    await post(telegram, here(ann.id), FRONT)
    forgotten = Wording(400, "Bad Request: wrong file identifier/HTTP URL specified", "")
    api.script("sendPhoto", [forgotten])
    await post(telegram, here(ann.id), FRONT)
    assert all(message.picture for message in api.chat(ann).from_bot)


@pytest.mark.parametrize("name", ["BLOCKED", "DEACTIVATED", "NEVER_STARTED", "USER_BLOCKED_RAW", "DEACTIVATED_RAW"])
async def test_row_25_somebody_who_is_gone_or_blocked_us_is_told_at_once(
    api: BotApi, telegram: Telegram, name: str
) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendMessage", [wordings.ALL[name]])
    with pytest.raises(Refused) as caught:
        await post(telegram, here(ann.id))
    assert caught.value.off in ("blocked", "gone")
    assert len(api.refused) == 1


@pytest.mark.parametrize("name", ["CHAT_NOT_FOUND", "PEER_INVALID", "TO_BOT", "CHANNEL_PRIVATE", "KICKED_CHANNEL"])
async def test_rows_26_28_a_place_that_is_not_there_is_told_once(api: BotApi, telegram: Telegram, name: str) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendMessage", [wordings.ALL[name]])
    with pytest.raises(Refused):
        await post(telegram, here(ann.id))
    assert api.chat(ann).from_bot == []
    assert len(api.refused) == 1


async def test_row_27_a_moved_group_names_its_new_address(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann")
    group = api.group("Lab", ann)
    api.add_bot(group, ann)
    new = api.migrate(group)
    with pytest.raises(Moved) as caught:
        await post(telegram, here(group.id))
    assert caught.value.to == str(new.id)
    await post(telegram, here(new.id))
    assert [message.text for message in new.from_bot] == ["words"]


async def test_row_29_what_a_closed_or_deleted_topic_does_not_take_goes_to_its_group(
    api: BotApi, telegram: Telegram
) -> None:
    ann = api.person("Ann")
    forum = api.supergroup("Lab", ann, forum=True)
    api.add_bot(forum, ann)
    topic = api.topic(forum, "AI", ann)
    await post(telegram, here(forum.id, topic.id))
    assert api.last(forum).thread == topic.id
    for state in ("closed", "deleted"):
        setattr(topic, state, True)
        await post(telegram, here(forum.id, topic.id))
        assert api.last(forum).thread is None
    api.script("sendMessage", [wordings.TOPIC_CLOSED, wordings.NO_TEXT_RIGHT])
    with pytest.raises(Refused) as caught:
        await post(telegram, here(forum.id, topic.id))
    assert caught.value.off == "closed"


async def test_row_31_slow_mode_is_a_pause_of_one_place(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann")
    group = api.supergroup("Lab", ann)
    api.add_bot(group, ann)
    api.script("sendMessage", [wordings.SLOW_MODE])
    with pytest.raises(Temporary) as caught:
        await post(telegram, here(group.id))
    assert (caught.value.retry_after, caught.value.everywhere) == (10, False)


@pytest.mark.parametrize(
    ("answer", "kind", "arrived"),
    [
        (Reset(accepted=False), Unsure, 0),
        (Reset(accepted=True), Unsure, 1),
        (Failure(502, accepted=False), Unsure, 0),
        (Failure(500, accepted=True), Unsure, 1),
        (Nonsense(), Unsure, 1),
        (Nonsense(b'{"ok":true,"result":true}'), Unsure, 1),
        (wordings.too_many(30), Temporary, 0),
        (wordings.UNAUTHORIZED, Temporary, 0),
        (wordings.CANT_PARSE, BadMarkup, 0),
        (Accept(), None, 1),
    ],
)
async def test_rows_7_8_15_certain_and_unsure_are_told_apart(
    api: BotApi, telegram: Telegram, answer: object, kind: type[JoganError] | None, arrived: int
) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendMessage", [answer])  # type: ignore[list-item]
    if kind is None:
        await post(telegram, here(ann.id))
    else:
        with pytest.raises(kind) as caught:
            await post(telegram, here(ann.id))
        assert TOKEN not in f"{caught.value!r} {caught.value}"
    assert len(api.chat(ann).from_bot) == arrived


async def test_row_5_silence_after_the_service_took_it_is_unsure(api: BotApi) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendMessage", [Silence()])
    bot = Bot(api.token, base_url=f"{api.url}/bot", request=Request(api.token, 1.0), get_updates_request=Request(""))
    async with bot:
        with pytest.raises(Unsure):
            await Sender(bot, None).send(Spot(ann.id), Rendered('{"html":"words"}', "words"))
    assert len(api.chat(ann).from_bot) == 1


@pytest.mark.parametrize("paid", [True, False])
async def test_posts_ask_for_the_paid_rate_where_it_is_set_only(api: BotApi, paid: bool) -> None:
    ann = api.person("Ann", started=True)
    async with Telegram(TelegramSettings(api.token, api.url, paid=paid), OwnDesk(), FakeClock(NOW)) as telegram:
        await post(telegram, here(ann.id))
    (call,) = api.calls_of("sendMessage")
    assert call.get("allow_paid_broadcast") is (True if paid else None)


async def test_row_38_refused_markup_is_sent_as_plain_words_when_asked(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    message = Rendered('{"html":"<b>x","keys":[[{"label":"a","data":"/x"}]]}', "x & <y>", About(NOW.date()), PICTURE)
    with api.expecting("can't parse entities"), pytest.raises(BadMarkup):
        await telegram.send(here(ann.id), "private", message, key="k")
    await telegram.send(here(ann.id), "private", message, key="k", bare=True)
    (arrived,) = api.chat(ann).from_bot
    assert (arrived.text, arrived.entities, arrived.buttons, arrived.picture) == ("x & <y>", [], [], None)


async def test_an_edit_changes_words_and_captions_and_the_same_again_is_no_error(
    api: BotApi, telegram: Telegram
) -> None:
    ann = api.person("Ann", started=True)
    (corrected,) = telegram.render(Document((Heading(text("Corrected")), *FRONT.blocks)), "private")
    for document in (WORDS, FRONT):
        sent = await post(telegram, here(ann.id), document)
        for _ in range(2):
            await telegram.edit(here(ann.id), "private", sent, corrected)
        assert api.last(ann).text == "Corrected\nJogan\nLLM 2"
    assert api.last(ann).picture is not None
    with pytest.raises(NotThere):
        await telegram.edit(here(ann.id), "private", "999", corrected)


async def test_a_person_is_told_privately_or_the_refusal_is(api: BotApi, telegram: Telegram) -> None:
    ann, bob = api.person("Ann", started=True), api.person("Bob")
    await telegram.tell(str(ann.id), WORDS)
    assert api.last(ann).text == "words"
    with pytest.raises(Refused):
        await telegram.tell(str(bob.id), WORDS)


async def test_row_32_a_place_is_found_by_name_and_kept_by_its_number(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    channel = api.channel("Lab news", ann, username="lab")
    forum = api.supergroup("Lab", ann, forum=True, username="labtalk")
    api.add_bot(channel, ann)
    api.add_bot(forum, ann)
    for name in ("@lab", "lab", "https://t.me/lab", str(channel.id)):
        found = await telegram.find(name)
        assert found is not None
        assert (found.address, found.kind, found.title) == (here(channel.id), "channel", "Lab news")
    topic = await telegram.find("@labtalk/7")
    assert topic is not None
    assert (topic.address, topic.kind) == (here(forum.id, 7), "thread")
    api.rename(channel, username="renamed")
    assert await telegram.find("@lab") is None
    await post(telegram, here(channel.id))
    assert api.last(channel).text == "words"
    for nobody in ("@nobody", "-100999", str(ann.id), "@", "", "not a name", "9" * 30):
        assert await telegram.find(nobody) is None


async def test_administrators_are_asked_for_at_most_every_five_minutes(api: BotApi, archive: Path) -> None:
    clock = FakeClock(NOW)
    async with Telegram(settings(api), OwnDesk(), clock) as telegram:
        ann, bob = api.person("Ann"), api.person("Bob")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.join(bob, group)
        assert await telegram.is_administrator(here(group.id), str(ann.id))
        assert not await telegram.is_administrator(here(group.id), str(bob.id))
        api.join(bob, group, status="administrator")
        assert not await telegram.is_administrator(here(group.id), str(bob.id))
        clock.advance(timedelta(minutes=5))
        assert await telegram.is_administrator(here(group.id), str(bob.id))
        for nobody in ("424242", "", "x", "-5"):
            assert not await telegram.is_administrator(here(group.id), nobody)
        assert not await telegram.is_administrator(here(-100999), str(ann.id))
        assert len(api.calls_of("getChatMember")) == 3


@pytest.mark.parametrize("token", ["123456789:AAwrong-token-of-the-right-form-000000", "nonsense", ""])
async def test_a_wrong_token_is_told_in_one_line_without_it(api: BotApi, token: str) -> None:
    with pytest.raises(BadSetting) as caught:
        async with Telegram(TelegramSettings(token, api.url), OwnDesk(), FakeClock(NOW)):
            pass
    assert "JOGAN_TELEGRAM_TOKEN" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not token or token not in str(caught.value)


@pytest.mark.parametrize("scripted", [True, False])
async def test_row_6_a_service_that_cannot_be_reached_is_temporary(
    api: BotApi, scripted: bool, unused_tcp_port: int
) -> None:
    url = api.url if scripted else f"http://127.0.0.1:{unused_tcp_port}"
    api.script("getMe", [Failure(502)])
    with pytest.raises(Temporary):
        async with Telegram(TelegramSettings(TOKEN, url), OwnDesk(), FakeClock(NOW)):
            pass


async def test_row_6_a_refused_connection_is_certainly_not_sent(api: BotApi, telegram: Telegram) -> None:
    ann = api.person("Ann", started=True)
    await api.__aexit__(None, None, None)
    await asyncio.sleep(0.01)  # until the closing of kept connections is heard: what goes out on one is unsure
    with pytest.raises(Temporary) as caught:
        await post(telegram, here(ann.id))
    assert TOKEN not in str(caught.value)
