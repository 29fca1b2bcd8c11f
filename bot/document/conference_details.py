"""One paper of a conference report in a chat: what is known of it, what is told of it with its quotes, where it leads.

It says only what the report says of the paper; what is missing is named.
"""

from dataclasses import replace

from bot.document.addresses import links
from bot.document.blocks import (
    Block,
    Button,
    Buttons,
    Document,
    Fold,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Span,
    Text,
    foreign,
    text,
)
from bot.document.conference_text import (
    badges,
    chapter_title,
    chapters_of,
    details_parts,
    keywords,
    missing,
    not_told,
    place_of,
    quotes,
    taken,
    titled,
    told_of,
    verbatim,
)
from bot.document.paper_card import authors
from bot.domain.conference import ConferenceReport, Reported, Told
from bot.domain.shown import About
from bot.errors import UnknownPaper
from bot.wording.choose import reading
from bot.wording.speak import chat


def paper_details(report: ConferenceReport, number: int, language: str) -> Document:
    """The paper of a number in the report; raises UnknownPaper."""
    reported = report.numbered(number)
    if reported is None:
        raise UnknownPaper(str(number), report=report.slug)
    told = told_of(reported, language)
    blocks = (
        Heading((Span(f"{number}. "), titled(reported)), level=2),
        *_known(report, reported, told, language),
        *(_told(told, language) if told else _not_told(reported, language)),
        *_places(reported),
        _buttons(report, number, language),
    )
    return Document(blocks, About(report.made_on, (number,), report=report.slug))


def _known(report: ConferenceReport, reported: Reported, told: Told | None, language: str) -> tuple[Block, ...]:
    """Its authors as the venue lists them; then venue, decision, chapter and what was read."""
    words = reading(language)
    named = authors(replace(reported.paper, authors_complete=True), words.card) if reported.paper.authors else ""
    place = place_of(report, reported.number)
    chapter = (
        (words.conference.chat.in_chapter(place, chapter_title(chapters_of(report)[place - 1], language)),)
        if place
        else ()
    )
    read = badges(told, language) if told else (words.card.not_summarised,)
    facts = " · ".join(filter(None, (taken(reported, language), *chapter, *read)))
    return (*((Paragraph((foreign(named),)),) if named else ()), Paragraph((foreign(facts),)))


def _told(told: Told, language: str) -> tuple[Block, ...]:
    words = reading(language).conference.details
    blocks: list[Block] = [Paragraph((foreign(told.tldr.text),))]
    for part in details_parts(told, words):
        if part.bullets:
            blocks.append(Paragraph((Span(part.name, bold=True),)))
            blocks.append(Items(tuple((foreign(bullet.text),) for bullet in part.bullets)))
    silent = missing(told, words)
    blocks += (Paragraph((Span(silent, italic=True),)),) if silent else ()
    return (*blocks, *_evidence(told, language))


def _not_told(reported: Reported, language: str) -> tuple[Block, ...]:
    words = reading(language).conference.details
    named = keywords(reported, words)
    return (*((Paragraph((foreign(named),)),) if named else ()), Paragraph(text(not_told(reported, words))))


def _evidence(told: Told, language: str) -> tuple[Block, ...]:
    """The quotes; where every sentence is its own quote, one line says so instead of saying them all again."""
    words, found, same = reading(language).card, quotes(told), verbatim(told, language)
    if not found:
        return ()
    shown: tuple[Block, ...] = tuple(Quotation(quote.text, words.section(quote.section)) for quote in found)
    return (Fold((Span(words.evidence, bold=True),), (Paragraph(text(same)),) if same else shown),)


def _places(reported: Reported) -> tuple[Block, ...]:
    linked: Text = tuple(
        piece for name, place in links(reported.paper) for piece in (Span(" · "), Span(name, link=place))
    )[1:]
    return (Paragraph(linked),) if linked else ()


def _buttons(report: ConferenceReport, number: int, language: str) -> Buttons:
    ask = Button(chat(language).questions.ask_button, f"/ask {report.slug}:{number}")
    place, words = place_of(report, number), reading(language).conference.chat
    back = Button(words.back(place), f"/report {report.slug} {place}") if place else None
    return Buttons(((ask, back) if back else (ask,),))
