"""The floor: what was found must speak of what was asked; words decide, and a question that names nothing is near."""

import pytest

from bot.domain.answer import Passage, Ranked
from bot.questions.floor import LOOKED_AT, NEAR, NEAR_KOREAN, is_near, nearness
from bot.questions.retrieve import Query

PAPER = "arxiv:2407.10671"
TRAINED = "All models were trained on four A100 cards for six days with the Adam optimizer and a peak learning rate."
OTHER = "Interpreters begin to speak before a sentence has ended."


def ranked(*texts: str) -> tuple[Ranked, ...]:
    return tuple(Ranked(Passage(PAPER, number, "", text, 0), 1.0) for number, text in enumerate(texts))


def near(question: str, *texts: str) -> float:
    return nearness(Query(question, "en"), ranked(*texts))


def test_a_passage_that_says_all_words_is_as_near_as_can_be() -> None:
    assert near("trained with the adam optimizer for days", TRAINED, OTHER) == 1.0


def test_words_in_several_passages_are_less_near_than_in_one() -> None:
    apart = near("optimizer of interpreters", TRAINED, OTHER)
    assert 0.5 < apart < 1.0


def test_what_nothing_speaks_of_is_far() -> None:
    assert near("carbon footprint per household", TRAINED, OTHER) == 0.0
    assert not is_near(Query("What is the carbon footprint per household?", "en"), ranked(TRAINED, OTHER))


def test_a_near_word_of_the_field_counts_less_than_the_word_and_more_than_none() -> None:
    said, near_word, none = (near("skip", text) for text in ("We skip it.", "We omit it.", "We sing it."))
    assert said == 1.0 > near_word > none == 0.0


def test_a_word_that_an_answer_is_likely_to_have_counts_half() -> None:
    assert near("metric", "We report BLEU.") == 0.5


def test_a_korean_question_is_measured_by_its_english() -> None:
    assert is_near(Query("옵티마이저는 뭐 썼어?", "ko"), ranked(TRAINED))
    assert not is_near(Query("손글씨 인식률은 몇 퍼센트야?", "ko"), ranked(TRAINED, OTHER))


def test_a_models_terms_are_what_is_asked() -> None:
    query = Query("뭘로 굴렸대?", "ko", (), ("adam", "optimizer", "learning rate"))
    assert nearness(query, ranked(TRAINED)) == 1.0


def test_more_must_be_carried_of_a_korean_question() -> None:
    assert 0.5 < NEAR < NEAR_KOREAN < 1.0


@pytest.mark.parametrize("question", ["what is it?", "what is this paper about?", "이 논문은 뭐야?"])
def test_a_question_that_names_nothing_asks_for_the_paper(question: str) -> None:
    assert is_near(Query(question, "en"), ranked(OTHER))


def test_where_nothing_was_found_nothing_is_near() -> None:
    assert not is_near(Query("what is it?", "en"), ())
    assert nearness(Query("which optimizer?", "en"), ()) == 0.0


def test_only_the_nearest_passages_are_looked_at() -> None:
    assert near("optimizer", *[OTHER] * LOOKED_AT, TRAINED) == 0.0
    assert near("optimizer", *[OTHER] * (LOOKED_AT - 1), TRAINED) == 1.0


def test_a_heading_is_words_of_its_passage() -> None:
    found = (Ranked(Passage(PAPER, 0, "5.2 Hardware", "Six days.", 0), 1.0),)
    assert nearness(Query("hardware", "en"), found) == 1.0
