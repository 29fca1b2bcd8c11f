"""What a repair is shown: the abstract and what stands around the quotes, bounded, in the paper's order."""

import pytest

from bot.domain.text import PaperText, TextSection
from bot.reading.source import source_of
from bot.writing.passages import MOST_FOR_REPAIR, around, whole
from bot.writing.sheet import Draft

LINES = [f"Sentence number {word} says a thing of its own kind." for word in ("one", "two", "three", "four", "five")]
FAR = "The quokka archive was measured with seventeen lanterns in winter."
TEXT = PaperText(
    "arxiv:1",
    "The Quokka Archive and its Lanterns",
    "We present the abstract of it. It has two sentences.",
    "html",
    (
        TextSection("1 Intro", " ".join(LINES)),
        TextSection("2 Method", f"First comes this. {FAR} Last comes that."),
    ),
)
SOURCE = source_of(TEXT)


def drafted(quote: str, text: str = "It says a thing.") -> Draft:
    return Draft("whats_new", text, (quote,))


def test_all_but_the_title_is_shown_for_a_card() -> None:
    assert [each.section for each in whole(SOURCE)] == ["abstract", "1 Intro", "2 Method"]
    assert whole(SOURCE)[1].text == " ".join(LINES)


def test_one_sentence_on_both_sides_of_a_quote_is_shown() -> None:
    shown = around([drafted("number three says a thing of")], SOURCE)
    assert [(each.section, each.text) for each in shown] == [
        ("abstract", TEXT.abstract),
        ("1 Intro", " ".join(LINES[1:4])),
    ]


def test_places_that_touch_are_one_piece_and_others_are_not() -> None:
    shown = around([drafted("number one says a thing of"), drafted("number five says a thing of")], SOURCE)
    assert [each.text for each in shown[1:]] == [" ".join(LINES[:2]), " ".join(LINES[3:])]
    shown = around([drafted("number one says a thing of"), drafted("number three says a thing of")], SOURCE)
    assert [each.text for each in shown[1:]] == [" ".join(LINES[:4])]


def test_where_no_quote_stands_the_nearest_sentences_are_shown() -> None:
    shown = around([drafted("the quokka archive measured by lanterns", "Seventeen lanterns measured it.")], SOURCE)
    assert [each.section for each in shown] == ["abstract", "2 Method"]
    assert FAR in shown[1].text


def test_a_sentence_of_nothing_in_the_paper_is_shown_the_abstract_only() -> None:
    shown = around([drafted("zebra giraffe elephant tiger lion", "Animals of the savannah.")], SOURCE)
    assert [each.section for each in shown] == ["abstract"]


@pytest.mark.parametrize("count", [1, 40])
def test_passages_are_bounded_whatever_fails(count: int) -> None:
    long = " ".join(f"Line {n} of this text has its own {n} words about lantern {n}." for n in range(2000))
    source = source_of(PaperText("arxiv:1", "Words", "Lines about a lantern.", "html", (TextSection("1 All", long),)))
    drafts = [drafted(f"Line {n * 40} of this text has its own") for n in range(count)]
    shown = around(drafts, source)
    assert sum(len(each.text) for each in shown) <= MOST_FOR_REPAIR
    assert len(shown) == 1 + count
