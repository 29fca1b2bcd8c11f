"""`jogan run` and other commands as processes, with the settings that a test gives and no others."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import recording
from patience import COMES
from responders.bot_api.api import TOKEN, BotApi
from responders.discord_service.service import DiscordService

DAYS = Path(__file__).parents[1] / "adapters" / "sources" / "recorded" / "days"

GUARD = Path(__file__).parent / "guarded"
"""Keeps processes on this machine."""


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """What a process in this folder gets: the shipped day as its source, and these settings; the code is the tests'."""
    code = [os.path.abspath(each) for each in os.environ.get("PYTHONPATH", "").split(os.pathsep) if each]
    of_folder = {"PYTHONPATH": os.pathsep.join((str(GUARD), *code))}
    of_folder |= {"PATH": "/usr/bin:/bin", "HOME": str(folder), "JOGAN_DATA_DIR": str(folder / "data")}
    return of_folder | {"JOGAN_SOURCES": f"recorded:{DAYS}"} | settings


async def command(folder: Path, *arguments: str, **settings: str) -> tuple[int, str]:
    """Run one command to its end: its exit status, and all that it wrote."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=folder, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env=environment(folder, **settings),
    )  # fmt: skip
    written, _ = await asyncio.wait_for(process.communicate(), 30)
    process._transport.close()  # type: ignore[attr-defined] # or its pipes outlive the loop
    recording.note(written.decode())
    return process.returncode or 0, written.decode()


class Running:
    """A process of `jogan run` and what it wrote so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process, self.log = process, ""

    async def read(self) -> None:
        """Collect what it writes, to the end."""
        assert self.process.stderr is not None
        while line := await self.process.stderr.readline():
            self.log += line.decode()

    async def until(self, true: Callable[[], bool], seconds: float = COMES) -> None:
        """Wait for something that it does."""
        async with asyncio.timeout(seconds):
            while not true():
                assert self.process.returncode is None, self.log
                await asyncio.sleep(0.02)

    async def stop(self, number: int = signal.SIGTERM) -> int:
        """Stop it in order; its exit status."""
        self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), 12)


@asynccontextmanager
async def run(folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Running]:
    """The service with these settings and no others."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", *arguments, cwd=folder, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=environment(folder, **settings),
    )  # fmt: skip
    running = Running(process)
    reading = asyncio.create_task(running.read())
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await reading
        recording.note(running.log)
        sys.stderr.write(running.log)  # shown with a test that fails
        process._transport.close()  # type: ignore[attr-defined] # or its pipes outlive the loop


def of_telegram(api: BotApi, token: str = TOKEN) -> dict[str, str]:
    return {"JOGAN_TELEGRAM_TOKEN": token, "JOGAN_TELEGRAM_API_URL": api.url}


def of_discord(service: DiscordService) -> dict[str, str]:
    return {
        "JOGAN_DISCORD_TOKEN": service.token,
        "JOGAN_DISCORD_API_URL": service.api_url,
        "JOGAN_DISCORD_GATEWAY_URL": service.gateway_url,
    }
