"""The shipped day as a model writes it whose replies were written by hand: what tests/golden/by_model holds.

Renew the pages after a change that is meant, and read the difference:
`PYTHONPATH=.:tests python tests/by_model_day.py`
"""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from responders.openai_api.scripts import as_json
from responders.openai_api.service import Asked, OpenAiService, Told

from adapters.config import Config, read
from adapters.sources.recorded import DEMO_DAY, demo_path
from adapters.wiring.categories import categories
from adapters.wiring.program import program
from adapters.wiring.renderers import renderers
from bot.delivery.preview import Now, preview
from bot.document.safe import safe
from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition
from bot.ports.store import Store

AT = Now(datetime(2024, 7, 17, 3, tzinfo=UTC), time(23))
BY_MODEL = Path(__file__).parent / "golden" / "by_model"
PAGES = ("insights.en.md", "insights.ko.md", "papers.en.md", "papers.ko.md")
POSTS = ("discord.en.txt", "telegram.ko.txt", "terminal.ko.txt")
STOPPED = "stopped.txt"


def replies(name: str) -> Any:
    """A file of replies, as a service would send them."""
    return json.loads((BY_MODEL / "replies" / f"{name}.json").read_text(encoding="utf-8"))


def by_hand(asked: Asked) -> Told:
    """What was written for this prompt; nothing is mended, so that what the gate stops is seen."""
    document = json.loads(asked.user)
    task = document["task"]
    if task == "card":
        return as_json(replies(f"cards.{document['language']}")[document["paper"]["id"]])
    if task == "report":
        return as_json(replies(f"reports.{document['language']}")[document["category"]])
    return as_json(replies("classify") if task == "classify" else {"bullets": [], "votes": []})


def settings(folder: Path, url: str, **named: str) -> Config:
    """A program over the shipped day and a model at this address."""
    given = {
        "JOGAN_DATA_DIR": str(folder / "data"),
        "JOGAN_SOURCES": f"recorded:{demo_path()}",
        "JOGAN_MODEL": "model-1",
        "OPENAI_BASE_URL": url,
        **named,
    }
    return read(given, folder)


async def write(folder: Path, **named: str) -> dict[str, str]:
    """The day's pages, a channel's post on each platform, and what the gate stopped, by file name."""
    async with OpenAiService(by_hand) as service:
        config = settings(folder, service.url, **named)
        async with program(config) as running:
            built = await running.digest.build(DEMO_DAY)
            assert built.folder is not None
            shown = {name: (built.folder / name).read_text(encoding="utf-8") for name in PAGES}
            for name in POSTS:
                platform, language, _ = name.split(".")
                shown[name] = (
                    "\n".join([line async for line in _post(config, running.store, platform, language)]) + "\n"
                )
    return {**shown, STOPPED: "\n".join(sorted(stopped(built.edition))) + "\n"}


def stopped(edition: Edition) -> Iterator[str]:
    """Every sentence that the gate stopped: where, by which check, the sentence."""
    for listed in edition.papers:
        for language, card in listed.cards.items():
            yield from (f"{listed.number:02} {language} {each.check}: {each.text}" for each in card.dropped)
    for report in edition.reports:
        for language, text in report.texts.items():
            yield from (f"{report.category} {language} {each.check}: {each.text}" for each in text.dropped)


async def _post(config: Config, store: Store, platform: str, language: str) -> AsyncIterator[str]:
    """What a channel that reads everything at full length gets, message by message."""
    chat = Chat(Address(platform, "1"), "channel", language, "UTC", time(9), length="full", everything=True)
    found = await preview(store, categories(config), chat, renderers()[platform], AT, DEMO_DAY)
    for part, message in enumerate(found.messages, 1):
        yield f"--- message {part} of {len(found.messages)}"
        yield safe(message.plain)


def renew() -> None:
    """Write the golden files anew."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in asyncio.run(write(Path(folder))).items():
            (BY_MODEL / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    renew()
