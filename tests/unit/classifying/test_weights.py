"""The packaged weights and the arithmetic over them."""

import json
import math
import time
from base64 import b64encode

import pytest

from bot.classifying.patterns import ARXIV, entries, hand_written
from bot.classifying.phrasebook import LONGEST_PHRASE
from bot.classifying.terms import words
from bot.classifying.weights import Weights, packaged, parse, term_counts
from bot.domain.nine import NINE

NAMES = [category.key for category in NINE]


def small() -> Weights:
    """Two categories and two terms, with weights that can be checked by hand."""
    data = {
        "categories": ["A", "B"],
        "bias": [0.5, -0.5],
        "phrases": [[1.0, 0.0], [0.0, 2.0]],
        "terms": "cat,dog",
        "idf": b64encode(bytes([100, 200])).decode(),
        "idf_unit": 0.01,
        "rows": b64encode(bytes([10, 246, 0, 20])).decode(),
        "row_unit": 0.1,
    }
    return parse(json.dumps(data))


def test_values_have_length_one_and_only_known_terms() -> None:
    values = small().values(["cat"], ["dog", "cow"])
    assert set(values) == {"cat", "dog"}
    assert math.sqrt(sum(value**2 for value in values.values())) == pytest.approx(1.0)


def test_a_word_of_the_title_counts_double() -> None:
    assert term_counts(["cat"], ["cat", "dog"]) == {"cat": 3.0, "dog": 1.0, "cat dog": 1.0}


def test_logits_are_bias_terms_and_phrases() -> None:
    logits = small().logits({"cat": 1.0, "dog": 0.5}, [0.25, 0.75])
    assert logits == pytest.approx([0.5 + 1.0 + 0.0 + 0.25, -0.5 - 1.0 + 1.0 + 1.5])


def test_what_a_term_says() -> None:
    assert small().said("cat", "B") == pytest.approx(-1.0)
    assert small().said("cow", "A") == 0.0
    assert small().said("cat", "C") == 0.0


def test_no_known_term_gives_no_values() -> None:
    assert small().values([], ["cow"]) == {}


def test_packaged_weights_are_for_the_nine() -> None:
    weights = packaged()
    assert list(weights.categories) == NAMES
    assert len(weights.bias) == len(weights.phrases) == len(NAMES)
    assert len(weights.idf) == len(weights.terms)
    assert len(weights.rows) == len(weights.terms) * len(NAMES)
    assert list(weights.terms) == sorted(weights.terms)


def test_packaged_weights_are_read_quickly_and_once() -> None:
    packaged.cache_clear()
    start = time.thread_time()
    first = packaged()
    assert time.thread_time() - start < 0.1  # measured 5 ms of this thread: what else runs does not count
    assert packaged() is first


def test_every_phrase_and_hint_speaks_for_one_of_the_nine() -> None:
    assert list(dict.fromkeys(category for category, _, _ in entries())) == NAMES
    assert {key for hints in ARXIV.values() for key in hints} <= set(NAMES)


def test_phrases_are_read_whole() -> None:
    assert all(0 < len(words(phrase)) <= LONGEST_PHRASE for _, phrase, _ in entries())


def test_no_phrase_stands_twice_in_a_category() -> None:
    seen = [(category, " ".join(words(phrase))) for category, phrase, _ in entries()]
    assert {each for each in seen if seen.count(each) > 1} == set()


def test_phrases_are_read_once() -> None:
    assert hand_written() is hand_written()
