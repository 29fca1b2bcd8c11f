"""One category of an edition in a chat: the report, its papers one line each, buttons for their cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.document import category_name
from bot.document.blocks import Block, Button, Buttons, Fold, Heading, Items, Paragraph, Span, text
from bot.document.in_language import card_of
from bot.document.paper_card import body, line
from bot.document.report_parts import Part, label, parts, sentences, whole_text_read
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.domain.edition import Edition, EditionPaper
from bot.wording.choose import reading

BUTTONS_IN_A_ROW = 5
MOST_BUTTONS = 25
"""What one menu of a platform holds at most; the other cards are opened by their numbers."""


@dataclass(frozen=True, slots=True)
class Without:
    """What a shortened page leaves out: the folded rest of the report or all of it, one-liners, then whole lines.

    `sentences` papers with the fewest votes have no one-liner; the last `titles` papers are only counted.
    """

    fold: bool = False
    report: bool = False
    sentences: int = 0
    titles: int = 0


WHOLE = Without()


def category_page(
    edition: Edition, key: str, categories: Categories, language: str, length: Length, without: Without = WHOLE
) -> tuple[Block, ...]:
    """The category's section; at full length every paper's card follows behind its title.

    Where something is left out, a button leads to all of it.
    """
    words = reading(language)
    papers = edition.of_category(key)
    shown = papers[: len(papers) - without.titles]
    named = f"{category_name.icon(key, categories)} {category_name.name(key, categories, language)}"
    return (
        Heading(text(f"{named} · {words.papers(len(papers))}"), level=2),
        *(() if without.report else report(edition, key, language, folded=not without.fold)),
        *_lines(shown, language, frozenset(least_voted(papers, without.sentences))),
        *((Paragraph(text(words.more_papers(without.titles))),) if without.titles else ()),
        *(_cards(papers, language) if length == "full" else ()),
        *_buttons(shown, language, () if without == WHOLE else (_everything(edition, key, language),)),
    )


def least_voted(papers: Sequence[EditionPaper], count: int) -> tuple[int, ...]:
    """The numbers of so many papers with the fewest votes; among equals those listed last."""
    ranked = sorted(papers, key=lambda listed: (listed.paper.votes or 0, -listed.number))
    return tuple(listed.number for listed in ranked[:count])


def _everything(edition: Edition, key: str, language: str) -> Button:
    return Button(reading(language).show_all, f"/digest {key} {edition.day.isoformat()}")


def _lines(papers: Sequence[EditionPaper], language: str, bare: frozenset[int]) -> tuple[Block, ...]:
    items = tuple(line(listed, language, bare=listed.number in bare) for listed in papers)
    return (Items(items, tuple(str(listed.number) for listed in papers)),) if items else ()


def report(edition: Edition, key: str, language: str, *, folded: bool = True) -> tuple[Block, ...]:
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
        return _part(shown[0])
    first, others = shown[0], shown[1:]
    named = [block for part in others for block in _part(part)]
    rest = (*(named[1:] if len(others) == 1 else named), *_elsewhere(edition, key, language, listed))
    title = " · ".join(part.name for part in others)
    return (*_part(first), *((Fold((Span(title, bold=True),), rest),) if title else rest))


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
    whole = whole_text_read(edition.of_category(key), language)
    lines = ([words.in_list(in_list)] if in_list else []) + ([words.silent_parts(silent, whole)] if silent else [])
    return tuple(Paragraph(text(line)) for line in lines)


def _part(part: Part) -> tuple[Block, ...]:
    return (Paragraph(label(part.name)), sentences(part))


def _cards(papers: Sequence[EditionPaper], language: str) -> tuple[Block, ...]:
    return tuple(
        Fold((Span(f"{listed.number}. {listed.paper.title or listed.paper.id}", bold=True),), body(listed, language))
        for listed in papers
        if card_of(listed, language)
    )


def _buttons(papers: Sequence[EditionPaper], language: str, last: tuple[Button, ...]) -> tuple[Block, ...]:
    words = reading(language).card
    carded = [listed.number for listed in papers if card_of(listed, language)]
    details = tuple(Button(words.details(number), f"/paper {number}") for number in carded[:MOST_BUTTONS])
    rows = [*_even_rows(details), *([last] if last else [])]
    return (Buttons(tuple(rows)),) if rows else ()


def _even_rows(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    """Rows of nearly one length: none of them with a single button that is left over."""
    rows = -(-len(buttons) // BUTTONS_IN_A_ROW)
    in_a_row = -(-len(buttons) // rows) if rows else 1
    return [tuple(buttons[start : start + in_a_row]) for start in range(0, len(buttons), in_a_row)]
