"""Puts the program together from settings; whoever uses it closes it by leaving the `async with`."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.clock import SystemClock
from adapters.config import Config
from adapters.measured import Calls
from adapters.wiring.categories import categories
from adapters.wiring.chat import defaults, desk, router
from adapters.wiring.conference import Conference
from adapters.wiring.llm import models
from adapters.wiring.passages import passages
from adapters.wiring.questions import AnswersWhenAsked, question_settings, questions
from adapters.wiring.sources import Asked, sources
from adapters.wiring.store import store
from adapters.wiring.writing import writing
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.chat.turn import Questioning
from bot.digest.join import Joining
from bot.digest.one_paper import PaperDesk
from bot.digest.service import Digest
from bot.digest.summarise import load_writers
from bot.domain.category import Categories
from bot.domain.edition import last_closed
from bot.ports.archive import Archive
from bot.ports.charts import Bar
from bot.ports.clock import SteadyClock
from bot.ports.passages import Passages
from bot.ports.platform import Posts
from bot.ports.store import Store
from bot.settings import ChatDefaults, EditionSettings, QuestionSettings
from bot.writing.desk import Writing

if TYPE_CHECKING:
    from adapters.store.opening import SqlStore


@dataclass(frozen=True, slots=True)
class Program:
    """The parts that commands work with. `posts` are the platforms that are connected now, by name.

    `calls` and `stages` are what this process measured: of models, and of the day that it built last.
    """

    digest: Digest
    router: Router
    desk: Desk
    store: Store
    categories: Categories
    clock: SteadyClock
    edition: EditionSettings
    defaults: ChatDefaults
    archive: Path
    answers: AnswersWhenAsked
    conference: Conference
    posts: dict[str, Posts] = field(default_factory=dict)
    passages: Passages | None = None
    longest_answer: float = QuestionSettings().deadline
    calls: Calls = field(default_factory=Calls)
    stages: dict[str, float] = field(default_factory=dict)

    def last_closed(self) -> date:
        """The newest day that is closed."""
        return last_closed(self.clock.now(), self.edition.cut)


class ChartsWhenDrawn:
    """bot.ports.charts.Charts: the drawing library comes with the first picture; who only answers needs none."""

    def categories(self, day: date, bars: Sequence[Bar]) -> bytes:
        """The picture of a day."""
        from adapters.charts.categories import PillowCharts

        return PillowCharts().categories(day, bars)

    def week(self, newest: date, bars: Sequence[Bar]) -> bytes:
        """The picture of a week."""
        from adapters.charts.categories import PillowCharts

        return PillowCharts().week(newest, bars)


@asynccontextmanager
async def program(
    config: Config, *, archive: Path | None = None, writes: bool = True, clock: SystemClock | None = None
) -> AsyncIterator[Program]:
    """The whole program; `archive` is the folder that the command line names instead of the data folder's.

    Who does not write (`writes`) connects to no model and does not load its library.
    """
    clock = clock or SystemClock()
    async with (
        store(config) as kept,
        sources(config, clock, kept.http_cache) as asked,
        models(config if writes else replace(config, model=None), clock) as able,
    ):
        if able.writer is not None:
            load_writers()
        written = writing(config, able, kept, asked.fetcher, clock)
        folder = archive or config.data_dir / "archive"
        yield _Ground(config, clock, kept, asked, written, folder, categories(config), able.calls).program()


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is open while the program runs; the parts stand on it."""

    config: Config
    clock: SystemClock
    kept: "SqlStore"
    asked: Asked
    written: Writing | None
    folder: Path
    listed: Categories
    calls: Calls

    def program(self) -> Program:
        """All parts, put together."""
        from adapters.wiring.site import archive as archive_in

        files = archive_in(self.config, self.kept, self.listed, self.folder)
        chat, posts = defaults(self.config), dict[str, Posts]()
        answers = questions(self.config, self.written, self.kept, self.asked.fetcher, self.clock)
        talk = self._router(answers, posts, files)
        digest = self._digest(files)
        return Program(
            digest=digest,
            router=talk,
            desk=desk(talk, self.kept, self.clock, chat),
            store=self.kept,
            categories=self.listed,
            clock=self.clock,
            edition=digest.settings,
            defaults=chat,
            archive=self.folder,
            answers=answers,
            conference=Conference(self.config, self.asked, self.kept, files, self.listed),
            posts=posts,
            passages=passages(self.kept),
            longest_answer=self.config.answer_seconds,
            calls=self.calls,
        )

    def _digest(self, files: Archive) -> Digest:
        asked = self.asked
        return Digest(
            sources=asked.sources,
            metadata=asked.metadata,
            store=self.kept,
            archive=files,
            charts=ChartsWhenDrawn(),
            categories=self.listed,
            clock=self.clock,
            settings=EditionSettings(self.config.languages, self.config.cut, self.config.papers),
            writing=self.written,
            joining=Joining(asked.titles, self.clock) if asked.titles and asked.metadata else None,
        )

    def _router(self, answers: AnswersWhenAsked, posts: dict[str, Posts], files: Archive) -> Router:
        shelf = PaperDesk(self.kept, self.asked.metadata, self.listed, self.clock, self.config.languages)
        asking = Questioning(answers, shelf, question_settings(self.config))
        return router(self.config, self.kept, self.clock, self.listed, posts, asking, files)
