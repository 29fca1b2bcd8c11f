"""FAULTS §3, log reader: the started program with every secret it can have, over services that answer and that fail.

No canary stands in what it writes, keeps or sends, but for the header that signs in to the secret's own service.
"""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from loopback import a_free_port, page
from responders.bot_api.api import BotApi
from responders.discord_service.service import DiscordService
from responders.openai_api.service import OpenAiService
from responders.openai_api.values import Asked, Told
from responders.openreview import VENUE, OpenReviewNotes, a_note
from responders.papers import Answer, Papers
from responders.papers import Asked as AskedOf
from safety.canaries import CANARIES, hits, in_files, in_process
from service_process import DAYS, command, of_discord, of_telegram, run

pytestmark = [pytest.mark.timeout(120), pytest.mark.slow]  # the program starts as a process, several times
COMMANDS = (
    ("doctor", "--json"),
    ("doctor",),
    ("edition", "--date", "2024-07-16"),
    ("ask", "2407.10671", "why is it fast?", "--json"),
    ("paper", "2407.10671"),
    ("deliveries", "list", "--json"),
    ("site", "--out", "site"),
    ("report", "--venue", VENUE, "--title", "A Venue"),
)
KEYS = {
    "JOGAN_MODEL": "canary-model",
    "JOGAN_FALLBACK_MODEL": "another",
    "JOGAN_OPENREVIEW_VENUES": VENUE,
    "JOGAN_SOURCES": f"recorded:{DAYS},openreview",
    "JOGAN_LOG": "debug",
} | {name: CANARIES[name] for name in ("OPENAI_API_KEY", "JOGAN_FALLBACK_API_KEY", "JOGAN_OPENREVIEW_TOKEN")}


@dataclass
class Town:
    """Settings that lead to services of the loopback, and all that those received but for what signs in."""

    settings: dict[str, str]
    papers: Papers
    received: list[str] = field(default_factory=list)

    def hits(self, written: str, folder: Path) -> list[str]:
        """Canaries anywhere but in the header that is their own."""
        asked = [f"{each.path} {each.query} {_without_own(each.headers)}" for each in self.papers.asked]
        sent = "\n".join([*self.received, *asked])
        return [*hits(written.encode(), "its output"), *in_files(folder), *hits(sent.encode(), "what it sent")]


def _without_own(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() != "authorization"}


@asynccontextmanager
async def a_town() -> AsyncIterator[tuple[Town, BotApi, DiscordService]]:
    """Everybody answers; the first model refuses every key, the second answers."""
    notes = OpenReviewNotes([a_note(n) for n in range(3)])
    async with AsyncExitStack() as stack:
        papers = await stack.enter_async_context(Papers({"/notes": notes}))
        telegram = await stack.enter_async_context(BotApi(now=lambda: datetime.now(UTC)))
        discord = await stack.enter_async_context(DiscordService(datetime.now(UTC)))
        first = await stack.enter_async_context(OpenAiService(_answer, key="another key"))
        second = await stack.enter_async_context(OpenAiService(_answer, key=CANARIES["JOGAN_FALLBACK_API_KEY"]))
        addresses = dict.fromkeys(("JOGAN_OPENREVIEW_URL", "JOGAN_ARXIV_API_URL", "JOGAN_ARXIV_URL"), papers.url)
        models = {"OPENAI_BASE_URL": first.url, "JOGAN_FALLBACK_URL": second.url}
        town = Town(KEYS | addresses | models | of_telegram(telegram) | of_discord(discord), papers)
        yield town, telegram, discord
        town.received += [*telegram.payloads, *discord.payloads]
        asked = [*first.calls, *second.calls]
        town.received += [f"{each.model} {each.path} {each.body} {_without_own(dict(each.headers))}" for each in asked]


def _answer(_: Asked) -> Told:
    return Told("{}")


def echo(asked: AskedOf) -> Answer:
    """The worst service: a refusal that holds all that it was shown."""
    told = f"{asked.path} {dict(asked.headers)}"
    body = {"ok": False, "error_code": 401, "description": told, "message": told, "code": 0, "name": told}
    return Answer(json.dumps(body | {"error": {"message": told, "type": told, "code": told}}).encode(), 401)


class Echo(Papers):
    """Whatever is asked, it is refused with everything that it came with."""

    def _answer(self, asked: AskedOf) -> Answer:
        return echo(asked)


