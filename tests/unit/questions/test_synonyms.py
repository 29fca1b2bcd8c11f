"""The map of how questions ask and how papers say it: it is whole, general, and says what it must."""

import pytest

from bot.questions.synonyms import LONGEST, stems, synonyms, words


def test_words_are_those_that_are_not_korean() -> None:
    assert words("LOGO 논문은 RNN을 안 썼어? GPT-3.5_turbo") == ("logo", "rnn", "gpt", "3", "5", "turbo")


def test_stems_bring_forms_of_a_word_together() -> None:
    assert stems("evaluates evaluation") == (stems("evaluate")[0],) * 2


def test_the_map_has_words_that_say_nothing_and_words_that_say_little() -> None:
    known = synonyms()
    assert set(stems("what the they please")) <= known.empty
    assert {stems("paper")[0], stems("use")[0], stems("model")[0]} <= known.quiet
    assert not known.empty & known.quiet


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("which datasets did they use", "corpus"),
        ("what is the baseline", "compared"),
        ("how was it evaluated", "f1"),
        ("what are the limitations", "fail"),
        ("how many sentences", "total"),
        ("how fast is it", "latency"),
        ("who labelled it: annotators?", "kappa"),
        ("what optimizer and learning rate", "adam"),
        ("is the code released", "github"),
    ],
)
def test_a_question_expects_words_of_its_answer(question: str, answer: str) -> None:
    assert stems(answer)[0] in synonyms().expected([stems(question)])


def test_a_word_of_a_phrase_weighs_less_than_one_alone() -> None:
    found = synonyms().expected([stems("what is the baseline")])
    assert found[stems("regression")[0]] < found[stems("svm")[0]] == 1.0


def test_a_phrase_is_asked_for_as_a_whole() -> None:
    assert stems("hours")[0] in synonyms().expected([stems("how long did training take")])
    assert synonyms().expected([stems("how did they")]) == {}


def test_words_of_two_phrases_make_no_third() -> None:
    together = synonyms().expected([stems("error"), stems("rate")])
    assert together == synonyms().expected([stems("error")]) | synonyms().expected([stems("rate")])


def test_an_answer_is_never_expected_to_have_empty_words() -> None:
    known = synonyms()
    assert all(not known.empty & set(known.expected([asked])) for asked in known.said)


def test_every_phrase_that_is_asked_for_can_be_found() -> None:
    assert all(1 <= len(asked) <= LONGEST + 1 for asked in synonyms().said)
    assert len(synonyms().said) > 250
