"""The words of answers: every sentence in both languages, each in its own, in the polite form of reports."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from bot.wording import speak

HANGUL = re.compile("[가-힣]")


def told(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence, filled in with one paper and with two."""
    words: Any = speak.answer(language)
    for field in fields(words):
        value = getattr(words, field.name)
        if isinstance(value, str):
            yield field.name, value
            continue
        for papers in (1, 2):
            for whole in (True, False):
                yield field.name, value(papers, whole) if field.name.startswith("not_") else value(papers)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_is_one_line_in_its_own_language(language: str) -> None:
    found = list(told(language))
    assert len(found) > 15
    for name, sentence in found:
        assert sentence.strip() == sentence != "", name
        assert "\n" not in sentence, name
        assert "  " not in sentence, name
        assert bool(HANGUL.search(sentence)) is (language == "ko"), name
        assert "None" not in sentence, name


def test_korean_is_in_the_polite_form_of_reports() -> None:
    for name, sentence in told("ko"):
        for one in re.split(r"(?<=[.?])\s", sentence):
            assert not one.endswith(".") or one.endswith("니다."), (name, one)
        for awkward in ("을(를)", "이(가)", "은(는)", "에 대해", "것으로 기대", "당신"):
            assert awkward not in sentence, name


def test_one_paper_and_two_are_told_apart() -> None:
    for language in ("en", "ko"):
        words = speak.answer(language)
        assert words.not_said(1, True) != words.not_said(2, True)
        assert words.not_said(1, True) != words.not_said(1, False)
        assert words.nearest(1) != words.nearest(2)


def test_a_language_that_is_not_written_here_gets_the_first() -> None:
    assert speak.answer("fr") is speak.answer("ko")
