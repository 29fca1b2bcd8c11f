"""What a conference report says of its list, of a chapter and of a paper, for its page as for a chat. It builds pieces
of documents, never a whole one."""

from dataclasses import dataclass

from bot.document import category_name
from bot.document.addresses import address, https
from bot.document.blocks import Span, Text, foreign
from bot.document.in_language import in_language
from bot.domain.category import Categories
from bot.domain.conference import ALL_PAPERS, DECISIONS, EARLIER, Chapter, ConferenceReport, EarlierWork, Reported, Told
from bot.domain.evidence import Bullet, Quote, told_once
from bot.wording.choose import reading
from bot.wording.shapes.conference import ConferenceDetails, ConferenceWords


@dataclass(frozen=True, slots=True)
class DetailsPart:
    """One labelled part of a paper's details; no bullets: the text that was read does not say."""

    name: str
    bullets: tuple[Bullet, ...]


def chapters_of(report: ConferenceReport) -> tuple[Chapter, ...]:
    """The chapters as readers count them: that of earlier work is the first, where there is any."""
    listed = tuple(each for each in report.chapters if each.slug != EARLIER)
    return (Chapter(EARLIER, "", ()), *listed) if report.earlier else listed


def place_of(report: ConferenceReport, number: int) -> int | None:
    """Which chapter has the paper of a number."""
    places = (place for place, each in enumerate(chapters_of(report), start=1) if number in each.papers)
    return next(places, None)


def chapter_title(chapter: Chapter, language: str) -> str:
    """The chapter's own words, or what its language calls it."""
    words = reading(language).conference
    if chapter.slug == EARLIER:
        return words.earlier
    return " ".join(chapter.title.split()) or (words.all_papers if chapter.slug == ALL_PAPERS else words.others)


def chapter_size(report: ConferenceReport, chapter: Chapter) -> int:
    """How many papers or works a chapter lists."""
    return len(report.earlier) if chapter.slug == EARLIER else len(report.of_chapter(chapter))


def counted(report: ConferenceReport, categories: Categories, language: str) -> tuple[str, ...]:
    """Sentences of the computed counts: the list, what was chosen of it, what could be read, and the days."""
    words, counts = reading(language).conference, report.counts
    listed, shown = _decisions(counts, words, "listed_"), _decisions(counts, words, "")
    shown = [] if len(listed) == 1 else shown  # all were taken alike, as the list's line says
    lines = [words.listed(counts["listed"], listed)] if counts.get("listed") else []
    selected = counts.get("selected", len(report.papers))
    if report.topic is None:
        lines.append(words.selected(selected, shown))
    else:
        lines.append(words.selected_of_topic(category_name.name(report.topic, categories, language), selected, shown))
    if counts.get("with_text"):
        whole = counts.get("whole_text", 0)
        lines.append(words.told_whole(counts["with_text"], whole) if whole else words.told(counts["with_text"]))
    days = sorted(each.paper.published.date() for each in report.papers if each.paper.published is not None)
    return (*lines, *((words.shown_first(len(days), days[0], days[-1]),) if days else ()))


def _decisions(counts: dict[str, int], words: ConferenceWords, prefix: str) -> list[tuple[str, int]]:
    known = [(words.decision(each), counts.get(f"{prefix}{each}", 0)) for each in DECISIONS]
    return [(name, count) for name, count in known if name and count]


def noted(report: ConferenceReport, language: str) -> tuple[str, ...]:
    """What readers must know, one line each; in another language where it is not said in theirs and concerns them."""
    return tuple(
        note.text.get(language) or next(iter(note.text.values()))
        for note in report.notes
        if note.text and (language in note.text or language not in report.languages)
    )


def told_of(reported: Reported, language: str) -> Told | None:
    """What is told of a paper to a reader; None where it had no text."""
    return in_language(reported.texts, language)


def titled(reported: Reported) -> Span:
    """The paper's title as a link to where it is to be read."""
    shown = " ".join(reported.paper.title.split()) or reported.paper.id
    return Span(shown, link=address(reported.paper), foreign=True)


def taken(reported: Reported, language: str) -> str:
    """The venue and how it took the paper: `NeurIPS 2023, oral`."""
    words = reading(language).conference
    return ", ".join(filter(None, (" ".join(reported.venue.split()), words.decision(reported.decision))))


def badges(told: Told, language: str) -> tuple[str, ...]:
    """What was read, and that the sentences are excerpts."""
    words = reading(language).card
    source = words.from_full_text if told.text_from == "full_text" else words.from_abstract
    return (source, words.excerpt) if told.writer == "extractive" else (source,)


def details_parts(told: Told, words: ConferenceDetails) -> tuple[DetailsPart, ...]:
    """The four parts in their order."""
    said = told.details
    return (
        DetailsPart(words.problem, said.problem),
        DetailsPart(words.insight, said.insight),
        DetailsPart(words.application, said.application),
        DetailsPart(words.method, said.method),
    )


def missing(told: Told, words: ConferenceDetails) -> str | None:
    """One line that names the parts of which nothing is told; where the gate stopped sentences, the paper may say."""
    silent = [part.name for part in details_parts(told, words) if not part.bullets]
    if not silent:
        return None
    if told.writer == "model" and told.dropped:
        return words.unconfirmed_parts(silent)
    return words.silent_parts(silent, told.text_from == "full_text")


def quotes(told: Told) -> tuple[Quote, ...]:
    """All quotes that carry what is told, each word once."""
    return told_once(_quotes(told))


def verbatim(told: Told, language: str) -> str | None:
    """The line that says where the sentences stand, if every one of them is its own quote."""
    found, words = _quotes(told), reading(language).card
    if not found or not {quote.text for quote in found} <= {bullet.text for bullet in _said(told)}:
        return None
    return words.verbatim(tuple(dict.fromkeys(words.section(quote.section) for quote in found)))


def _quotes(told: Told) -> tuple[Quote, ...]:
    return tuple(quote for bullet in _said(told) for quote in bullet.quotes)


def _said(told: Told) -> tuple[Bullet, ...]:
    details = told.details
    return (told.tldr, *details.problem, *details.insight, *details.application, *details.method)


def not_told(reported: Reported, words: ConferenceDetails) -> str:
    """Why nothing is told of a paper."""
    return words.nothing_to_tell if reported.paper.abstract.strip() else words.no_text


def keywords(reported: Reported, words: ConferenceDetails) -> str:
    """The venue's keywords in one line; empty where there are none."""
    named = ", ".join(" ".join(each.split()) for each in reported.keywords)
    return words.keywords(named) if named else ""


def work(earlier: EarlierWork) -> Text:
    """Earlier work: its title, linked where it has an address, and its year."""
    year = (Span(f" ({earlier.year})"),) if earlier.year else ()
    return (Span(" ".join(earlier.title.split()), link=https(earlier.url), foreign=True), *year)


def label(name: str, words: ConferenceDetails) -> Text:
    """A part's name before its sentences."""
    return (Span(name, bold=True), Span(words.colon))


def sentences(bullets: tuple[Bullet, ...]) -> Span:
    """Sentences in a row, in one line."""
    return foreign(" ".join(" ".join(bullet.text.split()) for bullet in bullets))
