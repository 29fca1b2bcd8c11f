"""No call, prompt, praise or link is passed by for speed: what is not looked for could not have matched."""

import re
import sys
import unicodedata

import pytest
from gate_tuning import honest, lies
from hypothesis import example, given
from hypothesis import strategies as st
from needed_pieces import is_needed

from bot.gate.addressed_needed import any_in
from bot.gate.foreign import EN_CALL, LED, SPOKEN
from bot.gate.foreign_needed import CALL, PRAISE, PROMPT, folded

PAIRS = [*((pattern, needed) for pattern, needed, _ in (*SPOKEN, *LED)), (EN_CALL, CALL)]
WORDS = sorted({word for needed in (PROMPT, PRAISE, CALL) for each in needed for word in each.split()})

BESIDE = ("This", "to", "the", ".", ":", ",", "\n", "a@b.co", "#tag", "<@1>")


@pytest.mark.parametrize(("pattern", "needed"), PAIRS, ids=range(len(PAIRS)))
def test_no_match_of_a_pattern_lacks_every_piece(pattern: re.Pattern[str], needed: tuple[str, ...]) -> None:
    assert "" in needed or is_needed(pattern, needed)


@pytest.mark.parametrize(("pattern", "needed"), PAIRS, ids=range(len(PAIRS)))
def test_pieces_are_as_folding_leaves_them(pattern: re.Pattern[str], needed: tuple[str, ...]) -> None:
    assert [folded(piece) for piece in needed] == list(needed)


def test_every_letter_that_stands_for_another_in_any_case_is_folded_to_it() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        alike = re.compile(letter, re.I).findall(everything)
        assert {folded(unicodedata.normalize("NFKC", one)) for one in alike} == {letter}


def passed_by(text: str) -> list[str]:
    """What a pattern finds in a text that holds none of its pieces."""
    plain = unicodedata.normalize("NFKC", text)
    unasked = [pattern for pattern, needed in PAIRS if not any_in(needed, folded(plain))]
    return [found.group() for pattern in unasked if (found := pattern.search(plain))]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_in_claims_and_their_quotes_nothing_is_passed_by(language: str) -> None:
    for told in (*honest(language), *lies(language)):
        assert [found for text in (told.claim.text, *told.claim.quotes) for found in passed_by(text)] == []


@given(st.lists(st.sampled_from([*WORDS, *BESIDE]), max_size=9))
@example(["IGNORE", "previous"])
@example(["Dıscover", "and", "vısıt"])
@example(["CLİCK"])
@example(["＠someone"])
def test_in_any_words_in_a_row_nothing_is_passed_by(words: list[str]) -> None:
    for joined in (" ".join(words), " ".join(words).upper(), "".join(words).title()):
        assert passed_by(joined) == []
