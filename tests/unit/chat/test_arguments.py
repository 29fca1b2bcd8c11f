"""What people write after a command, one line a case."""

from datetime import date, time

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.arguments.categories import categories_from, means_all
from bot.chat.arguments.choices import language_from, length_from, state_from
from bot.chat.arguments.dates import date_in
from bot.chat.arguments.papers import ById, ByNumber, ByWords, identity_in, paper_named
from bot.chat.arguments.times import days_from, time_from
from bot.chat.arguments.zones import zone_from
from bot.domain.nine import NINE
from bot.errors import (
    BadChoice,
    BadDate,
    BadDays,
    BadTime,
    UnknownCategory,
    UnknownLanguage,
    UnknownZone,
    UserMistake,
)
from bot.settings import ChatDefaults

TODAY = date(2024, 7, 17)
NEWEST = date(2024, 7, 16)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("LLM", ("LLM",)),
        ("llm", ("LLM",)),
        ("강화학습", ("Reinforcement Learning",)),
        ("강화 학습", ("Reinforcement Learning",)),
        ("rl", ("Reinforcement Learning",)),
        ("ＲＬ", ("Reinforcement Learning",)),
        ("LLM, Computer Vision", ("LLM", "Computer Vision")),
        ("computer vision rl", ("Computer Vision", "Reinforcement Learning")),
        ("rl computer vision llm", ("Reinforcement Learning", "Computer Vision", "LLM")),
        ("거대 언어 모델 컴퓨터 비전", ("LLM", "Computer Vision")),
        ("LLM과 비전", ("LLM", "Computer Vision")),
        ("LLM and multimodal", ("LLM", "Multimodal")),
        ("llm; rl / cv", ("LLM", "Reinforcement Learning", "Computer Vision")),
        ("llm llm LLM", ("LLM",)),
        ("AI in Healthcare", ("AI in Healthcare",)),
    ],
)
def test_categories(written: str, meant: tuple[str, ...]) -> None:
    assert categories_from(written, NINE) == meant


@pytest.mark.parametrize(
    ("written", "unknown", "near"),
    [
        ("Computer Visoin", "Computer Visoin", "Computer Vision"),
        ("LLM, compter vision", "compter vision", "Computer Vision"),
        ("llm foo bar cv", "foo bar", None),
        ("diffusion", "diffusion", None),
        ("foo", "foo", None),
        ("banana", "banana", None),
        ("aj", "aj", None),
        ("강화학슴", "강화학슴", "Reinforcement Learning"),
        ("multimodl", "multimodl", "Multimodal"),
    ],
)
def test_a_typo_is_named_with_what_is_near(written: str, unknown: str, near: str | None) -> None:
    with pytest.raises(UnknownCategory) as raised:
        categories_from(written, NINE)
    assert raised.value.text == unknown
    assert raised.value.nearest == ((near,) if near else ())


@pytest.mark.parametrize("written", ["all", "ALL", "everything", "전체", "모두", "모든 분야"])
def test_everything(written: str) -> None:
    assert means_all(written)
    assert not means_all(written + " llm")


@pytest.mark.parametrize(
    ("written", "day", "rest"),
    [
        ("2024-07-16", date(2024, 7, 16), ""),
        ("2024.7.16", date(2024, 7, 16), ""),
        ("2024/07/16", date(2024, 7, 16), ""),
        ("20240716", date(2024, 7, 16), ""),
        ("2024년 7월 16일", date(2024, 7, 16), ""),
        ("7/16", date(2024, 7, 16), ""),
        ("7-16", date(2024, 7, 16), ""),
        ("7월 16일", date(2024, 7, 16), ""),
        ("7월16일 강화학습", date(2024, 7, 16), "강화학습"),
        ("llm 7/16", date(2024, 7, 16), "llm"),
        ("7/16 llm", date(2024, 7, 16), "llm"),
        ("LLM, Computer Vision 2024-07-16", date(2024, 7, 16), "LLM, Computer Vision"),
        ("yesterday", date(2024, 7, 16), ""),
        ("어제 비전", date(2024, 7, 16), "비전"),
        ("그제", date(2024, 7, 15), ""),
        ("12/31", date(2024, 12, 31), ""),
        ("July 16", date(2024, 7, 16), ""),
        ("Jul 16 llm", date(2024, 7, 16), "llm"),
        ("16 July 2024", date(2024, 7, 16), ""),
        ("16th of July, 2024", date(2024, 7, 16), ""),
        ("llm July 16th, 2023", date(2023, 7, 16), "llm"),
        ("SEPT. 3", date(2024, 9, 3), ""),
        ("3 May", date(2024, 5, 3), ""),
        ("16.07.2024", date(2024, 7, 16), ""),
        ("1. 7. 2024", date(2024, 7, 1), ""),
        ("tomorrow", date(2024, 7, 18), ""),
        ("내일 llm", date(2024, 7, 18), "llm"),
        ("2/29", date(2024, 2, 29), ""),
        ("today", None, ""),
        ("오늘 llm", None, "llm"),
        ("llm", None, "llm"),
        ("", None, ""),
    ],
)
def test_dates(written: str, day: date | None, rest: str) -> None:
    assert date_in(written, TODAY, NEWEST) == (day, rest)


