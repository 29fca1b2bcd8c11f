"""What the buttons under an answer say, where it may be seen, and what becomes of one that was wrong."""

import logging
from dataclasses import replace
from datetime import date

import pytest
from answering import LANTERN, question
from fakes_asked import ScriptedAnswers, an_answer
from fakes_posts import FakePosts
from talking import HERE, Conversation, buttons, questioning
from told_events import fields_of

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.domain.answer import OwnWords
from bot.domain.chat import Address
from bot.domain.evidence import Quote
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.ports.platform import Rendered
from bot.settings import ChatDefaults

OPERATOR = Address("terminal", "boss")
ELSEWHERE = Address("terminal", "another")


async def answered(script: ScriptedAnswers | None = None) -> tuple[Conversation, FakePosts]:
    """One answer was given HERE; the boss operates."""
    talk, posts = Conversation(), FakePosts("terminal", sent=[(HERE, Rendered("", ""))] * 80)
    asked = questioning(talk.store, talk.clock, script or ScriptedAnswers())
    operators = frozenset({"terminal:boss", "elsewhere:1"})
    posting = {"terminal": posts}
    talk.router = Router(
        talk.store, talk.clock, NINE, ChatDefaults(language="en"), posts=posting, operators=operators, questioning=asked
    )
    reply = await talk.reply("/ask 1 What data?", sender="7")
    assert list(buttons(reply).values()) == ["/evidence 1", "/passages 1 1", "/wrong 1"]
    desk = Desk(talk.router, talk.store, talk.clock, ChatDefaults())
    await desk.remember(HERE, "private", [("40", reply.document.about), ("41", reply.document.about)])
    return talk, posts


async def test_evidence_is_each_sentence_with_its_quotes() -> None:
    talk, _ = await answered()
    said = await talk.say("/evidence 1")
    assert said.index("It was trained on 7 trillion tokens.") < said.index("“trained on 7 trillion tokens of text”")
    assert "(Pretraining)" in said


async def test_evidence_of_a_comparison_numbers_the_papers_as_the_answer_does() -> None:
    talk, _ = await answered()
    assert "It was trained on 7 trillion tokens. [1]" in await talk.say("compare 3 and 1")
    said = await talk.say("/evidence 2")
    shown = ["[1] Grasp", "[2] Qwen2 Technical Report", "It was trained on 7 trillion tokens. [1]", "([1] Pretraining)"]
    assert [said.index(each) for each in shown] == sorted(said.index(each) for each in shown)
    assert "[1]" not in await talk.say("/evidence 1")


async def test_where_the_papers_own_words_are_the_answer_they_are_what_it_stands_on() -> None:
    said = Quote("The models were trained on 7 trillion tokens.", "Pretraining", 0)
    ended = replace(
        an_answer(question("", "en", LANTERN)), ending="own_words", sentences=(), own_words=(OwnWords(said),)
    )
    talk, _ = await answered(ScriptedAnswers(endings={"And its text?": ended}))
    reply = await talk.reply("And its text?", sender="7")
    assert list(buttons(reply).values()) == ["/passages 2 1", "/wrong 2"]
    assert "“The models were trained on 7 trillion tokens.”" in await talk.say("/evidence 2")
    kept = await talk.store.conversations.get(HERE)
    assert kept.exchanges[-1].answer == said.text


async def test_passages_of_a_comparison_name_its_papers() -> None:
    talk, _ = await answered()
    await talk.say("compare 3 and 1")
    said = await talk.say("/passages 2 1")
    shown = ["Nearest passages", "[1] Grasp", "[2] Qwen2 Technical Report", "Passage 0 of the paper."]
    assert [said.index(each) for each in shown] == sorted(said.index(each) for each in shown)
    assert "Qwen2" not in await talk.say("/passages 1 1")


async def test_passages_come_three_at_a_time() -> None:
    talk, _ = await answered()
    first = await talk.reply("/passages 1 1")
    assert list(buttons(first).values()) == ["/passages 1 2"]
    said = await talk.say("/passages 1 2")
    assert "Nearest passages, 4 to 4" in said
    assert "Passage 3 of the paper." in said
    for page in ("3", "0", "999", "10000", "x", "-1"):
        said = await talk.say(f"/passages 1 {page}")
        assert "There are no more passages" in said or "1 to 3" in said


@pytest.mark.parametrize(
    "line", ["/evidence 2", "/evidence", "/evidence x", "/passages 99999999999999999 1", "/wrong 7"]
)
async def test_an_answer_that_is_not_there(line: str) -> None:
    talk, _ = await answered()
    assert "There is no such answer in this chat" in await talk.say(line)


