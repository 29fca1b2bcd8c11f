"""`jogan report --venue` over real sockets: a venue in pages, with a refusal on the way."""

import json
from pathlib import Path

import pytest
from responders.openreview import VENUE, Note, OpenReviewNotes, a_note
from responders.papers import Answer, Papers

from adapters.cli.make_report import Order, make_report
from adapters.config import read

LEVELS = ("oral", "spotlight", "poster")


def paper(number: int) -> Note:
    """Every 25th is about language models."""
    venue = f"NeurIPS 2023 {LEVELS[number % 3]}"
    if number % 25:
        return a_note(number, venue=venue, title=f"Convex Bounds, Part {number}", keywords=["convex optimization"])
    words = ["large language models", "in-context learning"]
    abstract = (
        f"Large language models answer questions in context. We present method {number}, which makes large language"
        " models answer with fewer examples. On three benchmarks it is better than prompting by 4 points."
    )
    title = f"Large Language Models Learn in Context, Part {number}"
    return a_note(number, venue=venue, title=title, keywords=words, abstract=abstract)


async def test_a_report_of_what_a_venue_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wait = Answer(b'{"name": "RateLimitError"}', 429, {"Retry-After": "0"})
    notes = OpenReviewNotes([paper(number) for number in range(300)], before={200: [wait]})
    async with Papers({"/notes": notes}) as papers:
        given = {"JOGAN_OPENREVIEW_URL": papers.url, "JOGAN_ARXIV_API_URL": papers.url}
        config = read({**given, "JOGAN_DATA_DIR": str(tmp_path), "JOGAN_LANGUAGES": "en"}, tmp_path)
        order = Order("NeurIPS 2023", None, VENUE, "LLM", None, tmp_path / "out")
        assert await make_report(config, order, as_json=True) == 0
    made = json.loads(capsys.readouterr().out)
    told = [paper for chapter in made["chapters"] for paper in chapter["papers"]]
    assert (made["counts"]["listed"], made["counts"]["selected"]) == (300, 12)
    assert sorted(paper["title"] for paper in told) == sorted(
        f"Large Language Models Learn in Context, Part {number}" for number in range(0, 300, 25)
    )
    assert {(paper["venue"], paper["decision"]) for paper in told} == {("NeurIPS 2023", level) for level in LEVELS}
    assert all(paper["tldr"] for paper in told)
    assert [asked.query["offset"] for asked in papers.asked_for("/notes")] == ["0", "200", "200"]
