"""Markdown's marks in a venue's abstracts: what they mark stays, what is no mark stays too."""

import re

import pytest
from builders import a_paper
from builders_conference import an_accepted
from fakes_reports import FakeReports
from fakes_sources import SetClock
from hypothesis import given
from hypothesis import strategies as st
from unit.writing.captured_papers import captured

from bot.conference.emphasis import without_emphasis
from bot.conference.enrich import enrich
from bot.conference.found import Chosen

WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    return without_emphasis(a_paper(abstract=text)).abstract


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("a framework named **FLAIR**, Finding", "a framework named FLAIR, Finding"),
        ("**CHOPS** (**CH**at with cust**O**mer **P**rofile)", "CHOPS (CHat with custOmer Profile)"),
        ("CatCode (**Cat**egory *Code*) that", "CatCode (Category Code) that"),
        ("this does not *guarantee* conformance", "this does not guarantee conformance"),
        ("fit *The bulb is unlit* vs. *The bulb is lit*.", "fit The bulb is unlit vs. The bulb is lit."),
        ("*model metrology*---one which", "model metrology---one which"),
        ("a new **∞-gram LM** with backoff", "a new ∞-gram LM with backoff"),
        ("an _instruction drift_ within eight rounds", "an instruction drift within eight rounds"),
        ("we call `probe` and ``A has B``, they", "we call probe and A has B, they"),
        ("at [https://a.org/x](https://a.org/x).", "at https://a.org/x."),
        ("on [GitHub](https://github.com/a/x).", "on GitHub (https://github.com/a/x)."),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(marked: str, said: str) -> None:
    assert plain(marked) == said


@pytest.mark.parametrize(
    "text",
    [
        "A* search and D* Lite find paths",
        "x_1 and x_2 with snake_case_names stay",
        "2 * 3 * 4 is 24 and a*b*c is a product",
        "five stars ***** of it",
        "p < 0.05*, p < 0.01**, p < 0.001***",
        "[1] and [2](see below) are notes",
        "“quotes” and ``TeX quotes''",
        r"an escaped \*star\* and \_line\_",
    ],
)
def test_what_marks_nothing_stays(text: str) -> None:
    assert plain(text) == text


def test_the_title_too_and_the_sources_words_stay() -> None:
    found = without_emphasis(a_paper(title="*Why* It Works", abstract="It **works**.", source_abstract="It **works**."))
    assert (found.title, found.abstract, found.source_abstract) == ("Why It Works", "It works.", "It **works**.")


def test_of_real_abstracts_only_those_with_marks_are_touched() -> None:
    changed = [paper.id for paper in captured() if without_emphasis(paper).abstract != paper.abstract]
    assert changed == ["arxiv:2401.01952", "arxiv:2410.07145"]


async def test_a_papers_abstract_of_the_list_is_plain_and_the_lists_own_stands_beside_it() -> None:
    said = "We present **Lantern**, which *halves* the memory of training. " * 3
    chosen = [Chosen(an_accepted("Lantern", abstract=said))]
    (found,) = (await enrich(chosen, None, FakeReports(), SetClock())).found
    assert found.paper.abstract.startswith("We present Lantern, which halves the memory")
    assert found.paper.source_abstract.strip() == said.strip()


@given(st.text(alphabet="ab *_`[]()\\\n1", max_size=60))
def test_no_word_is_lost_or_added_and_twice_is_once(text: str) -> None:
    said = plain(text)
    assert "".join(WORD.findall(said)) == "".join(WORD.findall(text))
    assert len(said) <= len(text)
