"""Named crash points: a life that ends after its nth change of the database, then one that makes it good."""

import asyncio
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kill.crash import CRASHED
from kill.nursery import Nursery
from kill.service import Attacked
from kill.town import Town, found

MOST = 2_000
"""No run over so small a town changes the database as often."""


@dataclass(frozen=True, slots=True)
class Point:
    """What came of a crash after `changes` changes: faults of the oracle, by platform."""

    changes: int
    faults: tuple[str, ...]


def points(folder: Path, nursery: Nursery, town: Town, step: int = 1, unsure: str = "resend") -> Iterator[Point]:
    """Every `step`th crash point of planning and posting to a town, until a life needs no more changes than that."""
    template = folder / "town.db"
    asyncio.run(found(f"sqlite:///{template}", town))
    for changes in range(0, MOST, step):
        path = Path(shutil.copy(template, folder / "jogan.db"))
        attacked = Attacked(f"sqlite:///{path}", folder, nursery, told={"unsure": unsure})
        with attacked.served():
            if not crashed(attacked, changes):
                return
            attacked.settle(20, signal.SIGKILL)
        faults = [fault for verdict in attacked.verdicts().values() for fault in verdict.faults]
        yield Point(changes, tuple(faults))
        for file in folder.glob("jogan.db*"):
            file.unlink()
    raise AssertionError(f"a life that changes the database more than {MOST} times")


def crashed(attacked: Attacked, changes: int) -> bool:
    """One life with its end set; whether it got there, or settled everything before."""
    pid = attacked.start(crash=changes, ends=True)
    return attacked.nursery.wait(pid) == CRASHED
