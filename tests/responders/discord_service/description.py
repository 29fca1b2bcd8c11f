"""The published description of the REST interface: which operation a request is, and what its body must be.

Parsed once a process. It holds no rule of its own: what the description does not say is in `limits`.
"""

import gzip
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

CAPTURED = Path(__file__).parents[2] / "captured" / "platforms" / "discord_openapi_2026-07-18.json.gz"
Json = Any


@dataclass(frozen=True)
class Operation:
    """One method of one path. `parameters` are those of the path and of the method."""

    method: str
    template: str
    pattern: re.Pattern[str]
    parameters: tuple[dict[str, Json], ...]
    body: dict[str, Json] | None
    body_required: bool
    answer: dict[str, Json] | None

    def path_values(self, path: str) -> dict[str, str]:
        """The values that stand in the path, by name."""
        found = self.pattern.fullmatch(path)
        assert found
        return {name: unquote(value) for name, value in found.groupdict().items()}


@dataclass(frozen=True)
class Description:
    """All operations, the most literal path first, and the named schemas."""

    operations: tuple[Operation, ...]
    schemas: dict[str, Json]

    def find(self, method: str, path: str) -> Operation | None:
        """The operation of a request; `path` is what follows /api/v10, still quoted."""
        for operation in self.operations:
            if operation.method == method and operation.pattern.fullmatch(path):
                return operation
        return None


@lru_cache(maxsize=1)
def description() -> Description:
    """The parsed description of 2026-07-18, version 10."""
    whole = json.loads(gzip.decompress(CAPTURED.read_bytes()))
    operations = [
        _operation(method.upper(), template, entry, entry[method])
        for template, entry in whole["paths"].items()
        for method in entry
        if method in ("get", "post", "put", "patch", "delete")
    ]
    operations.sort(key=lambda operation: operation.template.count("{"))
    return Description(tuple(operations), whole["components"]["schemas"])


def _operation(method: str, template: str, entry: dict[str, Json], own: dict[str, Json]) -> Operation:
    request = own.get("requestBody", {})
    answers = own.get("responses", {})
    return Operation(
        method,
        template,
        re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))),
        (*entry.get("parameters", ()), *own.get("parameters", ())),
        _json_schema(request),
        bool(request.get("required")),
        _json_schema(answers.get("200", answers.get("201", {}))),
    )


def _json_schema(holder: dict[str, Json]) -> dict[str, Json] | None:
    content = holder.get("content", {})
    for kind in ("application/json", "multipart/form-data"):
        if kind in content:
            schema: dict[str, Json] = content[kind]["schema"]
            return schema
    return None
