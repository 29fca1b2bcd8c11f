"""One day of the real service in this process: both platforms, a model that lies now and then, all that goes wrong.

The clock goes at its real pace and is moved on by hand. What is left is what an operator has, the log and the metrics,
and beside it what the responders know themselves.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from builders import a_listed, a_paper, an_edition
from loopback import page
from patience import COMES
from responders.bot_api.answers import Reset
from responders.bot_api.api import TOKEN, BotApi
from responders.bot_api.wordings import BLOCKED, Wording, too_many
from responders.discord_service.service import DiscordService
from responders.openai_api.scripts import as_json
from responders.openai_api.service import Asked, OpenAiService, Told
from responders.openai_api.wires import usage_of
from scripted_model import bullet, honest
from service_process import of_discord, of_telegram
from writing_days import recorded_day

from adapters import logs
from adapters.clock import SystemClock
from adapters.config import Config, read
from adapters.store.opening import SqlStore, open_store
from adapters.wiring.running import service
from adapters.wiring.service import Service
from bot.domain import jobs
from bot.domain.chat import Address, Chat

DAY = date(2024, 7, 16)
CUT = datetime(2024, 7, 16, 23, tzinfo=UTC)
DUE = datetime(2024, 7, 16, 23, 30, tzinfo=UTC)
PAPERS = 6
PRICES = (0.4, 1.6)
NOWHERE = "http://127.0.0.1:1"
DISCORD_LANE = "discord:1100000000000000001"
TOO_WRONG = Wording(400, "Bad Request: message is wrong in a way of its own", "no cause that is known")
LANTERN = "Lantern"


class MovedClock(SystemClock):
    """The system's clock, set to another time, that can be moved on; nothing steps, for time passes with it."""

    def __init__(self, at: datetime) -> None:
        self._by = at - super().now()
        self._moved = timedelta()

    def now(self) -> datetime:
        return super().now() + self._by

    def monotonic(self) -> float:
        return super().monotonic() + self._moved.total_seconds()

    def move_to(self, at: datetime) -> None:
        """Time passes until an instant."""
        further = at - self.now()
        self._by, self._moved = self._by + further, self._moved + further


@dataclass
class Day:
    """What an operator has of the day, and what the others know. Chats are the store's numbers, by name."""

    log: str = ""
    metrics: str = ""
    edition: dict[str, Any] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    """The platforms' numbers of all chats."""
    arrived: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    tokens: int = 0
    asked_calls: int = 0
    """Of these, those of questions."""


def lying(asked: Asked) -> Told:
    """Honest but for one paper in three, of which it tells another number, and for one sentence of an answer."""
    document = json.loads(asked.user)
    if document["task"] == "answer":
        wrong = bullet(2) | {"text": f"On GSM8K {LANTERN} reaches 94.2 points, 3.1 points above the baseline."}
        return as_json({"said": True, "sentences": [{"paper": 1, **bullet(1)}, {"paper": 1, **wrong}]})
    if document["task"] == "terms":
        return as_json({"terms": ["tokens"]})
    said = json.dumps(honest(document), ensure_ascii=False)
    if document["task"] == "card" and document["paper"]["id"].endswith(("1", "4")):
        said = said.replace('7 trillion tokens of text.", "quotes', '9 trillion tokens of text.", "quotes')
        said = said.replace("7조 토큰", "9조 토큰")
    return Told(content=said)


