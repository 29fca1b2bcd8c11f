"""Several editions in one post: titles, numbers, buttons and what each message shows; a week; a notice."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import a_day_without, a_listed, a_note, a_paper, a_report, an_edition
from unit.document.recorded_days import days, edition

from adapters.platforms.discord.outbound import render as discord
from adapters.platforms.telegram.outbound import render as telegram
from adapters.platforms.terminal.plain import plain_lines
from bot.document.blocks import Break, Button, Buttons, Document, Picture
from bot.document.merged import merged, trend_place
from bot.document.notice import notice
from bot.document.plain import plain
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.shown import About, Page
from bot.wording.choose import reading

NEW, OLD = date(2024, 7, 16), date(2024, 7, 15)
LLM, VISION = "LLM", "Computer Vision"


def of(day: date, *keys: str, **changes: Any) -> Edition:
    papers = [
        a_listed(number, a_paper(f"arxiv:{day:%y%m.%d}{number:03}", f"Paper {number} of {day}", day=day), category=key)
        for number, key in enumerate(keys, 1)
    ]
    return an_edition(day, papers, **changes)


TWO = (of(NEW, LLM, VISION), of(OLD, LLM, LLM, reports=(a_report(LLM, (1, 2)),)))


def page(**changes: Any) -> Page:
    return replace(Page("merged", "en"), **changes)


def sections(document: Document) -> list[tuple[About | None, str]]:
    """Each message's About and text."""
    found: list[tuple[About | None, list[Any]]] = [(document.about, [])]
    for block in document.blocks:
        if isinstance(block, Break):
            found.append((block.about, []))
        else:
            found[-1][1].append(block)
    return [(about, plain(Document(tuple(blocks)))) for about, blocks in found]


def buttons(document: Document) -> list[Button]:
    return [button for block in document.blocks if isinstance(block, Buttons) for row in block.rows for button in row]


def test_the_front_page_names_the_days_and_counts_over_all() -> None:
    front = sections(merged(TWO, NINE, page()))[0][1]
    assert front.startswith("🗞 Jogan, Mon 15 – Tue 16 July 2024 · 4 papers\nLLM 3 · Computer Vision 1")


@pytest.mark.parametrize(
    ("oldest", "newest", "korean", "english"),
    [
        (OLD, NEW, "2024년 7월 15일 (월)–16일 (화)", "Mon 15 – Tue 16 July 2024"),
        (date(2024, 7, 31), date(2024, 8, 2), "2024년 7월 31일 (수)–8월 2일 (금)", "Wed 31 July – Fri 2 August 2024"),
        (
            date(2024, 12, 31),
            date(2025, 1, 2),
            "2024년 12월 31일 (화)–2025년 1월 2일 (목)",
            "Tue 31 December 2024 – Thu 2 January 2025",
        ),
    ],
)
def test_row_50_days_of_a_title(oldest: date, newest: date, korean: str, english: str) -> None:
    assert reading("ko").merged.span_title(oldest, newest, 4) == f"조간 {korean} · 논문 4편"
    assert reading("en").merged.span_title(oldest, newest, 1) == f"Jogan, {english} · 1 paper"


@pytest.mark.parametrize(
    ("oldest", "newest", "korean", "english"),
    [
        (date(2024, 7, 15), date(2024, 7, 19), "2024년 29주차 (7월 15일–19일)", "week 29 of 2024 (15–19 July)"),
        (
            date(2020, 12, 28),
            date(2021, 1, 1),
            "2020년 53주차 (12월 28일–1월 1일)",
            "week 53 of 2020 (28 December – 1 January)",
        ),
        (
            date(2024, 12, 30),
            date(2025, 1, 3),
            "2025년 1주차 (12월 30일–1월 3일)",
            "week 1 of 2025 (30 December – 3 January)",
        ),
        (date(2024, 7, 19), date(2024, 7, 19), "2024년 29주차 (7월 19일)", "week 29 of 2024 (19 July)"),
    ],
)
def test_row_50_weeks_of_a_title(oldest: date, newest: date, korean: str, english: str) -> None:
    assert reading("ko").merged.week_title(oldest, newest, 80) == f"조간 {korean} · 논문 80편"
    assert reading("en").merged.week_title(oldest, newest, 80) == f"Jogan, {english} · 80 papers"
    assert trend_place(date(2020, 12, 28), date(2021, 1, 1)) == "2020-W53/trend-1228-0101.png"


def test_newest_first_older_papers_with_their_day_and_what_each_message_shows() -> None:
    about, shown = sections(merged(TWO, NINE, page()))[1]
    assert shown.index("\n1. Paper 1 of 2024-07-16") < shown.index("\n7/15-1. ") < shown.index("\n7/15-2. ")
    assert about is not None
    assert (about.day, about.papers, about.older, about.category) == (NEW, (1,), ((OLD, (1, 2)),), LLM)
    assert about.page == page(days=(NEW, OLD), whole=True)


def test_the_newest_report_that_there_is_names_papers_as_they_are_numbered_here() -> None:
    shown = sections(merged(TWO, NINE, page()))[1][1]
    assert "[7/15-2]" in shown
    newest = (replace(TWO[0], papers=(*TWO[0].papers, a_listed(3)), reports=(a_report(LLM, (1, 3)),)), TWO[1])
    shown = sections(merged(newest, NINE, page()))[1][1]
    assert "[3]" in shown
    assert "[7/15-" not in shown


