"""Neighbours: honest sentences may order their numbers as they like, and no two numbers may change places."""

import gzip
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gate.amounts import Amount, amounts
from bot.gate.case import Case, Failure
from bot.gate.neighbours import check_neighbours
from bot.gate.numbers import check_numbers
from bot.reading.sentences import sentences

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "number_sentences.jsonl").read_text("utf-8").splitlines()]
HONEST = [(row["quote"], language, text) for row in ROWS for language in ("en", "ko") for text in row[language]]

QWEN = (
    "The flagship model, Qwen2-72B, showcases remarkable performance: 84.2 on MMLU, 37.9 on GPQA, 64.6 on HumanEval, "
    "89.5 on GSM8K, and 82.4 on BBH as a base language model."
)
FLOWVID = (
    "In user studies, our FlowVid is preferred 45.7% of the time, outperforming CoDeF (3.5%), Rerender (10.2%), and "
    "TokenFlow (40.4%)."
)
SPEED = (
    "It can run 20 FPS on one A100 GPU, being 15x, 46x, 108x, and 158x faster than FlowVid, CoDeF, Rerender, and "
    "TokenFlow, respectively."
)
RLBENCH = "RVT-2 achieves a new state-of-the-art on RLBench, improving the success rate from 65% to 82%."
LORA = (
    "First, we measure the quality of LLMs fine-tuned with quantized low rank adapters across 10 base models and 31 "
    "tasks for a total of 310 models."
)
SYNCLR = "improving over MAE and iBOT by 6.2 and 4.3 mIoU on ADE20k for ViT-B/16."
INT2 = (
    "Notably, this INT2 quantized 70B model obtains a 1.67 accuracy gain over the Llama-2-13B model (69.48 vs. 67.81) "
    "while requiring less memory (19.2GB vs. 24.2GB)."
)
GPT = "GPT-4 scores 92.1 on MATH and 88.3 on GSM8K."
TWO = "GPT-4 gets 92.1 and Claude gets 88.3 on the MATH benchmark."
COMPARED = "Compared to the 88.3 of Claude, GPT-4 reaches 92.1 on MATH."
UHD = (
    "Moreover, the model can be efficiently trained in academic settings, within 23 hours on 8 A100 GPUs (vs. 26 hours "
    "of LLaVA-1.5)."
)
STAR = "We train StarCoder2 models with 3B, 7B, and 15B parameters on 3.3 to 4.3 trillion tokens."
SHARE = "DataDream surpasses the best accuracy across 7 out of 10 datasets, while being competitive on the other 3."
SIZE = "It supports 672x1088 images with 94% of the computation and gains 6.4 accuracy on TextVQA."
DATA = "It holds 8.6 billion images and 1,696 billion text tokens from 20 sources."
MANY = "The data set has 2,138 question triplets and 6,414 questions, with 54 tables and 12 figures."

