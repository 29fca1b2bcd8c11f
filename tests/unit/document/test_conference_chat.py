"""A conference report in a chat: contents, chapters, papers, instalments, and what each message shows."""

import pytest
from builders import a_bullet, a_quote
from builders_conference import a_chapter, a_conference_report, a_figure, a_reported, a_told
from conference_sample import SLUG, sample
from hypothesis import given
from hypothesis import strategies as st

from bot.document.blocks import Block, Break, Button, Buttons, Document, Fold, Heading, Items, Quotation
from bot.document.conference_chat import chapter_page, contents, instalment, paper_details
from bot.document.plain import plain, plain_text
from bot.document.split import split
from bot.domain.conference import ConferenceReport, Details, Intro
from bot.domain.evidence import Dropped
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.errors import NoChapter, UnknownPaper

CALLBACK = 64
"""Bytes of a button's command on the platform with the least room."""


def buttons(document: Document) -> list[Button]:
    return [button for block in document.blocks if isinstance(block, Buttons) for row in block.rows for button in row]


def rows(document: Document) -> list[int]:
    return [len(row) for block in document.blocks if isinstance(block, Buttons) for row in block.rows]


def messages(document: Document) -> list[About | None]:
    return [document.about, *(block.about for block in document.blocks if isinstance(block, Break))]


def numbers(blocks: tuple[Block, ...]) -> list[str]:
    return [number for block in blocks if isinstance(block, Items) for number in block.numbers]


def an_intro() -> Intro:
    return Intro("extractive", (a_bullet(paper=1),))


def long_report(count: int) -> ConferenceReport:
    papers = tuple(a_reported(number) for number in range(1, count + 1))
    return a_conference_report(papers)


def test_contents_list_the_chapters_with_their_sizes() -> None:
    said = plain(contents(sample(), NINE, "ko"))
    assert said.startswith(
        "NeurIPS 2023 Oral & Spotlight, in LLM\n채택 논문 목록에는 477편(Oral 77편, Spotlight 400편)"
    )
    assert "1. 여러 논문이 함께 인용한 이전 연구 · 2편\n\n2. Causal traces · layers · 3편" in said
    assert "4. 기타 · 1편" in said
    assert "논문 4편은 모델 없이 정리했습니다." in said


def test_contents_lead_to_each_chapter_and_to_the_file() -> None:
    document = contents(sample(), NINE, "en")
    assert [(button.label, button.action) for button in buttons(document)] == [
        ("Ch. 1", f"/report {SLUG} 1"),
        ("Ch. 2", f"/report {SLUG} 2"),
        ("Ch. 3", f"/report {SLUG} 3"),
        ("Ch. 4", f"/report {SLUG} 4"),
        ("Whole report as a file", f"/report {SLUG} file"),
    ]
    assert document.about == About(sample().made_on, (), report=SLUG)


def test_numbers_of_chapters_are_not_taken_for_papers() -> None:
    (part,) = split(contents(sample(), NINE, "ko"), 4_000)
    assert part.about == About(sample().made_on, (), report=SLUG)
    listed, first, *_ = split(instalment(sample(), ("causal-traces",), 1, 2, "ko"), 4_000)
    assert listed.about == About(sample().made_on, (), report=SLUG)
    assert first.about == About(sample().made_on, (1, 2, 3), report=SLUG)


def test_a_long_chapter_cut_by_a_platform_says_what_each_part_shows() -> None:
    parts = split(chapter_page(long_report(60), 1, "ko"), 1_500)
    shown = [number for part in parts if part.about for number in part.about.papers]
    assert sorted(set(shown)) == list(range(1, 61))
    assert all(part.about and part.about.report == "colm-2024-llm" for part in parts)


def test_many_chapters_have_even_rows_and_no_more_buttons_than_a_menu_holds() -> None:
    chapters = tuple(a_chapter(f"c{number}", (number,)) for number in range(1, 31))
    document = contents(a_conference_report([a_reported(n) for n in range(1, 31)], chapters=chapters), NINE, "ko")
    assert rows(document) == [5, 5, 5, 5, 5, 1]
    assert len(numbers(document.blocks)) == 30


def test_a_chapter_has_its_introduction_then_its_papers_each_in_a_line() -> None:
    document = chapter_page(sample(), 2, "ko")
    said = plain(document)
    assert said.startswith("2. Causal traces · layers · 3편\n• 한 층만 고쳐 사실을 바꾸는 방법을 제안합니다. [1]")
    line = (
        "1. Editing One Layer: Facts without Side Effects (Oral) — 한 층만 고쳐 관련 없는 답의 98.3%를 그대로 지킵니다."
    )
    assert line in said
    assert document.about == About(sample().made_on, (1, 2, 3), report=SLUG)


