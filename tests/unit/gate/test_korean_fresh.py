"""Korean told freely over abstracts that no other set has: what is refused must not grow, nor what lies let through.

The bars are what was measured, not what is asked: of the `unseen` half only counts were looked at.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
from gate_told import case
from gate_tuning import FOLDER

from bot.gate.polarity import check_polarity
from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim, judge
from bot.gate.words import check_words
from bot.reading.sentences import sentences

MOST_REFUSED: Final = {"tuned": 17, "unseen": 20}
"""Of 156 each; before: 26 and 21."""
MOST_LIES: Final = {"tuned": 27, "unseen": 32}
"""Of 104 each; before: 37 and 37."""
SWAPPED: Final = ("numbers_swapped", "names_swapped")
MOST_SWAPPED: Final = {"tuned": 11, "unseen": 13}
"""Of 36 each; before: 21 and 20."""

Told = tuple[str, Claim, Source]


@cache
def told(half: str) -> tuple[Told, ...]:
    """The sentences of a half, each with its kind; honest ones have none."""
    rows = [json.loads(line) for line in (FOLDER / "fresh_ko.jsonl").read_text("utf-8").splitlines()]
    return tuple(one for row in rows if row["half"] == half for one in _of(row))


def _of(row: dict[str, str]) -> Iterator[Told]:
    bounds = tuple((one.start, one.end) for one in sentences(row["abstract"]))
    parts = (
        SourcePart("title", row["title"], ((0, len(row["title"])),)),
        SourcePart("abstract", row["abstract"], bounds),
    )
    source = Source(row["title"], parts)
    for said in (*row["honest"], *row["lies"]):
        yield said.get("kind", ""), Claim(said["text"], tuple(said["quotes"]), "ko"), source


def through(half: str, kinds: tuple[str, ...] = ()) -> int:
    """How many lies (of these kinds) go out."""
    return sum(
        judge(claim, source).bullet is not None
        for kind, claim, source in told(half)
        if kind and (not kinds or kind in kinds)
    )


@pytest.mark.parametrize("half", MOST_REFUSED)
def test_honest_sentences_go_out(half: str) -> None:
    refused = sum(judge(claim, source).bullet is None for kind, claim, source in told(half) if not kind)
    assert refused <= MOST_REFUSED[half]


@pytest.mark.parametrize("half", MOST_LIES)
def test_lies_do_not(half: str) -> None:
    assert through(half) <= MOST_LIES[half]
    assert through(half, SWAPPED) <= MOST_SWAPPED[half]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("학습이 필요 없는 궤적 기반 방법입니다.", "We propose a training-free, trajectory-based approach."),
        ("모달리티가 빠진 데이터도 활용합니다.", "This enables us to leverage data with missing modalities."),
        (
            "정교한 추론 능력보다 표면적 패턴에 의존하는 경향이 있습니다.",
            "LLMs tend to rely on surface-level patterns, rather than on sophisticated reasoning abilities.",
        ),
        (
            "거절을 줄이는 일과 안전성을 높이는 일은 상충합니다.",
            "Our findings reveal a trade-off between minimizing false refusals and improving safety.",
        ),
    ],
)
def test_denials_and_directions_in_other_words(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("학습이 필요 없는 궤적 기반 방법입니다.", "We propose a trajectory-based approach with training."),
        (
            "LLM은 표면적 패턴보다 정교한 추론 능력에 의존하는 경향이 있습니다.",
            "LLMs tend to rely on surface-level patterns, rather than on sophisticated reasoning abilities.",
        ),
        (
            "Mamba 백본에 공유 어텐션 모듈 하나를 결합해 어텐션의 장점을 얻지 못합니다.",
            "It combines a Mamba backbone with a shared attention module, obtaining the benefits of attention.",
        ),
    ],
)
def test_a_denial_of_nothing(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is not None


def test_an_ending_is_no_word() -> None:
    text = "구조가 간결해 최신 스마트폰에서도 효율적으로 돌릴 수 있습니다."
    quote = "Thanks to its compact architecture, it can be efficiently run on a modern smartphone."
    assert check_words(case(text, quote)) is None
