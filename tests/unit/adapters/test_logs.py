"""Log lines: JSON where nobody reads along, plain on a terminal, libraries quiet."""

import io
import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from growth import LINEAR, growth

from adapters import logs
from adapters.config import TABLE, Secret, read
from bot.events import event


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


SECRET_ROWS = [row.name for row in TABLE if row.secret]


def canary_of(name: str) -> str:
    """A value that a setting takes and that looks like nothing that is masked by its looks."""
    forms = {
        "JOGAN_TELEGRAM_TOKEN": "123456789:" + "AbCdEfGh_-" * 3 + "12345",
        "JOGAN_DISCORD_TOKEN": "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GAbCde." + "AbCdEfGh_-" * 3 + "12345678",
        "JOGAN_TELEGRAM_WEBHOOK_SECRET": "canary-of-the-webhook-0123456789abcdef",
    }
    return forms.get(name, f"canary of {name.lower().replace('_', ' ')}".replace(" ", "-"))


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("name", SECRET_ROWS)
def test_no_secret_setting_is_in_any_line(name: str, level: str, tmp_path: Path, *, terminal: bool) -> None:
    """In the sentence, its arguments, a field of an event, an exception and what caused it, at every level."""
    canary = canary_of(name)
    config = read({name: canary}, tmp_path)
    stream = Terminal() if terminal else io.StringIO()
    logs.configure(level, stream, config.secrets)
    for family in ("bot.writing", "adapters.llm", "scheduler", "httpx"):
        log = logging.getLogger(family)
        for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            log.log(number, f"with {canary}")
            log.log(number, "of %s, %r", canary, {"key": [canary]})
            log.log(number, "beside", extra=event("pause", lane="telegram:1", seconds=1.0, reason=f"refused {canary}"))
        try:
            try:
                raise KeyError(canary)
            except KeyError as cause:
                raise ValueError(f"refused: {canary}") from cause
        except ValueError:
            log.exception("failed with %s", canary)
    assert canary not in stream.getvalue()
    assert stream.getvalue().count("***") >= 8


def test_every_secret_is_known_to_the_settings() -> None:
    assert SECRET_ROWS
    assert {row.name for row in TABLE if row.name.endswith(("TOKEN", "KEY", "SECRET"))} <= set(SECRET_ROWS)


def test_a_line_has_the_fields_of_its_event_and_people_the_sentence() -> None:
    stream, terminal = io.StringIO(), Terminal()
    for where in (stream, terminal):
        logs.configure("info", where)
        fields = event("source", source="arxiv", day=date(2024, 7, 16), found=3, error=None, seconds=0.5)
        logging.getLogger("bot.digest").info("arxiv lists 3", extra=fields)
    told = json.loads(stream.getvalue())
    assert told.pop("time").endswith("Z")
    assert told == {"level": "INFO", "logger": "bot.digest", "message": "arxiv lists 3", "event": "source",
                    "source": "arxiv", "day": "2024-07-16", "found": 3, "error": None, "seconds": 0.5}  # fmt: skip
    assert terminal.getvalue() == "INFO bot.digest: arxiv lists 3\n"