def test_a_chapters_buttons_lead_to_its_papers_a_question_and_onward() -> None:
    assert [(button.label, button.action) for button in buttons(chapter_page(sample(), 3, "ko"))] == [
        ("4 자세히", f"/paper {SLUG}:4"),
        ("5 자세히", f"/paper {SLUG}:5"),
        ("질문하기", "/ask"),
        ("목차", f"/report {SLUG}"),
        ("다음: 4장", f"/report {SLUG} 4"),
    ]
    assert [button.action for button in buttons(chapter_page(sample(), 4, "ko"))][-1] == f"/report {SLUG}"


def test_titles_link_to_their_papers() -> None:
    (listed,) = (block for block in chapter_page(sample(), 3, "ko").blocks if isinstance(block, Items))
    assert listed.items[0][0].link == "https://arxiv.org/abs/2307.00004"
    assert listed.items[0][0].foreign


def test_a_paper_without_text_shows_its_keywords() -> None:
    said = plain(chapter_page(sample(), 3, "en"))
    assert "5. Sparse Updates with Forward Passes Only (spotlight) — zeroth-order, fine-tuning, memory" in said


def test_venues_are_named_in_lines_where_there_are_several() -> None:
    papers = (a_reported(1, venue="COLM 2024"), a_reported(2, venue="ACL 2024", decision="accepted"))
    said = plain(chapter_page(a_conference_report(papers), 1, "en"))
    assert "(COLM 2024, poster) —" in said
    assert "(ACL 2024) —" in said


def test_the_chapter_of_earlier_work_says_who_cites_it() -> None:
    document = chapter_page(sample(), 1, "ko")
    assert "• Language Models as Lookup Tables (2022) — 인용한 논문: 1, 2" in plain(document)
    assert messages(document) == [About(sample().made_on, (), report=SLUG)]
    assert [button.action for button in buttons(document)] == ["/ask", f"/report {SLUG}", f"/report {SLUG} 2"]


@pytest.mark.parametrize("place", [0, -1, 5])
def test_a_chapter_that_is_not_there_is_named_with_those_that_are(place: int) -> None:
    with pytest.raises(NoChapter) as refused:
        chapter_page(sample(), place, "ko")
    assert (refused.value.report, refused.value.number, refused.value.last) == (SLUG, place, 4)


@given(st.integers(1, 130))
def test_a_long_chapter_is_messages_that_each_have_their_papers_and_buttons(count: int) -> None:
    document = chapter_page(long_report(count), 1, "ko")
    shown = [about.papers for about in messages(document) if about]
    assert [number for papers in shown for number in papers] == list(range(1, count + 1))
    assert max(map(len, shown)) <= 25
    details = [button.action for button in buttons(document) if button.action.startswith("/paper")]
    assert details == [f"/paper colm-2024-llm:{number}" for number in range(1, count + 1)]
    assert numbers(document.blocks) == [str(number) for number in range(1, count + 1)]
    assert max(rows(document)) <= 5


def test_the_second_message_says_where_it_goes_on() -> None:
    assert "이어서: 26–30번" in plain(chapter_page(long_report(30), 1, "ko"))


def test_a_paper_has_its_facts_its_parts_and_its_evidence() -> None:
    document = paper_details(sample(), 1, "ko")
    said = plain(document)
    assert said.startswith("1. Editing One Layer: Facts without Side Effects\nAda Kim, Bo Lee\n\n")
    assert "NeurIPS 2023, Oral · 2장 Causal traces · layers · 전문 기반" in said
    labels = ["기존 문제", "논문이 이끌어낸 직관", "논문의 구체적인 방법론", "활용방안 및 향후 연구: 논문에서 확인된"]
    assert [said.index(label) for label in labels] == sorted(said.index(label) for label in labels)
    (fold,) = (block for block in document.blocks if isinstance(block, Fold))
    assert plain_text(fold.title) == "근거"
    assert [type(block) for block in fold.blocks] == [Quotation] * 4
    assert document.about == About(sample().made_on, (1,), report=SLUG)


def test_a_paper_leads_to_a_question_and_back_to_its_chapter() -> None:
    assert [(button.label, button.action) for button in buttons(paper_details(sample(), 6, "en"))] == [
        ("Ask", f"/ask {SLUG}:6"),
        ("Back to chapter 4", f"/report {SLUG} 4"),
    ]


def test_excerpts_are_marked_and_their_evidence_is_not_said_twice() -> None:
    document = paper_details(sample(), 2, "en")
    assert "from the abstract · excerpts from the paper" in plain(document)
    (fold,) = (block for block in document.blocks if isinstance(block, Fold))
    assert not any(isinstance(block, Quotation) for block in fold.blocks)


