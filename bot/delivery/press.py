"""Makes the bundles that a plan needs, each once, each kept in its own commit. It plans nothing and sends nothing."""

import asyncio
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.boundary import Bug, boundary
from bot.delivery.bundle import drawn, shelf_for
from bot.delivery.made_again import Renders
from bot.delivery.remade import remade
from bot.delivery.series import running_for
from bot.delivery.trend import Trend
from bot.document.one_message import Shelf
from bot.domain.category import Categories
from bot.domain.chat import ChatKind
from bot.domain.edition import Edition
from bot.domain.posting import Recipe
from bot.errors import JoganError, Permanent
from bot.ports.clock import Clock
from bot.ports.ledger import Bundle, Ledger
from bot.ports.reports import Reports
from bot.ports.store import Editions

log = logging.getLogger(__name__)


@dataclass
class Press:
    """Bundles of one run of the plan: each is asked for and made once. A recipe of a lane that is not here has none.

    One that cannot be drawn is told in the log and is among `failed`; it keeps nobody else from their post.
    """

    ledger: Ledger
    editions: Editions
    categories: Categories
    clock: Clock
    posts: Mapping[str, Renders]
    trend: Trend
    reports: Reports
    bundles: dict[Recipe, Bundle] = field(default_factory=dict)
    failed: set[Recipe] = field(default_factory=set)
    _read: dict[date, Edition | None] = field(default_factory=dict)
    _shelves: dict[tuple[str, ChatKind], Shelf] = field(default_factory=dict)
    _weeks: set[tuple[date, ...]] = field(default_factory=set)

    async def make(self, recipes: Collection[Recipe]) -> None:
        """Have a bundle for each recipe. A bundle from before a correction is made again."""
        done = self.failed | self.bundles.keys()
        wanted = {each.key: each for each in recipes if each not in done and each.lane in self.posts}
        found = await self._found(list(wanted))
        for key, recipe in wanted.items():
            try:
                with boundary("one delivery"):  # one posting, before it is anybody's
                    self.bundles[recipe] = await self._made(recipe, found.get(key))
            except (Permanent, Bug):  # others are the store's, and hold for all of them
                log.exception("%s: the posting %s cannot be drawn; its chats wait", recipe.lane, recipe.name)
                self.failed.add(recipe)

    async def _found(self, keys: Collection[str]) -> Mapping[str, Bundle]:
        """What is there; where one of it cannot be read, all are drawn, and keeping them tells which one it is."""
        try:
            return await self.ledger.find_bundles(keys)
        except Permanent as failure:
            log.error("Bundles cannot be read: %s", failure)
            return {}

    async def _made(self, recipe: Recipe, found: Bundle | None) -> Bundle:
        editions = await self._of(recipe)
        if found is None:
            return await self._new(recipe, editions)
        if any(listed.corrected for edition in editions.values() for listed in edition.papers):
            await self._freshen(found, editions)
        return found

    async def check(self) -> None:
        """Make again what was corrected between drawing and planning: a correction changes only what is planned."""
        for day, before in list(self._read.items()):
            self._read[day] = await self.editions.on(day)
            if self._read[day] == before:
                continue
            self._shelves.clear()
            for bundle in list(self.bundles.values()):
                if day in bundle.recipe.days:
                    await self._freshen(bundle, await self._of(bundle.recipe))

    async def _of(self, recipe: Recipe) -> dict[date, Edition]:
        for day in recipe.days:
            if day not in self._read:
                self._read[day] = await self.editions.on(day)
        return {day: edition for day in recipe.days if (edition := self._read[day]) is not None}

    async def _new(self, recipe: Recipe, editions: Mapping[date, Edition]) -> Bundle:
        if recipe.posting == "weekly" and recipe.days not in self._weeks:
            self._weeks.add(recipe.days)
            await self._draw_week(recipe)
        renders, shelf = self._shelf(recipe)
        reports = await running_for(self.reports, recipe)
        # in a thread: a lane's worker lives in the same loop and must not miss a beat
        parts = await asyncio.to_thread(drawn, recipe, editions, self.categories, renders, shelf, reports)
        return await self.ledger.keep_bundle(recipe, parts, self.clock.now())

    def _shelf(self, recipe: Recipe) -> tuple[Renders, Shelf]:
        """What draws for a recipe, and the sections that it has drawn already."""
        renders = self.posts[recipe.lane]
        return renders, self._shelves.setdefault((recipe.lane, recipe.kind), shelf_for(renders, recipe.kind))

    async def _draw_week(self, recipe: Recipe) -> None:
        """A post goes without a picture that cannot be kept."""
        try:
            await self.trend.keep(recipe.days)
        except JoganError as failure:
            log.warning("No picture for the week up to %s: %s", recipe.days[0], failure)

    async def _freshen(self, bundle: Bundle, editions: Mapping[date, Edition]) -> None:
        renders, shelf = self._shelf(bundle.recipe)
        parts = await asyncio.to_thread(remade, bundle, editions, self.categories, renders, shelf)
        if parts != bundle.parts:
            await self.ledger.remake_bundle(bundle.number, parts)
