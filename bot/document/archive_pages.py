"""The two pages of an edition's archive as Documents: insights by category, and all its papers.

The parts and their order are a format that others parse; labels that a parser looks for stay English.
"""

from bot.document import category_name
from bot.document.addresses import address, thumbnail
from bot.document.blocks import Block, Document, Heading, Items, Paragraph, Picture, Span, Text, text
from bot.document.front_page import PICTURE, counts_line, picture_words
from bot.document.in_language import card_of
from bot.document.paper_card import (
    absence,
    authors_origin,
    badges,
    not_summarised,
    one_line,
    sections,
    title,
    votes_read,
)
from bot.document.report_parts import Part, parts, sentence, was_stopped, whole_text_read
from bot.domain.category import Categories
from bot.domain.edition import Edition, EditionPaper
from bot.domain.evidence import Bullet
from bot.wording.choose import reading
from bot.wording.shapes.reading import CardWords

PARSED_LABELS = ("What's New", "Technical Details", "Performance Highlights")
NOTHING = "-"


def insights(edition: Edition, categories: Categories, language: str) -> Document:
    """Title with the picture, then a section for each category: its report and its sources."""
    words = reading(language)
    heading = Heading(text(words.pages.insights_title(edition.day, len(edition.papers))), level=1)
    blocks: list[Block] = [heading, Picture(PICTURE, picture_words(edition, categories, language))]
    if edition.papers:
        blocks.append(Paragraph(text(counts_line(edition, categories, language))))
    blocks += _notes(edition, language)
    for key in category_name.with_papers(edition):
        blocks += _section(edition, key, categories, language)
    return Document(tuple(blocks))


def papers(edition: Edition, categories: Categories, language: str) -> Document:
    """Every paper by number: link, thumbnail, votes, authors, the three sections."""
    blocks: list[Block] = [Heading(text(f"Daily Papers ({edition.day.isoformat()})"), level=2)]
    blocks += _notes(edition, language)
    for listed in edition.papers:
        blocks += _paper(listed, categories, language)
    return Document(tuple(blocks))


def _notes(edition: Edition, language: str) -> tuple[Block, ...]:
    said = tuple(text(note.text[language]) for note in edition.notes if language in note.text)
    return (Items(said),) if said else ()


def _section(edition: Edition, key: str, categories: Categories, language: str) -> tuple[Block, ...]:
    words = reading(language).report
    listed = edition.of_category(key)
    named = category_name.icon(key, categories), category_name.parsed(key, categories, language)
    return (
        Heading(text(" ".join(named)), level=2),
        Paragraph((Span(f"{words.summary}:", bold=True),)),
        *_summary(edition, key, language),
        Paragraph((Span(f"{words.sources}:", bold=True),)),
        Items(tuple(_source(each) for each in listed)),
    )


def _summary(edition: Edition, key: str, language: str) -> tuple[Block, ...]:
    """The five parts; for a single paper its card, which is no synthesis; else the line that says why not."""
    words = reading(language).report
    listed = edition.of_category(key)
    if len(listed) == 1:
        alone = (Paragraph(text(words.one_paper)),) if card_of(listed[0], language) else ()
        return (*alone, *_sections(listed[0], language))
    named = parts(edition, key, language, words)
    if not named:
        return (Paragraph(text(words.no_report)),)
    stopped = was_stopped(edition, key, language)
    silent = words.unconfirmed if stopped else words.silent(whole_text_read(listed, language))
    linked = {each.number: address(each.paper) for each in listed}
    return tuple(block for order, part in enumerate(named, start=1) for block in _part(order, part, silent, linked))


def _part(order: int, part: Part, silent: str, linked: dict[int, str | None]) -> tuple[Block, ...]:
    said = tuple(_numbered(bullet, linked) for bullet in part.bullets) or (text(silent),)
    return (Paragraph((Span(f"{order}. {part.name}", bold=True),)), Items(said))


def _numbered(bullet: Bullet, linked: dict[int, str | None]) -> Text:
    """A sentence whose paper number is a link: a page has no list beside it to look the number up."""
    if bullet.paper is None or bullet.paper not in linked:
        return sentence(bullet)
    return text(bullet.text, " (", Span(str(bullet.paper), link=linked[bullet.paper]), ")")


def _source(listed: EditionPaper) -> Text:
    shown = " ".join(listed.paper.title.split()) or listed.paper.id
    place = address(listed.paper)
    return text(shown) if place is None else text(shown, " (", Span(place, link=place), ")")


def _paper(listed: EditionPaper, categories: Categories, language: str) -> tuple[Block, ...]:
    picture = thumbnail(listed.paper)
    return (
        Heading(title(listed.paper, arrow=False), level=3),
        *((Picture(picture, ""),) if picture else ()),
        Paragraph(text(f"Vote: {_votes(listed, language)}")),
        Paragraph(text(f"Authors: {', '.join(listed.paper.authors) or NOTHING}")),
        *_sections(listed, language),
        Paragraph((Span(" · ".join(_about(listed, categories, language)), italic=True),)),
    )


def _votes(listed: EditionPaper, language: str) -> str:
    if listed.paper.votes is None:
        return NOTHING
    read = votes_read(listed.paper)
    return f"{listed.paper.votes} ({reading(language).pages.vote_read(read)})" if read else str(listed.paper.votes)


def _sections(listed: EditionPaper, language: str) -> tuple[Block, ...]:
    words = reading(language).card
    found = card_of(listed, language)
    if found is None:
        return (Paragraph(text(not_summarised(listed, words))),)
    silent = absence(found, words)
    named = zip(PARSED_LABELS, sections(found, words), strict=True)
    return (
        *one_line(found),
        Items(tuple(_bullet(parsed, name, bullets, silent) for parsed, (name, bullets) in named)),
    )


def _bullet(parsed: str, name: str, bullets: tuple[Bullet, ...], silent: str) -> Text:
    said = " ".join(bullet.text for bullet in bullets) or silent
    beside = (Span(name, italic=True), Span(" — ")) if name != parsed else ()
    return (Span(parsed, bold=True), Span(": "), *beside, Span(said))


def _about(listed: EditionPaper, categories: Categories, language: str) -> tuple[str, ...]:
    words: CardWords = reading(language).card
    shown = category_name.icon(listed.category, categories), category_name.name(listed.category, categories, language)
    return (
        words.listed_as(listed.number),
        " ".join(shown),
        *badges(listed, language, words),
        *((words.late,) if listed.late else ()),
        *((words.withdrawn_mark,) if listed.paper.withdrawn else ()),
        *((words.corrected(listed.corrected),) if listed.corrected else ()),
        *((origin,) if (origin := authors_origin(listed.paper, words)) else ()),
    )