def test_a_date_without_a_year_is_the_nearest_to_the_newest_edition() -> None:
    assert date_in("12/30", date(2025, 1, 3), date(2025, 1, 2))[0] == date(2024, 12, 30)
    assert date_in("1/2", date(2024, 12, 31), date(2024, 12, 30))[0] == date(2025, 1, 2)
    assert date_in("7/16", date(2026, 11, 21), date(2024, 7, 16))[0] == date(2024, 7, 16)
    assert date_in("7/16", date(2026, 11, 21), None)[0] == date(2026, 7, 16)


@pytest.mark.parametrize(
    "written",
    [
        "2024-13-01",
        "2024-02-30",
        "99/99",
        "13월 1일",
        "llm 31",
        "20241399",
        "2/30",
        "July 32",
        "31 June 2024",
        "16.13.2024",
        "maybe 3",
        "June 20th5",
    ],
)
def test_bad_dates(written: str) -> None:
    with pytest.raises(BadDate):
        date_in(written, TODAY, NEWEST)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("9:00", time(9)),
        ("09:00", time(9)),
        ("9", time(9)),
        ("9시", time(9)),
        ("9시 30분", time(9, 30)),
        ("9시 반", time(9, 30)),
        ("오전 9시", time(9)),
        ("오후 9시 5분", time(21, 5)),
        ("오후 12:30", time(12, 30)),
        ("오전 12시", time(0)),
        ("저녁 7시", time(19)),
        ("새벽 5시", time(5)),
        ("낮 1시 반", time(13, 30)),
        ("밤 11시", time(23)),
        ("밤 12시", time(0)),
        ("밤 1시", time(1)),
        ("9am", time(9)),
        ("9 PM", time(21)),
        ("9:30 p.m.", time(21, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("21:30", time(21, 30)),
        ("21.30", time(21, 30)),
        ("7h30", time(7, 30)),
        ("0730", time(7, 30)),
        ("０７：３０", time(7, 30)),
        ("noon", time(12)),
        ("자정", time(0)),
    ],
)
def test_times(written: str, at: time) -> None:
    assert time_from(written) == at


@pytest.mark.parametrize("written", ["25:00", "9:60", "13pm", "0am", "오후 13시", "soon", "9:00:00 x", "-1", "24:00"])
def test_bad_times(written: str) -> None:
    with pytest.raises(BadTime):
        time_from(written)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("Mon - Fri", (0, 1, 2, 3, 4)),
        ("Monday to", None),
        ("weekdays", (0, 1, 2, 3, 4)),
        ("평일", (0, 1, 2, 3, 4)),
        ("월-금", (0, 1, 2, 3, 4)),
        ("월~금", (0, 1, 2, 3, 4)),
        ("월요일-금요일", (0, 1, 2, 3, 4)),
        ("daily", tuple(range(7))),
        ("every day", tuple(range(7))),
        ("매일", tuple(range(7))),
        ("mon,wed,fri", (0, 2, 4)),
        ("mon wed fri", (0, 2, 4)),
        ("월수금", (0, 2, 4)),
        ("월, 수, 금", (0, 2, 4)),
        ("주말", (5, 6)),
        ("fri-mon", (0, 4, 5, 6)),
        ("sunday", (6,)),
        ("thurs", (3,)),
        ("평일, 토", (0, 1, 2, 3, 4, 5)),
        ("t", None),
        ("xyz", None),
        (",", None),
        ("월-", None),
    ],
)
def test_days(written: str, days: tuple[int, ...] | None) -> None:
    if days is None:
        with pytest.raises(BadDays):
            days_from(written)
    else:
        assert days_from(written) == days


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("Asia/Seoul", "Asia/Seoul"),
        ("asia/seoul", "Asia/Seoul"),
        ("Seoul", "Asia/Seoul"),
        ("서울", "Asia/Seoul"),
        ("KST", "Asia/Seoul"),
        ("new york", "America/New_York"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("GMT+0", "UTC"),
        ("pst", "America/Los_Angeles"),
    ],
)
def test_zones(written: str, zone: str) -> None:
    assert zone_from(written) == zone


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("UTC+9", ("Asia/Seoul",)),
        ("GMT +9:00", ("Asia/Seoul",)),
        ("+9", ("Asia/Seoul",)),
        ("UTC+13", ()),
        ("Asia/Seul", ("Asia/Seoul",)),
        ("Soeul", ("Asia/Seoul",)),
        ("qqqqqqqq", ()),
    ],
)
def test_unknown_zones_offer_what_is_near(written: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownZone) as raised:
        zone_from(written)
    assert raised.value.nearest[: len(near)] == near
    assert bool(raised.value.nearest) == bool(near)


