"""What is told of a paper, written by a model: asked once, put before the gate, repaired once, let out as far as the
paper carries it. It never raises for what a model does: excerpts stand in, and say why.
"""

import asyncio
from collections.abc import Sequence

from bot.conference.prompts import TOLD, told_prompt
from bot.conference.shapes import ToldReply
from bot.conference.told_excerpted import excerpted
from bot.conference.told_sheet import ToldSheet
from bot.domain.card import Because, TextFrom
from bot.domain.conference import Told
from bot.domain.evidence import Dropped
from bot.domain.paper import Paper
from bot.errors import BadReply
from bot.gate.whole_card import Abstract
from bot.ports.llm import Reply
from bot.writing.desk import FAULTS, Asks, Read, Writing, because_of
from bot.writing.passages import whole
from bot.writing.repair import repair
from bot.writing.vote import NOT_CARRIED, stopped

FEWEST = 2
"""Sentences, the one line among them, below which nothing is told by a model."""


async def told_by_model(
    paper: Paper, read: Read, language: str, writing: Writing, others: Sequence[Abstract] = ()
) -> Told | None:
    """What is told of a paper in one language. `others` are the report's papers that it must not be taken for.

    At most two calls: the second mends what was stopped, or asks again where the first reply was none.
    None where not even an excerpt can be shown.
    """
    try:
        reply, again = await _asked(read, language, writing.model)
    except FAULTS as fault:
        return await _excerpts(paper, because_of(fault))
    sheet = ToldSheet(read.source, language, reply.value)
    sheet.hold_back()
    if not again:
        await repair(sheet.sheet, read.text, writing.model)
        sheet.hold_back()
    sheet.sheet.drop_failed()
    await _vote(sheet, writing.voter)
    sheet.look_at_all(Abstract(paper.title, paper.abstract), others)
    if len(sheet.sheet.accepted) < FEWEST:
        return await _excerpts(paper, "gate", sheet.sheet.dropped)
    line, details = sheet.told()
    text_from: TextFrom = "full_text" if read.text.is_whole else "abstract"
    return Told("model", text_from, line, details, tuple(sheet.sheet.dropped), reply.model, TOLD)


async def _asked(read: Read, language: str, model: Asks) -> tuple[Reply[ToldReply], bool]:
    """The reply, and whether it was asked for again since the first was none."""
    prompt = told_prompt(read.text, whole(read.source), language)
    try:
        return await model.ask(prompt), False
    except BadReply:
        return await model.ask(prompt), True


async def _vote(sheet: ToldSheet, voter: Asks | None) -> None:
    accepted = sheet.sheet.accepted
    places = sorted(accepted)
    for at in await stopped([accepted[place] for place in places], voter):
        sheet.sheet.take_out(places[at], "vote", NOT_CARRIED)


async def _excerpts(paper: Paper, because: Because, dropped: Sequence[Dropped] = ()) -> Told | None:
    """Off the loop: where a model is out, a whole report comes here at once."""
    return await asyncio.to_thread(excerpted, paper, because, dropped)
