"""The day by a model: the same bytes as the golden files, few honest sentences lost, marks as they are due."""

import asyncio
import json
import re
from collections import Counter
from pathlib import Path

import page_structure
import pytest
from by_model_day import BY_MODEL, PAGES, POSTS, STOPPED, replies, write

from adapters.sources.recorded import DEMO_DAY, demo_path

ABSENT = "논문에서 확인된 문장이 없습니다."
HONEST = 214
"""Sentences of the cards' replies in both languages."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return asyncio.run(write(tmp_path_factory.mktemp("by_model")))


@pytest.mark.parametrize("name", [*PAGES, *POSTS, STOPPED])
def test_the_day_is_written_as_it_is_kept(written: dict[str, str], name: str) -> None:
    assert written[name] == (BY_MODEL / name).read_text(encoding="utf-8"), "see README.md here"


def test_every_quote_of_the_replies_stands_in_its_abstract() -> None:
    rows = json.loads((Path(str(demo_path())) / f"{DEMO_DAY}.json").read_text(encoding="utf-8"))
    abstracts = {f"arxiv:{row['paper']['id']}": " ".join(row["paper"]["summary"].split()) for row in rows}
    sentences = 0
    for language in ("ko", "en"):
        for paper, card in replies(f"cards.{language}").items():
            said = [card["tldr"], *card["whats_new"], *card["technical_details"], *card["performance_highlights"]]
            assert all(quote in abstracts[paper] for one in said for quote in one["quotes"])
            sentences += len(said)
    assert sentences == HONEST


def test_the_parts_are_those_that_others_parse(written: dict[str, str]) -> None:
    for language in ("ko", "en"):
        _, papers = page_structure.papers(written[f"papers.{language}.md"])
        parts = {tuple(part for part in paper.parts if part != "picture") for paper in papers}
        assert parts == {("Vote", "Authors", "What's New", "Technical Details", "Performance Highlights")}
        assert len(papers) == 16


def test_excerpts_are_marked_and_nothing_else_is(written: dict[str, str]) -> None:
    papers = re.split(r"(?m)^### ", written["papers.ko.md"])[1:]
    marked = ["· 원문 발췌 ·" in paper for paper in papers]
    assert marked == ["니다." not in paper.replace(ABSENT, "") for paper in papers]
    english = written["papers.en.md"]
    told = re.search(r"(\d+) cards? made of the paper's own sentences", english)
    assert told is not None
    assert 0 < english.count("· excerpts from the paper ·") == int(told[1]) < len(papers)
    assert not re.search("모델 없이|Written without a model", "".join(written.values()))


def test_most_honest_sentences_go_out(written: dict[str, str]) -> None:
    """A bound of what is lost, not a measure: tests/bench/gate measures with sentences of its own."""
    lost = Counter(line.split(" ", 1)[0].isdecimal() for line in written[STOPPED].splitlines())
    assert lost[True] <= HONEST // 5
