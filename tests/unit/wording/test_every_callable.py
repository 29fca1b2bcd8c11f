"""Every sentence that is filled in, in both languages, with edge values: none, one, two, many, long, hostile."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from bot.domain.card import Because
from bot.wording import speak
from bot.wording.choose import LANGUAGES, reading
from bot.wording.english import counted

COUNTS = (0, 1, 2, 21, 1_000, 12_345)
MOMENTS = (datetime(2024, 2, 29, tzinfo=UTC), datetime(2023, 12, 31, 23, 59, tzinfo=UTC))
EDGES: dict[Any, tuple[Any, ...]] = {
    int: COUNTS,
    float: (0.0, 0.005, 0.5, 0.995, 1.0),
    bool: (True, False),
    Because: get_args(Because),
    str: ("LLM", "강화학습", "a", "x" * 300, "Q&A <b>{0} %s", "‘따옴표’"),
    date: (date(2024, 2, 29), date(2024, 1, 1), date(2023, 12, 31)),
    datetime: MOMENTS,
    time: (time(0), time(0, 5), time(11, 59), time(12), time(23, 59)),
    Sequence[str]: (["LLM"], ["LLM", "강화학습"], ["LLM", "Multimodal", "강화학습"], [f"n{at}" for at in range(30)]),
    Sequence[int]: ((0,), (0, 1), (0, 1, 2, 3, 4), (0, 2, 4), (5, 6), tuple(range(7))),
    Sequence[date]: ((date(2024, 2, 29),), (date(2024, 1, 1), date(2023, 12, 31)), (date(2024, 7, 1),) * 10),
    Sequence[tuple[str, int]]: ([], [("LLM", 0)], [("LLM", 1)], [(f"n{at}", at) for at in range(12)]),
}
LINES = {"start.nothing_yet", "start.subscribed", "forget.erased"}
"""Sentences that stand on lines of their own."""
UNCOUNTED = {"forget.chats"}
"""It names what is erased of a chat; there is one chat."""
Filled = tuple[str, tuple[Any, ...], str]


def _edges(kind: Any) -> tuple[Any, ...]:
    known = EDGES.get(kind)
    assert known, f"no edge values for {kind}"
    return known


def filled(words: Any, path: str = "") -> Iterator[Filled]:
    """Every callable's name, arguments and sentence; each argument takes each of its edges once."""
    hints = get_type_hints(type(words))
    for field in fields(words):
        value, hint = getattr(words, field.name), hints[field.name]
        if is_dataclass(value):
            yield from filled(value, f"{path}{field.name}.")
        elif get_origin(hint) is not None and get_origin(hint).__name__ == "Callable":
            choices = [_edges(kind) for kind in get_args(hint)[0]]
            rounds = max(map(len, choices))
            for arguments in itertools.islice(zip(*map(itertools.cycle, choices), strict=False), rounds):
                yield f"{path}{field.name}", arguments, value(*arguments)


def everything(language: str) -> list[Filled]:
    return [*filled(reading(language)), *filled(speak.chat(language))]


@pytest.fixture(scope="module", params=LANGUAGES)
def said(request: pytest.FixtureRequest) -> list[Filled]:
    return everything(request.param)


def test_both_languages_are_asked_the_same() -> None:
    korean, english = ([(name, arguments) for name, arguments, _ in everything(code)] for code in ("ko", "en"))
    assert korean == english
    assert len({name for name, _ in korean}) > 60


def test_each_is_one_line_of_words(said: list[Filled]) -> None:
    for name, arguments, sentence in said:
        assert isinstance(sentence, str), (name, arguments)
        assert sentence.strip(), (name, arguments)
        assert sentence == sentence.strip(), (name, arguments, sentence)
        assert name in LINES or "\n" not in sentence, (name, arguments, sentence)
        assert "  " not in sentence, (name, arguments, sentence)


def test_nothing_of_the_program_shows(said: list[Filled]) -> None:
    for name, arguments, sentence in said:
        assert not re.search(r"None|True|False|\[\s*\]|\(\)|datetime|nan", sentence), (name, arguments, sentence)


def test_what_is_given_is_said_as_it_is(said: list[Filled]) -> None:
    """Names, titles and reasons are not changed, cut or read as a template."""
    mapped = {"section", "by", "reason", "vote_read", "votes_read", "other"}
    mapped |= {"all_not_by_model", "cards_not_by_model", "reports_not_by_model", "texts_not_by_model"}
    for name, arguments, sentence in said:
        if name.rpartition(".")[2] in mapped:
            continue
        for given in arguments:
            names = [given] if isinstance(given, str) else given if isinstance(given, list) else []
            for one in names:
                words = one if isinstance(one, str) else one[0]
                assert words.lower() in sentence.lower(), (name, given, sentence)


def test_counts_are_said_in_figures(said: list[Filled]) -> None:
    for name, arguments, sentence in said:
        for given in arguments if name not in UNCOUNTED else ():
            if isinstance(given, int) and not isinstance(given, bool):
                assert re.search(rf"(?<!\d){given}(?!\d)", sentence.replace(",", "")), (name, given, sentence)


def test_english_counts_agree_with_their_noun() -> None:
    for name, arguments, sentence in everything("en"):
        assert not re.search(r"(?<![\d,.])1 (?:papers|cards|others|chats|votes)\b", sentence), (
            name,
            arguments,
            sentence,
        )
        assert not re.search(r"(?<![\d,.])(?:0|2|21) (?:paper|card|other|chat|vote)\b", sentence), (name, sentence)


def test_korean_particles_are_chosen() -> None:
    for name, _, sentence in everything("ko"):
        assert not re.search(r"[은는이가을를와과]\((?:은|는|이|가|을|를|와|과)\)|\(으\)로", sentence), (name, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_values_are_other_sentences(language: str) -> None:
    """No argument is passed over: two calls that differ in one of them differ."""
    for name, sentence, edges in _callables(language):
        first = [options[0] for options in edges]
        for place, options in enumerate(edges):
            others = {sentence(*first[:place], option, *first[place + 1 :]) for option in options[:3]}
            assert len(others) > 1 or name in UNCOUNTED, (name, place)


def _callables(language: str) -> Iterator[tuple[str, Callable[..., str], list[tuple[Any, ...]]]]:
    for area in (reading(language), speak.chat(language)):
        stack: list[tuple[str, Any]] = [("", area)]
        while stack:
            path, words = stack.pop()
            hints = get_type_hints(type(words))
            for field in fields(words):
                value = getattr(words, field.name)
                if is_dataclass(value):
                    stack.append((f"{path}{field.name}.", value))
                elif callable(value):
                    yield f"{path}{field.name}", value, [_edges(kind) for kind in get_args(hints[field.name])[0]]


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 papers"), (1, "1 paper"), (2, "2 papers"), (1_000, "1,000 papers")]
)
def test_the_english_plural(count: int, expected: str) -> None:
    assert counted(count, "paper") == expected


def test_a_plural_of_its_own() -> None:
    assert counted(2, "category", "categories") == "2 categories"
    assert counted(1, "category", "categories") == "1 category"
