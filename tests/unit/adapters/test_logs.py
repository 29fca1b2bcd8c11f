"""Log lines: JSON where nobody reads along, plain on a terminal, libraries quiet."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from adapters import logs


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_pipe_gets_one_json_document_a_line() -> None:
    stream = io.StringIO()
    logs.configure("info", stream)
    logging.getLogger("bot.digest").warning("edition %s late\nby an hour", "2024-07-16")
    (line,) = stream.getvalue().splitlines()
    entry = json.loads(line)
    assert entry["level"] == "WARNING"
    assert entry["logger"] == "bot.digest"
    assert entry["message"] == "edition 2024-07-16 late\nby an hour"
    assert "time" in entry


def test_a_terminal_gets_lines_for_people() -> None:
    stream = Terminal()
    logs.configure("info", stream)
    logging.getLogger("bot.digest").info("published")
    assert stream.getvalue() == "INFO bot.digest: published\n"


def test_the_level_is_the_setting() -> None:
    stream = Terminal()
    logs.configure("error", stream)
    logging.getLogger("bot").warning("not shown")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("level", ["debug", "info"])
def test_libraries_that_write_whole_addresses_are_quiet(level: str) -> None:
    stream = Terminal()
    logs.configure(level, stream)
    logging.getLogger("httpx").info("HTTP Request: GET https://api.telegram.org/bot123:secret/getMe")
    assert stream.getvalue() == ""


def test_configuring_again_writes_no_line_twice() -> None:
    stream = Terminal()
    logs.configure("info", stream)
    logs.configure("info", stream)
    logging.getLogger("bot").info("once")
    assert stream.getvalue().count("once") == 1
