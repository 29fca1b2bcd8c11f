"""Fixtures for all tests: stores of every kind, and a watch on tasks that outlive their test."""

import recording  # isort: skip - before the program: its loggers hear everything

import asyncio
import inspect
import logging
import os
import shutil
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from fakes import FakeClock, FakeStore
from hypothesis import HealthCheck, settings

from bot.ports.store import Store

POSTGRES = "JOGAN_TEST_DATABASE_URL"
settings.register_profile("jogan", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jogan")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write down what tests printed."""
    recording.note(*(words for title, words in report.sections if "log" not in title))


def pytest_warning_recorded(warning_message: warnings.WarningMessage) -> None:
    """Write down what was warned of."""
    recording.note(str(warning_message))


@pytest.fixture(scope="session", autouse=True)
def files_are_searched_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Name the folder of databases and files that tests leave."""
    recording.note(f"{recording.SCANNED}{tmp_path_factory.getbasetemp()}")


@pytest.fixture(autouse=True)
def log_handlers_are_given_back() -> Iterator[None]:
    """A test that configures logging leaves no handler on a stream that ends with it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = [handler for handler in root.handlers if handler in handlers or _is_of_pytest(handler)]
    root.setLevel(level)


def _is_of_pytest(handler: logging.Handler) -> bool:
    return type(handler).__module__.startswith("_pytest")


@pytest.fixture(autouse=True)
def no_stray_tasks(request: pytest.FixtureRequest) -> None:
    """Fail a test that leaves a task behind; plain tests get no event loop for it."""
    if inspect.iscoroutinefunction(getattr(request, "function", None)):
        request.getfixturevalue("watched_tasks")


@pytest.fixture
async def watched_tasks() -> AsyncIterator[None]:
    """Compares the loop's tasks before and after the test."""
    before = asyncio.all_tasks()
    yield
    stray = asyncio.all_tasks() - before - {asyncio.current_task()}
    for task in stray:
        task.cancel()
    await asyncio.gather(*stray, return_exceptions=True)
    assert not stray, f"tasks outlived the test: {sorted(task.get_name() for task in stray)}"


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands at 2024-07-17 00:00 UTC."""
    return FakeClock()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the head of the migrations, made once."""
    from adapters.store.maintenance import upgrade

    path = tmp_path_factory.mktemp("store") / "empty.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(empty_database: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database at the head."""
    return f"sqlite:///{shutil.copy(empty_database, tmp_path / 'jogan.db')}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of an empty schema of its own on the test server."""
    url = os.environ.get(POSTGRES)
    if not url:
        pytest.skip(f"{POSTGRES} is not set: no PostgreSQL to test on")
    from own_schema import own_schema

    with own_schema(url) as own:
        yield own


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["fake", "sqlite", "postgres"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """A store of every kind, empty."""
    opened = await _opened(request.param, request.getfixturevalue)
    yield opened
    await opened.close()


async def _opened(kind: str, fixture: Callable[[str], str]) -> Store:
    if kind == "fake":
        return FakeStore()
    from adapters.store.opening import open_store

    return await open_store(fixture(f"{kind}_url"))
