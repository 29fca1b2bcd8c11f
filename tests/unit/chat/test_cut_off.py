"""Whoever waited for an answer when the process was killed is told so: once, by their own bot, soon or not at all."""

import asyncio
from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes_asked import ScriptedAnswers
from fakes_posts import FakePosts
from talking import HERE, NOW, Conversation

from bot.chat.cut_off import SOON, CutOff
from bot.chat.message import Working
from bot.domain.chat import Address
from bot.errors import Temporary

LINE = "I was interrupted before I could answer your question. Please ask it again: /ask"


class Talk(Conversation):
    """A conversation whose answers wait to be let go."""

    def __init__(self) -> None:
        self.answers = ScriptedAnswers(held=asyncio.Event())
        super().__init__(answers=self.answers)


async def asking(**incoming: str) -> tuple[Talk, asyncio.Task[object]]:
    """A question that is being answered."""
    talk = Talk()
    task = asyncio.create_task(talk.hear("/ask 1 What data?", **incoming))
    await asyncio.sleep(0.01)
    assert talk.answers.asked
    return talk, task


async def killed(**incoming: str) -> Conversation:
    """What the store has after a process was killed while it answered: nothing of its own runs any more."""
    talk, task = await asking(**incoming)
    kept = await talk.store.conversations.get(HERE)
    assert kept.asked_at == NOW
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await talk.store.conversations.put(kept, NOW)
    return talk


async def tell(talk: Conversation, posts: FakePosts, later: timedelta = timedelta(seconds=40)) -> int:
    """What the process that is started next does, a while after it began."""
    begun = NOW + timedelta(seconds=5)
    talk.clock.set(NOW + later)
    return await CutOff(talk.store, talk.clock, talk.router.alone).tell(posts, begun)


async def test_one_line_is_sent_once_where_the_question_was_asked() -> None:
    talk, posts = await killed(), FakePosts("terminal")
    assert await tell(talk, posts) == 1
    assert [(address, message.plain.strip()) for address, message in posts.sent] == [(HERE, LINE)]
    assert await tell(talk, posts) == 0
    assert len(posts.sent) == 1


async def test_it_is_said_in_the_language_of_the_chat() -> None:
    talk, posts = await killed(language_hint="ko"), FakePosts("terminal")
    assert await tell(talk, posts) == 1
    assert "중단되어 답변을 보내지 못했습니다." in posts.sent[0][1].plain


@pytest.mark.parametrize("later", [SOON + timedelta(seconds=1), timedelta(days=1)])
async def test_after_a_while_nobody_is_told_any_more(later: timedelta) -> None:
    talk, posts = await killed(), FakePosts("terminal")
    assert await tell(talk, posts, later) == 0
    assert posts.sent == []


async def test_what_was_asked_of_this_process_is_its_own_to_answer() -> None:
    talk, posts = await killed(), FakePosts("terminal")
    kept = await talk.store.conversations.get(HERE)
    await talk.store.conversations.put(replace(kept, asked_at=NOW + timedelta(seconds=5)), NOW)
    assert await tell(talk, posts) == 0


@pytest.mark.parametrize("posts", [FakePosts("elsewhere"), FakePosts("terminal", lane="terminal:2")])
async def test_another_bot_leaves_it_to_the_one_that_heard_it(posts: FakePosts) -> None:
    talk = await killed()
    chat = await talk.chat()
    await talk.store.chats.put(replace(chat, lane="terminal:1"))
    assert await tell(talk, posts) == 0
    assert await tell(talk, FakePosts("terminal")) == 1


async def test_a_line_that_cannot_be_sent_is_not_tried_again_and_keeps_back_no_other() -> None:
    talk, posts = await killed(), FakePosts("terminal", answers=deque([Temporary("busy")]))
    other, chat = Address("terminal", "second"), await talk.chat()
    kept = await talk.store.conversations.get(HERE)
    await talk.store.chats.put(replace(chat, address=other))
    await talk.store.conversations.put(replace(kept, address=other), NOW)
    assert await tell(talk, posts) == 1
    assert [address for address, _ in posts.sent] == [other]
    assert await tell(talk, posts) == 0


async def test_who_was_forgotten_is_not_told() -> None:
    talk, posts = await killed(), FakePosts("terminal")
    await talk.say("/forget")
    assert await tell(talk, posts) == 0


async def test_nothing_is_noted_any_more_once_a_question_is_answered_or_given_up() -> None:
    talk, task = await asking()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await talk.store.conversations.get(HERE)).asked_at is None
    talk = Conversation(answers=ScriptedAnswers())
    said = await talk.hear("/ask 1 What data?")
    assert any(isinstance(one, Working) for one in said)
    kept = await talk.store.conversations.get(HERE)
    assert (kept.asked_at, len(kept.exchanges)) == (None, 1)


async def test_a_chat_that_was_forgotten_is_noted_nowhere_by_what_was_asked_in_it() -> None:
    """Neither by the question that was being answered, nor by the one that waited behind it."""
    talk, first = await asking()
    second = asyncio.create_task(talk.hear("/ask 2 What data?"))
    await asyncio.sleep(0.01)
    await talk.say("/forget")
    answers = talk.answers
    assert answers.held is not None
    answers.held.set()
    await asyncio.gather(first, second)
    assert len(answers.asked) == 2
    assert (await talk.store.chats.forget(HERE)).counts["conversations"] == 0