def people(api: BotApi, discord: DiscordService) -> dict[str, Chat]:
    """Who is there, by name: those that get the edition, and everybody that does not, each for another reason."""
    lane = f"telegram:{TOKEN.partition(':')[0]}"

    def chat(name: str, **changes: Any) -> Chat:
        person = api.person(name, started=True)
        whole = Chat(Address("telegram", str(person.id)), "private", "en", "UTC", time(23, 30), everything=True,
                     cursor=DAY - timedelta(days=1), next_due=DUE, lane=lane)  # fmt: skip
        return replace(whole, **changes)

    def channel(name: str) -> Chat:
        guild = discord.guild(name)
        made = next(iter(guild.channels.values()), None) or discord.text(guild, "papers")
        return Chat(Address("discord", str(made.id)), "group", "ko", "UTC", time(23, 30), everything=True,
                    cursor=DAY - timedelta(days=1), next_due=DUE, lane=DISCORD_LANE)  # fmt: skip

    return {
        "ann": chat("ann"),
        "ben": chat("ben", categories=("LLM", "Model training technique"), everything=False),
        "blocks": chat("blocks"),
        "wrong": chat("wrong"),
        "silent": chat("silent"),
        "pauses": chat("pauses", paused=True, next_due=None),
        "weekend": chat("weekend", days=(5, 6), next_due=DUE + timedelta(days=4)),
        "chooses": chat("chooses", everything=False, categories=("AI in Healthcare",)),
        "only asks": chat("only asks", everything=False, next_due=None),
        "left": chat("left", off="blocked", next_due=None),
        "lab": channel("lab"),
        "no rights": channel("no rights"),
    }


def misfortunes(chats: Mapping[str, Chat], api: BotApi, discord: DiscordService) -> None:
    """What the platforms answer."""
    for method in ("sendMessage", "sendPhoto"):
        api.script(method, [too_many(2)], chat=int(chats["ann"].address.id))
        api.script(method, [BLOCKED], chat=int(chats["blocks"].address.id))
        api.script(method, [TOO_WRONG] * 3, chat=int(chats["wrong"].address.id))
        api.script(method, [Reset(accepted=True)], chat=int(chats["silent"].address.id))
    guild = next(each for each in discord.world.guilds.values() if each.name == "no rights")
    discord.deny(next(iter(guild.channels.values())), discord.bot, "send_messages")


def settings(folder: Path, api: BotApi, discord: DiscordService, model: OpenAiService, port: int) -> Config:
    """One source that works, one where nobody answers; prices, so that there is money to tell."""
    given = {
        "JOGAN_DATA_DIR": str(folder / "data"),
        "JOGAN_SOURCES": f"recorded:{recorded_day(folder / 'days', PAPERS)},huggingface",
        "JOGAN_HUGGINGFACE_URL": NOWHERE,
        "JOGAN_ARXIV_API_URL": NOWHERE,
        "JOGAN_ARXIV_URL": NOWHERE,
        "JOGAN_MODEL": "model-1",
        "OPENAI_BASE_URL": model.url,
        "JOGAN_PRICE_INPUT": str(PRICES[0]),
        "JOGAN_PRICE_OUTPUT": str(PRICES[1]),
        "JOGAN_TELEGRAM_UNSURE": "hold",
        "JOGAN_METRICS_PORT": str(port),
        **of_telegram(api),
        **of_discord(discord),
    }
    return read(given, folder)


@dataclass
class Town:
    """The services of the day, the chats, and the time."""

    api: BotApi
    discord: DiscordService
    model: OpenAiService
    chats: Mapping[str, Chat]
    clock: MovedClock
    log: Path
    port: int

    def arrived(self) -> Counter[str]:
        """Messages of ours in each chat that is on a platform, by its name."""
        found = Counter[str]()
        for name, chat in self.chats.items():
            if chat.address.platform == "telegram":
                found[name] = len(self.api.chat(int(chat.address.id)).from_bot)
            else:
                guild = next(each for each in self.discord.world.guilds.values() if each.name == name)
                found[name] = sum(len(room.messages) for room in guild.channels.values())
        return +found

    def tokens(self) -> int:
        """What all calls took, as the service counted."""
        return sum(usage_of(asked, lying(asked))["total_tokens"] for asked in self.model.calls)

    def parked(self) -> int:
        """Messages that were parked so far."""
        return sum(line["state"] == "parked" for line in self.lines("refusal"))

    def lines(self, event: str) -> list[dict[str, Any]]:
        """The lines of an event so far."""
        told = (json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines())
        return [line for line in told if line.get("event") == event]


