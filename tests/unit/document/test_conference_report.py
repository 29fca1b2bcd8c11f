"""The report's page as a Document: its parts in order, computed counts, links of ours only, honest absence."""

from datetime import UTC, date, datetime

import pytest
from builders import a_bullet, a_note, a_quote
from builders_conference import a_chapter, a_conference_report, a_figure, a_reported, a_told
from conference_sample import sample

from bot.document.blocks import Fold, Heading, Items, Paragraph, Picture, Span
from bot.document.conference_report import report_page
from bot.document.conference_text import chapters_of, counted, noted, place_of, taken
from bot.document.licence import licensed
from bot.document.plain import plain, plain_block, plain_blocks, plain_text
from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport, Details, EarlierWork
from bot.domain.edition import Note
from bot.domain.nine import NINE
from bot.wording.choose import reading


def read(report: ConferenceReport, language: str = "ko") -> str:
    return plain(report_page(report, NINE, language))


def headings(report: ConferenceReport, language: str = "ko") -> list[tuple[int, str, str]]:
    blocks = report_page(report, NINE, language).blocks
    return [(block.level, plain_text(block.text), block.anchor) for block in blocks if isinstance(block, Heading)]


def folds(report: ConferenceReport, language: str = "ko") -> list[Fold]:
    return [block for block in report_page(report, NINE, language).blocks if isinstance(block, Fold)]


def test_the_parts_stand_in_order() -> None:
    assert headings(sample()) == [
        (1, "NeurIPS 2023 Oral & Spotlight, in LLM", ""),
        (1, "Introduction 및 축약어 안내", ""),
        (3, "목차", ""),
        (1, "1. 여러 논문이 함께 인용한 이전 연구", "earlier-work"),
        (1, "2. Causal traces · layers", "causal-traces"),
        (1, "3. Fine-tuning · memory", "fine-tuning-memory"),
        (1, "4. 기타", "others"),
    ]


def test_without_abbreviations_the_introduction_does_not_announce_any() -> None:
    assert (1, "Introduction", "") in headings(a_conference_report())
    assert "축약어" not in read(a_conference_report())


def test_no_licence_no_line() -> None:
    assert "라이선스" not in read(a_conference_report())
    assert "라이선스: CC BY 4.0" in read(a_conference_report(licence="CC BY 4.0"))


@pytest.mark.parametrize(
    ("line", "name", "link"),
    [
        ("CC BY 4.0", "CC BY 4.0", "licenses/by/4.0/"),
        ("CC BY-NC-SA 4.0", "CC BY-NC-SA 4.0", "licenses/by-nc-sa/4.0/"),
        ("cc by-sa 3.0", "cc by-sa 3.0", "licenses/by-sa/3.0/"),
        ("CC0 1.0 Universal", "CC0 1.0 Universal", "publicdomain/zero/1.0/"),
        ("CC Zero", "CC Zero", "publicdomain/zero/1.0/"),
        ("© 2024 Ada\nKim, under CC BY 4.0.", "CC BY 4.0", "licenses/by/4.0/"),
        ("© 2024 Ada\nKim, under CC BY 4.0, see below", "CC BY 4.0", "licenses/by/4.0/"),
        ("CC BY 4.0](https://evil.example)", "CC BY 4.0", "licenses/by/4.0/"),
        ("MIT", "", ""),
        ("ACC BY 4.0", "", ""),
        ("All rights reserved, see https://evil.example", "", ""),
    ],
)
def test_a_licence_is_linked_where_its_text_is_known(line: str, name: str, link: str) -> None:
    shown = licensed(line)
    assert plain_text(shown) == " ".join(line.split())
    linked = [span for span in shown if span.link]
    assert linked == ([Span(name, link=f"https://creativecommons.org/{link}")] if link else [])


def test_counts_are_those_that_were_computed() -> None:
    counts = {"listed": 299, "listed_poster": 299, "selected": 40, "poster": 40, "with_text": 30, "whole_text": 12}
    report = a_conference_report(counts=counts, topic="LLM")
    assert counted(report, NINE, "ko") == (
        "채택 논문 목록에는 299편(Poster 299편)이 있습니다.",
        "이 보고서에는 그중 거대 언어 모델(LLM) 분야의 논문 40편을 골라 정리했습니다.",
        "이 가운데 30편은 초록을 구했고, 그중 12편은 전문까지 읽었습니다.",
    )


def test_of_each_decision_is_said_where_the_list_has_several() -> None:
    counts = {"listed": 9, "listed_oral": 2, "listed_poster": 7, "selected": 3, "oral": 1, "poster": 2}
    said = counted(a_conference_report(counts=counts), NINE, "en")[1]
    assert said == "Of these, 3 papers (1 oral, 2 poster) on LLM are in this report."


