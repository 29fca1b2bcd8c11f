"""A category's report written by a model, from sentences that went through the gate and from nothing else.

A claim names one paper and stands on that paper's quotes only. It never raises for what a model does.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.card import Because, Card, Parts, ReportText
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Bullet, Dropped, Quote
from bot.errors import BadReply
from bot.gate.source import Source, SourcePart
from bot.ports.llm import Prompt, Reply
from bot.reading.own_title import own_title
from bot.writing.desk import FAULTS, Asks, Writing, because_of
from bot.writing.fallback import excerpt_report
from bot.writing.prompts import REPORTS, Spoken, report_prompt
from bot.writing.report_sheet import ReportSheet
from bot.writing.shapes import ReportReply
from bot.writing.vote import stopped

FEWEST_CARDS = 2
"""Papers with a card of the model's below which a category's report stays excerpts."""
FEWEST = 2
"""Sentences below which a report is none."""
A_SENTENCE = 450
"""Characters of a sentence with its quotes, about: they bound what is shown of each paper."""


def report_because(listed: Sequence[EditionPaper], language: str) -> Because | None:
    """Why a category whose cards are excerpts keeps a report of excerpts: what most kept the cards from a model."""
    said = [each.cards[language].because for each in listed if language in each.cards]
    reasons: tuple[Because, ...] = ("outage", "budget", "gate")
    return next((because for because in reasons if because in said), None)


async def report_by_model(listed: Sequence[EditionPaper], category: str, language: str, writing: Writing) -> ReportText:
    """The report of the papers of one category that have cards (two or more) in one language."""
    by_model = [each for each in listed if each.cards[language].writer == "model"]
    if len(by_model) < FEWEST_CARDS:
        return await _excerpts(listed, report_because(listed, language))
    spoken = spoken_papers(listed, language, writing.settings.most_text)
    try:
        reply = await _asked(report_prompt(spoken, category, language), writing.model)
    except FAULTS as fault:
        return await _excerpts(listed, because_of(fault))
    sheet = ReportSheet({paper.number: quotable(paper) for paper in spoken}, language)
    sheet.judge_all(reply.value)
    bullets = sheet.bullets()
    sheet.take_out([bullets[at] for at in await stopped(bullets, writing.voter)])
    sheet.drop_lonely_threads()
    if len(sheet.bullets()) < FEWEST:
        return await _excerpts(listed, "gate", sheet.dropped)
    return ReportText("model", _parts(sheet, spoken), tuple(sheet.dropped), reply.model, REPORTS)


def spoken_papers(listed: Sequence[EditionPaper], language: str, most_text: int) -> tuple[Spoken, ...]:
    """Each paper with the sentences of its card, fewer of each where there are many papers."""
    most = max(2, most_text // (A_SENTENCE * len(listed)))
    return tuple(
        Spoken(each.number, each.paper.title, _said(each.cards[language])[:most], each.paper.abstract)
        for each in listed
    )


def _said(card: Card) -> tuple[Bullet, ...]:
    """The one line, then the sections by turns, so that a cut takes the last of each; no sentence twice."""
    sections = (card.sections.whats_new, card.sections.performance_highlights, card.sections.technical_details)
    longest = max(map(len, sections), default=0)
    turns = (bullets[place] for place in range(longest) for bullets in sections if place < len(bullets))
    return tuple({bullet.text: bullet for bullet in (card.tldr, *turns)}.values())


async def _excerpts(
    listed: Sequence[EditionPaper], because: Because | None, dropped: Sequence[Dropped] = ()
) -> ReportText:
    return await asyncio.to_thread(excerpt_report, listed, because, dropped)


async def _asked(prompt: Prompt[ReportReply], model: Asks) -> Reply[ReportReply]:
    try:
        return await model.ask(prompt)
    except BadReply:
        return await model.ask(prompt)


def quotable(paper: Spoken) -> Source:
    """What may be quoted of a paper in a report: the quotes of its sentences, each once."""
    quotes = dict.fromkeys(quote.text for bullet in paper.bullets for quote in bullet.quotes)
    sections = {quote.text: quote.section for bullet in paper.bullets for quote in bullet.quotes}
    parts = tuple(SourcePart(sections[text], text, ((0, len(text)),)) for text in quotes)
    return Source(own_title(paper.title), parts, paper.abstract)


def _parts(sheet: ReportSheet, spoken: Sequence[Spoken]) -> Parts:
    quoted = {paper.number: tuple(quote for bullet in paper.bullets for quote in bullet.quotes) for paper in spoken}

    def placed(part: str) -> tuple[Bullet, ...]:
        return tuple(in_the_paper(bullet, quoted[bullet.paper or 0]) for bullet in sheet.of_part(part))

    return Parts(placed("themes"), placed("common_threads"), placed("key_facts"), placed("impact"), placed("outlook"))


def in_the_paper(bullet: Bullet, quotes: Sequence[Quote]) -> Bullet:
    """The quotes with their places in the paper: they were found in the quotes of its card."""
    return replace(bullet, quotes=tuple(_placed(found, quotes) for found in bullet.quotes))


def _placed(found: Quote, quotes: Sequence[Quote]) -> Quote:
    for quote in quotes:
        start = found.offset or 0
        if quote.section == found.section and quote.text.startswith(found.text, start):
            return replace(found, offset=None if quote.offset is None else quote.offset + start)
    return replace(found, offset=None)
