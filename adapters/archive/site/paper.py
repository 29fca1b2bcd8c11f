"""A paper in a page: in its edition with its card and evidence behind folds, and elsewhere as one line that leads
there."""

from datetime import date

from adapters.archive.site import places
from adapters.archive.site.blocks import Shown
from adapters.archive.site.markup import Html, between, joined, lines, tag
from bot.document.addresses import links
from bot.document.blocks import Span, foreign
from bot.document.in_language import card_of
from bot.document.paper_card import authors, badges, body, not_summarised, title, votes_read
from bot.domain.edition import EditionPaper
from bot.wording.choose import reading, site

AUTHORS_IN_LINE = 3


def anchor(listed: EditionPaper) -> str:
    """Where a paper stands in the page of its edition."""
    return f"paper-{listed.number}"


def paper(listed: EditionPaper, language: str) -> Html:
    """The paper in its edition: one sentence, the card behind a fold, the quotes behind another."""
    shown = Shown(language)
    named = tag("h3", shown.inline(title(listed.paper)))
    article = lines((named, tag("p", _facts(listed, language), class_="facts"), _said(listed, language, shown)))
    return tag("li", article, id=anchor(listed), value=str(listed.number))


def line(listed: EditionPaper, day: date, page_up: str, language: str) -> Html:
    """The paper elsewhere: its title leads to it in its edition."""
    shown = Shown(language)
    to = f"{page_up}{places.edition(language, day)}#{anchor(listed)}"
    named = shown.span(Span(one_line(listed.paper.title) or listed.paper.id, foreign=True))
    words = reading(language).card
    votes = "" if listed.paper.votes is None else f" {words.votes(listed.paper.votes)}"
    return tag(
        "li", tag("a", named, href=to), tag("span", votes, class_="facts"), tag("p", _sentence(listed, language))
    )


def one_line(words: str) -> str:
    """Words without line breaks."""
    return " ".join(words.split())


def sentence_of(listed: EditionPaper, language: str) -> str:
    """The sentence to remember, or why there is none."""
    found = card_of(listed, language)
    return found.tldr.text if found else not_summarised(listed, reading(language).card)


def _sentence(listed: EditionPaper, language: str) -> Html:
    said = sentence_of(listed, language)
    return Shown(language).span(foreign(said) if card_of(listed, language) else Span(said))


def _facts(listed: EditionPaper, language: str) -> Html:
    """Votes, authors, from what the card was made, and what must be known before it is read."""
    words, listing = reading(language).card, listed.paper
    facts = [] if listing.votes is None else [words.votes(listing.votes)]
    read = votes_read(listing)
    facts += [words.votes_read(read)] if read and facts else []
    facts += [authors(listing, words, AUTHORS_IN_LINE), *badges(listed, language, words)]
    facts += [words.late] if listed.late else []
    facts += [words.withdrawn_mark] if listing.withdrawn else []
    facts += [words.corrected(listed.corrected)] if listed.corrected else []
    return joined((" · ".join(facts),))


def _said(listed: EditionPaper, language: str, shown: Shown) -> Html:
    sentence = tag("p", _sentence(listed, language))
    places_of = [tag("a", name, href=to, rel="noopener") for name, to in links(listed.paper)]
    linked = tag("p", between(places_of, " · "))
    if card_of(listed, language) is None:
        return lines((sentence, linked))
    card = shown.blocks(body(listed, language, listed_above=True))
    return lines((sentence, tag("details", tag("summary", site(language).details), card, linked)))
