"""Who beats whom."""

import pytest
from gate_told import case

from bot.gate.roles import check_roles

QUOTE = "Priority Sampling outperforms Nucleus Sampling for any number of samples."
TWO = "GPT-4 is better than LLaMA-2, and LLaMA-2 is better than BLOOM."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nucleus Sampling outperforms Priority Sampling.", QUOTE),
        ("Nucleus Sampling beats Priority Sampling at 30 samples.", QUOTE),
        ("Nucleus Sampling은 Priority Sampling을 능가합니다.", QUOTE),
        ("LLaMA-2 surpasses GPT-4.", TWO),
        ("LLaMA-2가 GPT-4보다 우수합니다.", TWO),
    ],
)
def test_changed_places(text: str, quote: str) -> None:
    failure = check_roles(case(text, quote))
    assert failure is not None
    assert failure.check == "polarity"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Priority Sampling beats Nucleus Sampling.", QUOTE),
        ("Priority Sampling은 Nucleus Sampling을 능가합니다.", QUOTE),
        ("LLaMA-2 is better than BLOOM.", TWO),
        ("LLaMA-2가 BLOOM보다 우수합니다.", TWO),
        ("Nucleus Sampling and Priority Sampling are compared.", QUOTE),
        ("Fiddler outperforms Mixtral in speed.", "Mixtral exceeds 90GB; Fiddler is fast."),
    ],
)
def test_in_their_places(text: str, quote: str) -> None:
    assert check_roles(case(text, quote)) is None
