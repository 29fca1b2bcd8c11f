"""Holds a JSON value against the subset of JSON Schema that the description uses.

Where several shapes are allowed, the complaints of the nearest one are told. Numeric snowflakes are accepted, as the
service accepts them. Fields that the description does not know are complaints too, but for a few that the official
library sends and the service ignores.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Any

# the library sends these with every command, message or modal; the service reads or ignores them
TOLERATED = frozenset({"tts", "dm_permission", "nsfw", "permission_overwrites", "flags", "name_localizations", "type"})
TOLERATED_PARAMETERS = frozenset({"use_nested_fields"})

KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong: where (`embeds.0.title`), the service's code, and its sentence."""

    where: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.where or '(body)'}: {self.message} [{self.code}]"


class Validator:
    """Checks values against schemas that refer to each other by name."""

    def __init__(self, schemas: Mapping[str, Json]) -> None:
        self._schemas = schemas

    def complaints(self, schema: Mapping[str, Json], value: Json, where: str = "") -> list[Complaint]:
        """Everything in the value that the schema does not allow."""
        return list(self._all(self._resolved(schema), value, where))

    def _resolved(self, schema: Mapping[str, Json]) -> Mapping[str, Json]:
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def _all(self, schema: Mapping[str, Json], value: Json, where: str) -> Iterator[Complaint]:
        choices = schema.get("oneOf") or schema.get("anyOf")
        if choices and not (schema.get("type") and "const" in choices[0]):
            yield from self._nearest(choices, value, where)
            return
        if choices and all("const" in choice for choice in choices):
            if _snowflaked(schema, value) not in [choice["const"] for choice in choices]:
                yield Complaint(where, "BASE_TYPE_CHOICES", "This value is not one of the known choices.")
            return
        yield from self._typed(schema, value, where)

    def _nearest(self, choices: list[Mapping[str, Json]], value: Json, where: str) -> Iterator[Complaint]:
        best: list[Complaint] | None = None
        distance = 0
        for choice in choices:
            resolved = self._resolved(choice)
            if resolved.get("type") == "null" and value is not None:
                continue
            found = self.complaints(resolved, value, where)
            if not found:
                return
            far = len(found) + (1000 if _another_kind(self._resolved, resolved, value) else 0)
            if best is None or far < distance:
                best, distance = found, far
        yield from best or [Complaint(where, "UNION_TYPE_CHOICES", "No allowed shape is this value.")]

    def _typed(self, schema: Mapping[str, Json], value: Json, where: str) -> Iterator[Complaint]:
        value = _snowflaked(schema, value)
        kinds = schema.get("type")
        if kinds is not None and not _is_of(kinds, value):
            yield Complaint(where, "BASE_TYPE_BAD_TYPE", f"Must be of type {kinds}, not {type(value).__name__}.")
            return
        if "const" in schema and value != schema["const"]:
            yield Complaint(where, "BASE_TYPE_CHOICES", f"Must be {schema['const']!r}.")
        if "enum" in schema and value not in schema["enum"]:
            yield Complaint(where, "BASE_TYPE_CHOICES", f"Value must be one of {schema['enum']}.")
        if isinstance(value, str):
            yield from _text(schema, value, where)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield from _number(schema, value, where)
        elif isinstance(value, list):
            yield from self._list(schema, value, where)
        elif isinstance(value, dict):
            yield from self._object(schema, value, where)

    def _list(self, schema: Mapping[str, Json], value: list[Json], where: str) -> Iterator[Complaint]:
        low, high = schema.get("minItems", 0), schema.get("maxItems")
        if len(value) < low or (high is not None and len(value) > high):
            yield Complaint(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        if schema.get("uniqueItems") and len({repr(item) for item in value}) < len(value):
            yield Complaint(where, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
        for index, item in enumerate(value):
            yield from self.complaints(schema.get("items", {}), item, _joined(where, index))

    def _object(self, schema: Mapping[str, Json], value: dict[str, Json], where: str) -> Iterator[Complaint]:
        known = dict(schema.get("properties", {}))
        needed = list(schema.get("required", ()))
        for part in schema.get("allOf", ()):
            resolved = self._resolved(part)
            known |= resolved.get("properties", {})
            needed += resolved.get("required", ())
        for name in needed:
            if name not in value:
                yield Complaint(_joined(where, name), "BASE_TYPE_REQUIRED", "This field is required")
        if len(value) > schema.get("maxProperties", len(value)):
            yield Complaint(where, "DICT_TYPE_MAX_LENGTH", f"Must be {schema['maxProperties']} or fewer in size.")
        others = schema.get("additionalProperties")
        for name, item in value.items():
            if name in known:
                yield from self.complaints(known[name], item, _joined(where, name))
            elif isinstance(others, dict):
                yield from self.complaints(others, item, _joined(where, name))
            elif known and name not in TOLERATED:
                yield Complaint(_joined(where, name), "UNKNOWN_FIELD", "The description knows no such field.")


def _another_kind(resolved: Any, schema: Mapping[str, Json], value: Json) -> bool:
    """Whether this schema describes something else, by the `type` number that components and commands carry."""
    if not isinstance(value, dict) or "type" not in value:
        return "type" in schema and not _is_of(schema["type"], _snowflaked(schema, value))
    kind = resolved(schema.get("properties", {}).get("type", {}))
    return "enum" in kind and value["type"] not in kind["enum"]


def _is_of(kinds: str | list[str], value: Json) -> bool:
    names = [kinds] if isinstance(kinds, str) else kinds
    if isinstance(value, bool):
        return "boolean" in names
    if isinstance(value, float) and value.is_integer() and "integer" in names:
        return True
    return any(isinstance(value, KINDS[name]) for name in names)


def _snowflaked(schema: Mapping[str, Json], value: Json) -> Json:
    """The library sends ids as numbers too."""
    numeric = schema.get("format") == "snowflake" and isinstance(value, int) and not isinstance(value, bool)
    return str(value) if numeric else value


def _text(schema: Mapping[str, Json], value: str, where: str) -> Iterator[Complaint]:
    low, high = schema.get("minLength", 0), schema.get("maxLength")
    if high is not None and len(value) > high:
        yield Complaint(where, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
    elif len(value) < low:
        yield Complaint(where, "BASE_TYPE_MIN_LENGTH", f"Must be {low} or more in length.")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield Complaint(where, "STRING_TYPE_REGEX", "String value did not match validation regex.")
    scheme = r"(https?|wss?|discord|attachment)://\S+"
    if schema.get("format") == "uri" and value and not re.fullmatch(scheme, value):
        yield Complaint(where, "URL_TYPE_INVALID_URL", "Not a well formed URL.")


def _number(schema: Mapping[str, Json], value: float, where: str) -> Iterator[Complaint]:
    if "minimum" in schema and value < schema["minimum"]:
        yield Complaint(where, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {schema['minimum']}.")
    if "maximum" in schema and value > schema["maximum"]:
        yield Complaint(where, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {schema['maximum']}.")


def _joined(where: str, name: object) -> str:
    return f"{where}.{name}" if where else str(name)
