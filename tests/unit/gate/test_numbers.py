"""Numbers: what the quote states goes out, in either language; every other value, scale and unit is stopped."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gate.amounts import Amount, amounts
from bot.gate.case import Case, Failure
from bot.gate.neighbours import check_neighbours
from bot.gate.numbers import check_numbers

SENTENCES = [
    json.loads(line) for line in (Path(__file__).parent / "number_sentences.jsonl").read_text("utf-8").splitlines()
]
"""Sentences of 2024 abstracts with honest sentences over them, in English and Korean, by hand."""
HONEST = [(row["quote"], language, text) for row in SENTENCES for language in ("en", "ko") for text in row[language]]


def case(quote: str, text: str, title: str = "") -> Case:
    language = "ko" if re.search("[가-힣]", text) else "en"
    return Case(text, language, (quote,), (quote,), title)


def test_there_are_enough_honest_sentences_in_both_languages() -> None:
    assert min(sum(language == each for _, each, _ in HONEST) for language in ("en", "ko")) >= 140
    assert len(HONEST) >= 290


@pytest.mark.parametrize(("quote", "language", "text"), HONEST)
def test_an_honest_sentence_goes_out(quote: str, language: str, text: str) -> None:
    assert check_numbers(Case(text, language, (quote,), (quote,), "")) is None


TRUE = [
    # the same value in other words
    ("it has 1.1B parameters", "It has 1.1 billion parameters."),
    ("it has 1.1B parameters", "파라미터는 11억 개입니다."),
    ("0.5 billion parameters", "파라미터는 5억 개입니다."),
    ("with 50 billion parameters", "파라미터는 500억 개입니다."),
    ("trained on 7T tokens", "7조 토큰으로 학습합니다."),
    ("10K images", "이미지 1만 장을 씁니다."),
    ("12,000 images", "이미지 1만 2천 장을 씁니다."),
    ("two million steps", "200만 스텝을 학습합니다."),
    ("one third of the data", "데이터의 3분의 1만 씁니다."),
    ("half of the data", "데이터의 절반만 씁니다."),
    ("50% of the data", "데이터의 절반만 씁니다."),
    ("0.5 of the data", "Half of the data is used."),
    ("twice as fast", "두 배 빠릅니다."),
    ("a 2x speedup", "It is twice as fast."),
    ("three times faster", "3배 빠릅니다."),
    ("ten-fold faster", "10배 빠릅니다."),
    ("by an order of magnitude", "10배 빠릅니다."),
    ("by two orders of magnitude", "100배 빠릅니다."),
    ("by a factor of 4x", "4배 빠릅니다."),
    ("90 minutes of training", "학습은 1.5시간 걸립니다."),
    ("it takes 1 day", "It takes 24 hours."),
    ("1,500 ms", "It takes 1.5 seconds."),
    ("it gains 2.5 points", "2.5%p 높습니다."),
    ("it gains 2.5 percentage points", "2.5퍼센트포인트 높습니다."),
    ("it scores 84.2 on MMLU", "MMLU에서 84.2점을 얻습니다."),
    ("an accuracy of 5.2% absolute", "정확도가 5.2%p 오릅니다."),
    ("hundreds of thousands of images", "이미지 수십만 장을 씁니다."),
    ("with 320,000 images", "이미지 수십만 장을 씁니다."),
    ("dozens of tasks", "수십 가지 과제에서 시험합니다."),
    ("in 3D space", "3차원 공간에서 동작합니다."),
    ("a five-shot setting", "5샷으로 평가합니다."),
    ("5 runs of the model", "모델을 5번 돌립니다."),
    ("ranking No. 1 on MTEB", "MTEB에서 1위입니다."),
    ("as of May 24, 2024", "2024년 5월 24일 기준입니다."),
    ("sizes of 1B, 3B, and 8B parameters", "It comes with 1, 3 and 8 billion parameters."),
    ("41/60 trials", "It passes 41 of 60 trials."),
    # sizes in names
    ("Llama-3-8B is the base", "80억 파라미터 모델인 Llama-3-8B를 씁니다."),
    ("Llama-3 and Qwen2 are used", "Llama 3와 Qwen 2를 씁니다."),
    ("the 8B model", "The model has 8 billion parameters."),
    # ranges carry their unit
    ("from 0.5 to 72 billion", "5억에서 720억까지입니다."),
    ("0.5B~72B", "Sizes are 0.5 to 72 billion."),
    ("between 3 and 5 million", "300만에서 500만입니다."),
    ("gains of 6.2 and 4.3 points", "6.2점과 4.3점 높습니다."),
    # rounding that is said
    ("with 2,492 individuals", "It has about 2,500 individuals."),
    ("with 2,492 individuals", "약 2,500명입니다."),
    ("with 2,492 individuals", "It has over 2,400 individuals."),
    ("with 2,492 individuals", "2,400명 이상입니다."),
    ("72.3 billion parameters", "약 720억 파라미터입니다."),
    ("an accuracy of 87.8%", "Accuracy is about 88%."),
    ("6,414 questions", "문항은 6,400여 개입니다."),
    # counting what is listed
    ("(1) a new loss, (2) a data set, and (3) a tool", "Three contributions are made."),
    ("a new loss, a data set, and a tool", "세 가지를 내놓습니다."),
    ("we study retrieval, ranking, reading and writing", "It studies four tasks."),
    ("In this work, we study retrieval, ranking, and reading", "세 가지 과제를 다룹니다."),
    ("it reads both text and images", "텍스트와 이미지 두 가지를 읽습니다."),
    ("2,138 question triplets", "세 문항씩 2,138 묶음입니다."),
    # what works for so long may stand before the number
    ("it took 50,000 GPU hours", "GPU 5만 시간이 걸렸습니다."),
    ("it took 50,000 GPU hours", "5만 GPU 시간이 걸렸습니다."),
    ("it took 50,000 A100 GPU-hours", "It took about 50 thousand GPU hours."),
    ("it took 200 GPU days", "GPU 200일이 걸렸습니다."),
    ("it ran for 50 hours on one GPU", "GPU 50시간이 걸렸습니다."),
    # numbers that are nobody's
    ("no number is here", "One of the models is better."),
    ("GPT-4 is used", "GPT-4를 씁니다."),
    ("no number is here", "Figure 3 shows it."),
    ("a single GPU is enough", "GPU 한 대면 충분합니다."),
    ("it takes an hour", "한 시간이 걸립니다."),
]


@pytest.mark.parametrize(("quote", "text"), TRUE)
def test_the_same_amount_in_other_words_goes_out(quote: str, text: str) -> None:
    assert check_numbers(case(quote, text)) is None


FALSE = [
    # values
    ("it scores 84.2 on MMLU", "It scores 84.3 on MMLU.", "84.3"),
    ("it scores 84.2 on MMLU", "MMLU에서 48.2점을 얻습니다.", "48.2점"),
    ("it scores 84.2 on MMLU", "It scores 84 on MMLU.", "84"),
    ("three benchmarks", "Four benchmarks are used.", "Four"),
    ("three benchmarks", "벤치마크 네 가지를 씁니다.", "네"),
    ("with 2,492 individuals", "It has 2,500 individuals.", "2,500"),
    ("an order of magnitude", "100배 빠릅니다.", "100배"),
    ("a third of the data", "Half of the data is used.", "Half"),
    ("no number is here", "It uses 3 models.", "3"),
    ("no number is here", "세 배 빠릅니다.", "세 배"),
    # scales
    ("0.5 billion parameters", "파라미터는 0.5억 개입니다.", "0.5억"),
    ("50 billion parameters", "파라미터는 50억 개입니다.", "50억"),
    ("1.1 billion parameters", "It has 1.1 million parameters.", "1.1 million"),
    ("72B parameters", "It has 72M parameters.", "72M"),
    ("10K images", "이미지 10만 장을 씁니다.", "10만"),
    ("7 trillion tokens", "7억 토큰으로 학습합니다.", "7억"),
    ("5 thousand hours", "It has 5 hours.", "5 hours"),
    ("5천 개를 씁니다", "5만 개를 씁니다.", "5만"),
    ("from 0.5 to 72 billion", "0.5 to 72 million are used.", "0.5"),
    # units
    ("it took 50,000 GPU hours", "GPU 5만 대를 썼습니다.", "5만"),
    ("it took 50,000 GPU hours", "It used 50,000 GPUs.", "50,000"),
    ("it took 50,000 GPU hours", "GPU 5만 일이 걸렸습니다.", "5만 일"),
    ("it took 50,000 GPU hours", "GPU 5천 시간이 걸렸습니다.", "5천 시간"),
    ("it gains 5.2 points", "It gains 5.2%.", "5.2%"),
    ("it gains 5.2%", "5.2%p 높습니다.", "5.2%p"),
    ("it gains 5.2%", "It gains 5.2 percentage points.", "5.2 percentage points"),
    ("it scores 84.2", "It scores 84.2%.", "84.2%"),
    ("it scores 84.2%", "It scores 84.2.", "84.2"),
    ("it takes 12 ms", "It takes 12 seconds.", "12 seconds"),
    ("it takes 12 hours", "12일이 걸립니다.", "12일"),
    ("with 24GB of memory", "메모리는 24MB입니다.", "24MB"),
    ("4-bit weights", "4바이트 가중치입니다.", "4바이트"),
    ("3x faster", "3% faster.", "3%"),
    ("improves by 3", "3배 좋아집니다.", "3배"),
    ("7 trillion tokens", "It has 7 trillion parameters.", "7 trillion"),
    ("16 images", "16 videos are used.", "16"),
    ("$1.5 million", "It costs 1.5 million hours.", "1.5 million hours"),
    # rounding that is not said, or is wrong
    ("with 2,492 individuals", "It has about 2,600 individuals.", "2,600"),
    ("with 2,492 individuals", "약 3,000명입니다.", "3,000"),
    ("an accuracy of 87.8%", "Accuracy is about 87%.", "87%"),
    ("an accuracy of 87.8%", "Accuracy is 88%.", "88%"),
    ("with 2,492 individuals", "It has over 2,500 individuals.", "2,500"),
    ("46 billion parameters", "약 500억 파라미터입니다.", "500억"),
    ("1.4 points", "약 1%p 높습니다.", "1%p"),
    # vague numbers
    ("hundreds of images", "이미지 수천 장을 씁니다.", "수천"),
    ("with 320,000 images", "Millions of images are used.", "Millions"),
    ("many images", "Thousands of images are used.", "Thousands"),
    ("thousands of images", "It has 5,000 images.", "5,000"),
    # a number in another one's place
    ("the Internet 3.0 corpus in two stages", "3단계로 거릅니다.", "3"),
    # counts that the quote does not state
    ("a new loss and a data set", "Three contributions are made.", "Three"),
    ("a loss, a tool and a data set on three tasks", "Four contributions are made.", "Four"),
    ("a loss, a tool, a proof and a data set on three tasks", "Four contributions are made.", "Four"),
    ("a new loss", "두 가지를 내놓습니다.", "두"),
    # names
    ("GPT-4 is used", "It uses 4 models.", "4"),
    ("Llama 2 is used on 3 sets", "Llama 3 is used.", "3"),
    ("Mistral 7B and Falcon 11B", "Mistral 11B is used.", "11B"),
    ("Llama-3-8B is the base", "파라미터가 3개입니다.", "3"),
    ("an hour of video and three hours of sound", "두 시간 분량입니다.", "두 시간"),
]


@pytest.mark.parametrize(("quote", "text", "word"), FALSE)
def test_another_amount_is_stopped_and_named(quote: str, text: str, word: str) -> None:
    answer = check_numbers(case(quote, text))
    assert isinstance(answer, Failure)
    assert (answer.check, answer.word) == ("numbers", word)
    assert answer.detail


def test_a_unit_that_the_quote_was_cut_before_is_still_the_numbers() -> None:
    around = "It was trained on 3.3 to 4.3 trillion tokens with 15B parameters."
    cut = "It was trained on 3.3 to 4.3"
    assert check_numbers(Case("It saw 3.3 tokens.", "en", (cut,), (around,), "")) is not None
    assert check_numbers(Case("It saw 3.3 trillion tokens.", "en", (cut,), (around,), "")) is None
    assert check_numbers(Case("It has 15B parameters.", "en", (cut,), (around,), "")) is not None


def test_any_of_several_quotes_may_have_it_and_so_may_the_title() -> None:
    quotes = ("it has three parts", "it takes 5 hours")
    assert check_numbers(Case("It takes 5 hours and has three parts.", "en", quotes, quotes, "")) is None
    assert check_numbers(Case("It has 1.58 bits.", "en", quotes, quotes, "All Models are in 1.58 Bits")) is None
    assert check_numbers(Case("It takes 6 hours.", "en", quotes, quotes, "A title")) is not None


def test_what_is_wrong_with_the_unit_is_told() -> None:
    answer = check_numbers(case("it gains 5.2 points", "It gains 5.2%."))
    assert answer is not None
    assert "5.2 points" in answer.detail


def _stated(text: str, language: str) -> list[Amount]:
    return [each for each in amounts(text, language) if not each.name]


SCALES = [
    ("billion", "million"),
    ("million", "billion"),
    ("trillion", "billion"),
    ("억", "만"),
    ("만", "억"),
    ("조", "억"),
]
UNITS = [
    *(("%p", "%"), ("%", "%p"), ("hours", "days"), ("minutes", "hours"), ("GB", "MB"), ("times", "%"), ("배", "%")),
    *(("시간", "일"), ("분", "시간"), ("points", "%"), ("포인트", "%"), ("비트", "바이트"), ("FPS", "ms")),
]
WORDS = [
    *(("two", "six"), ("three", "seven"), ("four", "nine"), ("five", "eight"), ("seven", "nine"), ("eight", "three")),
    *(("ten", "twelve"), ("twenty", "thirty"), ("두", "일곱"), ("세", "여덟"), ("네", "아홉"), ("다섯", "여덟")),
]


def _lies(text: str, language: str, seed: int) -> Iterator[str]:
    """The sentence with one of its numbers told otherwise: another digit, scale, unit or word."""
    chance = random.Random(seed)
    for each in _stated(text, language):
        head, word, tail = text[: each.start], each.written, text[each.end :]
        digits = [place for place, sign in enumerate(word) if sign.isdigit()]
        if digits:
            at = chance.choice(digits)
            yield head + word[:at] + chance.choice("123456789".replace(word[at], "")) + word[at + 1 :] + tail
        for old, new in (*SCALES, *UNITS):
            if digits and word.endswith(old):
                yield head + word.removesuffix(old) + new + tail
        for old, new in WORDS:
            if word.lower().startswith(old) and not digits:
                yield head + new + word[len(old) :] + tail


@pytest.mark.parametrize(("quote", "language", "text"), HONEST)
def test_no_lie_about_a_number_goes_out(quote: str, language: str, text: str) -> None:
    for seed in range(3):
        for lie in _lies(text, language, seed):
            told = Case(lie, language, (quote,), (quote,), "")
            # A changed digit may make another number that the quote has: then its neighbours tell.
            assert check_numbers(told) or check_neighbours(told) or _is_no_lie(lie), lie


def _is_no_lie(text: str) -> bool:
    """A range from a number to itself, and a rounding that is told as one."""
    return "6,4" in text or re.search(r"(\d(?:\.\d)?)\S{0,3}~\1|(\d) to \2\b", text) is not None


def test_the_lies_are_many() -> None:
    made = [lie for quote, language, text in HONEST for lie in _lies(text, language, 0)]
    assert len(made) >= 600
    assert sum("가" <= each[-2] <= "힣" for each in made) >= 300


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_judged_without_error(text: str, quote: str) -> None:
    answer = check_numbers(case(quote, text))
    assert answer is None or answer.check == "numbers"


@given(st.integers(2, 10**9), st.integers(2, 10**9))
def test_only_the_number_itself_is_the_number(one: int, other: int) -> None:
    answer = check_numbers(case(f"it has {one:,} parts", f"부분은 {other}개입니다."))
    assert (answer is None) == (one == other)


def test_hostile_text_is_judged_in_one_pass() -> None:
    quote = "1, 2 and 3 of 4 " * 2_000
    assert check_numbers(case(quote, "5 % " * 50)) is not None
