"""The one line: learned worth of sentences, the same in every run, quick."""

import statistics
import time

from unit.writing.captured_papers import captured

from bot.reading.sentences import sentences
from bot.writing.features import features, phrases
from bot.writing.one_line import weights, worths
from bot.writing.roles import Role, cast
from bot.writing.shared_terms import shared_terms, terms
from bot.writing.words import overlap, stems

AIM = "In this paper, we propose a tile-based computation strategy for contrastive loss at large batch size."
PLAIN = "Deep learning has been a great success in recent years."


def test_an_aim_is_worth_more_than_praise_of_the_field() -> None:
    first, second = worths([PLAIN, AIM], "Batch Size Scaling for Contrastive Loss")
    assert second > first


def test_nothing_is_worth_nothing() -> None:
    assert worths([], "A title") == []
    assert len(worths(["..."], "")) == 1


def test_weights_know_the_features_that_are_counted() -> None:
    tables = [table for paper in captured()[:50] for table in features(_split(paper.abstract), paper.title)]
    counted = {name for table in tables for name in table}
    assert counted <= set(weights().features)
    assert len(weights().phrases) >= 1000


def test_phrases_tell_beginnings_and_neighbours() -> None:
    first, second = phrases(["We propose it.", "It gains 35 points."])
    assert {"we", "propose it", "^we propose", "<<", ">it gains"} <= first
    assert {"0 points", "^it", "<we propose it", ">>"} <= second


def test_under_ten_milliseconds_an_abstract() -> None:
    times = []
    for paper in captured()[:60]:
        began = time.process_time()
        worths(_split(paper.abstract), paper.title)
        times.append(time.process_time() - began)
    assert statistics.median(times) < 0.010


def test_stems_leave_function_words_out() -> None:
    assert stems("The models are trained, and training helps") == ["models", "traine", "traini", "helps"]
    assert overlap("a model of trees", "trees and a model") == 1.0
    assert overlap("", "trees") == 0.0


def test_roles() -> None:
    said = (
        PLAIN,
        AIM,
        "Specifically, we train two encoders with a shared loss.",
        "It outperforms all baselines by 3.2 points.",
        "We hope that it is of use.",
        "More research is needed, and much remains unclear.",
        "The code is publicly available.",
    )
    assert [each.role for each in cast(said, frozenset())] == [
        Role.BACKGROUND,
        Role.AIM,
        Role.METHOD,
        Role.RESULT,
        Role.IMPACT,
        Role.OUTLOOK,
        Role.LINK,
    ]


def test_terms_are_specific() -> None:
    assert terms("LLMs such as GPT-4 on GSM8K with LoRA and in-context learning") == {
        "gsm8k",
        "lora",
        "in-context learning",
    }
    shared = shared_terms({1: ["We use LoRA.", "On GSM8K."], 2: ["Also LoRA."], 3: ["Nothing.", "GPUs."]})
    assert shared == ("lora",)


def _split(abstract: str) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in sentences(abstract)]
