"""What a chat-completions request must be, and what one kind of service does not take. Answers nothing itself."""

from collections.abc import Callable, Mapping
from typing import Any

from responders.openai_api import wordings
from responders.openai_api.values import Json

Fault = tuple[int, Json]
Dialect = Callable[[Mapping[str, Any]], Fault | None]
"""What a kind of service says to a request that is well formed: None where it takes it."""

FIELDS: dict[str, type | tuple[type, ...]] = {
    "model": str, "messages": list, "response_format": dict, "max_tokens": int, "max_completion_tokens": int,
    "temperature": (int, float), "stream": bool, "stream_options": dict, "seed": int, "top_p": (int, float),
    "reasoning_effort": str, "store": bool,
}  # fmt: skip
NOT_STRICT = {"minLength", "maxLength", "default", "oneOf", "patternProperties", "uniqueItems"}
ROLES = ("system", "developer", "user", "assistant")


def fault_of(body: Any) -> Fault | None:
    """The first fault of a request, worded as OpenAI does; None for one that is well formed."""
    if not isinstance(body, dict):
        return 400, wordings.error("We could not parse the JSON body of your request.")
    for name, value in body.items():
        if name not in FIELDS:
            words = f"Unrecognized request argument supplied: {name}"
            return 400, wordings.error(words)
        if not isinstance(value, FIELDS[name]) or (isinstance(value, bool) and FIELDS[name] is not bool):
            return 400, wordings.error(f"Invalid type for '{name}'.", "invalid_type", name)
    return _messages(body) or _together(body) or _format(body)


def _messages(body: Json) -> Fault | None:
    if not body.get("model"):
        return 400, wordings.error("you must provide a model parameter")
    messages = body.get("messages")
    if not messages:
        return 400, wordings.error("Missing required parameter: 'messages'.", "missing_required_parameter", "messages")
    for number, message in enumerate(messages):
        if set(message) - {"role", "content", "name"} or message.get("role") not in ROLES:
            return 400, wordings.error(f"Invalid value: 'messages[{number}]'.", "invalid_value", "messages")
        if not isinstance(message.get("content"), str):
            return 400, wordings.error(f"Invalid type for 'messages[{number}].content'.", "invalid_type", "messages")
    return None


def _together(body: Json) -> Fault | None:
    if "max_tokens" in body and "max_completion_tokens" in body:
        words = "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported."
        return 400, wordings.error(words, "invalid_parameter_combination", "max_tokens")
    if "stream_options" in body and not body.get("stream"):
        words = "The 'stream_options' parameter is only allowed when 'stream' is enabled."
        return 400, wordings.error(words, None, "stream_options")
    return None


def _format(body: Json) -> Fault | None:
    wanted = body.get("response_format")
    if wanted is None:
        return None
    kind = wanted.get("type")
    if kind not in ("text", "json_object", "json_schema"):
        words = f"Invalid value: '{kind}'. Supported values are: 'json_object', 'json_schema', and 'text'."
        return 400, wordings.error(words, "invalid_value", "response_format.type")
    if kind == "json_object" and "json" not in " ".join(each["content"] for each in body["messages"]).lower():
        words = "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
        return 400, wordings.error(words, None, "messages")
    return _schema(wanted) if kind == "json_schema" else None


def _schema(wanted: Json) -> Fault | None:
    named = wanted.get("json_schema")
    if not isinstance(named, dict) or not isinstance(named.get("name"), str) or "schema" not in named:
        words = "Missing required parameter: 'response_format.json_schema'."
        return 400, wordings.error(words, "missing_required_parameter", "response_format.json_schema")
    wrong = _strictness(named["schema"], ()) if named.get("strict") else None
    if wrong is None:
        return None
    words = f"Invalid schema for response_format '{named['name']}': {wrong}"
    return 400, wordings.error(words, None, "response_format")


def _strictness(node: Any, place: tuple[str, ...]) -> str | None:
    """What keeps a schema from being strict: open objects, optional properties, words beside a reference."""
    if isinstance(node, list):
        return next((wrong for each in node if (wrong := _strictness(each, place))), None)
    if not isinstance(node, dict):
        return None
    children = {**node.get("properties", {}), **node.get("$defs", {})}
    children |= {name: node[name] for name in ("items", "anyOf") if name in node}
    below = (_strictness(each, (*place, name)) for name, each in children.items())
    return _words(node, place) or _object(node, place) or next((wrong for wrong in below if wrong), None)


def _words(node: Json, place: tuple[str, ...]) -> str | None:
    if "$ref" in node and len(node) > 1:
        return f"In context={place}, $ref cannot have keywords {set(node) - {'$ref'}}."
    if unknown := NOT_STRICT & set(node):
        return f"In context={place}, {sorted(unknown)} is not permitted."
    return None


def _object(node: Json, place: tuple[str, ...]) -> str | None:
    if node.get("type") != "object":
        return None
    if node.get("additionalProperties") is not False:
        return f"In context={place}, 'additionalProperties' is required to be supplied and to be false."
    if missing := sorted(set(node.get("properties", {})) - set(node.get("required", []))):
        words = "'required' is required to be supplied and to be an array including every key in properties."
        return f"In context={place}, {words} Missing '{missing[0]}'."
    return None
