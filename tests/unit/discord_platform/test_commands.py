"""The commands as they are registered: valid, in both languages, and equal to what the service gives back."""

import re
from typing import Any

import pytest

from adapters.platforms.discord.inbound.commands import COMPLETED, LOCALES, line_of, registered, same
from bot.chat.commands import COMMANDS

NAME = re.compile(r"[-_'\w]{1,32}")
OURS = registered()
SLASH = {one["name"]: one for one in OURS if one["type"] == 1}


@pytest.mark.parametrize("one", SLASH.values(), ids=lambda one: one["name"])
def test_names_and_descriptions_are_within_the_services_limits(one: Any) -> None:
    for each in (one, *one["options"]):
        for name in (each["name"], *each["name_localizations"].values()):
            assert NAME.fullmatch(name), name
            assert name == name.lower()
        for line in (each["description"], *each["description_localizations"].values()):
            assert 1 <= len(line) <= 100
        assert set(each["description_localizations"]) == {"ko"}


def test_every_command_that_does_something_is_there() -> None:
    unlisted = {kind.name for kind in COMMANDS if kind.group in ("later", "buttons")}
    assert set(SLASH) == {kind.name for kind in COMMANDS} - unlisted
    assert "ask" in SLASH
    assert SLASH["subscribe"]["name_localizations"] == {"ko": "구독"}


def test_administrators_commands_ask_for_the_right_to_manage() -> None:
    for kind in COMMANDS:
        if kind.name in SLASH:
            wanted = 1 << 5 if kind.who == "administrators" else None
            assert SLASH[kind.name]["default_member_permissions"] == wanted


def test_options_are_named_as_the_table_says_and_complete_while_typing() -> None:
    for kind in COMMANDS:
        if kind.name in SLASH:
            options = SLASH[kind.name]["options"]
            assert tuple(one["name"] for one in options) == kind.options
            assert all(one["autocomplete"] == (one["name"] in COMPLETED) for one in options)


def test_they_are_for_servers_and_people_everywhere() -> None:
    assert all(one["contexts"] == [0, 1, 2] and one["integration_types"] == [0, 1] for one in OURS)


def test_the_menu_of_a_message_has_its_korean_name() -> None:
    (menu,) = [one for one in OURS if one["type"] == 3]
    assert menu["name"] == "Ask about this paper"
    assert menu["name_localizations"] == {"ko": "이 논문에 질문하기"}
    assert all(len(name) <= 32 for name in (menu["name"], *menu["name_localizations"].values()))


def as_given_back(one: Any) -> Any:
    needs = one["default_member_permissions"]
    told = one | {"id": "1", "version": "2", "default_member_permissions": str(needs) if needs else None}
    told["options"] = [{**each, "required": each["required"]} for each in one.get("options", [])]
    return {name: value for name, value in told.items() if value not in ({}, [], False)}


def test_what_is_registered_already_is_the_same_in_any_order() -> None:
    assert same(OURS, [as_given_back(one) for one in reversed(OURS)])


@pytest.mark.parametrize(
    "change",
    [
        {"description": "other"},
        {"default_member_permissions": "8"},
        {"name_localizations": {"ko": "다른"}},
        {"contexts": [0]},
        {"integration_types": [0]},
        {"options": []},
        {"name": "other"},
    ],
)
def test_any_difference_is_one(change: Any) -> None:
    theirs = [as_given_back(one) for one in OURS]
    at = next(index for index, one in enumerate(theirs) if one["name"] == "subscribe")
    theirs[at] = theirs[at] | change
    assert not same(OURS, theirs)
    assert not same(OURS, theirs[1:])


def test_a_command_line_has_its_options_in_order_and_in_one_line() -> None:
    options = [{"name": "date", "value": "7/16"}, {"name": "category", "value": "LLM,\n CV"}]
    assert line_of("digest", options) == "/digest LLM, CV 7/16"
    assert line_of("help", []) == "/help"
    assert line_of("unknown", options) == "/unknown"


def test_languages_are_the_services_own_names() -> None:
    assert LOCALES == {"ko": "ko", "en": "en-US"}


def test_reports_have_an_option_of_their_own_that_is_completed() -> None:
    (report,) = (one for one in OURS if one["name"] == "report")
    (option,) = report["options"]
    assert (option["name"], option["autocomplete"]) == ("report", True)
    assert (report["name_localizations"]["ko"], option["name_localizations"]["ko"]) == ("보고서", "보고서")
    assert line_of("report", [{"name": "report", "value": "colm-2024 3"}]) == "/report colm-2024 3"
