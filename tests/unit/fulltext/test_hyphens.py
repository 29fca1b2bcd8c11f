"""A hyphen at a line's end: the paper's own other words tell whether it is the word's."""

import pytest

from adapters.fulltext.pdf.hyphens import Vocabulary

PAPER = Vocabulary(
    ["The skill-of-mind of a social interaction", "and a multi-task re-sponse of pre-trained", "PersuasionForGood"]
)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["the skill-", "of-mind here"], "the skill-of-mind here"),
        (["the skill-of-", "mind here"], "the skill-of-mind here"),
        (["an inter-", "action here"], "an interaction here"),
        (["a re-", "sponse here"], "a re-sponse here"),
        (["we remem-", "ber it"], "we remember it"),
        (["a non-", "linear one"], "a non-linear one"),
        (["a multi-", "head one"], "a multi-head one"),
        (["high-", "and low-level"], "high- and low-level"),
        (["with GPT-", "4 and"], "with GPT-4 and"),
        (["on Persuasion-", "ForGood here"], "on PersuasionForGood here"),
        (["in Euro-", "Asia"], "in Euro-Asia"),
        (["two", "lines"], "two lines"),
        (["a dash -", "and more"], "a dash - and more"),
        (["a cut-"], "a cut-"),
        ([], ""),
    ],
)
def test_lines_are_joined(parts: list[str], said: str) -> None:
    assert PAPER.joined(parts) == said


def test_a_word_that_is_cut_everywhere_is_no_word_of_the_paper() -> None:
    assert Vocabulary(["the inter-", "action and the inter-", "action"]).joined(["inter-", "action"]) == "interaction"


def test_long_lines_are_joined_in_proportion_to_their_length() -> None:
    for line in ("a-" * 50_000, "a-" * 50_000 + "b", "a" * 100_000, "-" * 100_000):
        assert len(Vocabulary([line] * 20).joined([line] * 20)) >= 20 * len(line) - 20
