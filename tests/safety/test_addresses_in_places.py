"""FAULTS §3, source host and its DNS: hostile addresses wherever a person or a source can put one.

The real program over sources on the loopback: a page is asked for only by an id of our own, whatever the address says.
"""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import stamina
from patience import COMES
from responders.openreview import VENUE, OpenReviewNotes, a_note
from responders.papers import Answer, Asked, Papers
from safety.wires import Wires, watching
from talking import HERE

from adapters.cli.make_report import Order, make_report
from adapters.config import Config, read
from adapters.platforms.discord.outbound.render import render as draw_discord
from adapters.platforms.telegram.outbound.render import render as draw_telegram
from adapters.wiring.program import Program, program
from bot.chat.message import Incoming, Reply
from bot.document.blocks import Document

pytestmark = pytest.mark.timeout(COMES * 2)
HOSTILE = [
    json.loads(line)["address"]
    for line in (Path(__file__).parent / "hostile_addresses.jsonl").read_text(encoding="utf-8").splitlines()
]
DAY = date(2024, 7, 16)
ATTACKER = re.compile(
    r"evil|169\.254|metadata|127\.0\.0\.1|127\.1|0x7f|2130706433|\[[:0-9a-f]|10\.0\.0\.1|192\.168|joinchat|canary-password",
    re.IGNORECASE,
)
LINK = re.compile(r"""(?:href|src|url)=["']([^"']*)["']|\]\(<?([^)\s>]*)|"(?:url|thumbnail)": "([^"]*)\"""")
NAMED = re.compile(r"https://(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]+(?:[/?#]|$)|#|report\.|figures/")
PAGES = re.compile(r"/(?:html|pdf)/[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?")
"""All that may be asked of arXiv's pages: by an id."""


def listed(number: int, url: str) -> dict[str, Any]:
    """A listed paper with a hostile address in every field that can hold one."""
    paper = {
        "id": f"2407.{number:05}",
        "title": f"Large Language Models of the Kind {number}",
        "summary": "We present a large language model. It reaches 71.2 on the benchmark, 3 points above the baseline.",
        "upvotes": 1,
        "authors": [{"name": "Ann Author", "user": {"avatarUrl": url}}],
        "projectPage": url,
        "githubRepo": url,
        "mediaUrls": [url],
        "discussionUrl": url,
    }
    return {"paper": paper, "thumbnail": url, "mediaUrls": [url], "url": url}


def on_the_day(*rows: object) -> Callable[[Asked], Answer]:
    """A list of one day; others are empty."""
    return lambda asked: Answer(json.dumps(rows if asked.query.get("date") == f"{DAY}" else []).encode())


def links(folder: Path) -> Iterator[str]:
    """All addresses that files of the archive let a reader open."""
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".md", ".html", ".json", ".xml"):
            found = LINK.findall(file.read_text(encoding="utf-8"))
            yield from (unescape("".join(each)) for each in found)


@asynccontextmanager
async def house(folder: Path, papers: Papers, **more: str) -> AsyncIterator[tuple[Config, Program, Wires]]:
    """The program whose every source is the responder."""
    names = ("HUGGINGFACE", "ARXIV_API", "ARXIV", "ARXIV_FEED", "OPENREVIEW", "DEEPLEARN")
    given = {f"JOGAN_{name}_URL": papers.url for name in names}
    config = read({**given, "JOGAN_DATA_DIR": str(folder), "JOGAN_LANGUAGES": "en", **more}, folder)
    with stamina.set_testing(True, attempts=1):
        async with program(config) as made:
            with watching() as wires:
                yield config, made, wires


async def replies(made: Program, words: str) -> list[Document]:
    message = Incoming(address=HERE, kind="private", text=words, language_hint="en")
    return [said.document async for said in made.router.answer(message) if isinstance(said, Reply)]


def pressed(document: Document) -> list[str]:
    """What can be pressed in it, on two platforms."""
    bodies = [one.body for draw in (draw_telegram, draw_discord) for one in draw(document, "private")]
    found = [link for body in bodies for link in re.findall(r"href=\\?\"([^\"\\]*)|\]\(<?([^)\s>]*)", body)]
    return ["".join(each) for each in found]


@pytest.mark.parametrize("words", ["/paper {}", "/ask {} why is it fast?", "{} 논문 왜 빨라?", "/digest {}", "/why {}"])
async def test_no_person_makes_us_ask_for_an_address(words: str, tmp_path: Path) -> None:
    async with Papers({}) as papers, house(tmp_path, papers) as (_, made, wires):
        for url in HOSTILE:
            documents = await replies(made, words.format(url))
            assert documents, url
            assert not [link for each in documents for link in pressed(each) if ATTACKER.search(link)], url
    assert wires.outside() == []
    assert [
        asked.path for asked in papers.asked if asked.path != "/api/query" and not PAGES.fullmatch(asked.path)
    ] == []


