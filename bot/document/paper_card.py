"""One paper as a reader meets it: its line in a list, its card with evidence, and why it has none."""

from bot.document import category_name
from bot.document.addresses import address, links
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
from bot.document.in_language import card_of
from bot.domain.card import Card
from bot.domain.category import Categories
from bot.domain.edition import Edition, EditionPaper
from bot.domain.evidence import Bullet, told_once
from bot.domain.paper import Paper
from bot.domain.shown import About, Page
from bot.wording.choose import reading
from bot.wording.names import source as source_name
from bot.wording.shapes.reading import CardWords
from bot.wording.speak import chat

AUTHORS_SHOWN = 8
LINKING = frozenset({"huggingface", "hf_papers"})
"""Sources that name only the authors who have an account there."""


def card(
    listed: EditionPaper, edition: Edition, categories: Categories, language: str, *, number: str | None = None
) -> Document:
    """The whole card: title, authors, what is known about it, three sections, evidence, links.

    `number` is how its number is written here, where not as in its own edition (`7/16-3`).
    """
    words = reading(language).card
    heading = Heading((Span(f"{number or listed.number}. "), *title(listed.paper, arrow=False)), level=2)
    facts = Paragraph(text(" · ".join(_facts(listed, categories, language, words))))
    places = tuple(Span(name, link=place) for name, place in links(listed.paper))
    linked = Paragraph(_between(places, " · "))
    about = Paragraph((foreign(authors(listed.paper, words)),))
    shows = About(edition.day, (listed.number,), page=Page("card", language))
    return Document((heading, about, facts, *body(listed, language), linked), shows)


def card_buttons(number: str, language: str) -> Buttons:
    """Below a card in a chat: why the paper is listed, and a question; `number` is how its number is written there."""
    words = chat(language)
    why = Button(words.papers.why_button, f"/why {number}")
    return Buttons(((why, Button(words.questions.ask_button, f"/ask {number}")),))


def title(paper: Paper, *, arrow: bool = True) -> Text:
    """The title as a link to the paper, with an `arrow` where it leads there; its id where there is no title."""
    shown, there = " ".join(paper.title.split()) or paper.id, address(paper)
    return (Span(f"{shown} ↗" if arrow and there else shown, link=there, foreign=True),)


def line(listed: EditionPaper, language: str, *, bare: bool = False) -> Text:
    """The paper in one line: title, votes, marks, and (unless `bare`) one sentence or why there is none."""
    words = reading(language).card
    votes = [] if listed.paper.votes is None else [words.votes(listed.paper.votes)]
    marks = " · ".join([*votes, *_marks(listed, words)])
    found = card_of(listed, language)
    said = "" if bare else f" — {found.tldr.text if found else _why_not(listed, words)}"
    after = f" {marks}{said}" if marks else said
    return (*title(listed.paper), foreign(after)) if after else title(listed.paper)


def _marks(listed: EditionPaper, words: CardWords) -> list[str]:
    """What a reader must know of the paper before its card."""
    marks = [words.late] if listed.late else []
    marks += [words.withdrawn_mark] if listed.paper.withdrawn else []
    return [*marks, words.corrected(listed.corrected)] if listed.corrected else marks


def _why_not(listed: EditionPaper, words: CardWords) -> str:
    """In a list of many titles the common reason stands once, on the front page."""
    common = listed.summary == "listed_only" and not listed.corrected
    return words.not_summarised if common else not_summarised(listed, words)


def body(listed: EditionPaper, language: str, *, listed_above: bool = False) -> tuple[Block, ...]:
    """The one line (unless it is `listed_above`), the three sections and the evidence, or why there are none."""
    words = reading(language).card
    found = card_of(listed, language)
    if found is None:
        return (Paragraph(text(not_summarised(listed, words))),)
    blocks: list[Block] = [] if listed_above else list(one_line(found))
    for name, bullets in sections(found, words):
        blocks += _section(name, bullets, absence(found, words))
    return (*blocks, *_evidence(found, words))


def one_line(written: Card) -> tuple[Block, ...]:
    """The sentence to remember, where no section has it."""
    said = {bullet for part in _parts(written) for bullet in part}
    return () if written.tldr in said else (Paragraph((foreign(written.tldr.text),)),)


def absence(written: Card, words: CardWords) -> str:
    """What stands under an empty section: where the gate stopped sentences nobody knows that the paper does not say."""
    if written.writer == "model" and written.dropped:
        return words.unconfirmed
    return words.silent(written.text_from == "full_text")


