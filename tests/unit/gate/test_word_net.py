"""What English at large tells one word for, as it is shipped."""

from importlib.resources import files

import pytest

from bot.gate.stems import stem
from bot.gate.word_net import near, opposites

LARGEST = 400_000
"""Bytes: the installation may not grow without end."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plants", "sets"),
        ("affect", "change"),
        ("complete", "finish"),
        ("partial", "incomplete"),
        ("beat", "outperform"),
    ],
)
def test_words_that_may_be_told_for_one_another_know_each_other(one: str, other: str) -> None:
    assert stem(other) in near(stem(one))
    assert stem(one) in near(stem(other))


@pytest.mark.parametrize(("one", "other"), [("cheap", "expensive"), ("include", "exclude"), ("leader", "follower")])
def test_opposites_exclude_each_other_and_are_not_told_for_one_another(one: str, other: str) -> None:
    assert stem(other) in opposites(stem(one))
    assert stem(one) in opposites(stem(other))
    assert stem(other) not in near(stem(one))


def test_words_of_a_kind_and_words_that_nobody_has_are_near_to_nothing() -> None:
    assert stem("cat") not in near(stem("dog"))
    assert stem("decoder") not in near(stem("encoder"))
    assert near("quaxify") == opposites("quaxify") == frozenset()


def test_the_file_is_small_and_its_licence_lies_beside_it() -> None:
    folder = files("bot.gate")
    assert len(folder.joinpath("word_net.txt").read_bytes()) < LARGEST
    licence = folder.joinpath("word_net_licence.txt").read_text("utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in licence
    assert "Permission to use, copy, modify and distribute" in licence
