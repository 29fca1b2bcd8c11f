"""report.json letter by letter: keys that scripts rely on, sentences with their quotes, nothing of when it was made."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import a_bullet, a_note, a_quote
from builders_conference import SLUG, a_chapter, a_conference_report, a_figure, a_reported, a_told
from conference_sample import sample

from adapters.archive.markdown.folder import MarkdownArchive, report_files
from adapters.archive.markdown.report_json import report_json
from bot.domain.conference import Details, EarlierWork, Intro
from bot.domain.evidence import Dropped
from bot.domain.nine import NINE
from bot.errors import Permanent


def test_keys_of_the_json_are_fixed() -> None:
    shape = report_json(a_conference_report())
    assert list(shape) == [
        *("schema", "slug", "title", "languages", "topic", "counts", "notes", "chapters", "abbreviations", "licence")
    ]
    chapter = shape["chapters"][0]
    assert list(chapter) == ["title", "titles", "slug", "intro", "intros", "papers"]
    assert list(chapter["papers"][0])[:7] == ["number", "title", "url", "venue", "decision", "tldr", "details"]
    assert list(chapter["papers"][0]["details"]) == ["problem", "insight", "application", "method"]
    assert (shape["schema"], shape["slug"], shape["topic"], shape["languages"]) == (1, SLUG, "LLM", ["ko", "en"])


def test_a_paper_has_its_texts_and_the_first_languages_on_top() -> None:
    korean = a_told(writer="model", tldr=a_bullet("요약", quotes=(a_quote("Said.", "3 Method"),)), model="m")
    paper = a_reported(7, decision="oral", texts={"ko": korean, "en": a_told()}, keywords=("a", "b"), track="main")
    shape = report_json(a_conference_report((paper,)))["chapters"][0]["papers"][0]
    assert (shape["number"], shape["decision"], shape["venue"]) == (7, "oral", "COLM 2024")
    assert shape["tldr"] == {"text": "요약", "quotes": [{"text": "Said.", "section": "3 Method"}]}
    assert shape["texts"]["ko"]["tldr"] == shape["tldr"]
    assert shape["texts"]["ko"]["writer"] == "model"
    assert shape["texts"]["en"]["tldr"]["text"] == "We present a language model of 72 billion parameters."
    assert (shape["keywords"], shape["track"], shape["id"]) == (["a", "b"], "main", "arxiv:2407.00007")


def test_what_was_stopped_is_kept_with_the_check_that_stopped_it() -> None:
    told = a_told(writer="model", dropped=(Dropped("3배 빠릅니다.", "numbers", "3"),))
    shape = report_json(a_conference_report((a_reported(1, texts={"ko": told}),)))
    stopped = shape["chapters"][0]["papers"][0]["texts"]["ko"]["dropped"]
    assert stopped == [{"text": "3배 빠릅니다.", "check": "numbers", "detail": "3"}]


def test_why_a_text_is_excerpts_though_a_model_is_set() -> None:
    shape = report_json(a_conference_report((a_reported(1, texts={"ko": a_told(because="budget")}),)))
    assert shape["chapters"][0]["papers"][0]["texts"]["ko"]["because"] == "budget"


def test_a_paper_without_text_says_nothing() -> None:
    shape = report_json(a_conference_report((a_reported(1, texts={}),)))["chapters"][0]["papers"][0]
    assert shape["tldr"] == {}
    assert shape["details"] == {"problem": [], "insight": [], "application": [], "method": []}
    assert shape["texts"] == {}


def test_sentences_of_introductions_name_their_papers() -> None:
    intro = Intro("model", (a_bullet("Said.", paper=2),), (Dropped("Not.", "names", "X"),), model="m")
    chapter = a_chapter(intros={"ko": intro, "en": Intro("extractive")})
    shape = report_json(a_conference_report(chapters=(chapter,)))["chapters"][0]
    assert shape["intro"][0]["text"] == "Said."
    assert shape["intro"][0]["paper"] == 2
    assert shape["intros"]["ko"]["dropped"][0]["check"] == "names"
    assert shape["intros"]["en"]["bullets"] == []


def test_figures_notes_and_earlier_work() -> None:
    works = (EarlierWork("GPT", (1, 2), "https://arxiv.org/abs/2005.14165", 2020),)
    report = a_conference_report((a_reported(1, figure=a_figure()),), earlier=works, notes=(a_note("excerpts"),))
    shape = report_json(report)
    assert [chapter["slug"] for chapter in shape["chapters"]] == ["earlier-work", "language-models"]
    assert shape["chapters"][0]["papers"] == []
    assert shape["chapters"][0]["works"] == [
        {"title": "GPT", "url": "https://arxiv.org/abs/2005.14165", "year": 2020, "cited_by": [1, 2]}
    ]
    assert shape["chapters"][1]["papers"][0]["figure"] == {
        "file": "figures/2407.00001.png",
        "caption": "Overview.",
        "source": "https://arxiv.org/html/2407.00001",
        "licence": "CC BY 4.0",
    }
    assert shape["notes"][0]["kind"] == "excerpts"


def test_the_rest_is_named_by_each_language() -> None:
    shape = report_json(a_conference_report(chapters=(a_chapter(title=""),)))["chapters"][0]
    assert (shape["title"], shape["titles"]) == ("기타", {"ko": "기타", "en": "Other papers"})


def test_the_same_report_gives_the_same_bytes_whenever_it_is_made() -> None:
    again = replace(sample(), made_on=date(2030, 1, 1))
    assert report_files(again, NINE) == report_files(sample(), NINE)


def test_numbers_of_the_page_and_of_the_json_are_the_same() -> None:
    shape = json.loads(report_files(sample(), NINE)["report.json"])
    numbers = [paper["number"] for chapter in shape["chapters"] for paper in chapter["papers"]]
    assert numbers == [1, 2, 3, 4, 5, 6]
    page = report_files(sample(), NINE)["report.ko.md"].decode()
    assert all(f'id="paper-{number}"' in page for number in numbers)


def test_every_sentence_of_details_is_there() -> None:
    details = Details(*((a_bullet(name),) for name in ("problem", "insight", "application", "method")))
    paper = a_reported(1, texts={"ko": a_told(details=details)})
    shape = report_json(a_conference_report((paper,)))["chapters"][0]["papers"][0]
    assert {name: said[0]["text"] for name, said in shape["details"].items()} == {
        name: name for name in shape["details"]
    }


async def test_writing_again_touches_no_file(tmp_path: Path) -> None:
    archive = MarkdownArchive(tmp_path)
    folder = await archive.write_report(sample(), NINE, {"figures/a.png": b"png"})
    before = {file: file.stat().st_ino for file in folder.rglob("*")}
    await archive.write_report(sample(), NINE, {"figures/a.png": b"png"})
    assert {file: file.stat().st_ino for file in folder.rglob("*")} == before


@pytest.mark.parametrize("slug", ["..", "../x", "a/b", "", ".hidden", "a\n"])
async def test_no_name_leads_out_of_the_archive(tmp_path: Path, slug: str) -> None:
    archive = MarkdownArchive(tmp_path / "archive")
    with pytest.raises(Permanent, match="no place in the archive"):
        await archive.write_report(a_conference_report(slug=slug), NINE, {})
    assert not any(True for _ in os.scandir(tmp_path))
