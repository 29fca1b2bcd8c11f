"""Stage: tells each paper that has a text in every language: by the model where one is set, else in excerpts.

What a model does never keeps a report from being there, and a fault in one text costs that text only.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bot.boundary import Bug, boundary
from bot.conference.crowd import Job, together
from bot.conference.forecast import report_forecast
from bot.conference.told_by_model import told_by_model
from bot.conference.told_excerpted import excerpted
from bot.domain.card import Because
from bot.domain.conference import Reported, Told
from bot.errors import JoganError
from bot.gate.whole_card import Abstract
from bot.ports.progress import Progress, silent
from bot.reading.enough_text import enough_text
from bot.writing.card import read_of
from bot.writing.desk import Read, Writing, because_of

log = logging.getLogger(__name__)


async def write(
    papers: Sequence[Reported], languages: Sequence[str], writing: Writing | None, progress: Progress = silent
) -> tuple[Reported, ...]:
    """The papers with their texts; one without an abstract, or with none that can be shown, has none."""
    if writing is None:
        return await asyncio.to_thread(_in_excerpts, papers, languages, progress)
    telling = [each for each in papers if not each.paper.withdrawn and enough_text(each.paper)]
    if writing.outlook is not None:
        whole = sum(each.paper.id.startswith("arxiv:") for each in telling)
        await writing.outlook.tell(len(telling), len(languages), partial(report_forecast, whole=whole))
    writers = _Writers(telling, languages, writing, progress)
    await together(writers.jobs(), writing.settings)
    return await asyncio.to_thread(writers.told, papers)


def _in_excerpts(papers: Sequence[Reported], languages: Sequence[str], progress: Progress) -> tuple[Reported, ...]:
    written = []
    for done, each in enumerate(papers, start=1):
        told = excerpted(each.paper)
        written.append(replace(each, texts={} if told is None else dict.fromkeys(languages, told)))
        progress("write", done, len(papers))
    return tuple(written)


@dataclass
class _Writers:
    """One run: `texts` is what is written so far, by number and language; None where nothing can be shown."""

    papers: Sequence[Reported]
    languages: Sequence[str]
    writing: Writing
    progress: Progress
    texts: dict[tuple[int, str], Told | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._left = {each.number: len(self.languages) for each in self.papers}
        self._others = tuple(Abstract(each.paper.title, each.paper.abstract) for each in self.papers)
        self._reads: dict[int, Read] = {}
        self._turns = {each.number: asyncio.Lock() for each in self.papers}

    def jobs(self) -> Iterator[Job]:
        """Blocks of papers, language after language: what comes next of a paper rarely waits for what comes before."""
        size = self.writing.settings.at_once
        for start in range(0, len(self.papers), size):
            for code in self.languages:
                for each in self.papers[start : start + size]:
                    yield partial(self._write, each, code)

    def told(self, papers: Sequence[Reported]) -> tuple[Reported, ...]:
        """The papers with what is written; excerpts for what the deadline left."""
        return tuple(replace(each, texts=self._texts(each)) for each in papers)

    def _texts(self, each: Reported) -> dict[str, Told]:
        if each.number not in self._left:
            return {}
        found = {code: self._text(each, code) for code in self.languages}
        return {code: told for code, told in found.items() if told is not None}

    def _text(self, each: Reported, code: str) -> Told | None:
        key = each.number, code
        return self.texts[key] if key in self.texts else excerpted(each.paper, "outage")

    async def _write(self, each: Reported, code: str) -> None:
        """One language of a paper after the other: the second finds what a service remembers of the first."""
        try:
            async with self._turns[each.number]:
                with boundary("one job"):
                    read = await self._read(each)
                    told = await told_by_model(each.paper, read, code, self.writing, self._others)
        except (Bug, JoganError) as fault:
            told = _instead(each, fault)
        self.texts[each.number, code] = told
        self._done(each.number)

    async def _read(self, each: Reported) -> Read:
        """The paper's text, read once for all languages and let go of after the last."""
        if each.number not in self._reads:
            text = await self.writing.texts.text(each.paper)
            self._reads[each.number] = await asyncio.to_thread(read_of, text, self.writing.settings.most_text)
        return self._reads[each.number]

    def _done(self, number: int) -> None:
        self._left[number] -= 1
        if not self._left[number]:
            self._reads.pop(number, None)
            self.progress("write", sum(not left for left in self._left.values()), len(self._left))


def _instead(each: Reported, fault: Bug | JoganError) -> Told | None:
    log.error("%s is told in excerpts: %s", each.paper.id, fault, exc_info=getattr(fault, "fault", None))
    because: Because = "gate" if isinstance(fault, Bug) else because_of(fault)
    return excerpted(each.paper, because)
