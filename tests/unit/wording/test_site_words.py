"""The words of the site: all of them in both languages, each in its own; Korean in the polite form."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from bot.errors import UnknownLanguage
from bot.wording.choose import site

HANGUL = range(ord("가"), ord("힣") + 1)
GIVEN: dict[str, Any] = {"day": date(2024, 7, 16), "short_day": date(2024, 7, 16), "month": "2024-07", "year": 2024}
NAMES = {"language", "own_name"}


def told(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence, filled in."""
    words: Any = site(language)
    for field in fields(words):
        value = getattr(words, field.name)
        yield field.name, value if isinstance(value, str) else value(GIVEN.get(field.name, "LLM"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_is_one_line_in_its_own_language(language: str) -> None:
    found = list(told(language))
    assert len(found) > 25
    for name, sentence in found:
        assert sentence.strip() == sentence != "", name
        assert "\n" not in sentence, name
        has_hangul = any(ord(letter) in HANGUL for letter in sentence)
        assert has_hangul is (language == "ko") or name in NAMES or sentence == "2024", name


def test_korean_sentences_are_in_the_polite_form() -> None:
    for name, sentence in told("ko"):
        if sentence.endswith("."):
            assert sentence.endswith(("니다.", "십시오.")), name
        for awkward in ("을(를)", "이(가)", "은(는)", "당신"):
            assert awkward not in sentence, name


def test_numbers_of_what_is_found_have_a_place() -> None:
    for language in ("ko", "en"):
        assert site(language).found.count("{}") == site(language).found_many.count("{}") == 1


def test_a_language_that_is_not_written_is_told() -> None:
    with pytest.raises(UnknownLanguage):
        site("fr")
