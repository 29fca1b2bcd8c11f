"""The post of an edition: front page, one section for each chosen category, nothing twice, nothing lost unsaid."""

from typing import Any

import pytest
from builders import a_bullet, a_card, a_day_without, a_listed, a_note, a_paper, a_report, an_edition

from bot.document.blocks import Block, Break, Button, Buttons, Document, Fold, Heading, Items, Paragraph, Picture, Span
from bot.document.edition import post
from bot.document.plain import plain, plain_blocks, plain_text
from bot.domain.card import Parts, ReportText
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.errors import UnknownLanguage

TITLES = ("Qwen2 Technical Report", "Learning to Refuse", "DataDream", "LAB-Bench")


def the_day(**changes: Any) -> Edition:
    """LLM 1 and 2 with a report, Computer Vision 3, AI in Healthcare 4."""
    keys = ("LLM", "LLM", "Computer Vision", "AI in Healthcare")
    papers = [
        a_listed(
            number,
            a_paper(f"arxiv:2407.0000{number}", title),
            category=key,
            cards={"en": a_card(tldr=a_bullet(f"Line of paper {number}."))},
        )
        for number, (title, key) in enumerate(zip(TITLES, keys, strict=True), 1)
    ]
    return an_edition(papers=papers, **{"reports": (a_report(),), **changes})


def said(edition: Edition, **changes: Any) -> Document:
    return post(edition, NINE, **{"chosen": None, "language": "ko", **changes})


def messages(document: Document) -> list[list[Block]]:
    parts: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Break):
            parts.append([])
        else:
            parts[-1].append(block)
    return parts


def of_type(blocks: list[Block], kind: type) -> list[Any]:
    return [block for block in blocks if isinstance(block, kind)]


def report_of(**parts: tuple[str, ...]) -> tuple[Any, ...]:
    bullets = {name: tuple(a_bullet(text, paper=1) for text in texts) for name, texts in parts.items()}
    return (a_report(texts={"en": ReportText("extractive", Parts(**bullets))}),)


def test_a_front_page_then_one_message_for_each_category() -> None:
    front, *sections = messages(said(the_day()))
    assert isinstance(front[0], Heading)
    assert plain_text(front[0].text) == "🗞 조간 2024년 7월 16일 (화) · 논문 4편"
    assert isinstance(front[1], Picture)
    headings = [plain_text(section[0].text) for section in sections if isinstance(section[0], Heading)]
    assert headings == ["🐱 거대 언어 모델(LLM) · 2편", "📷 컴퓨터 비전 · 1편", "🩺 의료 AI · 1편"]


def test_counts_stand_in_one_line() -> None:
    assert "거대 언어 모델(LLM) 2 · 컴퓨터 비전 1 · 의료 AI 1" in plain(said(the_day()))
    assert "LLM 2 · Computer Vision 1 · AI in Healthcare 1" in plain(said(the_day(), language="en"))


def test_only_chosen_categories_come_and_the_front_page_says_what_was_left_out() -> None:
    front, *sections = messages(said(the_day(), chosen=("LLM",)))
    assert len(sections) == 1
    assert "다른 분야의 논문이 2편 더 있습니다 (컴퓨터 비전, 의료 AI)." in plain_blocks(front)
    (buttons,) = of_type(front, Buttons)
    assert [(button.label, button.action) for row in buttons.rows for button in row] == [
        ("모두 보기", "/digest all 2024-07-16")
    ]


def test_a_chosen_category_without_papers_makes_no_message() -> None:
    assert len(messages(said(the_day(), chosen=("LLM", "Multimodal")))) == 2


def test_nothing_of_what_was_chosen_is_said_in_words() -> None:
    (front,) = messages(said(the_day(), chosen=("Multimodal",)))
    assert "이 조간에는 구독한 분야의 논문이 없습니다." in plain_blocks(front)


def test_a_chat_that_has_everything_is_told_of_nothing_left_out() -> None:
    assert "/digest all" not in plain(said(the_day()))