TRUE = [
    (QWEN, "Qwen2-72B reaches 84.2 on MMLU and 37.9 on GPQA."),
    (QWEN, "GPQA: 37.9; MMLU: 84.2."),
    (QWEN, "On BBH it has 82.4, on GSM8K 89.5 and on HumanEval 64.6."),
    (QWEN, "It scores 89.5 (GSM8K) and 84.2 (MMLU)."),
    (QWEN, "MMLU, GPQA and BBH scores are 84.2, 37.9 and 82.4."),
    (QWEN, "Qwen2-72B는 MMLU에서 84.2, GSM8K에서 89.5를 기록합니다."),
    (QWEN, "GSM8K에서는 89.5를, MMLU에서는 84.2를 얻습니다."),
    (QWEN, "MMLU와 BBH 점수는 각각 84.2와 82.4입니다."),
    (QWEN, "BBH와 MMLU 점수는 각각 82.4와 84.2입니다."),
    (QWEN, "GPQA(37.9)보다 GSM8K(89.5) 점수가 높습니다."),
    (QWEN, "MMLU 점수는 84.2입니다."),
    (FLOWVID, "Users prefer FlowVid 45.7% of the time, against 40.4% for TokenFlow and 10.2% for Rerender."),
    (FLOWVID, "TokenFlow gets 40.4%, CoDeF only 3.5%."),
    (FLOWVID, "사용자는 FlowVid를 45.7%, TokenFlow를 40.4%, Rerender를 10.2% 선호합니다."),
    (FLOWVID, "CoDeF(3.5%), Rerender(10.2%), TokenFlow(40.4%)보다 높은 45.7%의 선호도를 얻습니다."),
    (SPEED, "It is 158x faster than TokenFlow and 15x faster than FlowVid."),
    (SPEED, "FlowVid, CoDeF, Rerender, TokenFlow보다 각각 15배, 46배, 108배, 158배 빠릅니다."),
    (SPEED, "TokenFlow보다 158배, CoDeF보다 46배 빠릅니다."),
    (RLBENCH, "The success rate on RLBench rises from 65% to 82%."),
    (RLBENCH, "Success is now 82%, up from 65%."),
    (RLBENCH, "RLBench 성공률을 65%에서 82%로 높입니다."),
    (RLBENCH, "RLBench에서 기존 65%보다 높은 82%의 성공률을 얻습니다."),
    (RLBENCH, "성공률 82%를 얻습니다."),
    (LORA, "It measures 310 models built from 10 base models over 31 tasks."),
    (LORA, "10개 기반 모델과 31개 과제에 걸쳐 310개 모델을 평가합니다."),
    (LORA, "31개 과제, 10개 기반 모델에서 총 310개 모델을 측정합니다."),
    (SYNCLR, "It improves over iBOT by 4.3 and over MAE by 6.2 mIoU on ADE20k."),
    (SYNCLR, "ADE20k에서 MAE보다 6.2, iBOT보다 4.3 mIoU 높습니다."),
    (INT2, "It scores 69.48 against 67.81 for Llama-2-13B with 19.2GB instead of 24.2GB."),
    (INT2, "메모리는 24.2GB 대신 19.2GB를 쓰며 정확도는 69.48로 Llama-2-13B의 67.81보다 1.67 높습니다."),
    (GPT, "On GSM8K GPT-4 gets 88.3, on MATH 92.1."),
    (GPT, "GPT-4는 GSM8K 88.3, MATH 92.1을 얻습니다."),
    (GPT, "88.3 on GSM8K was scored by GPT-4."),
    (TWO, "Claude gets 88.3 and GPT-4 gets 92.1 on MATH."),
    (TWO, "MATH에서 GPT-4는 92.1, Claude는 88.3을 얻습니다."),
    (COMPARED, "GPT-4 reaches 92.1 where Claude has 88.3."),
    (UHD, "Training takes 23 hours on 8 A100 GPUs, where LLaVA-1.5 takes 26 hours."),
    (UHD, "학습은 LLaVA-1.5의 26시간보다 짧은 23시간이 걸립니다."),
    (STAR, "Models of 3B, 7B and 15B parameters saw 3.3 to 4.3 trillion tokens."),
    (STAR, "파라미터 30억, 70억, 150억 개의 모델을 3.3조~4.3조 토큰으로 학습합니다."),
    (SHARE, "It is best on 7 of 10 datasets."),
    (SHARE, "데이터셋 10개 중 7개에서 앞섭니다."),
    (SIZE, "Images of 672x1088 are read at 94% of the computation."),
    (DATA, "이미지 86억 장과 텍스트 토큰 1조 6,960억 개를 담습니다."),
    (DATA, "There are 1,696 billion tokens and 8.6 billion images."),
    (MANY, "6,414 questions and 12 figures are in the data set."),
    (MANY, "질문은 6,414개, 표는 54개, 그림은 12개입니다."),
]


