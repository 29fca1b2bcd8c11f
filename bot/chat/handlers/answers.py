"""/evidence, /passages and /wrong: what the buttons under an answer say. They name it by its number, which is told only
where the answer is shown.
"""

import re

from bot.chat.handlers.operators import is_operator
from bot.chat.handlers.withdrawing import tell_verdict, withdraw
from bot.chat.message import Saying
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.answer import SHOWN, carried, titles
from bot.document.answer import passages as answer_passages
from bot.document.blocks import Block, Button, Buttons, Document, Heading, Paragraph, foreign, text
from bot.domain.answer import Answer
from bot.errors import JoganError
from bot.ports.store import KeptAnswer
from bot.wording import speak

LONGEST_PAGE = 3
"""Digits of a page; there are never so many."""
MOST_WAITING = 10
"""Reported answers that an operator is shown at once."""
_NUMBER = re.compile(r"\s*(?P<number>\d{1,15})(?:\s+(?P<rest>\S+))?\s*")


async def evidence(turn: Turn) -> Saying:
    """Each sentence of an answer with the words that carry it."""
    kept, _ = await _named(turn)
    words = turn.words.questions
    if kept is None:
        yield turn.reply(line(words.no_answer), ephemeral=True, mistake=True)
    elif kept.state == "withdrawn":
        yield turn.reply(line(words.report.instead), ephemeral=True)
    elif not kept.answer.said:
        yield turn.reply(line(words.no_evidence), ephemeral=True)
    else:
        numbered = await _numbered(turn, kept.answer)
        yield turn.reply(Heading(text(words.evidence)), *numbered, *carried(kept.answer, turn.language), ephemeral=True)


async def _numbered(turn: Turn, answer: Answer) -> tuple[Block, ...]:
    """Which paper each number means, where an answer is about two."""
    known = await turn.house.store.papers.get(answer.papers) if len(answer.papers) > 1 else {}
    return titles([known[each] for each in answer.papers]) if known.keys() >= set(answer.papers) else ()


async def passages(turn: Turn) -> Saying:
    """The next passages that are near to the question."""
    kept, rest = await _named(turn)
    words = turn.words.questions
    if kept is None:
        yield turn.reply(line(words.no_answer), ephemeral=True, mistake=True)
        return
    page = int(rest) if rest.isdecimal() and len(rest) < LONGEST_PAGE else 1
    near = kept.answer.passages[(page - 1) * SHOWN : page * SHOWN] if page else ()
    if not near:
        yield turn.reply(line(words.no_passages), ephemeral=True)
        return
    first = (page - 1) * SHOWN + 1
    more = [Button(words.passages_button, f"/passages {kept.number} {page + 1}")]
    left = len(kept.answer.passages) > page * SHOWN
    yield turn.reply(
        Heading(text(words.passages(first, first + len(near) - 1))),
        *await _numbered(turn, kept.answer),
        *answer_passages(kept.answer, near),
        *([Buttons((tuple(more),))] if left else []),
        ephemeral=True,
    )


async def wrong(turn: Turn) -> Saying:
    """A reader's report; an operator's verdict on it; and what waits for one."""
    operator = is_operator(turn)
    if operator and not turn.command.rest:
        yield turn.reply(*await _waiting(turn))
        return
    kept, rest = await _named(turn)
    words = turn.words.questions
    if kept is None:
        yield turn.reply(line(words.no_answer), ephemeral=True, mistake=True)
    elif operator and rest == "dismiss":
        yield turn.reply(line(await _keep(turn, kept)))
    elif operator and (rest == "confirm" or rest.isdecimal()):
        yield await withdraw(turn, kept, rest)
    elif kept.state == "withdrawn":
        yield turn.reply(line(words.report.instead), ephemeral=True)
    elif kept.state == "given":
        await turn.house.store.answers.mark(kept.number, "reported", kept.remark)
        await _tell(turn, kept)
        yield turn.reply(line(words.report.thanks), ephemeral=True)
    else:
        yield turn.reply(line(words.report.known), ephemeral=True)


async def _named(turn: Turn) -> tuple[KeptAnswer | None, str]:
    """The answer of the number that is written, where it may be seen here, and what follows the number."""
    found = _NUMBER.fullmatch(turn.command.rest)
    kept = await turn.house.store.answers.get(int(found["number"])) if found else None
    if found is None or kept is None or not _may_see(turn, kept):
        return None, ""
    return kept, found["rest"] or ""


def _may_see(turn: Turn, kept: KeptAnswer) -> bool:
    """Numbers can be guessed: an answer is shown where it was given, where a message shows it, and to operators once a
    reader has reported it."""
    replied = turn.incoming.reply_to
    shown = replied is not None and replied.answer == kept.number
    return shown or kept.address == turn.incoming.address or (is_operator(turn) and kept.state != "given")


async def _waiting(turn: Turn) -> list[Block]:
    words = turn.words.questions.report
    waiting = await turn.house.store.answers.reported(MOST_WAITING)
    return [block for kept in waiting for block in await _report(turn, kept, turn.language)] or [line(words.none)]


async def _report(turn: Turn, kept: KeptAnswer, language: str) -> list[Block]:
    """What an operator needs to decide."""
    words = speak.chat(language).questions.report
    known = await turn.house.store.papers.get(kept.answer.papers)
    titles = [known[each].title if each in known else each for each in kept.answer.papers]
    asked = (" · ".join(titles), " ".join(kept.answer.question.split()))
    confirm = Button(words.withdraw_button, f"/wrong {kept.number} confirm")
    dismiss = Button(words.keep_button, f"/wrong {kept.number} dismiss")
    told = line(words.told(kept.number))
    return [told, *(Paragraph((foreign(each),)) for each in asked), Buttons(((confirm, dismiss),))]


async def _tell(turn: Turn, kept: KeptAnswer) -> None:
    """Operators in their own chats; whoever cannot be told finds it with /wrong."""
    for operator in sorted(turn.house.operators):
        platform, _, person = operator.partition(":")
        posts = turn.house.posts.get(platform)
        if posts is None:
            continue
        own = Document(tuple(await _report(turn, kept, turn.house.defaults.language)))
        try:
            await posts.tell(person, own)
        except JoganError:
            continue


async def _keep(turn: Turn, kept: KeptAnswer) -> str:
    await turn.house.store.answers.mark(kept.number, "kept", kept.remark)
    tell_verdict(turn, kept, "kept", (kept,))
    return turn.words.questions.report.kept(kept.number)