def test_notes_stand_on_the_front_page_in_the_readers_language() -> None:
    notes = (a_note("late", text={"ko": "늦은 논문", "en": "late papers"}), a_note())
    front = messages(said(the_day(notes=notes)))[0]
    assert "늦은 논문\n논문에서 뽑은 문장입니다." in plain_blocks(front)
    assert "late papers" in plain(said(the_day(notes=notes), language="en"))


def test_papers_are_numbered_linked_and_carry_votes_and_one_line() -> None:
    section = messages(said(the_day()))[1]
    papers = of_type(section, Items)[-1]
    assert papers.numbers == ("1", "2")
    assert plain_text(papers.items[0]) == "Qwen2 Technical Report ↗ ▲91 — Line of paper 1."
    assert papers.items[0][0].link == "https://arxiv.org/abs/2407.00001"


def test_buttons_open_cards_and_one_asks_about_any_of_them() -> None:
    buttons = of_type(messages(said(the_day()))[1], Buttons)[0]
    pressed = [[(button.label, button.action) for button in row] for row in buttons.rows]
    assert pressed == [[("1 자세히", "/paper 1"), ("2 자세히", "/paper 2")], [("질문하기", "/ask")]]


def test_many_buttons_stand_in_even_rows_of_at_most_five() -> None:
    papers = [a_listed(number, a_paper(f"arxiv:2407.000{number:02}")) for number in range(1, 13)]
    buttons = of_type(messages(said(an_edition(papers=papers)))[1], Buttons)[0]
    assert [len(row) for row in buttons.rows] == [4, 4, 4, 1]


def test_a_paper_without_a_card_has_its_line_and_can_be_asked_about() -> None:
    edition = an_edition(papers=(a_listed(summary="listed_only", cards={}),))
    section = messages(said(edition))[1]
    assert "Qwen2 Technical Report ↗ ▲91 — 요약 없음" in plain_blocks(section)
    assert of_type(section, Buttons) == [Buttons(((Button("질문하기", "/ask"),),))]


def test_the_reports_first_part_is_open_and_the_rest_folded() -> None:
    reports = report_of(themes=("T.",), common_threads=("C.",), key_facts=("K.",))
    section = messages(said(the_day(reports=reports)))[1]
    assert plain_blocks(section[1:3]) == "핵심 내용\n• K. [1]"
    fold = of_type(section, Fold)[0]
    assert plain_text(fold.title) == "공통 흐름 · 주요 주제"
    assert plain_blocks(fold.blocks) == (
        "공통 흐름\n• C. [1]\n\n주요 주제\n• T. [1]\n\n영향 · 전망: 초록에서 찾지 못했습니다."
    )


def test_what_the_list_does_not_have_comes_first() -> None:
    reports = report_of(themes=("T.",), common_threads=("C.",), impact=("I.",), outlook=("O.",))
    section = messages(said(the_day(reports=reports)))[1]
    assert plain_blocks(section[1:3]) == "영향\n• I. [1]"
    assert plain_text(of_type(section, Fold)[0].title) == "전망 · 공통 흐름 · 주요 주제"


def test_a_fold_of_one_part_does_not_say_its_name_twice() -> None:
    section = messages(said(the_day(reports=report_of(key_facts=("K.",), impact=("I.",)))))[1]
    assert plain_blocks(of_type(section, Fold)[0].blocks).startswith("• I. [1]")


def test_a_report_of_one_part_has_no_fold() -> None:
    section = messages(said(the_day(reports=report_of(themes=("T.",)))))[1]
    assert of_type(section, Fold) == []
    assert "공통 흐름 · 핵심 내용 · 영향 · 전망: 초록에서 찾지 못했습니다." in plain_blocks(section)


def test_no_sentence_comes_twice_in_a_section() -> None:
    reports = report_of(themes=("Line of paper 1.", "Line of paper 2."), key_facts=("K.",))
    shown = plain_blocks(messages(said(the_day(reports=reports)))[1])
    assert shown.count("Line of paper 1.") == 1
    assert "주요 주제: 아래 목록의 문장과 같습니다." in shown


