"""Whatever a model replies, nothing is told of a paper but what it says, in its words' place, and nothing is raised."""

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lying_entries import LIES, true_ones
from scripted_model import KnownTexts, ScriptedModel, a_named_paper

from bot.conference.introduce import introduce
from bot.conference.told_by_model import told_by_model
from bot.conference.told_excerpted import excerpted
from bot.conference.write import write
from bot.domain.conference import DETAIL_PARTS, Chapter, Reported, Told
from bot.domain.evidence import Bullet
from bot.domain.text import PaperText
from bot.writing.card import read_of
from bot.writing.desk import Writing

PAPER = a_named_paper()
READ = read_of(PaperText(PAPER.id, PAPER.title, PAPER.abstract), 80_000)
EXCERPTS = excerpted(PAPER)
LANGUAGES = ("en", "ko")


def told(reply: object, language: str, mended: object = None) -> Told:
    """What a model's answers make."""
    model = ScriptedModel(conference=lambda asked: reply, repair=lambda asked: mended or {"bullets": []})
    made = asyncio.run(told_by_model(PAPER, READ, language, Writing(model, KnownTexts())))
    assert made is not None
    return made


def bullets(made: Told) -> list[Bullet]:
    return [made.tldr, *(one for part in DETAIL_PARTS for one in getattr(made.details, part))]


def sayings(language: str) -> st.SearchStrategy[dict[str, Any]]:
    """True sentences and lies in any mixture."""
    return st.sampled_from([*true_ones(language), *LIES[language].values()])


@st.composite
def replies(draw: st.DrawFn) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """A language, an entry, and how its faults are mended."""
    language = draw(st.sampled_from(LANGUAGES))
    one = sayings(language)
    parts = {part: draw(st.lists(one, max_size=4)) for part in DETAIL_PARTS}
    mended = [{"index": index, **draw(one)} for index in draw(st.sets(st.integers(0, 12), max_size=4))]
    return language, {"tldr": draw(one), **parts}, {"bullets": mended}


@settings(max_examples=60, deadline=None)
@given(replies())
def test_nothing_goes_out_that_the_paper_does_not_say(given_: tuple[str, dict[str, Any], dict[str, Any]]) -> None:
    language, reply, mended = given_
    made = told(reply, language, mended)
    if made.writer == "extractive":
        assert (made.because, made.tldr, made.details) == (
            "gate",
            EXCERPTS and EXCERPTS.tldr,
            EXCERPTS and EXCERPTS.details,
        )
        return
    known = {one["text"] for one in true_ones(language)}
    said = [one.text for one in bullets(made)]
    assert set(said) <= known
    assert len(set(said)) == len(said) >= 2
    for one in bullets(made):
        assert one.quotes
        assert all(PAPER.abstract.startswith(quote.text, quote.offset or 0) for quote in one.quotes)


@pytest.mark.parametrize(("language", "kind"), [(code, kind) for code in LANGUAGES for kind in LIES[code]])
def test_each_kind_of_lie_is_dropped_and_kept_with_its_reason(language: str, kind: str) -> None:
    true, lie = true_ones(language), LIES[language][kind]
    made = told({"tldr": true[0], "problem": [true[4]], "method": [lie], "application": [lie]}, language)
    assert [one.text for one in bullets(made)] == [true[0]["text"], true[4]["text"]]
    assert [each.text for each in made.dropped] == [lie["text"]] * 2
    assert "alike" not in {each.check for each in made.dropped}


jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["tldr", "text", "quotes", "insight", "method", "paper"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(jsons, st.sampled_from(LANGUAGES))
def test_a_reply_of_any_form_raises_nothing(reply: object, language: str) -> None:
    assert told(reply, language).because == "gate"


@settings(max_examples=30, deadline=None)
@given(jsons)
def test_an_introduction_of_any_form_raises_nothing_and_shows_nothing_of_it(reply: object) -> None:
    async def introduced() -> tuple[Chapter, ...]:
        desk = Writing(ScriptedModel(chapter=lambda asked: reply), KnownTexts())
        papers = [Reported(number, a_named_paper(number, name)) for number, name in enumerate(("Lantern", "Bora"), 1)]
        papers = list(await write(papers, ("en",), desk))
        return await introduce([Chapter("a", "A", (1, 2))], papers, ("en",), desk)

    (found,) = asyncio.run(introduced())
    assert all(intro.because == "gate" for intro in found.intros.values())
