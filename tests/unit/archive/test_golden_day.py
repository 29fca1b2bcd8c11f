"""The whole shipped day: the same bytes as the golden files, the parts and order that others parse, nothing lost."""

import json
import re
from pathlib import Path

import page_structure
import pytest
from golden_day import GOLDEN, build
from markdown_it import MarkdownIt

FILES = ("insights.en.md", "insights.ko.md", "papers.en.md", "papers.ko.md", "edition.json")
CAPTURED = Path(__file__).parents[2] / "captured" / "reference_structure"
PAGES = [name for name in FILES if name.endswith(".md")]


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


async def test_the_day_is_written_byte_for_byte(tmp_path: Path) -> None:
    folder = (await build(tmp_path)).folder
    assert folder is not None
    assert {file.name for file in folder.iterdir()} == {*FILES, "categories.png"}
    for name in FILES:
        assert (folder / name).read_text(encoding="utf-8") == golden(name), f"{name}: see tests/golden/*/README.md"


@pytest.mark.parametrize("name", PAGES)
def test_every_link_is_a_papers_own_and_every_picture_a_thumbnail(name: str) -> None:
    papers = json.loads(golden("edition.json"))["papers"]
    ours = {paper["url"] for paper in papers}
    pictures = {paper["thumbnail"] for paper in papers} | {"categories.png"}
    tokens = [inner for token in MarkdownIt().parse(golden(name)) for inner in (token, *(token.children or []))]
    assert {token.attrGet("href") for token in tokens if token.type == "link_open"} <= ours
    assert {token.attrGet("src") for token in tokens if token.type == "image"} <= pictures
    assert not any(token.type.startswith("html") for token in tokens)
    assert set(re.findall(r"https?://[^\s)>\]]+", golden(name))) <= ours | pictures


@pytest.mark.parametrize("name", ["insights.en.md", "insights.ko.md"])
@pytest.mark.parametrize("reference", ["insights_2024-10-27.json", "insights_2024-10-05.json"])
def test_insights_have_the_parts_and_order_of_those_that_others_parse(name: str, reference: str) -> None:
    theirs = json.loads((CAPTURED / reference).read_text(encoding="utf-8"))
    ours = page_structure.outline(golden(name))
    assert ours["title"] == theirs["title"]
    (parts,) = {tuple(section["parts"]) for section in theirs["sections"]}
    assert {tuple(section["parts"]) for section in ours["sections"]} == {parts}
    assert all(section["sources"] for section in ours["sections"])


def test_papers_have_the_parts_and_order_of_those_that_others_parse() -> None:
    theirs = json.loads((CAPTURED / "papers_2024-07-16.json").read_text(encoding="utf-8"))
    for name in ("papers.en.md", "papers.ko.md"):
        assert page_structure.outline(golden(name)) == theirs


def test_headings_of_categories_begin_with_the_key_that_parsers_know() -> None:
    counts = json.loads(golden("edition.json"))["counts"]
    for language in ("en", "ko"):
        _, sections = page_structure.insights(golden(f"insights.{language}.md"))
        names = [section.heading.partition(" ")[2].partition(" · ")[0] for section in sections]
        assert names == list(counts)
        assert [len(section.sources) for section in sections] == list(counts.values())


def test_all_sixteen_are_in_every_file_and_none_is_invented() -> None:
    ids = {paper["id"].removeprefix("arxiv:") for paper in json.loads(golden("edition.json"))["papers"]}
    assert len(ids) == 16
    for name in PAGES:
        assert set(re.findall(r"arxiv\.org/abs/(\S+?)\)", golden(name))) == ids


def test_defects_of_other_digests_are_not_ours() -> None:
    for name in PAGES:
        page = golden(name)
        assert "http://" not in page
        assert not re.search(r"arxiv\.org/abs/[\d.]+v\d", page)
        assert "['" not in page
        assert not re.search(r"Authors:.*(\+|, ,)", page)
        assert not re.search(r"cdn-avatars|/uploads/", page)
        headings = {len(mark) for mark in re.findall(r"(?m)^(#+) ", page)}
        assert headings == ({1, 2} if name.startswith("insights") else {2, 3})


def test_every_section_of_two_papers_or_more_has_the_same_five_parts() -> None:
    for language, first in (("ko", "주요 주제"), ("en", "Themes")):
        page = golden(f"insights.{language}.md")
        counts = json.loads(golden("edition.json"))["counts"]
        parts = re.findall(r"(?m)^\*\*(\d)\. (.+)\*\*$", page)
        several = sum(count >= 2 for count in counts.values())
        assert [number for number, _ in parts] == list("12345") * several
        assert len({name for _, name in parts}) == 5
        assert parts[0][1] == first


def test_every_sentence_of_the_papers_pages_stands_in_its_abstract() -> None:
    edition = json.loads(golden("edition.json"))
    for paper in edition["papers"]:
        for card in paper["cards"].values():
            for bullets in card["sections"].values():
                assert all(bullet["quotes"] for bullet in bullets)


def test_votes_tell_when_they_were_read_and_authors_that_they_are_the_linked_ones() -> None:
    paper = json.loads(golden("edition.json"))["papers"][0]
    assert paper["votes"] == 155
    assert paper["authors_complete"] is False
    assert paper["sightings"][0]["votes_read"] == "2024-11"
    assert "Vote: 155 (read 2024-11)" in golden("papers.en.md")
    assert "authors as linked on Hugging Face" in golden("papers.en.md")
