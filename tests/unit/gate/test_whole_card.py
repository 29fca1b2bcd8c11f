"""What only the whole card shows."""

from collections import defaultdict
from itertools import pairwise

import pytest
from gate_tuning import abstracts, honest

from bot.gate.own_names import own_names
from bot.gate.whole_card import Abstract, check_card

OURS = Abstract(
    "Q-Sparse: All Large Language Models can be Fully Sparsely-Activated",
    "We introduce, Q-Sparse, a simple yet effective approach to training sparsely-activated large language models.",
)
THEIRS = Abstract(
    "Learning the 3D Fauna of the Web",
    "We develop 3D-Fauna, an approach that learns deformable animal models. Rare species lack training images.",
)
EN = ["Q-Sparse trains sparsely activated language models.", "Activations are made sparse by top-K selection."]
KO = ["Q-Sparse는 희소하게 활성화된 거대 언어 모델을 학습합니다.", "활성화를 top-K로 골라 희소하게 만듭니다."]


def checks(texts: list[str], paper: Abstract = OURS, others: tuple[Abstract, ...] = (THEIRS,)) -> list[str]:
    return [one.failure.check for one in check_card(texts, paper, others)]


@pytest.mark.parametrize("texts", [EN, KO, []])
def test_a_card_that_may_go_out(texts: list[str]) -> None:
    assert checks(texts) == []


def test_the_method_is_named_in_one_sentence_at_least() -> None:
    unnamed = ["The approach trains sparsely activated language models.", EN[1]]
    (found,) = check_card(unnamed, OURS, ())
    assert (found.failure.check, found.failure.word, found.at) == ("method", "Q-Sparse", ())


@pytest.mark.parametrize(
    ("title", "abstract", "names"),
    [
        ("MIRAI: Evaluating agents", "We introduce MIRAI, a benchmark.", ("MIRAI",)),
        ("Learning from models", "We introduce SynCLR, a novel approach.", ("SynCLR",)),
        ("Understanding LLMs: an overview", "We give an overview of LLMs.", ()),
        ("Improving robots", "We propose a method.", ()),
        ("The SIFo Benchmark: sequences", "We introduce a benchmark.", ("SIFo",)),
        (
            "Learning to refuse",
            "We introduce the Name-Aware Unlearning Framework (NAUF) for privacy.",
            ("Name-Aware", "NAUF"),
        ),
        ("Zamba: a compact model", "We present it.", ("Zamba",)),
    ],
)
def test_names_that_a_paper_gives_its_own(title: str, abstract: str, names: tuple[str, ...]) -> None:
    assert own_names(title, abstract) == names


@pytest.mark.parametrize("text", ["NAUF protects personal data.", "NAUF는 개인정보를 보호합니다."])
def test_a_method_may_be_named_by_its_short_form(text: str) -> None:
    paper = Abstract("Learning to refuse", "We introduce the Name-Aware Unlearning Framework (NAUF) for privacy.")
    assert checks([text], paper, ()) == []
    assert checks([text.replace("NAUF", "SISA")], paper, ()) == ["method"]


def test_a_card_full_of_the_papers_own_words_needs_no_name() -> None:
    told = "Names of people are removed from a model: unlearning keeps questions about private data unanswered."
    words = "Unlearning private data: we introduce NAUF. People's names are removed, so that questions stay unanswered."
    assert checks([told], Abstract("Learning to refuse", words), ()) == []
    assert checks([told], Abstract("Learning to refuse", "We introduce NAUF for people."), ()) == ["method"]


def test_a_plural_name_may_be_said_of_one() -> None:
    paper = Abstract("Video Occupancy Models", "Unlike prior world models, VOCs predict states in one step.")
    assert own_names(paper.title, paper.abstract) == ("VOCs",)
    assert checks(["VOC는 픽셀을 예측하지 않습니다."], paper, ()) == []
    assert checks(["VO는 픽셀을 예측하지 않습니다."], paper, ()) == ["method"]


def test_another_paper_of_the_day_is_nearer() -> None:
    texts = ["Q-Sparse learns deformable animal models.", "Rare animal species lack training images."]
    assert checks(texts) == ["own_paper"]
    assert checks(["희귀한 동물 종은 학습 이미지가 부족합니다.", "변형 가능한 동물 모델 Q-Sparse를 학습합니다."]) == [
        "own_paper"
    ]


def test_a_second_listing_of_the_paper_is_no_other() -> None:
    assert checks(EN, OURS, (Abstract(OURS.title.upper(), " ".join(EN) * 3),)) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Q-Sparse trains sparsely activated language models.",
            "Sparsely activated language models are trained by Q-Sparse.",
        ),
        ("Activations are made sparse by top-K.", "By top-K, activations are made sparse in every layer of Q-Sparse."),
        ("Q-Sparse는 활성화를 희소하게 만듭니다.", "활성화를 Q-Sparse가 희소하게 만듭니다."),
    ],
)
def test_two_that_say_the_same(one: str, two: str) -> None:
    (found,) = [each for each in check_card([one, two], OURS, ()) if each.failure.check == "alike"]
    assert found.at == (0, 1)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Q-Sparse reaches 82.5 on MMLU.", "Q-Sparse reaches 37.9 on GPQA."),
        ("Q-Sparse works for full precision.", "Q-Sparse presents a scaling law."),
        ("Q-Sparse는 전체 정밀도에서 동작합니다.", "Q-Sparse는 스케일링 법칙을 제시합니다."),
    ],
)
def test_two_that_do_not(one: str, two: str) -> None:
    assert check_card([one, two], OURS, ()) == ()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_honest_cards_of_a_day_find_their_own_paper(language: str) -> None:
    cards: dict[str, list[str]] = defaultdict(list)
    for told in honest(language):
        cards[told.paper].append(told.claim.text)
    whole = {paper: texts for paper, texts in cards.items() if len(texts) >= 4}
    day = [Abstract(*abstracts()[paper]) for paper in [*whole, *list(abstracts())[:20]]]
    assert len(whole) >= 15
    for paper, texts in whole.items():
        found = [one.failure.check for one in check_card(texts, Abstract(*abstracts()[paper]), day)]
        assert "own_paper" not in found, paper
        assert "alike" not in found, paper


@pytest.mark.parametrize("language", ["en", "ko"])
def test_cards_of_another_paper_do_not(language: str) -> None:
    cards: dict[str, list[str]] = defaultdict(list)
    for told in honest(language):
        cards[told.paper].append(told.claim.text)
    whole = [paper for paper, texts in cards.items() if len(texts) >= 4]
    day = [Abstract(*abstracts()[paper]) for paper in whole]
    for paper, other in pairwise(whole):
        found = [one.failure.check for one in check_card(cards[other], Abstract(*abstracts()[paper]), day)]
        assert "own_paper" in found, (paper, other)
