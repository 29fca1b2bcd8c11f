"""The program as adapters.wiring puts it together, with a store in memory and a clock that stands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from builders import a_day_without
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive
from golden.conversation.told import Told
from reports_told import a_report_of_fourteen
from talking import NOW, an_edition_of_four, questioning

from adapters.config import Config, read
from adapters.wiring import chat
from adapters.wiring.platforms import Connected, bots
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.domain.nine import NINE
from bot.ports.platform import Posts
from bot.ports.store import Store
from bot.settings import QuestionSettings

ARCHIVE = Path(__file__).parents[1]
"""The golden days are an archive: the picture of 16 July is there."""


@dataclass
class Wired:
    """Three days are published: 14 July without papers, 15 and 16 July with four each; and a conference report."""

    config: Config
    store: Store
    router: Router
    desk: Desk
    posts: dict[str, Posts]

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Connected]:
        """The bot of the one token that is set, hearing and answering."""
        with TemporaryDirectory() as folder:
            (bot,) = bots(replace(self.config, data_dir=Path(folder)), ARCHIVE)
            async with bot.make(self.desk, FakeClock(NOW)) as connected:
                self.posts[bot.platform] = connected
                task = asyncio.create_task(connected.serve(), name="serving")
                try:
                    yield connected
                finally:
                    task.cancel()
                    await asyncio.gather(task, return_exceptions=True)


async def wired(**settings: str) -> Wired:
    """With these settings and no others, where English comes first."""
    quick = {"JOGAN_LANGUAGES": "en,ko", "JOGAN_REPLY_RATE": "1000"}
    config = read(quick | settings, Path("/nowhere"))
    store, clock, posts = FakeStore(), FakeClock(NOW), dict[str, Posts]()
    asked = questioning(store, clock, Told(), QuestionSettings(a_minute=50))
    archive, report = MemoryArchive(), a_report_of_fourteen()
    await archive.write_report(report, NINE, {})
    await store.reports.put(report)
    router = chat.router(config, store, clock, NINE, posts, asked, archive)
    for edition in (
        a_day_without(date(2024, 7, 14)),
        an_edition_of_four(date(2024, 7, 15), 20671),
        an_edition_of_four(),
    ):
        assert await store.editions.publish(edition)
    return Wired(config, store, router, chat.desk(router, store, clock, chat.defaults(config)), posts)


async def until_idle(*names: str) -> None:
    """Until no task whose name begins so is under way: what was heard is answered."""
    while under_way := [task for task in asyncio.all_tasks() if task.get_name().startswith(names)]:
        await asyncio.wait(under_way)
