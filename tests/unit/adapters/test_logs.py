"""Log lines: JSON where nobody reads along, plain on a terminal, libraries quiet."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from growth import LINEAR, growth

from adapters import logs
from adapters.config import Secret


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
@pytest.mark.parametrize("library", ["httpx", "telegram.ext", "discord.http", "aiohttp.client", "anything"])
def test_libraries_that_write_whole_addresses_are_quiet(level: str, library: str) -> None:
    stream = Terminal()
    logs.configure(level, stream)
    logging.getLogger(library).setLevel(logging.DEBUG)
    logging.getLogger(library).info("HTTP Request: GET https://api.telegram.org/bot123:secret/getMe")
    assert stream.getvalue() == ""
    logging.getLogger(library).warning("something is wrong")
    assert stream.getvalue() == f"WARNING {library}: something is wrong\n"


def test_a_library_that_warns_of_what_is_tried_again_is_quieter_still() -> None:
    stream = Terminal()
    logs.configure("debug", stream)
    logging.getLogger("stamina").warning("trying again")
    assert stream.getvalue() == ""


TELEGRAM = "123456789:" + "AbCdEfGh_-" * 3 + "12345"
DISCORD = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GAbCde." + "AbCdEfGh_-" * 3 + "12345678"
SECRETS = [TELEGRAM, DISCORD, "sk-proj-abcdefghijklmnop1234", "open sesame"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("terminal", [True, False])
def test_no_secret_is_in_a_message_its_arguments_or_its_traceback(secret: str, *, terminal: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    logs.configure("info", stream, [Secret("open sesame")])
    log = logging.getLogger("bot")
    log.info(f"of https://api.example/{secret}/getMe")
    log.info("of %s and %r", secret, {"token": secret})
    log.info("beside", extra={"address": f"/{secret}"})
    try:
        raise ValueError(f"refused: {secret}")
    except ValueError:
        log.exception("failed")
    assert secret not in stream.getvalue()
    assert stream.getvalue().count("***") >= (4 if terminal else 5)
    assert "ValueError: refused: ***" in stream.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://me:hidden@db/jogan", "postgresql://***@db/jogan"),
        ("https://arxiv.org/abs/2407.10671", "https://arxiv.org/abs/2407.10671"),
        ("12:30:00 of 2024-07-16T23:00:00Z", "12:30:00 of 2024-07-16T23:00:00Z"),
        ("adapters.platforms.terminal.outbound", "adapters.platforms.terminal.outbound"),
    ],
)
def test_only_what_is_secret_is_hidden(text: str, shown: str) -> None:
    assert logs.masked(text) == shown


@pytest.mark.parametrize("piece", ["a", "a.", "1", "sk-", "://"])
def test_a_long_line_is_masked_in_linear_time(piece: str) -> None:
    assert growth(logs.masked, lambda size: piece * size, 100_000) < LINEAR


def test_configuring_again_writes_no_line_twice() -> None:
    stream = Terminal()
    logs.configure("info", stream)
    logs.configure("info", stream)
    logging.getLogger("bot").info("once")
    assert stream.getvalue().count("once") == 1
