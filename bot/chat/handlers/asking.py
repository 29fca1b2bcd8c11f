"""/ask, a question without a command, and /which, which names the paper of a question that waits."""

import re
from dataclasses import replace

from bot.chat.answering import Asked, answering
from bot.chat.arguments.mentions import paper_in, without_first
from bot.chat.arguments.papers import number_written
from bot.chat.message import Apart, Reply, Saying
from bot.chat.parts import line, rows
from bot.chat.pending import Waiting
from bot.chat.subject import Found, Subject, Tie, subject_of, subjects
from bot.chat.turn import Asking, Turn
from bot.document.blocks import Button, Buttons
from bot.document.safe import safe_line
from bot.errors import NotThereYet
from bot.questions.limits import Limit

MOST_WAITING = 20
"""Questions of one chat that are answered or wait; each takes up to the deadline of an answer."""
_HANGUL = re.compile(r"[가-힣]")
LONGEST_LABEL = 40
"""Characters of a title on a button."""


async def ask(turn: Turn) -> Saying:
    """`/ask 3 why?`: in a reply, or in a conversation about a paper, without its number."""
    if not turn.command.rest:
        yield turn.reply(line(turn.words.questions.how), ephemeral=True)
        return
    async for said in question(turn, turn.command.rest, begins=True):
        yield said


async def question(turn: Turn, text: str, *, begins: bool = False) -> Saying:
    """A question in words. `begins`: a number at the beginning names its paper."""
    _asking(turn)
    found = await subjects(turn, text, begins=begins)
    asked = await _without_first(turn, text) if begins else text
    if isinstance(found, Tie):
        yield _which(turn, found, asked)
    elif not asked:
        yield turn.reply(line(turn.words.questions.what(await _written(turn, found.papers[0]))), ephemeral=True)
    else:
        yield await _let_through(turn, asked, found)


async def which(turn: Turn) -> Saying:
    """The paper that was chosen for a question; only buttons say this."""
    asking, incoming = _asking(turn), turn.incoming
    newest = await turn.house.store.editions.newest()
    named = paper_in(turn.command.rest, turn.local_now.date(), newest.day if newest else None)
    waiting = asking.pending.take(incoming.address, incoming.sender, turn.now)
    if waiting is None or named is None:
        yield turn.reply(line(turn.words.questions.gone), ephemeral=True, mistake=True)
        return
    chosen = await subject_of(turn, named, turn.command.rest)
    papers = tuple(chosen if paper is None else Subject(paper.id, paper) for paper in waiting.papers)
    yield await _let_through(turn, waiting.question, Found(papers, follows=False))


def _asking(turn: Turn) -> Asking:
    if turn.house.asking is None:
        raise NotThereYet("ask")
    return turn.house.asking


async def _without_first(turn: Turn, text: str) -> str:
    newest = await turn.house.store.editions.newest()
    return without_first(text, turn.local_now.date(), newest.day if newest else None)


async def _written(turn: Turn, subject: Subject) -> str:
    """A paper as short as it can be named here."""
    newest = await turn.house.store.editions.newest()
    if subject.report or subject.day is None or subject.number is None:
        return subject.written
    return number_written(subject.number, subject.day, newest.day if newest else None)


def _which(turn: Turn, tie: Tie, asked: str) -> Reply:
    """Asks back; the question waits for a press."""
    words, incoming = turn.words, turn.incoming
    said = line(words.questions.which(tie.words[:LONGEST_LABEL]) if tie.words else words.questions.which_one)
    if not tie.choices:
        return turn.reply(said, Buttons(((Button(words.start.newest, "/digest"),),)), mistake=True)
    _asking(turn).pending.keep(incoming.address, incoming.sender, Waiting(asked, tie.papers, turn.now))
    chosen = [Button(_label(subject), f"/which {subject.written}") for subject in tie.choices]
    return turn.reply(said, Buttons(rows(chosen, 1)))


def _label(subject: Subject) -> str:
    title = safe_line(subject.paper.title) if subject.paper else subject.identity
    short = title if len(title) <= LONGEST_LABEL else f"{title[: LONGEST_LABEL - 1].rstrip()}…"
    return f"{subject.number}. {short}" if subject.number else short


async def _let_through(turn: Turn, asked: str, found: Found) -> Reply | Apart:
    """The answer, apart, unless too much was asked already. Whoever asks is known from now on."""
    asking, incoming, words = _asking(turn), turn.incoming, turn.words.questions
    waiting = asking.lines.waiting(incoming.address)
    if waiting >= MOST_WAITING:
        return turn.reply(line(words.crowded(waiting)), ephemeral=True, mistake=True)
    turn = turn if turn.known else await turn.keep(turn.chat)
    limit = await asking.limits.taken(incoming.address, incoming.sender, turn.now)
    if limit is not None:
        return turn.reply(line(_limited(turn, limit)), ephemeral=True, mistake=True)
    turn = _in_language_of(turn, asked)
    place = asking.lines.join(incoming.address, incoming.sender, tuple(one.identity for one in found.papers))
    return Apart(
        words.steps.waiting(place.before) if place.before else words.steps.first,
        place,
        answering(Asked(turn, asking, place, asked, found.papers, found.follows)),
        lambda: asking.limits.ended(incoming.address, incoming.sender),
        turn.language,
    )


def _in_language_of(turn: Turn, asked: str) -> Turn:
    """The turn in the question's language: Hangul tells Korean; a question in English is often asked by Koreans."""
    korean = _HANGUL.search(asked) is not None and "ko" in turn.house.defaults.languages
    return replace(turn, chat=replace(turn.chat, language="ko")) if korean else turn


def _limited(turn: Turn, limit: Limit) -> str:
    words = turn.words.questions
    if limit.of == "minute":
        return words.minute(limit.most, max(1, round((limit.again - turn.now).total_seconds())))
    return words.day(limit.most, turn.moment(limit.again))
