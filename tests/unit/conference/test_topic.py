"""What a paper says for a topic: phrases by place, the topic's own names, and what speaks for others."""

import pytest
from builders_conference import an_accepted

from bot.conference.topic import Said, said_by, topic_of
from bot.domain.category import Categories, Category
from bot.domain.nine import NINE

LLM = topic_of(NINE["LLM"], NINE)


def said(title: str, *keywords: str, abstract: str = "") -> Said:
    return said_by(an_accepted(title, keywords=keywords, abstract=abstract), LLM)


def test_names_are_those_that_tell_the_field() -> None:
    assert LLM.names == {"llm", "language model", "large language model"}
    assert "inference" not in topic_of(NINE["Inference acceleration"], NINE).names
    assert "reinforcement learning" in topic_of(NINE["Reinforcement Learning"], NINE).names


@pytest.mark.parametrize(
    ("phrase", "named"),
    [("llm", True), ("llm agent", True), ("agent", False), ("llmops", False), ("language modeling", False)],
)
def test_a_name_inside_a_longer_phrase_names_the_topic(phrase: str, named: bool) -> None:
    assert LLM.is_named_in(phrase) is named


def test_phrases_are_told_by_place_and_only_those_that_tell() -> None:
    found = said("Jailbreaking Models", "LLM", "benchmark", abstract="An agent red teams chatgpt.")
    assert found.phrases == {"title": ("jailbreaking",), "keywords": ("llm",), "abstract": ("chatgpt",)}
    assert found.named == {"keywords"}
    assert found.strong


def test_titles_weigh_more_than_keywords_and_these_more_than_abstracts() -> None:
    in_title, in_keywords, in_abstract = said("chatgpt"), said("x", "chatgpt"), said("x", abstract="chatgpt")
    assert in_title.weight > in_keywords.weight > in_abstract.weight > 0.0


def test_a_name_inside_another_fields_phrase_is_not_this_topics() -> None:
    found = said("Vision-Language Models")
    assert found == Said(rival=found.rival)
    assert found.rival > 0.0


def test_repetition_wins_little() -> None:
    once, often = said("x", abstract="chatgpt"), said("x", abstract="chatgpt " * 1_000)
    assert once.weight < often.weight < 10 * once.weight


def test_words_of_many_fields_weigh_nothing() -> None:
    assert said("A benchmark", "agent", "reasoning") == Said()


def test_a_category_of_ones_own_has_rivals_among_the_trained_ones() -> None:
    own = Category("Robots that read", "🤖", {"en": "Robots that read"}, {"en": ""}, words=("literate robot",))
    topic = topic_of(own, Categories((own, NINE.last)))
    found = said_by(an_accepted("A Literate Robot Learns by Reinforcement Learning", keywords=()), topic)
    assert found.phrases == {"title": ("literate robot",)}
    assert found.rival > 0.0


def test_words_added_to_a_trained_category_count_for_it() -> None:
    more = Category("LLM", "🐱", {"en": "LLM"}, {"en": ""}, words=("hallucigenia",))
    found = said_by(an_accepted("Hallucigenia", keywords=()), topic_of(more, Categories((more, NINE.last))))
    assert found.phrases == {"title": ("hallucigenia",)}
