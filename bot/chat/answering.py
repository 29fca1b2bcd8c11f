"""From a question that was let through to its reply: signs of life, the answer, and what is remembered of it.

It runs apart from its chat's other messages; what it keeps, it keeps with the chat to itself, and nothing of a chat
that was erased meanwhile.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat.answer_shown import reply_with
from bot.chat.in_line import Place
from bot.chat.message import Reply, Said, Working
from bot.chat.parts import line
from bot.chat.subject import Subject
from bot.chat.turn import Asking, Turn
from bot.document.answer import so_far
from bot.domain.answer import Answer
from bot.domain.conversation import Conversation, Exchange
from bot.domain.paper import Paper
from bot.errors import Permanent, Temporary, Unsure
from bot.ports.store import KeptAnswer
from bot.questions import memory
from bot.questions.asking import Question, Step
from bot.questions.taken_back import knowing_taken_back

LONGEST_QUESTION = 1_000
"""Characters of a question that are read."""
SAME = timedelta(days=7)
"""So long the answer to the same question is given again, as old as it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was let through, its papers, its place in the chat's line, and whether it goes on with what was
    talked about."""

    turn: Turn
    asking: Asking
    place: Place
    text: str
    papers: tuple[Subject, ...]
    follows: bool


async def answering(asked: Asked) -> AsyncGenerator[Said]:
    """Signs of life, then one Reply. Raises UnknownPaper where nobody knows the paper."""
    turn, asking = asked.turn, asked.asking
    try:
        papers = tuple([one.paper or await asking.shelf.paper(one.identity) for one in asked.papers])
    except (Temporary, Permanent, Unsure):
        yield turn.reply(line(turn.words.questions.unreachable), ephemeral=True, mistake=True)
        return
    question = await _question(asked, papers)
    kept = await _same(asked, question)
    if kept is not None:
        own = replace(kept.answer, question=question.text)  # of who asked the same before, nothing is kept here
        yield await _given(asked, papers, replace(kept, answer=own))
        return
    await _note(asked, turn.now)
    try:
        async for said in asking.answers.answer(question):
            if isinstance(said, Step):
                yield _working(turn, said, question)
            else:
                key = await asking.answers.key_of(question)  # the texts may have been read only now
                yield await _given(asked, papers, _new(asked, key, said))
    finally:
        await _note(asked, None)


async def _note(asked: Asked, at: datetime | None) -> None:
    """That a question is being answered since then, or no more: who is cut off is told so (bot.chat.cut_off)."""
    turn, conversations = asked.turn, asked.turn.house.store.conversations
    async with asked.asking.alone(turn.incoming.address):
        kept = await conversations.get(turn.incoming.address)
        if kept.asked_at != at and not asked.place.forgotten:
            await conversations.put(replace(kept, asked_at=at), turn.now)


async def _question(asked: Asked, papers: tuple[Paper, ...]) -> Question:
    turn, most = asked.turn, asked.asking.settings.most_history
    address = turn.incoming.address
    kept = await turn.house.store.conversations.get(address)
    goes_on = asked.follows and not {paper.id for paper in papers}.isdisjoint(kept.papers)
    conversation = kept if goes_on else Conversation(address)
    question = Question(
        asked.text[:LONGEST_QUESTION],
        turn.language,
        papers,
        f"{address.platform}:{address.id}",
        memory.history(conversation, turn.now, most),
        conversation.gist,
    )
    return await knowing_taken_back(question, asked.asking.answers, turn.house.store.answers)


async def _same(asked: Asked, question: Question) -> KeptAnswer | None:
    """The answer that a model gave to the same question lately."""
    key = await asked.asking.answers.key_of(question)
    return await asked.turn.house.store.answers.same(key, question.language, asked.turn.now - SAME)


def _working(turn: Turn, step: Step, question: Question) -> Working:
    words = turn.words.questions.steps
    sentence = {
        "reading": words.reading,
        "searching": words.searching,
        "asking": words.asking,
        "checking": words.checking,
    }[step.kind]
    shown = so_far(step.sentences, question.papers) if step.sentences else None
    return Working(sentence, step.done, step.of, shown)


def _new(asked: Asked, key: str, answer: Answer) -> KeptAnswer:
    incoming = asked.turn.incoming
    return KeptAnswer(0, incoming.address, incoming.kind, incoming.sender, key, answer, asked.turn.now)


async def _given(asked: Asked, papers: tuple[Paper, ...], answer: KeptAnswer) -> Reply:
    """The reply, once the answer and the conversation are kept."""
    turn, incoming, again = asked.turn, asked.turn.incoming, answer.number
    given = replace(answer, address=incoming.address, kind=incoming.kind, person=incoming.sender)
    asked.asking.limits.given(incoming.address, incoming.sender, turn.now)
    async with asked.asking.alone(incoming.address):
        number = None
        if not asked.place.forgotten:
            number = await turn.house.store.answers.add(replace(given, message="", state="given"))
            await _remember(asked, answer.answer, papers)
    words = turn.words.questions
    before = [words.cut(LONGEST_QUESTION)] if len(asked.text) > LONGEST_QUESTION else []
    before += [words.again(turn.moment(answer.at))] if again else []
    return await reply_with(turn, answer.answer, asked.papers, papers, number, before)


async def _remember(asked: Asked, answer: Answer, papers: tuple[Paper, ...]) -> None:
    conversations = asked.turn.house.store.conversations
    said = " ".join(answer.said)
    exchange = Exchange(tuple(paper.id for paper in papers), asked.text[:LONGEST_QUESTION], said, asked.turn.now)
    conversation = await conversations.get(asked.turn.incoming.address)
    kept = memory.remembered(conversation, exchange, asked.asking.settings.most_history)
    await conversations.put(replace(kept, asked_at=None), asked.turn.now)