def sections(written: Card, words: CardWords) -> tuple[tuple[str, tuple[Bullet, ...]], ...]:
    """The three sections with their names, in order."""
    names = (words.whats_new, words.technical_details, words.performance_highlights)
    return tuple(zip(names, _parts(written), strict=True))


def _parts(written: Card) -> tuple[tuple[Bullet, ...], ...]:
    said = written.sections
    return (said.whats_new, said.technical_details, said.performance_highlights)


def not_summarised(listed: EditionPaper, words: CardWords) -> str:
    """Why the paper has no card."""
    titles = words.taken_back if listed.corrected else words.listed_only
    reasons = {"no_text": words.no_text, "withdrawn": words.withdrawn, "listed_only": titles}
    return f"{words.not_summarised}: {reasons.get(listed.summary, words.no_text)}"


def badges(listed: EditionPaper, language: str, words: CardWords) -> tuple[str, ...]:
    """What the card was made from, and that its sentences are excerpts."""
    found = card_of(listed, language)
    if found is None:
        return (words.not_summarised,)
    source = words.from_full_text if found.text_from == "full_text" else words.from_abstract
    return (source, words.excerpt) if found.writer == "extractive" else (source,)


def authors(paper: Paper, words: CardWords, most: int = AUTHORS_SHOWN) -> str:
    """Names in their order; past `most` the rest is counted; where the list is not the published one, it says so."""
    if not paper.authors:
        return words.authors_unknown
    named = ", ".join(paper.authors[:most])
    if len(paper.authors) > most + 1:
        named = f"{named} {words.and_others(len(paper.authors) - most)}"
    else:
        named = ", ".join(paper.authors)
    origin = authors_origin(paper, words)
    return f"{named} ({origin})" if origin else named


def authors_origin(paper: Paper, words: CardWords) -> str | None:
    """Where a list of authors is from that may not be the published one; nothing beside one that is.

    Where several sources showed the paper it is not known whose list was kept: then only that it may be incomplete.
    """
    sources = {sighting.source for sighting in paper.sightings}
    if paper.authors_complete:
        return None
    if not paper.authors:
        return words.authors_unknown
    if sources <= LINKING:
        return words.authors_as_linked
    return words.authors_as_listed(source_name(sources.pop())) if len(sources) == 1 else words.authors_incomplete


def votes_read(paper: Paper) -> str | None:
    """When the votes were read, where a recording says that it was not on the list's day."""
    return next((sighting.votes_read for sighting in paper.sightings if sighting.votes_read), None)


def _facts(listed: EditionPaper, categories: Categories, language: str, words: CardWords) -> list[str]:
    paper = listed.paper
    facts = [] if paper.votes is None else [words.votes(paper.votes)]
    read = votes_read(paper)
    facts += [words.votes_read(read)] if read and facts else []
    icon, name = (
        category_name.icon(listed.category, categories),
        category_name.name(listed.category, categories, language),
    )
    facts.append(f"{icon} {words.confidence(name, listed.category_confidence)}")
    return [*facts, *badges(listed, language, words), *_marks(listed, words)]


def _section(name: str, bullets: tuple[Bullet, ...], silent: str) -> tuple[Block, ...]:
    """A section's name and, close below it, its sentences or why there are none."""
    named = Span(name, bold=True)
    if not bullets:
        return (Paragraph((named, Span(f"\n{silent}"))),)
    return (Paragraph((named,)), Items(tuple((foreign(bullet.text),) for bullet in bullets)))


def _evidence(written: Card, words: CardWords) -> tuple[Block, ...]:
    """The quotes, each word once; where every sentence is its own quote, one line says so instead."""
    said = [written.tldr, *(bullet for _, bullets in sections(written, words) for bullet in bullets)]
    quotes = dict.fromkeys(quote for bullet in said for quote in bullet.quotes)
    if not quotes:
        return ()
    shown: tuple[Block, ...]
    if {quote.text for quote in quotes} <= {bullet.text for bullet in said}:
        places = dict.fromkeys(words.section(quote.section) for quote in quotes)
        shown = (Paragraph(text(words.verbatim(tuple(places)))),)
    else:
        shown = tuple(Quotation(quote.text, words.section(quote.section)) for quote in told_once(quotes))
    return (Fold((Span(words.evidence, bold=True),), shown),)


def _between(spans: tuple[Span, ...], mark: str) -> Text:
    return tuple(piece for span in spans for piece in (Span(mark), span))[1:]
