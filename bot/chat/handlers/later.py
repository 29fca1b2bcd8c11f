"""Commands that are planned: they say so, and what is possible now."""

from bot.chat.arguments.papers import ByNumber, identity_in, paper_named
from bot.chat.message import Saying
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.blocks import Button, Buttons
from bot.errors import NotThereYet


def later(turn: Turn) -> Saying:
    """/report, /save and the others."""
    raise NotThereYet(turn.command.name)


async def ask(turn: Turn) -> Saying:
    """Questions come later; the card of the paper in question is offered."""
    words = turn.words.plain
    paper = question_paper(turn.command.rest, turn)
    if paper is None:
        raise NotThereYet("ask")
    shown = Button(words.show_paper(paper), f"/paper {paper}")
    yield turn.reply(line(words.question(paper)), Buttons(((shown,),)))


def question_paper(question: str, turn: Turn) -> str | None:
    """The paper that a question begins with, as /paper takes it."""
    first = question.split(maxsplit=1)[0] if question.strip() else ""
    today = turn.local_now.date()
    named = paper_named(first, today, turn.chat.last_read) if first else None
    if isinstance(named, ByNumber):
        return first.removesuffix("번").lstrip("#") if named.day is None else first
    identity = identity_in(question)
    return identity.partition(":")[2] if identity else None