def case(quote: str, text: str) -> Case:
    return Case(text, "ko" if re.search("[가-힣]", text) else "en", (quote,), (quote,), "")


@pytest.mark.parametrize(("quote", "text"), TRUE)
def test_numbers_beside_their_own_things_go_out_in_any_order(quote: str, text: str) -> None:
    assert check_numbers(case(quote, text)) is None
    assert check_neighbours(case(quote, text)) is None


FALSE = [
    (QWEN, "Qwen2-72B reaches 37.9 on MMLU and 84.2 on GPQA."),
    (QWEN, "GPQA: 84.2; MMLU: 37.9."),
    (QWEN, "On BBH it has 89.5 and on GSM8K 82.4."),
    (QWEN, "It scores 89.5 on HumanEval."),
    (QWEN, "MMLU, GPQA and BBH scores are 37.9, 84.2 and 82.4."),
    (QWEN, "Qwen2-72B는 MMLU에서 89.5, GSM8K에서 84.2를 기록합니다."),
    (QWEN, "MMLU와 BBH 점수는 각각 82.4와 84.2입니다."),
    (QWEN, "HumanEval에서 89.5를 얻습니다."),
    (FLOWVID, "Users prefer FlowVid 40.4% of the time, against 45.7% for TokenFlow."),
    (FLOWVID, "CoDeF (10.2%) is behind Rerender (3.5%)."),
    (FLOWVID, "FlowVid는 40.4%, TokenFlow는 45.7%의 선호를 얻습니다."),
    (FLOWVID, "CoDeF(10.2%), Rerender(3.5%)를 앞섭니다."),
    (SPEED, "It is 15x faster than TokenFlow and 158x faster than FlowVid."),
    (SPEED, "FlowVid, CoDeF, Rerender, TokenFlow보다 각각 46배, 15배, 108배, 158배 빠릅니다."),
    (SPEED, "TokenFlow보다 46배, CoDeF보다 158배 빠릅니다."),
    (RLBENCH, "The success rate on RLBench rises from 82% to 65%."),
    (RLBENCH, "Success is now 65%, up from 82%."),
    (RLBENCH, "RLBench 성공률을 82%에서 65%로 높입니다."),
    (RLBENCH, "RLBench에서 기존 82%보다 높은 65%의 성공률을 얻습니다."),
    (LORA, "It measures 31 base models over 10 tasks."),
    (LORA, "31개 기반 모델과 10개 과제에 걸쳐 평가합니다."),
    (SYNCLR, "It improves over iBOT by 6.2 and over MAE by 4.3 mIoU on ADE20k."),
    (SYNCLR, "ADE20k에서 MAE보다 4.3, iBOT보다 6.2 mIoU 높습니다."),
    (INT2, "It scores 67.81 vs. 69.48 for Llama-2-13B."),
    (INT2, "It needs 24.2GB instead of 19.2GB."),
    (INT2, "메모리는 19.2GB 대신 24.2GB를 씁니다."),
    (INT2, "67.81로 Llama-2-13B의 69.48보다 높습니다."),
    (GPT, "On GSM8K GPT-4 gets 92.1, on MATH 88.3."),
    (GPT, "GPT-4는 GSM8K 92.1, MATH 88.3을 얻습니다."),
    (GPT, "GPT-4 scores 88.3 on MATH."),
    (TWO, "Claude gets 92.1 and GPT-4 gets 88.3 on MATH."),
    (TWO, "MATH에서 GPT-4는 88.3, Claude는 92.1을 얻습니다."),
    (COMPARED, "Claude reaches 92.1 where GPT-4 has 88.3."),
    (UHD, "Training takes 26 hours on 8 A100 GPUs, where LLaVA-1.5 takes 23 hours."),
    (UHD, "학습은 LLaVA-1.5의 23시간보다 짧은 26시간이 걸립니다."),
    (STAR, "Models saw 4.3 to 3.3 trillion tokens."),
    (STAR, "4.3조~3.3조 토큰으로 학습합니다."),
    (SHARE, "It is best on 10 of 7 datasets."),
    (SHARE, "데이터셋 7개 중 10개에서 앞섭니다."),
    (SIZE, "Images of 1088x672 are read."),
    (SIZE, "Images of 672x6.4 are read."),
    (DATA, "이미지 1조 6,960억 장과 텍스트 토큰 86억 개를 담습니다."),
    (DATA, "There are 8.6 billion tokens and 1,696 billion images."),
    (MANY, "2,138 questions and 6,414 triplets are in the data set."),
    (MANY, "표는 12개, 그림은 54개입니다."),
    ("reaching 75% and 78% on MMLU in turn", "It reaches 78% and 78% on MMLU."),
    ("sizes of 1B, 3B, and 8B parameters", "It comes with 8, 3 and 8 billion parameters."),
    ("on 36 indigenous languages across 13 tasks", "36개 과제에서 13개 토착 언어를 평가합니다."),
    ("A 1-step FID of 2.42 and a 2-step FID of 1.55 are reached.", "A 2-step FID of 2.42 and a 2-step FID of 1.55."),
]


