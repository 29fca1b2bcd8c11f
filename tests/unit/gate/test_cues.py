"""Small words and what they speak of."""

import re

import pytest

from bot.gate.cues import Reach, cues, same, shares
from bot.gate.negation import denials, denying_words, doubled, is_denying, other_denials, wide_denials
from bot.gate.terms import Term, terms


def scopes(text: str, pattern: str, reach: Reach, *, within_clause: bool = True) -> list[list[str]]:
    found = cues(text, re.compile(pattern), reach, within_clause=within_clause)
    return [[term.text for term in cue.scope] for cue in found]


def term(text: str) -> Term:
    (only,) = terms(text)
    return only


def test_english_speaks_of_what_follows() -> None:
    text = "The robot may walk slowly over rocks."
    assert scopes(text, r"\bmay\b", Reach(2, 0)) == [["walk", "slowly"]]
    assert scopes(text, r"\bmay\b", Reach(1, 1)) == [["walk", "robot"]]


def test_korean_speaks_of_what_stands_before_the_nearest_first() -> None:
    assert scopes("로봇이 환각을 줄이지 않습니다.", "않", Reach(3, 0)) == [["줄이", "환각", "로봇"]]


def test_a_clause_ends_the_scope() -> None:
    text = "Robots walk, but not fast; cats sleep."
    assert scopes(text, r"\bnot\b", Reach(5, 5)) == [["fast"]]
    assert scopes(text, r"\bnot\b", Reach(5, 5), within_clause=False) == [["fast", "cats", "sleep", "walk", "Robots"]]


def test_every_place_is_found_in_order() -> None:
    found = cues("not a robot, not a cat", re.compile("not"), Reach(1, 0))
    assert [(cue.start, [one.text for one in cue.scope]) for cue in found] == [(0, ["robot"]), (13, ["cat"])]


def test_the_same_thing() -> None:
    assert same(term("hallucinations"), term("환각"))
    assert same(term("dataset"), term("corpus"))
    assert not same(term("dataset"), term("robot"))
    assert shares(terms("robots and data"), terms("a robot")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It does not work.", ["not"]),
        ("Not only speed but also size.", []),
        ("It never fails to lack anything.", ["never", "fails", "lack"]),
        ("A training-free method.", ["training-free"]),
        ("작동하지 않습니다.", ["않"]),
        ("순서와 관계없이 동작할 뿐만 아니라 빠릅니다.", []),
        ("성능이 없어졌습니다.", ["없어"]),
        ("It works.", []),
    ],
)
def test_plain_denials(text: str, words: list[str]) -> None:
    assert [cue.word for cue in denials(text)] == words


def test_denials_in_other_words() -> None:
    (cue,) = other_denials("It eliminates the need for difficult labels.")[:1]
    assert [one.text for one in cue.scope] == ["need", "labels"]
    assert is_denying("difficult")
    assert not is_denying("labels")
    assert denying_words("Inapplicable and unlabeled, under uniform input.") == ("inapplicable", "unlabeled")


def test_without_speaks_of_the_next_things_only() -> None:
    (cue,) = wide_denials("It offers control without labels.")
    assert [one.text for one in cue.scope] == ["labels"]
    (cue,) = wide_denials("Labels are not needed.")
    assert [one.text for one in cue.scope] == ["needed", "Labels"]


@pytest.mark.parametrize(
    "text", ["It is not without labels.", "It does not fail to walk.", "걷지 못하지 않습니다.", "어렵지 않습니다."]
)
def test_denials_of_denials(text: str) -> None:
    assert doubled(text)


def test_one_denial_is_not_doubled() -> None:
    assert not doubled("It is not under water and does not walk.")
