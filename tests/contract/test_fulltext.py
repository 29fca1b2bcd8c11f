"""The port's clauses for everything that gives papers' texts: arXiv's two forms over the loopback, and the fake."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

import pytest
import stamina
from builders import a_paper
from fakes_sources import SetClock
from fakes_text import FakeFullText
from pages_with_words import ABSTRACT, ENGLISH, RUNNING, TITLE, Put, a_page, a_paper_pdf
from responders.papers import Answer, Papers, Script

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.fulltext.arxiv import ArxivText
from bot.domain.paper import Paper
from bot.domain.text import PaperText, TextSection
from bot.errors import JoganError, Permanent, Temporary
from bot.ports.fulltext import FullText
from bot.reading.own import FRONT_PAGE

PAPER = a_paper("arxiv:2407.10671", TITLE, abstract=ABSTRACT)
OLD = a_paper("arxiv:quant-ph/9802040", TITLE, abstract=ABSTRACT)
ANOTHER = a_paper("arxiv:2407.99999", "Another title")
PAGE = a_page(f'<p style="color:white">{ENGLISH}</p>').encode()
PDF = a_paper_pdf([Put(ENGLISH, y=60, before="1 g")])


@dataclass
class Case:
    """A form that has PAPER and OLD and nothing else; `breaks` makes it fail as the error says."""

    form: FullText
    breaks: Callable[[JoganError], None]
    asked: Callable[[], int] = field(default=lambda: 0)


@asynccontextmanager
async def _arxiv(kind: str, body: bytes) -> AsyncIterator[Case]:
    script: dict[str, Script] = {
        f"/{kind}/2407.10671": Answer(body),
        f"/{kind}/quant-ph/9802040": Answer(body),
    }
    async with Papers(script) as papers:

        def breaks(error: JoganError) -> None:
            status = 503 if isinstance(error, Temporary) else 403
            papers.script = dict.fromkeys(script, Answer(status=status))

        settings = FetchSettings(named_urls=(papers.url,))
        with stamina.set_testing(True, attempts=2, cap=True):
            async with Fetcher(settings, SetClock(), SystemClock()) as fetcher:
                form = ArxivText("pdf" if kind == "pdf" else "html", fetcher, f"{papers.url}/")
                yield Case(form, breaks, lambda: len(papers.asked))


@asynccontextmanager
async def _fake() -> AsyncIterator[Case]:
    sections = (TextSection(FRONT_PAGE, TITLE), TextSection("1 Introduction", RUNNING * 8))
    texts = {each.id: PaperText(each.id, each.title, each.abstract, "html", sections) for each in (PAPER, OLD)}
    fake = FakeFullText(texts=texts)

    def breaks(error: JoganError) -> None:
        fake.failure = error

    yield Case(fake, breaks, lambda: len(fake.asked))


FORMS: dict[str, Callable[[], AbstractAsyncContextManager[Case]]] = {
    "html": lambda: _arxiv("html", PAGE),
    "pdf": lambda: _arxiv("pdf", PDF),
    "fake": _fake,
}


@pytest.fixture(params=FORMS.values(), ids=FORMS.keys())
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    async with request.param() as made:
        yield made


@pytest.mark.parametrize("paper", [PAPER, OLD], ids=["new id", "old id"])
async def test_a_text_is_in_sections_after_its_front_page(case: Case, paper: Paper) -> None:
    text = await case.form.read(paper)
    assert text is not None
    assert (text.paper, text.title, text.abstract) == (paper.id, TITLE, ABSTRACT)
    assert text.source == case.form.name
    assert text.sections[0].heading == FRONT_PAGE
    assert TITLE in text.sections[0].text
    assert RUNNING[:60] in text.sections[1].text


async def test_hidden_words_are_not_in_it(case: Case) -> None:
    text = await case.form.read(PAPER)
    assert text is not None
    assert ENGLISH[:20] not in repr(text)


async def test_no_text_where_there_is_none(case: Case) -> None:
    assert await case.form.read(ANOTHER) is None


@pytest.mark.parametrize("error", [Temporary("away"), Permanent("refused")], ids=["away", "refused"])
async def test_a_place_that_fails_is_told_apart_from_a_text_that_is_missing(case: Case, error: JoganError) -> None:
    case.breaks(error)
    with pytest.raises(type(error)):
        await case.form.read(PAPER)


async def test_each_asking_asks(case: Case) -> None:
    for _ in range(2):
        await case.form.read(PAPER)
    assert case.asked() == 2
