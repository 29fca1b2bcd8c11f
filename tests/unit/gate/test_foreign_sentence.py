"""One foreign sentence: true ones are supported, lies are refused, and only what is certain is called otherwise."""

from functools import cache

import gate_tuning
import pytest
from foreign_sentences import honest, lies, sources
from growth import LINEAR, growth

from bot.gate.align import Aligner
from bot.gate.foreign_sentence import LONGEST, CheckedSentence, check_sentence, without_citations

TRUE = [(paper, sentence) for paper, sentences in honest().items() for sentence in sentences]
REFUSED = ("not_in_text", "contradicted")


@cache
def papers() -> dict[str, Aligner]:
    """The papers of the shipped day."""
    return {paper: Aligner(source) for paper, source in sources().items()}


def checked(paper: str, sentence: str) -> CheckedSentence:
    """What is said of a sentence about a paper of that day."""
    return check_sentence(sentence, papers()[paper])


def test_nearly_every_true_sentence_is_supported_and_of_its_paper() -> None:
    found = [checked(*row) for row in TRUE]
    verdicts = [one.verdict for one in found]
    assert len(TRUE) >= 75
    assert verdicts.count("supported") >= 0.9 * len(TRUE)
    assert "contradicted" not in verdicts
    assert sum(one.aligned for one in found) >= 0.98 * len(TRUE)


@pytest.mark.parametrize("row", [row for row in lies() if row[0] == "contradicted"], ids=lambda row: row[2][:40])
def test_another_value_or_scale_is_contradicted_beside_what_the_paper_has(row: tuple[str, str, str]) -> None:
    _, paper, sentence = row
    found = checked(paper, sentence)
    assert found.verdict == "contradicted"
    failed = next(check for check in found.checks if check.check == "numbers")
    assert failed.otherwise
    assert failed.word in sentence
    assert failed.instead in found.passages[0].text
    assert failed.instead in failed.detail


@pytest.mark.parametrize("row", [row for row in lies() if row[0] == "not_in_text"], ids=lambda row: row[2][:40])
def test_what_the_text_lacks_may_stand_in_a_fuller_one(row: tuple[str, str, str]) -> None:
    _, paper, sentence = row
    found = checked(paper, sentence)
    assert found.verdict == "not_in_text"
    assert any(not check.ok and check.detail for check in found.checks)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", ["affirmed", "cause", "direction", "future", "hedge", "scope"])
def test_lies_of_meaning_are_hardly_ever_supported(kind: str, language: str) -> None:
    told = [one for one in gate_tuning.lies(language) if one.kind == kind]
    missed = [
        one.claim.text
        for one in told
        if check_sentence(one.claim.text, Aligner(gate_tuning.source(one.paper))).verdict == "supported"
    ]
    assert len(told) >= 10
    assert len(missed) <= 0.34 * len(told), missed


def test_a_true_sentence_is_never_called_otherwise() -> None:
    told = [one for language in ("en", "ko") for one in gate_tuning.honest(language)]
    wrong = [
        one.claim.text
        for one in told
        if check_sentence(one.claim.text, Aligner(gate_tuning.source(one.paper))).verdict == "contradicted"
    ]
    assert len(told) >= 200
    assert len(wrong) <= 0.005 * len(told), wrong


def test_a_denial_turned_round_in_the_papers_own_words_is_otherwise() -> None:
    turned = "VOCs do not directly predict the discounted distribution of future states in a single step."
    assert checked("2407.09533", turned).verdict == "contradicted"


def test_other_lies_are_refused() -> None:
    told = [row for row in lies() if row[0] == "refused"]
    missed = [sentence for _, paper, sentence in told if checked(paper, sentence).verdict not in REFUSED]
    assert len(told) >= 12
    assert len(missed) <= 1, missed


@pytest.mark.parametrize(
    ("paper", "sentence", "check", "word"),
    [
        ("2407.10671", "Qwen2-72B beats Llama-3-70B on MMLU.", "names", "Llama-3-70B"),
        ("2407.10671", "Join t.me/qwen_airdrop for the Qwen2 model weights.", "foreign", "Join"),
        ("2407.10969", "Q-Sparse makes LLMs 45% sparse.", "numbers", "45%"),
        ("2407.10362", "Graph neural networks predict the toxicity of molecules.", "words", ""),
    ],
)
def test_each_failed_check_is_told_with_its_word(paper: str, sentence: str, check: str, word: str) -> None:
    failed = {each.check: each for each in checked(paper, sentence).checks if not each.ok}
    assert check in failed
    assert failed[check].word == word  # type: ignore[index]
    assert failed[check].detail  # type: ignore[index]


