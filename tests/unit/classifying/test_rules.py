"""The classifier as a whole: always a category of the list, with a confidence and reasons in words."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.classifying.rules import NOTHING_FOUND, classify
from bot.domain.category import Categories, Category
from bot.domain.nine import NINE

CAPTURED = Path(__file__).parents[2] / "captured" / "classifier"

CLEAR = [
    ("Offline reinforcement learning with conservative value functions", "Reinforcement Learning"),
    ("4-bit quantization and KV cache eviction for faster LLM serving", "Inference acceleration"),
    ("Speculative decoding with draft models reduces inference latency", "Inference acceleration"),
    ("Neural machine translation for low-resource languages", "Natural Language Processing"),
    ("Novel view synthesis with 3D Gaussian splatting", "Computer Vision"),
    ("Visual question answering with vision-language models", "Multimodal"),
    ("Predicting patient mortality from electronic health records", "AI in Healthcare"),
    ("Jailbreaking large language models", "LLM"),
    ("Semi-supervised learning with noisy labels and contrastive pre-training", "Model training technique"),
    ("Strategic voting in approval elections is NP-hard", "General AI"),
]


@pytest.mark.parametrize(("title", "expected"), CLEAR)
def test_clear_titles(title: str, expected: str) -> None:
    verdict = classify(title, "", (), NINE)
    assert verdict.category == expected
    assert verdict.by == "rules"
    assert any(reason.startswith("title: ") for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("title", "abstract"),
    [("", ""), ("🤖", "🎉" * 50), ("오늘의 소식", ""), ("?!", "\x00\ufffd\ud7ff"), ("zxqv", "qwpo mnbv")],
)
def test_nothing_known_goes_to_the_last_category(title: str, abstract: str) -> None:
    verdict = classify(title, abstract, (), NINE)
    assert (verdict.category, verdict.confidence) == ("General AI", NOTHING_FOUND)
    assert verdict.reasons == ("fallback: no telling words",)


@given(st.text(max_size=300), st.text(max_size=2000), st.lists(st.text(max_size=12), max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_category(title: str, abstract: str, hints: list[str]) -> None:
    verdict = classify(title, abstract, hints, NINE)
    assert verdict.category in NINE
    assert 0.0 <= verdict.confidence <= 1.0
    assert verdict.reasons
    assert verdict == classify(title, abstract, hints, NINE)


@given(st.binary(max_size=3000))
@settings(max_examples=100, deadline=None)
def test_random_bytes_get_a_category(noise: bytes) -> None:
    assert classify(noise.decode("latin-1"), noise.decode("utf-8", "replace"), (), NINE).category in NINE


def test_a_huge_abstract_is_no_harder_than_a_long_one() -> None:
    verdict = classify("Deep Q-learning", "reward policy " * 5_000, (), NINE)
    assert verdict.category == "Reinforcement Learning"
    assert classify("한" * 65_536, "word" * 16_384, (), NINE).category in NINE


def test_arxiv_categories_tip_a_balance_and_are_told() -> None:
    title, abstract = "A new dataset", "We collect a dataset and evaluate strong baselines."
    verdict = classify(title, abstract, ("cs.CV", "cs.AI"), NINE)
    assert verdict.category == "Computer Vision"
    assert "arXiv: cs.CV" in verdict.reasons
    assert classify(title, abstract, (), NINE).category != "Computer Vision"


def test_an_archive_stands_for_its_subjects() -> None:
    assert classify("A method", "", ("q-bio.BM",), NINE).category == "AI in Healthcare"


def test_arxiv_categories_do_not_overrule_a_clear_text() -> None:
    verdict = classify("Offline reinforcement learning with policy gradients", "reward, policy", ("cs.CL",), NINE)
    assert verdict.category == "Reinforcement Learning"


def test_unknown_arxiv_categories_say_nothing() -> None:
    assert classify("", "", ("astro-ph.GA", "", "cs"), NINE).confidence == NOTHING_FOUND


def test_reasons_name_whole_phrases_once() -> None:
    verdict = classify("Deep reinforcement learning", "We study reinforcement learning.", (), NINE)
    assert verdict.reasons == ("title: deep reinforcement learning", "abstract: reinforcement learning")


def test_the_demo_day_looks_sensible() -> None:
    papers = json.loads((CAPTURED / "day_2024-07-16.json").read_text(encoding="utf-8"))
    said = {paper["id"]: classify(paper["title"], paper["abstract"], (), NINE).category for paper in papers}
    assert len(said) == 16
    assert said["2407.10671"] == "LLM"  # Qwen2 Technical Report
    assert said["2407.10969"] in {"Inference acceleration", "LLM"}  # Q-Sparse
    assert said["2407.10943"] == "Reinforcement Learning"  # GRUtopia: robots in a city
    assert said["2407.10387"] == "Multimodal"  # video to audio
    assert said["2407.10285"] == "Computer Vision"  # video enhancement


def test_mirror_reflections_are_vision_and_not_medicine() -> None:
    title = "Reflecting Reality: Enabling Diffusion Models to Produce Faithful Mirror Reflections"
    abstract = (
        "We generate realistic mirror reflections with an image inpainting diffusion model and depth conditioning."
    )
    assert classify(title, abstract, (), NINE).category == "Computer Vision"


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("A particle near a wall", "We compute the flow around a particle near a wall from the pressure gradient."),
        ("An index in memory", "The index splits the plane into grid cells and answers queries over the cells."),
    ],
)
def test_a_word_of_many_fields_decides_nothing_by_itself(title: str, abstract: str) -> None:
    verdict = classify(title, abstract, (), NINE)
    assert verdict.category not in {"AI in Healthcare", "Computer Vision", "Model training technique"}


def test_beside_a_phrase_of_its_field_such_a_word_counts() -> None:
    assert classify("Cells in tissue", "Diagnosis of cancer from cells.", (), NINE).category == "AI in Healthcare"
    assert classify("Faces in images", "Face recognition in the wild.", (), NINE).category == "Computer Vision"


def test_an_unsure_paper_goes_where_arxiv_puts_it() -> None:
    title, abstract = "A particle near a wall", "The pressure gradient drives a particle."
    assert classify(title, abstract, (), NINE).category == "General AI"
    assert classify(title, abstract, ("cs.CV",), NINE).category == "Computer Vision"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Multi-concept customization for image and video diffusion models", "Computer Vision"),
        ("Training-free text-to-video generation", "Computer Vision"),
        ("Large batch sizes for the contrastive loss", "Model training technique"),
        ("Long-context alignment of language models", "LLM"),
    ],
)
def test_generated_pictures_are_vision_and_losses_are_training(title: str, expected: str) -> None:
    assert classify(title, "", (), NINE).category == expected


def custom(key: str, *words: str, definition: str = "") -> Category:
    """A category that somebody wrote."""
    return Category(key, "📄", {"en": key}, {"en": definition} if definition else {}, (), words)


OWN = Categories(
    (
        custom("Robots", "robot", "grasping"),
        custom("Weather", definition="Forecasting of storms, rainfall and climate."),
        custom("Rest", definition="Everything else."),
    )
)


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        ("Grasping with soft hands", "", "Robots"),
        ("Rainfall forecasting", "We forecast storms.", "Weather"),
        ("Image segmentation", "We segment images.", "Rest"),
        ("", "", "Rest"),
        ("Climate and rainfall", "and one robot", "Weather"),
    ],
)
def test_own_categories_work_from_their_words(title: str, abstract: str, expected: str) -> None:
    assert classify(title, abstract, (), OWN).category == expected


def test_own_words_are_told() -> None:
    assert classify("Grasping", "a robot", (), OWN).reasons == ("title: grasping", "abstract: robot")


def test_what_no_listed_category_fits_goes_to_the_last_and_says_so() -> None:
    verdict = classify("Image segmentation", "We segment images.", (), OWN)
    assert verdict.reasons == ("fallback: no listed category fits",)
    assert verdict.confidence < 0.5


def test_own_categories_stand_beside_trained_ones() -> None:
    mixed = Categories((NINE["LLM"], custom("Robots", "robot", "robotic arm"), NINE["General AI"]))
    assert classify("Jailbreaking large language models", "prompts", (), mixed).category == "LLM"
    assert classify("A robotic arm that learns", "The robot learns.", (), mixed).category == "Robots"
    assert classify("Jailbreaking large language models", "for a robot", (), mixed).category == "LLM"


def test_a_list_without_the_fitting_category_uses_its_last() -> None:
    few = Categories((NINE["Computer Vision"], NINE["General AI"]))
    assert classify("Offline reinforcement learning", "policy and reward", (), few).category == "General AI"


def test_one_category_takes_all() -> None:
    assert classify("Anything", "at all", (), Categories((NINE["LLM"],))).category == "LLM"