@pytest.mark.parametrize("line", ["/evidence 1", "/passages 1 1", "/wrong 1"])
async def test_nobody_reads_another_chats_answers_by_their_number(line: str) -> None:
    talk, _ = await answered()
    assert "There is no such answer in this chat" in await talk.say(line, address=ELSEWHERE, sender="9")
    assert "no such answer" in await talk.say(line, address=OPERATOR, sender="boss"), "nothing was reported"
    shown = About(date(2024, 7, 16), (1,), answer=1)
    assert "no such answer" not in await talk.say(line, address=ELSEWHERE, sender="9", reply_to=shown)


async def test_the_message_that_shows_an_answer_is_known_by_all_its_parts() -> None:
    talk, _ = await answered()
    kept = await talk.store.answers.get(1)
    assert kept is not None
    assert (kept.message, kept.person, kept.address) == ("40 41", "7", HERE)


async def test_an_answer_that_went_to_a_thread_is_named_with_it() -> None:
    talk, _ = await answered()
    await talk.reply("/ask 2 What data?")
    desk = Desk(talk.router, talk.store, talk.clock, ChatDefaults())
    thread, about = Address("terminal", "900"), About(date(2024, 7, 16), (2,), answer=2)
    await desk.remember(thread, "thread", [("900", About(date(2024, 7, 16), (2,))), ("50", about)])
    kept = await talk.store.answers.get(2)
    assert kept is not None
    assert kept.message == "900/50"


async def test_a_report_is_kept_once_and_the_operator_is_told() -> None:
    talk, posts = await answered()
    assert "Thank you" in await talk.say("/wrong 1")
    assert "reported before" in await talk.say("/wrong 1")
    ((person, words),) = posts.told
    assert person == "boss"
    assert "A reader says that answer 1 is wrong. What it stands on: /evidence 1" in words
    assert "What data?" in words
    assert "/wrong 1 confirm" in words
    kept = await talk.store.answers.get(1)
    assert kept is not None
    assert kept.state == "reported"


async def test_only_operators_decide() -> None:
    talk, _ = await answered()
    await talk.say("/wrong 1")
    assert "reported before" in await talk.say("/wrong 1 confirm")
    assert "no such answer" in await talk.say("/wrong 1 confirm", address=ELSEWHERE, sender="9")
    group = {"address": Address("terminal", "g"), "kind": "group", "sender": "boss"}
    assert "no such answer" in await talk.say("/wrong 1 confirm", **group)
    kept = await talk.store.answers.get(1)
    assert kept is not None
    assert kept.state == "reported"


async def test_a_wrong_answer_is_withdrawn_where_it_stands() -> None:
    talk, posts = await answered()
    await talk.say("/wrong 1")
    boss = {"address": OPERATOR, "sender": "boss"}
    waiting = await talk.reply("/wrong", **boss)
    assert list(buttons(waiting).values()) == ["/wrong 1 confirm", "/wrong 1 dismiss"]
    assert "trained on 7 trillion" in await talk.say("/evidence 1", **boss)
    assert "and its message says so" in await talk.say("/wrong 1 confirm", **boss)
    (address, message_id, message), (_, other, _) = posts.edited
    assert other == "41"
    assert (address, message_id) == (HERE, "40")
    assert "This answer was withdrawn" in message.plain
    for line in ("/evidence 1", "/wrong 1"):
        assert "This answer was withdrawn" in await talk.say(line)
    assert "No reported answer waits" in await talk.say("/wrong", **boss)
    assert "The same question" not in await talk.say("/ask 1 What data?"), "it is not given again"


