"""`jogan site`: what it writes and says; and that editions and reports keep it up from then on."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.cli.main import status_of
from adapters.config import TABLE
from adapters.sources.recorded import demo_path

Jogan = Callable[..., tuple[int, str, str]]
DAY = ("edition", "--date", "2024-07-16", "--source", f"recorded:{demo_path()}", "--no-send")


@pytest.fixture
def jogan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jogan]:
    """Runs a command in an empty folder with a data folder of its own: its status, output and remarks."""
    monkeypatch.chdir(tmp_path)
    for row in TABLE:
        monkeypatch.delenv(row.name, raising=False)
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path / "data"))
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = status_of(list(arguments))
        said = capsys.readouterr()
        return status, said.out, said.err

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)


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
