"""The held-out sentences keep their shape and each stands on words of its own abstract. Runs no gate: who looks at what
the gate says of these rows and changes it for them has no held-out set any more.
"""

import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LANGUAGES = ("en", "ko")
POLITE = re.compile(r"니다\.$")


def rows(language: str) -> list[dict[str, object]]:
    lines = (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def one_line(text: object) -> str:
    return " ".join(str(text).split())


def faults(row: dict[str, object]) -> list[str]:
    """What is wrong with a row, each in a word or two; a row that may stay has none."""
    if list(row) != ["id", "title", "abstract", "quotes", "text"]:
        return ["its keys"]
    quotes = row["quotes"]
    if not isinstance(quotes, list) or not 1 <= len(quotes) <= 2:
        return ["its quotes"]
    abstract = one_line(row["abstract"])
    strange = [quote for quote in quotes if one_line(quote) not in abstract]
    short = [quote for quote in quotes if len(one_line(quote).split()) < 5]
    return [f"not verbatim: {quote}" for quote in strange] + [f"too short: {quote}" for quote in short]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_is_in_its_abstract_word_for_word(language: str) -> None:
    assert [(row["text"], faults(row)) for row in rows(language) if faults(row)] == []


def test_a_quote_with_another_word_or_with_few_words_is_noticed() -> None:
    row: dict[str, object] = {"id": "1", "title": "t", "abstract": "We find that it\nnever helps them.", "quotes": []}
    assert faults(row) == ["its keys"]
    assert faults(row | {"text": "x"}) == ["its quotes"]
    assert faults({**row, "quotes": ["find that it never helps"], "text": "x"}) == []
    assert faults({**row, "quotes": ["find that it always helps"], "text": "x"}) == [
        "not verbatim: find that it always helps"
    ]
    assert faults({**row, "quotes": ["it never helps them."], "text": "x"}) == ["too short: it never helps them."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_rows_and_no_sentence_twice(language: str) -> None:
    texts = [one_line(row["text"]) for row in rows(language)]
    assert len(texts) >= 230
    assert len(set(texts)) == len(texts)


def test_both_languages_speak_of_the_same_sixty_papers() -> None:
    english, korean = ({(row["id"], row["title"], row["abstract"]) for row in rows(one)} for one in LANGUAGES)
    assert english == korean
    assert len(english) == len({paper[0] for paper in english}) == 60


def test_each_sentence_is_in_its_language() -> None:
    assert [row["text"] for row in rows("ko") if not POLITE.search(str(row["text"]))] == []
    assert [row["text"] for row in rows("en") if re.search("[가-힣]", str(row["text"]))] == []
