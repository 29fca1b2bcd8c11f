"""A day of hot papers from the page to the edition, over real sockets and through the whole wiring.

Links are arXiv's where the page names it or arXiv knows the title, and the page's own where nobody knows better.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from responders.papers import Answer, Asked, Papers

from adapters.config import Config, read
from adapters.wiring.program import program
from bot.domain.edition import Edition

PAGE = (Path(__file__).parents[1] / "captured" / "sources" / "deeplearn" / "built_front_page.html").read_bytes()
AT_ARXIV = {
    "2312.15225": ("Statistical Inference with Limited Memory: A Survey", ("Tomer Berg", "Or Ordentlich")),
    "2409.16997": ("INT-FlashAttention: Enabling Flash Attention for INT8 Quantization", ("Shimao Chen", "Zirui Liu")),
    "2401.00001": ("Think Twice: A Human-like Two-stage Conversational Agent", ("Somebody Else", "Nobody Here")),
}  # fmt: skip
ABSTRACT = (
    "We study how inference is done with little memory. We propose a method that halves the memory of inference, and"
    " we show on two data sets that it loses nothing of what the larger one had before it was made smaller."
)


def entry(identity: str) -> str:
    title, authors = AT_ARXIV[identity]
    names = "".join(f"<author><name>{name}</name></author>" for name in authors)
    return (
        f"<entry><id>http://arxiv.org/abs/{identity}v1</id><title>{escape(title)}</title><summary>{ABSTRACT}</summary>"
        f'{names}<category term="cs.LG"/></entry>'
    )


def query_api(asked: Asked) -> Answer:
    """arXiv's query API: by id, and by the words of a title."""
    if "id_list" in asked.query:
        found = [identity for identity in asked.query["id_list"].split(",") if identity in AT_ARXIV]
    else:
        words = asked.query["search_query"].lower()
        found = [identity for identity, (title, _) in AT_ARXIV.items() if title.lower().split()[-1] in words]
    feed = f"<feed><totalResults>{len(found)}</totalResults>{''.join(map(entry, found))}</feed>"
    return Answer(feed.encode(), content_type="application/atom+xml")


@asynccontextmanager
async def served(page: Answer) -> AsyncIterator[Papers]:
    async with Papers({"/": page, "/api/query": query_api}) as papers:
        yield papers


def config(papers: Papers, folder: Path) -> Config:
    named = ("JOGAN_DEEPLEARN_URL", "JOGAN_ARXIV_API_URL")
    given = {"JOGAN_SOURCES": "deeplearn", "JOGAN_DATA_DIR": str(folder), "JOGAN_LANGUAGES": "en"}
    return read({**given, **dict.fromkeys(named, papers.url)}, folder)


async def built(papers: Papers, folder: Path) -> Edition:
    async with program(config(papers, folder)) as running:
        return (await running.digest.build(running.last_closed())).edition


async def test_hot_papers_are_listed_under_arxiv_s_addresses(tmp_path: Path) -> None:
    async with served(Answer(PAGE, content_type="text/html")) as papers:
        edition = await built(papers, tmp_path)
    links = {listed.paper.title: listed.paper.url for listed in edition.papers}
    survey, attention, think = sorted(links, key=lambda title: "SIT".index(title[0]))
    assert links[survey] == "https://arxiv.org/abs/2312.15225"  # the page names it
    assert links[attention] == "https://arxiv.org/abs/2409.16997"  # found by title alone, letter for letter
    assert links[think].startswith(
        "https://deeplearn.org/arxiv/532279/think-twice:-a-human-like"
    )  # nobody's but its own
    searched = [
        asked.query["search_query"] for asked in papers.asked_for("/api/query") if "search_query" in asked.query
    ]
    assert not any("limited memory" in question for question in searched)
    by_url = {listed.paper.url: listed.paper for listed in edition.papers}
    assert by_url["https://arxiv.org/abs/2409.16997"].authors == ("Shimao Chen", "Zirui Liu")
    assert by_url["https://arxiv.org/abs/2312.15225"].abstract == ABSTRACT


async def test_a_page_without_the_list_is_a_failed_source_and_no_empty_day(tmp_path: Path) -> None:
    page = Answer(b"<html><title>Deep Learning Monitor</title></html>", content_type="text/html")
    async with served(page) as papers:
        edition = await built(papers, tmp_path)
    assert (edition.state, edition.reason) == ("none", "sources_failed")
    assert [source.error for source in edition.sources] == [
        "deeplearn: the page has no list of hot papers (its title is 'Deep Learning Monitor')"
    ]


async def test_the_day_goes_out_where_arxiv_cannot_be_asked(tmp_path: Path) -> None:
    async with served(Answer(PAGE, content_type="text/html")) as papers:
        papers.script["/api/query"] = Answer(status=403)
        edition = await built(papers, tmp_path)
    assert len(edition.papers) == 3
    assert [source.name for source in edition.sources if source.error] == ["arxiv"]
    assert edition.cut_at - edition.sources[0].asked_at < timedelta(days=2)
