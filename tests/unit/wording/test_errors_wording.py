"""Every user mistake has a sentence in both languages that says what to do next."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from bot import errors
from bot.wording.shapes.errors import ErrorWords
from bot.wording.speak import in_command_line, sentence_for

SAMPLES: tuple[errors.UserMistake, ...] = (
    errors.UnknownCommand("subcribe", ("subscribe", "unsubscribe")),
    errors.UnknownCommand("xyz"),
    errors.MissingArgument("paper", "/paper 1"),
    errors.UnknownCategory("visoin", ("Computer Vision", "Multimodal")),
    errors.UnknownCategory("zzz"),
    errors.UnknownPaper("99"),
    errors.UnknownPaper("GPT-4"),
    errors.UnknownPaper("2410.18533", is_identity=True),
    errors.UnknownPaper("2410.18533", is_identity=True, askable=True),
    errors.AmbiguousPaper("learning", ((1, "Learning A"), (3, "Learning B"))),
    errors.NoEdition(None),
    errors.NoEdition(None, date(2024, 7, 16)),
    errors.NoEdition(date(2024, 7, 13), date(2024, 7, 16)),
    errors.BadDate("2024-13-01"),
    errors.BadTime("soon"),
    errors.UnknownZone("Asia/Seul", ("Asia/Seoul",)),
    errors.UnknownZone("Nowhere"),
    errors.BadDays("someday"),
    errors.UnknownLanguage("french", ("ko", "en")),
    errors.BadChoice("weekly", "maybe", ("on", "off")),
    errors.AdministratorsOnly("subscribe"),
    errors.UnknownPlace("@lab"),
    errors.NotAMember("@lab"),
    errors.NotItsAdministrator("@lab"),
    errors.PlaceSilent("@lab"),
    errors.OnlyInPrivate("settings"),
    errors.NotThereYet("ask"),
    errors.UnknownPaper("99", report="colm-2024-llm"),
    errors.UnknownPaper("GPT-4", report="colm-2024-llm"),
    errors.NoReport(""),
    errors.NoReport("colm 2025", ("colm-2024-llm", "iclr-2024")),
    errors.NoReport("zzz"),
    errors.NoChapter("colm-2024-llm", 12, 7),
    errors.NoChapter("colm-2024-llm", 2, 1),
    errors.NotThereYet("search"),
)


def classes(root: type[errors.UserMistake]) -> Iterator[type[errors.UserMistake]]:
    for found in root.__subclasses__():
        yield found
        yield from classes(found)


def ours() -> set[type[errors.UserMistake]]:
    return {found for found in classes(errors.UserMistake) if found.__module__ == "bot.errors"}


def test_every_class_has_a_field_and_a_sample() -> None:
    names = {re.sub(r"(?<!^)(?=[A-Z])", "_", found.__name__).lower() for found in ours()}
    assert names == {field.name for field in fields(ErrorWords)}
    assert {type(sample) for sample in SAMPLES} == ours()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("mistake", SAMPLES, ids=repr)
def test_the_sentence_names_what_was_wrong_and_a_line_that_works(mistake: errors.UserMistake, language: str) -> None:
    said = sentence_for(mistake, language)
    assert re.search(r"/\w|(?:settings|설정) @", said)
    assert "\n" not in said
    assert bool(re.search("[가-힣]", said)) is (language == "ko")
    typed = getattr(mistake, "text", None) or getattr(mistake, "word", None)
    assert typed is None or typed in said


def test_names_of_near_categories_are_in_the_readers_language() -> None:
    mistake = errors.UnknownCategory("강화학슴", ("Reinforcement Learning",))
    assert "강화학습" in sentence_for(mistake, "ko", lambda _: "강화학습")
    assert "Reinforcement Learning" in sentence_for(mistake, "en")


def test_particles_follow_the_sound() -> None:
    assert "‘GPT-4’는" in sentence_for(errors.BadDate("GPT-4"), "ko")
    assert "‘LLM’은" in sentence_for(errors.BadDays("LLM"), "ko")
    assert "‘아무때나’는" in sentence_for(errors.BadTime("아무때나"), "ko")


def test_several_suggestions_read_as_a_sentence() -> None:
    said = sentence_for(errors.UnknownCommand("x", ("a", "b", "c")), "en")
    assert "Did you mean /a, /b or /c?" in said


@pytest.mark.parametrize("language", ["ko", "en"])
def test_help_is_named_once(language: str) -> None:
    assert sentence_for(errors.UnknownCommand("x", ("help",)), language).count("/help") == 1


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    "failure",
    [
        errors.NoEdition(None),
        errors.NoEdition(date(2024, 7, 16)),
        errors.UnknownPaper("99"),
        errors.UnknownPaper("2410.18533", is_identity=True),
        errors.UnknownPaper("GPT-4"),
        errors.Temporary("export.arxiv.org cannot be reached"),
    ],
    ids=repr,
)
def test_the_command_line_names_no_command_of_a_chat(
    failure: errors.UserMistake | errors.Temporary, language: str
) -> None:
    said = in_command_line(failure, language)
    assert not re.search(r"(?:^|\s)/\w", said)
    assert "\n" not in said
    assert bool(re.search("[가-힣]", said)) is (language == "ko")
    assert (getattr(failure, "text", None) or getattr(failure, "reason", None) or "") in said
