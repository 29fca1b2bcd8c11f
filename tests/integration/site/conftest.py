"""A site of hostile days on a disk, and a headless Chromium; without one the tests are skipped."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import pytest_asyncio
from site_browser import Tab, installed, port, start, tab
from site_days import a_site, a_store, a_venue, days, put_pictures


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The profile of a running browser."""
    program = installed()
    if program is None:
        pytest.skip("no Chromium on this machine: apt install chromium")
    profile = tmp_path_factory.mktemp("chromium")
    process = start(program, profile)
    yield profile
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of four days over two months and a report."""
    archive = tmp_path_factory.mktemp("archive")

    async def make() -> None:
        editions = days(4)
        store = await a_store(editions)
        await store.reports.put(a_venue())
        put_pictures(archive, editions)
        await a_site(store, archive).whole()

    asyncio.run(make())
    return archive / "site"


@pytest_asyncio.fixture
async def page(chromium: Path) -> AsyncIterator[Tab]:
    """A tab of its own; its console is to stay empty."""
    async with tab(await port(chromium)) as found:
        yield found


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, without a line for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing."""


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """The site as a web server gives it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
