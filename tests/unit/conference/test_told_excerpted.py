"""What is told of a paper without a model: the abstract's own sentences, each under what it is there for, once."""

from dataclasses import replace

import pytest
from builders import a_paper
from unit.writing.captured_papers import captured, says

from bot.conference.told_excerpted import MOST_IN_A_PART, excerpted
from bot.domain.conference import DETAIL_PARTS, Told
from bot.domain.evidence import Dropped
from bot.domain.paper import Paper
from bot.reading.enough_text import enough_text
from bot.writing.words import overlap

BACK = "Recent agents read long pages well."
LACK = "However, they remain costly to train on many pages."
AIM = "In this paper, we propose Lantern, a framework for training agents with half of the memory."
METHOD = "Specifically, we decompose each page into segments and train an encoder on them."
RESULT = "Experiments show that Lantern outperforms all baselines by 3.1 points on WebArena."
HOPE = "We hope that our work will inspire research on small devices."


def told(*sentences: str, **changes: object) -> Told:
    """What is told of such an abstract."""
    made = excerpted(a_paper(title="Lantern: Half the Memory", abstract=" ".join(sentences), **changes))
    assert made is not None
    return made


def texts(made: Told) -> dict[str, list[str]]:
    """The sentences by part."""
    said = {part: [one.text for one in getattr(made.details, part)] for part in DETAIL_PARTS}
    return {"tldr": [made.tldr.text], **said}


def test_each_sentence_stands_under_what_it_is_there_for_and_the_line_nowhere_else() -> None:
    assert texts(told(BACK, LACK, AIM, METHOD, RESULT, HOPE)) == {
        "tldr": [AIM],
        "problem": [LACK],
        "insight": [RESULT],
        "application": [HOPE],
        "method": [METHOD],
    }


def test_who_wrote_it_and_from_what() -> None:
    made = told(BACK, LACK, AIM, METHOD, RESULT)
    assert (made.writer, made.text_from, made.model, made.because, made.dropped) == (
        "extractive",
        "abstract",
        None,
        None,
        (),
    )
    assert made.details.application == ()


def test_where_nothing_is_said_to_be_lacking_the_background_is_the_problem() -> None:
    assert texts(told(BACK, AIM, METHOD, RESULT))["problem"] == [BACK]


def test_what_is_said_of_others_after_the_aim_is_a_problem_only_where_it_looks_back() -> None:
    stray = "The pages are difficult for humans and easy for machines."
    later = "Existing agents fail on pages that are longer than their window."
    assert texts(told(AIM, stray, METHOD, RESULT))["problem"] == []
    assert texts(told(AIM, later, METHOD, RESULT))["problem"] == [later]


def test_a_result_that_says_what_it_changes_is_an_application() -> None:
    potential = "Our results highlight the potential of small agents for clinical care."
    assert texts(told(LACK, AIM, METHOD, RESULT, potential))["application"] == [potential]


def test_a_sentence_without_its_subject_stands_only_behind_the_one_that_has_it() -> None:
    both = "They also achieve 9.1 points on MiniWoB++ and 4.0 points on Mind2Web."
    assert both in texts(told(LACK, AIM, METHOD, RESULT, both))["insight"]
    assert both not in str(texts(told(LACK, AIM, RESULT, METHOD, both)))


def test_what_says_the_line_again_is_left_out() -> None:
    again = "We propose Lantern, a framework for training agents with half of the memory of before."
    made = texts(told(LACK, AIM, again, METHOD, RESULT))
    assert {*made["tldr"]} < {AIM, again}
    assert made["insight"] == [RESULT]


def test_a_part_has_few_sentences_in_the_papers_order() -> None:
    results = [
        "We find that pruning improves accuracy on WebArena by 2 points.",
        "Caching outperforms recomputation in latency.",
        "Our evaluation reveals that human raters prefer routed answers.",
        "Merged checkpoints surpass the strongest single expert on translation.",
        "Ablations confirm that warm-up stabilises small batches.",
    ]
    insight = texts(told(LACK, AIM, METHOD, *results))["insight"]
    assert len(insight) == MOST_IN_A_PART
    assert insight == [each for each in results if each in insight]


@pytest.mark.parametrize(
    "paper",
    [
        a_paper(abstract=""),
        a_paper(abstract="TBA."),
        a_paper(abstract="One sentence of a paper that has no more to say than this, however long it may become here."),
        a_paper(abstract=" ".join((BACK, LACK, AIM, METHOD, RESULT)), withdrawn=True),
        a_paper(abstract="see https://example.org/a for all of the code of it. " * 5),
    ],
)
def test_without_text_nothing_is_told(paper: Paper) -> None:
    assert excerpted(paper) is None


def test_why_there_is_no_models_text_and_what_was_stopped_are_kept() -> None:
    paper = a_paper(abstract=" ".join((BACK, LACK, AIM, METHOD, RESULT)))
    plain, gone = excerpted(paper), (Dropped("A lie.", "numbers", "3"),)
    assert plain is not None
    assert excerpted(paper, "gate", gone) == replace(plain, because="gate", dropped=gone)


def test_of_real_papers_every_sentence_is_the_papers_own_at_its_place_and_stands_once() -> None:
    whole = [paper for paper in captured()[::4] if enough_text(paper)]
    assert len(whole) > 80
    told_of = 0
    for paper in whole:
        made = excerpted(paper)
        if made is None:
            continue
        told_of += 1
        bullets = [made.tldr, *(one for part in DETAIL_PARTS for one in getattr(made.details, part))]
        said = [one.text for one in bullets]
        assert len(set(said)) == len(said), paper.id
        assert all(overlap(made.tldr.text, other) < 0.75 for other in said[1:]), paper.id
        for one in bullets:
            (quote,) = one.quotes
            assert says(paper, one.text), paper.id
            assert (quote.text, quote.section) == (one.text, "abstract")
            assert " ".join(paper.abstract[quote.offset or 0 :].split()).startswith(one.text), paper.id
    assert told_of >= 0.98 * len(whole)


def test_of_real_papers_most_have_an_insight_and_few_an_application() -> None:
    made = [told for paper in captured()[1::4] if (told := excerpted(paper)) is not None]
    share = {part: sum(bool(getattr(one.details, part)) for one in made) / len(made) for part in DETAIL_PARTS}
    assert share["insight"] > 0.9
    assert share["problem"] > 0.8
    assert share["method"] > 0.6
    assert share["application"] < 0.4
