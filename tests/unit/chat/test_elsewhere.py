"""Another place managed from a private chat: who may, what changes, and that every way on names the place."""

import re
from dataclasses import replace
from typing import Any

import pytest
from builders import a_chat
from fakes_posts import FakePosts
from hypothesis import given
from hypothesis import strategies as st
from talking import Conversation, buttons

from bot.chat.commands import MANAGING
from bot.chat.message import Incoming
from bot.chat.router import Router
from bot.domain.chat import Address, Chat
from bot.domain.nine import NINE
from bot.errors import BadPayload, JoganError, Moved, Refused, Temporary, Unsure
from bot.ports.platform import Place, Posts
from bot.settings import ChatDefaults

ME = Address("telegram", "7")
LAB = Address("telegram", "-1001234567890")
CHANNEL = Place(LAB, "channel", "The Lab")


class Managing(Conversation):
    """A private chat of an administrator of @lab."""

    def __init__(self, **incoming: Any) -> None:
        super().__init__(**{"address": ME, "sender": "7", "own_name": "jogan_bot", **incoming})
        self.posts = FakePosts()
        self.posts.open("@lab", CHANNEL, "7")
        posts: dict[str, Posts] = {"telegram": self.posts}
        self.router = Router(self.store, self.clock, NINE, ChatDefaults(), posts=posts)

    async def lab(self) -> Chat:
        kept = await self.store.chats.get(LAB)
        assert kept
        return kept


@pytest.mark.parametrize("name", ["@lab", "-1001234567890", "@-1001234567890", "https://chat.example/lab"])
async def test_an_administrator_manages_a_channel_by_name_id_or_link(name: str) -> None:
    talk = Managing()
    talk.posts.places["https://chat.example/lab"] = CHANNEL
    said = await talk.say(f"/subscribe {name} LLM, rl")
    assert said.startswith("This is about “The Lab”.")
    assert "Subscribed: LLM, Reinforcement Learning." in said
    lab = await talk.lab()
    assert (lab.kind, lab.categories, lab.owner, lab.language) == (
        "channel",
        ("LLM", "Reinforcement Learning"),
        "7",
        "en",
    )
    assert lab.next_due
    assert await talk.store.chats.get(ME) is None


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("/unsubscribe @lab LLM", "categories", ()),
        ("/time @lab 07:30", "post_time", None),
        ("/timezone @lab seoul", "timezone", "Asia/Seoul"),
        ("/days @lab mon-fri", "days", (0, 1, 2, 3, 4)),
        ("/weekly @lab on", "weekly", True),
        ("/length @lab full", "length", "full"),
        ("/notices @lab on", "notices", True),
        ("/mute @lab on", "muted", True),
        ("/language @lab ko", "language", "ko"),
        ("/pause @lab", "paused", True),
    ],
)
async def test_every_setting_of_the_place_can_be_changed_and_only_the_places(
    line: str, field: str, value: object
) -> None:
    talk = Managing()
    await talk.say("/subscribe @lab LLM")
    await talk.say("/subscribe nlp")
    before = await talk.chat()
    said = await talk.say(line)
    kept = getattr(await talk.lab(), field)
    assert value is None or kept == value
    assert await talk.chat() == before
    assert "“The Lab”" in said


async def test_the_reader_keeps_their_language_whatever_the_place_speaks() -> None:
    talk = Managing()
    await talk.say("/subscribe @lab LLM")
    assert "Language: 한국어" in await talk.say("/language @lab ko")
    assert (await talk.lab()).language == "ko"
    said = await talk.say("/settings @lab")
    assert "Settings" in said
    assert "Language: 한국어" in said


