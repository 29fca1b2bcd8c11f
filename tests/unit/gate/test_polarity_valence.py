"""A denial of what the quotes affirm is a lie; of what they do not name, it may tell their failing in other words."""

import pytest
from gate_told import case

from bot.gate.polarity import check_polarity
from bot.gate.polarity_valence import bad_places

DEFICIENCY = "This deficiency hinders the use of such models in personal settings."
UNCLEAR = "It remains unclear whether this paradigm can serve many languages at once."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Without this ability, such models are hard to use in personal settings.", DEFICIENCY),
        ("Nobody knows yet whether the paradigm can serve many languages.", UNCLEAR),
        (
            "It does not pay for the added skill with weaker language.",
            "It does not compromise on language to gain this.",
        ),
        ("Tern loses almost no accuracy.", "Tern keeps near-lossless accuracy and has advantages over others."),
        ("The scheme curbs the waste of memory.", "The scheme helps to mitigate the waste of memory."),
        ("Llama is outperformed as well.", "It also outperforms larger open models like Llama."),
        ("They use no more than half of it.", "They use it typically not exceeding half of the length."),
        ("Smaller models are less biased than larger ones.", "Larger models tend to be more biased than smaller ones."),
        ("At inference, throughput rises markedly.", "At inference it has lower latency and higher throughput."),
    ],
)
def test_other_words_go_out(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Such models are not hard to use in personal settings.", DEFICIENCY),
        ("It is not unknown whether the paradigm can serve many languages.", UNCLEAR),
        ("Without such models, personal settings are hindered.", DEFICIENCY),
        ("Nothing is gained by tuning the rate.", "Tuning the rate gives the models a new skill."),
        ("Tern loses much accuracy.", "Tern keeps its accuracy and has advantages over others."),
    ],
)
def test_what_the_quotes_affirm_is_not_denied(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is not None


def test_each_bad_place_counts_once() -> None:
    assert len(bad_places("The lack of data is a drawback, and open-weight models work.")) == 2
