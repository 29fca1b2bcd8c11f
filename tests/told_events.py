"""What was logged with fields: the lines of one event, each with the fields that the written list names."""

import io
import json
import logging
from collections.abc import Iterable
from typing import Any

import pytest

from adapters import logs
from bot.events import BY_NAME


def fields_of(caplog: pytest.LogCaptureFixture, name: str) -> list[dict[str, Any]]:
    """The fields of every line of an event, in order; a line that lacks one of the list's is a fault."""
    return [as_told(record, name) for record in caplog.records if getattr(record, "event", None) == name]


def as_told(record: logging.LogRecord, name: str) -> dict[str, Any]:
    """One record's fields."""
    return {field: getattr(record, field) for field in BY_NAME[name].fields}


def as_lines(records: Iterable[logging.LogRecord]) -> list[dict[str, Any]]:
    """Records as the JSON lines that a file gets."""
    stream = io.StringIO()
    handler = logs.handler(stream)
    for record in records:
        handler.handle(record)
    return [json.loads(line) for line in stream.getvalue().splitlines()]
