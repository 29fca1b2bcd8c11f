"""Numbers that changed places in 150 sentences by hand over other quotes: what still goes out must not grow.

The bars are what was measured, not what is asked: of such lies none should go out.
"""

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from bot.gate.amounts import Amount, amounts
from bot.gate.case import Case
from bot.gate.names import check_names
from bot.gate.neighbours import check_neighbours
from bot.gate.numbers import check_numbers

ROWS = [json.loads(line) for line in (Path(__file__).parent / "swaps.jsonl").read_text(encoding="utf-8").splitlines()]


def told(language: str) -> list[tuple[str, str]]:
    return [(row["quote"], text) for row in ROWS for text in row[language]]


def is_refused(quote: str, text: str, language: str) -> bool:
    case = Case(text, language, (quote,), (quote,), "")
    return (check_numbers(case) or check_neighbours(case)) is not None


def digits(amount: Amount) -> str:
    found = re.match(r"[\d.,]*\d", amount.written)
    return found.group() if found else ""


def swapped(text: str, language: str) -> Iterator[str]:
    """The sentence with two of its numbers changed over, each time two of one unit."""
    found = [each for each in amounts(text, language) if not each.name and each.unit != "th" and digits(each)]
    for first, second in combinations(found, 2):
        if first.value != second.value and first.unit == second.unit:
            one, other = digits(first), digits(second)
            between = text[first.start + len(one) : second.start]
            yield text[: first.start] + other + between + one + text[second.start + len(other) :]


@pytest.mark.parametrize(("language", "bar"), [("en", 0.06), ("ko", 0.08)])
def test_honest_sentences_with_two_numbers_go_out(language: str, bar: float) -> None:
    honest = told(language)
    refused = [text for quote, text in honest if is_refused(quote, text, language)]
    assert len(honest) > 90
    assert len(refused) <= bar * len(honest), refused


@pytest.mark.parametrize(("language", "bar"), [("en", 0.12), ("ko", 0.175)])
def test_no_more_swapped_numbers_go_out_than_are_known(language: str, bar: float) -> None:
    lies = [(quote, lie) for quote, text in told(language) for lie in swapped(text, language)]
    out = [lie for quote, lie in lies if not is_refused(quote, lie, language)]
    assert len(lies) > 130
    assert len(out) <= bar * len(lies), out


PHI = "We introduce phi-3-mini, a 3.8 billion parameter model trained on 3.3 trillion tokens."


@pytest.mark.parametrize(
    ("text", "language"),
    [("phi-8-mini has 3.8 billion parameters.", "en"), ("phi-8-mini는 파라미터가 38억 개입니다.", "ko")],
)
def test_a_figure_put_into_a_name_is_stopped_as_a_name(text: str, language: str) -> None:
    false = check_names(Case(text, language, (PHI,), (PHI,), ""))
    assert false is not None
    assert false.word == "phi-8-mini"
    assert check_names(Case(text.replace("-8-", "-3-"), language, (PHI,), (PHI,), "")) is None
