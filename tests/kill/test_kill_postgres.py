"""FAULTS rows 1 and 2 on PostgreSQL: planner and postman killed at random instants and at named points.

How the work engine notices that a process is gone is another matter: test_two_workers.
"""

import asyncio
import random
import signal
from pathlib import Path

import pytest
from kill.crash import CRASHED
from kill.nursery import Nursery
from kill.rounds import Instants, kill_rounds
from kill.service import Attacked
from kill.town import FIRST, Town, found

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]  # dozens of processes, one after the other


def attacked(url: str, folder: Path, nursery: Nursery, **told: object) -> Attacked:
    """Planner and postman on a schema of their own."""
    plain = url.replace("postgresql+psycopg", "postgresql")
    return Attacked(plain, folder, nursery, (0.005, 0.04), {"rate": 60.0, "direct": True, **told})


def test_row_1_kills_on_postgres(postgres_url: str, tmp_path: Path) -> None:
    with Nursery("kill.life", tmp_path / "log") as nursery:
        service = attacked(postgres_url, tmp_path, nursery)
        with service.served():
            tally = kill_rounds(service, 15, Instants(random.Random(6), longest=0.25, in_start=0.1), 20)
            assert tally.active > 5
            service.settle(60, signal.SIGKILL)
        for platform, verdict in service.verdicts().items():
            assert not verdict.faults, f"{platform}: {verdict}"
            assert tally.unknown[platform] <= 10
        assert service.verdicts()["discord"].twice == 0


def test_row_2_named_points_on_postgres(postgres_url: str, tmp_path: Path) -> None:
    """Every fourth change of the database, each on chats of its own."""
    with Nursery("kill.life", tmp_path / "log") as nursery:
        service = attacked(postgres_url, tmp_path, nursery, rate=300.0)
        with service.served():
            for changes in range(0, 400, 4):
                asyncio.run(found(service.url, Town(1, first=FIRST + changes)))
                if nursery.wait(service.start(crash=changes, ends=True)) != CRASHED:
                    break
                service.settle(20, signal.SIGKILL)
            assert changes > 30, "hardly a point"
            service.settle(20, signal.SIGKILL)
        for platform, verdict in service.verdicts().items():
            assert not verdict.faults, f"{platform}: {verdict}"
