"""What has the form of a question, in two languages as they are spoken."""

import pytest

from bot.chat.question_form import asks, is_marked, only_thanks


@pytest.mark.parametrize(
    "said",
    [
        *("왜 빨라", "데이터 뭐 씀", "저거 코드 있음", "파라미터 수는", "얼마나 커", "설명해줘", "어떻게 학습했어"),
        *(
            "why is it fast",
            "Explain the loss",
            "compare them",
            "tell me what data",
            "is the code open",
            "really?",
            "？",
        ),
        *("summarize section 3", "정말? ㅋㅋ", "코드 공개했나요"),
    ],
)
def test_questions(said: str) -> None:
    assert asks(said)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "good morning to you all",
            "고마워",
            "asdf qwer zxcv",
            "좋은 아침입니다 여러분",
            "LLM",
            "<b>now</b> free",
            "",
        ),
        *("do you know 2407.10943", "have you read it, it is nice", "see the link please", "island"),
    ],
)
def test_what_asks_nothing(said: str) -> None:
    assert not asks(said)


def test_only_the_ends_of_a_long_line_are_looked_at() -> None:
    assert asks("a " * 50_000 + "?")
    assert asks("why " + "a " * 50_000)
    assert not asks("a " * 500 + "why" + " a" * 500)


def test_a_mark() -> None:
    assert is_marked("sparse?")
    assert is_marked("정말？ ㅋㅋ")
    assert not is_marked("why")


@pytest.mark.parametrize(
    "said", ["thanks!", "Thank you", "감사합니다 ㅎㅎ", "ㅋㅋㅋㅋ", "👍", "ok, great", "네 고마워요", "..."]
)
def test_thanks(said: str) -> None:
    assert only_thanks(said)


@pytest.mark.parametrize("said", ["thanks, and the code?", "왜", "ok why", "7", "goodness"])
def test_more_than_thanks(said: str) -> None:
    assert not only_thanks(said)
