"""The archive's folder: which files, whole or not at all, the same bytes again; and edition.json letter by letter."""

import json
from dataclasses import replace
from pathlib import Path

import page_structure
import pytest
from builders import (
    a_bullet,
    a_card,
    a_day_without,
    a_listed,
    a_note,
    a_paper,
    a_report,
    a_sighting,
    a_source_report,
    an_edition,
)

from adapters.archive.markdown.edition_json import edition_json
from adapters.archive.markdown.folder import MarkdownArchive, pages
from bot.domain.card import Card
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Bullet, Dropped, Quote
from bot.domain.nine import NINE
from bot.errors import Permanent

PICTURE = b"\x89PNG picture"


def two_papers(**changes: object) -> tuple[EditionPaper, EditionPaper]:
    other = a_paper("arxiv:2407.10058", "Learning to Refuse", votes=None)
    return a_listed(1, **changes), a_listed(2, other, **changes)


async def test_the_folder_holds_pages_in_the_editions_languages(tmp_path: Path) -> None:
    folder = await MarkdownArchive(tmp_path).write(an_edition(languages=("en",)), NINE, PICTURE)
    assert folder == tmp_path / "2024-07-16"
    names = {"insights.en.md", "papers.en.md", "edition.json", "categories.png"}
    assert {file.name for file in folder.iterdir()} == names
    assert (folder / "categories.png").read_bytes() == PICTURE


async def test_writing_again_changes_nothing_and_leaves_no_other_file(tmp_path: Path) -> None:
    archive, edition = MarkdownArchive(tmp_path), an_edition(papers=two_papers(), reports=(a_report(),))
    folder = await archive.write(edition, NINE, PICTURE)
    before = {file.name: (file.read_bytes(), file.stat().st_ino) for file in folder.iterdir()}
    await archive.write(edition, NINE, PICTURE)
    assert {file.name: (file.read_bytes(), file.stat().st_ino) for file in folder.iterdir()} == before


async def test_a_changed_edition_replaces_its_files(tmp_path: Path) -> None:
    archive = MarkdownArchive(tmp_path)
    await archive.write(an_edition(), NINE, PICTURE)
    folder = await archive.write(an_edition(notes=(a_note("late"),)), NINE, PICTURE)
    assert json.loads((folder / "edition.json").read_text())["notes"][0]["kind"] == "late"
    assert (folder / "edition.json").stat().st_mode & 0o777 == 0o644


async def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Permanent, match="cannot be written"):
        await MarkdownArchive(tmp_path / "file").write(an_edition(), NINE, PICTURE)


async def test_half_a_surrogate_pair_does_not_stop_the_archive(tmp_path: Path) -> None:
    edition = an_edition(papers=(a_paper(title="broken \ud83d title"),))
    folder = await MarkdownArchive(tmp_path).write(edition, NINE, PICTURE)
    assert "### [broken title](" in (folder / "papers.en.md").read_text(encoding="utf-8").replace("  ", " ")


def test_keys_of_the_json_are_fixed() -> None:
    shape = edition_json(an_edition(papers=two_papers(), reports=(a_report(),), notes=(a_note(),)))
    assert list(shape) == [
        *("schema", "date", "cut_at", "state", "reason", "languages", "counts", "sources", "notes"),
        *("papers", "reports"),
    ]
    assert (shape["schema"], shape["date"], shape["cut_at"]) == (1, "2024-07-16", "2024-07-16T23:00:00Z")
    assert set(shape["sources"][0]) == {"name", "asked_at", "found", "error"}
    assert set(shape["notes"][0]) == {"kind", "text"}
    assert set(shape["papers"][0]) == {
        *("number", "id", "title", "authors", "authors_complete", "url", "thumbnail", "votes", "sightings"),
        *("withdrawn", "late", "listed_only", "summary", "category", "category_confidence", "category_reasons"),
        *("category_by", "cards"),
    }
    card = shape["papers"][0]["cards"]["en"]
    assert set(card) == {
        *("writer", "text_from", "model", "prompt_version", "tldr", "sections", "dropped"),
    }
    assert set(card["sections"]) == {"whats_new", "technical_details", "performance_highlights"}
    assert set(shape["reports"][0]) == {"category", "papers", "texts"}
    assert set(shape["reports"][0]["texts"]["en"]) == {"writer", "parts", "dropped"}
    assert set(shape["reports"][0]["texts"]["en"]["parts"]) == {
        *("themes", "common_threads", "key_facts", "impact", "outlook"),
    }


def test_bullets_quotes_and_what_was_dropped() -> None:
    quote = Quote("It is trained on 7 trillion tokens.", "abstract", offset=12)
    card = a_card(tldr=Bullet("Trained.", (quote,)), dropped=(Dropped("It is 99.", "numbers", "99 is not there"),))
    shape = edition_json(an_edition(papers=(a_listed(cards={"en": card}),), reports=(a_report(papers=(1, 1)),)))
    told = shape["papers"][0]["cards"]["en"]
    assert told["tldr"] == {"text": "Trained.", "quotes": [{"text": quote.text, "section": "abstract", "offset": 12}]}
    assert told["dropped"] == [{"text": "It is 99.", "check": "numbers", "detail": "99 is not there"}]
    theme = shape["reports"][0]["texts"]["ko"]["parts"]["themes"][0]
    assert theme["paper"] == 1
    assert set(theme["quotes"][0]) == {"text", "section"}


def test_sightings_tell_source_date_votes_and_when() -> None:
    paper = a_paper()
    paper = replace(paper, sightings=(a_sighting(votes_read="2024-11"), a_sighting(source="arxiv", votes=None)))
    seen = edition_json(an_edition(papers=(paper,)))["papers"][0]["sightings"]
    first = {"source": "huggingface", "date": "2024-07-16", "votes": 91, "seen_at": "2024-07-16T23:00:00Z"}
    assert seen[0] == {**first, "votes_read": "2024-11"}
    assert seen[1] == {**first, "source": "arxiv", "votes": None}


