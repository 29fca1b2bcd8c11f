"""Bundles that a lane sends at present, kept in memory: the newest revision that the ledger named, and few of them."""

import logging
from collections import OrderedDict
from collections.abc import Iterable

from bot.domain.delivery import Waiting
from bot.errors import BadPayload
from bot.ports.ledger import Bundle, Ledger

log = logging.getLogger(__name__)
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
            kept = await self._read(row.bundle)
            if kept is None:
                return None
            self._kept[row.bundle] = kept
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(row.bundle)
        return kept if row.part <= len(kept.parts) else None

    async def _read(self, number: int) -> Bundle | None:
        """One that cannot be read is as good as gone: it must not keep the lane from all others."""
        try:
            return await self._ledger.bundle(number)
        except BadPayload as failure:
            log.error("A bundle cannot be read: %s", failure)
            return None