async def test_no_listed_paper_makes_us_ask_for_an_address(tmp_path: Path) -> None:
    """Thumbnails, project pages, media: what cannot be shown is left out, and nothing of it is fetched."""
    rows = [listed(number, url) for number, url in enumerate(HOSTILE, 10_001)]
    as_ids = [{"paper": {**listed(1, "")["paper"], "id": url, "title": f"Named {n}"}} for n, url in enumerate(HOSTILE)]
    script = {"/api/daily_papers": on_the_day(*rows, *as_ids)}
    async with (
        Papers(script) as papers,
        house(tmp_path, papers, JOGAN_SITE_URL="https://lab.example") as (_, made, wires),
    ):
        built = await made.digest.build(DAY)
    assert len(built.edition.papers) >= len(HOSTILE)
    assert wires.outside() == []
    assert {asked.path for asked in papers.asked} <= {"/api/daily_papers", "/api/query"}
    found = set(links(tmp_path / "archive"))
    assert len(found) > len(HOSTILE)
    assert [link for link in found if ATTACKER.search(link)] == []


async def test_no_page_of_a_paper_leads_us_elsewhere(tmp_path: Path) -> None:
    """arXiv's own answers redirect to every hostile address in turn: the paper is left without its text."""
    turn = iter([url for url in HOSTILE if "\n" not in url])

    def leads(asked: Asked) -> Answer:
        return Answer(status=302, headers={"Location": next(turn, "/nowhere")})

    day = {"/api/daily_papers": on_the_day(*(listed(n, "") for n in range(10_001, 10_012)))}
    pages = {f"/{form}/2407.{n}": leads for n in range(10_001, 10_012) for form in ("html", "pdf")}
    async with Papers({**day, **pages}) as papers, house(tmp_path, papers) as (_, made, wires):
        await made.digest.build(DAY)
        for number in range(10_001, 10_012):
            assert await replies(made, f"/ask 2407.{number} why is it fast?")
    assert len([asked for asked in papers.asked if PAGES.fullmatch(asked.path)]) >= 10
    assert wires.outside() == []


async def test_no_venue_makes_us_ask_for_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = ("pdf", "html", "code", "project_page", "video", "supplementary_material", "paperhash")
    notes = [
        a_note(
            n,
            title=f"Large Language Models, Part {n}",
            keywords=["large language models"],
            **dict.fromkeys(fields, url),
        )
        for n, url in enumerate(HOSTILE)
    ]
    async with Papers({"/notes": OpenReviewNotes(notes)}) as papers, house(tmp_path, papers) as (config, _, wires):
        order = Order("NeurIPS 2023", None, VENUE, "LLM", None, tmp_path / "out")
        assert await make_report(config, order, as_json=True) == 0
    assert wires.outside() == []
    assert {asked.path for asked in papers.asked} <= {"/notes", "/api/query"}
    made = json.loads(capsys.readouterr().out)
    told = [paper["url"] for chapter in made["chapters"] for paper in chapter["papers"]]
    assert len(told) > len(HOSTILE) - 5  # some mean one paper of arXiv
    ours = ("https://openreview.net/forum?id=note", "https://arxiv.org/abs/2407.10671")
    assert [url for url in told if not url.startswith(ours)] == []
    assert [link for link in links(tmp_path / "out") if ATTACKER.search(link)] == []


async def test_no_list_of_a_person_makes_us_ask_for_an_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link to a paper's page is shown as its owner wrote it where it is plain https; nothing of it is fetched."""
    rows = [
        {"title": f"Large Language Models, Part {n}", "url": url, "pdf": url, "thumbnail": url, "figure": url,
         "status": "Poster", "keywords": "large language models", "abstract": "We present a model. It is better by 4."}
        for n, url in enumerate(HOSTILE)
    ]  # fmt: skip
    path = tmp_path / "accepted.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    async with Papers({}) as papers, house(tmp_path, papers) as (config, _, wires):
        order = Order("A Venue", path, None, "LLM", None, tmp_path / "out")
        status = await make_report(config, order, as_json=True)
    assert status == 0
    assert wires.outside() == []
    assert {asked.path for asked in papers.asked} <= {"/api/query"}
    found = set(links(tmp_path / "out"))
    assert {"https://evil.example/arxiv.org/abs/2407.10671", "https://arxiv.org/abs/2407.10671"} <= found
    assert [link for link in found if link and not NAMED.match(link)] == []
