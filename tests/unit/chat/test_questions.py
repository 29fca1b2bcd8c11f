"""Questions through the router: which paper is meant, how the answer comes, what is remembered, the limits."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import an_entry
from fakes_asked import ScriptedAnswers, an_answer
from fakes_sources import FakeMetadata
from talking import HERE, NOW, Conversation, an_edition_of_four, buttons, questioning

from bot.chat.message import Reply, Working
from bot.chat.router import Router
from bot.domain.answer import Answer
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.errors import Temporary
from bot.questions.asking import Question, Step
from bot.settings import ChatDefaults, QuestionSettings

TUESDAY, MONDAY = date(2024, 7, 16), date(2024, 7, 15)
QWEN, SPARSE, GRASP, WALK = (f"arxiv:2407.{number}" for number in (10671, 10672, 10673, 10674))


def talking(**more: Any) -> tuple[Conversation, ScriptedAnswers]:
    answers = ScriptedAnswers()
    talk = Conversation((an_edition_of_four(MONDAY, 20671), an_edition_of_four()), answers=answers, **more)
    unlimited(talk, answers)
    return talk, answers


def unlimited(talk: Conversation, answers: ScriptedAnswers, settings: QuestionSettings | None = None) -> None:
    asked = questioning(talk.store, talk.clock, answers, settings or QuestionSettings(a_minute=100))
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), questioning=asked)


def papers(question: Question) -> list[str]:
    return [paper.id for paper in question.papers]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/ask 3 why is it fast?", [GRASP]),
        ("/ask 7/15-3 why?", ["arxiv:2407.20673"]),
        ("/ask 2407.10672 why?", [SPARSE]),
        ("/질문 3번 왜 빨라?", [GRASP]),
        ("3번 논문 왜 빨라?", [GRASP]),
        ("what data did paper 3 use?", [GRASP]),
        ("the qwen2 paper: how large?", [QWEN]),
        ("Q-Sparse는 왜 빨라?", [SPARSE]),
        ("큐웬 논문 데이터 뭐 썼어?", [QWEN]),
        ("1번이랑 3번 중 뭐가 더 커?", [QWEN, GRASP]),
        ("compare 3 and 1", [GRASP, QWEN]),
        ("is Qwen2 better than Q-Sparse?", [QWEN, SPARSE]),
        ("is https://arxiv.org/abs/2407.10672v1 open?", [SPARSE]),
    ],
)
async def test_the_papers_that_a_question_names(said: str, meant: list[str]) -> None:
    talk, answers = talking()
    await talk.reply(said)
    assert [papers(asked) for asked in answers.asked] == [meant]


async def test_a_follow_up_is_about_what_was_talked_about_and_has_its_history() -> None:
    talk, answers = talking()
    await talk.say("/ask 3 what data?")
    await talk.say("and how large is it?")
    first, second = answers.asked
    assert papers(second) == [GRASP]
    assert first.history == ()
    assert [(one.question, one.answer) for one in second.history] == [
        ("what data?", "It was trained on 7 trillion tokens.")
    ]
    await talk.say("does it beat Q-Sparse?")
    assert papers(answers.asked[2]) == [GRASP], "it is what is asked about, not what it is held against"
    await talk.say("what about paper 1?")
    assert (papers(answers.asked[3]), answers.asked[3].history) == ([QWEN], ())


async def test_a_card_is_what_a_conversation_is_about_for_a_day() -> None:
    talk, answers = talking()
    await talk.say("/paper 2")
    await talk.say("왜 빨라?")
    assert papers(answers.asked[0]) == [SPARSE]
    talk.clock.advance(timedelta(days=1))
    assert next(iter(buttons(await talk.reply("why is that?")).values())) == "/which 2024-07-16-1"
    assert len(answers.asked) == 1


@pytest.mark.parametrize(
    ("about", "said", "meant"),
    [
        (About(TUESDAY, (3,)), "왜 빨라?", [GRASP]),
        (About(MONDAY, (2,)), "is it fast?", ["arxiv:2407.20672"]),
        (About(MONDAY, (1, 2)), "why is 2번 fast?", ["arxiv:2407.20672"]),
        (About(TUESDAY, (1,), older=((MONDAY, (2, 3)),)), "3번 왜 빨라?", ["arxiv:2407.20673"]),
        (About(TUESDAY, (3,)), "compare it with paper 1", [GRASP, QWEN]),
        (About(TUESDAY, (3,)), "the data", [GRASP]),
    ],
)
async def test_a_reply_is_about_the_post_it_replies_to(about: About, said: str, meant: list[str]) -> None:
    talk, answers = talking()
    await talk.say("/ask 4 why?")
    await talk.say(said, reply_to=about)
    assert papers(answers.asked[-1]) == meant


async def test_a_reply_to_a_post_without_a_number_asks_back_among_its_papers() -> None:
    talk, answers = talking()
    await talk.say("/ask 4 why?")
    post = About(TUESDAY, (1, 3), "LLM", older=((MONDAY, (2,)),))
    offered = buttons(await talk.reply("왜 빨라?", reply_to=post))
    assert list(offered.values()) == [f"/which 2024-07-{paper}" for paper in ("16-1", "16-3", "15-2")]
    assert len(answers.asked) == 1, "paper 4 is not of that post"
    await talk.say("왜 빨라?", reply_to=About(TUESDAY, (3, 4), "LLM"))
    assert papers(answers.asked[1]) == [WALK]


async def test_a_reply_to_an_answer_goes_on_with_it() -> None:
    talk, answers = talking()
    reply = await talk.reply("/ask 3 what data?")
    about = reply.document.about
    assert about == About(TUESDAY, (3,), answer=1)
    await talk.say("/ask 1 why?")
    await talk.say("the code", reply_to=about)
    assert papers(answers.asked[-1]) == [GRASP]


async def test_a_tie_asks_back_and_the_question_waits_for_the_press() -> None:
    talk, answers = talking()
    reply = await talk.reply("왜 빨라?")
    offered = buttons(reply)
    assert list(offered.values()) == [f"/which 2024-07-16-{number}" for number in (1, 2, 3, 4)]
    assert all(len(action.encode()) <= 57 for action in offered.values())
    await talk.say("/which 2024-07-16-2", pressed=True)
    assert [(papers(one), one.text) for one in answers.asked] == [([SPARSE], "왜 빨라?")]
    assert "I no longer have that question" in await talk.say("/which 2024-07-16-2", pressed=True)


async def test_of_two_papers_only_the_tied_one_is_chosen() -> None:
    edition = an_edition_of_four()
    twin = replace(edition.papers[3], paper=replace(edition.papers[3].paper, title="How Humanoids Learn to Walk"))
    talk = Conversation([replace(edition, papers=(*edition.papers[:3], twin))], answers=(answers := ScriptedAnswers()))
    assert "“humanoids” may be one of several" in await talk.say(
        "compare the humanoids paper with paper 2", pressed=False
    )
    await talk.say("/which 2024-07-16-4", pressed=True)
    assert [papers(one) for one in answers.asked] == [[WALK, SPARSE]]


async def test_a_question_that_waits_too_long_is_gone() -> None:
    talk, _ = talking()
    await talk.say("왜 빨라?")
    talk.clock.advance(timedelta(minutes=10))
    assert "/ask 1 What is new?" in await talk.say("/which 2024-07-16-2", pressed=True)


async def test_any_paper_of_arxiv_can_be_asked_about() -> None:
    talk, answers = talking()
    metadata = FakeMetadata({"2407.30671": an_entry("2407.30671", title="Found Elsewhere")})
    asked = questioning(talk.store, talk.clock, answers, metadata=metadata)
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), questioning=asked)
    reply = await talk.reply("/ask 2407.30671 why?")
    assert papers(answers.asked[0]) == ["arxiv:2407.30671"]
    assert reply.document.about == About(date(2024, 7, 17), (), answer=1)
    await talk.say("and the code?", reply_to=reply.document.about)
    assert papers(answers.asked[1]) == ["arxiv:2407.30671"]
    assert "2407.99999" in await talk.say("/ask 2407.99999 why?")
    assert len(answers.asked) == 2


async def test_where_arxiv_does_not_answer_it_says_so_and_nothing_is_kept() -> None:
    talk, answers = talking()
    silent = FakeMetadata({}, failure=Temporary("no connection"))
    asked = questioning(talk.store, talk.clock, answers, metadata=silent)
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), questioning=asked)
    assert "arXiv does not answer just now" in await talk.say("/ask 2407.30671 why?")
    assert (answers.asked, await talk.store.answers.get(1)) == ([], None)


@pytest.mark.parametrize("line", ["/ask", "/ask 3", "/ask 7/16-3"])
async def test_without_a_question_it_says_how(line: str) -> None:
    talk, answers = talking()
    assert "What data was it trained on?" in await talk.say(line)
    assert answers.asked == []


async def test_what_is_not_listed_is_said() -> None:
    talk, answers = talking()
    assert "no paper 99" in await talk.say("/ask 99 why?")
    assert answers.asked == []


@pytest.mark.parametrize("said", ["thanks!", "ㅋㅋㅋ", "asdf qwer", "고마워"])
async def test_what_asks_nothing_is_no_question(said: str) -> None:
    talk, answers = talking()
    await talk.say("/ask 3 why?")
    await talk.say(said, reply_to=About(TUESDAY, (3,)) if said == "thanks!" else None)
    await talk.say("/digest", origin="new")
    await talk.say("3번 왜 빨라?", origin="forwarded")
    assert len(answers.asked) == 1


async def test_signs_of_life_then_verified_sentences_then_the_reply() -> None:
    talk, answers = talking()
    sentence = an_answer(Question("q", "en", (an_edition_of_four().papers[0].paper,), "x")).sentences
    answers.steps = (Step("reading"), Step("checking", 1, 2, sentence))
    *signs, reply = await talk.hear("/ask 1 what data?")
    assert isinstance(reply, Reply)
    works = [sign for sign in signs if isinstance(sign, Working)]
    assert [work.sentence for work in works] == [
        "Looking it up …",
        "Reading the paper …",
        "Checking every sentence against the paper …",
    ]
    assert [work.apart for work in works] == [True, False, False]
    assert (works[2].done, works[2].of) == (1, 2)
    assert works[1].so_far is None
    assert "7 trillion" in str(works[2].so_far)


async def test_the_same_question_is_answered_once_and_says_when() -> None:
    talk, answers = talking()
    await talk.say("/ask 3 What data?")
    talk.clock.advance(timedelta(days=6))
    elsewhere = {"address": Address("terminal", "another"), "sender": "9"}
    said = await talk.say("/ask 2407.10673 what data", **elsewhere)
    assert "The same question was answered on Wed 17 July" in said
    assert "7 trillion" in said
    assert len(answers.asked) == 1
    talk.clock.advance(timedelta(days=2))
    assert "The same question" not in await talk.say("/ask 2407.10673 what data", **elsewhere)
    assert len(answers.asked) == 2


async def test_of_who_asked_the_same_nothing_is_kept_elsewhere() -> None:
    talk, _ = talking()
    await talk.say("/ask 1 WHAT does my THESIS miss?")
    other = {"address": Address("terminal", "other"), "sender": "9"}
    assert "The same question" in await talk.say("/ask 1 what does my thesis miss?", **other)
    await talk.say("/forget")
    kept = await talk.store.answers.get(2)
    assert kept is not None
    assert (kept.answer.question, kept.person) == ("what does my thesis miss?", "9")
    assert "THESIS" not in repr(kept)


async def test_korean_is_answered_in_korean_whatever_the_chat_reads() -> None:
    talk, answers = talking()
    await talk.say("/language en")
    await talk.say("/ask 3 왜 빨라?")
    await talk.say("/ask 3 why?")
    assert [asked.language for asked in answers.asked] == ["ko", "en"]
    assert (await talk.chat()).language == "en"


async def test_a_sixth_question_within_a_minute_and_one_over_a_day_are_refused_kindly() -> None:
    talk, answers = talking()
    unlimited(talk, answers, QuestionSettings(a_minute=5, a_day=6))
    for number in range(5):
        await talk.say(f"/ask 3 why {number}?")
    talk.clock.advance(timedelta(seconds=20))
    assert "5 questions a minute is the limit for one person here. You can ask again in 40 seconds" in await talk.say(
        "/ask 3 why?"
    )
    assert "7 trillion" in await talk.say("/ask 3 why?", sender="9"), "another person's are theirs"
    talk.clock.advance(timedelta(seconds=40))
    await talk.say("/ask 3 why?")
    talk.clock.advance(timedelta(minutes=2))
    assert "6 questions a day is the limit" in await talk.say("/ask 3 why not?")
    assert "Thu 18 July, 00:00 (UTC)" in await talk.say("/ask 3 why not?")
    talk.clock.set(NOW + timedelta(days=1))
    assert "7 trillion" in await talk.say("/ask 3 why not?")


async def test_a_hostile_question_is_cut_and_is_never_markup() -> None:
    talk, answers = talking()
    said = await talk.say("/ask 3 " + "why? <b>@everyone</b> " * 5_000)
    assert "only its first 1,000 characters were read" in said
    assert len(answers.asked[0].text) == 1_000
    assert "@everyone" not in said


async def test_an_answer_keeps_nothing_else_of_its_chat_waiting_and_questions_stay_in_order() -> None:
    talk, answers = talking()
    await talk.say("/subscribe LLM")
    answers.held = asyncio.Event()
    first = asyncio.create_task(talk.hear("/ask 3 why?"))
    await asyncio.sleep(0)
    second = asyncio.create_task(talk.hear("/ask 1 why?", sender="9"))
    await asyncio.sleep(0.01)
    assert "Paused." in await talk.say("/pause")
    assert not first.done()
    assert [papers(asked) for asked in answers.asked] == [[GRASP]]
    answers.held.set()
    await first
    said = await second
    assert isinstance(said[0], Working)
    assert said[0].sentence == "1 question of this chat first …"
    assert answers.most_at_once == 1
    assert [papers(asked) for asked in answers.asked] == [[GRASP], [QWEN]]


async def test_a_follow_up_may_come_before_the_answer() -> None:
    talk, answers = talking()
    await talk.say("/ask 1 why?")
    answers.held = asyncio.Event()
    first = asyncio.create_task(talk.hear("/ask 3 why?"))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(talk.hear("how large is it?"))
    await asyncio.sleep(0.01)
    answers.held.set()
    await asyncio.gather(first, second)
    assert [papers(asked) for asked in answers.asked] == [[QWEN], [GRASP], [GRASP]]
    assert [one.question for one in answers.asked[2].history][-1:] == ["why?"]


async def test_a_place_is_forgotten_with_the_threads_that_are_open_in_it() -> None:
    """Also what is under way there; another place that is spoken of keeps its own."""
    talk, answers = talking()
    thread = {"address": Address("terminal", "t1"), "kind": "thread", "addressed": True, "sender": "9"}
    await talk.say("/ask 3 why?", **thread)
    answers.held = asyncio.Event()
    waits = asyncio.create_task(talk.hear("/ask 1 why?", **thread))
    await asyncio.sleep(0.01)
    said = await talk.say("/forget", threads=lambda: (thread["address"],))
    answers.held.set()
    await waits
    assert "1 answer" in said
    assert [await talk.store.answers.get(number) for number in (1, 2)] == [None, None]
    assert (await talk.store.conversations.get(Address("terminal", "t1"))).exchanges == ()


async def test_neither_forgetting_nor_an_answer_that_was_given_before_gives_more_questions() -> None:
    talk, answers = talking()
    unlimited(talk, answers, QuestionSettings(a_minute=50, a_day=3))
    await talk.say("/ask 3 why?", sender="9")
    talk.clock.set(NOW + timedelta(days=1))
    for _ in range(2):
        assert "The same question was answered" in await talk.say("/ask 3 why?")
    assert "Erased" in await talk.say("/forget")
    assert await talk.store.answers.count(HERE, "", NOW) == 0
    await talk.say("/ask 3 why now?")
    assert "3 questions a day is the limit" in await talk.say("/ask 3 why then?")


async def test_who_is_forgotten_is_forgotten_where_they_still_wait() -> None:
    talk, answers = talking()
    group = {"address": Address("terminal", "group"), "kind": "group", "addressed": True}
    assert buttons(await talk.reply("why is it fast?", **group, sender=HERE.id)) != {}
    answers.held = asyncio.Event()
    theirs = asyncio.create_task(talk.hear("/ask 3 why?", **group, sender=HERE.id))
    await asyncio.sleep(0.01)
    others = asyncio.create_task(talk.hear("/ask 1 why?", **group, sender="9"))
    await asyncio.sleep(0.01)
    await talk.say("/forget", sender=HERE.id)
    answers.held.set()
    await asyncio.gather(theirs, others)
    kept = [each and each.person for each in [await talk.store.answers.get(number) for number in (1, 2)]]
    assert kept == ["9", None]
    assert "no longer have that question" in await talk.say("/which 2024-07-16-1", **group, sender=HERE.id)


async def test_a_chat_in_which_many_wait_is_told_so() -> None:
    talk, answers = talking()
    await talk.say("/start")
    answers.held = asyncio.Event()
    waiting = [asyncio.create_task(talk.hear(f"/ask 3 why {n}?", sender=str(n))) for n in range(20)]
    await asyncio.sleep(0.05)
    assert "20 questions of this chat wait" in await talk.say("/ask 3 why?")
    answers.held.set()
    await asyncio.gather(*waiting)
    assert len(answers.asked) == 20


async def test_what_was_erased_while_it_was_answered_stays_erased() -> None:
    talk, answers = talking()
    answers.held = asyncio.Event()
    asked = asyncio.create_task(talk.hear("/ask 3 why?"))
    await asyncio.sleep(0.01)
    assert "Erased" in await talk.say("/forget")
    answers.held.set()
    reply = (await asked)[-1]
    assert isinstance(reply, Reply)
    assert buttons(reply) == {}
    assert await talk.store.answers.get(1) is None
    assert (await talk.store.conversations.get(HERE)).exchanges == ()


async def test_erasing_says_what_and_leaves_no_question() -> None:
    talk, answers = talking()
    await talk.say("/ask 3 why?")
    await talk.say("/ask 1 why?")
    said = await talk.say("/forget")
    assert "what this conversation was about" in said
    assert "2 answers with their questions" in said
    assert await talk.store.answers.get(1) is None
    await talk.say("왜?")
    assert len(answers.asked) == 2


@pytest.mark.parametrize(("language", "counted"), [("en", "the same of 1 topic in it"), ("ko", "토픽 1곳의 주소")])
async def test_a_group_is_erased_with_its_topics_and_says_so(language: str, counted: str) -> None:
    talk, _ = talking()
    group, topic = Address("terminal", "g"), Address("terminal", "g/4")
    admin = {"kind": "group", "sender": "7", "is_administrator": True}
    await talk.say(f"/language {language}", address=group, **admin)
    await talk.say("/ask 3 why?", address=topic, kind="thread", sender="8")
    refused = await talk.say("/forget", address=group, kind="group", sender="8")
    assert await talk.store.answers.get(1) is not None, refused
    assert counted in await talk.say("/forget", address=group, **admin)
    assert await talk.store.answers.get(1) is None
    assert (await talk.store.conversations.get(topic)).exchanges == ()


async def test_who_stops_listening_leaves_the_line_and_the_count() -> None:
    talk, answers = talking()
    answers.held = asyncio.Event()
    asked = asyncio.create_task(talk.hear("/ask 3 why?"))
    await asyncio.sleep(0.01)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    answers.held.set()
    assert answers.at_once == 0
    assert "7 trillion" in await talk.say("/ask 3 why?")


async def test_without_anybody_to_answer_it_says_so() -> None:
    talk, _ = talking()
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults())
    assert "Questions are not answered here" in await talk.say("/ask 3 why?")
    assert "Here is what you can do" in await talk.say("왜 빨라?")


class BrokenAnswers(ScriptedAnswers):
    """One whose disk is gone while it answers."""

    async def answer(self, question: Question) -> AsyncIterator[Step | Answer]:
        """Fails after its first step."""
        self.asked.append(question)
        yield Step("reading")
        raise OSError("disk")


@pytest.mark.parametrize(
    ("asked", "said"), [("/ask 3 my private words?", "Something went wrong"), ("/ask 3 왜 빨라?", "문제가 생겼습니다")]
)
async def test_a_fault_while_a_question_is_answered_is_one_line_and_gives_its_place_back(
    asked: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    talk, answers = talking()
    unlimited(talk, BrokenAnswers())
    with caplog.at_level(logging.ERROR):
        answered = await talk.say(asked)
        again = await talk.say(asked)
    assert said in answered
    assert again == answered
    assert "disk" in caplog.text
    assert "my private words" not in caplog.text
    unlimited(talk, answers)
    assert "7 trillion" in await talk.say("/ask 3 what data?")
