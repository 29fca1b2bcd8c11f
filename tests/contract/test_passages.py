"""What every index of passages must do, said once: the same clauses run over memory, SQLite and PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import DAY, at
from fakes_passages import FakePassages

from adapters.passages.bm25 import Phrase
from adapters.passages.database import Run
from adapters.passages.index import IndexedPassages, Stemmer
from adapters.passages.postgres import PostgresStemmer
from adapters.passages.sqlite import SqliteStemmer
from adapters.store.opening import open_store
from adapters.wiring.passages import passages as index_of
from bot.domain.answer import Passage
from bot.errors import BadPayload
from bot.ports.passages import Passages

PAPER, OTHER = "arxiv:2407.10671", "arxiv:1706.03762"
NEXT = DAY + timedelta(days=1)
NAIVE = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself
FILLER = [
    f"Passage {name} speaks about something else entirely here"
    for name in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
]
"""Passages around those that a test is about: a word is rare only among others."""


@pytest.fixture(params=["fake", "sqlite", "postgres"])
async def index(request: pytest.FixtureRequest) -> AsyncIterator[Passages]:
    """An index of every kind, empty."""
    if request.param == "fake":
        yield FakePassages()
        return
    store = await open_store(request.getfixturevalue(f"{request.param}_url"))
    yield index_of(store)
    await store.close()


def some(*texts: str, paper: str = PAPER) -> tuple[Passage, ...]:
    """Passages of one section, one after the other."""
    return tuple(Passage(paper, number, "1 Introduction", text, 100 * number) for number, text in enumerate(texts))


async def put(index: Passages, *texts: str, paper: str = PAPER, version: str = "v1") -> None:
    await index.put(paper, version, some(*texts, paper=paper), at())


# --- keeping


async def test_passages_come_back_as_they_were_put(index: Passages) -> None:
    passages = (
        Passage(PAPER, 0, "abstract", "We present Qwen2. 각 👩‍🔬 \u202e nul\0inside", 0),
        Passage(PAPER, 1, "3.2 \"Quoted\" 'section' %s ?", "line\nline\ttab\u2028", 2**40),
        Passage(PAPER, 7, "", "", 0),
    )
    await index.put(PAPER, "v2", passages, at())
    assert await index.all(PAPER) == passages
    assert await index.version(PAPER) == "v2"


async def test_what_was_never_put_has_nothing(index: Passages) -> None:
    assert await index.version(PAPER) is None
    assert await index.all(PAPER) == ()
    assert await index.ranked(PAPER, ["model"], 10) == ()


async def test_a_newer_version_takes_the_place_of_the_earlier(index: Passages) -> None:
    await put(index, "tokens", "tokens and more tokens", *FILLER)
    await put(index, "experts", "nothing", version="v2")
    assert await index.version(PAPER) == "v2"
    assert [passage.text for passage in await index.all(PAPER)] == ["experts", "nothing"]
    assert await index.ranked(PAPER, ["tokens"], 10) == ()
    assert await index.ranked(PAPER, ["experts"], 10) == (0,)


async def test_a_paper_without_passages_is_a_paper(index: Passages) -> None:
    await index.put(PAPER, "v1", (), at())
    assert (await index.version(PAPER), await index.all(PAPER)) == ("v1", ())
    assert await index.ranked(PAPER, ["model"], 10) == ()


async def test_what_was_put_before_a_moment_is_forgotten(index: Passages) -> None:
    for paper, moment in ((PAPER, at(DAY, 8)), (OTHER, at(DAY, 9))):
        await index.put(paper, "v1", some("tokens", *FILLER, paper=paper), moment)
    assert await index.drop(at(DAY, 8)) == 0
    assert await index.drop(at(DAY, 9)) == 1
    assert (await index.version(PAPER), await index.all(PAPER)) == (None, ())
    assert await index.ranked(PAPER, ["tokens"], 10) == ()
    assert await index.ranked(OTHER, ["tokens"], 10) == (0,)
    assert await index.drop(at(NEXT)) == 1


# --- the order


async def test_only_this_papers_passages_are_found(index: Passages) -> None:
    await put(index, "tokens", *FILLER)
    await put(index, *FILLER, "tokens tokens tokens", paper=OTHER)
    assert await index.ranked(PAPER, ["tokens"], 10) == (0,)
    assert await index.ranked(OTHER, ["tokens"], 10) == (len(FILLER),)


async def test_a_word_is_found_in_any_case_and_form(index: Passages) -> None:
    await put(index, *FILLER, "It was TRAINED on Tokens.", "They train it with a token", "no such thing")
    for word in ("training", "Trains", "TOKEN", "tokens"):
        assert set(await index.ranked(PAPER, [word], 10)) == {6, 7}, word


async def test_no_more_than_asked_for_and_no_passage_twice(index: Passages) -> None:
    await put(index, *FILLER, "tokens", "tokens tokens")
    assert len(await index.ranked(PAPER, ["tokens", "something", "passage", "token"], 3)) == 3
    assert len(await index.ranked(PAPER, ["tokens", "something", "passage", "token"], 99)) == 8
    assert await index.ranked(PAPER, ["tokens"], 0) == ()
    assert await index.ranked(PAPER, ["tokens"], -1) == ()


async def test_the_rarer_word_weighs_more(index: Passages) -> None:
    texts = ["the model learns a thing now"] * 3 + ["the router learns a thing now", *FILLER]
    await put(index, *texts)
    assert await index.ranked(PAPER, ["model", "router"], 1) == (3,)
    assert (await index.ranked(PAPER, ["model", "router"], 9))[0] == 3


async def test_what_is_rare_is_rare_in_this_paper(index: Passages) -> None:
    """A word that all other papers have may be the only one that tells a passage of this paper from its others."""
    for number in range(30):
        await put(index, *["a transformer that attends"] * 10, paper=f"arxiv:{number}")
    texts = ["an encoder that reads pages now"] * 4 + ["a transformer that reads pages now", *FILLER]
    await put(index, *texts)
    assert await index.ranked(PAPER, ["transformer", "encoder"], 1) == (4,)


async def test_more_of_the_words_weigh_more(index: Passages) -> None:
    await put(index, "batch of many other things", *FILLER, "the batch has a size of many", "size of many other things")
    assert await index.ranked(PAPER, ["batch", "size"], 1) == (7,)


async def test_of_equals_the_shorter_comes_first_and_then_the_first(index: Passages) -> None:
    long = "tokens are counted " + "and so on and on with other words " * 6
    await put(index, long, "tokens are counted", *FILLER, "tokens are counted")
    assert await index.ranked(PAPER, ["tokens"], 10) == (1, 8, 0)


async def test_a_word_that_is_there_more_often_weighs_more(index: Passages) -> None:
    await put(index, "one token beside other things", *FILLER, "a token is no token without token")
    assert await index.ranked(PAPER, ["token"], 2) == (7, 0)


async def test_several_words_are_a_phrase(index: Passages) -> None:
    await put(index, "size of the batch", "a batch size of 512", *FILLER)
    assert await index.ranked(PAPER, ["batch size"], 10) == (1,)
    assert await index.ranked(PAPER, ["batch size", "batch", "size"], 10) == (1, 0)


async def test_a_word_twice_counts_once(index: Passages) -> None:
    await put(index, "a router here and now", "a gate here and now", "a gate there and now", *FILLER)
    assert await index.ranked(PAPER, ["gate", "router", "gate", "GATE", "gate"], 1) == (0,)


async def test_numbers_and_korean_are_words(index: Passages) -> None:
    await put(index, *FILLER, "전문가 혼합 구조를 쓴다", "It has 72 billion of them")
    assert await index.ranked(PAPER, ["전문가"], 10) == (6,)
    assert await index.ranked(PAPER, ["72"], 10) == (7,)


# --- words are data


HOSTILE = [
    '"',
    "'",
    "''; DROP TABLE passages; --",
    '" OR "',
    "NEAR(tokens other, 5)",
    "tokens*",
    "^tokens",
    "text:tokens",
    "-tokens",
    "{text}: x",
    "!tokens & (other | <-> that):*A",
    "\\",
    "\\'",
    "%s %(name)s ?",
    "\0",
    "tok\0ens",
    "\ud83d",
    "👩‍🔬",
    "\u202e",
    "***",
    " ",
    "",
    "AND",
    "NOT",
    "OR",
    "x" * 100_000,
    "a b " * 10_000,
    "<script>",
    "\x1a\x7f",
]


@pytest.mark.parametrize("word", HOSTILE)
async def test_no_word_is_an_error_or_a_command(index: Passages, word: str) -> None:
    await put(index, "tokens of their experts", *FILLER)
    found = await index.ranked(PAPER, [word], 10)
    assert set(found) <= {0}
    assert (await index.ranked(PAPER, [word, "experts"], 10))[0] == 0
    assert len(await index.all(PAPER)) == 7


async def test_no_words_find_nothing(index: Passages) -> None:
    await put(index, *FILLER)
    assert await index.ranked(PAPER, [], 10) == ()
    assert await index.ranked(PAPER, ["", " ", "\0", "…"], 10) == ()


async def test_ten_thousand_words_are_no_error_and_the_first_of_them_count(index: Passages) -> None:
    await put(index, "tokens of their experts", *FILLER, "the last one")
    words = ["tokens", *(f"word{number}" for number in range(10_000)), "last"]
    assert await index.ranked(PAPER, words, 10) == (0,)


async def test_a_text_of_markup_is_a_text(index: Passages) -> None:
    texts = ["'); DROP TABLE passages; -- router", '<b>"router"</b> \\ % ? {x} :A', "nul\0 router", "router " * 3000]
    await put(index, *texts, *FILLER)
    assert set(await index.ranked(PAPER, ["router"], 20)) == {0, 1, 2, 3}


# --- what is refused


async def test_what_no_database_gives_back_is_refused_and_changes_nothing(index: Passages) -> None:
    await put(index, "tokens", *FILLER)
    good = some("experts")[0]
    bad: list[tuple[str, str, tuple[Passage, ...]]] = [
        (PAPER, "v2", (replace(good, text="\ud83d"),)),
        (PAPER, "v2", (replace(good, section="half \udc00"),)),
        (PAPER, "v2", (good, good)),
        (PAPER, "v2", (replace(good, paper=OTHER),)),
        (PAPER, "", (good,)),
        (PAPER, "v\0", (good,)),
        (PAPER, "v" * 301, (good,)),
        ("", "v2", ()),
        ("\ud83d", "v2", ()),
    ]
    for paper, version, passages in bad:
        with pytest.raises(BadPayload):
            await index.put(paper, version, passages, at())
    assert (await index.version(PAPER), await index.ranked(PAPER, ["tokens"], 9)) == ("v1", (0,))


async def test_moments_have_a_zone(index: Passages) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await index.put(PAPER, "v1", (), NAIVE)
    with pytest.raises(ValueError, match="time zone"):
        await index.drop(NAIVE)


# --- beside one another


class _PutMeanwhile:
    """Another process puts another text of the paper between what a search reads first and what it reads next."""

    def __init__(self, stemmer: Stemmer, index: Passages, loop: asyncio.AbstractEventLoop) -> None:
        self._stemmer, self._index, self._loop = stemmer, index, loop

    def stems(self, run: Run, texts: Sequence[str]) -> Sequence[Phrase]:
        newer = put(self._index, *FILLER, *FILLER, "tokens and more tokens", version="v2")
        asyncio.run_coroutine_threadsafe(newer, self._loop).result(timeout=10)
        return self._stemmer.stems(run, texts)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_a_search_sees_one_text_while_another_is_put(kind: str, request: pytest.FixtureRequest) -> None:
    store = await open_store(request.getfixturevalue(f"{kind}_url"))
    index = index_of(store)
    await put(index, "tokens", *FILLER)
    stemmer = PostgresStemmer() if kind == "postgres" else SqliteStemmer()
    torn = IndexedPassages(store.connections, _PutMeanwhile(stemmer, index, asyncio.get_running_loop()))
    assert await torn.ranked(PAPER, ["tokens"], 10) in ((0,), (2 * len(FILLER),))
    await store.close()