@pytest.mark.parametrize(("quote", "text"), FALSE)
def test_true_numbers_in_each_others_places_are_stopped(quote: str, text: str) -> None:
    answer = check_numbers(case(quote, text)) or check_neighbours(case(quote, text))
    assert isinstance(answer, Failure)
    assert answer.detail


def test_what_is_stopped_is_named_with_what_the_quote_has() -> None:
    answer = check_neighbours(case(GPT, "GPT-4 scores 88.3 on MATH."))
    assert answer is not None
    assert (answer.check, answer.word) == ("neighbours", "88.3")
    assert "92.1" in answer.detail


def test_honest_sentences_by_hand_go_out_but_for_one_in_a_hundred() -> None:
    refused = [text for quote, _, text in HONEST if check_neighbours(case(quote, text))]
    assert len(refused) * 100 <= len(HONEST), refused


def _swapped(text: str, language: str) -> Iterator[str]:
    """The sentence with two of its numbers changed over, each time two of one unit."""
    found = [each for each in amounts(text, language) if not each.name and each.unit != "th" and _digits(each)]
    for first, second in combinations(found, 2):
        if first.value != second.value and first.unit == second.unit:
            one, other = _digits(first), _digits(second)
            between = text[first.start + len(one) : second.start]
            yield text[: first.start] + other + between + one + text[second.start + len(other) :]


def _digits(amount: Amount) -> str:
    found = re.match(r"[\d.,]*\d", amount.written)
    return found.group() if found else ""


@pytest.mark.parametrize(("language", "let_through", "least"), [("en", 0.06, 80), ("ko", 0.11, 100)])
def test_of_hand_written_sentences_with_two_numbers_changed_over_few_go_out(
    language: str, let_through: float, least: int
) -> None:
    lies = [(quote, lie) for quote, spoken, text in HONEST if spoken == language for lie in _swapped(text, spoken)]
    out = [lie for quote, lie in lies if not (check_numbers(case(quote, lie)) or check_neighbours(case(quote, lie)))]
    assert len(lies) >= least
    assert len(out) <= let_through * len(lies), out


def _abstracts() -> list[str]:
    """Sentences with numbers of 2024 abstracts, some hundreds."""
    path = HERE.parents[1] / "captured" / "days2024" / "daily_papers.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        days = [json.loads(line) for line in lines][::4]
    texts = [" ".join(str(each["paper"]["summary"]).split()) for day in days for each in day["list"]]
    return [each.text for text in texts for each in sentences(text) if len(re.findall(r"\d", each.text)) > 1]


def test_the_papers_own_sentences_go_out_as_they_are() -> None:
    own = _abstracts()
    assert len(own) > 100
    assert [text for text in own if check_numbers(case(text, text)) or check_neighbours(case(text, text))] == []


