"""Compose: counts in the categories' order, notes in all languages, nothing dropped."""

from dataclasses import replace

import pytest
from builders import DAY, a_card, a_listed, a_paper, a_report, a_sighting, a_source_report, at

from bot.digest.compose import compose, compose_none
from bot.domain.edition import Edition, EditionPaper, SourceReport
from bot.domain.nine import NINE
from bot.errors import UnknownLanguage


def composed(
    *papers: EditionPaper, languages: tuple[str, ...] = ("ko", "en"), sources: tuple[SourceReport, ...] = ()
) -> Edition:
    return compose(
        DAY, at(), papers=papers, reports=(a_report(),), categories=NINE, languages=languages, sources=sources
    )


def listed(number: int, category: str = "LLM", **changes: object) -> EditionPaper:
    return a_listed(number, a_paper(f"arxiv:2407.0000{number}"), category=category, **changes)


def kinds(edition: Edition) -> list[str]:
    return [note.kind for note in edition.notes]


def test_counts_stand_in_the_categories_order_whatever_the_papers_order() -> None:
    edition = composed(listed(1, "Multimodal"), listed(2, "LLM"), listed(3, "Multimodal"))
    assert list(edition.counts.items()) == [("LLM", 1), ("Multimodal", 2)]


def test_a_category_outside_of_the_list_is_counted_last() -> None:
    edition = composed(listed(1, "Robotics"), listed(2, "General AI"))
    assert list(edition.counts) == ["General AI", "Robotics"]
    assert sum(edition.counts.values()) == 2


def test_papers_reports_and_sources_are_kept_as_given() -> None:
    papers, source = (listed(1), listed(2)), a_source_report()
    edition = composed(*papers, sources=(source,))
    assert (edition.papers, edition.sources, edition.reports) == (papers, (source,), (a_report(),))
    assert (edition.state, edition.reason, edition.day, edition.cut_at) == ("published", None, DAY, at())


def test_every_failed_source_is_named_with_its_reason_in_all_languages() -> None:
    failed = a_source_report("arxiv", 0, error="429 Too Many Requests", asked_at=at(hour=3, minute=10))
    edition = composed(listed(1), sources=(a_source_report(), failed))
    (note,) = [note for note in edition.notes if note.kind == "source_failed"]
    assert note.text == {
        "ko": "03:10 UTC에 arXiv를 읽지 못했습니다 (429 Too Many Requests).",
        "en": "arXiv could not be read at 03:10 UTC (429 Too Many Requests).",
    }


def test_late_papers_are_counted() -> None:
    edition = composed(listed(1, late=True), listed(2, late=True), listed(3))
    (note,) = [note for note in edition.notes if note.kind == "late"]
    assert note.text["en"].startswith("2 papers came late")


def test_papers_listed_by_title_only_are_told() -> None:
    edition = composed(listed(1), listed(2, summary="listed_only", cards={}))
    (note,) = [note for note in edition.notes if note.kind == "listed_only"]
    assert note.text["ko"].startswith("논문 1편은 제목만")


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (
            ("one",),
            "no votes are known, so papers seen by more sources get cards first, then the categories take turns",
        ),
        ((), "no votes are known, so the categories take turns"),
    ],
)
def test_votes_that_nobody_knows_are_not_told_as_the_rule(sources: tuple[str, ...], said: str) -> None:
    seen = [a_sighting(votes=None), *(a_sighting(source=source, votes=None) for source in sources)]
    first = a_listed(1, a_paper("arxiv:2407.00001", votes=None, sightings=tuple(seen)))
    second = a_listed(2, a_paper("arxiv:2407.00002", votes=None), summary="listed_only", cards={})
    (note,) = [note for note in composed(first, second).notes if note.kind == "listed_only"]
    assert note.text["en"] == f"1 paper listed by title only: {said}."
    assert "추천이 많은" not in note.text["ko"]


def test_excerpts_are_told_once_where_there_is_no_model() -> None:
    edition = composed(listed(1), listed(2))
    (note,) = [note for note in edition.notes if note.kind == "excerpts"]
    assert "Written without a model" in note.text["en"]


def test_some_excerpts_are_told_by_number() -> None:
    written = a_card(writer="model", model="some-model", prompt_version="1")
    edition = composed(listed(1, cards={"ko": written, "en": written}), listed(2))
    (note,) = [note for note in edition.notes if note.kind == "excerpts"]
    assert note.text["en"].startswith("1 card written without a model")


def test_a_day_of_model_cards_has_no_notes() -> None:
    written = replace(a_card(), writer="model")
    assert composed(listed(1, cards={"en": written})).notes == ()


def test_a_day_without_cards_claims_no_excerpts() -> None:
    assert kinds(composed(listed(1, summary="no_text", cards={}))) == []


@pytest.mark.parametrize("languages", [("ko",), ("en",), ("ko", "en")])
def test_notes_are_written_in_the_editions_languages_only(languages: tuple[str, ...]) -> None:
    edition = composed(listed(1, late=True), languages=languages)
    assert edition.languages == languages
    assert all(tuple(note.text) == languages for note in edition.notes)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        composed(listed(1), languages=("fr",))


def test_a_day_without_an_edition_keeps_its_reason_and_what_failed() -> None:
    failed = a_source_report(found=0, error="timeout")
    edition = compose_none(DAY, at(), reason="sources_failed", languages=("ko", "en"), sources=(failed,))
    assert (edition.state, edition.reason, edition.papers, edition.counts) == ("none", "sources_failed", (), {})
    assert kinds(edition) == ["source_failed"]
