"""The abbreviations that a report uses: spelled out by its own texts, used where readers look, each once, sorted."""

from typing import Any

import pytest
from builders import a_bullet
from builders_conference import a_chapter, a_conference_report, a_figure, a_reported, a_told

from bot.conference.abbreviations import abbreviations
from bot.domain.conference import Details, EarlierWork, Intro

SPELLED = "We study large language models (LLMs) with chain of thought (CoT)."


def found(abstract: str = SPELLED, title: str = "A paper", **changes: Any) -> dict[str, str]:
    """Those of a report of one paper that shows nothing else."""
    paper = a_reported(1, **{"paper": {"abstract": abstract, "title": title}, "texts": {}, "keywords": (), **changes})
    return abbreviations(a_conference_report([paper], chapters=(), earlier=(), title="Report"))


def test_only_those_that_the_report_uses() -> None:
    assert found() == {}
    assert found(title="Reading with LLMs") == {"LLM": "large language model"}
    assert found(title="CoT for LLMs") == {"CoT": "chain of thought", "LLM": "large language model"}


def test_one_that_nobody_spells_out_is_not_explained() -> None:
    assert found(abstract="LLMs and more LLMs.", title="An LLM") == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"keywords": ("LLM agents",)},
        {"texts": {"ko": a_told(tldr=a_bullet("LLM은 글을 읽습니다."))}},
        {"texts": {"en": a_told(details=Details(method=(a_bullet("An LLM-based reader."),)))}},
        {"texts": {"en": a_told(details=Details(problem=(a_bullet("LLMs forget."),)))}},
        {"texts": {"en": a_told(details=Details(application=(a_bullet("LLMs in use."),)))}},
        {"figure": a_figure(caption="An LLM, drawn.")},
    ],
)
def test_whatever_readers_see_uses_it(changes: dict[str, Any]) -> None:
    assert found(**changes) == {"LLM": "large language model"}


def test_reports_chapters_and_earlier_work_use_it_too() -> None:
    paper = a_reported(1, paper={"abstract": SPELLED, "title": "A paper"}, texts={}, keywords=())
    intro = {"en": Intro("model", (a_bullet("CoT comes first."),))}
    plain = a_conference_report([paper], chapters=(), earlier=(), title="Report")
    assert abbreviations(plain) == {}
    for changes, short in (
        ({"title": "NeurIPS, in LLM"}, "LLM"),
        ({"chapters": (a_chapter(papers=(1,), title="LLM agents", intros={}),)}, "LLM"),
        ({"chapters": (a_chapter(papers=(1,), title="Agents", intros=intro),)}, "CoT"),
        ({"earlier": (EarlierWork("CoT prompting", (1,)),)}, "CoT"),
    ):
        values: dict[str, Any] = {"chapters": (), "earlier": (), "title": "Report", **changes}
        assert list(abbreviations(a_conference_report([paper], **values))) == [short]


def test_a_shown_sentence_spells_out_as_well_as_an_abstract() -> None:
    told = a_told(tldr=a_bullet("In-context learning (ICL) is one use of it."))
    assert found(abstract="", texts={"en": told}) == {"ICL": "In-context learning"}


def test_of_several_long_forms_the_one_that_is_spelled_out_most_often() -> None:
    abstract = "Inference routing (IR). Information Retrieval (IR). We do information retrieval (IR)."
    assert found(abstract=abstract, title="IR") == {"IR": "information retrieval"}


def test_one_abbreviation_in_two_spellings_is_the_one_that_is_used_most() -> None:
    abstract = "State of the art (SOTA), state-of-the-art (SoTA)."
    assert found(abstract=abstract, title="SoTA and SoTA and SOTA") == {"SoTA": "state-of-the-art"}
    two = "Chain of thought (CoT). Cost of time (COT)."
    assert found(abstract=two, title="CoT, COT") == {"COT": "Cost of time", "CoT": "Chain of thought"}


def test_a_word_that_holds_the_letters_does_not_use_it() -> None:
    assert found(title="LLMOPS and XLLM") == {}


def test_they_are_sorted_whatever_their_case() -> None:
    abstract = "Vision language models (VLMs), chain of thought (CoT), direct preference optimization (DPO)."
    assert list(found(abstract=abstract, title="VLM, DPO, CoT")) == ["CoT", "DPO", "VLM"]


def test_an_empty_report_has_none() -> None:
    assert abbreviations(a_conference_report([], chapters=(), earlier=())) == {}
