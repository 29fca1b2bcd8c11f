"""What a question asks for: its own words, a model's terms or our English for Korean, and what was said before."""

import pytest
from growth import LINEAR, growth

from bot.questions.asked import BEFORE, EXPECTED, QUIET, Query, asked, concepts_of, leans
from bot.questions.synonyms import stems


def weights(question: str, *history: str, terms: tuple[str, ...] = ()) -> dict[str, float]:
    return asked(Query(question, "en", history, terms)).weights


def of(word: str) -> str:
    (form,) = stems(word)
    return form


def is_leaning(question: str) -> bool:
    return leans(question, concepts_of(Query(question, "en")))


def test_words_of_the_question_weigh_most_those_of_every_question_little() -> None:
    found = weights("which invertibility condition does the paper use?")
    assert (found[of("invertibility")], found[of("condition")]) == (1.0, 1.0)
    assert (found[of("paper")], found[of("use")]) == (QUIET, QUIET)
    assert "the" not in found
    assert "which" not in found


def test_words_of_a_likely_answer_weigh_a_little() -> None:
    found = weights("what is the baseline?")
    assert found[of("baseline")] == 1.0
    assert found[of("outperforms")] == EXPECTED


def test_a_word_that_is_said_counts_as_said() -> None:
    assert weights("is the corpus a dataset?")[of("corpus")] == 1.0


def test_a_korean_question_asks_with_its_latin_words_and_our_english() -> None:
    found = weights("RNN을 왜 안 썼어? 어텐션만?")
    assert found["rnn"] == found[of("attention")] == 1.0


def test_the_likeliest_english_weighs_most() -> None:
    found = weights("데이터셋은?")
    assert found[of("dataset")] == 1.0
    assert 0 < found[of("corpus")] < 1.0


def test_a_models_terms_stand_in_for_our_english() -> None:
    found = weights("뭐가 문제야?", terms=("catastrophic forgetting", "drift"))
    assert found[of("forgetting")] == found["drift"] == 1.0
    assert of("problem") not in found


def test_the_index_is_asked_for_telling_words_the_likeliest_of_each_first() -> None:
    assert asked(Query("what does the paper say of flicker and delay?", "en")).words == ("flicker", "delay")
    first, *_ = asked(Query("데이터셋은 몇 개야?", "ko")).words
    assert first == "dataset"


def test_where_no_word_tells_the_index_is_asked_for_what_there_is() -> None:
    assert asked(Query("which model?", "en")).words == ("model",)
    assert asked(Query("what is it?", "en")).words == ()


def test_a_question_that_points_is_completed_by_what_was_said() -> None:
    found = weights("and how large is it?", "which corpus was used?", "The Pelikan corpus of lectures.")
    assert found["pelikan"] == BEFORE
    assert found[of("lectures")] == BEFORE


def test_what_was_said_last_counts_more_and_what_was_long_ago_nothing() -> None:
    found = weights("why?", "about zebras", "about lions", "about tigers")
    assert found[of("tigers")] == BEFORE
    assert found[of("lions")] == BEFORE / 2
    assert of("zebras") not in found


def test_a_question_that_says_all_itself_does_not_change() -> None:
    question = "Which optimizer and warmup schedule were chosen for the conformer encoder?"
    assert weights(question, "about zebras") == weights(question)


def test_its_own_words_stay_above_those_of_before() -> None:
    assert weights("and the delay?", "the delay and the flicker")[of("delay")] == 1.0


@pytest.mark.parametrize("question", ["why?", "how large is it?", "그건 왜 그래?", "왜?", "and those of others?"])
def test_questions_that_lean(question: str) -> None:
    assert is_leaning(question)


@pytest.mark.parametrize(
    "question",
    [
        "Did they measure performance of interpretable patterns extracted by annotators?",
        "conformer encoder optimizer warmup schedule",
    ],
)
def test_questions_that_do_not(question: str) -> None:
    assert not is_leaning(question)


def test_a_concept_keeps_its_phrases_and_their_stems_together() -> None:
    (concept,) = concepts_of(Query("학습률", "ko"))[:1]
    assert len(concept.phrases) == len(concept.forms)
    assert concept.is_telling
    assert not any(concept.is_telling for concept in concepts_of(Query("what does the paper use?", "en")))


def test_hostile_questions_take_no_time() -> None:
    for piece in ("it ", "데이터", "a-", "그 ", "그거", "ß", "\u202e "):

        def text(size: int, piece: str = piece) -> str:
            return piece * (size // len(piece))

        assert growth(lambda told: asked(Query(told, "ko", (told, told))), text, 40_000) < LINEAR
