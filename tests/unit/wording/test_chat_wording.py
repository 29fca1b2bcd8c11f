"""Both languages of the chat: nothing missing, nothing in the wrong language, Korean as Koreans write it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from typing import Any, get_args, get_type_hints

import pytest

from bot.wording import speak
from bot.wording.shapes.chat import ChatWords

HANGUL = re.compile("[가-힣]")
GIVEN: Mapping[Any, Any] = {
    str: "강화학습",
    int: 3,
    date: date(2024, 7, 16),
    datetime: datetime(2024, 7, 16, 21, 5),  # noqa: DTZ001 - only its wall time is written
    time: time(21, 5),
}


def filled(hint: Any, sentence: Callable[..., str]) -> str:
    """A callable's sentence with sample values of its parameters' types."""
    parameters = get_args(hint)[0]
    return sentence(
        *(
            GIVEN[kind] if kind in GIVEN else [0, 2] if get_args(kind) == (int,) else ["LLM", "강화학습"]
            for kind in parameters
        )
    )


def said(language: str) -> list[tuple[str, str]]:
    """Every sentence of a language, where posts are sent and where none are."""
    return [one for posts in (True, False) for one in sentences(speak.chat(language, posts=posts))]


def sentences(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of an area with the name of its field."""
    hints = get_type_hints(type(words))
    for field in fields(words):
        yield from _said(getattr(words, field.name), hints[field.name], f"{path}.{field.name}")


def _said(value: Any, hint: Any, name: str) -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        yield from sentences(value, name)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _said(inner, get_args(hint)[1], f"{name}.{key}")
    elif callable(value):
        yield name, filled(hint, value)
    elif isinstance(value, tuple):
        yield name, " ".join(part if isinstance(part, str) else " ".join(part) for part in value)
    else:
        yield name, value


SAME = {".language", ".terminal.prompt", ".start.other_language", ".joined", ".commands"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_sentence_is_there_and_ends_where_it_should(language: str) -> None:
    found = dict(said(language))
    assert len(found) > 150
    for name, sentence in found.items():
        assert sentence.strip(), name
        assert "  " not in sentence, name
        assert "{" not in sentence, name
        assert name == ".terminal.prompt" or sentence == sentence.strip(), name


def test_korean_is_korean_and_english_is_english() -> None:
    for name, sentence in said("ko"):
        if not any(name.startswith(same) for same in SAME) and not name.endswith((".usage", ".example")):
            assert HANGUL.search(sentence), name
    for name, sentence in said("en"):
        if not any(name.startswith(same) for same in SAME):
            assert not HANGUL.search(sentence.replace("강화학습", "")), name


def test_korean_sentences_are_in_the_polite_form_of_reports() -> None:
    ends = re.compile(r"(?:니다|십시오|니까)[.?]?$")
    for name, sentence in said("ko"):
        for one in re.split(r"(?<=[.?])\s", sentence):
            if one.endswith((".", "?")) and HANGUL.search(one) and "Ctrl" not in one and name != ".papers.why.title":
                assert ends.search(one.rstrip()), (name, one)


@pytest.mark.parametrize("awkward", ["을(를)", "이(가)", "은(는)", "(으)로", "에 대해 다루고", "것으로 기대", "당신"])
def test_korean_has_none_of_the_forms_of_translations(awkward: str) -> None:
    assert not [name for name, sentence in said("ko") if awkward in sentence]


def test_no_particle_touches_a_command_or_stands_alone() -> None:
    """Telegram links `/resume` only where no letter follows it; a particle after a space is a spelling mistake."""
    for name, sentence in said("ko"):
        assert not re.search(r"/[a-z]+[가-힣]", sentence), (name, sentence)
        assert not re.search(
            r"(?:/[a-z]+(?: [A-Za-z0-9]+)?|[A-Za-z0-9\]]) (?:을|를|은|는|이|가|로|으로|에)(?:\s|$)", sentence
        )


def test_korean_asks_in_one_register() -> None:
    blunt = re.compile(r"(?:보내십시오|쓰십시오|하세요|해요\.|하셔|드립니다|당신)")
    assert not [name for name, sentence in said("ko") if blunt.search(sentence)]


def test_both_languages_show_the_same_commands() -> None:
    def commands(words: ChatWords) -> dict[str, set[str]]:
        return {name: set(re.findall(r"/[a-z]+", sentence)) for name, sentence in sentences(words)}

    for posts in (True, False):
        assert commands(speak.chat("en", posts=posts)) == commands(speak.chat("ko", posts=posts))


def test_dates_and_times() -> None:
    english, korean = speak.chat("en").times, speak.chat("ko").times
    when = datetime(2024, 7, 16, 9, 0)  # noqa: DTZ001 - only its wall time is written
    assert english.moment(when, "Asia/Seoul") == "Tue 16 July, 09:00 (Asia/Seoul)"
    assert korean.moment(when, "Asia/Seoul") == "7월 16일 (화) 오전 9:00 (Asia/Seoul)"
    assert [korean.clock(time(hour)) for hour in (0, 11, 12, 13)] == [
        "오전 12:00",
        "오전 11:00",
        "오후 12:00",
        "오후 1:00",
    ]
    assert korean.day(date(2024, 7, 16)) == "2024년 7월 16일 (화)"
    assert english.days((0, 1, 2, 3, 4)) == "Monday to Friday"
    assert english.days((0, 2)) == "Monday, Wednesday"
    assert korean.days((0, 2)) == "월요일, 수요일"
    assert korean.days(tuple(range(7))) == "매일"


def test_a_language_that_is_not_written_here_gets_the_first() -> None:
    assert speak.chat("fr").language == "ko"
    assert speak.errors("fr") is speak.errors("ko")