@pytest.mark.parametrize("line", ["/settings @lab", "/categories @lab", "/subscriptions @lab", "/subscribe @lab LLM"])
async def test_every_button_and_command_goes_on_managing_the_place(line: str) -> None:
    talk = Managing()
    await talk.say("/subscribe @lab LLM")
    for pressed in (False, True):
        reply = await talk.reply(line, pressed=pressed)
        actions = list(buttons(reply).values())
        managing = [action for action in actions if action.split()[0].removeprefix("/") in MANAGING]
        assert len(managing) >= 1
        for action in managing:
            assert re.match(r"/\w+ @-1001234567890(?: |$)", action), action
            assert len(action.encode()) <= 64
        said = talk.shown[talk.shown.rindex("This is about") :]
        for command in re.findall(r"(?<![\w/])/(\w+)(?! @)", said):
            assert command not in MANAGING, (command, said)
        for written in re.findall(r"\w+ @-1001234567890(?: [\w/:,]+)?", said):
            assert "“The Lab”" in await talk.say(written), written


async def test_all_that_is_offered_works_and_stays_with_the_place() -> None:
    talk = Managing()
    before = await talk.store.chats.get(ME)
    for action in buttons(await talk.reply("/settings @lab")).values():
        await talk.reply(action, pressed=True)
    for action in buttons(await talk.reply("/categories @lab")).values():
        if action.startswith("/subscribe"):
            await talk.reply(action, pressed=True)
    lab = await talk.lab()
    assert lab.everything
    assert (lab.weekly, lab.muted, lab.notices, lab.length) == (True, True, True, "full")
    assert await talk.store.chats.get(ME) == before


async def test_a_typo_is_corrected_for_the_place() -> None:
    talk = Managing()
    reply = await talk.reply("unsubscribe @lab compter vision")
    assert "This is about" in talk.shown
    await talk.say("/subscribe @lab all")
    reply = await talk.reply("unsubscribe @lab compter vision")
    assert list(buttons(reply).values()) == ["/unsubscribe @-1001234567890 Computer Vision"]
    reply = await talk.reply("/subscribe @lab compter vision")
    assert next(iter(buttons(reply).values())) == "/subscribe @-1001234567890 Computer Vision"
    assert reply.mistake
    reply = await talk.reply("/timezone @lab Asia/Seul")
    assert "/timezone @-1001234567890 Asia/Seoul" in buttons(reply).values()


@pytest.mark.parametrize(
    ("fails", "says"),
    [
        (Refused("removed", "Forbidden: bot is not a member of the channel chat"), "I am not in “@lab”"),
        (Temporary("Too Many Requests"), "Please try again in a moment"),
        (Unsure("timed out"), "Please try again in a moment"),
        (BadPayload("no JSON"), "I see no group or channel “@lab”"),
        (Moved("-1", "upgraded"), "I see no group or channel “@lab”"),
    ],
)
async def test_what_the_platform_refuses_is_a_sentence(fails: JoganError, says: str) -> None:
    talk = Managing()
    talk.posts.fails = fails
    assert says in await talk.say("/settings @lab")
    assert await talk.store.chats.get(LAB) is None


@pytest.mark.parametrize("command", sorted(MANAGING))
async def test_whoever_is_no_administrator_there_reads_and_changes_nothing(command: str) -> None:
    talk = Managing()
    await talk.store.chats.put(a_chat(LAB.id, "telegram", kind="channel", categories=("LLM",), owner="7"))
    for stranger in ({"sender": "8"}, {"sender": ""}):
        said = await talk.say(f"/{command} @lab on", **stranger)
        assert "Only administrators of “@lab”" in said or "I see no group or channel" in said
        assert "LLM" not in said
    assert (await talk.lab()).categories == ("LLM",)


async def test_an_administrator_who_was_one_is_asked_again_at_every_press() -> None:
    talk = Managing()
    action = buttons(await talk.reply("/categories @lab"))["➕ 🐱 LLM"]
    talk.posts.administrators.clear()
    assert "Only administrators" in await talk.say(action, pressed=True)
    assert await talk.store.chats.get(LAB) is None


