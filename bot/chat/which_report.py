"""Which conference report a person means, found in what is kept: the one that is replied to, the one that this
conversation showed last, or one that is named. It guesses nothing: several are several, none is NoReport."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.chat.arguments.reports import Reading, readings
from bot.chat.turn import Turn
from bot.document.conference_text import chapter_title, chapters_of
from bot.domain.category import folded
from bot.domain.conference import ConferenceReport, Reported
from bot.domain.paper import PaperId
from bot.errors import NoChapter, NoReport, UnknownPaper

MOST_TITLES = 20
"""Reports, the newest first, that a name may mean, or whose titles are looked at: each has to be read whole."""
MOST_NEAR = 3
CLOSE = 60
SHORTEST_PREFIX = 2
_EMPTY = frozenset(("the", "a", "of", "in", "on", "for", "at"))
_WORD = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+")


@dataclass(frozen=True, slots=True)
class InReport:
    """A paper of a report."""

    report: ConferenceReport
    listed: Reported

    @property
    def written(self) -> str:
        """How it can be named anywhere."""
        return f"{self.report.slug}:{self.listed.number}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A report: its contents, a chapter by its place, or the `whole` of it."""

    report: ConferenceReport
    place: int | None = None
    whole: bool = False


def spoken_slug(turn: Turn) -> str:
    """The report that a bare number is of, be it gone: its numbers are no other's. Empty where it is of an edition."""
    reply_to = turn.incoming.reply_to
    return reply_to.report if reply_to else turn.chat.last_report


async def spoken_report(turn: Turn) -> ConferenceReport | None:
    """The report that is replied to, or that this conversation showed last; None where there is none, or none left."""
    slug = spoken_slug(turn)
    return await kept_report(turn, slug) if slug else None


async def named_report(turn: Turn, slug: str) -> ConferenceReport:
    """The report of a slug; raises NoReport with what is near."""
    found = await kept_report(turn, slug)
    if found is None:
        raise NoReport(slug, _near(slug, await turn.house.store.reports.slugs()))
    return found


async def kept_report(turn: Turn, slug: str) -> ConferenceReport | None:
    """The report of a slug, which a turn reads once."""
    if slug not in turn.reports:
        turn.reports[slug] = await turn.house.store.reports.get(slug)
    return turn.reports[slug]


def numbered_in(report: ConferenceReport, number: int) -> InReport:
    """The report's paper of a number; raises UnknownPaper."""
    listed = report.numbered(number)
    if listed is None:
        raise UnknownPaper(str(number), report=report.slug)
    return InReport(report, listed)


def identified_in(report: ConferenceReport | None, identity: PaperId) -> InReport | None:
    """The report's paper of an identity."""
    papers = report.papers if report else ()
    return next((InReport(report, one) for one in papers if report and one.paper.id == identity), None)


def titled_in(report: ConferenceReport, words: str) -> tuple[InReport, ...]:
    """The report's papers whose title has these words."""
    wanted = folded(words)
    return tuple(InReport(report, one) for one in report.papers if wanted in folded(one.paper.title))


async def report_asked(turn: Turn, text: str) -> Asked | tuple[ConferenceReport, ...]:
    """What the text after /report names: one report or a part of it, or several reports that it may be. Raises NoReport
    or NoChapter."""
    ways = readings(text)
    for reading in ways:
        found = await _reports_of(turn, reading.name)
        if len(found) > 1 and reading == Reading(reading.name):
            return found
        asked = _part(found[0], reading) if len(found) == 1 else None
        if asked is not None:
            return asked
    slugs = await turn.house.store.reports.slugs()
    said = next((reading.name for reading in ways if reading.name), text)
    raise NoReport(said if slugs else "", _near(said, slugs))


async def _reports_of(turn: Turn, name: str) -> tuple[ConferenceReport, ...]:
    """The reports that a name may mean; without one that of the conversation, else the newest."""
    slugs = await turn.house.store.reports.slugs()
    if not name:
        spoken = spoken_slug(turn)
        return (await named_report(turn, spoken),) if spoken else await _read(turn, slugs[:1])
    same = [slug for slug in slugs if folded(slug) == folded(name)]
    fitting = same or [slug for slug in slugs if _fits(name, slug)]
    if fitting:
        return await _read(turn, tuple(fitting[:MOST_TITLES]))
    return tuple(one for one in await _read(turn, slugs[:MOST_TITLES]) if _fits(name, one.title))


async def _read(turn: Turn, slugs: tuple[str, ...]) -> tuple[ConferenceReport, ...]:
    found = [await kept_report(turn, slug) for slug in slugs]
    return tuple(one for one in found if one is not None)


def _fits(name: str, of: str) -> bool:
    """Whether each word of a name begins one of the words of a slug or title; a number is one of them whole."""
    there = _words(of)
    wanted = _words(name)
    return bool(wanted) and all(any(_begins(word, each) for each in there) for word in wanted)


def _begins(word: str, of: str) -> bool:
    return word == of or (len(word) >= SHORTEST_PREFIX and not word.isdecimal() and of.startswith(word))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _EMPTY]


def _part(report: ConferenceReport, reading: Reading) -> Asked | None:
    """The part of the report that is named; None where its words are no chapter's."""
    if reading.whole:
        return Asked(report, whole=True)
    if reading.place is not None:
        return Asked(report, place_in(report, reading.place))
    if not reading.words:
        return Asked(report)
    place = _titled(report, reading.words)
    return Asked(report, place) if place else None


def place_in(report: ConferenceReport, place: int) -> int:
    """The place, where the report has such a chapter; raises NoChapter."""
    last = len(chapter_titles(report))
    if not 1 <= place <= last:
        raise NoChapter(report.slug, place, last)
    return place


def chapter_titles(report: ConferenceReport, language: str = "") -> tuple[tuple[str, ...], ...]:
    """What each chapter may be called, in order: its slug, and its title in each of the report's languages, the
    reader's first."""
    languages = tuple(dict.fromkeys((language, *report.languages))) if language else report.languages
    return tuple((each.slug, *(chapter_title(each, code) for code in languages)) for each in chapters_of(report))


def _titled(report: ConferenceReport, words: str) -> int | None:
    """The place of the one chapter with this slug or title, or with these words in its title."""
    wanted = folded(words)
    titles = [[folded(each) for each in one] for one in chapter_titles(report)]
    same = [place for place, one in enumerate(titles, 1) if wanted in one]
    having = same or [place for place, one in enumerate(titles, 1) if any(wanted and wanted in each for each in one)]
    return having[0] if len(having) == 1 else None


def _near(name: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The slugs that are closest to a name; the newest where none is."""
    typed = "-".join(_words(name))
    near = process.extract(typed, slugs, scorer=fuzz.WRatio, limit=MOST_NEAR, score_cutoff=CLOSE)
    return tuple(slug for slug, _, _ in near) or slugs[:MOST_NEAR]
