"""The port's clauses for everything that gives papers' figures: arXiv's HTML over the loopback, and the fake."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import pytest
import stamina
from builders import a_paper
from fakes_figures import FakeFigures, a_png
from fakes_sources import SetClock
from pages_with_words import a_page
from responders.papers import Answer, Papers, Script

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.fulltext.figures import ArxivFigures
from bot.errors import JoganError, Permanent, Temporary
from bot.ports.venues import Figures, FoundFigure

PAPER = a_paper("arxiv:2407.10671")
WITHOUT = a_paper("arxiv:2407.99999")
ELSEWHERE = a_paper("title:abc", url="https://openreview.net/forum?id=x")
LICENSED = '<div id="license-tr">License: CC BY 4.0</div><base href="/html/2407.10671v4/">'
PAGE = a_page(
    '<figure class="ltx_figure" id="S1.F1"><img src="x1.png" class="ltx_graphics"><figcaption class="ltx_caption">'
    '<span class="ltx_tag">Figure 1: </span>The cache.</figcaption></figure>',
    head=LICENSED,
)
PICTURE = a_png()
FOUND = FoundFigure(PICTURE, "png", "Figure 1: The cache.", "https://arxiv.org/html/2407.10671", "CC BY 4.0")


@dataclass
class Case:
    """Figures of PAPER and of nothing else; `breaks` makes it fail as the error says."""

    figures: Figures
    breaks: Callable[[JoganError], None]


@asynccontextmanager
async def _arxiv() -> AsyncIterator[Case]:
    script: dict[str, Script] = {
        "/html/2407.10671": Answer(PAGE.encode()),
        "/html/2407.10671v4/x1.png": Answer(PICTURE, content_type="image/png"),
        "/html/2407.99999": Answer(status=404),
    }
    async with Papers(script) as papers:

        def breaks(error: JoganError) -> None:
            papers.script = dict.fromkeys(script, Answer(status=503 if isinstance(error, Temporary) else 403))

        with stamina.set_testing(True, attempts=2, cap=True):
            async with Fetcher(FetchSettings(named_urls=(papers.url,)), SetClock(), SystemClock()) as fetcher:
                yield Case(ArxivFigures(fetcher, f"{papers.url}/"), breaks)


@asynccontextmanager
async def _fake() -> AsyncIterator[Case]:
    fake = FakeFigures({PAPER.id: FOUND})

    def breaks(error: JoganError) -> None:
        fake.failure = error

    yield Case(fake, breaks)


KINDS: dict[str, Callable[[], AbstractAsyncContextManager[Case]]] = {"arxiv": _arxiv, "fake": _fake}


@pytest.fixture(params=KINDS.values(), ids=KINDS.keys())
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    async with request.param() as made:
        yield made


async def test_a_figure_comes_with_its_caption_source_and_licence(case: Case) -> None:
    assert await case.figures.first(PAPER) == FOUND


async def test_a_paper_without_one_has_none(case: Case) -> None:
    assert await case.figures.first(WITHOUT) is None


async def test_a_paper_from_elsewhere_has_none(case: Case) -> None:
    assert await case.figures.first(ELSEWHERE) is None


@pytest.mark.parametrize("error", [Temporary("no answer"), Permanent("refused")])
async def test_what_fails_is_one_of_our_errors(case: Case, error: JoganError) -> None:
    case.breaks(error)
    with pytest.raises(type(error)):
        await case.figures.first(PAPER)


async def test_it_is_the_same_when_asked_again(case: Case) -> None:
    assert await case.figures.first(PAPER) == await case.figures.first(PAPER)