async def test_a_place_that_is_not_there_and_a_person_are_no_places() -> None:
    talk = Managing()
    talk.posts.places["@somebody"] = Place(Address("telegram", "9"), "private", "Somebody")
    for name in ("@nowhere", "-1009999999", "@somebody"):
        assert f"I see no group or channel “{name}”" in await talk.say(f"/settings {name}")
    assert await Conversation().say("/settings @lab")


async def test_a_long_link_is_looked_for_whole() -> None:
    talk = Managing()
    link = "https://chat.example/channels/" + "1" * 19 + "/" + "2" * 19
    talk.posts.places[link] = CHANNEL
    await talk.say(f"/subscribe {link} LLM")
    assert (await talk.lab()).categories == ("LLM",)


async def test_a_title_is_one_short_line() -> None:
    talk = Managing()
    talk.posts.open("@lab", replace(CHANNEL, title="The Lab\n/forget " + "x" * 500), "7")
    first, _, _ = (await talk.say("/settings @lab")).partition("\n")
    assert first.startswith("This is about “The Lab /forget xx")
    assert len(first) < 250


@pytest.mark.parametrize("line", ["/stop @lab", "/status @lab"])
async def test_the_ways_to_end_a_place_are_not_those_of_the_own_chat(line: str) -> None:
    talk = Managing()
    await talk.say("/subscribe @lab LLM")
    await talk.say("/subscribe nlp")
    reply = await talk.reply(line)
    assert talk.shown.count("This is about “The Lab”.") == 2
    assert not [action for action in buttons(reply).values() if action in ("/forget", "/unsubscribe all", "/pause")]


WRITTEN = [
    "/subscribe @lab, LLM",
    "/subscribe LLM @lab",
    "/subscribe LLM, in @lab.",
    "/subscribe ＠lab LLM",
    "/subscribe chat.example/lab LLM",
    "/subscribe @lab에 LLM",
    "/구독 @lab: LLM",
    "subscribe @lab LLM",
]


@pytest.mark.parametrize("line", WRITTEN)
async def test_a_place_that_is_written_otherwise_is_still_the_place(line: str) -> None:
    """A line about another place must never change the chat in which it is written."""
    talk = Managing()
    talk.posts.places["chat.example/lab"] = CHANNEL
    await talk.say(line)
    assert (await talk.lab()).categories == ("LLM",)
    assert await talk.store.chats.get(ME) is None


@pytest.mark.parametrize("line", ["settings @lab", "설정 @lab", "categories <#1001234567890>", "time @lab 07:30"])
async def test_where_commands_are_chosen_from_a_list_a_place_is_named_without_a_slash(line: str) -> None:
    talk = Managing()
    talk.posts.open("1001234567890", CHANNEL, "7")
    assert (await talk.say(line)).startswith("This is about “The Lab”.")


@pytest.mark.parametrize(
    "line",
    [
        "language model paper: https://arxiv.org/abs/2407.10671",
        "start with https://arxiv.org/abs/2407.10671",
        "start https://arxiv.org/abs/2407.10671",
        "time for https://arxiv.org/abs/2407.10671 by @lab",
    ],
)
async def test_a_sentence_with_a_link_names_a_paper_and_no_place(line: str) -> None:
    assert "Qwen2 Technical Report" in await Managing().say(line)


@pytest.mark.parametrize("line", ["/forget lab", "/forget the lab, please", "/forget -12", "/forget @", "forget @lab"])
async def test_nothing_is_erased_by_a_line_that_may_mean_something_else(line: str) -> None:
    talk = Managing()
    await talk.say("/subscribe @lab LLM")
    await talk.say("/subscribe nlp")
    reply = await talk.reply(line)
    assert "Erased" not in talk.shown
    assert (await talk.lab()).subscribed
    assert (await talk.chat()).subscribed
    place = " @-1001234567890" if "@lab" in line else ""
    assert buttons(reply) == {"Erase it now": f"/forget{place}"}


