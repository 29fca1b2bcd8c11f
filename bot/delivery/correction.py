"""Corrects what was posted: keeps the corrected edition, has the archive rewritten, edits every message that shows it.

It never sends. What could not be edited is told, and the same correction may be repeated until nothing is left.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.delivery.correct import Choice, corrected
from bot.delivery.made_again import Again, begins
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.domain.paper import Paper
from bot.errors import BadMarkup, Moved, NoEdition, NotThere, Permanent, Refused, Temporary, Unsure
from bot.ports.clock import Clock
from bot.ports.platform import Posts, Rendered
from bot.ports.store import ShownMessage, Store


@dataclass(slots=True)
class Outcome:
    """`changed` is False where the edition was corrected like this before.

    `edited` messages are right now, `gone` ones cannot be edited any more, `left` ones may be by repeating; `reasons`
    are the platforms' own words, each once.
    """

    edition: Edition
    changed: bool
    edited: int = 0
    gone: int = 0
    left: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """`posts` are the platforms that are connected; `rewrite` writes the archive of a day anew from what is kept."""

    store: Store
    categories: Categories
    clock: Clock
    posts: Mapping[str, Posts]
    rewrite: Callable[[date], Awaitable[object]]

    async def showing(self, day: date, number: int) -> tuple[ShownMessage, ...]:
        """The messages that show a paper of an edition."""
        return await self.store.messages.showing(day, number)

    async def correct(
        self, day: date, number: int, choice: Choice, why: str = "", present: Paper | None = None
    ) -> Outcome:
        """Correct one card and everything that shows it; `present` is the paper as it is known now, if not as kept.

        Raises NoEdition, UnknownPaper; Permanent where the store does not take the edition or the archive cannot be
        written.
        """
        edition = await self.store.editions.on(day)
        if edition is None:
            raise NoEdition(day)
        listed = edition.numbered(number)
        if present is None and listed is not None:
            present = (await self.store.papers.get([listed.paper.id])).get(listed.paper.id)
        new = corrected(edition, number, choice, present, when=self.clock.now().date(), why=why)
        if new != edition and not await self.store.editions.correct(new):
            raise Permanent(f"The edition of {day} was changed meanwhile. Correct it again.")
        await self.rewrite(day)
        return await self._edit(Outcome(new, new != edition), number)

    async def _edit(self, outcome: Outcome, number: int) -> Outcome:
        """Edit message after message; a platform that asks for a pause everywhere is left for the next time."""
        again = Again(outcome.edition, self.categories)
        shown = await self.showing(outcome.edition.day, number)
        resting: dict[str, str] = {}
        for each in shown:
            platform = each.address.platform
            posts = self.posts.get(platform)
            if posts is None or platform in resting:
                _left(outcome, resting.get(platform, f"{platform} is not connected"))
                continue
            made = again.message(each, posts, first=begins(each, shown))
            if made is None:
                _left(outcome, "it is not known how the message was made")
                continue
            failure = await self._edited(outcome, posts, each, made)
            if isinstance(failure, Temporary) and failure.everywhere:
                resting[platform] = failure.reason
        return outcome

    async def _edited(
        self, outcome: Outcome, posts: Posts, shown: ShownMessage, made: Rendered
    ) -> Temporary | Unsure | Permanent | None:
        """Edit one message and remember what it shows; why not, where that failed."""
        try:
            await posts.edit(shown.address, shown.kind, shown.message, made)
        except (NotThere, Refused, Moved) as failure:
            outcome.gone += 1
            return failure
        except (Temporary, Unsure, BadMarkup) as failure:
            _left(outcome, failure.reason)
            return failure
        outcome.edited += 1
        if made.about is not None and made.about != shown.about and made.about.page == shown.about.page:
            await self.store.messages.add([replace(shown, about=made.about)])
        return None


def _left(outcome: Outcome, reason: str) -> None:
    outcome.left += 1
    outcome.reasons[reason] = outcome.reasons.get(reason, 0) + 1
