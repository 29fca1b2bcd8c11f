"""The words and terms that the classifier reads."""

import pytest

from bot.classifying.terms import LONGEST, ngrams, pairs_and_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fine-Tuning LLMs", ["fine", "tuning", "llm"]),
        ("policies, classes and boxes", ["policy", "class", "and", "box"]),
        ("bias this loss lens focus", ["bias", "this", "loss", "lens", "focus"]),
        ("video/audio 3D", ["video", "audio", "3d"]),
        ("강화학습을 이용한 로봇에서", ["강화학습", "이용한", "로봇"]),
        ("모델의 길이", ["모델", "길이"]),
        ("ＦＵＬＬ ｗｉｄｔｈ", ["full", "width"]),
        ("🤖 !?", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_plural_and_singular_are_one_word() -> None:
    for one, many in [("video", "videos"), ("photo", "photos"), ("class", "classes"), ("patch", "patches")]:
        assert words(one) == words(many)


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert len(words("word " * 100_000)) <= LONGEST // 5 + 1


def test_ngrams_are_runs_of_neighbours() -> None:
    assert ngrams(["a", "b", "c"], 3) == ["a", "b", "c", "a b", "b c", "a b c"]


def test_stop_words_stand_in_no_term() -> None:
    assert pairs_and_words(["the", "reward", "model", "of", "robot"]) == ["reward", "model", "robot", "reward model"]
