"""The place that a sentence was made from, whatever its quotes are."""

import pytest
from growth import LINEAR, growth

from bot.gate.source import Source, SourcePart
from bot.gate.substituted_places import contradicted

FIRST = "We train a sparse retrieval model on medical documents from two large hospitals."
SECOND = "The decoder of the video model reads its captions in one pass over every frame."


def source(text: str) -> Source:
    at = text.index(SECOND)
    return Source("Retrieval", (SourcePart("abstract", text, ((0, at - 1), (at, len(text)))),))


PAPER = source(f"{FIRST} {SECOND}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (FIRST.replace("documents", "captions"), "captions"),
        (FIRST.replace("retrieval", "video"), "video"),
        (SECOND.replace("decoder", "encoder"), "encoder"),
    ],
)
def test_a_word_changed_in_a_place_shows_even_if_the_paper_has_it_elsewhere(text: str, word: str) -> None:
    failure = contradicted(text, "en", PAPER)
    assert failure is not None
    assert (failure.check, failure.word) == ("words", word)


@pytest.mark.parametrize(
    "text",
    [FIRST, SECOND, "A sparse retrieval model learns from documents of hospitals.", "Nothing of the kind is told.", ""],
)
def test_what_says_the_same_or_was_made_from_no_place(text: str) -> None:
    assert contradicted(text, "en", PAPER) is None


def test_a_paper_without_text_has_no_places() -> None:
    assert contradicted(FIRST, "en", Source("", ())) is None


def test_a_hostile_paper_costs_no_more_than_its_length() -> None:
    work = growth(
        lambda text: contradicted(FIRST, "en", source(f"{text} {SECOND}")),
        lambda size: "a retrieval model " * size,
        2_000,
    )
    assert work < LINEAR