def test_a_day_without_an_edition_has_its_reason_and_no_papers() -> None:
    shape = edition_json(a_day_without(reason="repeated_list"))
    assert (shape["state"], shape["reason"], shape["papers"], shape["counts"]) == ("none", "repeated_list", [], {})


def test_the_json_says_what_a_paper_without_a_card_is() -> None:
    shape = edition_json(an_edition(papers=(a_listed(summary="listed_only", cards={}, late=True),)))
    paper = shape["papers"][0]
    assert (paper["summary"], paper["listed_only"], paper["late"], paper["cards"]) == ("listed_only", True, True, {})


def test_a_hostile_title_leaves_the_parts_as_they_are() -> None:
    evil = "](https://evil.example) # **x** <b>\n## Fake\n### [Fake](https://evil.example)\nVote: 999"
    calm, hostile = (
        pages(an_edition(papers=(a_paper(title=title, authors=(evil,)), *two_papers()[1:])), NINE)
        for title in ("Calm", evil)
    )
    assert page_structure.outline(calm["papers.en.md"].decode()) == page_structure.outline(
        hostile["papers.en.md"].decode()
    )
    _, sections = page_structure.insights(hostile["insights.ko.md"].decode())
    assert [len(section.sources) for section in sections] == [2]
    assert "https://evil" not in hostile["insights.ko.md"].decode()


def page(name: str, *listed: EditionPaper, **changes: object) -> str:
    return pages(an_edition(papers=listed, **changes), NINE)[name].decode()


def test_a_paper_without_a_summary_says_so_and_loses_nothing_else() -> None:
    shown = page("papers.ko.md", a_listed(summary="no_text", cards={}))
    _, (paper,) = page_structure.papers(shown)
    assert paper.parts == ["Vote", "Authors"]
    assert "요약 없음: 논문의 본문을 구하지 못했습니다" in shown


def test_a_withdrawn_paper_is_marked() -> None:
    gone = a_listed(1, a_paper(withdrawn=True), summary="withdrawn", cards={})
    assert "Not summarised: the paper was withdrawn" in page("papers.en.md", gone)
    assert "withdrawn ·" in page("papers.en.md", gone)


def test_authors_stand_in_their_order_all_of_them() -> None:
    names = tuple(f"Author {number}" for number in range(30))
    shown = page("papers.en.md", a_listed(1, a_paper(authors=names, authors_complete=True)))
    _, (paper,) = page_structure.papers(shown)
    assert paper.said["Authors"].split(", ") == list(names)
    assert "as linked" not in shown


def test_no_votes_and_no_authors_are_a_dash() -> None:
    _, (paper,) = page_structure.papers(page("papers.en.md", a_listed(1, a_paper(votes=None, authors=()))))
    assert (paper.said["Vote"], paper.said["Authors"]) == ("-", "-")


def test_a_single_paper_gets_its_card_and_no_synthesis() -> None:
    shown = page("insights.ko.md", a_listed())
    assert "논문이 한 편이라" in shown
    assert "- **What's New**: *새로운 점* — " in shown
    assert "주요 주제" not in shown


def test_a_single_paper_without_a_card_promises_none() -> None:
    shown = page("insights.ko.md", a_listed(summary="listed_only", cards={}))
    assert "카드를 싣습니다" not in shown
    assert "요약 없음: 제목만 실은 논문입니다" in shown


def test_two_papers_get_five_parts_and_absent_ones_say_so() -> None:
    shown = page("insights.en.md", *two_papers(), reports=(a_report(),))
    parts = ("Themes", "Common threads", "Key facts", "Impact", "Outlook")
    assert [shown.index(f"**{number}. {part}**") for number, part in enumerate(parts, 1)] == sorted(
        shown.index(f"**{number}. {part}**") for number, part in enumerate(parts, 1)
    )
    assert shown.count("- Not found in the abstracts.") == 3
    assert "It is trained on 7 trillion tokens. ([2](https://arxiv.org/abs/2407.10058))" in shown


def test_a_category_without_a_report_lists_its_sources_all_the_same() -> None:
    shown = page("insights.en.md", *two_papers(summary="listed_only", cards={}))
    assert "Not summarised: there is not enough text" in shown
    _, (section,) = page_structure.insights(shown)
    assert [title for title, _ in section.sources] == ["Qwen2 Technical Report", "Learning to Refuse"]


def test_a_category_that_the_list_no_longer_has_is_not_lost() -> None:
    shown = page("insights.ko.md", a_listed(category="Robotics"))
    _, (section,) = page_structure.insights(shown)
    assert section.heading == "📄 Robotics"


def test_notes_stand_above_the_papers_in_the_pages_language() -> None:
    shown = page("papers.ko.md", a_listed(), notes=(a_note(text={"ko": "알림", "en": "Notice"}),))
    assert shown.index("- 알림") < shown.index("### ")
    assert "Notice" not in shown


def test_every_section_is_one_line_however_many_sentences_it_has() -> None:
    card = a_card()
    many = replace(card, sections=replace(card.sections, whats_new=(a_bullet("One."), a_bullet("Two\nlines."))))
    assert isinstance(many, Card)
    _, (paper,) = page_structure.papers(page("papers.en.md", a_listed(cards={"en": many})))
    assert paper.said["What's New"] == "One. Two lines."


def test_a_failed_source_stands_in_the_json() -> None:
    failed = a_source_report("arxiv", 0, error="429 Too Many Requests")
    assert edition_json(an_edition(sources=(failed,)))["sources"][0]["error"] == "429 Too Many Requests"
