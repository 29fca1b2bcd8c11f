"""Which papers of a list are of a topic, by rules: on a real list, on borders, and with nonsense."""

import pytest
from builders_conference import an_accepted
from hypothesis import given
from hypothesis import strategies as st
from venue_sample import listed

from bot.classifying.by_model import SURE
from bot.conference.select import judged, select
from bot.domain.category import Categories, Category
from bot.domain.nine import NINE

LLM = NINE["LLM"]
CUSTOM = Categories(
    (
        Category(
            "Causality", "🔗", {"en": "Causality", "ko": "인과"}, {"en": ""}, words=("causal", "treatment effect")
        ),
        Category("Rest", "·", {"en": "Rest"}, {"en": "All else"}),
    )
)


def of_topic(title: str, *keywords: str, abstract: str = "", key: str = "LLM") -> tuple[str, ...] | None:
    """The reasons for which a paper is chosen; None where it is not."""
    paper = an_accepted(title, keywords=keywords, abstract=abstract)
    found = select([paper], NINE[key], NINE)
    return found[0].reasons if found else None


def test_without_a_topic_all_papers_are_chosen_without_a_reason() -> None:
    found = select(listed(), None, NINE)
    assert [each.accepted for each in found] == list(listed())
    assert {each.reasons for each in found} == {()}


def test_of_a_real_list_the_papers_about_language_models_in_the_lists_order() -> None:
    chosen = select(listed(), LLM, NINE)
    titles = [each.accepted.title for each in chosen]
    assert len(titles) == 53
    assert titles == [paper.title for paper in listed() if paper.title in titles]
    for of_the_topic in (
        "QLoRA: Efficient Finetuning of Quantized LLMs",
        "Learning Transformer Programs",
        "Why think step by step? Reasoning emerges from the locality of experience",
        "Direct Preference Optimization: Your Language Model is Secretly a Reward Model",
    ):
        assert of_the_topic in titles
    for of_another in (
        "Explore In-Context Learning for 3D Point Cloud Understanding",
        "Calibrated Stackelberg Games: Learning Optimal Commitments Against Calibrated Agents",
        "4M: Massively Multimodal Masked Modeling",
        "Model Sparsity Can Simplify Machine Unlearning",
    ):
        assert of_another not in titles


def test_every_chosen_paper_says_why_in_words_of_its_own() -> None:
    for chosen in select(listed(), LLM, NINE):
        assert chosen.reasons
        for reason in chosen.reasons:
            place, _, phrases = reason.partition(": ")
            assert place in ("title", "keywords")
            assert phrases


@pytest.mark.parametrize(
    ("title", "keywords", "reasons"),
    [
        ("Fine-Tuning Language Models", (), ("title: language model",)),
        ("A Study of Reward Hacking in LLM Agents", (), ("title: llm agent",)),
        ("Tools", ("Large Language Models", "tool use"), ("keywords: large language model, tool use",)),
        ("Circuits", ("mechanistic interpretability",), ("title: circuit", "keywords: mechanistic interpretability")),
    ],
)
def test_the_topics_name_or_its_techniques_choose(
    title: str, keywords: tuple[str, ...], reasons: tuple[str, ...]
) -> None:
    assert of_topic(title, *keywords) == reasons


@pytest.mark.parametrize(
    ("title", "keywords"),
    [
        ("Scaling Vision-Language Models", ("vision-language model", "image captioning")),
        ("In-Context Learning for Point Clouds", ("in-context learning", "point cloud")),
        ("Robust Fitting", ("model reasoning", "model fitting")),
        ("Behavior Alignment via Reward Functions", ("reinforcement learning", "behavior alignment")),
        ("Inference", ("bayesian inference",)),
        ("", ()),
    ],
)
def test_a_technique_of_another_field_a_name_inside_a_longer_one_and_a_neighbour_by_chance_choose_nothing(
    title: str, keywords: tuple[str, ...]
) -> None:
    assert of_topic(title, *keywords) is None


def test_no_phrase_reaches_from_one_keyword_into_the_next() -> None:
    assert of_topic("A Paper", "a large", "language", "model editing") is None
    assert of_topic("A Paper", "a large language model") is not None


def test_an_abstract_that_names_the_topic_chooses_where_no_other_field_speaks_louder() -> None:
    about = "We study how a large language model follows instructions; the language model is prompted."
    assert of_topic("Following Orders", abstract=about) == ("abstract: large language model, language model",)
    passing = "A point cloud detector for 3D object detection and segmentation, unlike a language model."
    assert of_topic("Seeing in 3D Object Detection", abstract=passing) is None


def test_a_paper_may_be_of_several_topics() -> None:
    title = "Aligning Large Language Models by Reinforcement Learning from Human Feedback"
    assert of_topic(title, key="LLM") is not None
    assert of_topic(title, key="Reinforcement Learning") is not None
    assert of_topic(title, key="AI in Healthcare") is None


def test_names_that_many_fields_use_choose_nothing() -> None:
    assert of_topic("Variational Inference", "bayesian inference", key="Inference acceleration") is None
    assert of_topic("Text-to-Image Diffusion", "text", key="Natural Language Processing") is None


def test_the_last_category_takes_what_the_classifier_gives_it() -> None:
    assert of_topic("Voting Rules in Social Choice", key="General AI") is not None
    assert of_topic("Of unheard things", key="General AI") == ("fallback: no telling words",)
    assert of_topic("Aligning Large Language Models", "large language model", key="General AI") is None


def test_a_last_category_with_words_of_its_own_takes_only_what_has_them() -> None:
    alone = Categories((CUSTOM["Causality"],))
    papers = [an_accepted("The Causal Effect of Sleep"), an_accepted("Graph Matching", keywords=(), abstract="")]
    assert [each.accepted for each in select(papers, alone["Causality"], alone)] == papers[:1]
    rest = [each.accepted for each in select(papers, CUSTOM["Rest"], CUSTOM)]
    assert rest == papers[1:]


def test_a_category_of_ones_own_is_found_by_its_own_words() -> None:
    papers = [an_accepted("Treatment Effects", keywords=("causal ml",)), an_accepted("Voting", keywords=())]
    found = select(papers, CUSTOM["Causality"], CUSTOM)
    assert [each.accepted.title for each in found] == ["Treatment Effects"]
    assert found[0].reasons == ("title: treatment effect", "keywords: causal")


def test_the_rules_are_sure_of_a_title_and_unsure_where_another_field_speaks_louder() -> None:
    titles = {each.accepted.title: each for each in judged(listed(), LLM, NINE)}
    assert titles["QLoRA: Efficient Finetuning of Quantized LLMs"].sure
    assert not titles["Visual Instruction Tuning"].sure
    assert titles["Tree Variational Autoencoders"].sure
    assert not titles["Tree Variational Autoencoders"].chosen
    unsure = [each for each in titles.values() if not each.sure]
    assert len(unsure) < len(listed()) / 5
    assert SURE > 0.5


@given(st.lists(st.tuples(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=4)), max_size=4))
def test_no_text_breaks_it_and_the_order_stays(rows: list[tuple[str, list[str]]]) -> None:
    papers = [an_accepted(title, keywords=tuple(keywords)) for title, keywords in rows]
    chosen = [each.accepted for each in select(papers, LLM, NINE)]
    assert [paper for paper in papers if any(paper is each for each in chosen)] == chosen


def test_a_keyword_without_end_and_thousands_of_them_cost_nothing() -> None:
    long = an_accepted("A Paper", keywords=("x " * 200_000, *("large language model",) * 5_000))
    assert select([long] * 20, LLM, NINE)
