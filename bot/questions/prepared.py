"""Papers' texts prepared for the gate, off the loop; those that are asked about now are prepared once.

It keeps a few and judges none.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from bot.domain.text import PaperText
from bot.gate.source import Source
from bot.reading.source import source_of

MOST = 8
"""Texts that are kept: one of 50,000 characters takes 1.3 MB."""


class Prepared:
    """Everybody who needs the same text at the same time waits for one preparation; one that failed is begun anew."""

    def __init__(self, fold: Callable[[PaperText], Source] | None = None) -> None:
        self._fold = fold or folded
        self._kept: OrderedDict[PaperText, asyncio.Task[Source]] = OrderedDict()

    async def source(self, text: PaperText) -> Source:
        """The text as the gate looks at it."""
        task = self._kept.get(text)
        if task is None:
            task = self._kept[text] = asyncio.create_task(asyncio.to_thread(self._fold, text), name="prepare-text")
            task.add_done_callback(lambda ended: self._drop_failed(text, ended))
        self._kept.move_to_end(text)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return await asyncio.shield(task)

    def _drop_failed(self, text: PaperText, ended: asyncio.Task[Source]) -> None:
        """Nobody is given a failure that is over. It may be that nobody waits any more to hear of it."""
        failed = ended.cancelled() or ended.exception() is not None
        if failed and self._kept.get(text) is ended:
            del self._kept[text]


def folded(text: PaperText) -> Source:
    """The source with all that looking for quotes makes once: a tenth of a second for a long paper."""
    source = source_of(text)
    for part in source.parts:
        _ = part.normal, part.strong
    return source
