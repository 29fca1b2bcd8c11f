"""Passages that answer a question: found by fused ranks, indexed once a text, and held by an exact count of a set."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from fakes import FakeClock
from fakes_passages import FakePassages

from bot.domain.answer import Passage, Ranked
from bot.domain.text import PaperText, TextSection
from bot.questions.retrieve import SHELVES, Query, Retrieval, fused, is_near, version_of

PAPER = "arxiv:2407.10671"
MADE_UP = tomllib.loads(
    (Path(__file__).parents[2] / "captured" / "questions" / "made_up.toml").read_text(encoding="utf-8")
)
FOUND_FIRST, FOUND_OF_FIVE = 16, 25
"""Of the 28 questions to the paper that nobody wrote: those whose paragraph is the first, and among five."""


class CountedPassages(FakePassages):
    """An index that counts how often it is put and read."""

    def __init__(self) -> None:
        super().__init__()
        self.puts = self.reads = 0

    async def put(self, paper: str, version: str, passages: Sequence[Passage], at: datetime) -> None:
        self.puts += 1
        await super().put(paper, version, passages, at)

    async def all(self, paper: str) -> tuple[Passage, ...]:
        self.reads += 1
        return await super().all(paper)


class MuteIndex(FakePassages):
    """An index that ranks nothing."""

    async def ranked(self, paper: str, words: Sequence[str], most: int) -> tuple[int, ...]:
        return ()


def made_up(paper: str = PAPER) -> tuple[Passage, ...]:
    """The paragraphs of the paper that nobody wrote."""
    told = [("abstract", MADE_UP["abstract"])]
    told += [(section["heading"], text) for section in MADE_UP["section"] for text in section["paragraphs"]]
    return tuple(Passage(paper, number, section, text, 0) for number, (section, text) in enumerate(told))


def a_text(*paragraphs: str) -> PaperText:
    sections = (TextSection("1 Introduction", "\n\n".join(paragraphs)),)
    return PaperText(PAPER, "A Paper", "We present it.", "html", sections)


async def searched(index: FakePassages | None = None, passages: tuple[Passage, ...] | None = None) -> Retrieval:
    """A search in the paper that nobody wrote."""
    index = index or FakePassages()
    clock = FakeClock()
    await index.put(PAPER, "v1", made_up() if passages is None else passages, clock.now())
    return Retrieval(index, clock)


async def asked(search: Retrieval, question: str, most: int = 10, **more: tuple[str, ...]) -> list[int]:
    found = await search.nearest(PAPER, Query(question, "en", **more), most)
    return [ranked.passage.number for ranked in found]


# --- what is found


@pytest.mark.parametrize("index", [FakePassages, MuteIndex])
async def test_questions_to_a_paper_find_their_paragraphs(index: type[FakePassages]) -> None:
    search = await searched(index())
    places = [(await asked(search, each["text"], 99)).index(each["at"]) for each in MADE_UP["question"]]
    assert len(places) == 28
    assert sum(place == 0 for place in places) >= FOUND_FIRST
    assert sum(place < 5 for place in places) >= FOUND_OF_FIVE


async def test_the_best_comes_first_and_scores_fall() -> None:
    search = await searched()
    found = await search.nearest(PAPER, Query("how many layers does the decoder have?", "en"))
    assert found[0].passage == made_up()[5]
    scores = [ranked.score for ranked in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


async def test_ten_are_given_where_the_paper_has_them_those_without_a_word_last() -> None:
    search = await searched()
    found = await search.nearest(PAPER, Query("conformer", "en"))
    assert len(found) == 10
    assert (found[0].passage.number, found[0].score > 0, found[-1].score) == (4, True, 0.0)
    assert await asked(search, "conformer", 99) == sorted(await asked(search, "conformer", 99), key=lambda n: n != 4)


async def test_a_question_without_words_gets_the_paper_from_its_beginning() -> None:
    assert (await asked(await searched(), "what is it?"))[:3] == [0, 1, 2]


async def test_a_models_terms_find_what_korean_cannot() -> None:
    search = await searched()
    assert (await asked(search, "뭘 다시 물릴 수 있어?", terms=("taken back", "replacement", "word")))[0] == 6


async def test_a_follow_up_is_understood_by_what_was_said() -> None:
    search = await searched()
    history = ("what does the decoder attend to?", "Its own words and the slots of the shared memory, a ring of slots.")
    alone = await asked(search, "how large is it?", 99)
    told = await asked(search, "how large is it?", 99, history=history)
    assert told.index(4) < alone.index(4)
    assert told.index(4) <= 2


async def test_a_question_that_says_all_itself_is_answered_alike_with_a_history() -> None:
    search = await searched()
    question = "which optimizer, learning rate and warmup steps were chosen for the cards?"
    assert await asked(search, question, history=("about zebras",)) == await asked(search, question)


async def test_words_that_look_like_query_syntax_are_words() -> None:
    search = await searched()
    assert (await asked(search, 'conformer" OR NEAR(* -"'))[0] == 4


async def test_the_floor_takes_what_was_found() -> None:
    search = await searched()
    for question, near in (("how many layers does the decoder have?", True), ("carbon footprint in tonnes?", False)):
        query = Query(question, "en")
        assert is_near(query, await search.nearest(PAPER, query)) is near


async def test_a_paper_that_is_not_indexed_has_nothing() -> None:
    assert await Retrieval(FakePassages(), FakeClock()).nearest(PAPER, Query("why?", "en")) == ()


async def test_a_paper_without_passages_has_nothing() -> None:
    assert await asked(await searched(passages=()), "why?") == []


async def test_numbers_of_passages_need_not_count_from_nought() -> None:
    some = tuple(replace(passage, number=passage.number + 100) for passage in made_up())
    assert (await asked(await searched(passages=some), "conformer blocks"))[0] == 104


# --- what is indexed


async def test_a_text_is_indexed_once() -> None:
    index = CountedPassages()
    search = Retrieval(index, FakeClock())
    for _ in range(2):
        await search.indexed(a_text("The decoder is a transformer of six layers."))
    assert index.puts == 1
    assert [passage.section for passage in await index.all(PAPER)] == ["abstract", "1 Introduction"]


async def test_another_text_of_the_paper_is_put_in_its_place() -> None:
    index = CountedPassages()
    search = Retrieval(index, FakeClock())
    for words in ("The decoder has six layers.", "The decoder has eight layers."):
        await search.indexed(a_text(words))
        found = await search.nearest(PAPER, Query("decoder layers", "en"))
        assert found[0].passage.text == words
    assert index.puts == 2


async def test_a_paper_that_is_talked_about_is_read_once() -> None:
    index = CountedPassages()
    search = await searched(index)
    for question in ("decoder", "encoder", "cards"):
        await asked(search, question)
    assert index.reads == 1 + 3, "once by the search; the fake's own ranking reads each time"


async def test_only_some_papers_are_kept_counted() -> None:
    index = CountedPassages()
    search = Retrieval(index, FakeClock())
    names = [f"arxiv:2407.{number:05}" for number in range(SHELVES + 1)]
    for name in names:
        await index.put(name, "v1", made_up(name), FakeClock().now())
        await search.nearest(name, Query("decoder", "en"))
    before = index.reads
    await search.nearest(names[-1], Query("decoder", "en"))
    kept = index.reads - before
    await search.nearest(names[0], Query("decoder", "en"))
    assert index.reads - before - kept == kept + 1


def test_every_word_of_a_text_makes_its_version() -> None:
    text = a_text("One.", "Two.")
    others = [
        a_text("One."),
        replace(text, title="Another"),
        replace(text, abstract="Another."),
        replace(text, source="pdf"),
        replace(text, sections=(TextSection("2 Method", text.sections[0].text),)),
    ]
    assert len({version_of(each) for each in (text, *others)}) == len(others) + 1
    assert version_of(text) == version_of(a_text("One.", "Two."))


def test_what_moves_between_heading_and_text_makes_another_version() -> None:
    one = replace(a_text(), sections=(TextSection("ab", "c"),))
    assert version_of(one) != version_of(replace(a_text(), sections=(TextSection("a", "bc"),)))


# --- how ranks are fused


def test_what_two_rankings_have_is_above_what_one_has() -> None:
    worth = fused([((1, 2), 1.0), ((3, 2), 1.0)])
    assert max(worth, key=lambda place: worth[place]) == 2


def test_a_ranking_counts_by_its_weight() -> None:
    worth = fused([((1,), 1.0), ((2,), 0.4)])
    assert worth[1] > worth[2] > 0
    assert fused([]) == {}


def test_a_ranked_passage_is_a_value() -> None:
    passage = made_up()[0]
    assert Ranked(passage, 1.0) == Ranked(passage, 1.0)
