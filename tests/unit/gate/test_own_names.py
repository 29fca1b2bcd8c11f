"""The names that a paper gives what it brings, and no others."""

import pytest
from growth import LINEAR, growth

from bot.gate.case import Case
from bot.gate.names import check_names
from bot.gate.own_names import own_names
from bot.gate.source import Source, SourcePart

INTRODUCED = "We propose a system, named MaskSound, that scores frames. It beats AudioLM."
QUOTE = "This combination allows modeling audio quality and synchronicity at the same time."


@pytest.mark.parametrize(
    ("abstract", "names"),
    [
        ("In this work, we introduce ToolBox3, a toolkit.", ("ToolBox3",)),
        ("This paper presents a framework named FLARE for bots.", ("FLARE",)),
        ("We build a new evaluation benchmark, JudgeBench, that has 100 items.", ("JudgeBench",)),
        ("We propose the Masked Audio Transformer (MAT) for sound.", ("MAT",)),
        ("Our pipeline, CountIt, is fast.", ("CountIt",)),
        ("rewards, a simple method we dub STaR-GATE.", ("STaR-GATE",)),
        ("Unlike prior video models, VOCs predict in one step.", ("VOCs",)),
        ("We evaluate GPT-4 and Claude-3 on our data.", ()),
        ("We compare with AudioLM, MusicGen and others.", ()),
        ("We propose a method for LLMs that beats LLaMA-2.", ()),
        ("Prior work uses AudioLM, a model of sound.", ()),
        ("We propose a scheme over all known tokens (GPT-4 too).", ()),
    ],
)
def test_names_that_an_abstract_introduces(abstract: str, names: tuple[str, ...]) -> None:
    assert own_names("A title without a name", abstract) == names


@pytest.mark.parametrize(
    "text", ["MaskSound models quality and synchronicity at once.", "MaskSound는 음질을 모델링합니다."]
)
def test_the_own_name_may_stand_for_what_the_quote_does_not_name(text: str) -> None:
    assert check_names(_case(text, QUOTE)) is None


@pytest.mark.parametrize("text", ["AudioLM models quality at once.", "GPT-4는 음질을 모델링합니다."])
def test_another_name_may_not(text: str) -> None:
    failure = check_names(_case(text, QUOTE))
    assert failure is not None
    assert failure.check == "names"


def test_no_own_name_where_a_quote_speaks_of_nothing_that_is_the_papers() -> None:
    quote = "Previous models generate sound frame after frame."
    assert check_names(_case("MaskSound generates sound.", quote)) is not None


def test_a_source_knows_its_names_from_its_abstract_or_from_what_is_given() -> None:
    part = SourcePart("abstract", INTRODUCED, ((0, len(INTRODUCED)),))
    assert Source("Title", (part,)).own == ("MaskSound",)
    piece = SourcePart("abstract", QUOTE, ((0, len(QUOTE)),))
    assert Source("Title", (piece,)).own == ()
    assert Source("Title", (piece,), INTRODUCED).own == ("MaskSound",)


def test_a_footnote_is_no_part_of_a_name() -> None:
    weights = "We made the weights available on Hugging Face1 and ModelScope²."
    assert check_names(_case("The weights are on Hugging Face and ModelScope.", weights)) is None
    assert check_names(_case("The weights are on GitHub.", weights)) is not None


@pytest.mark.parametrize("piece", ["we propose a ", "called Ab1 ", "we build (A", ", A1 (", "our aa "])
def test_hostile_abstracts_take_no_long_time(piece: str) -> None:
    def names(text: str) -> object:
        return own_names(text[:7], text)

    assert growth(names, lambda size: piece * (size // len(piece)), 16_000) < LINEAR


def _case(text: str, quote: str) -> Case:
    language = "en" if text.isascii() else "ko"
    return Case(text, language, (quote,), (quote,), "Sound for silent film", own_names("Sound", INTRODUCED))
