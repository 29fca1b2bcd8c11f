"""`jogan site`: what it writes and says; and that editions and reports keep it up from then on."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from in_process import Jogan, commands

from adapters.sources.recorded import demo_path

ROOT = Path(__file__).parents[3]
DAY = ("edition", "--date", "2024-07-16", "--source", f"recorded:{demo_path()}", "--no-send")


@pytest.fixture
def jogan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jogan]:
    """Runs a command in an empty folder with a data folder of its own: its status, output and remarks."""
    with commands(tmp_path, monkeypatch, capsys) as run:
        yield run


def test_of_nothing_it_says_what_builds_an_edition(jogan: Jogan) -> None:
    status, said, remarks = jogan("site")
    assert status == 0
    assert "Site: 0 editions" in said
    assert "`jogan edition` builds one" in remarks
    assert "JOGAN_SITE_URL" in remarks


def test_it_is_made_in_the_archive_and_again_changes_nothing(jogan: Jogan, tmp_path: Path) -> None:
    assert jogan(*DAY)[0] == 0
    root = tmp_path / "data" / "archive" / "site"
    assert not root.exists(), "nobody asked for a site"
    status, said, _ = jogan("site")
    assert status == 0
    assert "Site: 1 edition," in said
    assert f"Open: {root / 'index.html'}" in said
    assert (root / "pictures" / "2024-07-16.png").read_bytes().startswith(b"\x89PNG")
    assert "Qwen2 Technical Report" in (root / "ko" / "2024-07-16.html").read_text(encoding="utf-8")
    assert " 0 files written, " in jogan("site")[1]


def test_once_it_is_there_editions_are_added_to_it(jogan: Jogan, tmp_path: Path) -> None:
    jogan("site", "--out", "public")
    page = tmp_path / "public" / "site" / "en" / "2024-07-16.html"
    assert not page.exists()
    assert jogan(*DAY, "--out", "public")[0] == 0
    assert page.is_file()


@pytest.mark.skipif(
    sys.platform != "linux", reason="the runbook's command is GNU's, and modes are not those of Windows"
)
def test_the_runbooks_copy_can_be_read_by_a_web_server_though_the_services_own_cannot(
    jogan: Jogan, tmp_path: Path
) -> None:
    before = os.umask(0o077)  # as deploy/jogan.service has it
    try:
        jogan(*DAY)
        jogan("site")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "archive" / "site" / "ko").stat().st_mode) == 0o700
    runbook = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^\*/15 \* \* \* \*  (cp .+)$", runbook, re.MULTILINE)
    given = command.replace("/var/lib/jogan", str(tmp_path / "data")).replace("/srv/papers", str(tmp_path / "papers"))
    (tmp_path / "papers").mkdir()
    subprocess.run(["sh", "-c", f"umask 022; {given}"], check=True)
    assert_open(tmp_path / "papers")
    assert (tmp_path / "papers" / "pictures" / "2024-07-16.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_written_elsewhere_may_be_read_by_everybody(jogan: Jogan, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        jogan("site", "--out", "public")
        jogan(*DAY, "--out", "public")
    finally:
        os.umask(before)
    assert_open(tmp_path / "public")


def assert_open(folder: Path) -> None:
    """Everybody may read a folder and all that is in it."""
    found = {each: stat.S_IMODE(each.stat().st_mode) for each in (folder, *folder.rglob("*"))}
    assert any(each.suffix == ".html" for each in found)
    assert {oct(mode) for each, mode in found.items() if each.is_dir()} == {"0o755"}
    assert {oct(mode) for each, mode in found.items() if each.is_file()} == {"0o644"}


def test_with_an_address_the_first_edition_makes_it_with_feeds(
    jogan: Jogan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOGAN_SITE_URL", "https://papers.example.org")
    assert jogan(*DAY)[0] == 0
    feed = tmp_path / "data" / "archive" / "site" / "en" / "feed.xml"
    assert "tag:papers.example.org,2024-07-16:/en/all" in feed.read_text(encoding="utf-8")
    assert "JOGAN_SITE_URL" not in jogan("site")[2]


@pytest.mark.parametrize(
    "address", ["papers.example.org", "http://papers.example.org", "https://a.example/?x", "javascript:1"]
)
def test_an_address_that_is_none_is_told(jogan: Jogan, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("JOGAN_SITE_URL", address)
    status, _, remarks = jogan("site")
    assert status == 1
    assert "JOGAN_SITE_URL" in remarks
    assert "such as https://papers.example.org" in remarks
    assert len(remarks.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_one_line(jogan: Jogan, tmp_path: Path) -> None:
    (tmp_path / "data" / "archive").mkdir(parents=True)
    (tmp_path / "data" / "archive" / "site").write_bytes(b"")
    status, _, remarks = jogan("site")
    assert status == 1
    assert "cannot be written" in remarks
    assert len(remarks.splitlines()) == 1
