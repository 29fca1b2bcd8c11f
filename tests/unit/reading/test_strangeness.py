"""A sentence of somebody else's is stranger in a paper than any of its own."""

from bot.reading.strangeness import EVERYDAY, OWN, Vocabulary, strangeness, vocabulary, words

TITLE = "Lantern: Training Encoders on Maps"
OWN_SENTENCES = (
    "The encoder keeps maps of roads in memory.",
    "Roads are drawn by hand, and the encoder learns them.",
    "Roads that nobody drew are found by their lanes.",
)
FOREIGN = "Doors open at midnight in the old mill, and guests drink wine."


def _points(sentence: str, *, known: Vocabulary | None = None, fewest: int = 1) -> float:
    spoken = [words(each) for each in (*OWN_SENTENCES, sentence)]
    return strangeness(3, spoken, known or vocabulary(TITLE, spoken, fewest=fewest), 0)


def test_everyday_words_that_stand_nowhere_else_are_strange() -> None:
    assert _points("The encoder has memory for roads and maps.") < 0
    assert _points(FOREIGN) > 4


def test_words_that_any_paper_may_have_are_not() -> None:
    assert _points("Experiments show that our method improves results on two datasets.") < 0


def test_a_word_is_the_papers_where_enough_others_have_it() -> None:
    assert _points("Roads and lanes of hands.") < _points("Roads and lanes of hands.", fewest=3)
    assert _points("Encoders, maps, training and a lantern.") == OWN


def test_a_sentence_that_stands_twice_does_not_vouch_for_itself() -> None:
    spoken = [words(each) for each in (FOREIGN, *OWN_SENTENCES, FOREIGN)]

    assert strangeness(0, spoken, vocabulary(TITLE, spoken, fewest=1), 0) > 4


def test_those_beside_it_do_not_vouch_for_a_sentence() -> None:
    spoken = [words(each) for each in (FOREIGN, "Guests drink wine in an old mill.", *OWN_SENTENCES)]
    known = vocabulary(TITLE, spoken, fewest=1)

    assert strangeness(0, spoken, known, 0) < 0 < strangeness(0, spoken, known, 2)


def test_a_word_or_two_say_too_little() -> None:
    assert _points("They drink.") <= EVERYDAY / 4


def test_names_and_words_of_no_list_are_less_strange_than_everyday_ones() -> None:
    assert (
        max(words("The set of Winogrande").values()) < max(words("a cystectomy").values()) < words("a guest")["guest"]
    )
