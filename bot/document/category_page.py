"""One category of an edition in a chat: the report, its papers one line each, buttons for their cards."""

from collections.abc import Sequence

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


def category_page(
    edition: Edition, key: str, categories: Categories, language: str, length: Length
) -> tuple[Block, ...]:
    """The category's section; at full length every paper's card follows behind its title."""
    words = reading(language)
    papers = edition.of_category(key)
    shown = f"{category_name.icon(key, categories)} {category_name.name(key, categories, language)}"
    numbers = tuple(str(listed.number) for listed in papers)
    return (
        Heading(text(f"{shown} · {words.papers(len(papers))}"), level=2),
        *report(edition, key, language),
        Items(tuple(line(listed, language) for listed in papers), numbers),
        *(_cards(papers, language) if length == "full" else ()),
        *_buttons(papers, language),
    )


def report(edition: Edition, key: str, language: str) -> tuple[Block, ...]:
    """The report: what the list below does not have comes first and open, the rest folded.

    A part is shown whole or not at all: where half of its sentences are in the list below, the list speaks for it.
    """
    papers = edition.of_category(key)
    written = parts(edition, key, language, reading(language).report)
    listed = {found.tldr.text for found in (card_of(paper, language) for paper in papers) if found}
    shown = [part for part in _in_order_of_news(written) if part.bullets and not _repeats(part, listed)]
    if not shown:
        return ()
    first, others = shown[0], shown[1:]
    named = [block for part in others for block in _part(part)]
    rest = (*(named[1:] if len(others) == 1 else named), *_elsewhere(edition, key, language, listed))
    folded = " · ".join(part.name for part in others)
    return (*_part(first), *((Fold((Span(folded, bold=True),), rest),) if folded else rest))


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


def _buttons(papers: Sequence[EditionPaper], language: str) -> tuple[Block, ...]:
    words = reading(language).card
    details = [
        Button(words.details(listed.number), f"/paper {listed.number}")
        for listed in papers
        if card_of(listed, language)
    ]
    if not details:
        return ()
    rows = [tuple(details[start : start + BUTTONS_IN_A_ROW]) for start in range(0, len(details), BUTTONS_IN_A_ROW)]
    return (Buttons(tuple(rows)),)