@asynccontextmanager
async def town(folder: Path, port: int) -> AsyncIterator[tuple[Town, Config]]:
    """All services, up."""
    clock = MovedClock(CUT - timedelta(minutes=10))
    async with BotApi(now=clock.now) as api, DiscordService(clock.now()) as discord, OpenAiService(lying) as model:
        chats = people(api, discord)
        yield (
            Town(api, discord, model, chats, clock, folder / "log.json", port),
            settings(folder, api, discord, model, port),
        )


@asynccontextmanager
async def kept(config: Config, chats: Mapping[str, Chat]) -> AsyncIterator[SqlStore]:
    """The store of an installation that had an edition the day before, with these chats in it."""
    store = await open_store(f"sqlite:///{config.data_dir / 'jogan.db'}")
    yesterday = a_listed(1, a_paper("arxiv:2406.00001", day=DAY - timedelta(days=1)), cards={})
    await store.editions.publish(an_edition(DAY - timedelta(days=1), [yesterday], reports=()))
    for chat in chats.values():
        await store.chats.put(chat)
    try:
        yield store
    finally:
        await store.close()


@contextmanager
def logged(path: Path, config: Config) -> Iterator[None]:
    """The log of `jogan run`, in a file."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    with path.open("w", encoding="utf-8") as file:
        logs.configure(config.log, file, config.secrets)
        try:
            yield
        finally:
            root.handlers[:] = before
            root.setLevel(level)


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that the service does."""
    async with asyncio.timeout(COMES):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.02)


async def live(folder: Path, port: int) -> Day:
    """The day from before the cut to after the posts, a question among it, and its end."""
    async with town(folder, port) as (there, config), kept(config, there.chats) as store:
        numbers = await store.connections.direct_read(lambda run: run.all("SELECT address, id FROM chats"))
        by_address = dict(numbers)
        with logged(there.log, config):
            async with service(config, "all", clock=there.clock) as running:
                stop = asyncio.Event()
                task = asyncio.create_task(running.run(stop))
                day = await _lived(there, running)
                stop.set()
                await task
    day.log = there.log.read_text(encoding="utf-8")
    day.numbers = {name: by_address[chat.address.id] for name, chat in there.chats.items()}
    day.people = tuple(by_address)
    archive = config.data_dir / "archive" / DAY.isoformat() / "edition.json"
    day.edition = json.loads(archive.read_text(encoding="utf-8"))
    return day


async def _lived(there: Town, running: Service) -> Day:
    put = running.duties.jobs.work.put
    await until(lambda: len(there.lines("connected")) == len({chat.lane for chat in there.chats.values()}))
    there.clock.move_to(CUT + timedelta(seconds=5))
    await put(jobs.build())
    await until(lambda: bool(there.lines("audience")))
    written = len(there.model.calls)
    misfortunes(there.chats, there.api, there.discord)
    there.clock.move_to(DUE + timedelta(seconds=5))
    await put(jobs.plan_due(there.clock.now()))
    await until(lambda: len(there.lines("refusal")) >= 3)
    for count in (1, 2):  # both messages that nobody knows of, each looked for some seconds after it left
        there.clock.move_to(there.clock.now() + timedelta(seconds=15))
        await until(lambda count=count: there.parked() >= count)
    await until(lambda: {line["lane"] for line in there.lines("drain")} == {chat.lane for chat in there.chats.values()})
    await until(lambda: sum(line["parked"] for line in there.lines("drain")) == there.parked())
    arrived = there.arrived()
    ann = there.api.service.world.people[int(there.chats["ann"].address.id)]
    there.api.say(ann, None, "/ask 1 How many tokens of text is it trained on?")
    await until(lambda: bool(there.lines("question")))
    metrics = await asyncio.to_thread(page, there.port, "/metrics")
    calls = len(there.model.calls)
    return Day(metrics=metrics, arrived=arrived, calls=calls, tokens=there.tokens(), asked_calls=calls - written)
