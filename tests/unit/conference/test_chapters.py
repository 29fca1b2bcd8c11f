"""Chapters on a real list, stable whatever the order; names from the papers' own words; nonsense and its bounds."""

import random
import subprocess
import sys

from builders_conference import a_found
from hypothesis import given, settings
from hypothesis import strategies as st
from venue_sample import about_language_models, found_with

from bot.conference.chapters import chapters
from bot.conference.found import Found, Group


def told(found: list[Found], groups: tuple[Group, ...]) -> list[tuple[str, list[str]]]:
    """Titles of chapters with the titles of their papers."""
    return [(group.title, [found[place].paper.title for place in group.places]) for group in groups]


def test_no_papers_have_no_chapters() -> None:
    assert chapters([]) == ()


def test_a_real_list_gives_chapters_that_a_reader_knows() -> None:
    found = list(about_language_models())
    by_title = dict(told(found, chapters(found)))
    assert len(by_title) == 7
    reasoning = next(papers for title, papers in by_title.items() if title.startswith("Reasoning"))
    assert "Why think step by step? Reasoning emerges from the locality of experience" in reasoning
    inner = next(papers for title, papers in by_title.items() if title.startswith("Mechanistic interpretability"))
    assert {"Learning Transformer Programs", "Tracr: Compiled Transformers as a Laboratory for Interpretability"} <= {
        *inner
    }
    tuning = next(papers for title, papers in by_title.items() if title.startswith("Instruction tuning"))
    assert "OpenAssistant Conversations - Democratizing Large Language Model Alignment" in tuning
    assert list(by_title)[-1] == ""


def test_every_paper_is_in_one_chapter_and_no_chapter_is_small_or_a_giant() -> None:
    found = about_language_models()
    groups = chapters(found)
    assert sorted(place for group in groups for place in group.places) == list(range(len(found)))
    sizes = [len(group.places) for group in groups if group.title]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 3
    assert max(sizes) <= 16


def test_the_order_of_the_papers_changes_nothing() -> None:
    found = list(about_language_models())
    first = told(found, chapters(found))
    for seed in range(20):
        random.Random(seed).shuffle(found)
        assert told(found, chapters(found)) == first


def test_another_process_with_another_hash_seed_says_the_same() -> None:
    program = (
        "import sys; sys.path[:0] = ['tests', '.']\n"
        "from venue_sample import about_language_models\n"
        "from bot.conference.chapters import chapters\n"
        "print(chapters(about_language_models()))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_orals_and_spotlights_stand_first_in_a_chapter_then_titles() -> None:
    rows = [("b", "poster"), ("a", "accepted"), ("d", "oral"), ("c", "spotlight"), ("e", "oral")]
    found = [found_with(f"{name} on chess", "chess", decision=decision) for name, decision in rows]
    (group,) = chapters(found)
    assert [found[place].paper.title[0] for place in group.places] == ["d", "e", "c", "a", "b"]


def test_few_papers_are_one_chapter_by_what_they_have_in_common() -> None:
    one = [found_with("Chess with transformers", "chess"), found_with("Endings in chess", "chess")]
    assert [group.title for group in chapters(one)] == ["Chess"]
    assert [group.title for group in chapters([found_with("Alone", "chess")])] == [""]
    assert [group.title for group in chapters([found_with("Alone", "chess"), found_with("Also", "go")])] == [""]


def test_where_most_papers_would_be_left_over_there_is_one_chapter() -> None:
    few = [found_with(f"Q{at}", "go" if at < 3 else f"k{at}") for at in range(12)]
    assert [(group.title, len(group.places)) for group in chapters(few)] == [("", 12)]
    nameless = [found_with(f"T{at}", f"k{at}", abstract=f"alpha{at // 4} beta{at // 4}") for at in range(8)]
    mixed = [*nameless, *(found_with(f"Chess {at}", "chess") for at in range(4))]
    assert [(group.title, len(group.places)) for group in chapters(mixed)] == [("", 12)]
    most = [found_with(f"Q{at}", "go", f"k{at}") for at in range(12)]
    assert [(group.title, len(group.places)) for group in chapters(most)] == [("Go", 12)]


def test_what_all_papers_are_about_names_no_chapter_where_anything_else_does() -> None:
    themes = ("chess", "translation", "proteins", "robots")
    found = [
        found_with(f"Paper {theme} {at}", "large language models", "LLM", f"{theme} play", theme)
        for theme in themes
        for at in range(4)
    ]
    titles = [group.title for group in chapters(found)]
    assert len(titles) >= 3
    assert not any("model" in title.lower() or "llm" in title.lower() for title in titles)


def test_papers_that_repeat_word_for_word_do_no_harm() -> None:
    found = [found_with("The same", "chess", "endings")] * 30
    groups = chapters(found)
    assert sorted(place for group in groups for place in group.places) == list(range(30))


def test_korean_papers_get_korean_chapters() -> None:
    themes = (("기계 번역", "병렬 말뭉치"), ("단백질 구조", "분자 설계"), ("로봇 제어", "모방 학습"))
    found = [found_with(f"연구 {at}", *theme) for theme in themes for at in range(5)]
    titles = [group.title for group in chapters(found) if group.title]
    assert titles
    assert all(any(word in title for theme in themes for word in theme) for title in titles)


def test_a_thousand_papers_of_nothing_but_one_word_end() -> None:
    found = [a_found(at, title="Word", accepted={"keywords": ("word",)}, abstract="") for at in range(1_000)]
    assert sum(len(group.places) for group in chapters(found)) == 1_000


WORDS = st.sampled_from(
    ["chess", "go", "graph", "protein", "robot", "<b>", "@all", "[x](http://a.b)", "LLM", "게임", ""]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=3)), max_size=40), st.randoms())
def test_whatever_the_papers_none_is_lost_and_the_order_is_nothing(
    rows: list[tuple[list[str], list[str]]], shuffled: random.Random
) -> None:
    found = [found_with(f"{' '.join(title)} {at}", *keywords) for at, (title, keywords) in enumerate(rows)]
    groups = chapters(found)
    assert sorted(place for group in groups for place in group.places) == list(range(len(found)))
    titles = [group.title for group in groups]
    assert len(set(titles)) == len(titles)
    assert not any(mark in title for title in titles for mark in "<>[]()@")
    again = list(found)
    shuffled.shuffle(again)
    assert told(again, chapters(again)) == told(found, groups)
