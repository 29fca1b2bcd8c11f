"""What a due chat gets: which editions, in which shape, and its cursor after them. Pure; reads no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.delivery.series import Due, carried
from bot.domain.posting import MOST_MERGED, PostingKind, Recipe, Wants

PATIENCE = timedelta(minutes=60)
"""How long an edition that is still being written is waited for."""
Nothing = Literal["not_subscribed", "none_new", "none_chosen", "not_written"]
"""Why there is nothing new: no subscription; no edition since; none with the chat's categories; not written in time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store has of the days in question.

    `published` are editions with the keys of their categories, newest first; `without` are days that are known to have
    none; of these the sources of `failed` days could not be read, and are asked again. `instalments` of series come by
    day.
    """

    published: Mapping[date, frozenset[str]]
    without: frozenset[date] = frozenset()
    failed: frozenset[date] = frozenset()
    instalments: tuple[Due, ...] = ()

    def has(self, day: date) -> bool:
        """Whether the day is done: with an edition, or known to have none."""
        return day in self.published or day in self.without


@dataclass(frozen=True, slots=True)
class Target:
    """`posting` None: nothing is posted. `days` and `older` are as in a Recipe; `nothing` says why nothing is new."""

    cursor: date | None
    posting: PostingKind | None = None
    days: tuple[date, ...] = ()
    older: tuple[date, ...] = ()
    chosen: tuple[str, ...] | None = None
    nothing: Nothing | None = None
    instalments: tuple[tuple[str, int], ...] = ()

    def recipe(self, wants: Wants) -> Recipe | None:
        """How its bundle is made for such a chat."""
        if self.posting is None:
            return None
        return Recipe(
            lane=wants.lane,
            kind=wants.kind,
            language=wants.language,
            length="brief" if self.posting == "notice" else wants.length,
            chosen=self.chosen,
            posting=self.posting,
            days=self.days,
            older=self.older,
            instalments=self.instalments,
        )


def is_late(now: datetime, due: datetime, awake: datetime) -> bool:
    """Whether the edition was waited for long enough: from when the chat was due, or from when this program began.

    After an outage what nobody could write meanwhile is written first.
    """
    return now - max(due, awake) > PATIENCE


def target(wants: Wants, since: date | None, day: date, kept: Kept, *, late: bool) -> Target | None:
    """What a chat that had the edition of `since` last gets where `day` is the newest that is closed; None: it waits.

    The cursor stands at the last edition that the chat had or did not ask for, never at a day without one: what is
    written of that day later goes with the next posting. Instalments go with the cursor: those of the days over which
    it moves.
    """
    if wants.chosen == ():
        return Target(since, nothing="not_subscribed")
    if since is not None and since >= day:
        return Target(since, nothing="none_new")  # no notice: there was something, and the chat had it
    if not late and (day in kept.failed or not kept.has(day)):
        return None
    new = tuple(each for each in kept.published if each <= day and (since is None or each > since))
    if not new:
        return _nothing(wants, since, (day,), "none_new" if kept.has(day) else "not_written")
    return _of_new(wants, since, day, new, kept)


def _of_new(wants: Wants, since: date | None, day: date, new: tuple[date, ...], kept: Kept) -> Target:
    """What a chat gets where there are `new` editions, newest first: the cursor moves to the first of them."""
    shown, older = new[:MOST_MERGED], new[MOST_MERGED:]
    instalments = carried(kept.instalments, wants, since, new[0])
    present = frozenset[str]().union(*(kept.published[each] for each in shown))
    chosen = None if wants.chosen is None or present <= set(wants.chosen) else present & set(wants.chosen)
    if chosen is not None and not chosen:
        if instalments:
            return Target(new[0], "report", new[:1], instalments=instalments)
        return _nothing(wants, new[0], (day, *(each for each in shown if each != day)), "none_chosen")
    return Target(
        cursor=new[0],
        posting="weekly" if wants.weekly else "edition",
        days=shown,
        older=older,
        chosen=None if chosen is None else tuple(sorted(chosen)),
        instalments=instalments,
    )


def _nothing(wants: Wants, cursor: date | None, days: tuple[date, ...], why: Nothing) -> Target:
    """No posting, or one line for a chat that wants to know why. `days` begins with the day that it is about."""
    if not wants.notices:
        return Target(cursor, nothing=why)
    return Target(cursor, "notice", days, chosen=() if why == "none_chosen" else None, nothing=why)
