"""A broadcast through the real client library, and bombs that are fetched and read beside it by the real adapters.

For the test in tests/safety and for tests/bench/bombs.
"""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

from broadcasting import LANE, plan, publish
from builders import a_chat, a_paper
from contract.test_figures import PAGE
from fakes_payments import FakeTexts
from integration.test_fetch_bombs import BOMB, BOMBS, packed, script
from integration.test_recorded_days_on_platforms import _desk as a_desk
from pages_with_words import ABSTRACT, TITLE, a_paper_pdf
from responders.bomb_reader import read
from responders.papers import Answer

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.fulltext.arxiv import ArxivText
from adapters.fulltext.figures import ArxivFigures
from adapters.platforms.telegram.settings import TelegramSettings
from adapters.platforms.telegram.telegram import Telegram
from adapters.store.opening import SqlStore, open_store
from bot.domain.paper import Paper
from bot.errors import JoganError
from bot.reading.ladder import Ladder

WAITS = frozenset({"huggingface:slow", "huggingface:endless"})
"""These end by a deadline and burden nobody."""
MEGABYTE = 1024 * 1024
STROKES, TOO_MANY_STROKES = 4, 60
"""Megabytes of strokes that are read within some seconds, and those that take more of the processor than is given."""


def _flate(step: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    whole = step * (MEGABYTE // len(step))
    return b"".join(packer.compress(whole) for _ in range(megabytes)) + packer.flush()


def _object(form: bytes, content: bytes) -> bytes:
    return b"<< /Type /XObject %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        form, len(content), content,
    )  # fmt: skip


def pdf_of_many_strokes(megabytes: int) -> bytes:
    """A hundred thousand strokes a megabyte, once they are unpacked."""
    form = _object(b"/Subtype /Form /BBox [0 0 612 792]", _flate(b"0 0 m 9 9 l S ", megabytes))
    return a_paper_pdf(["/X1 Do "], resources="/XObject << /X1 5 0 R >>", more=[form])


def pdf_of_a_large_picture() -> bytes:
    """A picture of 400 million pixels on a page."""
    shape = b"/Subtype /Image /Width 20000 /Height 20000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return a_paper_pdf(["/X1 Do "], resources="/XObject << /X1 5 0 R >>", more=[_object(shape, _flate(b"\0", 400))])


def a_large_picture() -> bytes:
    """A PNG of 3,600 million pixels in few bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))


@cache
def papers(strokes: int = STROKES) -> dict[str, tuple[Paper, dict[str, Answer]]]:
    """Papers whose page, PDF or figure is a bomb, each with what arXiv answers of it."""
    strange = {
        "page": {"/html/{}": packed(BOMB, kind="text/html")},
        "strokes": {"/pdf/{}": Answer(pdf_of_many_strokes(strokes))},
        "image": {"/pdf/{}": Answer(pdf_of_a_large_picture())},
        "zipped-pdf": {"/pdf/{}": packed(BOMB, kind="application/pdf")},
        "picture": {"/html/{}": Answer(PAGE.encode()), "/html/{}v4/x1.png": Answer(a_large_picture())},
        "zipped-picture": {"/html/{}": Answer(PAGE.encode()), "/html/{}v4/x1.png": packed(BOMB, kind="image/png")},
    }
    found = {}
    for number, (name, answers) in enumerate(strange.items(), 1):
        identifier = f"2407.{number:05}"
        placed = {path.format(identifier): _named(answer, identifier) for path, answer in answers.items()}
        found[name] = a_paper(f"arxiv:{identifier}", TITLE, abstract=ABSTRACT), placed
    return found


def _named(answer: Answer, identifier: str) -> Answer:
    """A page of the paper that is asked for."""
    body = answer.body.replace(b"2407.10671", identifier.encode()) if answer.body == PAGE.encode() else answer.body
    return Answer(body, headers=answer.headers, content_type=answer.content_type)


def answers(strokes: int = STROKES) -> dict[str, Answer]:
    """What a responder for all bombs answers."""
    return script() | {path: answer for _, placed in papers(strokes).values() for path, answer in placed.items()}


async def of_sources(base: str) -> dict[str, str]:
    """How each bomb of a source ends: the class of our error, or that it was read within bounds."""
    ended = {}
    for name in (each for each in BOMBS if each not in WAITS):
        try:
            await read(base, name)
            ended[name] = "read"
        except JoganError as failure:
            ended[name] = type(failure).__name__
    return ended


async def of_papers(base: str, names: Sequence[str]) -> dict[str, str]:
    """From what the text of each paper comes, and of what kind its figure is, if any."""
    ended, known = {}, papers()
    settings = FetchSettings(named_urls=(base,), attempts=1)
    async with Fetcher(settings, SystemClock(), SystemClock()) as fetcher:
        forms = [ArxivText("html", fetcher, base), ArxivText("pdf", fetcher, base)]
        for name in names:
            paper, _ = known[name]
            ended[f"text:{name}"] = (await Ladder(forms, FakeTexts(), SystemClock()).text(paper)).source
            if "picture" in name:
                found = await ArxivFigures(fetcher, base).first(paper)
                ended[f"figure:{name}"] = "none" if found is None else found.kind
    return ended


class Timed(Telegram):
    """Notes how long each call of a post took, in seconds."""

    took: list[float]

    async def send(self, *given: object, **named: object) -> str:
        began = asyncio.get_running_loop().time()
        try:
            return await super().send(*given, **named)  # type: ignore[arg-type] # handed on as they are
        finally:
            self.took.append(asyncio.get_running_loop().time() - began)


@asynccontextmanager
async def broadcast(folder: Path, api: str, token: str, people: Sequence[str]) -> AsyncIterator[tuple[SqlStore, Timed]]:
    """An edition that is planned for these people, and the bot that is to post it."""
    store, clock = await open_store(f"sqlite:///{folder / 'jogan.db'}"), SystemClock()
    try:
        async with Timed(TelegramSettings(token, api, folder), a_desk(), clock) as telegram:
            telegram.took = []
            await publish(store)
            due = clock.now() - timedelta(minutes=1)
            for person in people:
                await store.chats.put(a_chat(person, "telegram", lane=LANE, everything=True, next_due=due))
            await plan(store, folder)
            yield store, telegram
    finally:
        await store.close()
