"""The names of a text: what each stands as, and among which words."""

import pytest

from bot.gate.predicates import DOES, FIRST, MOST, are_listed, named, near


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The MoT model is sparse.", "mot", FIRST),
        ("It works. MoT is sparse.", "mot", FIRST),
        ("We introduce MoT here.", "mot", DOES),
        ("In most cases, MoT wins.", "mot", DOES),
        ("It gains on the challenging GSM8K.", "gsm8k", "on"),
        ("It is better than BERT-XL.", "bertxl", "than"),
        ("It is better with the help of BERT-XL.", "bertxl", "of"),
        ("It is built by BERT-XL.", "bertxl", "by"),
        ("Many very large and slow dense BERT-XL copies run.", "bertxl", ""),
    ],
)
def test_what_a_name_stands_as(text: str, name: str, role: str) -> None:
    assert [place.role for place in named(text)[name]] == [role]


@pytest.mark.parametrize(
    ("text", "shown", "topic"),
    [
        ("MoT is a model.", True, True),
        ("Here we propose the MoT.", True, False),
        ("We train models, namely MoT.", True, False),
        ("It runs with MoT and more.", False, False),
        ("In most cases, MoT wins.", False, False),
        ("여기에서 MoT는 모델입니다.", False, True),
        ("여기에서 MoT(experts)가 앞섭니다.", False, True),
        ("여기에서 MoT를 씁니다.", False, False),
    ],
)
def test_what_a_text_speaks_of(text: str, shown: bool, topic: bool) -> None:
    (place,) = named(text)["mot"]
    assert (place.is_shown, place.is_topic) == (shown, topic)


def test_names_are_one_in_singular_and_plural_and_neighbours_are_one_name() -> None:
    assert list(named("LLMs beat an LLM from GPT-4 Turbo-1 in 2 cases of 70B.")) == ["llm", "gpt4turbo1"]
    assert len(named("LLMs beat an LLM.")["llm"]) == 2


def test_names_are_few() -> None:
    assert len(named(", ".join(f"B{number}" for number in range(99)))) == MOST


def test_a_list_parts_no_names() -> None:
    names = named("It gains on GSM8K, MATH and HumanEval with T5.")
    (one,), (other,), (last,) = names["gsm8k"], names["humaneval"], names["t5"]
    assert are_listed(one, other)
    assert are_listed(other, one)
    assert not are_listed(one, last)


def test_the_nearer_word_counts_more_and_names_do_not_count() -> None:
    found = near(named("Sparse T5 improves translation, BERT-XL improves retrieval.")["t5"][0])
    assert found["transl"] > found["retriev"] > 0
    assert "bertxl" not in found


def test_words_far_away_are_not_near() -> None:
    assert "retriev" not in near(named("T5 " + "and so on " * 20 + "retrieval")["t5"][0])
