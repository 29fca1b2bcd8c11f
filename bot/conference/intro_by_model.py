"""A chapter's introduction written by a model, from sentences that went through the gate and from nothing else.

A claim names one paper and stands on that paper's quotes only. It never raises for what a model does.
"""

import asyncio
from collections.abc import Sequence

from bot.conference.central import central
from bot.conference.intro_excerpted import excerpted_intro
from bot.conference.opinions import OPINION, opinion
from bot.conference.prompts import CHAPTERS, chapter_prompt
from bot.conference.shapes import ChapterReply
from bot.domain.card import Because
from bot.domain.conference import DETAIL_PARTS, Intro, Reported, Told
from bot.domain.evidence import Bullet, Dropped
from bot.errors import BadReply
from bot.ports.llm import Prompt, Reply
from bot.writing.desk import FAULTS, Asks, Writing, because_of
from bot.writing.prompts import Spoken
from bot.writing.report import A_SENTENCE, in_the_paper, quotable
from bot.writing.report_sheet import THREADS, ReportSheet
from bot.writing.shapes import ReportReply
from bot.writing.vote import stopped

FEWEST, MOST = 2, 4
"""Sentences of an introduction."""
FEWEST_TOLD = 2
"""Papers told by the model below which an introduction stays excerpts."""
SENTENCES = 4
"""Sentences of one paper that are shown: its one line, and what leads each part of its details."""
SINGLE = "themes"
"""Where a report's sheet keeps claims of which each stands alone."""


async def intro_by_model(papers: Sequence[Reported], title: str, language: str, writing: Writing) -> Intro | None:
    """The introduction to a chapter's papers in one language; None where not even excerpts make one."""
    telling = [each for each in papers if language in each.texts]
    if sum(each.texts[language].writer == "model" for each in telling) < FEWEST_TOLD:
        return await _excerpts(papers, language, _because(telling, language))
    spoken = _spoken(telling, language, writing.settings.most_text)
    try:
        reply = await _asked(chapter_prompt(spoken, title, language), writing.model)
    except FAULTS as fault:
        return await _excerpts(papers, language, because_of(fault))
    sheet = await _judged(reply.value, spoken, language, writing.voter)
    if len(sheet.bullets()) < FEWEST:
        return await _excerpts(papers, language, "gate", sheet.dropped)
    quoted = {each.number: tuple(quote for one in each.bullets for quote in one.quotes) for each in spoken}
    shown = tuple(in_the_paper(bullet, quoted[bullet.paper or 0]) for bullet in _first(sheet))
    return Intro("model", shown, tuple(sheet.dropped), reply.model, CHAPTERS)


async def _judged(reply: ChapterReply, spoken: Sequence[Spoken], language: str, voter: Asks | None) -> ReportSheet:
    """What is shared is judged as a category's threads are: by claims of two papers whose own words share something."""
    sheet = ReportSheet({each.number: quotable(each) for each in spoken}, language)
    sheet.judge_all(ReportReply(themes=reply.claims, common_threads=reply.shared))
    opinions = [one for one in sheet.bullets() if opinion(one.text, [quote.text for quote in one.quotes])]
    sheet.take_out(opinions, "words", OPINION)
    bullets = sheet.bullets()
    sheet.take_out([bullets[at] for at in await stopped(bullets, voter)])
    sheet.drop_lonely_threads()
    return sheet


def _first(sheet: ReportSheet) -> tuple[Bullet, ...]:
    """What is shared first, with room for what is told of others."""
    shared, single = sheet.of_part(THREADS), sheet.of_part(SINGLE)
    room = max(FEWEST, MOST - len(single))
    return (*shared[:room], *single)[:MOST]


def _spoken(telling: Sequence[Reported], language: str, most_text: int) -> tuple[Spoken, ...]:
    """The chapter's papers with their sentences; of a chapter too long for a prompt the most central ones."""
    most = max(FEWEST_TOLD, most_text // (2 * A_SENTENCE))
    chosen = sorted(central(telling)[:most], key=lambda each: each.number)
    each_says = min(SENTENCES, max(2, most_text // (A_SENTENCE * len(chosen))))
    return tuple(
        Spoken(each.number, each.paper.title, _said(each.texts[language])[:each_says], each.paper.abstract)
        for each in chosen
    )


def _said(told: Told) -> tuple[Bullet, ...]:
    """The one line, then the first of each part, the insight before the others."""
    parts = {part: getattr(told.details, part) for part in DETAIL_PARTS}
    leading = [parts[part][0] for part in ("insight", "problem", "method", "application") if parts[part]]
    return (told.tldr, *leading)


def _because(telling: Sequence[Reported], language: str) -> Because | None:
    """What most kept the chapter's papers from a model."""
    said = [each.texts[language].because for each in telling]
    reasons: tuple[Because, ...] = ("outage", "budget", "gate")
    return next((because for because in reasons if because in said), None)


async def _asked(prompt: Prompt[ChapterReply], model: Asks) -> Reply[ChapterReply]:
    try:
        return await model.ask(prompt)
    except BadReply:
        return await model.ask(prompt)


async def _excerpts(
    papers: Sequence[Reported], language: str, because: Because | None, dropped: Sequence[Dropped] = ()
) -> Intro | None:
    return await asyncio.to_thread(excerpted_intro, papers, language, because, dropped)
