"""A card found wrong: the edition is kept again with the paper's card taken back or written anew.

Numbers, order and votes never change. What was posted is edited by bot.delivery.made_again; nothing is sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from bot.domain.card import Card, Parts, Report, ReportText
from bot.domain.edition import Edition, EditionPaper, Note
from bot.domain.evidence import Bullet
from bot.domain.paper import Paper
from bot.errors import NoEdition, UnknownPaper
from bot.gate.whole_card import Abstract
from bot.reading.enough_text import enough_text
from bot.wording.choose import reading
from bot.writing.card import read_of, write_by_model
from bot.writing.desk import Writing
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report
from bot.writing.report import FEWEST
from bot.writing.words import stems

Choice = Literal["drop", "anew"]


def corrected(
    edition: Edition,
    number: int,
    choice: Choice,
    paper: Paper | None = None,
    *,
    when: date,
    why: str = "",
    cards: Mapping[str, Card] | None = None,
) -> Edition:
    """The edition with one card taken back (`drop`) or written `anew` from what `paper` says now.

    `cards` are those that a model wrote of it; without, they are excerpts.
    The same edition where that changes nothing, so that a correction can be repeated. Raises NoEdition, UnknownPaper.
    """
    if edition.state == "none":
        raise NoEdition(edition.day, reason=edition.reason)
    listed = edition.numbered(number)
    if listed is None:
        raise UnknownPaper(str(number))
    new = (
        taken_back(listed)
        if choice == "drop"
        else written_anew(listed, paper or listed.paper, edition.languages, cards)
    )
    if new == listed:
        return edition
    new = replace(new, corrected=when)
    papers = tuple(new if each.number == number else each for each in edition.papers)
    reports = tuple(filter(None, (_report(report, number, papers) for report in edition.reports)))
    said = {code: reading(code).notes.card_corrected(number, when, not new.cards, why) for code in edition.languages}
    note = Note("corrected", said)
    notes = (*(other for other in edition.notes if other != note), note)
    return replace(edition, papers=papers, reports=reports, notes=notes)


def taken_back(listed: EditionPaper) -> EditionPaper:
    """The paper by its title only. One that has no card has nothing to take back."""
    return replace(listed, summary="listed_only", cards={}) if listed.cards else listed


async def cards_by_model(paper: Paper, edition: Edition, writing: Writing) -> dict[str, Card] | None:
    """The paper's cards in the edition's languages; None where there is nothing to write or to be read."""
    if not enough_text(paper) or paper.withdrawn:
        return None
    read = read_of(await writing.texts.text(paper), writing.settings.most_text)
    kept = (each.paper for each in edition.papers if each.paper.id != paper.id)
    others = [Abstract(other.title, other.abstract) for other in kept]
    written = {code: await write_by_model(paper, read, code, writing, others) for code in edition.languages}
    return {code: card for code, card in written.items() if card is not None} or None


def written_anew(
    listed: EditionPaper, paper: Paper, languages: Sequence[str], cards: Mapping[str, Card] | None = None
) -> EditionPaper:
    """The paper as it is known now, with a new card or the reason for none; its votes are those of the edition."""
    known = replace(paper, votes=listed.paper.votes, sightings=listed.paper.sightings)
    if cards is not None and not known.withdrawn:
        return replace(listed, paper=known, summary="card", cards=dict(cards))
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
    texts = {code: _text(text, number, excerpts) for code, text in report.texts.items()}
    return Report(report.category, tuple(each.number for each in speaking), texts)


def _text(text: ReportText, number: int, excerpts: ReportText) -> ReportText:
    """One language of it; excerpts that wait for the model go on waiting."""
    if text.writer == "extractive":
        return replace(excerpts, because=text.because)
    left = _without(text, number)
    return left if _count(left.parts) >= FEWEST else replace(excerpts, because="gate")


def _without(text: ReportText, number: int) -> ReportText:
    def kept(bullets: tuple[Bullet, ...]) -> tuple[Bullet, ...]:
        return tuple(bullet for bullet in bullets if bullet.paper != number)

    said = text.parts
    threads = kept(said.common_threads)
    threads = threads if threads == said.common_threads else _shared(threads)
    return replace(
        text, parts=Parts(kept(said.themes), threads, kept(said.key_facts), kept(said.impact), kept(said.outlook))
    )


def _shared(threads: tuple[Bullet, ...]) -> tuple[Bullet, ...]:
    """The claims that another paper's claim still has words in common with: one paper's alone is no thread."""
    own = [(bullet.paper, frozenset(stems(" ".join(quote.text for quote in bullet.quotes)))) for bullet in threads]

    def is_shared(paper: int | None, words: frozenset[str]) -> bool:
        return any(other != paper and words & its for other, its in own)

    return tuple(bullet for bullet, (paper, words) in zip(threads, own, strict=True) if is_shared(paper, words))


def _count(parts: Parts) -> int:
    said = (parts.themes, parts.common_threads, parts.key_facts, parts.impact, parts.outlook)
    return sum(map(len, said))
