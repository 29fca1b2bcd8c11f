"""Several processes on one database at once, and processes that die while they write (FAULTS 61, 63)."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from builders import a_chat, an_address

from adapters.store.backup import damage
from adapters.store.opening import open_store

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("store_process.py")


def start(url: str, command: str, name: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), url, command, name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def run_together(url: str, command: str, count: int) -> list[list[str]]:
    """What each of `count` processes said, started at the same moment; all of them must end well."""
    processes = [start(url, command, f"p{number}") for number in range(count)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    said = [_finish(process) for process in _let_go(processes)]
    assert [errors for _, errors in said] == [""] * count
    return [lines.split() for lines, _ in said]


def _let_go(processes: list[subprocess.Popen[str]]) -> list[subprocess.Popen[str]]:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return processes


def _finish(process: subprocess.Popen[str]) -> tuple[str, str]:
    output, errors = process.communicate(timeout=60)
    return output, errors


@pytest.mark.slow  # four interpreters start and write at once
async def test_four_processes_write_at_once_and_none_is_locked_out(sqlite_url: str) -> None:
    run_together(sqlite_url, "write", 4)
    store = await open_store(sqlite_url)
    papers = await store.papers.waiting(date(2024, 7, 16))
    await store.close()
    assert len(papers) == 4 * 25


@pytest.mark.slow  # four interpreters start at once
def test_four_processes_open_a_database_that_is_not_there_yet(tmp_path: Path) -> None:
    run_together(f"sqlite:///{tmp_path}/new/jogan.db", "touch", 4)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["jogan.db"]


@pytest.mark.slow  # four interpreters start at once
def test_four_processes_open_an_empty_postgres(postgres_url: str) -> None:
    run_together(postgres_url, "touch", 4)


async def test_each_edition_of_two_publishing_processes_is_published_once(database_url: str) -> None:
    if database_url.startswith("postgresql"):
        await (await open_store(database_url)).close()
    won = run_together(database_url, "publish", 2)
    assert sorted(day for days in won for day in days) == [f"2024-01-{number:02}" for number in range(1, 21)]
    store = await open_store(database_url)
    for name, days in zip(("p0", "p1"), won, strict=True):
        for day in days:
            edition = await store.editions.on(date.fromisoformat(day))
            assert edition is not None
            assert edition.papers[0].paper.title == f"Written by {name}"
    await store.close()


async def test_each_update_is_heard_first_by_one_of_two_processes(database_url: str) -> None:
    if database_url.startswith("postgresql"):
        await (await open_store(database_url)).close()
    heard = run_together(database_url, "hear", 2)
    assert sorted(int(number) for numbers in heard for number in numbers) == list(range(200))


async def test_each_place_is_moved_by_one_of_two_processes(database_url: str) -> None:
    store = await open_store(database_url)
    for number in range(40):
        await store.chats.put(a_chat(f"-{number}"))
        await store.chats.put(a_chat(f"-{number}/4"))
    moved = run_together(database_url, "move", 2)
    assert sorted(int(number) for numbers in moved for number in numbers) == list(range(40))
    assert all([len(await store.chats.within(an_address(f"-100{number}"))) == 2 for number in range(40)])
    assert (await store.chats.counts()).known == 80
    await store.close()


async def test_each_alert_is_told_by_one_of_two_processes_each_time(database_url: str) -> None:
    if database_url.startswith("postgresql"):
        await (await open_store(database_url)).close()
    told = run_together(database_url, "alert", 2)
    times, subjects = ("new", "5", "10", "20"), [f"telegram:{number}" for number in range(100)]
    both = sorted(each for ours in told for each in ours)
    assert len(both) == len(set(both)), "no alert at one time by both"
    assert {each for each in both if each.startswith("new")} == {f"new-{each}" for each in subjects}
    assert set(both) <= {f"{time}-{subject}" for time in times for subject in subjects}
    assert {each.partition("-")[2] for each in both if not each.startswith("new")} == set(subjects)


def kill_while_writing(url: str, after: float) -> list[date]:
    """The days that a process had told as published when it was killed."""
    process = start(url, "flood", "x")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    _let_go([process])
    first = process.stdout.readline()
    time.sleep(after)
    process.kill()
    rest = process.stdout.read()  # as the line before: what was read ahead with it is there too
    process.communicate()
    return [date.fromisoformat(day) for day in (first + rest).split()]


@pytest.mark.parametrize("after", [0.0, 0.013, 0.17])
async def test_a_killed_writer_leaves_a_sound_file_with_all_that_it_told(sqlite_url: str, after: float) -> None:
    told = kill_while_writing(sqlite_url, after)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path)) as connection:
        assert damage(connection) is None
        kept = connection.execute("SELECT day, count(*) FROM edition_papers GROUP BY day").fetchall()
    assert {count for _, count in kept} == {19}
    assert len(told) <= len(kept) <= len(told) + 1
    store = await open_store(sqlite_url)
    newest = await store.editions.newest()
    await store.close()
    assert newest is not None
    assert newest.day >= told[-1]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.77, 0.999])
async def test_a_log_that_lost_its_end_costs_the_last_commits_only(sqlite_url: str, share: float) -> None:
    kill_while_writing(sqlite_url, 0.1)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    log = path.with_name(path.name + "-wal")
    os.truncate(log, int(log.stat().st_size * share))
    store = await open_store(sqlite_url)
    newest = await store.editions.newest()
    await store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert damage(connection) is None
        days = [day for (day,) in connection.execute("SELECT day FROM editions ORDER BY day")]
    assert (newest.day.isoformat() if newest else None) == (days[-1] if days else None)
    assert days == [date.fromordinal(date(2024, 1, 1).toordinal() + number).isoformat() for number in range(len(days))]