def test_buttons_say_the_short_number_and_mean_the_whole_date() -> None:
    shown = {button.label: button.action for button in buttons(merged(TWO, NINE, page()))}
    assert shown["1 details"] == "/paper 1"
    assert shown["7/15-2 details"] == "/paper 2024-07-15-2"


def test_a_category_that_only_older_editions_have() -> None:
    shown = sections(merged((of(NEW, VISION), of(OLD, LLM)), NINE, page(chosen=(LLM,))))
    assert len(shown) == 2
    about, words = shown[1]
    assert about is not None
    assert (about.papers, about.older) == ((), ((OLD, (1,)),))
    assert "7/15-1. Paper 1" in words
    assert "1 paper in other categories (Computer Vision)." in shown[0][1]


def test_older_editions_are_one_line_with_a_button_each_up_to_ten() -> None:
    older = tuple(OLD - timedelta(days=back) for back in range(1, 15))
    document = merged(TWO, NINE, page(named=older))
    front = sections(document)[0][1]
    assert "14 older editions: 14 July, 13 July," in front
    assert " and 4 more" in front
    actions = [button.action for button in buttons(document) if button.action.startswith("/digest 2024")]
    assert actions == [f"/digest {day}" for day in older[:10]]


def test_what_is_said_of_all_editions_is_said_once_and_the_rest_with_its_day() -> None:
    failed = a_note("source_failed", text={"en": "arXiv could not be read.", "ko": "arXiv를 읽지 못했습니다."})
    both = (replace(TWO[0], notes=(a_note(),)), replace(TWO[1], notes=(a_note(), failed)))
    front = sections(merged(both, NINE, page()))[0][1]
    assert front.count("Sentences from the papers.") == 1
    assert "15 July: arXiv could not be read." in front


def test_a_week_has_its_title_and_its_picture_and_a_merged_post_none() -> None:
    week = merged(TWO, NINE, page(shape="weekly", language="ko"))
    (picture,) = [block for block in week.blocks if isinstance(block, Picture)]
    assert picture.source == "2024-W29/trend-0715-0716.png"
    assert "거대 언어 모델(LLM) 3" in picture.words
    assert sections(week)[0][1].startswith("🗞 조간 2024년 29주차 (7월 15일–16일) · 논문 4편")
    assert not [block for block in merged(TWO, NINE, page()).blocks if isinstance(block, Picture)]


def test_categories_stand_in_the_lists_order_and_unlisted_ones_last() -> None:
    mixed = (of(NEW, "Gone since", VISION), of(OLD, LLM))
    about = [one.category for one, _ in sections(merged(mixed, NINE, page())) if one]
    assert about == ["", LLM, VISION, "Gone since"]


def recorded(count: int) -> tuple[Edition, ...]:
    return tuple(edition(day) for day in sorted(days())[-count:][::-1])


@pytest.mark.parametrize("renders", [telegram, discord], ids=["telegram", "discord"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_section_of_a_recorded_week_is_one_message(renders: Any, language: str) -> None:
    shown = page(shape="weekly", language=language)

    def fits(document: Document) -> bool:
        return bool(renders.fits(document, "private"))

    document = merged(recorded(5), NINE, shown, fits)
    parts = renders.render(document, "private")
    assert len(parts) == 1 + sum(isinstance(block, Break) for block in document.blocks)
    assert all(part.about and part.about.page and not part.about.page.whole for part in parts)


def test_where_not_all_fits_the_least_voted_go_and_are_counted_and_can_be_had() -> None:
    def fits(document: Document) -> bool:
        return len(plain_lines(document)) < 420

    document = merged(TWO, NINE, page(), fits)
    about, shown = sections(document)[1]
    assert about is not None
    assert "and 1 more paper" in shown or "and 2 more papers" in shown or "— " not in shown
    assert "/digest LLM 2024-07-15" in [button.action for button in buttons(document)]


def said(days_asked: tuple[date, ...], *kept: Edition, language: str = "en") -> Document:
    return notice(days_asked, {each.day: each for each in kept}, language)


def test_row_40_a_notice_is_one_line_with_the_reason() -> None:
    shown = said((NEW,), a_day_without(NEW, reason="repeated_list"), language="ko")
    assert plain(shown) == "조간 2024년 7월 16일 (화) · 새 논문이 없습니다. 목록이 전날과 같습니다."
    assert shown.about is None
    assert "Not finished in time" in plain(said((NEW,)))


def test_row_40_a_notice_about_other_categories_leads_to_them() -> None:
    one = said((NEW,), of(NEW, VISION, VISION))
    assert plain(one).startswith("Jogan, Tue 16 July 2024 · No new paper in your categories; 2 papers in others.")
    assert [button.action for button in buttons(one)] == ["/digest all 2024-07-16"]
    assert one.about == About(NEW)
    two = said((date(2024, 7, 17), NEW, OLD), a_day_without(date(2024, 7, 17)), *TWO)
    assert "4 papers in others" in plain(two)
    assert [button.label for button in buttons(two)] == ["All of 7/16", "All of 7/15"]


def test_a_list_of_categories_that_has_changed_loses_no_papers() -> None:
    few = Categories(tuple(NINE)[:1])
    shown = sections(merged(TWO, few, page()))
    assert sum(len(about.papers) + sum(len(n) for _, n in about.older) for about, _ in shown if about) == 4
