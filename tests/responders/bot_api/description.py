"""The published description of the Bot API, read once per process: which methods and types there are."""

import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from responders.bot_api.values import Json

FILE = Path(__file__).parents[2] / "captured" / "platforms" / "telegram_bot_api_2026-06-18.json.gz"
FIXED = re.compile(r"(?:must be|always) [“”\"]?([a-z_]+)[“”\"]?\W*$")


@dataclass(frozen=True)
class Field:
    """A parameter or a key: its possible types, and the one value it may have if there is just one."""

    name: str
    types: tuple[str, ...]
    required: bool
    fixed: str | None


@dataclass(frozen=True)
class Shape:
    """The fields of a method or type; a type may be one of several others instead."""

    fields: Mapping[str, Field]
    one_of: tuple[str, ...]


@dataclass(frozen=True)
class Description:
    """All methods and types by name."""

    methods: Mapping[str, Shape]
    types: Mapping[str, Shape]


def _field(raw: Json) -> Field:
    fixed = FIXED.search(raw["description"]) if raw["name"] in ("type", "status", "source") else None
    return Field(raw["name"], tuple(raw["types"]), raw["required"], fixed.group(1) if fixed else None)


def _shape(raw: Json) -> Shape:
    return Shape({field["name"]: _field(field) for field in raw.get("fields", ())}, tuple(raw.get("subtypes", ())))


@cache
def description() -> Description:
    """The description, parsed once."""
    raw = json.loads(gzip.decompress(FILE.read_bytes()))
    return Description(
        {name: _shape(method) for name, method in raw["methods"].items()},
        {name: _shape(kind) for name, kind in raw["types"].items()},
    )
