"""Amounts: every number of an English or Korean text as exact value and unit; what is a name's stays the name's."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gate.amounts import Amount, amounts

BILLION, TRILLION = 10**9, 10**12


def read(text: str, language: str = "en") -> list[tuple[Fraction, str]]:
    return [(each.value, each.unit) for each in amounts(text, language) if not each.name]


def exact(*pairs: tuple[object, str]) -> list[tuple[Fraction, str]]:
    return [(Fraction(str(value)), unit) for value, unit in pairs]


ONE = [
    # digits
    ("84.2 on MMLU", 84.2, ""),
    ("with 2,492 individuals", 2492, ""),
    ("1,234,567 of them", 1234567, ""),
    ("comprises 2, 000 queries", 2000, ""),
    ("1, 200, 000 items", 1_200_000, ""),
    ("a rate of .5 here", "1/2", ""),
    ("the year 2023 was", 2023, ""),
    ("up to 11 million tokens", 11_000_000, ""),
    ("nearly 30,000 tasks", 30_000, ""),
    ("(14.0% success)", 14, "%"),
    ("90.0\\% in toxicity", 90, "%"),
    ("10.2 percent", 10.2, "%"),
    ("10.2 per cent", 10.2, "%"),
    ("5 percentage points", 5, "%p"),
    ("5 percentage-points", 5, "%p"),
    ("5%p", 5, "%p"),
    ("5 pp", 5, "%p"),
    ("by 34 points", 34, "point"),
    ("2.5 points", 2.5, "point"),
    # scales
    ("72B", 72 * BILLION, ""),
    ("1.3b parameters", 1_300_000_000, ""),
    ("7T tokens", 7 * TRILLION, ""),
    ("10K images", 10_000, ""),
    ("100k scenes", 100_000, ""),
    ("5M+ judgments", 5_000_000, ""),
    ("1.1 billion", 1_100_000_000, ""),
    ("3.3 trillion", 3_300_000_000_000, ""),
    ("2 hundred", 200, ""),
    ("300 thousand", 300_000, ""),
    ("a 15-billion-parameter model", 15 * BILLION, ""),
    ("$1.5 million", 1_500_000, "dollar"),
    ("1.5 million dollars", 1_500_000, "dollar"),
    # words
    ("two models", 2, ""),
    ("Twelve models", 12, ""),
    ("twenty-five tasks", 25, ""),
    ("two hundred and fifty tasks", 250, ""),
    ("one million steps", 1_000_000, ""),
    ("half a million steps", 500_000, ""),
    ("a dozen of them", 12, ""),
    ("two dozen", 24, ""),
    ("three thousand", 3000, ""),
    # parts
    ("half of the data", "1/2", "part"),
    ("a third of the data", "1/3", "part"),
    ("two-thirds of it", "2/3", "part"),
    ("three quarters of it", "3/4", "part"),
    ("1/3 of it", "1/3", "part"),
    ("½ of it", "1/2", "part"),
    ("halved the cost", "1/2", "part"),
    # times
    ("24x higher", 24, "x"),
    ("2× faster", 2, "x"),
    ("x2 faster", 2, "x"),
    ("851times faster", 851, "times"),
    ("three times faster", 3, "times"),
    ("twice as fast", 2, "x"),
    ("doubles the rate", 2, "x"),
    ("tripled", 3, "x"),
    ("ten-fold", 10, "x"),
    ("tenfold", 10, "x"),
    ("10-fold", 10, "x"),
    ("an order of magnitude", 10, "x"),
    ("two orders of magnitude", 100, "x"),
    ("3 orders of magnitude", 1000, "x"),
    # units
    ("12 ms", 12, "ms"),
    ("0.5 seconds", 0.5, "s"),
    ("3 minutes", 3, "min"),
    ("23 hours", 23, "h"),
    ("7400+ hours", 7400, "h"),
    ("4 days", 4, "day"),
    ("24GB of memory", 24, "GB"),
    ("80 GB", 80, "GB"),
    ("4-bit", 4, "bit"),
    ("1.58-bit", 1.58, "bit"),
    ("in 3D", 3, "dim"),
    ("three-dimensional", 3, "dim"),
    ("5-shot", 5, "shot"),
    ("20 FPS", 20, "fps"),
    ("16 kHz", 16, "kHz"),
    ("the 2nd place", 2, "th"),
    ("the second place", 2, "th"),
    # powers
    ("10^5 steps", 100_000, ""),
    ("10⁵ steps", 100_000, ""),
    ("3×10^5", 300_000, ""),
    ("3 x 10^{5}", 300_000, ""),
    ("a rate of 2e-5", "1/50000", ""),
    ("1e6 steps", 1_000_000, ""),
    ("85.2² is a footnote", 85.2, ""),
    # names that hold plain numbers
    ("top-5 accuracy", 5, ""),
    ("since mid-2023", 2023, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), ONE)
def test_one_english_amount(text: str, value: object, unit: str) -> None:
    assert read(text) == exact((value, unit))


KOREAN = [
    ("10억", BILLION, ""),
    ("5억 개", 500_000_000, ""),
    ("720억 파라미터", 72 * BILLION, ""),
    ("0.5억", 50_000_000, ""),
    ("100만 장", 1_000_000, ""),
    ("7조 토큰", 7 * TRILLION, ""),
    ("1만 장", 10_000, ""),
    ("1만 2천 장", 12_000, ""),
    ("1만 5,000개", 15_000, ""),
    ("1만5000개", 15_000, ""),
    ("3억 5,000만", 350_000_000, ""),
    ("2천5백만", 25_000_000, ""),
    ("1조 2,000억", 1_200_000_000_000, ""),
    ("1조 6,960억 개", 1_696_000_000_000, ""),
    ("3조 3천억", 3_300_000_000_000, ""),
    ("7천만 개", 70_000_000, ""),
    ("7,000만에서", 70_000_000, ""),
    ("5천 개", 5000, ""),
    ("3백 명", 300, ""),
    ("백만 개", 1_000_000, ""),
    ("천 개", 1000, ""),
    ("2,492명", 2492, ""),
    ("두 배", 2, "x"),
    ("세 배 빠릅니다", 3, "x"),
    ("열 배", 10, "x"),
    ("3배 빠릅니다", 3, "x"),
    ("1.5배로", 1.5, "x"),
    ("한 자릿수", 10, "x"),
    ("두 자릿수", 100, "x"),
    ("절반으로", "1/2", "part"),
    ("반으로 줄입니다", "1/2", "part"),
    ("3분의 1", "1/3", "part"),
    ("4분의 3을", "3/4", "part"),
    ("세 가지 방법", 3, ""),
    ("두 모델을", 2, ""),
    ("네 개의 과제", 4, ""),
    ("다섯 가지", 5, ""),
    ("스무 개", 20, ""),
    ("2단계 학습", 2, ""),
    ("5.2%", 5.2, "%"),
    ("5.2퍼센트", 5.2, "%"),
    ("2.5%p 높습니다", 2.5, "%p"),
    ("2.5%포인트", 2.5, "%p"),
    ("2.5퍼센트포인트", 2.5, "%p"),
    ("3.2 퍼센트포인트", 3.2, "%p"),
    ("34포인트", 34, "point"),
    ("59.36점을", 59.36, "point"),
    ("27시간", 27, "h"),
    ("5분이", 5, "min"),
    ("3초당", 3, "s"),
    ("10밀리초", 10, "ms"),
    ("3일 동안", 3, "day"),
    ("80GB 메모리", 80, "GB"),
    ("4비트 양자화", 4, "bit"),
    ("3차원", 3, "dim"),
    ("5샷", 5, "shot"),
    ("2023년", 2023, ""),
    ("5년", 5, "year"),
    ("3위", 3, "th"),
    ("두 번째", 2, "th"),
    ("60회", 60, "times"),
    ("약 100여 개", 100, ""),
    ("한 시간", None, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), KOREAN)
def test_one_korean_amount(text: str, value: object, unit: str) -> None:
    assert read(text, "ko") == ([] if value is None else exact((value, unit)))


NONE = [
    "as shown in Figure 3",
    "see Table 12 and Section 3.2",
    "in Eq. (4)",
    "as others [12] and [3, 4] do",
    "그림 3과 표 2",
    "GPT-4 and Qwen2 and v2",
    "Llama-3-8B on MATH-500 and GSM8K",
    "an H100 with ImageNet-1K",
    "https://example.org/2024/12",
    "arXiv 2401.01234v2",
    "version 1.2.3 of it",
    "(1) one thing (2) another",
    "one of the most pressing challenges",
    "이 방법은 한 결과입니다",
    "세상에 네, 그렇습니다",
    "의미 있는 만족도와 조건, 억제",
    "no numbers at all",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_names_figures_citations_and_pronouns_are_no_amounts(text: str) -> None:
    assert read(text) == []


MANY = [
    ("sizes 10, 100, and 300", [(10, ""), (100, ""), (300, "")]),
    ("in years 2, 500 and 2, 0001", [(2, ""), (500, ""), (2, ""), (1, "")]),
    ("range from 0.5 to 72 billion", [(BILLION // 2, ""), (72 * BILLION, "")]),
    ("0.5B~72B", [(BILLION // 2, ""), (72 * BILLION, "")]),
    ("0.5–72B", [(BILLION // 2, ""), (72 * BILLION, "")]),
    ("1–3%", [(1, "%"), (3, "%")]),
    ("3.5-12.0%", [(3.5, "%"), (12, "%")]),
    ("2-5 minutes", [(2, "min"), (5, "min")]),
    ("from 1 to 8 bits", [(1, "bit"), (8, "bit")]),
    ("2.1x - 5.7x", [(2.1, "x"), (5.7, "x")]),
    ("1.1 to 1.4 times faster", [(1.1, "times"), (1.4, "times")]),
    ("from 65% to 82%", [(65, "%"), (82, "%")]),
    ("from 500 to 2 billion", [(500, ""), (2 * BILLION, "")]),
    ("5억에서 720억까지", [(BILLION // 2, ""), (72 * BILLION, "")]),
    ("5억~720억 개", [(BILLION // 2, ""), (72 * BILLION, "")]),
    ("2~5분", [(2, "min"), (5, "min")]),
    ("2분에서 5분", [(2, "min"), (5, "min")]),
    ("1.1~1.4배", [(1.1, "x"), (1.4, "x")]),
    ("85.2 ± 0.3", [(85.2, ""), (0.3, "")]),
    ("672x1088", [(672, ""), (1088, "")]),
    ("68.3% (41/60)", [(68.3, "%"), ("41/60", "part")]),
    ("24/7 and 50/50", [(24, ""), (7, ""), (50, ""), (50, "")]),
    ("4/8-bit", [(4, ""), (8, "bit")]),
    ("1, 2, 3", [(1, ""), (2, ""), (3, "")]),
    ("two and five minutes", [(2, ""), (5, "min")]),
    ("15x, 46x, 108x, and 158x", [(15, "x"), (46, "x"), (108, "x"), (158, "x")]),
    ("512 models with 1M parameters for 1B tokens", [(512, ""), (1_000_000, ""), (BILLION, "")]),
    ("11B and 7B in 2024", [(11 * BILLION, ""), (7 * BILLION, ""), (2024, "")]),
    ("20 FPS on one A100", [(20, "fps")]),
    ("3만 5억", [(30_000, ""), (500_000_000, "")]),
    ("2백 3천 개", [(200, ""), (3000, "")]),
    ("model sizes of 1, 3 and 8 billion", [(1, ""), (3, ""), (8 * BILLION, "")]),
    ("as of May 24, 2024", [(5, ""), (24, ""), (2024, "")]),
    ("2024년 5월 24일", [(2024, ""), (5, ""), (24, "")]),
    ("ranking No. 1 of 56", [(1, "th"), (56, "")]),
    ("매개변수 5억, 토큰 7조 개", [(BILLION // 2, ""), (7 * TRILLION, "")]),
]


@pytest.mark.parametrize(("text", "pairs"), MANY)
def test_several_amounts_and_ranges_that_share_a_unit(text: str, pairs: list[tuple[object, str]]) -> None:
    assert read(text) == exact(*pairs)


LISTS = [
    ("between 3 and 5 million", (3_000_000, "")),
    ("3, 5 and 7 GB", (3, "GB")),
    ("84.2, 37.9, and 82.4%", (84.2, "%")),
    ("6.2 and 4.3 points", (6.2, "point")),
    ("3-, 7- or 15-billion models", None),
    ("1, 3 and 8 billion parameters", (BILLION, "")),
]


@pytest.mark.parametrize(("text", "also"), LISTS)
def test_a_list_may_share_the_unit_of_its_last(text: str, also: tuple[object, str] | None) -> None:
    first = amounts(text, "en")[0]
    assert first.unit == ""
    assert also is None or exact(also)[0] in first.readings


def test_a_year_shares_no_unit() -> None:
    assert amounts("in 2023 and 5 GB", "en")[0].readings == ((Fraction(2023), ""),)


def test_an_absolute_percentage_may_be_meant_in_points() -> None:
    assert exact((5.2, "%"), (5.2, "%p")) == list(amounts("5.2% absolute", "en")[0].readings)


def test_a_share_is_also_its_two_numbers() -> None:
    assert exact(("41/60", "part"), (41, ""), (60, "")) == list(amounts("41/60", "en")[0].readings)


THINGS = [
    ("7 trillion high-quality tokens", "token"),
    ("토큰 7조 개", ""),
    ("7조 개의 토큰", "token"),
    ("720억 파라미터", "parameter"),
    ("1.3b parameters", "parameter"),
    ("16 images", "image"),
    ("이미지 86억 장", ""),
    ("86억 장의 이미지", "image"),
    ("8 A100 GPUs", ""),
    ("8 GPUs", "gpu"),
    ("101 languages", "language"),
    ("a 7B language model", ""),
    ("2 models on 3 GPUs", ""),
    ("1 million user-ChatGPT conversations", ""),
    ("46 online user evaluations", ""),
    ("2,492명", "person"),
    ("10 different languages", "language"),
    ("a 16-layer network", "layer"),
    ("a two-stage method", "step"),
    ("2단계", "step"),
    ("4,057개 언어", "language"),
    ("100 digit addition problems", "question"),
]


@pytest.mark.parametrize(("text", "thing"), THINGS)
def test_what_is_counted(text: str, thing: str) -> None:
    assert amounts(text, "en")[0].thing == thing


VAGUE = [
    ("hundreds of models", 100),
    ("thousands of images", 1000),
    ("tens of thousands", 10_000),
    ("hundreds of billions", 100 * BILLION),
    ("several hundred models", 100),
    ("dozens of tasks", 10),
    ("수백 개", 100),
    ("수십만 장", 100_000),
    ("수천억 개", 100 * BILLION),
    ("수만 장", 10_000),
]


@pytest.mark.parametrize(("text", "value"), VAGUE)
def test_a_vague_number_is_its_smallest(text: str, value: int) -> None:
    (amount,) = amounts(text, "ko")
    assert (amount.value, amount.vague) == (value, True)


NAMED = [
    ("Llama-3-8B", [(3, "Llama-3-8B"), (8 * BILLION, "Llama-3-8B")]),
    ("GPT-4", [(4, "GPT-4")]),
    ("Qwen2.5-72B-Instruct", [(2.5, "Qwen2.5-72B-Instruct"), (72 * BILLION, "Qwen2.5-72B-Instruct")]),
    ("GPT-4는", [(4, "GPT-4")]),
    ("Mixtral-8x7B", [(8, "Mixtral-8x7B"), (7 * BILLION, "Mixtral-8x7B")]),
    ("phi-3-mini", [(3, "phi-3-mini")]),
]


@pytest.mark.parametrize(("text", "numbers"), NAMED)
def test_numbers_in_a_name_are_marked_with_it(text: str, numbers: list[tuple[object, str]]) -> None:
    assert [(each.value, each.name) for each in amounts(text, "ko")] == exact(*numbers)


ONES = [
    ("a single GPU", "one", "", "gpu"),
    ("one hour", "one", "h", ""),
    ("한 시간", "one", "h", ""),
    ("an hour", "a", "h", ""),
    ("per second", "a", "s", ""),
]


@pytest.mark.parametrize(("text", "name", "unit", "thing"), ONES)
def test_one_of_something_is_marked(text: str, name: str, unit: str, thing: str) -> None:
    (amount,) = amounts(text, "en")
    assert (amount.value, amount.name, amount.unit, amount.thing) == (1, name, unit, thing)


STEPS = [
    ("84.2", "1/10"),
    ("2,500", 100),
    ("72B", BILLION),
    ("720억", BILLION),
    ("1조 7천억", 10**11),
    ("0.50", "1/100"),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_the_last_digit_shown_has_a_value(text: str, step: object) -> None:
    assert amounts(text, "en")[0].step == Fraction(str(step))


@given(st.text(alphabet="0123456789.,%xBKM만억천조백 -~/^½배분의개to두세", max_size=40))
def test_any_string_of_number_signs_is_read_without_error(text: str) -> None:
    found = amounts(text, "ko")
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found) if not one.name)


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(text[each.start : each.end] == each.written for each in amounts(text, "en"))


@given(st.integers(1, 10**15))
def test_a_number_with_commas_is_its_value(number: int) -> None:
    assert amounts(f"x {number:,} y", "en")[0].value == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_korean_groups_of_four_digits_add_up(high: int, low: int) -> None:
    assert amounts(f"{high}억 {low}만", "ko")[0].value == high * 10**8 + low * 10**4


HOSTILE = (
    *("1", "1,", "1,111,", "1.", "1/", "10^", "1e", "1만", "1천", "a-", "A.", "½", "수", "x1", "1-", "[1,"),
    *("two ", "two-", "hundred and ", "1 of ", "per ", "a single ", "세 "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_of_any_length_is_read_in_one_pass(piece: str) -> None:
    found = amounts(piece * (20_000 // len(piece)) + " and 7 hours", "en")
    assert isinstance(found[-1], Amount)
    assert (found[-1].value, found[-1].unit) == (7, "h")
