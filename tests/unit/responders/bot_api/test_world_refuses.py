"""What the world refuses: each place the bot may be in or not, in the service's words, by the library."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from responders.bot_api import wordings
from responders.bot_api.api import BotApi
from responders.bot_api.pictures import drawn
from responders.bot_api.wordings import Wording
from responders.bot_api.world import Person, Room
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

Place = Callable[[BotApi, Person], int]
Post = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


def _person(**state: bool) -> Place:
    def make(api: BotApi, owner: Person) -> int:
        person = api.person("Bo", started=True)
        for name, value in state.items():
            setattr(person, name, value)
        return person.id

    return make


def _room(kind: str, act: Callable[[BotApi, Room, Person], object]) -> Place:
    def make(api: BotApi, owner: Person) -> int:
        room: Room = getattr(api, kind)("Papers", owner)
        api.add_bot(room, owner)
        act(api, room, owner)
        return room.id

    return make


def _kicked(api: BotApi, room: Room, owner: Person) -> None:
    api.kick_bot(room, owner)


def _left(api: BotApi, room: Room, owner: Person) -> None:
    api.kick_bot(room, owner, status="left")


def _deleted(api: BotApi, room: Room, owner: Person) -> None:
    room.deleted = True


def _silenced(api: BotApi, room: Room, owner: Person) -> None:
    room.permissions.clear()


def _restricted(api: BotApi, room: Room, owner: Person) -> None:
    api.restrict_bot(room, owner)


def _rightless(api: BotApi, room: Room, owner: Person) -> None:
    api.promote_bot(room, owner, rights=frozenset({"can_edit_messages"}))


CASES: list[tuple[Place, Wording]] = [
    (_person(blocked=True), wordings.BLOCKED),
    (_person(deactivated=True), wordings.DEACTIVATED),
    (_person(started=False), wordings.NEVER_STARTED),
    (_person(is_bot=True), wordings.TO_BOT),
    (lambda api, owner: 424242, wordings.CHAT_NOT_FOUND),
    (_room("group", _kicked), wordings.KICKED_GROUP),
    (_room("supergroup", _kicked), wordings.KICKED_SUPERGROUP),
    (_room("channel", _kicked), wordings.KICKED_CHANNEL),
    (_room("group", _left), wordings.LEFT_GROUP),
    (_room("supergroup", _left), wordings.LEFT_SUPERGROUP),
    (_room("channel", _left), wordings.LEFT_CHANNEL),
    (_room("group", _deleted), wordings.GROUP_DELETED),
    (_room("channel", _deleted), wordings.CHAT_NOT_FOUND),
    (_room("supergroup", _silenced), wordings.NO_TEXT_RIGHT),
    (_room("supergroup", _restricted), wordings.NO_TEXT_RIGHT),
    (_room("channel", _rightless), wordings.NEED_ADMIN),
]


@pytest.mark.parametrize(("place", "wording"), CASES)
async def test_a_message_that_the_world_refuses(api: BotApi, bot: Bot, place: Place, wording: Wording) -> None:
    target = place(api, api.person("Owner", started=True))
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(target, "x")
    assert isinstance(caught.value, Forbidden if wording.code == 403 else BadRequest)
    assert caught.value.message.lower() == wording.text.removeprefix("Bad Request: ").lower()
    assert [(one.code, one.description) for one in api.refused] == [(wording.code, wording.text)]
    assert target not in api.service.world.rooms or api.chat(target).from_bot == []


async def test_pictures_and_files_where_only_text_is_allowed(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.supergroup("Papers", owner)
    api.add_bot(room, owner)
    room.permissions = {"text"}
    await bot.send_message(room.id, "x")
    with pytest.raises(BadRequest, match="Not enough rights to send photos"):
        await bot.send_photo(room.id, drawn())
    with pytest.raises(BadRequest, match="Not enough rights to send documents"):
        await bot.send_document(room.id, b"# page")
    api.promote_bot(room, owner)
    await bot.send_photo(room.id, drawn())
    await bot.send_document(room.id, b"# page")
    api.restrict_bot(room, owner, may=frozenset({"can_send_messages", "can_send_photos"}))
    with pytest.raises(BadRequest, match="Not enough rights to send documents"):
        await bot.send_document(room.id, b"# page")


@pytest.mark.parametrize("new_first", [False, True])
async def test_a_group_that_became_a_supergroup(api: BotApi, bot: Bot, new_first: bool) -> None:
    owner = api.person("Owner")
    group = api.group("Papers", owner)
    api.add_bot(group, owner)
    room = api.migrate(group, new_first=new_first)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == room.id
    assert (await bot.send_message(room.id, "x")).chat.type == "supergroup"
    notes = [one.message for one in await bot.get_updates() if one.message and one.message.new_chat_members == ()]
    told = [(note.chat.id, note.migrate_to_chat_id or note.migrate_from_chat_id) for note in notes]
    assert told == [(group.id, room.id), (room.id, group.id)][:: -1 if new_first else 1]


async def test_public_names(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.channel("Papers", owner, username="papers")
    assert (await bot.get_chat("@papers")).id == room.id
    with pytest.raises(Forbidden, match="not a member of the channel"):
        await bot.send_message("@papers", "x")
    api.add_bot(room, owner)
    sent = await bot.send_message("@Papers", "x")
    assert (sent.chat.id, sent.sender_chat and sent.sender_chat.title) == (room.id, "Papers")
    api.rename(room, username="sheets", title="Sheets")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message("@papers", "x")
    assert (await bot.get_chat("@sheets")).title == "Sheets"


async def test_replies(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    said = api.say(ann, ann, "hello")
    sent = await bot.send_message(ann.id, "x", reply_parameters=ReplyParameters(said.id))
    assert (sent.reply_to_message and sent.reply_to_message.text, api.last(ann).reply_to) == ("hello", said.id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ann.id, "x", reply_parameters=ReplyParameters(99))
    sent = await bot.send_message(ann.id, "x", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))
    assert sent.reply_to_message is None


async def test_topics(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.supergroup("Papers", owner, forum=True)
    topic = api.topic(room, "LLM", owner)
    api.add_bot(room, owner)
    sent = await bot.send_message(room.id, "x", message_thread_id=topic.id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.id, True)
    topic.closed = True
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(room.id, "x", message_thread_id=topic.id)
    topic.deleted = True
    for thread in (topic.id, 1, 77):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(room.id, "x", message_thread_id=thread)
    assert (await bot.send_message(room.id, "x")).message_thread_id is None


async def test_drafts_are_for_private_chats(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    await bot.send_message_draft(ann.id, 7, "thinking")
    await bot.send_message_draft(ann.id, 7, "thinking <b>on</b>", parse_mode="HTML")
    assert [(one.draft_id, one.text) for one in api.chat(ann).drafts] == [(7, "thinking"), (7, "thinking on")]
    assert api.chat(ann).from_bot == []
    await bot.send_message(ann.id, "done")
    assert api.chat(ann).drafts == []
    group = api.group("Papers", ann)
    api.add_bot(group, ann)
    with api.expecting("TEXTDRAFT_PEER_INVALID"), pytest.raises(BadRequest):
        await bot.send_message_draft(group.id, 7, "x")
    with api.expecting("RANDOM_ID_INVALID"), pytest.raises(BadRequest):
        await bot.send_message_draft(ann.id, 0, "x")


async def test_chat_actions(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    await bot.send_chat_action(ann.id, "typing")
    assert api.chat(ann).actions == ["typing"]
    with api.expecting("wrong parameter action"), pytest.raises(BadRequest):
        await bot.send_chat_action(ann.id, "dancing")


async def test_who_administers(api: BotApi, bot: Bot) -> None:
    owner, ann, bo = api.person("Owner", started=True), api.person("Ann"), api.person("Bo")
    room = api.supergroup("Papers", owner)
    api.add_bot(room, owner, rights=frozenset({"can_pin_messages"}))
    api.join(ann, room, status="administrator", anonymous=True)
    statuses = {"Owner": "creator", "Ann": "administrator", "Bo": "left"}
    for person in (owner, ann, bo):
        assert (await bot.get_chat_member(room.id, person.id)).status == statuses[person.first_name]
    for status in ("member", "restricted", "kicked"):
        api.join(bo, room, status=status)
        assert (await bot.get_chat_member(room.id, bo.id)).status == status
    rulers = await bot.get_chat_administrators(room.id)
    assert [one.user.first_name for one in rulers] == ["Owner", "jogan", "Ann"]
    assert await bot.get_chat_member_count(room.id) == 3
    assert (await bot.get_chat_member(owner.id, owner.id)).status == "member"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(room.id, 31)


async def test_members_of_a_channel_are_told_to_administrators_only(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner", started=True)
    room = api.channel("Papers", owner)
    api.add_bot(room, owner)
    assert len(await bot.get_chat_administrators(room.id)) == 2
    room.members[api.service.world.bot.id].status = "member"
    with pytest.raises(BadRequest, match="Member list is inaccessible"):
        await bot.get_chat_administrators(room.id)
    with api.expecting("no administrators in the private chat"), pytest.raises(BadRequest):
        await bot.get_chat_administrators(owner.id)


async def test_leaving(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.group("Papers", owner)
    api.add_bot(room, owner)
    await bot.leave_chat(room.id)
    changes = [one.my_chat_member for one in await bot.get_updates() if one.my_chat_member]
    assert [one.new_chat_member.status for one in changes] == ["member", "left"]
    with pytest.raises(Forbidden):
        await bot.get_chat(room.id)


async def test_rich_messages(api: BotApi, bot: Bot, raw: Post) -> None:
    ann = api.person("Ann", started=True)
    rich = {"html": "<h2>조간</h2><p>a <b>b</b> &amp; c</p>"}
    await bot.do_api_request("sendRichMessage", {"chat_id": ann.id, "rich_message": rich})
    assert api.last(ann).text == "조간\na b & c"
    draft = {"chat_id": ann.id, "draft_id": 3, "rich_message": {"markdown": "x"}}
    await bot.do_api_request("sendRichMessageDraft", draft)
    await raw(api, "editMessageText", chat_id=ann.id, message_id=api.last(ann).id, rich_message={"html": "<p>d</p>"})
    assert (api.last(ann).text, len(api.chat(ann).drafts)) == ("d", 1)
    with api.expecting("exactly one"), pytest.raises(BadRequest):
        await bot.do_api_request("sendRichMessage", {"chat_id": ann.id, "rich_message": {}})
    for broken in ("<p>x", "x</p>", "<p><b>x</p></b>"):
        with api.expecting("can't parse rich message"), pytest.raises(BadRequest):
            await bot.do_api_request("sendRichMessage", {"chat_id": ann.id, "rich_message": {"html": broken}})
    long = {"html": "x" * 32_769}
    with api.expecting("too long"), pytest.raises(BadRequest):
        await bot.do_api_request("sendRichMessage", {"chat_id": ann.id, "rich_message": long})


async def test_an_older_server_knows_no_rich_messages(api: BotApi, bot: Bot, raw: Post) -> None:
    api.service.rich = False
    ann = api.person("Ann", started=True)
    sent = await bot.send_message(ann.id, "x")
    for method in ("sendRichMessage", "sendRichMessageDraft"):
        more = {"draft_id": 1} if method.endswith("Draft") else {}
        with pytest.raises(TelegramError):
            await bot.do_api_request(method, {"chat_id": ann.id, "rich_message": {"html": "x"}, **more})
    edit = {"chat_id": ann.id, "message_id": sent.message_id, "rich_message": {"html": "x"}}
    status, body = await raw(api, "editMessageText", **edit)
    assert (status, body["description"]) == (400, "Bad Request: message text is empty")
    assert [one.code for one in api.refused] == [404, 404, 400]
