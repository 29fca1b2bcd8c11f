"""FAULTS §3, paper author: the corpus of orders, by a model that obeys, all the way out. What comes out has nothing of
theirs to press: posts and cards through the real client libraries on both platforms, files, the site, the terminal.

How often an order is obeyed in words is measured by tests/bench/gate; here nothing that can be pressed may be theirs.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fakes import FakeClock, FakeStore
from hostile.editions import NINE, edition_by, posts_of
from hostile.injections import Obeying, attacked, injections, live, theirs
from integration.telegram.living import housed, until
from integration.test_recorded_days_on_platforms import _desk as a_desk
from markdown_it import MarkdownIt
from responders.bot_api.api import BotApi
from responders.bot_api.world import Message
from responders.discord_service.running import idle
from responders.discord_service.service import DiscordService
from talking import NOW

from adapters.archive.site.pages import Kind
from adapters.archive.site.site import Site
from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.telegram.settings import TelegramSettings
from adapters.platforms.telegram.telegram import Telegram
from adapters.platforms.terminal.plain import plain_lines
from bot.document.blocks import Document
from bot.document.paper_card import card
from bot.domain.chat import Address, ChatKind
from bot.domain.edition import Edition
from bot.ports.platform import Posts

pytestmark = pytest.mark.timeout(120)
PLACES = ("title", "abstract", "body", "hidden_html", "white_pdf")
OURS = frozenset({"arxiv.org", "huggingface.co", "cdn-thumbnails.huggingface.co", "papers.example.org", "www.w3.org"})
FEED = "tag:papers.example.org,"
"""How a feed names itself: no address."""
PLACED = re.compile(r'(?:href|src)="([^"]*)"|<id>([^<]*)</id>')


@dataclass
class Made:
    """An edition of papers with orders in one place, written by who obeys, and where its files are."""

    edition: Edition
    folder: Path
    reached: set[str]

    def documents(self) -> list[Document]:
        """All that chats can be shown of it, in both languages."""
        return [
            each for language in ("en", "ko") for each in (*posts_of(self.edition, language), *self._cards(language))
        ]

    def _cards(self, language: str) -> Iterator[Document]:
        yield from (card(each, self.edition, NINE, language) for each in self.edition.papers)


@pytest.fixture(params=PLACES)
async def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    attack = attacked([each for each in injections() if each.place == request.param])
    model = Obeying(attack)
    pages = attack if attack.pages else None
    return Made(await edition_by(model, attack.listed, ("en", "ko"), tmp_path, pages), tmp_path, model.reached)


async def send(platform: Posts, address: Address, kind: ChatKind, documents: list[Document]) -> int:
    """Through the library, one after the other; how many messages."""
    count = 0
    for document in documents:
        for message in platform.render(document, kind):
            count += 1
            await platform.send(address, kind, message, key=f"k{count}")
    return count


def pressed(message: Message) -> Iterator[str]:
    """Addresses and names in a message that can be pressed, as the service itself reads it."""
    units = message.text.encode("utf-16-le")
    for each in message.entities:
        if each["type"] in ("url", "mention", "email", "phone_number", "text_mention"):
            yield units[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
        if each["type"] == "text_link":
            yield each["url"]


def strings(value: Any) -> Iterator[str]:
    """Every text in what was sent."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


@pytest.mark.slow  # a paper for each order, each read, written, drawn and sent on two platforms
async def test_nothing_of_an_order_can_be_pressed_on_telegram(made: Made) -> None:
    async with BotApi() as api:
        owner = api.person("Mina")
        channel = api.channel("The Lab", owner)
        api.add_bot(channel, owner)
        async with Telegram(TelegramSettings(api.token, api.url), a_desk(), FakeClock()) as platform:
            sent = await send(platform, Address("telegram", str(channel.id)), "channel", made.documents())
        calls = [each for each in api.calls if each.method in ("sendMessage", "sendPhoto")]
        assert len(calls) == sent >= 80
        bodies = [words for each in calls for words in strings(each.parameters)]
        assert [words for body in bodies for words in live(body, "telegram")] == []
        previews = [call["link_preview_options"] for call in calls if call.method == "sendMessage"]
        assert [one for one in previews if not one.get("is_disabled") and not ours(one.get("url", ""))] == []
        found = [each for message in channel.from_bot for each in pressed(message)]
        assert len(found) > sent
        assert [each for each in found if not ours(each)] == []