def echoed(papers: Papers) -> dict[str, str]:
    """Settings where every service is that one."""
    names = ("OPENREVIEW", "ARXIV_API", "ARXIV", "TELEGRAM_API", "DISCORD_API", "FALLBACK")
    return {
        **KEYS,
        **{f"JOGAN_{name}_URL": papers.url for name in names},
        "OPENAI_BASE_URL": papers.url,
        "JOGAN_DISCORD_GATEWAY_URL": papers.url.replace("http", "ws"),
        **{name: CANARIES[name] for name in ("JOGAN_TELEGRAM_TOKEN", "JOGAN_DISCORD_TOKEN")},
    }


async def test_no_command_shows_a_secret_where_services_answer(tmp_path: Path) -> None:
    written = ""
    async with a_town() as (town, _, _):
        for words in COMMANDS:
            _, said = await command(tmp_path, *words, **town.settings)
            assert said, words
            assert "Traceback" not in said
            written += said
    assert town.hits(written, tmp_path) == []
    assert {"canary-model", "another"} <= {each.partition(" ")[0] for each in town.received}
    assert count_of(tmp_path) > 10


def count_of(folder: Path) -> int:
    """Files and folders that were searched."""
    return len(list(folder.rglob("*")))


async def test_no_command_shows_a_secret_where_services_echo_it(tmp_path: Path) -> None:
    written = ""
    async with Echo({}) as papers:
        for words in COMMANDS:
            _, said = await command(tmp_path, *words, **echoed(papers))
            assert "Traceback" not in said
            written += said
    assert hits(written.encode(), "its output") == []
    assert list(in_files(tmp_path)) == []
    shown = " ".join(f"{each.path} {dict(each.headers)}" for each in papers.asked)
    assert len(hits(shown.encode(), "")) >= 8  # four services had theirs, and gave it back


async def test_a_running_service_shows_no_secret(tmp_path: Path, secrets_folder: Path) -> None:
    """Secrets come by files: then they stand in no environment either, and the service reads them from there."""
    home, kept, port = tmp_path / "home", secrets_folder, a_free_port()
    home.mkdir()
    async with a_town() as (town, telegram, _):
        settings = {**town.settings, "JOGAN_METRICS_PORT": str(port), "JOGAN_CHATS_FILE": ""}
        hook = {"JOGAN_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{(at := a_free_port())}/hook"}
        settings |= hook | {"JOGAN_TELEGRAM_WEBHOOK_PORT": str(at)}
        for name, value in CANARIES.items():
            (kept / name).write_text(value, encoding="utf-8")
            settings.pop(name, None)
            settings[f"{name}_FILE"] = str(kept / name)
        ann = telegram.person("Ann", language="en")
        async with run(home, **settings) as running:
            await running.until(lambda: "Started telegram" in running.log and "Started discord" in running.log)
            telegram.start(ann)
            telegram.say(ann, ann, "/ask 1 why is it fast?")
            await running.until(lambda: len(telegram.calls_of("sendMessage", ann.id)) >= 1)
            assert in_process(running.process.pid, environment=True) == []
            seen = [await asyncio.to_thread(page, port, path) for path in ("/metrics", "/healthz", "/readyz")]
            only_here(port)
            only_here(at)
            assert await running.stop() == 0, running.log
        (call,) = telegram.calls_of("setWebhook")
        assert call["secret_token"] == CANARIES["JOGAN_TELEGRAM_WEBHOOK_SECRET"]
    own = CANARIES["JOGAN_TELEGRAM_WEBHOOK_SECRET"]
    town.received = [each for each in town.received if not ("secret_token" in each and own in each)]
    assert town.hits(running.log, home) == []
    assert hits("".join(seen).encode(), "its pages") == []
    assert "jogan_chats" in seen[0]


def only_here(port: int) -> None:
    """Who listened on every address would leave the port of another address of this machine to nobody."""
    with socket.socket() as other:
        other.bind(("127.0.0.2", port))


async def test_a_service_that_fails_at_its_start_shows_no_secret(tmp_path: Path) -> None:
    async with Echo({}) as papers, run(tmp_path, **echoed(papers)) as running:
        await asyncio.wait_for(running.process.wait(), 60)
    assert running.process.returncode == 1
    assert running.log
    assert "Traceback" not in running.log
    assert hits(running.log.encode(), "its log") == []
    assert list(in_files(tmp_path)) == []