def test_of_the_papers_own_sentences_with_two_numbers_changed_over_hardly_any_goes_out() -> None:
    lies = [(text, lie) for text in _abstracts() for lie in _swapped(text, "en")]
    out = [lie for text, lie in lies if not (check_numbers(case(text, lie)) or check_neighbours(case(text, lie)))]
    assert len(lies) > 80
    assert len(out) <= 0.02 * len(lies), out


def test_each_quote_is_asked_by_itself() -> None:
    quotes = (GPT, RLBENCH)
    true = Case("GPT-4 gets 88.3 on GSM8K; success is 82%, up from 65%.", "en", quotes, quotes, "")
    false = Case("GPT-4 gets 88.3 on GSM8K; success is 65%, up from 82%.", "en", quotes, quotes, "")
    assert check_neighbours(true) is None
    assert check_neighbours(false) is not None


def test_what_was_cut_off_a_quote_is_seen() -> None:
    told = Case("GPT-4 scores 88.3 on MATH.", "en", ("88.3 on GSM8K",), (GPT,), "")
    assert check_neighbours(told) is not None


def test_a_sentence_without_numbers_and_a_quote_without_them_are_nobodys_matter() -> None:
    assert check_neighbours(case(GPT, "GPT-4 is good at MATH.")) is None
    assert check_neighbours(case("No number is here at all.", "GPT-4 scores 88.3 on MATH.")) is None


@given(st.permutations(["MMLU", "GPQA", "HumanEval", "GSM8K", "BBH"]), st.integers(2, 5))
def test_any_order_of_true_pairs_goes_out_and_any_turn_of_the_numbers_does_not(names: list[str], many: int) -> None:
    score = {"MMLU": "84.2", "GPQA": "37.9", "HumanEval": "64.6", "GSM8K": "89.5", "BBH": "82.4"}
    chosen = names[:many]
    true = ", ".join(f"{name}에서 {score[name]}" for name in chosen)
    turned = ", ".join(f"{name}에서 {score[chosen[place - 1]]}" for place, name in enumerate(chosen))
    assert check_neighbours(case(QWEN, f"{true}점을 얻습니다.")) is None
    assert check_neighbours(case(QWEN, f"{turned}점을 얻습니다.")) is not None


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_judged_without_error(text: str, quote: str) -> None:
    answer = check_neighbours(case(quote, text))
    assert answer is None or answer.check == "neighbours"


HOSTILE = ["1 on A, ", "A 1 ", "from 1 to 2 ", "1, ", "A and B by 1 and 2 ", "3개 중 2개 ", "1보다 2 "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_quotes_of_any_length_are_judged(piece: str) -> None:
    quote = piece * (20_000 // len(piece))
    answer = check_neighbours(case(quote, piece * 40))
    assert answer is None or answer.check == "neighbours"


@pytest.mark.parametrize(
    ("quote", "honest"),
    [
        (
            "BioMamba achieves a 100 times reduction in perplexity and a 4 times reduction in cross-entropy loss.",
            "perplexity를 {100}배, 교차 엔트로피 손실(cross-entropy loss)을 {4}배 줄였습니다.",
        ),
        (
            "Llamole outperforms 14 adapted LLMs across 12 metrics for molecular design.",
            "Llamole은 분자 설계(molecular design)의 {12}개 지표에서 LLM {14}개를 앞섰습니다.",
        ),
    ],
)
def test_korean_particles_and_glosses_part_words(quote: str, honest: str) -> None:
    first, second = re.findall(r"\{(\d+)\}", honest)
    assert check_neighbours(case(quote, honest.replace("{", "").replace("}", ""))) is None
    lie = honest.replace(f"{{{first}}}", second).replace(f"{{{second}}}", first)
    assert check_neighbours(case(quote, lie)) is not None
