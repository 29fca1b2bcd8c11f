"""A shape as the strict JSON schema that services take: closed objects, every property required. Checks nothing."""

from functools import cache
from typing import Any

from pydantic import BaseModel

DROPPED = frozenset({"title", "default", "description", "examples", "minLength", "maxLength", "uniqueItems"})
"""What strict schemas do not know (platform.openai.com/docs/guides/structured-outputs); the shape checks it after."""


@cache
def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The schema of a shape, made once: an edition asks for one shape hundreds of times. Nobody changes it."""
    closed: dict[str, Any] = _closed(shape.model_json_schema())
    return closed


def _closed(node: Any) -> Any:
    if isinstance(node, list):
        return [_closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept = {name: _named(value) if name in ("properties", "$defs") else _closed(value)
            for name, value in node.items() if name not in DROPPED}  # fmt: skip
    if kept.get("type") == "object":
        kept |= {"additionalProperties": False, "required": list(kept.get("properties", {}))}
    return kept


def _named(properties: dict[str, Any]) -> dict[str, Any]:
    """Properties may have the names of words that are dropped."""
    return {name: _closed(value) for name, value in properties.items()}
