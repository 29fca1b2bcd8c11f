"""Orders and bindings, by themselves: which numbers are a pair, and which words are a number's."""

import pytest

from bot.gate.amounts import amounts
from bot.gate.bindings import bindings
from bot.gate.contexts import contexts, likeness
from bot.gate.orders import ordered, turned_round
from bot.gate.terms import Term, terms

PAIRS = [
    ("from 65% to 82%", ("rise", 65, 82)),
    ("65% → 82%", ("rise", 65, 82)),
    ("82% from 65%", ("rise", 65, 82)),
    ("82%, up from 65%", ("rise", 65, 82)),
    ("between 3 and 5 points", ("rise", 3, 5)),
    ("65%에서 82%로", ("rise", 65, 82)),
    ("65%보다 높은 82%", ("rise", 65, 82)),
    ("82%로 기존의 65%보다 높습니다", ("rise", 65, 82)),
    ("24.2GB 대신 19.2GB", ("rise", 24.2, 19.2)),
    ("19.2GB instead of 24.2GB", ("rise", 24.2, 19.2)),
    ("69.48 vs. 67.81", ("rise", 67.81, 69.48)),
    ("69.48 compared to 67.81", ("rise", 67.81, 69.48)),
    ("23 hours on 8 GPUs (vs. 26 hours)", ("rise", 26, 23)),
    ("2-5 minutes", ("range", 2, 5)),
    ("2~5분", ("range", 2, 5)),
    ("7 out of 10 datasets", ("share", 7, 10)),
    ("7 of the 10 datasets", ("share", 7, 10)),
    ("7 of roughly 10 datasets", ("share", 7, 10)),
    ("Of about 10 datasets only some 7", ("share", 7, 10)),
    ("Out of the 10 datasets 7", ("share", 7, 10)),
    ("데이터셋 10개 중 7개", ("share", 7, 10)),
    ("41/60 trials", ("share", 41, 60)),
    ("3, 7 and 15", ("list", 3, 7)),
    ("3, 7 and 15", ("list", 7, 15)),
    ("672x1088", ("size", 672, 1088)),
]


@pytest.mark.parametrize(("text", "pair"), PAIRS)
def test_a_pair_whose_order_says_something(text: str, pair: tuple[str, float, float]) -> None:
    found = [(order, float(one), float(other)) for order, one, other in ordered(text, amounts(text, "en")).pairs]
    assert pair in found


NO_RISES = [
    "84.2 on MMLU, 37.9 on GPQA",
    "5.7 times faster than the first, and 1.1 times faster than the second",
    "It has 3 parts. Compared to others it has 5 more.",
    "23 hours and 8 GPUs",
    "3 models with 5 layers",
    "첫째보다 5.7배, 둘째보다 1.1배 빠릅니다",
]


@pytest.mark.parametrize("text", NO_RISES)
def test_numbers_that_are_no_pair(text: str) -> None:
    orders = {order for order, _, _ in ordered(text, amounts(text, "en")).pairs}
    assert not orders & {"rise", "range", "share", "size"}


TURNED = [
    ("from 82% to 65%", "from 65% to 82%", True),
    ("from 65% to 82%", "from 65% to 82%", False),
    ("from 65% to 90%", "from 65% to 82%", False),  # the numbers' check stops it
    ("2.1 to 1.4 times", "2.1 to 5.7 times and 1.1 to 1.4 times", True),
    ("2.1 to 5.7 times", "2.1 to 5.7 times and 1.1 to 1.4 times", False),
    ("5 or 3", "3 or 5", True),
    ("1088x672", "672x1088", True),
    ("672x672", "672x1088", True),
    ("9x9", "no size", False),
]


@pytest.mark.parametrize(("said", "known", "turned"), TURNED)
def test_a_pair_the_other_way_round_is_told(said: str, known: str, turned: bool) -> None:
    mine, theirs = ordered(said, amounts(said, "en")), ordered(known, amounts(known, "en"))
    assert (turned_round(mine, theirs) is not None) is turned


def _bound(text: str) -> set[tuple[str, str]]:
    """Numbers and the words that they are bound to, in words."""
    found, words = amounts(text, "en"), terms(text)
    numbered = {term: frozenset({place}) for place, term in enumerate(words)}
    return {
        (found[each.amount].written.strip(), words[each.label].text)
        for each in bindings(text, found, words, lambda term: numbered[term])
    }


BOUND = [
    ("84.2 on MMLU, 37.9 on GPQA", {("84.2", "MMLU"), ("37.9", "GPQA")}),
    ("MMLU 84.2, GPQA 37.9", {("84.2", "MMLU"), ("37.9", "GPQA")}),
    ("MMLU: 84.2; GPQA: 37.9", {("84.2", "MMLU"), ("37.9", "GPQA")}),
    ("MMLU (84.2), GPQA (37.9)", {("84.2", "MMLU"), ("37.9", "GPQA")}),
    ("MMLU에서 84.2, GPQA에서 37.9", {("84.2", "MMLU"), ("37.9", "GPQA")}),
    ("MAE and iBOT by 6.2 and 4.3", {("6.2", "MAE"), ("4.3", "iBOT")}),
    ("6.2 and 4.3 on MAE and iBOT", {("6.2", "MAE"), ("4.3", "iBOT")}),
    ("6.2 and 4.3 on MAE", {("6.2", "MAE"), ("4.3", "MAE")}),
    ("10 layers and 31 tokens", {("10", "layers"), ("31", "tokens")}),
    ("35 layers over 500", {("35", "layers")}),
    ("35개 언어에서 500", {("35", "언어")}),
    ("10 layers over 31 tokens", {("10", "layers"), ("31", "tokens")}),
]


@pytest.mark.parametrize(("text", "bound"), BOUND)
def test_a_number_belongs_to_the_word_beside_it(text: str, bound: set[tuple[str, str]]) -> None:
    assert _bound(text) == bound


def test_lists_with_respectively_are_paired_over_a_distance() -> None:
    text = "being 15x and 46x faster, all in all, than FlowVid and CoDeF, respectively"
    assert {("15x", "FlowVid"), ("46x", "CoDeF")} <= _bound(text)
    korean = _bound("MAE, iBOT보다 각각 6.2, 4.3 높습니다")
    assert {("6.2", "MAE"), ("4.3", "iBOT")} <= korean
    assert ("4.3", "MAE") not in korean


def test_nearer_words_weigh_more_and_commas_part() -> None:
    text = "84.2 on MMLU, 37.9 on GPQA"
    words = terms(text)
    labels = {term: frozenset({place}) for place, term in enumerate(words)}
    first, second = contexts(text, amounts(text, "en"), words, labels)
    assert first[0] == second[1] == 1.0
    assert 0 < second[0] < 0.5
    assert likeness(first, first) > likeness(first, second)


def test_without_words_there_is_no_likeness() -> None:
    nothing: dict[Term, frozenset[int]] = {}
    (context,) = contexts("84.2 on MMLU", amounts("84.2 on MMLU", "en"), terms("84.2 on MMLU"), nothing)
    assert context == {}
    assert likeness(context, {0: 1.0}) == 0
