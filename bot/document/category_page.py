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
    """The report: its first part open, the rest folded, and one line for what the papers do not say."""
    words = reading(language).report
    named = parts(edition, key, language, words)
    said = [part for part in named if part.bullets]
    if not said:
        return ()
    silent = [part.name for part in named if not part.bullets]
    rest: list[Block] = [block for part in said[1:] for block in _part(part)]
    if silent:
        whole = whole_text_read(edition.of_category(key), language)
        rest.append(Paragraph(text(words.silent_parts(silent, whole))))
    folded = " · ".join(part.name for part in said[1:])
    if not folded:
        return (*_part(said[0]), *rest)
    return (*_part(said[0]), Fold((Span(folded, bold=True),), tuple(rest)))


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
    asked = f"/ask {papers[0].number}" if len(papers) == 1 else "/ask"
    return (Buttons((*rows, (Button(words.ask, asked),))),)
