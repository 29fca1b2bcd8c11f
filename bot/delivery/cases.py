"""Chats that want the same, had the same and are due at the same time are one case: a million chats are a few.

What a case gets is decided before the transaction; inside it every chat only finds its case.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.delivery.firing import Firing
from bot.delivery.target import Kept, Nothing, Target, is_late, target
from bot.domain.edition import last_closed
from bot.domain.posting import Recipe, Wants
from bot.ports.ledger import Bundle, DueChat, Planned

Key = tuple[int, date | None, datetime]


Like = tuple[date | None, datetime | None, str, date | None, int | None, int]
"""The fields of Planned that all chats of a case share."""


@dataclass(slots=True)
class Case:
    """`day` is the newest that was closed when its chats were due last; `late`: what is not written is not waited for.

    `target` None: not decided, or its chats wait. `like` is what is planned, once its bundle is there.
    """

    wants: Wants
    since: date | None
    day: date
    late: bool
    target: Target | None = None
    recipe: Recipe | None = None
    like: Like | None = None


class Cases:
    """The cases of one run of the plan, over all its chunks. `began` is when the program began."""

    def __init__(self, firing: Firing, cut: time, began: datetime) -> None:
        self._firing, self._cut, self._began = firing, cut, began
        self._cases: dict[Key, Case] = {}
        self._numbers: dict[Wants, int] = {}

    def add(self, chats: Sequence[DueChat]) -> list[Case]:
        """The cases among these chats that were not met before."""
        cases, new = self._cases, []
        for chat, key in self._keyed(chats):
            if key not in cases:
                cases[key] = self._case(chat)
                new.append(cases[key])
        return new

    def _keyed(self, chats: Sequence[DueChat]) -> Iterator[tuple[DueChat, Key]]:
        """Each chat with its case's key. Chats that were read together share one object for equal wants: hashing all
        its fields a million times takes seconds."""
        known: dict[int, int] = {}
        for chat in chats:
            number = known.get(id(chat.wants))
            if number is None:
                number = known[id(chat.wants)] = self._numbers.setdefault(chat.wants, len(self._numbers))
            yield chat, (number, chat.since, chat.due)

    def _case(self, chat: DueChat) -> Case:
        due = self._firing.last(chat.wants, chat.due)
        late = is_late(self._firing.now, due, self._began)
        return Case(chat.wants, chat.since, last_closed(due, self._cut), late)

    def decide(self, new: Iterable[Case], kept: Kept) -> set[Recipe]:
        """Decide what these cases get; gives everything that must be drawn for them."""
        for case in new:
            case.target = target(case.wants, case.since, case.day, kept, late=case.late)
            case.recipe = case.target.recipe(case.wants) if case.target else None
        return {case.recipe for case in new if case.recipe is not None}

    def bind(self, new: Iterable[Case], bundles: Mapping[Recipe, Bundle]) -> None:
        """What is planned for the chats of these cases, now that their bundles are there."""
        for case in new:
            if case.target is not None:
                case.like = self._like(case, case.target, bundles)

    def _like(self, case: Case, found: Target, bundles: Mapping[Recipe, Bundle]) -> Like | None:
        following = None if found.nothing == "not_subscribed" else self._firing.next(case.wants)
        if case.recipe is None:
            return (found.cursor, following, "", None, None, 0)
        bundle = bundles.get(case.recipe)
        if bundle is None:
            return None
        return (found.cursor, following, case.recipe.name, found.days[0], bundle.number, len(bundle.parts))

    def moves(self, chats: Sequence[DueChat]) -> bool:
        """Whether anything is planned for one of these chats."""
        return any(self._cases[key].like is not None for _, key in self._keyed(chats))

    @property
    def skips(self) -> bool:
        """Whether any case gets nothing new."""
        return any(case.like is not None and case.target and case.target.nothing for case in self._cases.values())

    def skipped(self, chats: Sequence[DueChat]) -> Iterator[tuple[int, Nothing]]:
        """Chats by number that get nothing new, and why; also those that get a line about it."""
        for chat, key in self._keyed(chats):
            case = self._cases[key]
            if case.like is not None and case.target and case.target.nothing:
                yield chat.chat, case.target.nothing

    def planned(self, chats: Sequence[DueChat]) -> list[Planned]:
        """What the ledger asks about each chat. One whose case waits, was not looked at or has no bundle stays due."""
        cases, planned = self._cases, []
        for chat, key in self._keyed(chats):
            case = cases.get(key)
            if case is not None and case.like is not None:
                planned.append(Planned(chat.chat, *case.like, chat.since))
        return planned
