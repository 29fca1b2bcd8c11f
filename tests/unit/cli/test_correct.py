"""`jogan correct`: says first what it would do, then keeps, archives and edits; what is left is told with status 1."""

import asyncio
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adapters.cli.main import status_of
from adapters.config import TABLE
from adapters.store.opening import open_store
from bot.domain.chat import Address
from bot.domain.shown import About, Page
from bot.ports.store import ShownMessage

DAYS = Path(__file__).parents[3] / "adapters" / "sources" / "recorded" / "days"
DAY = date(2024, 7, 16)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A data folder with the shipped day's edition; no token."""
    monkeypatch.chdir(tmp_path)
    for row in TABLE:
        monkeypatch.delenv(row.name, raising=False)
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("JOGAN_SOURCES", f"recorded:{DAYS}")
    assert status_of(["edition", "--date", "2024-07-16", "--no-send"]) == 0
    capsys.readouterr()
    return tmp_path


def jogan(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = status_of(["correct", *arguments])
    return status, *capsys.readouterr()


def papers(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((folder / "archive/2024-07-16/edition.json").read_text())["papers"]
    return found


def remember(folder: Path) -> None:
    async def kept() -> None:
        store = await open_store(f"sqlite:///{folder / 'jogan.db'}")
        about = About(DAY, (2,), page=Page("card", "en"))
        sent = datetime(2024, 7, 17, tzinfo=UTC)
        await store.messages.add([ShownMessage(Address("telegram", "7"), "private", "5", about, 1, 1, sent)])
        await store.close()

    asyncio.run(kept())


def test_without_a_choice_it_says_what_it_would_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "archive/2024-07-16/edition.json").read_bytes()
    status, out, errors = jogan(capsys, "2")
    assert (status, errors) == (0, "")
    first, line, choice = out.splitlines()
    assert first.startswith("2024-07-16, paper 2: Learning to Refuse")
    assert line.startswith("Its line: This study")
    assert choice == "Shown by 0 messages in 0 chats. --drop takes the card back, --anew writes it anew."
    assert (folder / "archive/2024-07-16/edition.json").read_bytes() == before


def test_a_card_taken_back_is_archived_and_repeating_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = papers(folder)
    status, out, errors = jogan(capsys, "2", "--drop", "--why", "the number is not in the paper")
    assert (status, errors) == (0, "")
    assert out.splitlines()[-1] == "The edition is corrected, its archive written anew. 0 messages edited."
    after = papers(folder)
    assert (after[1]["summary"], after[1]["cards"]) == ("listed_only", {})
    assert "corrected" in after[1]
    assert [paper["id"] for paper in after] == [paper["id"] for paper in before]
    assert [paper for paper in after if paper["number"] != 2] == [paper for paper in before if paper["number"] != 2]
    page = (folder / "archive/2024-07-16/insights.en.md").read_text()
    assert "the number is not in the paper" in page
    assert "was corrected so before" in jogan(capsys, "2", "--drop")[1]


def test_written_anew_gives_the_card_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = papers(folder)[1]
    jogan(capsys, "2", "--drop")
    assert jogan(capsys, "https://arxiv.org/abs/2407.10058v2", "--anew")[0] == 0
    after = papers(folder)[1]
    assert after["cards"] == before["cards"]
    assert "was corrected so before" in jogan(capsys, "1", "--anew")[1]


def test_what_cannot_be_reached_is_left_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remember(folder)
    assert "Shown by 1 message in 1 chat." in jogan(capsys, "2")[1]
    status, out, errors = jogan(capsys, "2", "--drop")
    assert status == 1
    assert "0 messages edited" in out
    assert errors.splitlines() == [
        "jogan: 1 message could not be edited: telegram is not connected",
        "jogan: left to edit: 1 message. Repeat the same command.",
    ]


@pytest.mark.parametrize(
    "arguments", [("99",), ("2", "--date", "2024-07-01"), ("2401.00001",), ("attention is all you need",)]
)
def test_a_paper_or_day_that_is_not_there(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    status, out, errors = jogan(capsys, *arguments, "--drop")
    assert (status, out) == (1, "")
    assert errors.startswith("jogan: ")
    assert len(errors.splitlines()) == 1


def test_without_an_edition_the_command_that_builds_it_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = jogan(capsys, "2", "--date", "2024-07-01")[2]
    assert told == "jogan: There is no edition of 2024-07-01. `jogan edition --date 2024-07-01` builds it\n"
    for file in folder.glob("jogan.db*"):
        file.unlink()
    assert jogan(capsys, "2")[2] == "jogan: There is no edition yet. `jogan edition` builds it\n"


@pytest.mark.parametrize("arguments", [(), ("2", "--drop", "--anew"), ("2", "--date", "monday")])
def test_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert jogan(capsys, *arguments)[0] == 2
