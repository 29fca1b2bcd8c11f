"""The page of a conference report as a Document: introduction, contents, chapters, papers with folded details.

The parts and their order are a format that others parse. It says only what the report says, and nothing twice.
"""

from bot.document.addresses import https
from bot.document.blocks import Block, Document, Fold, Heading, Items, Paragraph, Picture, Span, Text, foreign, text
from bot.document.conference_text import (
    badges,
    chapter_size,
    chapter_title,
    chapters_of,
    counted,
    details_parts,
    keywords,
    label,
    missing,
    not_told,
    noted,
    quotes,
    sentences,
    taken,
    titled,
    told_of,
    verbatim,
    work,
)
from bot.document.licence import licensed
from bot.domain.category import Categories
from bot.domain.conference import EARLIER, Chapter, ConferenceReport, EarlierWork, Figure, Reported, Told
from bot.domain.evidence import Bullet
from bot.wording.choose import reading
from bot.wording.shapes.conference import ConferenceWords

TLDR = "tl; dr: "
"""As parsers of such reports look for it."""
MOST_OPEN = 12
"""Abbreviations that are listed without a fold."""


def report_page(report: ConferenceReport, categories: Categories, language: str) -> Document:
    """The whole page in one language."""
    words = reading(language).conference
    chapters = chapters_of(report)
    blocks: list[Block] = [Heading(text(report.title), level=1)]
    if report.licence:
        blocks.append(Paragraph((Span(f"{words.licence}: "), *licensed(report.licence))))
    blocks += [Paragraph((Span(line, italic=True),)) for line in noted(report, language)]
    blocks += _introduction(report, categories, language)
    blocks += _contents(report, chapters, language)
    for place, chapter in enumerate(chapters, start=1):
        blocks += _chapter(report, chapter, place, language)
    return Document(tuple(blocks))


def anchor_of(number: int) -> str:
    """Where a paper stands in the page."""
    return f"paper-{number}"


def _introduction(report: ConferenceReport, categories: Categories, language: str) -> tuple[Block, ...]:
    words = reading(language).conference
    title = words.introduction_and_abbreviations if report.abbreviations else words.introduction
    said = Paragraph(text(" ".join(counted(report, categories, language))))
    return (Heading(text(title), level=1), said, *_abbreviations(report, words))


def _abbreviations(report: ConferenceReport, words: ConferenceWords) -> tuple[Block, ...]:
    """Behind a fold where they are so many that the contents would be out of sight."""
    used = tuple(
        (Span(short, bold=True, foreign=True), foreign(f": {of}")) for short, of in report.abbreviations.items()
    )
    if not used:
        return ()
    if len(used) > MOST_OPEN:
        return (Fold(text(f"{words.abbreviations} ({len(used)})"), (Items(used),)),)
    return (Paragraph((Span(words.abbreviations, bold=True),)), Items(used))


def _contents(report: ConferenceReport, chapters: tuple[Chapter, ...], language: str) -> tuple[Block, ...]:
    """The numbered list of chapters, each with its size."""
    words = reading(language)
    items = tuple(
        text(
            Span(chapter_title(each, language), link=f"#{each.slug}"), f" · {words.papers(chapter_size(report, each))}"
        )
        for each in chapters
    )
    numbers = tuple(str(place) for place in range(1, len(items) + 1))
    return (Heading(text(words.conference.contents), level=3), Items(items, numbers))


def _chapter(report: ConferenceReport, chapter: Chapter, place: int, language: str) -> tuple[Block, ...]:
    heading = Heading(text(f"{place}. {chapter_title(chapter, language)}"), level=1, anchor=chapter.slug)
    if chapter.slug == EARLIER:
        return (heading, *(_work(at, each, language) for at, each in enumerate(report.earlier, start=1)))
    intro = chapter.intros.get(language)
    said = (Items(tuple(map(_introducing, intro.bullets))),) if intro and intro.bullets else ()
    papers = [block for each in report.of_chapter(chapter) for block in _paper(report, each, language)]
    return (heading, *said, *papers)


def _introducing(bullet: Bullet) -> Text:
    """A sentence of an introduction; the number of its paper leads to it."""
    if bullet.paper is None:
        return (sentences((bullet,)),)
    return (sentences((bullet,)), Span(" ["), Span(str(bullet.paper), link=f"#{anchor_of(bullet.paper)}"), Span("]"))


def _work(at: int, earlier: EarlierWork, language: str) -> Paragraph:
    words = reading(language).conference
    numbers = [Span(str(number), link=f"#{anchor_of(number)}") for number in earlier.cited_by]
    cited = [piece for number in numbers for piece in (Span(", "), number)][1:]
    before = (Span(f"\n{words.cited_by}: "),) if cited else ()
    return Paragraph((*work(earlier), *before, *cited), anchor=f"earlier-{at}")


def _paper(report: ConferenceReport, reported: Reported, language: str) -> tuple[Block, ...]:
    """The title's line, the sentence to remember, the fold; or the keywords where there was no text."""
    words = reading(language).conference
    named = taken(reported, language)
    heading = (titled(reported), foreign(f" ({named})" if named else ""), Span(f" [{reported.number}]"))
    told = told_of(reported, language)
    if told is None:
        lines = [keywords(reported, words.details)]
        lines += [not_told(reported, words.details)] if any(each.texts for each in report.papers) else []
        said = "".join(f"\n{line}" for line in lines if line)
        return (Paragraph((*heading, *((foreign(said),) if said else ())), anchor_of(reported.number)),)
    opened = Paragraph((*heading, Span(f"\n{TLDR}"), sentences((told.tldr,))), anchor_of(reported.number))
    return (opened, _fold(told, reported.figure, language))


def _fold(told: Told, figure: Figure | None, language: str) -> Fold:
    words = reading(language).conference
    title = " · ".join((words.details.fold, *badges(told, language)))
    parts = tuple(
        Paragraph((*label(part.name, words.details), sentences(part.bullets)))
        for part in details_parts(told, words.details)
        if part.bullets
    )
    silent = missing(told, words.details)
    shown = _figure(figure, words) if figure else ()
    absent = (Paragraph((Span(silent, italic=True),)),) if silent else ()
    return Fold(text(title), (*parts, *shown, *absent, *_evidence(told, language)))


def _figure(figure: Figure, words: ConferenceWords) -> tuple[Block, ...]:
    caption = " ".join(figure.caption.split())
    source = text(
        f"{words.details.figure_source}: ",
        Span(figure.source.removeprefix("https://"), link=https(figure.source)),
        " (",
        *licensed(figure.licence),
        ")",
    )
    before = (foreign(f"{caption}\n"),) if caption else ()
    shown = (Picture(figure.file, words.details.figure),) if figure.file else ()
    return (*shown, Paragraph((*before, *source)))


def _evidence(told: Told, language: str) -> tuple[Block, ...]:
    """The quotes with their sections behind a fold of their own; one line where the sentences are the quotes."""
    words, found, same = reading(language).card, quotes(told), verbatim(told, language)
    if not found:
        return ()
    if same:
        return (Paragraph((Span(same, italic=True),)),)
    items = tuple(
        (foreign(f"“{each.text}”".replace("\n", " ")), foreign(f" — {words.section(each.section)}")) for each in found
    )
    return (Fold(text(f"{words.evidence} ({len(items)})"), (Items(items),)),)
