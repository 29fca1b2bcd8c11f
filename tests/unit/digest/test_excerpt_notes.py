"""What is said of texts that are excerpts: one line a reason, in all languages, and nothing where there is none."""

from dataclasses import replace

import pytest
from builders import a_card, a_listed, a_paper, a_report, an_edition

from bot.digest.excerpt_notes import KINDS, excerpt_notes
from bot.document.notes import notes as shown
from bot.domain.card import Because, Report
from bot.domain.edition import EditionPaper

BY_MODEL = replace(a_card(), writer="model")


def listed(number: int, *becauses: Because | None) -> EditionPaper:
    """A paper with a card of excerpts for each reason, in Korean and English."""
    cards = {code: replace(a_card(), because=because) for code, because in zip(("ko", "en"), becauses, strict=False)}
    return a_listed(number, a_paper(f"arxiv:2407.{number:05}"), cards=cards or {"ko": BY_MODEL, "en": BY_MODEL})


def said(*papers: EditionPaper, reports: tuple[Report, ...] = ()) -> list[tuple[str, str]]:
    notes = excerpt_notes(papers, reports, ("ko", "en"))
    assert all(list(note.text) == ["ko", "en"] and note.kind in KINDS for note in notes)
    return [(note.kind, note.text["en"]) for note in notes]


def test_a_models_texts_need_no_line() -> None:
    assert said(listed(1), listed(2)) == []
    assert said() == []


def test_without_a_model_it_is_said_as_ever() -> None:
    (note,) = said(listed(1, None, None), listed(2, None, None))
    assert note[0] == "excerpts"
    assert note[1].startswith("Written without a model")


@pytest.mark.parametrize(
    ("because", "why"),
    [
        ("outage", "The model could not be reached"),
        ("budget", "The day's token budget is spent"),
        ("gate", "The papers do not carry what the model wrote"),
    ],
)
def test_all_cards_for_one_reason_are_one_line(because: Because, why: str) -> None:
    report = a_report()
    texts = {code: replace(text, because=because) for code, text in report.texts.items()}
    papers = (listed(1, because, because), listed(2, because, because))
    assert said(*papers, reports=(replace(report, texts=texts),)) == [
        (f"excerpts_{because}", f"{why}: the sentences below are the papers' own, word for word.")
    ]


def test_some_cards_are_counted_by_reason() -> None:
    papers = (listed(1), listed(2, "outage", "outage"), listed(3, "budget"), listed(4, "outage"))
    own = "made of the paper's own sentences, marked as excerpts."
    assert said(*papers) == [
        ("excerpts_outage", f"The model could not be reached: 2 cards {own}"),
        ("excerpts_budget", f"The day's token budget is spent: 1 card {own}"),
    ]


def test_reports_are_told_beside_some_cards() -> None:
    """A budget that ends in the middle: a report of excerpts is nowhere marked but here."""
    report = a_report()
    texts = {code: replace(text, because="budget") for code, text in report.texts.items()}
    assert said(listed(1), listed(2, "budget", "budget"), reports=(replace(report, texts=texts),)) == [
        (
            "excerpts_budget",
            "The day's token budget is spent: 1 card and 1 report made of the papers' own sentences; "
            "the cards are marked as excerpts.",
        )
    ]


def test_reports_have_a_line_of_their_own_where_no_card_has_one() -> None:
    report = a_report()
    late = replace(report, texts={"ko": replace(report.texts["ko"], because="outage"), "en": report.texts["en"]})
    both = replace(late, texts=dict.fromkeys(("ko", "en"), late.texts["ko"]))
    assert said(listed(1), listed(2), reports=(both,)) == [
        ("excerpts_outage", "The model could not be reached: 1 report made of the papers' own sentences.")
    ]
    (only,) = excerpt_notes((listed(1), listed(2)), (late,), ("ko", "en"))
    assert list(only.text) == ["ko"]


def test_readers_are_told_of_their_own_texts_and_not_of_others() -> None:
    """Two Korean cards are excerpts, one of them in English too: each language has its own count."""
    by_both, in_korean = listed(2, "outage", "outage"), listed(3, "outage", None)
    in_korean = replace(in_korean, cards={**in_korean.cards, "en": BY_MODEL})
    papers = (listed(1), by_both, in_korean)
    (told,) = excerpt_notes(papers, (), ("ko", "en"))
    assert "1 card made" in told.text["en"]
    assert "2편" in told.text["ko"]
    alone = excerpt_notes((listed(1), in_korean), (), ("ko", "en"))
    assert [list(each.text) for each in alone] == [["ko"]]
    edition = an_edition(papers=(listed(1), in_korean), notes=alone, languages=("ko", "en"))
    assert shown(edition, "en") == ()
    assert shown(edition, "ko") == (alone[0].text["ko"],)


def test_korean_is_said_as_koreans_say_it() -> None:
    (note,) = excerpt_notes((listed(1), listed(2, "budget")), (), ("ko",))
    expected = "논문 1편은 하루 토큰 예산을 다 써서 논문의 문장을 그대로 옮기고 ‘원문 발췌’로 표시했습니다."
    assert note.text == {"ko": expected}


def test_a_reader_of_another_language_is_told_the_same() -> None:
    papers = (listed(1), listed(2, "budget"), listed(3, "outage"))
    notes = excerpt_notes(papers, (), ("ko",))
    edition = an_edition(papers=papers, languages=("ko",), notes=notes)
    assert shown(edition, "en") == tuple(text for _, text in said(*papers))
