"""Chats that want the same, had the same and are due at the same time are one case: a million chats are a few.

What a case gets is decided before the transaction; inside it every chat only finds its case.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.delivery.firing import Firing
from bot.delivery.target import Kept, Target, is_late, target
from bot.domain.edition import last_closed
from bot.domain.posting import Recipe, Wants
from bot.ports.ledger import Bundle, DueChat, Planned

Key = tuple[Wants, date | None, datetime]


@dataclass(slots=True)
class Case:
    """`day` is the newest that was closed when its chats were due last; `late`: what is not written is not waited for.

    `target` None: not decided, or its chats wait.
    """

    wants: Wants
    since: date | None
    day: date
    late: bool
    target: Target | None = None
    recipe: Recipe | None = None


class Cases:
    """The cases of one chunk. `began` is when the program began."""

    def __init__(self, firing: Firing, cut: time, began: datetime) -> None:
        self._firing, self._cut, self._began = firing, cut, began
        self._cases: dict[Key, Case] = {}

    def add(self, chats: Iterable[DueChat]) -> None:
        """Find the cases of these chats."""
        cases = self._cases
        for chat in chats:
            key = (chat.wants, chat.since, chat.due)
            if key not in cases:
                cases[key] = self._case(chat)

    def _case(self, chat: DueChat) -> Case:
        due = self._firing.last(chat.wants, chat.due)
        late = is_late(self._firing.now, due, self._began)
        return Case(chat.wants, chat.since, last_closed(due, self._cut), late)

    @property
    def all(self) -> Collection[Case]:
        """All cases."""
        return self._cases.values()

    @property
    def days(self) -> frozenset[date]:
        """The days whose editions are asked for."""
        return frozenset(case.day for case in self.all)

    @property
    def recipes(self) -> frozenset[Recipe]:
        """Everything that must be drawn."""
        return frozenset(case.recipe for case in self.all if case.recipe is not None)

    def decide(self, kept: Kept) -> None:
        """Decide what each case gets."""
        for case in self.all:
            case.target = target(case.wants, case.since, case.day, kept, late=case.late)
            case.recipe = case.target.recipe(case.wants) if case.target else None

    def planning(self, bundles: Mapping[str, Bundle]) -> Callable[[Sequence[DueChat]], list[Planned]]:
        """What the ledger asks about each chat. One whose case waits, was not looked at or has no bundle stays due."""
        made = {key: like for key, case in self._cases.items() if (like := self._like(case, bundles)) is not None}

        def decide(chats: Sequence[DueChat]) -> list[Planned]:
            planned = []
            for chat in chats:
                like = made.get((chat.wants, chat.since, chat.due))
                if like is not None:
                    planned.append(Planned(chat.chat, *like, chat.since))
            return planned

        return decide

    def _like(self, case: Case, bundles: Mapping[str, Bundle]) -> "_Like | None":
        if case.target is None:
            return None
        following = None if case.target.nothing == "not_subscribed" else self._firing.next(case.wants)
        if case.recipe is None:
            return (case.target.cursor, following, "", None, None, 0)
        bundle = bundles.get(case.recipe.key)
        if bundle is None:
            return None
        return (case.target.cursor, following, case.recipe.name, case.recipe.days[0], bundle.number, len(bundle.parts))


_Like = tuple[date | None, datetime | None, str, date | None, int | None, int]
"""The fields of Planned that all chats of a case share."""
