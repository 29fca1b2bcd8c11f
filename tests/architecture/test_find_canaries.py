"""The search for tokens finds them: in records, in files that a test left, in half; and not where there are none."""

import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import find_canaries
import pytest
from recording import SCANNED
from responders.bot_api.api import TOKEN
from responders.discord_service.core import CANARY_TOKEN
from responders.openai_api.scripts import KEY

ROOT = Path(__file__).parents[2]
SECRETS = [TOKEN, CANARY_TOKEN, TOKEN.partition(":")[2], KEY, KEY.rpartition("-")[2]]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards: what is found here on purpose is not to be found by `make check`."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_token_in_a_record_is_found_and_not_shown(
    secret: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "1.txt").write_text(f"INFO httpx: GET https://api.example/bot{secret}/getMe\n")
    assert find_canaries.main(folder) == 1
    shown = capsys.readouterr().out
    assert "GET https://api.example/bot***" in shown.replace("123456789:***", "***")
    assert secret not in shown


def test_a_token_in_a_file_that_a_test_left_is_found(folder: Path) -> None:
    left = folder / "left" / "deep"
    left.mkdir(parents=True)
    (left / "jogan.db").write_bytes(b"\0SQLite\0" + TOKEN.encode() + b"\xff")
    (folder / "1.txt").write_text(f"fine\n{SCANNED}{folder / 'left'}\n")
    assert find_canaries.main(folder) == 1


def test_where_there_is_none_it_is_content(folder: Path) -> None:
    (folder / "1.txt").write_text("Started telegram:123456789: 3 chats\n")
    assert find_canaries.main(folder) == 0


def test_a_search_in_nothing_proves_nothing(folder: Path) -> None:
    assert find_canaries.main(folder) == 1


def test_files_that_are_gone_were_not_looked_through(folder: Path) -> None:
    (folder / "1.txt").write_text(f"fine\n{SCANNED}{folder / 'left'}\n")
    assert find_canaries.main(folder) == 1


LEAK = """
import recording, logging, sys
logging.getLogger("bot.chat").debug("asked with %s", {secret!r})
try:
    raise OSError("refused " + {secret!r})
except OSError:
    logging.getLogger("telegram.request").warning("failed", exc_info=True)
"""


def test_a_program_that_logs_a_token_below_every_level_is_found_out(folder: Path) -> None:
    environment = {"JOGAN_TEST_RECORD": str(folder), "PYTHONPATH": f"{ROOT / 'tests'}"}
    code = LEAK.format(secret=TOKEN)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "asked with" not in done.stderr
    (record,) = folder.glob("*.txt")
    assert "DEBUG bot.chat: asked with" in record.read_text()
    assert "OSError: refused" in record.read_text()
    assert find_canaries.main(folder) == 1


def test_loggers_are_as_ever_without_a_record() -> None:
    assert logging.getLogger("bot.somewhere").isEnabledFor(logging.WARNING)
