"""`jogan post --preview`: messages that can be read, the platform's own body as JSON, or why nothing."""

import asyncio
import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from talking import an_edition_of_four

from adapters.cli.main import status_of
from adapters.config import TABLE
from adapters.store.opening import open_store
from bot.domain.chat import Address, Chat

LAB = Chat(Address("telegram", "-1001"), "channel", "en", "UTC", time(9), categories=("LLM",))
SERVER = Chat(Address("discord", "5"), "channel", "ko", "UTC", time(9), everything=True)
READER = Chat(Address("terminal", "reader"), "private", "en", "UTC", time(9), everything=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own as the only setting; no token anywhere."""
    monkeypatch.chdir(tmp_path)
    for row in TABLE:
        monkeypatch.delenv(row.name, raising=False)
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    return tmp_path


def keep(folder: Path, *chats: Chat, edition: bool = True) -> None:
    async def kept() -> None:
        store = await open_store(f"sqlite:///{folder / 'jogan.db'}")
        if edition:
            await store.editions.publish(an_edition_of_four())
        for chat in chats:
            await store.chats.put(chat)
        await store.close()

    asyncio.run(kept())


def jogan(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = status_of(["post", *arguments])
    return status, *capsys.readouterr()


def test_every_message_with_its_picture_and_buttons(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB)
    status, out, errors = jogan(capsys, "--preview", "telegram:-1001")
    assert (status, errors) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "--- message 1 of 2 · photo 2024-07-16/categories.png"
    assert lines[1] == "🗞 Jogan, Tue 16 July 2024 · 4 papers"
    assert "--- message 2 of 2" in lines
    assert "[1 details] [2 details] [Ask]" in lines


def test_what_a_menu_offers_is_shown_like_buttons(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, SERVER)
    lines = jogan(capsys, "--preview", "5")[1].splitlines()
    assert any(line.startswith("[") and line.endswith("]") and "1" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("discord:5", "논문 4편"), ("5", "논문 4편"), ("terminal:reader", "4 papers"), ("-1001", "Qwen2")],
)
def test_each_platform_and_an_id_that_only_one_knows(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, shown: str
) -> None:
    keep(folder, LAB, SERVER, READER)
    status, out, _ = jogan(capsys, "--preview", name)
    assert status == 0
    assert shown in out


def test_the_body_is_the_platforms_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB)
    status, out, _ = jogan(capsys, "--preview", "-1001", "--json")
    found = json.loads(out)
    assert status == 0
    assert (found["platform"], found["chat"], found["edition"], found["nothing"]) == (
        "telegram",
        "-1001",
        "2024-07-16",
        None,
    )
    assert [(each["part"], each["of"]) for each in found["messages"]] == [(1, 2), (2, 2)]
    assert "<b>" in json.dumps(found["messages"][0]["body"])


@pytest.mark.parametrize(
    ("chat", "said"),
    [
        (replace(LAB, paused=True), "Nothing: posts are paused there"),
        (replace(LAB, off="no_rights"), "Nothing: the chat is switched off: the bot may not write there"),
        (replace(LAB, categories=()), "Nothing: nothing is subscribed there"),
        (replace(LAB, cursor=date(2024, 7, 16)), "Nothing: it had the newest edition, that of 2024-07-16"),
    ],
)
def test_why_nothing(folder: Path, capsys: pytest.CaptureFixture[str], chat: Chat, said: str) -> None:
    keep(folder, chat)
    status, out, _ = jogan(capsys, "--preview", "-1001")
    assert status == 0
    assert out.startswith(said)
    assert "message 1 of" in jogan(capsys, "--preview", "-1001", "--date", "2024-07-16")[1]


def test_no_edition(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB, edition=False)
    assert jogan(capsys, "--preview", "-1001")[1].startswith("Nothing: there is no edition yet")
    assert "no edition of 2024-07-16" in jogan(capsys, "--preview", "-1001", "--date", "2024-07-16")[1]


@pytest.mark.parametrize("name", ["telegram:9", "9", "@lab", "telegram:@lab", "nowhere:1"])
def test_a_chat_that_nobody_knows_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    keep(folder, LAB)
    status, out, errors = jogan(capsys, "--preview", name)
    assert (status, out) == (1, "")
    assert errors.startswith(f"jogan: No chat {name} is known here.")
    assert len(errors.splitlines()) == 1
    assert ("Names are not kept" in errors) is ("@" in name)
    assert ("`jogan doctor` tells" in errors) is ("@" in name)


def test_an_id_of_two_platforms_asks_which(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB, replace(SERVER, address=Address("discord", "-1001")))
    status, _, errors = jogan(capsys, "--preview", "-1001")
    assert status == 1
    assert "write telegram:-1001 or discord:-1001" in errors


def test_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert jogan(capsys)[0] == 2
    assert jogan(capsys, "--preview", "5", "--date", "monday")[0] == 2
