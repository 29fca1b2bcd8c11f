"""What is offered while an option is typed: best first, at most 25, 100 characters, no error."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talking import Conversation, an_edition_of_four

from bot.chat.suggestions import LONGEST, MOST, OPTIONS, shortened
from bot.domain.nine import NINE
from bot.domain.shown import About

TUESDAY = date(2024, 7, 16)
MONDAY = date(2024, 7, 15)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="replace")) // 2


async def offered(talk: Conversation, command: str, option: str, typed: str, **incoming: object) -> list[str]:
    """The values; labels and limits are looked at on the way."""
    await talk.hear("/help")
    shape = talk.shape.__class__(**{**_fields(talk), "text": f"/{command}", **incoming})
    found = await talk.router.suggest(option, typed, shape)
    assert len(found) <= MOST
    assert all(one.label and units(one.label) <= LONGEST and 0 < units(one.value) <= LONGEST for one in found)
    talk.shown = "\n".join(one.label for one in found)
    return [one.value for one in found]


def _fields(talk: Conversation) -> dict[str, object]:
    return {"address": talk.shape.address, "kind": talk.shape.kind, "language_hint": talk.shape.language_hint}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("llm", "LLM"),
        ("거대", "LLM"),
        ("vis", "Computer Vision"),
        ("강화", "Reinforcement Learning"),
        ("cv", "Computer Vision"),
        ("multimdal", "Multimodal"),
        ("양자화", "Inference acceleration"),
        ("LLM, cv", "LLM, Computer Vision"),
    ],
)
async def test_a_category_by_any_of_its_names(typed: str, first: str) -> None:
    assert (await offered(Conversation(), "digest", "category", typed))[0] == first


async def test_a_name_begun_comes_before_one_that_only_has_it() -> None:
    found = await offered(Conversation(), "digest", "category", "la")
    assert found == sorted(found, key=lambda key: not NINE[key].key.casefold().startswith("la"))
    assert await offered(Conversation(), "digest", "category", "quantum cooking") == []


async def test_nothing_typed_is_every_category_then_all_of_them() -> None:
    found = await offered(Conversation(), "subscribe", "category", "")
    assert found == [*(category.key for category in NINE), "all"]


async def test_what_is_subscribed_comes_last_to_subscribe_and_first_to_unsubscribe() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    assert (await offered(talk, "subscribe", "category", ""))[-2:] == ["LLM", "all"]
    assert (await offered(talk, "unsubscribe", "category", ""))[0] == "LLM"
    assert (await offered(talk, "digest", "category", ""))[0] == "LLM"


async def test_labels_are_in_the_readers_language() -> None:
    await offered(talk := Conversation(language_hint="ko"), "subscribe", "category", "vision")
    assert "컴퓨터 비전" in talk.shown
    await offered(talk := Conversation(), "subscribe", "category", "비전")
    assert "Computer Vision" in talk.shown


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", ["1", "2", "3", "4"]),
        ("3", ["3"]),
        ("2번", ["2"]),
        ("#1", ["1"]),
        ("humanoids", ["3"]),
        ("LEARNING reward", ["4"]),
        ("9", []),
        ("zebra", []),
        ("2407.10672", ["2"]),
        ("https://arxiv.org/abs/2407.10671v2", ["1"]),
        ("2407.99999", []),
    ],
)
async def test_a_paper_by_number_words_or_id(typed: str, values: list[str]) -> None:
    assert await offered(Conversation(), "paper", "paper", typed) == values


async def test_papers_are_of_the_edition_that_is_spoken_of() -> None:
    talk = Conversation([an_edition_of_four(MONDAY, 20001), an_edition_of_four(TUESDAY)])
    assert await offered(talk, "ask", "paper", "3", reply_to=About(MONDAY)) == ["7/15-3"]
    assert "7/15-3. Grasping" in talk.shown
    assert await offered(talk, "ask", "paper", "2407.20002") == ["7/15-2"]
    assert await offered(Conversation([]), "paper", "paper", "1") == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("seoul", "Asia/Seoul"),
        ("서울", "Asia/Seoul"),
        ("+9", "Asia/Seoul"),
        ("new y", "America/New_York"),
        ("utc", "UTC"),
        ("Berlin", "Europe/Berlin"),
        ("tokio", "Asia/Tokyo"),
    ],
)
async def test_a_zone_by_city_or_offset(typed: str, first: str) -> None:
    assert (await offered(talk := Conversation(), "timezone", "zone", typed))[0] == first
    assert ":" in talk.shown, "the time there tells zones apart"


async def test_before_anything_is_typed_the_own_zone_comes_first() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    await talk.say("/timezone Asia/Kathmandu")
    assert (await offered(talk, "timezone", "zone", ""))[:2] == ["Asia/Kathmandu", "UTC"]
    assert "Asia/Kathmandu · 08:45 (UTC+05:45)" in talk.shown


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("9", ["09:00", "21:00", "09:30", "21:30"]),
        ("7:15", ["07:15", "19:15"]),
        ("오후 3시", ["15:00", "15:30"]),
        ("25", []),
        ("soon", []),
    ],
)
async def test_a_time(typed: str, values: list[str]) -> None:
    assert await offered(Conversation(), "time", "time", typed) == values


async def test_before_anything_is_typed_the_own_time_comes_first() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    await talk.say("/time 05:45")
    found = await offered(talk, "time", "time", "")
    assert found[0] == "05:45"
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("command", "option", "typed", "values"),
    [
        ("days", "days", "", ["daily", "mon-fri", "sat-sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
        ("days", "days", "tue, thu", ["tue, thu"]),
        ("days", "days", "we", ["wed"]),
        ("language", "language", "", ["ko", "en"]),
        ("language", "language", "한", ["ko"]),
        ("language", "language", "eng", ["en"]),
        ("weekly", "state", "", ["on", "off"]),
        ("mute", "state", "of", ["off"]),
        ("length", "state", "", ["brief", "full"]),
        ("ask", "question", "why", []),
        ("nonsense", "category", "llm", []),
    ],
)
async def test_what_can_be_chosen(command: str, option: str, typed: str, values: list[str]) -> None:
    assert await offered(Conversation(), command, option, typed) == values


async def test_days_with_an_edition_newest_first() -> None:
    talk = Conversation([an_edition_of_four(MONDAY, 20001), an_edition_of_four(TUESDAY)])
    assert await offered(talk, "digest", "date", "") == ["2024-07-16", "2024-07-15"]
    assert "Tue 16 July 2024 · 4 papers" in talk.shown
    assert await offered(talk, "digest", "date", "mon") == ["2024-07-15"]
    assert await offered(talk, "digest", "date", "2024-07-16") == ["2024-07-16"]
    assert await offered(talk, "digest", "date", "1999") == []
    assert await offered(Conversation([]), "digest", "date", "") == []


def test_a_label_is_cut_at_the_end_of_a_letter() -> None:
    family = "👩‍👩‍👧‍👦"
    for title in ("각" * 120, family * 20, "가\u0301" * 80, "x" * 101):
        short = shortened(title)
        assert units(short) <= LONGEST
        assert short.endswith("…")
        assert title.startswith(short[:-1])
    assert shortened(family * 20).removesuffix("…") == family * (99 // units(family))
    assert shortened("x" * 100) == "x" * 100


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*OPTIONS, "paper", "date", "question", "no such option"]), st.text(max_size=130))
async def test_whatever_is_typed_is_no_error(option: str, typed: str) -> None:
    await offered(Conversation(), "subscribe", option, typed)


async def test_what_is_offered_is_understood() -> None:
    """Every value, put behind its command, does what it says."""
    for command, option in (("subscribe", "category"), ("timezone", "zone"), ("time", "time"), ("days", "days")):
        for value in (await offered(Conversation(), command, option, ""))[:12]:
            reply = await Conversation().reply(f"/{command} {value}")
            assert not reply.mistake, (command, value)
    assert time(9) == time.fromisoformat((await offered(Conversation(), "time", "time", "9"))[0])
