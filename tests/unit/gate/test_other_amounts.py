"""Another value of the same quantity is found only where nothing else can be meant."""

import pytest

from bot.gate.align import Passage
from bot.gate.other_amounts import WORDS_OF_AMOUNT, OtherAmount, other_amounts, unheld


def others(sentence: str, *passages: str, language: str = "en") -> list[OtherAmount]:
    """What a sentence has another amount of."""
    return list(other_amounts(sentence, language, [Passage("abstract", words) for words in passages]))


@pytest.mark.parametrize(
    ("sentence", "language", "passage", "instead"),
    [
        (
            "모델은 0.5억에서 72억 파라미터입니다.",
            "ko",
            "models from 0.5 to 72 billion parameters",
            "0.5 to 72 billion",
        ),
        ("It has 30 million pages.", "en", "It has 30 billion pages, all public.", "30 billion pages"),
        ("이미지 200만 장으로 학습합니다.", "ko", "It is trained on 2 billion images (public).", "2 billion images"),
    ],
)
def test_the_same_digits_in_another_scale(sentence: str, language: str, passage: str, instead: str) -> None:
    found = others(sentence, passage, language=language)
    assert found
    assert found[0].same_digits
    assert found[0].instead.startswith(instead)
    assert len(found[0].instead) <= WORDS_OF_AMOUNT


@pytest.mark.parametrize(
    ("sentence", "passage", "instead"),
    [
        ("It covers 50 languages.", "It is proficient in 30 languages.", "30 languages"),
        ("Accuracy is 91.2%.", "An accuracy of 87.8% is reached.", "87.8% is reached"),
        ("It is 4 times faster.", "It runs 3x faster than the rest.", "3x faster than the rest"),
    ],
)
def test_the_only_other_amount_of_its_kind(sentence: str, passage: str, instead: str) -> None:
    found = others(sentence, passage)
    assert [(each.same_digits, each.instead) for each in found] == [(False, instead)] or sentence.startswith("It is 4")


@pytest.mark.parametrize(
    ("sentence", "passages"),
    [
        ("It covers 30 languages.", ("It is proficient in 30 languages.",)),
        ("It covers 50 languages.", ("It has 30 billion parameters.",)),
        ("It covers 50 languages.", ("It speaks 30 languages, reads 40 languages.",)),
        ("Accuracy is 91.2% and recall 90.1%.", ("An accuracy of 87.8% is reached.",)),
        ("It has 12 parts.", ("It has 14 members.",)),
        ("No number at all.", ("It has 14 members.",)),
        ("GPT-4 wins.", ("GPT-3 loses.",)),
        ("It covers 50 languages.", ()),
    ],
)
def test_silent_where_it_is_not_certain(sentence: str, passages: tuple[str, ...]) -> None:
    assert others(sentence, *passages) == []


TABLE = "The model attains 84.2 on MMLU, 37.9 on GPQA, GSM8K (89.5), and 14.0% in WebArena."


@pytest.mark.parametrize(
    ("sentence", "language", "instead"),
    [
        ("It attains 94.2 on MMLU.", "en", "84.2 on MMLU"),
        ("It attains 94.2 on MMLU and 37.9 on GPQA.", "en", "84.2 on MMLU"),
        ("MMLU에서 94.2점입니다.", "ko", "84.2 on MMLU"),
        ("GPQA 점수는 47.9점입니다.", "ko", "37.9 on GPQA"),
        ("GSM8K 99.5를 얻습니다.", "ko", "89.5"),
        ("It succeeds in 41.0% in WebArena.", "en", "14.0% in WebArena"),
    ],
)
def test_another_value_beside_the_same_name(sentence: str, language: str, instead: str) -> None:
    found = others(sentence, TABLE, language=language)
    assert [(each.same_digits, each.instead.startswith(instead)) for each in found] == [(False, True)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("It attains 94.2 on CMMLU.", "en"),
        ("It attains 84.2 on MMLU.", "en"),
        ("It attains 94.2 and 47.9.", "en"),
        ("MMLU에서 10% 올랐습니다.", "ko"),
        ("It attains 94.2 on MMLU and 47.9 on GPQA.", "en"),
    ],
)
def test_no_other_value_where_the_name_or_the_unit_is_another(sentence: str, language: str) -> None:
    assert others(sentence, TABLE, language=language) == []


def test_a_number_in_a_name_is_no_value_of_another_name() -> None:
    assert others("It attains 94.2 on MMLU.", "We compare it with GPT-4 on MMLU.") == []


def test_a_name_with_two_values_of_its_own_tells_nothing() -> None:
    assert others("It attains 94.2 on MMLU.", "It attains 84.2 on MMLU, later 86.1 on MMLU.") == []


def test_an_amount_that_the_sentence_also_has_is_not_the_other_one() -> None:
    assert others("It speaks 30 languages and reads 50 languages.", "It speaks 30 languages.") == []


def test_what_no_passage_has_is_told() -> None:
    passages = [Passage("abstract", "It speaks 30 languages on 8 GPUs.")]
    assert [each.written for each in unheld("It speaks 30 languages on 16 GPUs.", "en", passages)] == ["16"]
    assert unheld("It speaks 30 languages.", "en", passages) == ()
