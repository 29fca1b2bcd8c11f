"""One category of an edition in a chat: the report, its papers one line each, buttons for their cards and questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.document import category_name
from bot.document.blocks import Block, Button, Buttons, Fold, Heading, Items, Paragraph, Span, Text, text
from bot.document.in_language import card_of
from bot.document.numbered import Numbered, number_in, papers_of
from bot.document.paper_card import badges, body, line
from bot.document.report_parts import Part, label, parts, sentences, was_stopped, whole_text_read
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.domain.edition import Edition
from bot.wording.choose import reading
from bot.wording.speak import chat

BUTTONS_IN_A_ROW = 5
MOST_BUTTONS = 25
"""What one menu of a platform holds at most; the other cards are opened by their numbers."""


@dataclass(frozen=True, slots=True)
class Without:
    """What a shortened page leaves out: the folded rest of the report or all of it, one-liners, then whole lines.

    `sentences` papers with the fewest votes have no one-liner; `titles` papers are only counted.
    """

    fold: bool = False
    report: bool = False
    sentences: int = 0
    titles: int = 0


WHOLE = Without()


def category_page(
    editions: Sequence[Edition],
    key: str,
    categories: Categories,
    language: str,
    length: Length,
    without: Without = WHOLE,
) -> tuple[Block, ...]:
    """The category's section of one edition, or of several, newest first; at full length cards follow behind titles.

    The report is the newest that there is. Where something is left out, buttons lead to all of it.
    """
    words = reading(language)
    papers = papers_of(editions, key)
    shown = listed_with(editions, key, without)
    named = f"{category_name.icon(key, categories)} {category_name.name(key, categories, language)}"
    return (
        Heading(text(f"{named} · {words.papers(len(papers))}"), level=2),
        *(() if without.report else _newest_report(editions, key, language, folded=not without.fold)),
        *_lines(shown, language, least_voted(papers, without.sentences)),
        *((Paragraph(text(words.more_papers(without.titles))),) if without.titles else ()),
        *(_cards(papers, language) if length == "full" else ()),
        *_buttons(shown, language, () if without == WHOLE else _everything(editions, key, language)),
    )


def listed_with(editions: Sequence[Edition], key: str, without: Without) -> tuple[Numbered, ...]:
    """The papers whose lines a page shows: without the last of one edition, without the least voted of several."""
    papers = papers_of(editions, key)
    if len(editions) == 1:
        return papers[: len(papers) - without.titles]
    gone = least_voted(papers, without.titles)
    return tuple(paper for paper in papers if paper.number not in gone)


def least_voted(papers: Sequence[Numbered], count: int) -> frozenset[str]:
    """The numbers of so many papers with the fewest votes; among equals those listed last."""
    ranked = sorted(range(len(papers)), key=lambda place: (papers[place].listed.paper.votes or 0, -place))
    return frozenset(papers[place].number for place in ranked[:count])


def _everything(editions: Sequence[Edition], key: str, language: str) -> tuple[Button, ...]:
    words = reading(language)
    listing = [edition for edition in editions if edition.of_category(key)]
    return tuple(
        Button(
            words.show_all if len(editions) == 1 else words.merged.all_of(edition.day),
            f"/digest {key} {edition.day.isoformat()}",
        )
        for edition in listing
    )


def _lines(papers: Sequence[Numbered], language: str, bare: frozenset[str]) -> tuple[Block, ...]:
    items = tuple(line(paper.listed, language, bare=paper.number in bare) for paper in papers)
    return (Items(items, tuple(paper.number for paper in papers)),) if items else ()


def _newest_report(editions: Sequence[Edition], key: str, language: str, *, folded: bool) -> tuple[Block, ...]:
    for edition in editions:
        if shown := report(edition, key, language, folded=folded, numbered=partial(number_in, editions, edition.day)):
            return shown
    return ()


def report(
    edition: Edition, key: str, language: str, *, folded: bool = True, numbered: Callable[[int], str] = str
) -> tuple[Block, ...]:
    """The report: what the list below does not have comes first and open, the rest `folded` or left out.

    A part is shown whole or not at all: where half of its sentences are in the list below, the list speaks for it.
    """
    papers = edition.of_category(key)
    written = parts(edition, key, language, reading(language).report)
    listed = {found.tldr.text for found in (card_of(paper, language) for paper in papers) if found}
    shown = [part for part in _in_order_of_news(written) if part.bullets and not _repeats(part, listed)]
    if not shown:
        return ()
    if not folded:
        return _part(shown[0], numbered)
    first, others = shown[0], shown[1:]
    named = [block for part in others for block in _part(part, numbered)]
    rest = (*(named[1:] if len(others) == 1 else named), *_elsewhere(edition, key, language, listed))
    title = " · ".join(part.name for part in others)
    return (*_part(first, numbered), *((Fold((Span(title, bold=True),), rest),) if title else rest))


def _in_order_of_news(written: Sequence[Part]) -> tuple[Part, ...]:
    """Facts, impact and outlook before the themes and threads, which are nearest to the list of papers."""
    return (*written[2:], *written[1::-1]) if written else ()


def _repeats(part: Part, listed: set[str]) -> bool:
    return 2 * sum(bullet.text in listed for bullet in part.bullets) >= len(part.bullets)


def _elsewhere(edition: Edition, key: str, language: str, listed: set[str]) -> tuple[Block, ...]:
    """One line for the parts whose sentences all stand in the list, one for those that the papers do not speak of."""
    words = reading(language).report
    written = parts(edition, key, language, words)
    in_list = [part.name for part in written if part.bullets and all(each.text in listed for each in part.bullets)]
    silent = [part.name for part in written if not part.bullets]
    lines = [words.in_list(in_list)] if in_list else []
    if silent and was_stopped(edition, key, language):
        lines.append(words.unconfirmed_parts(silent))
    elif silent:
        lines.append(words.silent_parts(silent, whole_text_read(edition.of_category(key), language)))
    return tuple(Paragraph(text(line)) for line in lines)


def _part(part: Part, numbered: Callable[[int], str]) -> tuple[Block, ...]:
    return (Paragraph(label(part.name)), sentences(part, numbered))


def _cards(papers: Sequence[Numbered], language: str) -> tuple[Block, ...]:
    return tuple(
        Fold(_heading(paper, language), body(paper.listed, language, listed_above=True))
        for paper in papers
        if card_of(paper.listed, language)
    )


def _heading(paper: Numbered, language: str) -> Text:
    """Number and title, and what the card was made from: a folded one says so, too."""
    made = " · ".join(badges(paper.listed, language, reading(language).card))
    return (Span(f"{paper.number}. {_title(paper)}", bold=True), Span(f" · {made}"))


def _title(paper: Numbered) -> str:
    return paper.listed.paper.title or paper.listed.paper.id


def _buttons(papers: Sequence[Numbered], language: str, last: tuple[Button, ...]) -> tuple[Block, ...]:
    """The cards, then a question about any of the papers, which it names, and what was left out."""
    words = reading(language).card
    carded = [paper for paper in papers if card_of(paper.listed, language)]
    details = tuple(Button(words.details(paper.number), f"/paper {paper.named}") for paper in carded[:MOST_BUTTONS])
    ask = Button(chat(language).questions.ask_button, "/ask")
    return (Buttons((*even_rows(details), *even_rows((ask, *last)))),)


def even_rows(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    """Rows of nearly one length: none of them with a single button that is left over; no row of no buttons."""
    rows = -(-len(buttons) // BUTTONS_IN_A_ROW)
    in_a_row = -(-len(buttons) // rows) if rows else 1
    return [tuple(buttons[start : start + in_a_row]) for start in range(0, len(buttons), in_a_row)]