@pytest.mark.parametrize("kind", ["group", "channel", "thread"])
async def test_other_places_are_managed_only_in_private(kind: Any) -> None:
    talk = Managing(kind=kind, is_administrator=True)
    assert "only in a private chat" in await talk.say("/subscribe @lab LLM")
    assert await talk.store.chats.get(LAB) is None


@pytest.mark.parametrize("name", ["@jogan_bot", "@JOGAN_BOT"])
async def test_our_own_name_is_no_place(name: str) -> None:
    talk = Managing()
    assert "Subscribed: LLM." in await talk.say(f"/subscribe {name} LLM")
    assert (await talk.chat()).categories == ("LLM",)


@pytest.mark.parametrize(
    "line", ["/time 07:30", "/days 1-5", "/timezone +9", "/subscribe LLM", "/time @", "/digest @lab"]
)
async def test_what_names_no_place_is_about_this_chat(line: str) -> None:
    talk = Managing()
    assert "This is about" not in await talk.say(line)
    assert await talk.store.chats.get(LAB) is None


async def test_a_place_that_is_off_says_why_and_pause_does_not_bring_it_back() -> None:
    talk = Managing()
    talk.posts.open("@lab", replace(CHANNEL, refusal="the bot is not in it"), "7")
    await talk.store.chats.put(a_chat(LAB.id, "telegram", kind="channel", categories=("LLM",), off="removed"))
    assert "because I was removed" in await talk.say("/settings @lab")
    assert "because I was removed" in await talk.say("/resume @lab")
    await talk.say("/time @lab 07:30")
    await talk.say("/start @lab")
    lab = await talk.lab()
    assert (lab.off, lab.next_due) == ("removed", None)


@pytest.mark.parametrize("line", ["/start @lab", "/resume @lab"])
async def test_a_place_that_lets_us_write_again_goes_on_from_afar(line: str) -> None:
    talk = Managing()
    await talk.store.chats.put(a_chat(LAB.id, "telegram", kind="channel", categories=("LLM",), off="no_rights"))
    settings = await talk.reply("/settings @lab")
    assert buttons(settings)["Resume"] == "/resume @-1001234567890"
    assert "then: start @-1001234567890" in talk.shown
    assert "Posts were off here. They are on again." in await talk.say(line)
    lab = await talk.lab()
    assert lab.off is None
    assert lab.next_due
    assert await talk.store.chats.get(ME) is None


async def test_a_forum_says_how_it_gets_its_posts() -> None:
    talk = Managing()
    talk.posts.open("@lab", replace(CHANNEL, kind="forum"), "7")
    assert "every category is posted as a thread of its own" in await talk.say("/settings @lab")
    assert "forum" not in await talk.say("/settings")


async def test_a_place_where_we_may_not_write_can_be_set_up_and_it_is_said() -> None:
    talk = Managing()
    talk.posts.open("@lab", replace(CHANNEL, refusal="need administrator rights in the channel chat"), "7")
    said = await talk.say("/subscribe @lab LLM")
    assert "I may not write there. Give me the right to write, then: start @-1001234567890" in said
    assert "need administrator rights" not in said
    assert (await talk.lab()).categories == ("LLM",)
    await talk.store.chats.put(replace(await talk.lab(), off="no_rights"))
    assert (await talk.say("/settings @lab")).count("I may not write there") == 1


async def test_forget_erases_the_place_and_leaves_the_person() -> None:
    talk = Managing()
    await talk.say("/subscribe @lab LLM")
    await talk.say("/subscribe nlp")
    assert "Erased:" in await talk.say("/forget @lab")
    assert await talk.store.chats.get(LAB) is None
    assert (await talk.chat()).categories == ("Natural Language Processing",)


@given(st.text(max_size=80))
async def test_any_words_after_a_command_get_one_reply(words: str) -> None:
    talk = Managing()
    for line in (f"/settings @{words}", f"/subscribe {words}", f"/time -100{words}"):
        heard = [said async for said in talk.router.answer(Incoming(ME, "private", line, sender="7"))]
        assert len(heard) == 1
