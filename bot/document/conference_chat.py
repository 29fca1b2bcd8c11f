"""A conference report in a chat: its contents, one chapter, one paper, one instalment of a series.

Every message says which papers of the report it shows, so that a reply to it can name them by number.
"""

from collections.abc import Sequence

from bot.document.blocks import (
    Block,
    Break,
    Button,
    Buttons,
    Document,
    Heading,
    Items,
    Paragraph,
    Span,
    Text,
    foreign,
    text,
)
from bot.document.category_page import MOST_BUTTONS, even_rows
from bot.document.conference_details import paper_details
from bot.document.conference_text import (
    chapter_size,
    chapter_title,
    chapters_of,
    counted,
    noted,
    taken,
    titled,
    told_of,
    work,
)
from bot.document.in_language import in_language
from bot.domain.category import Categories
from bot.domain.conference import EARLIER, Chapter, ConferenceReport, EarlierWork, Reported
from bot.domain.shown import About
from bot.errors import NoChapter
from bot.wording.choose import reading
from bot.wording.speak import chat

__all__ = ["chapter_page", "contents", "instalment", "paper_details"]

KEYWORDS_SHOWN = 4
"""Of a paper of which nothing else is told."""
MOST_POSTED = 12
"""Papers of a chapter that have more than their title in a post of a series."""


def contents(report: ConferenceReport, categories: Categories, language: str) -> Document:
    """What the report is, and its chapters with buttons to each."""
    chapters = tuple(enumerate(chapters_of(report), start=1))
    blocks = (
        Heading(text(report.title), level=1),
        Paragraph(text(" ".join(counted(report, categories, language)))),
        *_notes(report, language),
        _list(report, chapters, language),
        _chapter_buttons(report, chapters, language),
    )
    return Document(blocks, _about(report, ()))


def chapter_page(report: ConferenceReport, place: int, language: str) -> Document:
    """One chapter by its place, 1 the first; raises NoChapter. A long one is several messages."""
    chapters = chapters_of(report)
    if not 1 <= place <= len(chapters):
        raise NoChapter(report.slug, place, len(chapters))
    return Document(*_chapter(report, place, language, ways=_ways(report, place, len(chapters), language)))


def instalment(report: ConferenceReport, chapters: Sequence[str], place: int, of: int, language: str) -> Document:
    """One of the postings of a series, with the chapters of these slugs; the first says what readers must know.

    A post is short: a chapter of many papers is a list of titles, and a button leads to the chapter's page.
    """
    words = reading(language).conference.chat
    shown = [(at, each) for at, each in enumerate(chapters_of(report), start=1) if each.slug in chapters]
    blocks: list[Block] = [Heading(text(words.instalment(report.title, place, of)), level=1)]
    blocks += _notes(report, language) if place == 1 else ()
    blocks += [_list(report, shown, language), _chapter_buttons(report, (), language)]
    for at, _ in shown:
        blocks += _posted(report, at, language)
    return Document(tuple(blocks), _about(report, ()))


def _posted(report: ConferenceReport, place: int, language: str) -> tuple[Block, ...]:
    chapter, words = chapters_of(report)[place - 1], reading(language)
    papers = report.of_chapter(chapter)
    if len(papers) <= MOST_POSTED:
        pages, about = _chapter(report, place, language, ways=(_ask(language),))
        return (Break(about), *pages)
    whole = Button(words.show_all, f"/report {report.slug} {place}")
    return (
        Break(_about(report, [each.number for each in papers])),
        _chapter_heading(report, place, language),
        *_introduction(chapter, language),
        *_papers(report, papers, language, (_ask(language), whole), bare=True),
    )


def _about(report: ConferenceReport, papers: Sequence[int]) -> About:
    return About(report.made_on, tuple(papers), report=report.slug)


def _notes(report: ConferenceReport, language: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Span(line, italic=True),)) for line in noted(report, language))


def _list(report: ConferenceReport, chapters: Sequence[tuple[int, Chapter]], language: str) -> Items:
    words = reading(language)
    named = tuple(
        (foreign(chapter_title(each, language)), Span(f" · {words.papers(chapter_size(report, each))}"))
        for _, each in chapters
    )
    return Items(named, tuple(str(place) for place, _ in chapters))


