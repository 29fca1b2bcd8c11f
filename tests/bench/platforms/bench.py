"""What a bot costs until it hears: CPU and peak memory of `jogan run` alone, with one platform and with all of them.

The services are responders in this process. Medians; exit 1 where a limit is missed, or where the service imported
what it has no use for without a model.
"""

import asyncio
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import golden_day
from figure import Bench
from responders.bot_api.api import BotApi
from responders.discord_service.service import DiscordService

from adapters.store.opening import open_store

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

MEASURES = ("adapters/wiring", "adapters/platforms", "adapters/store", "bot", "scheduler", "pyproject.toml")
RUNS = 3
BENCH = Bench(__file__, MEASURES, f"median of {RUNS} processes")
ONE, ALL = (1.0, 75.0), (1.5, 110.0)
"""Seconds of CPU and MB that are the limits (FAULTS, bars: start and memory)."""
UNUSED = "openai"
PROGRAM = (
    "import atexit, sys\n"
    f"atexit.register(lambda: print({UNUSED!r} in sys.modules))\n"
    "from adapters.cli.main import main\n"
    "sys.exit(main(['run']))\n"
)
Ready = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of CPU and MB at the peak when every bot hears, and whether the unused library was imported.

    `own` are the MB that no other process could share: without the pages of programs and libraries on the disk.
    """

    cpu: float
    memory: float
    own: float
    is_burdened: bool


def used(process: int) -> tuple[float, float, float]:
    """Seconds of CPU, MB at the peak and MB of its own of a process, from /proc."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    megabytes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in status if line.endswith(" kB")}
    return seconds, megabytes["VmHWM"], megabytes["RssAnon"]


async def started(environment: Mapping[str, str], is_ready: Ready) -> Figures:
    """One process from its start until it is ready, then told to stop as a service manager does."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("JOGAN_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, env={**settings, **environment}, stdout=-1, stderr=-1
    )
    latest = time.monotonic() + 30
    while not is_ready():
        if process.returncode is not None or time.monotonic() > latest:
            break
        await asyncio.sleep(0.01)
    ready = is_ready() and process.returncode is None
    cpu, memory, own = used(process.pid) if ready else (0.0, 0.0, 0.0)
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    said, errors = await process.communicate()
    if not ready or process.returncode:
        raise SystemExit(f"`jogan run` did not start and stop as it should:\n{errors.decode()[-2000:]}")
    return Figures(cpu, memory, own, b"True" in said)


async def measured(folder: Path, names: tuple[str, ...]) -> Figures:
    """Medians of fresh processes with these platforms, each connected to responders of its own."""
    runs = []
    for _ in range(RUNS):
        async with AsyncExitStack() as services:
            data = services.enter_context(tempfile.TemporaryDirectory())  # starts are counted in it, and slowed down
            shutil.copytree(folder, data, dirs_exist_ok=True)
            environment = {"JOGAN_DATA_DIR": data, "PYTHONPATH": str(ROOT)}
            ready: list[Ready] = []
            if "telegram" in names:
                api = await services.enter_async_context(BotApi())
                environment |= {"JOGAN_TELEGRAM_TOKEN": api.token, "JOGAN_TELEGRAM_API_URL": api.url}
                ready.append(partial(_telegram_hears, api))
            if "discord" in names:
                service = await services.enter_async_context(DiscordService())
                environment |= {
                    "JOGAN_DISCORD_TOKEN": service.token,
                    "JOGAN_DISCORD_API_URL": service.api_url,
                    "JOGAN_DISCORD_GATEWAY_URL": service.gateway_url,
                }
                ready.append(partial(_discord_hears, service))
            runs.append(await started(environment, partial(_all, ready)))
    return Figures(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
        statistics.median(run.own for run in runs),
        any(run.is_burdened for run in runs),
    )


def _all(ready: Sequence[Ready]) -> bool:
    return all(is_ready() for is_ready in ready)


def _telegram_hears(api: BotApi) -> bool:
    """It polls, and has set a menu."""
    return bool(api.calls_of("deleteWebhook") and api.service.commands)


def _discord_hears(service: DiscordService) -> bool:
    """It is connected, and has registered its commands."""
    return bool(service.gateway.live and any(service.core.commands.values()))


async def prepare(folder: Path) -> None:
    """A store that has an edition: the first start builds one, which is no part of starting."""
    built = await golden_day.build(folder / "archive")
    store = await open_store(f"sqlite:///{folder / 'jogan.db'}")
    await store.editions.publish(built.edition)
    await store.close()


async def run(folder: Path) -> None:
    """Each platform, then both."""
    await prepare(folder)
    for names, (cpu, memory) in ((("telegram",), ONE), (("discord",), ONE), (("telegram", "discord"), ALL)):
        found = await measured(folder, names)
        told = " and ".join(names)
        BENCH.figure(f"CPU until it hears, {told}", found.cpu, "s", at_most=cpu)
        note = f"{found.own:.1f} MB of it its own"
        BENCH.figure(f"memory at the peak, {told}", found.memory, "MB", at_most=memory, note=note)
        BENCH.figure(f"imports of {UNUSED} without a model, {told}", int(found.is_burdened), at_most=0)


def main() -> int:
    """Print the figures; 1 where a limit is missed."""
    if not Path("/proc/self/stat").exists():
        BENCH.not_run("CPU and memory of another process are read from /proc, which is not here")
        return BENCH.end()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder)))
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
