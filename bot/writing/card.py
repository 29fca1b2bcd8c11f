"""A card written by a model: asked once, put before the gate, repaired once, let out as far as the paper carries it.

It never raises for what a model does: the extractive card stands in, and says why.
"""

import asyncio
from collections.abc import Sequence

from bot.domain.card import Because, Card, Sections
from bot.domain.evidence import Bullet, Dropped
from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.errors import BadReply
from bot.gate.whole_card import Abstract, check_card
from bot.ports.llm import Reply
from bot.reading.sections import shortened
from bot.reading.source import source_of
from bot.writing.desk import FAULTS, Asks, Read, Writing, because_of
from bot.writing.fallback import excerpt_card
from bot.writing.passages import whole
from bot.writing.prompts import CARDS, card_prompt
from bot.writing.repair import repair
from bot.writing.shapes import CardReply
from bot.writing.sheet import SECTIONS, Sheet, drafts_of
from bot.writing.vote import NOT_CARRIED, stopped

FEWEST = 2
"""Sentences in the sections below which a card is no card."""


async def write_by_model(
    paper: Paper, read: Read, language: str, writing: Writing, others: Sequence[Abstract] = ()
) -> Card | None:
    """The card of a paper in one language. `others` are the day's papers that it must not be taken for.

    At most two calls: the second mends what the gate stopped, or asks again where the first reply was none.
    None where not even an excerpt can be shown.
    """
    try:
        reply, again = await _asked(read, language, writing.model)
    except FAULTS as fault:
        return await _excerpts(paper, because_of(fault))
    sheet = Sheet(read.source, language, drafts_of(reply.value))
    sheet.judge_all()
    if not again:
        await repair(sheet, read.text, writing.model)
    sheet.drop_failed()
    await _vote(sheet, writing.voter)
    _look_at_all(sheet, paper, others)
    if len(sheet.in_sections()) < FEWEST:
        return await _excerpts(paper, "gate", sheet.dropped)
    return _card(sheet, read, reply.model)


def read_of(text: PaperText, most_text: int) -> Read:
    """A paper's text prepared for model and gate, within so many characters. Takes milliseconds."""
    short = shortened(text, most_text)
    return Read(short, source_of(short))


async def _asked(read: Read, language: str, model: Asks) -> tuple[Reply[CardReply], bool]:
    """The reply, and whether it was asked for again since the first was none."""
    prompt = card_prompt(read.text, whole(read.source), language)
    try:
        return await model.ask(prompt), False
    except BadReply:
        return await model.ask(prompt), True


async def _vote(sheet: Sheet, voter: Asks | None) -> None:
    places = sorted(sheet.accepted)
    for at in await stopped([sheet.accepted[place] for place in places], voter):
        sheet.take_out(places[at], "vote", NOT_CARRIED)


def _look_at_all(sheet: Sheet, paper: Paper, others: Sequence[Abstract]) -> None:
    """What only all sentences together show: of two in the sections that say the same the later goes; a card that is
    not this paper's goes whole. The one line may name the method for all, and what it says a section may say too."""
    places = sorted(sheet.accepted)
    line = {order for order, at in enumerate(places) if sheet.drafts[at].part not in SECTIONS}
    texts = [sheet.accepted[at].text for at in places]
    for found in check_card(texts, Abstract(paper.title, paper.abstract), others):
        if line.intersection(found.at):
            continue
        gone = [places[found.at[-1]]] if found.at else sorted(sheet.accepted)
        for at in gone:
            sheet.take_out(at, found.failure.check, found.failure.detail)


def _card(sheet: Sheet, read: Read, model: str) -> Card:
    sections = Sections(*(sheet.of_part(part) for part in SECTIONS))
    lines = sheet.of_part("tldr")
    return Card(
        writer="model",
        text_from="full_text" if read.text.is_whole else "abstract",
        tldr=lines[0] if lines else _best(sections),
        sections=sections,
        dropped=tuple(sheet.dropped),
        model=model,
        prompt_version=CARDS,
    )


def _best(sections: Sections) -> Bullet:
    """The sentence that stands in for a line that did not go out; it stays in its section too, as with excerpts."""
    return (sections.whats_new or sections.performance_highlights or sections.technical_details)[0]


async def _excerpts(paper: Paper, because: Because, dropped: Sequence[Dropped] = ()) -> Card | None:
    """Off the loop: where a model is out, a whole edition comes here at once."""
    return await asyncio.to_thread(excerpt_card, paper, because, dropped)
