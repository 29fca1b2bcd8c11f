"""Holds requests and updates against the description. It reports problems as sentences and decides nothing else."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from responders.bot_api.description import Field, Shape, description
from responders.bot_api.values import Json, Upload

ARRAY = "Array of "
PLAIN = {"String", "Integer", "Float", "Boolean", "InputFile"}
NUMBER = re.compile(r"-?\d{1,19}\Z")


def problems(value: Any, types: Sequence[str], path: str) -> list[str]:
    """What is wrong with a decoded value; empty if one of the types fits."""
    found = [_against(value, kind, path) for kind in types]
    return min(found, key=_weight) if all(found) else []


def _weight(sentences: list[str]) -> tuple[int, int]:
    """Of several misfits the one that got deepest into the value tells most."""
    return (-max(sentence.count(".") for sentence in sentences), len(sentences))


def _against(value: Any, kind: str, path: str) -> list[str]:
    if kind.startswith(ARRAY):
        if not isinstance(value, list):
            return [f"{path} must be an array"]
        inner = (kind.removeprefix(ARRAY),)
        return [line for at, item in enumerate(value) for line in problems(item, inner, f"{path}.{at}")]
    if kind in PLAIN:
        return [] if _plain(value, kind) else [f"{path} must be {kind}, is {type(value).__name__}"]
    shape = description().types.get(kind)
    if shape is None:
        return [f"{path}: the description has no type {kind}"]
    if shape.one_of:
        return problems(value, _named(value, shape.one_of) or shape.one_of, path)
    return _object(value, shape, path)


def _named(value: Any, kinds: Sequence[str]) -> list[str]:
    """Those of the kinds that the value says it is, by its type or status."""
    if not isinstance(value, dict):
        return []
    shapes = description().types
    fixed = {kind: [one for one in shapes[kind].fields.values() if one.fixed] for kind in kinds if kind in shapes}
    return [kind for kind, marks in fixed.items() if marks and all(value.get(one.name) == one.fixed for one in marks)]


def _plain(value: Any, kind: str) -> bool:
    if kind in ("String", "InputFile"):
        return isinstance(value, str)
    if kind == "Boolean":
        return isinstance(value, bool)
    return isinstance(value, int | float if kind == "Float" else int) and not isinstance(value, bool)


def _object(value: Any, shape: Shape, path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path} must be an object"]
    found = [f"{path}.{name} is unknown" for name in value if name not in shape.fields]
    for name, field in shape.fields.items():
        if name not in value:
            found += [f"{path}.{name} is missing"] if field.required else []
        elif field.fixed is not None and value[name] != field.fixed:
            found.append(f"{path}.{name} must be {field.fixed}")
        else:
            found += problems(value[name], field.types, f"{path}.{name}")
    return found


def typed(method: str, raw: Mapping[str, Any], files: Mapping[str, Upload]) -> tuple[Json, list[str]]:
    """The parameters of a request in their types, and all that is wrong with them."""
    shape = description().methods[method]
    values: Json = {}
    found = [f"{name} is unknown" for name in raw if name not in shape.fields]
    used: set[str] = set()
    for name, field in shape.fields.items():
        if name in raw:
            values[name], wrong = _decoded(raw[name], field)
            found += wrong
            used |= set(re.findall(r"attach://([^\"\s]+)", str(raw[name])))
        elif name in files and "InputFile" in field.types:
            values[name] = f"attach://{name}"
            used.add(name)
        elif field.required:
            found.append(f"{name} is missing")
    found += [f"file {name} belongs to no field" for name in files if name not in used]
    found += [f"attached file {name} is missing" for name in used if name not in files]
    return values, found


def _decoded(raw: Any, field: Field) -> tuple[Any, list[str]]:
    value = _from_text(raw, field.types) if isinstance(raw, str) else raw
    return value, problems(value, field.types, field.name)


def _from_text(raw: str, types: Sequence[str]) -> Any:
    if "Integer" in types and NUMBER.match(raw):
        return int(raw)
    if "String" in types or "InputFile" in types:
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        return raw
