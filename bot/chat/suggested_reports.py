"""Conference reports, their chapters and their papers that may be meant by what was typed so far."""

from collections.abc import Iterator

from bot.chat.message import Suggestion
from bot.chat.turn import Turn
from bot.chat.which_report import chapter_titles, kept_report
from bot.domain.category import folded
from bot.domain.conference import ConferenceReport, Reported
from bot.domain.paper import PaperId

MOST_READ = 8
"""Reports whose titles are shown beside their names; each has to be read whole."""


async def suggested_reports(typed: str, turn: Turn) -> list[Suggestion]:
    """Reports by name, newest first; of one that is named, its chapters."""
    slugs = await turn.house.store.reports.slugs()
    name, _, rest = typed.partition(" ")
    if name.casefold() in slugs and (report := await kept_report(turn, name.casefold())):
        return list(_chapters(report, rest.strip(), turn.language))
    wanted = folded(typed)
    fitting = [slug for slug in slugs if wanted in folded(slug)]
    named = [await kept_report(turn, slug) for slug in (fitting or slugs)[:MOST_READ]]
    found = [one for one in named if one and (one.slug in fitting or wanted in folded(one.title))]
    titled = [Suggestion(f"{one.slug} · {one.title}", one.slug) for one in found]
    return [*titled, *(Suggestion(slug, slug) for slug in fitting[MOST_READ:])]


def _chapters(report: ConferenceReport, typed: str, language: str) -> Iterator[Suggestion]:
    if not typed:
        yield Suggestion(f"{report.slug} · {report.title}", report.slug)
    for place, (slug, title, *_) in enumerate(chapter_titles(report, language), 1):
        if not typed or str(place).startswith(typed) or folded(typed) in folded(f"{slug} {title}"):
            yield Suggestion(f"{report.slug} {place}. {title}", f"{report.slug} {place}")


def suggested_papers(report: ConferenceReport, typed: str, identity: PaperId | None) -> Iterator[Suggestion]:
    """The report's papers: one by its identity, else by number as far as it is typed, else by words of the title."""
    number = typed.casefold().removeprefix(f"{report.slug}:").strip("#번. ")
    words = [folded(word) for word in typed.split()]

    def fits(one: Reported) -> bool:
        if identity is not None:
            return one.paper.id == identity
        if number.isdecimal() or not typed:
            return str(one.number).startswith(number)
        return all(word in folded(one.paper.title) for word in words)

    for one in sorted(filter(fits, report.papers), key=lambda one: (str(one.number) != number, one.number)):
        yield Suggestion(f"{one.number}. {one.paper.title or one.paper.id}", f"{report.slug}:{one.number}")