def test_a_part_is_never_shown_in_part() -> None:
    """Themes of which half stand in the list are left to it; of facts with one repeated none is taken away."""
    reports = report_of(
        themes=("Line of paper 1.", "Another theme."), key_facts=("Line of paper 2.", "A fact.", "Another fact.")
    )
    shown = plain_blocks(messages(said(the_day(reports=reports)))[1])
    assert "Another theme." not in shown
    assert "주요 주제" not in shown
    assert "핵심 내용\n• Line of paper 2. [1]\n• A fact. [1]\n• Another fact. [1]" in shown


def test_a_report_that_only_repeats_the_list_is_left_out() -> None:
    section = messages(said(the_day(reports=report_of(themes=("Line of paper 1.",)))))[1]
    assert [type(block) for block in section] == [Heading, Items, Buttons]


def test_at_full_length_every_card_is_behind_its_title() -> None:
    section = messages(said(the_day(), length="full"))[1]
    folds = [plain_text(fold.title) for fold in of_type(section, Fold)]
    assert folds[-2:] == [
        "1. Qwen2 Technical Report · 초록 기반 · 원문 발췌",
        "2. Learning to Refuse · 초록 기반 · 원문 발췌",
    ]
    assert "새로운 점" in plain_blocks(of_type(section, Fold)[-1].blocks)


def test_brief_posts_hold_no_cards() -> None:
    assert "새로운 점" not in plain(said(the_day()))


def test_full_texts_are_not_called_abstracts() -> None:
    cards = {"en": a_card(text_from="full_text", tldr=a_bullet("Line."))}
    papers = [a_listed(number, a_paper(f"arxiv:2407.0000{number}"), cards=cards) for number in (1, 2)]
    shown = plain(said(an_edition(papers=papers, reports=report_of(themes=("T.",)))))
    assert "전망: 논문에는 나오지 않습니다." in shown


def test_a_category_that_the_list_no_longer_has_is_shown_by_its_key() -> None:
    assert "📄 Robotics · 1편" in plain(said(an_edition(papers=(a_listed(category="Robotics"),))))


def test_titles_are_leaves_never_markup() -> None:
    evil = "**x** <b> [y](https://evil.example)"
    papers = of_type(messages(said(an_edition(papers=(a_paper(title=evil),))))[1], Items)[-1]
    assert papers.items[0][0] == Span(f"{evil} ↗", link="https://arxiv.org/abs/2407.10671", foreign=True)


@pytest.mark.parametrize(
    ("reason", "language", "words"),
    [
        ("repeated_list", "ko", "목록이 전날과 같습니다"),
        ("no_papers", "en", "nothing was listed for this day"),
        ("all_seen", "en", "has been in an earlier edition"),
        ("late_only", "ko", "다음 조간에 싣습니다"),
        ("sources_failed", "en", "could not be read"),
    ],
)
def test_a_day_without_an_edition_says_why(reason: str, language: str, words: str) -> None:
    document = said(a_day_without(reason=reason), language=language)
    assert words in plain(document)
    assert [type(block) for block in document.blocks] == [Heading, Paragraph]


def test_a_day_without_an_edition_names_what_failed() -> None:
    note = a_note("source_failed", text={"ko": "arxiv를 읽지 못했습니다.", "en": "arxiv failed."})
    assert "arxiv를 읽지 못했습니다." in plain(said(a_day_without(reason="sources_failed", notes=(note,))))


def test_an_unknown_language_is_one_clear_error() -> None:
    with pytest.raises(UnknownLanguage):
        said(the_day(), language="fr")


def test_the_picture_has_words_for_those_who_do_not_see_it() -> None:
    picture = messages(said(the_day(), language="en"))[0][1]
    words = "Papers by category, Tue 16 July 2024: LLM 2, Computer Vision 1, AI in Healthcare 1"
    assert picture == Picture("2024-07-16/categories.png", words)
