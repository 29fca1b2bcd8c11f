"""arXiv's answers are read beside the loop: a large one takes a second, in which people write and posts go out."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes import FakeClock

from adapters.fetch.values import Fetched
from adapters.sources.arxiv import Arxiv
from adapters.sources.arxiv.titles import ArxivTitles

ATOM = Path(__file__).parents[2] / "captured" / "sources" / "arxiv" / "atom" / "id_list_1601.00001.xml"
FRIDAY = datetime(2024, 7, 19, 12, tzinfo=UTC)


class Watched(bytes):
    """An answer's body that knows which threads read it."""

    readers: set[int]

    def strip(self, characters: object = None, /) -> bytes:
        self.readers.add(threading.get_ident())
        return bytes(self).strip()


class OneAnswer:
    """Gives the same to everybody."""

    def __init__(self) -> None:
        self.body = Watched(ATOM.read_bytes())
        self.body.readers = set()

    async def get(self, url: str, params: Mapping[str, str] | None = None, **more: object) -> Fetched:
        return Fetched(url, 200, {}, self.body, "application/atom+xml")


@pytest.mark.parametrize("ask", ["lookup", "listing", "title"])
async def test_an_answer_is_never_read_in_the_loops_own_thread(ask: str) -> None:
    answer, clock = OneAnswer(), FakeClock(FRIDAY)
    arxiv = Arxiv(answer, "https://arxiv.example/api", "https://arxiv.example/feed", ["cs.LG"], clock)
    if ask == "lookup":
        assert await arxiv.lookup(["1601.00001"])
    elif ask == "listing":
        await arxiv.listing(FRIDAY.date())
    else:
        await ArxivTitles(answer, "https://arxiv.example/api", clock).titled("A title of a paper that is long enough")
    assert answer.body.readers
    assert threading.get_ident() not in answer.body.readers