def test_choices() -> None:
    assert [state_from("weekly", word) for word in ("on", "ON", "켜기", "off", "끄기")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [length_from(word) for word in ("brief", "짧게", "full", "모두")] == ["brief", "brief", "full", "full"]
    assert [language_from(word, ("ko", "en")) for word in ("ko", "한국어", "Korean", "English", "영어", "en-US")] == [
        *("ko", "ko", "ko", "en", "en", "en")
    ]
    assert [ChatDefaults().spoken(hint) for hint in ("en-US", "ko_KR", "fr", None, "")] == ["en", "ko", *["ko"] * 3]


def test_bad_choices_say_what_is_possible() -> None:
    with pytest.raises(BadChoice) as state:
        state_from("weekly", "maybe")
    assert state.value == BadChoice("weekly", "maybe", ("on", "off"))
    with pytest.raises(BadChoice):
        length_from("medium")
    with pytest.raises(UnknownLanguage) as language:
        language_from("french", ("ko", "en"))
    assert language.value.offered == ("ko", "en")
    with pytest.raises(UnknownLanguage):
        language_from("english", ("ko",))


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("3", ByNumber(3)),
        ("#3", ByNumber(3)),
        ("3번", ByNumber(3)),
        ("3번 논문", ByNumber(3)),
        ("논문 3", ByNumber(3)),
        ("paper 12", ByNumber(12)),
        ("３", ByNumber(3)),
        ("7/16-3", ByNumber(3, date(2024, 7, 16))),
        ("2024-07-16-3", ByNumber(3, date(2024, 7, 16))),
        ("2024-07-16 3", ByNumber(3, date(2024, 7, 16))),
        ("7월 16일 3번", ByNumber(3, date(2024, 7, 16))),
        ("2407.10671", ById("arxiv:2407.10671")),
        ("2407.10671v2", ById("arxiv:2407.10671")),
        ("https://arxiv.org/abs/2407.10671v1", ById("arxiv:2407.10671")),
        ("<https://huggingface.co/papers/2407.10671>", ById("arxiv:2407.10671")),
        ("cs/0701001", ById("arxiv:cs/0701001")),
        ("10.1000/xyz123", ById("doi:10.1000/xyz123")),
        ("qwen2", ByWords("qwen2")),
        ("99/99-3", ByWords("99/99-3")),
    ],
)
def test_papers(written: str, named: ByNumber | ById | ByWords) -> None:
    assert paper_named(written, TODAY, NEWEST) == named


def test_an_identity_inside_a_sentence() -> None:
    assert identity_in("what about (https://arxiv.org/abs/2407.10671)?") == "arxiv:2407.10671"
    assert identity_in("no paper here, not 3.14 either") is None


@given(st.text(max_size=60))
def test_nothing_but_our_errors_comes_of_any_text(written: str) -> None:
    def readings() -> None:
        for read in (
            lambda: categories_from(written, NINE),
            lambda: date_in(written, TODAY, NEWEST),
            lambda: time_from(written),
            lambda: days_from(written),
            lambda: zone_from(written),
            lambda: paper_named(written, TODAY, NEWEST),
            lambda: language_from(written, ("ko", "en")),
            lambda: state_from("weekly", written),
        ):
            try:
                read()
            except UserMistake:
                continue

    readings()


def test_a_line_of_many_names_takes_time_in_proportion_to_it() -> None:
    assert categories_from("LLM " * 1000, NINE) == ("LLM",)
    assert growth(lambda line: categories_from(line, NINE), lambda size: "LLM " * size, 1000) < LINEAR
    assert growth(_refused, lambda size: "LLM " * size + "nonsense of some length", 1000) < LINEAR


def _refused(line: str) -> None:
    with pytest.raises(UnknownCategory):
        categories_from(line, NINE)
