"""Bundles that a lane sends at present, kept in memory: the newest revision that the ledger named, and few of them."""

from collections import OrderedDict
from collections.abc import Iterable

from bot.domain.delivery import Waiting
from bot.ports.ledger import Bundle, Ledger

MOST = 64


class Contents:
    """Bundles by number, those used last."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[int, Bundle] = OrderedDict()

    async def load(self, rows: Iterable[Waiting]) -> dict[int, Bundle]:
        """The bundles of some rows, by the rows' numbers; a row whose part is not kept any more is left out."""
        found = {row.number: await self._of(row) for row in rows}
        return {number: bundle for number, bundle in found.items() if bundle is not None}

    async def _of(self, row: Waiting) -> Bundle | None:
        kept = self._kept.get(row.bundle)
        if kept is None or kept.revision < row.revision:
            kept = await self._ledger.bundle(row.bundle)
            if kept is None:
                return None
            self._kept[row.bundle] = kept
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(row.bundle)
        return kept if row.part <= len(kept.parts) else None
