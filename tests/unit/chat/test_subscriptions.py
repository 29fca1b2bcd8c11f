"""/subscribe /unsubscribe /categories /subscriptions /start."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from talking import NOW, Conversation, an_edition_of_four, buttons

from bot.domain.category import Categories, Category
from bot.domain.nine import NINE


async def test_subscribing_says_what_when_and_what_next() -> None:
    talk = Conversation()
    reply = await talk.reply("/subscribe rl, LLM")
    chat = await talk.chat()
    assert chat.categories == ("LLM", "Reinforcement Learning")  # in the list's order
    assert chat.next_due == datetime(2024, 7, 17, 9, tzinfo=UTC)
    assert chat.next_due > NOW
    assert buttons(reply)["Read the newest edition now"] == "/digest"
    said = await talk.say("/subscribe LLM, Multimodal")
    assert "Subscribed: Multimodal." in said
    assert "Already subscribed: LLM." in said
    assert "You get: LLM, Reinforcement Learning, Multimodal." in said


async def test_the_cursor_starts_at_the_newest_edition_so_nothing_old_is_posted() -> None:
    talk = Conversation([an_edition_of_four(date(2024, 7, 15), 20001), an_edition_of_four()])
    await talk.say("/subscribe LLM")
    assert (await talk.chat()).cursor == date(2024, 7, 16)


async def test_a_further_category_keeps_the_cursor_and_a_new_beginning_moves_it() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    await talk.store.editions.publish(an_edition_of_four(date(2024, 7, 17), 20001))
    await talk.say("/subscribe Multimodal")
    assert (await talk.chat()).cursor == date(2024, 7, 16)
    await talk.say("/unsubscribe all")
    await talk.say("/subscribe Multimodal")
    assert (await talk.chat()).cursor == date(2024, 7, 17)


async def test_an_empty_store_leaves_the_cursor_open() -> None:
    talk = Conversation([])
    await talk.say("/subscribe LLM")
    assert (await talk.chat()).cursor is None


async def test_everything_and_back() -> None:
    talk = Conversation()
    said = await talk.say("/subscribe 전체")
    assert "Subscribed to everything" in said
    chat = await talk.chat()
    assert chat.everything
    assert chat.categories == ()
    assert "Already subscribed: LLM" in await talk.say("/subscribe LLM")
    assert (await talk.chat()).everything
    assert "You get: everything." in await talk.say("/subscriptions")
    await talk.say("/unsubscribe LLM")
    chat = await talk.chat()
    assert not chat.everything
    assert chat.categories == tuple(category.key for category in NINE)[1:]


async def test_unsubscribing() -> None:
    talk = Conversation()
    assert "Nothing is subscribed here" in await talk.say("/unsubscribe")
    await talk.say("/subscribe LLM, rl")
    offered = buttons(await talk.reply("/unsubscribe"))
    assert set(offered.values()) >= {"/unsubscribe LLM", "/unsubscribe Reinforcement Learning", "/unsubscribe all"}
    assert "were not subscribed to: Multimodal" in await talk.say("/unsubscribe multimodal")
    said = await talk.say("/unsubscribe 강화학습")
    assert "Unsubscribed: Reinforcement Learning." in said
    assert "You get: LLM." in said
    assert "nothing will be posted here" in await talk.say("/unsubscribe LLM")
    assert (await talk.chat()).next_due is None


@pytest.mark.parametrize("line", ["/unsubscribe all", "/unsubscribe 모두"])
async def test_stopping_everything(line: str) -> None:
    talk = Conversation()
    await talk.say("/subscribe all")
    assert "nothing will be posted here" in await talk.say(line)
    chat = await talk.chat()
    assert (chat.everything, chat.categories, chat.next_due) == (False, (), None)


async def test_a_typo_alone_changes_nothing() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    before = await talk.chat()
    await talk.say("/subscribe compter vision")
    assert await talk.chat() == before


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is no category “foo”. All categories: /categories"),
        ("ko", "‘foo’ 분야는 없습니다. 전체 분야: /categories"),
    ],
)
async def test_known_names_are_taken_and_the_unknown_one_is_named(language: str, sentence: str) -> None:
    talk = Conversation(language_hint=language)
    said = await talk.say("/subscribe rl cv foo nlp")
    assert sentence in said
    assert (await talk.chat()).categories == (
        "Reinforcement Learning",
        "Natural Language Processing",
        "Computer Vision",
    )
    reply = await talk.reply("/subscribe LLM, multimodl")
    assert buttons(reply)["/subscribe Multimodal"] == "/subscribe Multimodal"
    assert "LLM" in (await talk.chat()).categories
    said = await talk.say("/unsubscribe foo, rl, nlp")
    assert sentence in said
    assert (await talk.chat()).categories == ("LLM", "Computer Vision")


@pytest.mark.parametrize(
    ("line", "categories"),
    [
        ("subscribe to LLM", ("LLM",)),
        ("subscribe for the LLM", ("LLM",)),
        ("subscribe me to the LLM and AI in Healthcare, please", ("LLM", "AI in Healthcare")),
    ],
)
async def test_small_words_are_no_names(line: str, categories: tuple[str, ...]) -> None:
    talk = Conversation()
    await talk.say(line)
    assert (await talk.chat()).categories == categories
    await talk.say("subscribe to everything")
    assert (await talk.chat()).everything
    await talk.say("unsubscribe from nlp")
    assert "Natural Language Processing" not in (await talk.chat()).categories
    assert "LLM" in (await talk.chat()).categories


async def test_small_words_alone_name_nothing() -> None:
    assert "Which categories do you want" in await Conversation().say("/subscribe to the")
    assert "Qwen2" in await Conversation().say("/digest for me")


async def test_examples_are_of_the_loaded_list() -> None:
    mine = Categories(tuple(Category(key, "🌱", {}, {}) for key in ("Plants", "Soil", "Weather")))
    for posts in (True, False):
        talk = Conversation(categories=mine, posts=posts)
        for line in ("/start", "/help", "/subscribe", "/subscriptions", "/categories", "/status", "hello", "/time 7"):
            await talk.say(line)
        await talk.say("/subscribe Soil")
        for line in ("/unsubscribe", "/unsubscribe all"):
            await talk.say(line)
        assert "/subscribe Plants, Soil" in talk.shown
        assert "/unsubscribe Soil" in talk.shown
        assert "subscribe LLM" not in talk.shown
        assert "Vision" not in talk.shown


async def test_subscribe_alone_shows_what_there_is() -> None:
    reply = await Conversation().reply("/subscribe")
    assert {f"/subscribe {category.key}" for category in NINE} <= set(buttons(reply).values())
    assert "/subscribe all" in buttons(reply).values()


async def test_categories_mark_what_the_chat_has_and_offer_the_rest() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    reply = await talk.reply("/categories")
    said = await talk.say("/categories")
    assert "🐱 LLM (subscribed) — " in said
    assert buttons(reply)["✅ 🐱 LLM"] == "/unsubscribe LLM"
    assert buttons(reply)["➕ 🧩 Multimodal"] == "/subscribe Multimodal"
    for category in NINE:
        assert category.definitions["en"] in said
    await talk.say("/subscribe all")
    offered = buttons(await talk.reply("/categories"))
    assert {f"/unsubscribe {category.key}" for category in NINE} <= set(offered.values())
    assert offered["Stop everything"] == "/unsubscribe all"


async def test_a_pressed_category_changes_and_shows_the_page_again() -> None:
    talk = Conversation()
    page = await talk.reply("/categories")
    assert not page.replaces
    on = await talk.reply(buttons(page)["➕ 🎮 Reinforcement Learning"], pressed=True)
    assert on.replaces
    assert "Subscribed: Reinforcement Learning.\nNext post: Wed 17 July, 09:00 (UTC)." in talk.shown
    off = await talk.reply(buttons(on)["✅ 🎮 Reinforcement Learning"], pressed=True)
    assert "Unsubscribed: Reinforcement Learning.\nNothing is subscribed any more" in talk.shown
    assert buttons(off) == buttons(page)
    everything = await talk.reply(buttons(off)["Everything"], pressed=True)
    assert all(not label.startswith("➕") for label in buttons(everything))
    assert (await talk.chat()).everything
    rest = await talk.reply(buttons(everything)["✅ 🐱 LLM"], pressed=True)
    assert [label for label in buttons(rest) if label.startswith("➕")] == ["➕ 🐱 LLM"]


async def test_definitions_stay_where_the_page_is_replaced_and_are_not_said_again_where_it_is_not() -> None:
    definition = NINE["LLM"].definitions["en"]
    talk = Conversation()
    assert definition in await talk.say("/subscribe LLM", pressed=True, fits=lambda _: True)
    assert definition not in await talk.say("/subscribe rl", pressed=True)


async def test_start_of_a_new_chat_and_of_one_that_is_known() -> None:
    talk = Conversation(contact="papers@example.org")
    first = await talk.say("/start")
    assert "Nothing is posted here until you choose" in first
    assert "To erase it: /forget" in first
    assert "papers@example.org" in first
    assert (await talk.chat()).next_due is None
    await talk.say("/subscribe LLM")
    again = await talk.say("/start")
    assert "You get: LLM. Next post: Wed 17 July, 09:00 (UTC)." in again
    assert "/subscribe LLM\n" not in again
    await talk.say("/pause")
    assert "Posts are paused" in await talk.say("/start")
    await talk.say("/resume")
    await talk.say("/subscribe all")
    assert "/subscribe" not in " ".join(buttons(await talk.reply("/start")).values())


async def test_help_lists_what_works_and_tells_groups_who_may() -> None:
    talk = Conversation()
    said = await talk.say("/help")
    assert "/subscribe CATEGORY… — get a category every day (/subscribe LLM)" in said
    assert "Not there yet" in said
    assert "only administrators" not in said
    assert "only administrators" in await Conversation(kind="group").say("/help")


async def test_a_category_that_is_no_longer_listed_is_shown_by_its_key() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    await talk.store.chats.put(replace(await talk.chat(), categories=("LLM", "Robotics")))
    assert "You get: LLM, Robotics." in await talk.say("/subscriptions")
    assert "Qwen2" in await talk.say("/digest")


@pytest.mark.parametrize(("language", "example"), [("en", "LLM, Inference acceleration"), ("ko", "LLM, 추론 가속")])
async def test_the_example_is_in_the_readers_words_and_works(language: str, example: str) -> None:
    talk = Conversation(language_hint=language)
    assert f"/subscribe {example}" in await talk.say("/subscribe")
    await talk.say(f"/subscribe {example}")
    assert (await talk.chat()).categories == ("LLM", "Inference acceleration")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("unsubscribe compter vision", "/unsubscribe Computer Vision"),
        ("digest compter vision", "/digest Computer Vision"),
        ("subscribe compter vision", "/subscribe Computer Vision"),
        ("컴퓨터 비젼 구독해줘", "/subscribe Computer Vision"),
        ("컴퓨터 비젼 구독 취소해줘", "/unsubscribe Computer Vision"),
    ],
)
async def test_a_typo_is_corrected_in_what_was_asked_also_without_a_slash(line: str, offered: str) -> None:
    talk = Conversation()
    await talk.say("/subscribe all")
    assert list(buttons(await talk.reply(line)).values()) == [offered]
