"""Words, names and pieces put in other places, over abstracts and honest sentences by hand.

What still goes out must not grow. The bars are what was measured, not what is asked.
"""

import pytest
from gate_substitutions import (
    Told,
    copied,
    honest,
    spliced,
    with_a_word_replaced,
    with_two_names_changed,
)

from bot.gate.case import Case
from bot.gate.quotes import Found, find
from bot.gate.substituted import check_substituted
from bot.gate.substituted_korean import check_substituted_korean
from bot.gate.substituted_names import check_substituted_names
from bot.gate.substituted_spliced import check_spliced
from bot.gate.verdict import judge

OWN = (check_substituted, check_substituted_korean, check_substituted_names, check_spliced)


def through(told: list[Told]) -> list[str]:
    return [one.claim.text for one in told if judge(one.claim, one.source).bullet is not None]


def refused(told: Told) -> bool:
    places = [find(quote, told.source) for quote in told.claim.quotes]
    found = [place for place in places if isinstance(place, Found)]
    assert len(found) == len(places)
    quotes, around = tuple(one.quote.text for one in found), tuple(one.around for one in found)
    case = Case(told.claim.text, told.claim.language, quotes, around, told.source.title)
    return any(check(case) for check in OWN)


@pytest.mark.parametrize("half", ["tuning", "unseen"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_honest_sentences_are_not_stopped_for_it(half: str, language: str) -> None:
    told = honest(half, language)
    assert len(told) >= 33
    assert [one.claim.text for one in told if refused(one)] == []


@pytest.mark.parametrize("half", ["tuning", "unseen"])
def test_the_papers_own_sentences_are_not_stopped_for_it(half: str) -> None:
    assert len(copied(half)) >= 40
    assert [one.claim.text for one in copied(half) if refused(one)] == []


@pytest.mark.parametrize("half", ["tuning", "unseen"])
def test_a_word_replaced_in_the_papers_own_sentence(half: str) -> None:
    lies = [one for seed in range(3) for one in with_a_word_replaced(copied(half), seed)]
    assert len(lies) >= 120
    assert len(out := through(lies)) <= 0.06 * len(lies), out


@pytest.mark.parametrize(
    ("half", "language", "bar"),
    [("tuning", "en", 0.67), ("unseen", "en", 0.715), ("tuning", "ko", 0.135), ("unseen", "ko", 0.21)],
)
def test_a_word_replaced_in_a_sentence_told_freely(half: str, language: str, bar: float) -> None:
    # Of what another check wrongly stops nothing goes out: only sentences that go out themselves are changed.
    told = tuple(one for one in honest(half, language) if judge(one.claim, one.source).bullet is not None)
    lies = [one for seed in range(3) for one in with_a_word_replaced(told, seed)]
    assert len(lies) >= 60
    assert len(out := through(lies)) <= bar * len(lies), out


@pytest.mark.parametrize("half", ["tuning", "unseen"])
def test_two_names_changed_in_the_papers_own_sentence(half: str) -> None:
    lies = list(with_two_names_changed(copied(half), 1))
    assert len(lies) >= 8
    assert len(out := through(lies)) <= 0.1 * len(lies), out


def test_two_names_changed_in_a_sentence_told_freely() -> None:
    lies = [
        one
        for half in ("tuning", "unseen")
        for seed in range(3)
        for one in with_two_names_changed(honest(half, "en"), seed)
    ]
    assert len(lies) >= 25
    assert len(out := through(lies)) <= 0.4 * len(lies), out


@pytest.mark.parametrize("half", ["tuning", "unseen"])
def test_two_sentences_run_into_one(half: str) -> None:
    lies = list(spliced(copied(half)))
    assert len(lies) >= 20
    assert len(out := through(lies)) <= 0.21 * len(lies), out