def test_a_sentence_over_words_of_another_is_not_said_to_be_quoted() -> None:
    own, over = (a_quote("It is trained on 7 trillion tokens."),), a_quote("7 trillion tokens")
    details = Details(insight=(a_bullet("토큰이 7조 개입니다.", quotes=(over,)),))
    told = a_told(writer="model", tldr=a_bullet("It is trained on 7 trillion tokens.", quotes=own), details=details)
    document = paper_details(a_conference_report((a_reported(1, texts={"ko": told}),)), 1, "ko")
    (fold,) = (block for block in document.blocks if isinstance(block, Fold))
    assert fold.blocks == (Quotation("It is trained on 7 trillion tokens.", "초록"),)


def test_a_paper_without_text_says_so_and_can_be_asked_about() -> None:
    document = paper_details(sample(), 5, "ko")
    said = plain(document)
    assert "키워드: zeroth-order, fine-tuning, memory\n\n초록을 구하지 못해 요약하지 않았습니다." in said
    assert "요약 없음" in said
    assert buttons(document)[0].action == f"/ask {SLUG}:5"


def test_what_the_gate_stopped_is_not_said_to_be_missing() -> None:
    details = Details(insight=(a_bullet(quotes=(a_quote(),)),))
    told = a_told(writer="model", details=details, dropped=(Dropped("3", "numbers", "3"),))
    said = plain(paper_details(a_conference_report((a_reported(1, texts={"en": told}),)), 1, "en"))
    assert "No sentence that the paper confirms: existing problem, application and outlook, concrete method." in said
    assert "Not found" not in said


def test_excerpts_are_only_of_what_the_paper_says_whatever_was_stopped() -> None:
    told = a_told(dropped=(Dropped("3", "numbers", "3"),))
    said = plain(paper_details(a_conference_report((a_reported(1, texts={"en": told}),)), 1, "en"))
    assert "Not found in the abstract: existing problem, application and outlook." in said


def test_a_number_that_the_report_has_not_is_unknown() -> None:
    with pytest.raises(UnknownPaper) as refused:
        paper_details(sample(), 7, "ko")
    assert refused.value.report == SLUG


def test_an_instalment_says_which_it_is_and_shows_its_chapters() -> None:
    document = instalment(sample(), ("causal-traces", "others"), 2, 5, "ko")
    said = plain(document)
    assert said.startswith("NeurIPS 2023 Oral & Spotlight, in LLM · 2/5회")
    assert "모델 없이" not in said
    assert [about.papers if about else None for about in messages(document)] == [(), (1, 2, 3), (6,)]
    headings = [plain_text(block.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings[1:] == ["2. Causal traces · layers · 3편", "4. 기타 · 1편"]
    assert [button.action for button in buttons(document)][:2] == [f"/report {SLUG}", f"/report {SLUG} file"]


def test_a_chapter_of_many_papers_is_posted_as_titles_that_lead_on() -> None:
    document = instalment(long_report(40), ("language-models",), 2, 3, "en")
    first, second = document, instalment(long_report(12), ("language-models",), 2, 3, "en")
    assert "1. Paper 1 about language models\n\n2. Paper 2" in plain(first)
    assert "72 billion parameters" not in plain(first).partition("40 papers")[2].partition("1. ")[2]
    assert "Paper 12 about language models (poster) — We present" in plain(second)
    assert [about.papers for about in messages(first) if about] == [(), tuple(range(1, 41))]
    assert buttons(first)[-1] == Button("Show all", "/report colm-2024-llm 1")
    assert len([button for button in buttons(first) if button.action.startswith("/paper")]) == 25


def test_an_introduction_is_said_in_what_language_there_is() -> None:
    assert "[1]" in plain(chapter_page(a_conference_report(chapters=(a_chapter(intros={"en": an_intro()}),)), 1, "ko"))


def test_the_first_instalment_says_what_readers_must_know_and_earlier_work_is_a_chapter() -> None:
    said = plain(instalment(sample(), ("earlier-work", "causal-traces"), 1, 2, "en"))
    assert "marked as excerpts" in said
    assert "1. Earlier work that several papers cite · 2 papers" in said
    assert "Language Models as Lookup Tables (2022)" in said


def test_commands_of_the_longest_slug_fit_into_a_button() -> None:
    slug = "a" * 32
    papers = tuple(a_reported(number) for number in range(9990, 10_000))
    report = a_conference_report(papers, slug=slug)
    shown = (contents(report, NINE, "ko"), chapter_page(report, 1, "ko"), paper_details(report, 9999, "ko"))
    assert all(len(button.action.encode()) <= CALLBACK for document in shown for button in buttons(document))


def test_figures_stay_in_the_file() -> None:
    report = a_conference_report((a_reported(1, figure=a_figure()),))
    assert "figures/" not in plain(paper_details(report, 1, "ko"))
