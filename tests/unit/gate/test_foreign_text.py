"""A whole summary: the worst that is certain, and whether it is about this paper at all."""

from itertools import product

import pytest
from foreign_sentences import honest, sources

from bot.domain.text import PaperText, TextSection
from bot.gate.foreign_text import check_text
from bot.gate.source import Source
from bot.reading.foreign_summary import summary_sentences
from bot.reading.source import source_of

GENERIC_KO = (
    "이 논문은 새로운 딥러닝(Deep Learning) 모델을 소개합니다. 기존 모델보다 학습이 효율적입니다. "
    "합성곱 신경망(CNN)과 트랜스포머(Transformer)를 함께 쓰고, 손실 함수(loss function)를 새로 설계했습니다. "
    "여러 벤치마크에서 최고 성능(SOTA)을 넘어섰습니다. 이미지 분류와 자연어 처리(NLP)에서 특히 뛰어납니다."
)
GENERIC_EN = (
    "This paper proposes a new deep learning model. It improves existing architectures and trains more efficiently. "
    "The model combines a Transformer with a convolutional neural network and a new loss function. "
    "It outperforms the state of the art on various benchmark datasets. "
    "It is especially strong in image classification and text classification, 2% above BERT on GLUE."
)
TEN_TIMES_TOO_SMALL = (
    "Qwen2는 다국어를 지원하는 새로운 언어 모델입니다. 파라미터가 0.5억, 72억 개인 모델이 있습니다. "
    "Qwen2-72B는 MMLU에서 84.2점을 기록합니다."
)


def verdict(summary: str, paper: str) -> str:
    """What is said of a summary of a paper of that day."""
    return check_text(summary_sentences(summary), sources()[paper]).verdict


@pytest.mark.parametrize(
    ("summary", "paper"), [*product((GENERIC_KO, GENERIC_EN), ("2407.10943", "2407.10956"))], ids=lambda one: one[:12]
)
def test_invented_cards_are_not_of_this_paper(summary: str, paper: str) -> None:
    assert verdict(summary, paper) == "not_this_paper"


def test_invented_cards_are_of_hardly_any_paper() -> None:
    called = [verdict(summary, paper) for summary in (GENERIC_KO, GENERIC_EN) for paper in sources()]
    assert called.count("not_this_paper") >= 0.8 * len(called)
    assert "supported" not in called


def test_sizes_ten_times_too_small_are_contradicted() -> None:
    found = check_text(summary_sentences(TEN_TIMES_TOO_SMALL), sources()["2407.10671"])
    assert found.verdict == "contradicted"
    assert [sentence.verdict for sentence in found.sentences] == ["supported", "contradicted", "supported"]
    assert [found.count(each) for each in ("supported", "not_in_text", "contradicted")] == [2, 0, 1]  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", sorted(honest()))
def test_an_honest_summary_is_never_of_another_paper(paper: str) -> None:
    assert verdict("\n".join(honest()[paper]), paper) != "not_this_paper"


def test_most_honest_summaries_are_supported_to_the_last_sentence() -> None:
    whole = [verdict("\n".join(sentences), paper) for paper, sentences in honest().items()]
    assert whole.count("supported") >= 0.7 * len(whole)
    assert "contradicted" not in whole


def test_honest_summaries_held_to_another_paper_are_not_supported() -> None:
    pairs = [(summary, paper) for summary, paper in product(sorted(honest()), sorted(honest())) if summary != paper]
    called = [verdict("\n".join(honest()[summary]), paper) for summary, paper in pairs]
    assert "supported" not in called
    assert called.count("not_this_paper") >= 0.5 * len(called)


def test_the_worst_that_is_certain_counts() -> None:
    true, lacking = "Qwen2-72B scores 84.2 on MMLU.", "Qwen2-72B scores 93.1 on CMMLU."
    wrong = "The models range from 0.5 to 72 million parameters."
    assert verdict(true, "2407.10671") == "supported"
    assert verdict(f"{true} {lacking}", "2407.10671") == "unsupported"
    assert verdict(f"{true} {lacking} {wrong}", "2407.10671") == "contradicted"


def test_one_rare_term_keeps_a_summary_with_its_paper() -> None:
    assert verdict(f"{GENERIC_EN} It is called GRScenes.", "2407.10943") != "not_this_paper"


def test_a_telling_word_of_the_title_keeps_it_too() -> None:
    assert verdict(f"{GENERIC_EN} It is about dreams.", "2407.10943") != "not_this_paper"


def test_a_fuller_text_supports_what_the_abstract_lacks() -> None:
    said = "Spectral gating doubles the throughput on 8 GPUs."
    abstract = "We present Lantern, a sparse encoder for satellite images. It is trained on the maps of Kenya."
    section = TextSection("3 Method", "In training, spectral gating doubles the throughput on 8 GPUs of one machine.")
    short = source_of(PaperText("arxiv:2407.00001", "Lantern", abstract))
    whole = source_of(PaperText("arxiv:2407.00001", "Lantern", abstract, "html", (section,)))
    assert check_text([said], short).sentences[0].verdict == "not_in_text"
    found = check_text([said], whole)
    assert found.verdict == "supported"
    assert found.sentences[0].passages[0].section == "3 Method"


def test_a_paper_without_words_supports_nothing() -> None:
    assert check_text(["Lantern reads maps."], Source("", ())).verdict == "not_this_paper"