def _chapter_buttons(report: ConferenceReport, chapters: Sequence[tuple[int, Chapter]], language: str) -> Buttons:
    """To each of the chapters, or to all of them, and to the whole report."""
    words = reading(language).conference.chat
    places = [Button(words.chapter_button(at), f"/report {report.slug} {at}") for at, _ in chapters[:MOST_BUTTONS]]
    all_of_them = () if chapters else (Button(words.contents_button, f"/report {report.slug}"),)
    whole = Button(words.whole_file, f"/report {report.slug} file")
    return Buttons((*even_rows(places), (*all_of_them, whole)))


def _chapter(
    report: ConferenceReport, place: int, language: str, *, ways: tuple[Button, ...]
) -> tuple[tuple[Block, ...], About]:
    """A chapter's blocks and what their first message shows; `ways` are the last buttons of its last message."""
    chapter, heading = chapters_of(report)[place - 1], _chapter_heading(report, place, language)
    if chapter.slug == EARLIER:
        listed = Items(tuple(_work(each, language) for each in report.earlier))
        return (heading, listed, Buttons((ways,))), _about(report, ())
    papers = report.of_chapter(chapter)
    several = [papers[start : start + MOST_BUTTONS] for start in range(0, len(papers), MOST_BUTTONS)] or [()]
    blocks: list[Block] = [heading, *_introduction(chapter, language)]
    for at, some in enumerate(several):
        if at:
            blocks += _continued(report, some, language)
        blocks += _papers(report, some, language, ways if some is several[-1] else ())
    return tuple(blocks), _about(report, [each.number for each in several[0]])


def _chapter_heading(report: ConferenceReport, place: int, language: str) -> Heading:
    chapter, words = chapters_of(report)[place - 1], reading(language)
    named = f"{place}. {chapter_title(chapter, language)} · {words.papers(chapter_size(report, chapter))}"
    return Heading((foreign(named),), level=2)


def _continued(report: ConferenceReport, papers: Sequence[Reported], language: str) -> tuple[Block, ...]:
    words = reading(language).conference.chat
    numbers = [each.number for each in papers]
    return (
        Break(_about(report, numbers)),
        Heading(text(words.continued(numbers[0], numbers[-1])), level=2),
    )


def _introduction(chapter: Chapter, language: str) -> tuple[Block, ...]:
    intro = in_language(chapter.intros, language)
    if not intro or not intro.bullets:
        return ()
    said = (
        (foreign(each.text), *(() if each.paper is None else (Span(f" [{each.paper}]"),))) for each in intro.bullets
    )
    return (Items(tuple(said)),)


def _papers(
    report: ConferenceReport,
    papers: Sequence[Reported],
    language: str,
    ways: tuple[Button, ...],
    *,
    bare: bool = False,
) -> tuple[Block, ...]:
    """Their lines, `bare` of all but the titles, and as many buttons to their details as a menu holds."""
    words = reading(language).card
    lines = tuple((titled(each),) if bare else _line(report, each, language) for each in papers)
    details = [
        Button(words.details(str(each.number)), f"/paper {report.slug}:{each.number}") for each in papers[:MOST_BUTTONS]
    ]
    rows = (*even_rows(details), *((ways,) if ways else ()))
    return (Items(lines, tuple(str(each.number) for each in papers)), Buttons(rows))


def _line(report: ConferenceReport, reported: Reported, language: str) -> Text:
    """Title, how the venue took it, and the sentence to remember; keywords where there is none."""
    words = reading(language).conference
    of_one_venue = len({each.venue for each in report.papers}) == 1
    mark = words.decision(reported.decision) if of_one_venue else taken(reported, language)
    told = told_of(reported, language)
    said = told.tldr.text if told else ", ".join(reported.keywords[:KEYWORDS_SHOWN])
    after = "".join((f" ({mark})" if mark else "", f" — {said}" if said else ""))
    return (titled(reported), foreign(after)) if after else (titled(reported),)


def _work(earlier: EarlierWork, language: str) -> Text:
    words = reading(language).conference
    numbers = ", ".join(map(str, earlier.cited_by))
    return (*work(earlier), *((Span(f" — {words.cited_by}: {numbers}"),) if numbers else ()))


def _ways(report: ConferenceReport, place: int, last: int, language: str) -> tuple[Button, ...]:
    """From a chapter: to a question, to the contents, to the next one."""
    words = reading(language).conference.chat
    onward = (Button(words.next(place + 1), f"/report {report.slug} {place + 1}"),) if place < last else ()
    return (_ask(language), Button(words.contents_button, f"/report {report.slug}"), *onward)


def _ask(language: str) -> Button:
    return Button(chat(language).questions.ask_button, "/ask")
