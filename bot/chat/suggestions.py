"""What may be meant by what was typed so far of a command's option, best first. It changes nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

import regex  # type: ignore[import-untyped]  # published without types

from bot.chat.arguments.papers import identity_in, number_written
from bot.chat.arguments.times import days_from, time_from
from bot.chat.arguments.zones import zone_from
from bot.chat.message import Suggestion
from bot.chat.suggested_categories import suggested_categories
from bot.chat.suggested_reports import suggested_papers, suggested_reports
from bot.chat.turn import Turn
from bot.chat.which import spoken_of
from bot.chat.which_report import identified_in, kept_report, spoken_report
from bot.document.safe import safe_line
from bot.domain.category import folded
from bot.domain.edition import Edition
from bot.errors import UnknownZone, UserMistake
from bot.wording import speak
from bot.wording.choose import reading

Value = TypeVar("Value")
MOST = 25
LONGEST = 100
"""Characters of a label or value, in UTF-16 units."""
ZONES = (
    *("UTC", "Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Singapore", "Asia/Kolkata", "Asia/Dubai"),
    *("Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Istanbul", "Africa/Lagos", "America/Sao_Paulo"),
    *("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Australia/Sydney"),
)
"""Offered before anything is typed."""
DAYS = ("daily", "mon-fri", "sat-sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL_HOURS = (7, 8, 9, 6, 10, 12, 18, 20, 22)
HALF_AN_HOUR = 30
_CLUSTER = regex.compile(r"\X")


async def suggestions(option: str, typed: str, turn: Turn) -> tuple[Suggestion, ...]:
    """At most 25 completions of an option of `turn.command`; none for what is free text or not understood."""
    asked = OPTIONS.get(option)
    typed = typed.strip()[:LONGEST]
    if asked is not None:
        found = asked(typed, turn)
    elif option == "paper":
        found = await _papers(typed, turn)
    elif option == "date":
        found = await _dates(typed, turn)
    elif option == "report":
        found = await suggested_reports(typed, turn)
    else:
        return ()
    once = dict.fromkeys(Suggestion(shortened(safe_line(one.label)), one.value) for one in found)
    return tuple(one for one in once if one.label and 0 < _units(one.value) <= LONGEST)[:MOST]


def shortened(label: str) -> str:
    """A label of at most LONGEST characters, cut at the end of a grapheme cluster and marked where it was cut."""
    if _units(label) <= LONGEST:
        return label
    kept, left = "", LONGEST - 1
    for cluster in _CLUSTER.findall(label):
        left -= _units(cluster)
        if left < 0:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="replace")) // 2


async def _papers(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """Papers of the report or edition in question, or of the whole shelf where an id is typed."""
    slug, colon, _ = typed.casefold().partition(":")
    report = (await kept_report(turn, slug) if colon else None) or await spoken_report(turn)
    identity = identity_in(typed)
    if report and (identity is None or identified_in(report, identity)):
        return suggested_papers(report, typed, identity)
    newest = await turn.house.store.editions.newest()
    edition = await spoken_of(turn)
    if identity is not None:
        place = await turn.house.store.editions.place(identity)
        edition = await turn.house.store.editions.on(place.day) if place else None
        typed = str(place.number) if place else typed
    return _numbered(typed, edition, newest.day if newest and not report else None) if edition else ()


def _numbered(typed: str, edition: Edition, newest: date | None) -> Iterable[Suggestion]:
    """By number as far as it is typed, else by all words of the title."""
    number = typed.strip("#번. ")
    words = [folded(word) for word in typed.split()]
    for listed in sorted(edition.papers, key=lambda listed: (str(listed.number) != number, listed.number)):
        title = listed.paper.title or listed.paper.id
        by_number = number.isdecimal() and str(listed.number).startswith(number)
        if by_number or not typed or (not number.isdecimal() and all(word in folded(title) for word in words)):
            written = number_written(listed.number, edition.day, newest)
            yield Suggestion(f"{written}. {title}", written)


async def _dates(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """Days with an edition, newest first, as the reader writes them or in digits."""
    editions = turn.house.store.editions
    newest = await editions.newest()
    known = await editions.counts(before=newest.day + timedelta(days=1), most=4 * MOST) if newest else ()
    named = ((day, reading(turn.language).papers(sum(counts.values()))) for day, counts in known)
    return _with(typed, ((f"{turn.words.times.day(day)} · {papers}", day.isoformat()) for day, papers in named))


def _with(typed: str, choices: Iterable[tuple[str, str]]) -> Iterable[Suggestion]:
    """The choices that have what was typed in their label or value, those that begin with it first."""
    wanted = folded(typed)
    known = [Suggestion(label, value) for label, value in choices]
    begins = [one for one in known if folded(one.label).startswith(wanted) or folded(one.value).startswith(wanted)]
    return (*begins, *(one for one in known if wanted in folded(one.label) or wanted in folded(one.value)))


def _zones(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """The zone that is meant, those close to it, then every zone with such a name."""
    if typed:
        names = (*_meant(typed), *(name for name in _names() if folded(typed) in folded(name)))
    else:
        names = (turn.chat.timezone, turn.house.defaults.timezone, *ZONES)
    return [Suggestion(_zone_label(name, turn.now), name) for name in dict.fromkeys(names)][:MOST]


def _meant(typed: str) -> tuple[str, ...]:
    try:
        return (zone_from(typed),)
    except UnknownZone as mistake:
        return mistake.nearest


@cache
def _names() -> tuple[str, ...]:
    """Zones by city; those of `Etc/` turn their signs round and are no places."""
    return ("UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")))


def _zone_label(name: str, now: datetime) -> str:
    there = now.astimezone(ZoneInfo(name))
    offset = there.strftime("%z")
    return f"{name.replace('_', ' ')} · {there:%H:%M} (UTC{offset[:3]}:{offset[3:]})"


def _times(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """The time that is typed, the same in the evening, and the half hours after them."""
    if not typed:
        hours = (time(hour, minute) for hour in USUAL_HOURS for minute in (0, HALF_AN_HOUR))
        return [_time(one, turn) for one in (turn.chat.post_time, *hours)]
    meant = _understood(time_from, typed)
    if meant is None:
        return ()
    both = (meant, meant.replace(hour=meant.hour + 12)) if meant.hour < 12 else (meant,)
    halves = tuple(one.replace(minute=HALF_AN_HOUR) for one in both if one.minute == 0)
    return [_time(one, turn) for one in (*both, *halves)]


def _time(one: time, turn: Turn) -> Suggestion:
    return Suggestion(turn.words.times.clock(one), f"{one:%H:%M}")


def _days(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """What is typed as it is understood, then usual choices."""
    meant = _understood(days_from, typed) if typed else None
    if meant is not None:
        return (Suggestion(turn.words.times.days(meant), typed),)
    return _with(typed, ((turn.words.times.days(days_from(days)), days) for days in DAYS))


def _understood(read: Callable[[str], Value], typed: str) -> Value | None:
    try:
        return read(typed)
    except UserMistake:
        return None


def _languages(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """Each language by its own name."""
    offered = turn.house.defaults.languages
    return _with(typed, ((speak.chat(code).settings.page.language_name, code) for code in offered))


def _states(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """What the command can be switched to."""
    words = turn.words.settings.page
    lengths: Sequence[tuple[str, str]] = ((words.brief, "brief"), (words.full, "full"))
    switches: Sequence[tuple[str, str]] = ((words.on, "on"), (words.off, "off"))
    return _with(typed, lengths if turn.command.name == "length" else switches)


OPTIONS: dict[str, Callable[[str, Turn], Iterable[Suggestion]]] = {
    "category": suggested_categories,
    "zone": _zones,
    "time": _times,
    "days": _days,
    "language": _languages,
    "state": _states,
}
"""Options whose completions need nothing that is stored but the chat."""
