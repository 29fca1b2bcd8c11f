"""A report's name, its counts and what readers must know of it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from builders import DAY
from builders_conference import a_reported, a_told, an_accepted
from hypothesis import given
from hypothesis import strategies as st

from bot.conference.compose import LONGEST_SLUG, Wish, compose, slug
from bot.conference.enrich import Enriched
from bot.domain.conference import ConferenceReport, Reported

WISH = Wish("NeurIPS 2023, in LLM", ("ko", "en"), "LLM", "CC BY 4.0")


def composed(papers: tuple[Reported, ...], **changes: Any) -> ConferenceReport:
    values: dict[str, Any] = {"accepted": [an_accepted()], "chapters": (), "earlier": (), "made_on": DAY}
    return compose(WISH, papers=papers, **{**values, **changes})


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("COLM 2024", "colm-2024"),
        ("NeurIPS 2023, in LLM", "neurips-2023-in-llm"),
        ("  ICLR   2024 (LLM)!  ", "iclr-2024-llm"),
    ],
)
def test_a_report_is_named_by_the_words_of_its_title(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("뉴립스 2023", "아이클리어 2023"),
        ("NeurIPS 2023 Oral & Spotlight papers, in LLM", "NeurIPS 2023 Oral & Spotlight papers, in RL"),
        ("조간", "석간"),
    ],
)
def test_titles_that_differ_where_no_name_can_show_it_have_two_names(one: str, other: str) -> None:
    assert slug(one) != slug(other)
    assert slug(one) == slug(one)


@given(st.text(min_size=1).filter(str.strip))
def test_every_name_fits_into_a_button_a_folder_and_a_command(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(title))
    assert len(slug(title)) <= LONGEST_SLUG


def test_counts_are_counted_from_the_list_and_from_the_report() -> None:
    listed = [an_accepted(f"Paper {n}", decision="oral" if n < 2 else "spotlight") for n in range(5)]
    whole = {"ko": a_told(text_from="full_text"), "en": a_told()}
    papers = (a_reported(1, decision="oral", texts=whole), a_reported(2, decision="spotlight", texts={}))
    report = composed(papers, accepted=listed)
    assert report.counts == {
        "listed": 5,
        "listed_oral": 2,
        "listed_spotlight": 3,
        "selected": 2,
        "oral": 1,
        "spotlight": 1,
        "with_text": 1,
        "whole_text": 1,
    }


def notes(report: ConferenceReport) -> dict[str, str]:
    assert all(set(note.text) <= {"ko", "en"} for note in report.notes)
    return {note.kind: note.text["en"] for note in report.notes}


def test_a_list_without_abstracts_says_that_nothing_is_summarised() -> None:
    said = notes(composed((a_reported(1, texts={}), a_reported(2, texts={}))))
    assert said == {"titles_only": "The list has no abstracts: titles and keywords only, so nothing is summarised."}


def test_some_papers_without_an_abstract_are_counted_and_excerpts_are_named() -> None:
    said = notes(composed((a_reported(1), a_reported(2, texts={}))))
    assert said == {
        "some_titles_only": "No abstract was at hand for 1 paper: title and keywords only.",
        "excerpts": "Written without a model: every sentence below is the paper's own.",
    }


def test_an_abstract_that_is_there_is_never_said_to_be_missing() -> None:
    short = a_reported(2, texts={}, paper={"abstract": "We prune."})
    assert notes(composed((short,))) == {
        "nothing_to_tell": "1 paper has an abstract with nothing that could be told: title and keywords only."
    }
    said = notes(composed((a_reported(1, texts={}), short, replace(short, number=3))))
    assert said == {
        "some_titles_only": "No abstract was at hand for 1 paper: title and keywords only.",
        "nothing_to_tell": "2 papers have an abstract with nothing that could be told: title and keywords only.",
    }


def test_readers_of_a_language_that_the_report_is_not_written_in_are_told_in_theirs() -> None:
    english = replace(WISH, languages=("en",))
    papers = (a_reported(1, texts={"en": a_told()}), a_reported(2, texts={}))
    report = compose(english, [an_accepted()], papers, (), (), DAY)
    assert [note.text["ko"] for note in report.notes] == [
        "논문 1편은 초록을 구하지 못해 제목과 키워드만 실었습니다.",
        "모델 없이 만든 보고서입니다. 아래 문장은 모두 논문에서 그대로 옮긴 영어 원문입니다.",
    ]


def test_each_language_counts_its_own_excerpts() -> None:
    by_model = a_told(writer="model", model="m")
    papers = tuple(
        a_reported(n, texts={"ko": a_told(because="gate") if n == 1 else by_model, "en": by_model}) for n in (1, 2)
    )
    (note,) = composed(papers).notes
    assert (note.kind, set(note.text)) == ("excerpts_gate", {"ko"})
    assert note.text["ko"].startswith("논문 1편은")


def test_that_arxiv_was_silent_comes_first_and_names_the_reason() -> None:
    report = composed((a_reported(1, texts={}),), enriched=Enriched((), "no route to host"))
    assert [note.kind for note in report.notes] == ["arxiv_failed", "titles_only"]
    assert all("no route to host" in text for text in report.notes[0].text.values())


def test_titles_that_were_not_asked_for_yet_are_counted_and_no_failure_of_arxiv() -> None:
    (note,) = composed((a_reported(1, texts={}),), enriched=Enriched((), left=1_200)).notes[:1]
    assert note.kind == "arxiv_left"
    assert note.text == {
        "en": "1,200 titles not looked up on arXiv yet: run the same command once more, and it goes on there.",
        "ko": "제목 1,200개는 아직 arXiv에서 찾아보지 않았습니다. 같은 명령을 다시 실행하면 이어서 찾습니다.",
    }


def test_the_wish_stands_in_the_report() -> None:
    report = composed((a_reported(1),))
    assert (report.slug, report.title, report.topic, report.licence) == (
        slug(WISH.title),
        WISH.title,
        "LLM",
        "CC BY 4.0",
    )
