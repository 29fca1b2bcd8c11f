"""Starts the process that takes a document apart, and ends it where it takes too long or says too much."""

import asyncio
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from adapters.fulltext.apart import Apart, Unreadable, heard

Kind = Literal["html", "pdf"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use: bytes of address space, seconds of the processor and by the wall clock.

    The longest papers at hand take 1 s and 250 MB.
    """

    memory: int = 1_500 * 1024 * 1024
    processor: int = 15
    wall: float = 60.0


LIMITS = Limits()
MOST_SAID = 12 * 1024 * 1024
"""Bytes of its answer: a million characters, escaped."""
_ROOT = Path(__file__).parents[2]


async def taken_apart(kind: Kind, payload: bytes, limits: Limits = LIMITS) -> Apart:
    """The text of a document. Raises Unreadable with the reason; nothing of it outlives the call."""
    return heard(await answered(kind, payload, limits))


async def answered(kind: Kind | Literal["figure"], payload: bytes, limits: Limits = LIMITS) -> bytes:
    """The line that the process says of a document: its text, or the first figure of a page. Raises Unreadable."""
    process = await _started(kind, limits)
    try:
        async with asyncio.timeout(limits.wall):
            said = await _exchanged(process, payload)
            status = await process.wait()
    except TimeoutError:
        raise Unreadable(f"it took longer than {limits.wall:g} s to take apart") from None
    finally:
        await _ended(process)
    if status != 0:
        raise Unreadable(_reason(status))
    return said


async def _started(kind: str, limits: Limits) -> asyncio.subprocess.Process:
    command = (sys.executable, "-P", "-s", "-m", "adapters.fulltext.child", kind)
    try:
        return await asyncio.create_subprocess_exec(
            *command,
            str(limits.memory),
            str(limits.processor),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT)},  # nothing else: no secret of ours is a document's to find
        )
    except OSError as failure:
        raise Unreadable(f"no process can be started to take it apart: {failure.strerror}") from None


async def _exchanged(process: asyncio.subprocess.Process, payload: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise Unreadable("the process that takes it apart cannot be spoken to")
    feeding = asyncio.create_task(_fed(process.stdin, payload))
    try:
        parts, size = [], 0
        while part := await process.stdout.read(256 * 1024):
            size += len(part)
            if size > MOST_SAID:
                raise Unreadable("its text is too long")
            parts.append(part)
        return b"".join(parts)
    finally:
        feeding.cancel()
        with suppress(asyncio.CancelledError):
            await feeding


async def _fed(pipe: asyncio.StreamWriter, payload: bytes) -> None:
    """Write all of it; one that ended early takes no more."""
    with suppress(ConnectionError):
        pipe.write(payload)
        await pipe.drain()
        pipe.close()


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _reason(status: int) -> str:
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return "it took too much of the processor to take apart"
    return "it cannot be taken apart (the process ended in its middle)"
