"""A card found wrong: the edition is kept again with the paper's card taken back or written anew.

Numbers, order and votes never change. What was posted is edited by bot.delivery.made_again; nothing is sent.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from bot.domain.card import Parts, Report, ReportText
from bot.domain.edition import Edition, EditionPaper, Note
from bot.domain.evidence import Bullet
from bot.domain.paper import Paper
from bot.errors import NoEdition, UnknownPaper
from bot.reading.enough_text import enough_text
from bot.wording.choose import reading
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report

Choice = Literal["drop", "anew"]


def corrected(
    edition: Edition, number: int, choice: Choice, paper: Paper | None = None, *, when: date, why: str = ""
) -> Edition:
    """The edition with one card taken back (`drop`) or written `anew` from what `paper` says now.

    The same edition where that changes nothing, so that a correction can be repeated. Raises NoEdition, UnknownPaper.
    """
    if edition.state == "none":
        raise NoEdition(edition.day, reason=edition.reason)
    listed = edition.numbered(number)
    if listed is None:
        raise UnknownPaper(str(number))
    new = taken_back(listed) if choice == "drop" else written_anew(listed, paper or listed.paper, edition.languages)
    if new == listed:
        return edition
    new = replace(new, corrected=when)
    papers = tuple(new if each.number == number else each for each in edition.papers)
    reports = tuple(filter(None, (_report(report, number, papers) for report in edition.reports)))
    said = {code: reading(code).notes.card_corrected(number, when, not new.cards, why) for code in edition.languages}
    return replace(edition, papers=papers, reports=reports, notes=(*edition.notes, Note("corrected", said)))


def taken_back(listed: EditionPaper) -> EditionPaper:
    """The paper by its title only. One that has no card has nothing to take back."""
    return replace(listed, summary="listed_only", cards={}) if listed.cards else listed


def written_anew(listed: EditionPaper, paper: Paper, languages: Sequence[str]) -> EditionPaper:
    """The paper as it is known now, with a new card or the reason for none; its votes are those of the edition."""
    known = replace(paper, votes=listed.paper.votes, sightings=listed.paper.sightings)
    card = write_card(known) if enough_text(known) and not known.withdrawn else None
    if card is not None:
        return replace(listed, paper=known, summary="card", cards=dict.fromkeys(languages, card))
    return replace(listed, paper=known, summary="withdrawn" if known.withdrawn else "no_text", cards={})


def _report(report: Report, number: int, papers: Sequence[EditionPaper]) -> Report | None:
    """The report without what the wrong card said: written again where it is excerpts, else without that paper's
    sentences; none where fewer than two papers are left."""
    speaking = [each for each in papers if each.category == report.category and each.cards]
    if number not in report.papers and all(each.number != number for each in speaking):
        return report
    if len(speaking) < 2:
        return None
    excerpts = write_report(speaking)
    texts = {
        code: excerpts if text.writer == "extractive" else _without(text, number) for code, text in report.texts.items()
    }
    return Report(report.category, tuple(each.number for each in speaking), texts)


def _without(text: ReportText, number: int) -> ReportText:
    def kept(bullets: tuple[Bullet, ...]) -> tuple[Bullet, ...]:
        return tuple(bullet for bullet in bullets if bullet.paper != number)

    said = text.parts
    parts = (said.themes, said.common_threads, said.key_facts, said.impact, said.outlook)
    return replace(text, parts=Parts(*map(kept, parts)))
