"""The process that is watched: DAYS simulated days of posts to CHATS chats of each platform, a line of JSON for each.

Run: `python days.py TELEGRAM_URL DISCORD_URL FOLDER DAYS CHATS`. The store, the planner, the postman and both platforms
are the program's; only the wall clock is a fake.
"""

import asyncio
import gc
import json
import resource
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

from builders import a_listed, a_paper, an_edition
from fakes import FakeClock
from fakes_alerts import Bell
from kill.services import DISCORD_TOKEN, TELEGRAM_TOKEN
from kill.town import CUT

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.charts.categories import PillowCharts
from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.telegram.settings import TelegramSettings
from adapters.platforms.telegram.telegram import Telegram
from adapters.store.opening import SqlStore, open_store
from bot.delivery.plan import Planner
from bot.delivery.retention import MESSAGES, tidy
from bot.delivery.service import Delivering
from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition, cut_at
from bot.domain.nine import NINE
from bot.settings import LaneSettings

FIRST = date(2025, 1, 1)
POSTED = time(9, 1, tzinfo=UTC)
PACE = LaneSettings(rate=5_000.0, chat_gap=0.0)
PAPERS = 5
AFTERWARDS = 6
"""Days after everything before them was forgotten: the file must not grow beyond what it was."""


def edition(day: date) -> Edition:
    """A small edition of papers of its own."""
    papers = [a_paper(f"arxiv:{day:%y%m}.{day.day:02}{number:03}", f"Paper {number}") for number in range(PAPERS)]
    return an_edition(day, [a_listed(index, paper) for index, paper in enumerate(papers, 1)], cut_at=cut_at(day, CUT))


def chat(platform: str, number: int) -> Chat:
    """Two messages a day."""
    kind: Any = "private" if platform == "telegram" else "group"
    first = datetime.combine(FIRST, time(9), UTC)
    return Chat(
        Address(platform, str(number)), kind, "en", "UTC", time(9),
        categories=("LLM",), cursor=FIRST - timedelta(days=2), next_due=first,
    )  # fmt: skip


class Soak:
    """One program whose days pass as quickly as it can post."""

    def __init__(self, store: SqlStore, bots: list[Any], folder: Path, clock: FakeClock) -> None:
        self.store, self.clock, self.folder = store, clock, folder
        self.lanes = {bot.lane: bot for bot in bots}
        archive = MarkdownArchive(folder / "archive")
        self.planner = Planner(store.ledger, store, NINE, CUT, clock, self.lanes, PillowCharts(), archive)
        alerts = Bell().alerts(clock, store.alerts)
        self.delivering = Delivering(
            store.ledger, self.lanes, clock, owner="soak", alerts=alerts, settings=lambda _: PACE
        )

    async def day(self, day: date) -> int:
        """One day: an edition, its posts, the night; how many messages were planned."""
        self.clock.set(datetime.combine(day, POSTED))
        await self.store.editions.publish(edition(day - timedelta(days=1)))
        rows = (await self.planner.plan_due(self.clock.now())).rows
        await asyncio.gather(*(self.delivering.drain(lane, lambda: False) for lane in self.lanes))
        await tidy(self.store, self.clock)
        return rows

    def figures(self) -> dict[str, float]:
        """Megabytes of this process, and of the database with its log."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        size = sum(file.stat().st_size for file in self.folder.glob("jogan.db*"))
        return {"resident": pages * resource.getpagesize() / 2**20, "disk": size / 2**20}


async def main(telegram: str, discord: str, folder: Path, days: int, chats: int) -> None:
    """Days, then a quarter of a year of nothing, then some days more."""
    clock, store = FakeClock(), await open_store(f"sqlite:///{folder / 'jogan.db'}")
    for platform in ("telegram", "discord"):
        await asyncio.gather(*(store.chats.put(chat(platform, 1_000 + number)) for number in range(chats)))
    desk = cast("Any", None)
    async with (
        Telegram(TelegramSettings(TELEGRAM_TOKEN, telegram), desk, clock) as one,
        Discord(DiscordSettings(DISCORD_TOKEN, f"{discord}/api/v10"), desk, clock) as other,
    ):
        for bot in (one, other):
            await store.ledger.adopt(bot.lane, bot.name, ())
        soak = Soak(store, [one, other], folder, clock)
        for number in range(days):
            tell({"rows": await soak.day(FIRST + timedelta(days=number)), **soak.figures()})
        clock.advance(MESSAGES + timedelta(days=1))
        tell({"forgotten": await tidy(store, clock)})
        later = clock.now().date()
        for number in range(AFTERWARDS):
            tell({"rows": await soak.day(later + timedelta(days=number)), **soak.figures()})
    await store.close()


def tell(words: dict[str, float]) -> None:
    """One line; whoever watches answers with one, so that it looks at the responders in between."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])))
