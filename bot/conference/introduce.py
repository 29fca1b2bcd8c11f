"""Stage: gives each chapter of two papers or more its short introduction in every language.

By the model where one is set, else in excerpts; a chapter whose papers have no text has none.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bot.boundary import Bug, boundary
from bot.conference.crowd import together
from bot.conference.intro_by_model import intro_by_model
from bot.conference.intro_excerpted import excerpted_intro
from bot.domain.card import Because
from bot.domain.conference import Chapter, Intro, Reported
from bot.errors import JoganError
from bot.ports.progress import Progress, silent
from bot.writing.desk import Writing, because_of

log = logging.getLogger(__name__)
FEWEST_PAPERS = 2


async def introduce(
    report_chapters: Sequence[Chapter],
    papers: Sequence[Reported],
    languages: Sequence[str],
    writing: Writing | None,
    progress: Progress = silent,
) -> tuple[Chapter, ...]:
    """The chapters with their introductions; `papers` are the report's, with their texts."""
    introducers = _Introducers(report_chapters, papers, languages, None if writing is None else "outage", progress)
    if writing is not None:
        wanted = [(chapter, code) for chapter in report_chapters for code in languages if introducers.is_long(chapter)]
        await together((partial(introducers.write, *each, writing) for each in wanted), writing.settings)
    return await asyncio.to_thread(introducers.introduced)


@dataclass
class _Introducers:
    """One run: `intros` is what a model wrote so far, by slug and language; None where nothing can be shown.

    `because` says why what is not among them is excerpts.
    """

    chapters: Sequence[Chapter]
    papers: Sequence[Reported]
    languages: Sequence[str]
    because: Because | None
    progress: Progress
    intros: dict[tuple[str, str], Intro | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_number = {each.number: each for each in self.papers}
        self._all = sum(map(self.is_long, self.chapters)) * len(self.languages)

    def is_long(self, chapter: Chapter) -> bool:
        """Whether a chapter has papers enough to be introduced."""
        return len(self._of(chapter)) >= FEWEST_PAPERS

    def introduced(self) -> tuple[Chapter, ...]:
        """The chapters with what is written; excerpts where no model is set, and for what the deadline left."""
        return tuple(replace(chapter, intros=self._intros(chapter)) for chapter in self.chapters)

    async def write(self, chapter: Chapter, code: str, writing: Writing) -> None:
        """Have the model write one introduction."""
        papers = self._of(chapter)
        try:
            with boundary("one job"):
                intro = await intro_by_model(papers, chapter.title, code, writing)
        except (Bug, JoganError) as fault:
            log.error("Chapter %s is introduced in excerpts: %s", chapter.slug, fault)
            intro = excerpted_intro(papers, code, "gate" if isinstance(fault, Bug) else because_of(fault))
        self.intros[chapter.slug, code] = intro
        self.progress("introduce", len(self.intros), self._all)

    def _of(self, chapter: Chapter) -> tuple[Reported, ...]:
        return tuple(self._by_number[number] for number in chapter.papers if number in self._by_number)

    def _intros(self, chapter: Chapter) -> dict[str, Intro]:
        if not self.is_long(chapter):
            return {}
        found = {code: self._intro(chapter, code) for code in self.languages}
        return {code: intro for code, intro in found.items() if intro is not None}

    def _intro(self, chapter: Chapter, code: str) -> Intro | None:
        key = chapter.slug, code
        return self.intros[key] if key in self.intros else excerpted_intro(self._of(chapter), code, self.because)
