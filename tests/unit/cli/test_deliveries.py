"""`jogan deliveries`: rows and their JSON, the story of each fate, and what may be sent again."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from ledger_rows import settle, write_posting

from adapters.cli.main import status_of
from adapters.config import TABLE
from adapters.store.opening import open_store
from bot.domain.chat import Address, Chat
from bot.ports.ledger import Settled

DAY = date(2024, 7, 16)
NOW = datetime.now(UTC).replace(microsecond=0)
LATER = NOW + timedelta(hours=1)
LAB = Chat(Address("telegram", "-1001"), "channel", "en", "UTC", time(9), everything=True, lane="telegram:1")
PERSON = Chat(Address("discord", "5"), "private", "ko", "UTC", time(9), everything=True, lane="discord:2")
KEYS = ("posting", "edition", "chat", "platform", "part", "state", "attempts", "not_before", "message_id", "reason")
FATES = [
    Settled(0, "sent", message_id="77"),
    Settled(1, "dead", "the photo is too large"),
    Settled(2, "parked", "no answer within 8 s"),
    Settled(3, "unsure", "no answer within 8 s", not_before=LATER),
    Settled(4, "ready", "429", not_before=LATER),
]

SENT = "The running service sends them within a minute, where the chat still gets posts."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for row in TABLE:
        monkeypatch.delenv(row.name, raising=False)
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    return tmp_path


def keep(folder: Path, chat: Chat, settled: Sequence[Settled], parts: int, **pause: str) -> list[int]:
    """Rows of one posting, settled so; their numbers."""

    async def kept() -> list[int]:
        store = await open_store(f"sqlite:///{folder / 'jogan.db'}")
        rows = await write_posting(store, chat, DAY, parts, NOW)
        await settle(store, rows, settled, NOW)
        for lane, reason in pause.items():
            await store.ledger.pause(lane.replace("_", ":"), LATER, reason)
        await store.close()
        return [row.number for row in rows]

    return asyncio.run(kept())


def jogan(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = status_of(["deliveries", *arguments])
    return status, *capsys.readouterr()


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    status, out, _ = jogan(capsys, "list", *arguments, "--json")
    assert status == 0
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_an_empty_ledger_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert jogan(capsys) == (0, "No deliveries yet: nothing was due to any chat.\n", "")
    assert jogan(capsys, "list", "--state", "dead")[1] == "No such deliveries.\n"
    assert jogan(capsys, "--json")[1] == "[]\n"


def test_rows_have_their_fixed_keys(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB, FATES, 6)
    rows = {row["part"]: row for row in listed(capsys)}
    assert all(set(KEYS) <= set(row) for row in rows.values())
    first, refused, waits = rows[1], rows[2], rows[5]
    assert [first[key] for key in KEYS[:7]] == ["edition:2024-07-16", "2024-07-16", "-1001", "telegram", 1, "sent", 1]
    assert (first["message_id"], first["reason"], first["not_before"]) == ("77", None, None)
    assert (refused["state"], refused["reason"]) == ("dead", "the photo is too large")
    assert (waits["state"], waits["not_before"]) == ("ready", LATER.strftime("%Y-%m-%dT%H:%M:%SZ"))


def test_rows_may_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB, FATES, 6)
    keep(folder, PERSON, [], 1)
    assert [row["state"] for row in listed(capsys, "--state", "parked", "--state", "dead")] == ["parked", "dead"]
    assert {row["chat"] for row in listed(capsys, "--chat", "discord:5")} == {"5"}
    assert listed(capsys, "--posting", "edition:2024-07-15") == []
    assert len(listed(capsys, "--posting", "edition:2024-07-16")) == 7
    status, out, errors = jogan(capsys, "list", "--most", "2")
    assert (status, len(out.splitlines()), errors) == (0, 2, "The newest 2 are shown; --most shows more.\n")


def test_a_line_says_which_part_where_and_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = keep(folder, LAB, FATES, 6)[1]
    (line,) = jogan(capsys, "list", "--state", "dead")[1].splitlines()
    assert line.split()[:5] == [str(number), "edition:2024-07-16", "2/6", "telegram:-1001", "dead"]
    assert line.endswith("the photo is too large")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (1, ("as message 77.", "Next: nothing.")),
        (2, ("refused for good", "the photo is too large", "Once that is mended, `jogan deliveries retry")),
        (3, ("It is held: no answer within 8 s. Nobody can know", "Next: nothing by itself. Look into the chat")),
        (
            4,
            ("may have arrived", "Of 1 attempt nobody knows", "it is found out; else", "no process posts for this bot"),
        ),
        (5, ("did not arrive: 429", "It was tried once.", "sent again 20")),
        (6, ("It was not tried yet.",)),
    ],
)
def test_why_tells_each_fate_and_what_is_next(
    part: int, said: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = keep(folder, LAB, FATES, 6)[part - 1]
    status, out, errors = jogan(capsys, "why", str(number))
    assert (status, errors) == (0, "")
    assert out.startswith(f"Delivery {number}: message {part} of 6 of edition:2024-07-16 for telegram:-1001")
    for words in said:
        assert words in out


def test_row_67_why_tells_that_another_process_does_not_reach_the_platform(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = keep(folder, LAB, [], 1)[0]

    async def met() -> None:
        store = await open_store(f"sqlite:///{folder / 'jogan.db'}")
        fence = await store.ledger.take("telegram:1", "lab.1.a")
        assert fence is not None
        await store.ledger.unreached("telegram:1", fence, NOW, LATER, "no route to host")
        await store.ledger.release("telegram:1", fence)
        await store.close()

    asyncio.run(met())
    out = jogan(capsys, "why", str(number))[1]
    assert f"Its platform has not been reached since {NOW:%Y-%m-%d %H:%M:%S} UTC: no route to host." in out
    assert f"Next: it is tried again {LATER:%Y-%m-%d %H:%M:%S} UTC. lab.1.a tries; another process may." in out
    told = json.loads(jogan(capsys, "why", str(number), "--json")[1])
    assert (told["next"], told["next_at"]) == ("unreached", LATER.strftime("%Y-%m-%dT%H:%M:%SZ"))


def test_row_17_why_tells_of_the_pause_of_a_bot(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = keep(folder, LAB, [], 1, telegram_1="flood")[0]
    out = jogan(capsys, "why", str(number))[1]
    assert f"may not send until {LATER:%Y-%m-%d %H:%M:%S} UTC: flood." in out
    told = json.loads(jogan(capsys, "why", str(number), "--json")[1])
    assert (told["next"], told["next_at"]) == ("paused", LATER.strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert told["story"] == out.splitlines()


def test_what_is_over_may_be_sent_again_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = keep(folder, LAB, FATES, 6)
    status, out, errors = jogan(capsys, "retry", str(numbers[0]), str(numbers[1]))
    assert (status, out) == (0, f"1 of 2 wait to be sent again. {SENT}\n")
    assert f"{numbers[0]} is sent" in errors
    assert [row["part"] for row in listed(capsys, "--state", "dead")] == []
    assert jogan(capsys, "retry", str(numbers[0]))[0] == 1


def test_all_of_a_state_are_sent_again_only_when_somebody_agrees(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, LAB, FATES, 6)
    status, _, errors = jogan(capsys, "retry", "--state", "parked")
    assert status == 2
    assert "1 row would be sent again, 1 of which may be there already. Add --yes." in " ".join(errors.split())
    assert len(listed(capsys, "--state", "parked")) == 1
    assert jogan(capsys, "retry", "--state", "parked", "--yes", "--json")[1] == '{\n  "retried": 1\n}\n'
    assert listed(capsys, "--state", "parked") == []
    assert jogan(capsys, "retry", "--state", "parked", "--yes")[:2] == (0, "Nothing is parked.\n")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("why", "12"), 1, "jogan: There is no delivery 12; `jogan deliveries` lists them with their numbers.\n"),
        (("retry", "12"), 1, "jogan: There is no delivery 12"),
        (("list", "--state", "lost"), 2, "'lost' is no state. There are: ready, sending"),
        (("list", "--chat", "@lab"), 1, "Names are not kept, only numbers"),
        (("retry",), 2, "Name rows by number, or all of a state"),
        (("retry", "1", "--state", "dead"), 2, "Name rows by number, or all of a state"),
        (("retry", "--state", "sent"), 2, "Only dead, parked and expired rows"),
        (("why", "first"), 2, "Invalid value for 'N'"),
    ],
)
def test_mistakes_are_one_line(
    arguments: tuple[str, ...], status: int, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, out, errors = jogan(capsys, *arguments)
    assert (found, out) == (status, "")
    assert said in " ".join(errors.replace("│", "").split()) or said in errors
    assert "Traceback" not in errors


def test_a_chat_is_named_by_the_number_that_the_log_has(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, LAB, FATES[:1], 1)
    keep(folder, PERSON, FATES[:1], 1)
    numbers = {row["platform"]: row["chat_number"] for row in listed(capsys)}
    assert len(set(numbers.values())) == 2
    (row,) = listed(capsys, "--chat", f"#{numbers['discord']}")
    assert (row["platform"], row["chat"]) == ("discord", "5")
    for name in ("#99", "#x"):
        status, out, said = jogan(capsys, "list", "--chat", name)
        assert (status, out) == (1, "")
        assert f"No chat has the number {name}" in said