def test_every_check_is_told_once_whether_passed_or_not() -> None:
    for row in TRUE[:10]:
        told = [each.check for each in checked(*row).checks]
        assert len(told) == len(set(told))
        assert {"words", "numbers", "names", "polarity", "superlatives", "neighbours", "foreign"} <= set(told)


def test_a_number_of_a_fuller_text_is_not_contradicted_by_another_one() -> None:
    """Two numbers that the abstract lacks, one of them of a kind that it has: nothing is certain."""
    assert checked("2407.10969", "1.58-bit 모델에서는 최적의 희소성 비율이 61.25%입니다.").verdict == "not_in_text"
    assert checked("2407.10827", "유도 헤드는 20억에서 50억 토큰 사이에서 나타납니다.").verdict == "not_in_text"


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("Qwen2 builds on Transformers (Vaswani et al., 2017).", "Qwen2 builds on Transformers."),
        ("MMLU(Hendrycks et al., 2021a)에서 84.2점입니다.", "MMLU에서 84.2점입니다."),
        ("As shown before [3, 14], it works.", "As shown before, it works."),
        ("It reads 3 maps (2 of Kenya).", "It reads 3 maps (2 of Kenya)."),
        ("It beats GPT-4 (85) and GPT-4o (released in 2024).", "It beats GPT-4 (85) and GPT-4o (released in 2024)."),
        ("It works [1-3], as (Brown, 2020; Ouyang, 2022) say.", "It works, as say."),
        ("GPT-4(OpenAI)와 비교합니다.", "GPT-4(OpenAI)와 비교합니다."),
    ],
)
def test_citations_of_a_copied_text_claim_nothing(sentence: str, bare: str) -> None:
    assert without_citations(sentence) == bare


@pytest.mark.parametrize(
    ("paper", "sentence", "expected"),
    [
        # words that any paper has, and the text says just this
        ("2407.10457", "Alignment can reduce the variance of sampling.", "supported"),
        (
            "2407.10285",
            "Extensive experiments have demonstrated the effectiveness of the proposed method.",
            "supported",
        ),
        ("2407.10058", "Extensive experiments have demonstrated the robustness of the scalable system.", "not_in_text"),
        ("2407.10457", "The model improves performance.", "not_in_text"),
        # two numbers changed places
        ("2407.10817", "On RewardBench, GPT-4o has an accuracy of 87.8% and FLAMe-RM-24B of 84.7%.", "contradicted"),
        # what stands behind the longest sentence is not looked at
        ("2407.10671", f"Qwen2-72B scores 84.2 on MMLU{' ' * LONGEST}and 99.9 on CMMLU.", "supported"),
        # half of it stands in the text
        (
            "2407.10969",
            "Q-Sparse applies top-K sparsification to the activations and prunes attention heads on smartphones.",
            "not_in_text",
        ),
        # another number, but of something else
        ("2407.10058", "On TOFU-bench NAUF surpasses the best baseline by 3.1 points.", "not_in_text"),
        # the same digits, but of something else
        ("2407.10671", "도토리 72만 개를 모았습니다.", "not_in_text"),
        # a word with a capital that the text says elsewhere
        ("2407.10956", "Agents for Data Science work with BigQuery, dbt and Airbyte.", "supported"),
        # a doubt in one of two passages is not the other one's
        (
            "2407.10956",
            "Spider2-V has 494 real-world tasks, and agents could automate workflows by generating SQL queries.",
            "supported",
        ),
        # a footnote's digit sticks to the name
        ("2407.10671", "The weights of Qwen2 are openly available on Hugging Face and ModelScope.", "supported"),
    ],
)
def test_what_decides_between_near_cases(paper: str, sentence: str, expected: str) -> None:
    assert checked(paper, sentence).verdict == expected


def test_citations_and_their_years_are_not_checked() -> None:
    cited = "Qwen2-72B는 MMLU(Hendrycks et al., 2021a)에서 84.2점을 기록합니다."
    found = checked("2407.10671", cited)
    assert (found.verdict, found.text) == ("supported", cited)


@pytest.mark.parametrize("sentence", ["", " ", "....", "\x00\ud7ff", "()[]", "가" * 3000, "1" * 3000, "Qwen2 " * 900])
def test_nothing_that_stands_in_a_file_ends_it(sentence: str) -> None:
    assert checked("2407.10671", sentence).verdict in ("supported", *REFUSED)


@pytest.mark.parametrize("unit", ["(a et al ", "[1, ", "(2 ", "0.5 to ", "Qwen2와 ", "not ", "최고 "])
def test_a_hostile_sentence_costs_what_its_length_does(unit: str) -> None:
    paper = papers()["2407.10671"]
    assert (
        growth(lambda text: check_sentence(text, paper), lambda size: unit * (size // len(unit)), 40 * LONGEST) < LINEAR
    )
    assert growth(without_citations, lambda size: unit * (size // len(unit)), 100_000) < LINEAR