async def test_the_log_says_which_operator_decided_what_and_nothing_that_was_asked(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    talk, _ = await answered()
    await talk.say("/ask 1 What data?", address=ELSEWHERE, sender="9")
    boss = {"address": OPERATOR, "sender": "boss"}
    await talk.say("/wrong 1")
    await talk.say("/wrong 1 dismiss", **boss)
    (action,) = buttons(await talk.reply("/wrong 1 confirm", **boss))
    await talk.say("/wrong 1 confirm", sender="7")
    told = fields_of(caplog, "verdict")
    assert told == [{"answer": 1, "state": "kept", "operator": "terminal:boss", "chats": 1}], (
        "a code is asked for first"
    )
    await talk.say(action, **boss)
    assert fields_of(caplog, "verdict")[1:] == [
        {"answer": 1, "state": "withdrawn", "operator": "terminal:boss", "chats": 2}
    ]
    assert "What data?" not in caplog.text


async def test_a_right_answer_stays() -> None:
    talk, posts = await answered()
    await talk.say("/wrong 1")
    assert "stays as it is" in await talk.say("/wrong 1 dismiss", address=OPERATOR, sender="boss")
    assert posts.edited == []
    assert "The same question" in await talk.say("/ask 1 What data?")


@pytest.mark.parametrize("reported", [1, 2, 3])
async def test_wherever_it_was_given_again_it_is_withdrawn_too(reported: int) -> None:
    talk, posts = await answered()
    places = [HERE, ELSEWHERE, Address("terminal", "third")]
    for number, place in enumerate(places[1:], 2):
        assert "The same question" in await talk.say("/ask 1 What data?", address=place, sender="9")
        await talk.store.answers.sent(number, f"7{number}")
    await talk.say("/ask 1 Which other data?", address=ELSEWHERE, sender="9")
    await talk.say(f"/wrong {reported}", address=places[reported - 1], sender="9")
    boss = {"address": OPERATOR, "sender": "boss"}
    asked = await talk.reply(f"/wrong {reported} confirm", **boss)
    assert posts.edited == []
    assert f"Answer {reported} stands in several chats (3)" in plain_lines(asked.document)
    (action,) = buttons(asked)
    await talk.say(action, **boss)
    assert {(one[0], one[1]) for one in posts.edited} == {
        *((HERE, "40"), (HERE, "41"), (ELSEWHERE, "72"), (places[2], "73"))
    }
    states = [kept and kept.state for kept in [await talk.store.answers.get(number) for number in range(1, 5)]]
    assert states == ["withdrawn"] * 3 + ["given"]


@pytest.mark.parametrize(("gone", "said"), [("", "and its message says so"), ("41", "could not be changed")])
async def test_every_part_of_an_answer_says_that_it_was_withdrawn(gone: str, said: str) -> None:
    talk, posts = await answered()
    about = About(date(2024, 7, 16), (2,), answer=2)
    await talk.say("/ask 2 What data?")
    desk = Desk(talk.router, talk.store, talk.clock, ChatDefaults())
    parts = ["42", "41", "43", "42"]
    await desk.remember(HERE, "private", [(part, about) for part in parts] + [("44", replace(about, answer=None))])
    kept = await talk.store.answers.get(2)
    assert kept is not None
    assert kept.message == "42 41 43"
    await talk.store.answers.sent(2, kept.message.replace(gone, "999") if gone else kept.message)
    await talk.say("/wrong 2")
    assert said in await talk.say("/wrong 2 confirm", address=OPERATOR, sender="boss")
    assert [message for _, message, _ in posts.edited] == [part for part in ("42", "41", "43") if part != gone]
    assert all("This answer was withdrawn" in one.plain for _, _, one in posts.edited)


async def test_of_an_answer_in_very_many_parts_as_many_are_named_as_there_is_room_for() -> None:
    talk, _ = await answered()
    await talk.say("/ask 2 What data?")
    desk = Desk(talk.router, talk.store, talk.clock, ChatDefaults())
    names = [f"{number:020}" for number in range(40)]
    about = About(date(2024, 7, 16), (2,), answer=2)
    await desk.remember(HERE, "private", [(name, about) for name in names])
    kept = await talk.store.answers.get(2)
    assert kept is not None
    assert kept.message == " ".join(names[:14])


async def test_what_was_withdrawn_is_not_to_be_said_again() -> None:
    script = ScriptedAnswers()
    talk, _ = await answered(script)
    asked = script.asked
    await talk.say("/wrong 1")
    await talk.say("/ask 1 What data?")
    assert asked[-1].taken_back == frozenset(), "it is only doubted"
    await talk.say("/wrong 1 confirm", address=OPERATOR, sender="boss")
    await talk.say("/ask 1 What data?", address=ELSEWHERE, sender="9")
    assert asked[-1].taken_back == {"It was trained on 7 trillion tokens."}
    await talk.say("/ask 1 Which other data?")
    assert asked[-1].taken_back == frozenset()


async def test_a_message_that_cannot_be_changed_is_told_of() -> None:
    talk, _ = await answered()
    kept = await talk.store.answers.get(1)
    assert kept is not None
    await talk.say("/wrong 1")
    await talk.store.answers.sent(1, "999")
    kept = replace(kept, message="999")
    assert "could not be changed" in await talk.say("/wrong 1 confirm", address=OPERATOR, sender="boss")
    assert replace(kept, state="withdrawn") == await talk.store.answers.get(1)
