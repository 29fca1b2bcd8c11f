"""An edition written by a model on the loopback, and all that its readers are sent: cards, posts, the archive's files.

The model is asked through the real adapter and the real purse; only the store is in memory.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

from fakes import FakeStore
from fakes_outputs import PlainCharts
from hostile.liar import Key, bare
from hostile.material import Paper
from responders.openai_api.service import Answering, OpenAiService

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.clock import SystemClock
from adapters.fulltext.arxiv import ArxivText, Fetches
from adapters.fulltext.process import Kind
from adapters.llm.openai_chat import Endpoint, OpenAiChat
from adapters.platforms.discord.outbound.render import render as draw_discord
from adapters.platforms.telegram.outbound.render import render as draw_telegram
from bot.digest.service import Digest
from bot.document.blocks import Document
from bot.document.edition import post
from bot.document.paper_card import card
from bot.domain.card import Parts, Sections
from bot.domain.chat import Length
from bot.domain.edition import Edition, EditionPaper
from bot.domain.evidence import Bullet
from bot.domain.nine import NINE
from bot.domain.paper import Entry, Sighting
from bot.ports.sources import Listing
from bot.reading.ladder import Ladder
from bot.settings import BudgetSettings, EditionSettings, WritingSettings
from bot.writing.desk import Writing
from bot.writing.paid import PaidModel

DAY = date(2026, 4, 14)
FORMS: tuple[Kind, ...] = ("html", "pdf")
PLENTY = BudgetSettings(10**12, 10**12)
INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff\u00ad\\]+")


class Shelf:
    """A recorded list of papers: bot.ports.sources.Source."""

    name = "recorded"
    recorded = True

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = tuple(papers)

    async def listing(self, day: date) -> Listing:
        """All of them, on the one day."""
        seen = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        entries = tuple(
            Entry(Sighting(self.name, day, seen, votes=1), each.id, each.title, each.abstract) for each in self._papers
        )
        return Listing(self.name, day, seen, entries if day == DAY else ())


async def edition_by(
    answer: Answering, papers: Iterable[Paper], languages: tuple[str, ...], folder: Path, pages: Fetches | None = None
) -> Edition:
    """An edition of these papers, every text of it written by the model; `pages` are what arXiv would give of them."""
    listed = tuple(papers)
    store, clock = FakeStore(), SystemClock()
    forms = [ArxivText(kind, pages, "https://arxiv.org") for kind in FORMS] if pages else []
    async with OpenAiService(answer) as service:
        model = OpenAiChat(Endpoint(model="liar", url=service.url, key="of-no-worth"), clock)
        paid = PaidModel(model, store.payments, PLENTY, clock)
        writing = Writing(paid, Ladder(forms, store.texts, clock), WritingSettings())
        settings = EditionSettings(languages, papers=len(listed))
        archive = MarkdownArchive(folder)
        digest = Digest((Shelf(listed),), None, store, archive, PlainCharts(), NINE, clock, settings, writing)
        try:
            return (await digest.build(DAY)).edition
        finally:
            await model.aclose()


def bullets_of(listed: EditionPaper, edition: Edition, language: str) -> set[str]:
    """Every sentence that is told of a paper, plain: its card's, and those of reports under its number."""
    made = listed.cards.get(language)
    bullets = [] if made is None else [made.tldr, *(each for part in _parts(made.sections) for each in part)]
    for report in edition.reports:
        if language in report.texts:
            told_there = (each for part in _parts(report.texts[language].parts) for each in part)
            bullets += [each for each in told_there if each.paper == listed.number]
    return {plain(each.text) for each in bullets}


def _parts(value: Sections | Parts) -> list[tuple[Bullet, ...]]:
    return [getattr(value, each.name) for each in fields(value)]


def shown(edition: Edition, language: str, folder: Path) -> dict[Key, str]:
    """All that readers get to see of each paper, plain: its card on two platforms, every post, and the archive."""
    posts = "\x00".join(map(plain, drawn(posts_of(edition, language))))
    files = plain("\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.md"))))
    seen = {}
    for listed in edition.papers:
        own = "\x00".join(map(plain, drawn([card(listed, edition, NINE, language)])))
        seen[bare(listed.paper.id), language] = "\x00".join((own, posts, files))
    return seen


def posts_of(edition: Edition, language: str) -> list[Document]:
    """An edition as chats get it, short and whole."""
    lengths: tuple[Length, ...] = ("brief", "full")
    return [post(edition, NINE, chosen=None, language=language, length=length) for length in lengths]


def drawn(documents: Iterable[Document]) -> list[str]:
    """Every string of the messages that two platforms would be sent for documents."""
    return [words for _, words in sent(documents)]


def sent(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """The same with the platform's name, or "label" for the words of a menu, of which no platform makes links."""
    for document in documents:
        for name, draw in (("telegram", draw_telegram), ("discord", draw_discord)):
            for message in draw(document, "channel"):
                yield from _strings(json.loads(message.body), name)


def _strings(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _strings(each, "label" if key == "options" else name)
    elif isinstance(value, Sequence):
        for each in value:
            yield from _strings(each, name)


def plain(text: str) -> str:
    """Letters, digits and signs only: no markup, no white space, nothing invisible."""
    return INVISIBLE.sub("", html.unescape(re.sub(r"</?[a-z][^>]*>", "", text)))
