"""Corrects what was posted: keeps the corrected edition, has the archive rewritten, edits every message that shows it,
and draws again what is still to be sent.

It never sends. What could not be edited is told, and the same correction may be repeated until nothing is left.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.delivery.correct import Choice, cards_by_model, corrected
from bot.delivery.made_again import Again, Renders, begins
from bot.delivery.remade import remade
from bot.domain.card import Card
from bot.domain.category import Categories
from bot.domain.edition import Edition, EditionPaper
from bot.domain.paper import Paper
from bot.errors import BadMarkup, Moved, NoEdition, NotThere, Permanent, Refused, Temporary, Unsure
from bot.events import event
from bot.ports.clock import Clock
from bot.ports.platform import Posts, Rendered
from bot.ports.store import ShownMessage, Store
from bot.writing.desk import Writing
from bot.writing.fresh import Fresh

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outcome:
    """`changed` is False where the edition was corrected like this before.

    `edited` messages are right now, `gone` ones cannot be edited any more, `left` ones may be by repeating; `reasons`
    are the platforms' own words, each once. `unsent` renderings were drawn again before they were sent to everybody.
    """

    edition: Edition
    changed: bool
    edited: int = 0
    gone: int = 0
    left: int = 0
    unsent: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """`posts` are the platforms that are connected; `rewrite` writes the archive of a day anew from what is kept.

    `renders` draw for platforms that need not be connected for that.
    """

    store: Store
    categories: Categories
    clock: Clock
    posts: Mapping[str, Posts]
    rewrite: Callable[[date], Awaitable[object]]
    renders: Mapping[str, Renders] = field(default_factory=dict)
    writing: Writing | None = None

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
        cards = await self._by_model(edition, listed, present) if choice == "anew" else None
        edition = await self.store.editions.on(day) or edition  # a model takes its time: others correct meanwhile
        new = corrected(edition, number, choice, present, when=self.clock.now().date(), why=why, cards=cards)
        if new != edition and not await self.store.editions.correct(new):
            raise Permanent(f"The edition of {day} was changed meanwhile. Correct it again.")
        await self.rewrite(day)
        outcome = Outcome(new, new != edition)
        await self._draw_again(outcome)
        outcome = await self._edit(outcome, await self.showing(day, number))
        fields = event("corrected", day=day, number=number, choice=choice, edited=outcome.edited, left=outcome.left)
        log.info("Paper %d of %s was corrected (%s)", number, day, choice, extra=fields)
        return outcome

    async def show(self, day: date, numbers: Iterable[int]) -> Outcome:
        """Edit what shows these papers as the kept edition has them now, and the front pages, whose notes say how the
        edition was written; nothing is marked as corrected.

        Raises NoEdition.
        """
        edition = await self.store.editions.on(day)
        if edition is None:
            raise NoEdition(day)
        outcome = Outcome(edition, True)
        await self._draw_again(outcome)
        fronts = [each for each in await self.store.messages.fronts(day) if each.about.page is not None]
        shown = [*fronts, *[each for number in numbers for each in await self.showing(day, number)]]
        once = {(each.address, each.message): each for each in shown}
        return await self._edit(outcome, tuple(once.values()))

    async def _by_model(
        self, edition: Edition, listed: EditionPaper | None, present: Paper | None
    ) -> Mapping[str, Card] | None:
        """The cards that the model writes now, never the reply that was found wrong; None where no model is set."""
        if self.writing is None or listed is None or present is None:
            return None
        anew = replace(self.writing, model=Fresh(self.writing.model, self.store.payments))
        return await cards_by_model(present, edition, anew)

    async def _draw_again(self, outcome: Outcome) -> None:
        """First what is still to be sent: whatever leaves from now on is right."""
        day = outcome.edition.day
        for bundle in await self.store.ledger.unsent_bundles(day):
            platform = bundle.recipe.lane.partition(":")[0]
            renders = self.renders.get(platform) or self.posts.get(platform)
            if renders is None:
                _left(outcome, f"{platform} is not connected")
                continue
            editions = await self._editions(bundle.recipe.days) | {day: outcome.edition}
            parts = remade(bundle, editions, self.categories, renders)
            if parts != bundle.parts:
                await self.store.ledger.remake_bundle(bundle.number, parts)
                outcome.unsent += 1

    async def _editions(self, days: Iterable[date]) -> dict[date, Edition]:
        kept = [await self.store.editions.on(day) for day in days]
        return {edition.day: edition for edition in kept if edition is not None}

    async def _edit(self, outcome: Outcome, shown: Sequence[ShownMessage]) -> Outcome:
        """Edit message after message; a platform that asks for a pause everywhere is left for the next time."""
        merged = {day for each in shown if each.about.page for day in each.about.page.days}
        again = Again(outcome.edition, self.categories, await self._editions(merged))
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
