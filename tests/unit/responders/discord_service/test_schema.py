"""Values against the description: what is wrong is told where it is, in the service's codes."""

import pytest
from responders.discord_service.description import description
from responders.discord_service.faults import error_tree
from responders.discord_service.schema import Complaint, Validator


def wrong(name: str, value: object) -> list[str]:
    """What the named schema does not allow: place and code."""
    whole = description()
    found = Validator(whole.schemas).complaints(whole.schemas[name], value)
    return [f"{one.where} {one.code}" for one in found]


MENTIONS = {"allowed_mentions": {"parse": []}}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"content": "x", "nonce": 5}, []),
        ({"content": None}, []),
        ({"content": 5}, ["content BASE_TYPE_BAD_TYPE"]),
        ({"content": "x" * 4001}, ["content BASE_TYPE_MAX_LENGTH"]),
        ({"tts": 1}, ["tts BASE_TYPE_BAD_TYPE"]),
        ({"flags": True}, ["flags BASE_TYPE_BAD_TYPE"]),
        ({"embeds": [{}] * 11}, ["embeds BASE_TYPE_BAD_LENGTH"]),
        ({"embeds": [{"color": 1 << 24}]}, ["embeds.0.color NUMBER_TYPE_MAX"]),
        ({"embeds": [{"fields": [{"name": "n"}]}]}, ["embeds.0.fields.0.value BASE_TYPE_REQUIRED"]),
        ({"nonce": "n" * 26}, ["nonce BASE_TYPE_MAX_LENGTH"]),
        ({"attachments": [{"id": 0}]}, []),
        ({"attachments": [{"filename": "x"}]}, ["attachments.0.id BASE_TYPE_REQUIRED"]),
        ({"message_reference": {"message_id": 12}}, []),
        ({"message_reference": {"message_id": "twelve"}}, ["message_reference.message_id STRING_TYPE_REGEX"]),
        ({"allowed_mentions": {"parse": ["cats"]}}, ["allowed_mentions.parse.0 BASE_TYPE_CHOICES"]),
        (
            {"allowed_mentions": {"parse": ["users", "users"]}},
            ["allowed_mentions.parse SET_TYPE_ALREADY_CONTAINS_VALUE"],
        ),
        ({"spoken": 1}, ["spoken UNKNOWN_FIELD"]),
    ],
)
def test_messages(body: dict[str, object], expected: list[str]) -> None:
    assert wrong("MessageCreateRequest", body) == expected


def row(*components: dict[str, object]) -> dict[str, object]:
    """A message with one row."""
    return {"components": [{"type": 1, "components": list(components)}]}


BUTTON = {"type": 2, "style": 1, "label": "a", "custom_id": "a"}
SELECT = {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (row(BUTTON), []),
        (row(BUTTON | {"label": "x" * 81}), ["label BASE_TYPE_MAX_LENGTH"]),
        (row(BUTTON | {"custom_id": "x" * 101}), ["custom_id BASE_TYPE_MAX_LENGTH"]),
        (row(BUTTON | {"style": 9}), ["style BASE_TYPE_CHOICES"]),
        (row(*[BUTTON] * 6), ["BASE_TYPE_BAD_LENGTH"]),
        (row(SELECT), []),
        (row(SELECT | {"options": SELECT["options"] * 26}), ["options BASE_TYPE_BAD_LENGTH"]),  # type: ignore[operator]
        (row(SELECT | {"options": [{"label": "x" * 101, "value": "a"}]}), ["options.0.label BASE_TYPE_MAX_LENGTH"]),
        (row(SELECT | {"options": [{"label": "a"}]}), ["options.0.value BASE_TYPE_REQUIRED"]),
        ({"components": [BUTTON]}, ["components.0.type BASE_TYPE_CHOICES"]),
        ({"components": [{"type": 10}]}, ["components.0.content BASE_TYPE_REQUIRED"]),
    ],
)
def test_the_nearest_shape_is_complained_of(body: dict[str, object], expected: list[str]) -> None:
    found = wrong("MessageCreateRequest", body)
    assert bool(found) == bool(expected)
    assert all(any(one.endswith(end) for one in found) for end in expected), found


def test_commands() -> None:
    option = {"type": 3, "name": "category", "description": "d"}
    body = {"name": "subscribe", "description": "d", "options": [option], "name_localizations": {"ko": "구독"}}
    assert wrong("ApplicationCommandUpdateRequest", body) == []
    assert wrong("ApplicationCommandUpdateRequest", body | {"name": "x" * 33}) == ["name BASE_TYPE_MAX_LENGTH"]
    many = body | {"options": [option | {"choices": [{"name": "n", "value": "v"}] * 26}]}
    assert wrong("ApplicationCommandUpdateRequest", many) == ["options.0.choices BASE_TYPE_BAD_LENGTH"]


def test_operations_are_found_by_their_most_literal_path() -> None:
    found = description().find("PATCH", "/webhooks/1/tok/messages/@original")
    assert found
    assert found.template.endswith("@original")
    assert description().find("GET", "/users/@me").template == "/users/@me"  # type: ignore[union-attr]
    assert description().find("PUT", "/users/@me") is None
    assert description() is description()


def test_errors_are_nested_by_their_place() -> None:
    tree = error_tree([Complaint("embeds.0.title", "CODE", "words"), Complaint("content", "C", "w")])
    assert tree["embeds"]["0"]["title"] == {"_errors": [{"code": "CODE", "message": "words"}]}
    assert tree["content"]["_errors"][0]["code"] == "C"
