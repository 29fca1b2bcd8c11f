"""`jogan doctor` on files that hold secrets: real files with real modes, in folders that are open or closed."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.cli.secret_checks import IN_CONTAINERS, secret_files_row
from adapters.config import secret_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that everybody may go into, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def a_secret(folder: Path, mode: int) -> Path:
    file = folder / "telegram"
    file.write_text(TOKEN, encoding="utf-8")
    file.chmod(mode)
    return file


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_ones_own_is_in_order(folder: Path, mode: int) -> None:
    row = secret_files_row([a_secret(folder, mode)])
    assert (row.status, row.detail, row.remedy) == ("ok", "1 in use, nobody else's to read", "")


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o444])
def test_a_file_that_everybody_can_read_is_told_with_its_name_and_never_with_its_secret(
    folder: Path, mode: int
) -> None:
    file = a_secret(folder, mode)
    row = secret_files_row([file])
    assert row.status == "warning"
    assert f"{file} (by everybody)" in row.detail
    assert "chmod 600" in row.remedy
    assert TOKEN not in str(row)


def test_a_closed_folder_keeps_others_out(folder: Path) -> None:
    file = a_secret(folder, 0o444)
    folder.chmod(0o700)
    assert secret_files_row([file]).status == "ok"


def test_what_a_container_is_given_is_its_hosts_matter(folder: Path) -> None:
    file = a_secret(folder, 0o444)
    assert secret_files_row([file], given=folder).status == "ok"
    assert secret_files_row([file], given=folder / "other").status == "warning"
    assert Path("/run/secrets") == IN_CONTAINERS, "as deploy/compose.yaml has it"


def test_a_file_that_is_gone_is_no_fault_of_this_check(folder: Path) -> None:
    assert secret_files_row([folder / "none"]).status == "ok"
    assert secret_files_row([]).detail == "no file holds a secret"


def test_a_group_may_read_what_is_roots_and_not_what_is_ones_own(folder: Path) -> None:
    file = a_secret(folder, 0o640)
    assert secret_files_row([file]).status == ("ok" if os.geteuid() == 0 else "warning")
    if os.geteuid() == 0:
        assert as_somebody(file) == "ok"
        os.chown(file, 65534, 65534)
        assert as_somebody(file) == "warning"


def as_somebody(file: Path) -> str:
    """The row's status as another user of this machine sees it, in a process of their own."""
    come, go = os.pipe()
    if not (child := os.fork()):
        os.setgid(65534)
        os.setuid(65534)
        os.write(go, secret_files_row([file]).status.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(go)
    with os.fdopen(come) as told:
        return told.read()


def test_the_files_are_those_that_settings_name_and_dotenv_where_it_holds_a_secret(tmp_path: Path) -> None:
    beside = tmp_path / ".env"
    named = {"JOGAN_TELEGRAM_TOKEN_FILE": str(tmp_path / "telegram"), "JOGAN_DISCORD_TOKEN_FILE": " "}
    assert secret_files({}, tmp_path) == ()
    beside.write_text("JOGAN_LANGUAGES=ko\nOPENAI_API_KEY=\n", encoding="utf-8")
    assert secret_files(named, tmp_path) == (tmp_path / "telegram",)
    beside.write_text(f"JOGAN_TELEGRAM_TOKEN={TOKEN}\n", encoding="utf-8")
    assert secret_files({}, tmp_path) == (beside,)
    beside.write_text("JOGAN_DATABASE_URL=postgresql://jogan:words@host/jogan\n", encoding="utf-8")
    assert secret_files({}, tmp_path) == (beside,)
    beside.write_text("OPENAI_API_KEY_FILE=key\n", encoding="utf-8")
    assert secret_files({}, tmp_path) == (Path("key"),)
