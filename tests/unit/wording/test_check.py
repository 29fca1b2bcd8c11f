"""The words of `jogan check`: nothing missing in either language, each in its own."""

import re
from typing import get_args

import pytest
from foreign_sentences import sources

from bot.gate.align import Aligner
from bot.gate.foreign_sentence import SentenceVerdict, check_sentence
from bot.gate.foreign_text import Verdict
from bot.wording import speak
from bot.wording.shapes.check import CheckWords

HANGUL = re.compile("[가-힣]")
WHERE = {"given", "html", "pdf", "abstract"}


def told(words: CheckWords) -> list[str]:
    """Every sentence of the area, with sample values."""
    return [
        *words.sentence.values(),
        *words.whole.values(),
        *(reason("Qwen3") for reason in words.reason.values()),
        words.reason["words"](""),
        words.other("Qwen3"),
        words.counts(3, 1, 1, 1),
        *words.read.values(),
        words.of_paper("V", "R", "T"),
    ]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_name_has_its_words(language: str) -> None:
    words = speak.check(language)
    assert set(words.sentence) == set(get_args(SentenceVerdict))
    assert set(words.whole) == set(get_args(Verdict))
    assert set(words.read) == WHERE
    paper = Aligner(sources()["2407.10671"])
    assert {check.check for check in check_sentence("Qwen2 speaks 30 languages.", paper).checks} == set(words.reason)


def test_each_language_is_its_own() -> None:
    assert all(HANGUL.search(sentence) for sentence in told(speak.check("ko")))
    assert not any(HANGUL.search(sentence) for sentence in told(speak.check("en")))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_reasons_name_the_word_and_what_the_paper_has(language: str) -> None:
    words = speak.check(language)
    assert all("Qwen3" in reason("Qwen3") for reason in words.reason.values())
    assert "Qwen3" in words.other("Qwen3")
    assert "30 languages" in words.instead("30 languages")
    assert words.passage("We present Qwen2.", "abstract") == "“We present Qwen2.” (abstract)"
    assert "  " not in "".join(told(words))


def test_counts_are_told_in_order_and_with_their_plural() -> None:
    assert speak.check("en").counts(1, 1, 0, 0).startswith("1 sentence: 1 supported, 0 not in the text, 0 contra")
    assert speak.check("en").counts(7, 4, 2, 1).startswith("7 sentences: 4 supported, 2 not in the text, 1 contra")
    assert speak.check("ko").counts(7, 4, 2, 1) == "문장 7개: 근거 있음 4, 본문에 없음 2, 본문과 다름 1"


def test_a_language_that_is_not_written_here_gets_the_first() -> None:
    assert speak.check("fr") == speak.check("ko")