def test_many_abbreviations_are_folded_away() -> None:
    few, many = ({f"A{number}": "b" for number in range(count)} for count in (12, 13))
    assert folds(a_conference_report((a_reported(1, texts={}),), abbreviations=few)) == []
    (fold,) = folds(a_conference_report((a_reported(1, texts={}),), abbreviations=many))
    assert plain_text(fold.title) == "축약어 안내 (13)"
    assert "A12: b" in plain_blocks(fold.blocks)


def test_without_texts_topic_or_decisions_less_is_said() -> None:
    report = a_conference_report(counts={"listed": 2, "listed_accepted": 2, "selected": 2, "accepted": 2}, topic=None)
    assert counted(report, NINE, "en") == (
        "The list of accepted papers has 2 papers.",
        "Of these, 2 papers are in this report.",
    )


def test_abstracts_alone_are_counted_without_whole_texts() -> None:
    assert counted(a_conference_report(counts={"with_text": 2}), NINE, "en")[-1] == (
        "The abstract was at hand for 2 of them."
    )


def test_days_are_those_of_papers_that_have_one() -> None:
    papers = tuple(
        a_reported(number, paper={"published": datetime(2024, month, 5, 23, tzinfo=UTC) if month else None})
        for number, month in ((1, 7), (2, 0), (3, 3))
    )
    said = "The 2 papers whose date is known first appeared between 2024-03-05 and 2024-07-05."
    assert counted(a_conference_report(papers), NINE, "en")[-1] == said
    assert all("between" not in line for line in counted(a_conference_report(), NINE, "en"))
    one_day = (date(2024, 3, 5), date(2024, 3, 5))
    assert reading("en").conference.shown_first(1, *one_day) == (
        "The 1 paper whose date is known first appeared on 2024-03-05."
    )
    assert reading("ko").conference.shown_first(1, *one_day) == (
        "공개일을 확인한 1편은 2024-03-05에 처음 공개되었습니다."
    )


def test_a_topic_that_is_no_category_any_more_is_named_by_its_key() -> None:
    assert "Robotics" in " ".join(counted(a_conference_report(topic="Robotics"), NINE, "ko"))


def test_notes_are_said_at_the_top_to_whom_they_concern() -> None:
    both, one = a_note("excerpts"), Note("excerpts_budget", {"en": "Only in English."})
    report = a_conference_report(notes=(both, one))
    assert noted(report, "ko") == (both.text["ko"],)
    assert noted(report, "en") == (both.text["en"], "Only in English.")
    blocks = report_page(report, NINE, "en").blocks
    assert [plain_block(block) for block in blocks[1:3]] == list(noted(report, "en"))


def test_contents_link_to_the_chapters() -> None:
    (listed,) = (
        block for block in report_page(sample(), NINE, "en").blocks if isinstance(block, Items) and block.numbers
    )
    assert listed.numbers == ("1", "2", "3", "4")
    assert [item[0].link for item in listed.items] == [f"#{each.slug}" for each in chapters_of(sample())]


def test_a_paper_is_its_link_its_venue_and_its_sentence() -> None:
    page = report_page(sample(), NINE, "ko")
    (paper,) = (block for block in page.blocks if isinstance(block, Paragraph) and block.anchor == "paper-4")
    assert (
        plain_block(paper)
        == "Adapters of Two Bits (NeurIPS 2023, Oral) [4]\ntl; dr: A 65B model is fine-tuned on one 24 GB card."
    )
    assert paper.text[0].link == "https://arxiv.org/abs/2307.00004"


def test_only_ours_are_links() -> None:
    report = a_conference_report((a_reported(1, paper={"url": "http://evil.example/x"}),))
    blocks = report_page(report, NINE, "ko").blocks
    links = [span.link for block in blocks if isinstance(block, Paragraph) for span in block.text if span.link]
    assert links == []


def test_a_venue_that_does_not_say_how_it_took_a_paper() -> None:
    assert taken(a_reported(1, decision="accepted"), "en") == "COLM 2024"
    assert taken(a_reported(1, venue="", decision="oral"), "en") == "oral"
    assert "()" not in read(a_conference_report((a_reported(1, venue="", decision="accepted"),)))


def test_a_fold_has_the_parts_of_which_something_is_told() -> None:
    details = Details(problem=(a_bullet("One."), a_bullet("Two.")), application=(a_bullet("Three."),))
    (fold,) = folds(a_conference_report((a_reported(1, texts={"ko": a_told(details=details)}),)))
    said = [plain_block(block) for block in fold.blocks]
    assert said[:3] == [
        "기존 문제 : One. Two.",
        "활용방안 및 향후 연구 : Three.",
        "논문이 이끌어낸 직관 · 논문의 구체적인 방법론: 초록에서 찾지 못했습니다.",
    ]


