"""Sentences that lean on another: told from those that stand by themselves, and kept out of lists where it can be."""

from collections.abc import Callable

import pytest
from builders import a_paper
from growth import LINEAR, growth
from unit.writing.captured_papers import captured

from bot.writing.extractive import write_card
from bot.writing.pointing import has_no_subject, points_back, promises

LEANING = (
    "To address this, we propose SpinQuant.",
    "To bridge this gap in the field, we present a benchmark.",
    "In response, we build a smaller model.",
    "Hence, it is cheap.",
    "These models are fast.",
    "It is trained on code.",
    "Such tasks are hard.",
    "We therefore propose a cache.",
    "We address these issues with a new loss.",
    "Building on these insights, we train a model.",
)
STANDING = (
    "In this paper, we propose SpinQuant.",
    "This paper introduces a cache.",
    "This technical report presents a model.",
    "In this present work, we train a model.",
    "To improve reasoning, we train a model.",
    "We show that this holds for all models.",
    "Inspired by human memory, we present a cache.",
    "Itô processes are a model of diffusion.",
    "Butterfly factors make layers sparse.",
)


@pytest.mark.parametrize("text", LEANING)
def test_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", STANDING)
def test_stands_by_itself(text: str) -> None:
    assert not points_back(text)
    assert not promises(text)


def test_promises_what_comes_next() -> None:
    assert promises("We evaluate many editing methods and have following findings.")
    assert promises("Our contributions are as follows:")
    assert not promises("We present findings on editing methods.")


def test_a_subject_that_stands_in_the_sentence_before() -> None:
    assert has_no_subject("These platforms also include resources for quantization.")
    assert has_no_subject("They are trained in two stages.")
    assert not has_no_subject("These results show that the cache is cheap.")
    assert not has_no_subject("This paper includes resources.")


@pytest.mark.parametrize(("word", "end"), [("to ", ""), ("this ", ""), ("we ", "."), ("following ", ":")])
@pytest.mark.parametrize("asked", [points_back, promises, has_no_subject])
def test_hostile_openings_take_time_in_proportion_to_them(asked: Callable[[str], object], word: str, end: str) -> None:
    assert growth(asked, lambda size: word * size + end, 40_000) < LINEAR


def test_of_two_nearly_equal_sentences_the_one_line_is_that_which_stands_by_itself() -> None:
    before = "Language models are slow at long inputs. "
    leaning = (
        "To address this, we propose LongKeep, a cache that keeps what matters in long inputs of language models. "
    )
    standing = "We propose LongKeep, a cache that keeps what matters in long inputs of language models, and test it."
    card = write_card(a_paper(title="LongKeep: A Cache for Long Inputs", abstract=before + leaning + standing))
    assert card is not None
    assert card.tldr.text == standing


def test_few_one_lines_of_the_captured_papers_lean() -> None:
    """Measured with the words above: 108 of 386 before this was looked at."""
    lines = [card.tldr.text for paper in captured() if (card := write_card(paper))]
    assert sum(points_back(text) or promises(text) for text in lines) <= 90
    assert sum(promises(text) for text in lines) == 0