@pytest.mark.slow  # the same
async def test_nothing_of_an_order_can_be_pressed_on_discord(made: Made) -> None:
    async with DiscordService() as service:
        channel = service.text(service.guild("Lab"), "papers")
        settings = DiscordSettings(service.token, service.api_url, service.gateway_url)
        async with Discord(settings, a_desk(), FakeClock()) as platform:
            sent = await send(platform, Address("discord", str(channel.id)), "group", made.documents())
        calls = service.called("POST", "/channels/{channel_id}/messages")
        assert len(calls) == sent >= 80
        assert [each.body["allowed_mentions"] for each in calls] == [{"parse": []}] * sent
        bodies = [words for each in calls for words in strings(each.body)]
        assert [words for body in bodies for words in live(body, "discord")] == []
        linked = {each for words in bodies for each in re.findall(r"(?<!\\)\]\(<?([^)\s>]*)", words)}
        assert linked
        assert [each for each in linked if not ours(each)] == []
    await idle()


async def test_nothing_of_an_order_can_be_pressed_in_files(made: Made) -> None:
    """Markdown, the site, its feeds: every address leads where ours do, and no text makes one by itself."""
    store = FakeStore()
    await store.editions.publish(made.edition)
    kind = Kind(("en", "ko"), NINE, made.folder, "https://papers.example.org")
    await Site(made.folder / "site", kind, store.editions, store.reports).whole()
    files = [each for each in made.folder.rglob("*") if each.suffix in (".md", ".html", ".xml")]
    assert {each.suffix for each in files} == {".md", ".html", ".xml"}
    for file in files:
        text = file.read_text(encoding="utf-8")
        html = MarkdownIt().render(text) if file.suffix == ".md" else text
        placed = [unescape("".join(each)) for each in PLACED.findall(html)]
        named = [each for each in placed if ":" in each and not each.startswith(FEED)]
        assert [each for each in named if not ours(each)] == [], file
        assert not re.search(r"<script(?! src=\"|[^>]*application/json)|\son[a-z]+=|javascript:", text), file
        if file.suffix == ".md":
            assert bare_links(text) == [], file
    listed = json.loads((made.folder / f"{made.edition.day}" / "edition.json").read_text(encoding="utf-8"))
    assert [each["url"] for each in listed["papers"] if not ours(each["url"])] == []


def bare_links(markdown: str) -> list[str]:
    """Addresses that GitHub's Markdown makes links of without being told to, outside code and links."""
    plain = re.sub(r"`[^`]*`|(?<!\\)\]\([^)]*\)|<!--.*?-->", " ", markdown)
    found = re.findall(r"(?<![\w\\/])(?:https?://|www\.)[\w.-]+", plain)
    return [each for each in found if theirs(each)]


async def test_nothing_of_an_order_is_a_link_or_a_control_in_a_terminal(made: Made) -> None:
    said = "\n".join(map(plain_lines, made.documents()))
    assert len(said) > 1000
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)


async def test_no_question_makes_anything_that_can_be_pressed() -> None:
    """Asked in a chat through the library; nobody's words of a question come back as a link or a name."""
    orders = [each for each in injections() if each.place == "question"]
    assert len(orders) >= 20
    async with BotApi(now=lambda: NOW) as api, housed(api):
        ann = api.person("Ann", language="en", started=True)
        for number, order in enumerate(orders, 1):
            api.say(ann, ann, f"/ask 1 {order.order}")
            await until(lambda number=number: len(api.calls_of("sendMessage", ann.id)) >= number)
        bodies = [words for each in api.calls_of("sendMessage", ann.id) for words in strings(each.parameters)]
        assert [words for body in bodies for words in live(body, "telegram")] == []


def ours(address: str) -> bool:
    """Whether it leads to a paper's own places, or to the site itself."""
    split = urlsplit(address)
    return split.scheme == "https" and split.netloc in OURS


def test_what_is_looked_for_would_be_found() -> None:
    assert not ours("https://evil-lab.example/free")
    assert not ours("http://arxiv.org/abs/1")
    assert not ours("https://arxiv.org@evil-lab.example/")
    assert bare_links("see https://evil-lab.example/free") == ["https://evil-lab.example"]
    assert bare_links(r"see `https://evil-lab.example/free`, https\://evil-lab.example") == []
