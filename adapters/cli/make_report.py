"""What `jogan report` does once its arguments are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from adapters.archive.markdown.report_json import report_json
from adapters.cli import show
from adapters.conference_file import read_list
from adapters.config import Config, chosen
from adapters.wiring.program import Program, program
from bot.conference.compose import Wish
from bot.conference.service import Made
from bot.delivery.series import instalments
from bot.document.conference_text import chapter_title, chapters_of
from bot.domain.conference import Accepted, ConferenceReport, Series
from bot.errors import BadSetting, UnknownCategory
from bot.wording.english import counted

STAGES = {
    "venue": "reading the venue's list",
    "select": "choosing the topic's papers",
    "enrich": "looking papers up on arXiv",
    "chapters": "forming chapters",
    "write": "writing the papers' texts",
    "introduce": "introducing the chapters",
    "illustrate": "fetching figures",
    "archive": "writing the files",
}


@dataclass(frozen=True, slots=True)
class Order:
    """The arguments; either `papers` or `venue` is there."""

    title: str
    papers: Path | None
    venue: str | None
    topic: str | None
    series: int | None
    out: Path | None
    offline: bool = False


async def make_report(config: Config, order: Order, *, as_json: bool) -> int:
    """Make the report, begin its series where one is wanted, and tell; the exit status."""
    listed = _listed(order.papers) if order.papers else None
    live = config if listed is not None else chosen(config, sources=["huggingface"])  # a venue is asked for anyway
    stages = show.StageLine(STAGES)
    async with program(live, archive=order.out) as running:
        wish = Wish(order.title, config.languages, _topic(running, order.topic), config.report_licence)
        if listed is None:
            listed = await running.conference.venues().accepted(order.venue or "", stages)
        reporting = running.conference.reporting(running.digest.writing, offline=order.offline)
        made = await reporting.report(listed, wish, stages)
        stages.clear()
        told = await _post(running, made.report, order.series) if order.series else ""
        replaced = [*_renumbered(made), *await _series_without(running, made.report)]
    for remark in replaced:
        show.remark(remark)
    if as_json:
        show.document(report_json(made.report))
    else:
        _tell(made, listed)
    if told:
        (show.remark if as_json else show.line)(told)
    return 0


def _listed(file: Path) -> tuple[Accepted, ...]:
    found = read_list(file)
    if found.left_out:
        show.remark(f"Left out of {file}: {found.left_out}.")
    return found.accepted


def _topic(running: Program, named: str | None) -> str | None:
    if named is None:
        return None
    try:
        return running.categories.find(named).key
    except UnknownCategory as mistake:
        nearest = f" (nearest: {', '.join(mistake.nearest)})" if mistake.nearest else ""
        known = ", ".join(category.key for category in running.categories)
        raise BadSetting("--topic", named, f"one of {known}{nearest}") from None


def _tell(made: Made, listed: Sequence[Accepted]) -> None:
    report = made.report
    papers, chapters = counted(len(listed), "paper"), counted(len(report.chapters), "chapter")
    show.line(f"{report.title}: {len(report.papers)} of {papers} in {chapters}")
    for place, chapter in enumerate(chapters_of(report), 1):
        if chapter.papers:
            show.line(f"  {place}. {chapter_title(chapter, 'en')} · {len(chapter.papers)}")
    for note in report.notes:
        show.line(note.text.get("en") or next(iter(note.text.values())))
    show.line(f"Files: {made.folder}")
    show.line(f"In chat: /report {report.slug}")


def _renumbered(made: Made) -> list[str]:
    before = made.before
    if before is None or (not made.renumbered and before.title == made.report.title):
        return []
    replaced = f"This replaces the report {before.title!r} of {before.made_on}"
    of = f"{made.renumbered} of its {counted(len(before.papers), 'number')}"
    moved = f": {of} mean other papers now, and messages that chats have show the old ones" if made.renumbered else ""
    return [f"{replaced}{moved}. A --title with other letters or digits keeps both."]


async def _series_without(running: Program, report: ConferenceReport) -> list[str]:
    """That a series which is under way was begun with other chapters than the report has now."""
    series = await running.store.reports.begun(report.slug)
    if series is None or series.days[-1] <= running.last_closed():
        return []
    dealt, there = {slug for part in series.chapters for slug in part}, {each.slug for each in chapters_of(report)}
    if dealt == there:
        return []
    gone, new = counted(len(dealt - there), "chapter"), counted(len(there - dealt), "chapter")
    return [f"Its series began with other chapters: {gone} of it cannot be posted any more, {new} will not be."]


async def _post(running: Program, report: ConferenceReport, count: int) -> str:
    """Begin the series with the first edition that nobody can have had; what came of it."""
    reports = running.store.reports
    before = await reports.begun(report.slug)
    if before is not None:
        return f"Its series of {len(before.chapters)} began on {before.first} already; nothing was changed."
    first = await _first_day(running)
    dealt = instalments(report, count)
    if not await reports.begin(Series(report.slug, first, dealt)):
        return "The series was not begun: an edition of these days came out meanwhile. Run the command once more."
    last = first + timedelta(days=len(dealt) - 1)
    less = f" ({count} were asked for: there are no more chapters)" if len(dealt) < count else ""
    whom = f"chats that get {report.topic}" if report.topic else "all chats that get posts"
    days = f"the posts of {first}" if first == last else f"the posts of {first} to {last}"
    return f"Series: {counted(len(dealt), 'instalment')}{less}, with {days}, to {whom}."


async def _first_day(running: Program) -> date:
    newest = await running.store.editions.last()
    following = running.last_closed() + timedelta(days=1)
    return following if newest is None else max(following, newest.day + timedelta(days=1))
