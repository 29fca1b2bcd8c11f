"""Chapters' names: telling, in the authors' spelling, each once, and never anything but plain short words."""

import pytest
from builders_conference import a_found
from venue_sample import found_with

from bot.conference.found import Found
from bot.conference.naming import names
from bot.conference.phrases import LONGEST, MOST_WORDS, phrases


def three_chapters(first: list[str], second: list[str], *titles: str) -> list[Found]:
    """Three papers with the first keywords, three with the second, three others."""
    groups = (first, second, ["chess", "endings"])
    return [
        found_with(titles[at] if at < len(titles) else f"Paper {at}", *groups[at // 3]) for at in range(3 * len(groups))
    ]


CHAPTERS = ([0, 1, 2], [3, 4, 5], [6, 7, 8])


def named(first: list[str], second: list[str] | None = None, *titles: str) -> str:
    """The name of the first chapter."""
    return names(three_chapters(first, second or ["protein"], *titles), CHAPTERS)[0]


def test_a_keyword_of_the_chapter_names_it_in_the_authors_spelling() -> None:
    assert named(["GPT-4 agents"]) == "GPT-4 agents"
    assert named(["instruction tuning"]) == "Instruction tuning"
    assert named(["Bayesian inference"]) == "Bayesian inference"


def test_capitals_go_where_somebody_writes_small_letters() -> None:
    papers = three_chapters(["Instruction Tuning"], ["an instruction", "fine tuning"])
    assert names(papers, CHAPTERS)[0] == "Instruction tuning"
    shouted = [*three_chapters(["RLHF"], ["protein"]), found_with("On rlhf in small letters")]
    assert names(shouted, CHAPTERS)[0] == "RLHF"


def test_the_plural_comes_before_a_singular_that_is_not_three_times_as_common() -> None:
    for spellings, name in ((("agent", "agent", "agents"), "Agents"), (("agent",) * 3 + ("agents",), "Agent")):
        papers = [found_with(f"P{at}", word) for at, word in enumerate(spellings)]
        others = [found_with(f"Q{at}", f"q{at}") for at in range(8)]
        assert names([*papers, *others], [range(len(papers))]) == [name]


def test_a_second_phrase_is_told_where_the_first_leaves_papers_out() -> None:
    groups = (["chess endings"], ["chess endings"], ["graph search"], ["graph search"], ["graph search"])
    papers = [found_with(f"P{at}", *words) for at, words in enumerate((*groups, ["a1"], ["b1"], ["c1"], ["d1"]))]
    assert names(papers, [[0, 1, 2, 3, 4], [5, 6, 7, 8]]) == ["Graph search and chess endings", ""]


def test_phrases_of_the_same_stem_are_not_told_twice() -> None:
    groups = (["explainable AI"], ["explainable AI"], ["explainability"], ["explainability"], ["explainable AI"])
    papers = [found_with(f"P{at}", *words) for at, words in enumerate((*groups, ["a1"], ["b1"], ["c1"], ["d1"]))]
    assert names(papers, [[0, 1, 2, 3, 4], [5, 6, 7, 8]])[0] == "Explainable AI"


def test_no_name_is_given_twice() -> None:
    papers = [found_with(f"P{at}", "chess") for at in range(3)] + [found_with(f"Q{at}", "chess") for at in range(3)]
    papers += [found_with(f"R{at}", f"r{at}") for at in range(12)]
    assert names(papers, [[0, 1, 2], [3, 4, 5]]) == ["Chess", ""]


def test_words_of_titles_name_where_keywords_do_not() -> None:
    titles = ("Great Graph Search", "More Graph Search", "Graph Search: Again")
    assert named(["a1"], None, *titles) == "A1"
    papers = [found_with(title) for title in titles] + [found_with(f"Other {at}") for at in range(6)]
    assert names(papers, [[0, 1, 2]]) == ["Graph Search"]


def test_words_of_every_field_say_less() -> None:
    papers = three_chapters(["machine learning", "attribution graphs"], ["machine translation"])
    assert names(papers, CHAPTERS)[0] == "Attribution graphs"


def test_other_forms_of_what_all_papers_are_about_name_nothing() -> None:
    said = [("language models", "language modeling")] * 3 + [("language models", f"k{at}") for at in range(9)]
    papers = [found_with(f"P{at}", *words) for at, words in enumerate(said)]
    assert names(papers, [[0, 1, 2], [3, 4, 5]]) == ["", ""]


def test_what_a_field_is_called_by_different_names_is_common_all_the_same() -> None:
    said = ["LLM", "LLM", "LLM", "language models", "language models", "language models", "large language models"]
    papers = [found_with(f"P{at}", word, f"k{at}") for at, word in enumerate([*said, *["proteins"] * 3, "x1", "x2"])]
    assert names(papers, [[0, 1, 2], [3, 4, 5], [7, 8, 9]]) == ["", "", "Proteins"]


def test_a_phrase_that_others_have_nearly_as_often_names_nothing() -> None:
    papers = [found_with(f"P{at}", "chess" if at % 5 in (0, 1) and at < 15 else f"k{at}") for at in range(20)]
    assert names(papers, [[0, 1, 2, 3, 4], [15, 16, 17, 18, 19]]) == ["", ""]


@pytest.mark.parametrize(
    "keyword",
    [
        "<b>bold claims</b>",
        "[click](https://a.b)",
        "https://evil.example/x",
        "evil.example",
        "@everyone here",
        "/unsubscribe all",
        "**loud** words",
        "under_scored words",
        "`code` of mine",
        "a | b | c",
        "words " * 20,
        "x" * (LONGEST + 1),
        "one two three four five six",
        "the of and",
        "\u202eevil\u202c [x]",
        "#tagged words",
        "x",
        "",
    ],
)
def test_what_is_no_plain_short_text_names_nothing(keyword: str) -> None:
    found = names(three_chapters([keyword], ["protein"], "T1", "T2", "T3"), CHAPTERS)
    assert found[0] == ""
    assert found[1] == "Protein"


@pytest.mark.parametrize("keyword", ["C++", "GPT-3.5", "text-to-image models", "AI/ML", "Stein’s method", "3D vision"])
def test_ordinary_marks_are_plain(keyword: str) -> None:
    assert named([keyword]).casefold() == keyword.casefold()


def test_tex_is_made_readable() -> None:
    assert named([r"$\alpha$-divergence"]) == "Α-divergence"


def test_holders_are_papers_with_the_phrase_inside_a_longer_one() -> None:
    spoken = phrases(
        [found_with("A", "mechanistic interpretability"), found_with("Interpretability", "interpretability")]
    )
    assert spoken.holders[("interpretability",)] == {0, 1}
    assert spoken.holders[("mechanistic", "interpretability")] == {0}
    assert MOST_WORDS == 5


def test_a_paper_without_anything_is_held_by_nothing() -> None:
    spoken = phrases([a_found(title="", accepted={"keywords": ()})])
    assert not spoken.spellings
    assert not spoken.holders
