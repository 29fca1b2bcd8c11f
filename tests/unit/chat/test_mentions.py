"""Papers that a sentence names by number or identity; numbers of other things are none."""

from datetime import date

import pytest
from growth import LINEAR, growth

from bot.chat.arguments.mentions import mentions, without_first
from bot.chat.arguments.papers import ById, ByNumber

TODAY, NEWEST = date(2024, 7, 17), date(2024, 7, 16)


def found(text: str, *, begins: bool = False) -> list[ByNumber | ById]:
    return [one.paper for one in mentions(text, TODAY, NEWEST, begins=begins)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("3번 논문 왜 빨라?", 3), ("what data did paper 3 use?", 3), ("#3 code?", 3), ("논문 3 데이터", 3)),
        *(("Paper #12: why?", 12), ("３번 왜", 3), ("3 번은?", 3), ("is No paper no. 4 fast?", 4)),
    ],
)
def test_one_number(text: str, number: int) -> None:
    assert found(text) == [ByNumber(number)]


@pytest.mark.parametrize(
    "text",
    [
        *("3번이랑 7번 중 뭐가 더 커?", "compare 3 and 7", "papers 3 and 7: which is larger", "3과 7 비교해줘"),
        *("3번 7번 비교", "between 3 and 7 which is faster?", "3번하고 7번 차이", "3, 7번 비교", "paper 3 or paper 7?"),
    ],
)
def test_two_numbers(text: str) -> None:
    assert found(text) == [ByNumber(3), ByNumber(7)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "3번 반복해서 학습했어?",
            "두 번째 그림",
            "3번째 표",
            "does it use 32B or 72B?",
            "1,000번 반복?",
            "논문 3편 비교",
        ),
        *("GPT 4와 5의 차이", "is it 3% better?", "3.5번", "10:30", "version 2.0", "", "top 5 and top 10"),
    ],
)
def test_numbers_of_other_things(text: str) -> None:
    assert found(text) == []


def test_days_and_identities() -> None:
    assert found("7/16-3 왜 빨라?") == [ByNumber(3, date(2024, 7, 16))]
    assert found("2024-07-15-2 code?") == [ByNumber(2, date(2024, 7, 15))]
    assert found("is https://arxiv.org/abs/2407.10671v2 open?") == [ById("arxiv:2407.10671")]
    assert found("compare 2407.10671 and 2407.10672") == [ById("arxiv:2407.10671"), ById("arxiv:2407.10672")]


def test_a_paper_is_named_once_and_where_it_stands_first() -> None:
    (one,) = mentions("3번은 왜 3번인가", TODAY, NEWEST)
    assert (one.start, one.paper) == (0, ByNumber(3))


@pytest.mark.parametrize(
    ("text", "papers", "asked"),
    [
        ("3 why?", [ByNumber(3)], "why?"),
        ("3번 왜", [ByNumber(3)], "왜"),
        ("3: why", [ByNumber(3)], "why"),
        ("2407.10671 why so", [ById("arxiv:2407.10671")], "why so"),
        ("7/16-3 왜", [ByNumber(3, date(2024, 7, 16))], "왜"),
        ("3 and 7: which is larger", [ByNumber(3), ByNumber(7)], "3 and 7: which is larger"),
        ("what is in paper 3", [ByNumber(3)], "what is in paper 3"),
        ("1", [ByNumber(1)], ""),
        ("왜 빨라?", [], "왜 빨라?"),
    ],
)
def test_what_a_command_begins_with(text: str, papers: list[ByNumber | ById], asked: str) -> None:
    assert found(text, begins=True) == papers
    assert without_first(text, TODAY, NEWEST) == asked


@pytest.mark.parametrize(
    "piece", ["3번 ", "1,2,", "7/16-", "paper ", "# ", "3 and ", "3번이랑 ", "arxiv.org/abs/", "9"]
)
def test_hostile_texts_take_time_with_their_length(piece: str) -> None:
    assert growth(found, lambda size: (piece * size)[:size], 40_000) < LINEAR