def test_nothing_is_signed_as_an_opinion() -> None:
    for language in ("ko", "en"):
        assert not any(word in read(sample(), language) for word in ("의견", "opinion", "생각합니다"))


def test_a_page_that_goes_alone_leads_to_no_picture_and_keeps_the_caption_with_its_source() -> None:
    report = a_conference_report((a_reported(1, figure=a_figure()), a_reported(2)))
    (whole, bare), (alone, same) = folds(report), folds(report.without_pictures())
    assert [block for block in whole.blocks if not isinstance(block, Picture)] == list(alone.blocks)
    assert len(whole.blocks) == len(alone.blocks) + 1
    assert same == bare


def test_a_figure_has_its_caption_its_source_and_its_licence() -> None:
    (fold,) = folds(a_conference_report((a_reported(1, figure=a_figure()),)))
    at = next(place for place, block in enumerate(fold.blocks) if isinstance(block, Picture))
    assert fold.blocks[at] == Picture("figures/2407.00001.png", "논문의 첫 번째 그림")
    below = fold.blocks[at + 1]
    assert plain_block(below) == "Overview.\n그림 출처: arxiv.org/html/2407.00001 (CC BY 4.0)"
    assert isinstance(below, Paragraph)
    assert [span.link for span in below.text if span.link] == [
        "https://arxiv.org/html/2407.00001",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_evidence_is_in_a_fold_of_its_own_with_sections() -> None:
    said = a_bullet("요약했습니다.", quotes=(a_quote("We sum up.", "conclusion"),))
    (fold,) = folds(a_conference_report((a_reported(1, texts={"ko": a_told(writer="model", tldr=said)}),)))
    inner = fold.blocks[-1]
    assert isinstance(inner, Fold)
    assert plain_text(inner.title) == "근거 (3)"
    assert "“We sum up.” — 결론" in plain_blocks(inner.blocks)


def test_excerpts_say_where_they_stand_instead_of_being_said_again() -> None:
    (fold, _) = folds(a_conference_report())
    assert plain_block(fold.blocks[-1]) == "위 문장은 모두 논문의 초록에서 그대로 옮겼습니다."
    assert plain_text(fold.title) == "상세 · 초록 기반 · 원문 발췌"


def test_without_text_there_are_keywords_and_no_fold() -> None:
    report = a_conference_report((a_reported(1, texts={}, keywords=("a\n b", "c")),))
    assert "키워드: a b, c" in read(report)
    assert folds(report) == []
    assert "초록을 구하지 못해" not in read(report), "the notes say it of all papers at once"


def test_among_papers_with_text_one_without_says_so() -> None:
    report = a_conference_report((a_reported(1), a_reported(2, texts={}, keywords=())))
    assert "[2]\n초록을 구하지 못해 요약하지 않았습니다." in read(report)


def test_sentences_are_one_line_each() -> None:
    said = a_told(tldr=a_bullet("one\ntwo\n\nthree"))
    report = a_conference_report((a_reported(1, texts={"en": said}),))
    assert "tl; dr: one two three" in read(report, "en")


def test_introductions_link_to_the_papers_they_speak_of() -> None:
    blocks = report_page(sample(), NINE, "en").blocks
    spans = [span for block in blocks if isinstance(block, Items) for item in block.items for span in item]
    assert Span("1", link="#paper-1") in spans
    assert Span("2", link="#paper-2") in spans


def test_earlier_work_names_who_cites_it_and_links_where_it_can() -> None:
    works = (EarlierWork("A", (1, 2), "https://arxiv.org/abs/2005.14165", 2020), EarlierWork("B", (), "javascript:x"))
    page = report_page(a_conference_report(earlier=works), NINE, "en")
    first, second = (block for block in page.blocks if isinstance(block, Paragraph) and "earlier" in block.anchor)
    assert plain_block(first) == "A (2020)\ncited by: 1, 2"
    assert [span.link for span in first.text if span.link] == [
        "https://arxiv.org/abs/2005.14165",
        "#paper-1",
        "#paper-2",
    ]
    assert plain_block(second) == "B"
    assert second.text[0].link is None


def test_chapters_count_from_earlier_work_where_there_is_any() -> None:
    assert [place_of(sample(), number) for number in (1, 4, 6, 7)] == [2, 3, 4, None]
    assert place_of(a_conference_report(), 1) == 1


def test_a_language_that_a_report_is_not_written_in_gets_what_there_is() -> None:
    report = a_conference_report(
        (a_reported(1, texts={"en": a_told()}),), chapters=(a_chapter(papers=(1,), intros={}),)
    )
    assert "tl; dr: We present a language model" in read(report, "ko")


def test_categories_of_ones_own_are_named() -> None:
    own = Categories((NINE["LLM"],))
    assert "거대 언어 모델(LLM)" in plain(report_page(a_conference_report(), own, "ko"))
