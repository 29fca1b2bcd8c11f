"""FAULTS rows 1 to 4: the service is killed, at random instants and at named points, and nothing is lost.

`make bench` does the same a thousand times (tests/bench/kill, tests/bench/sigterm).
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from kill import books
from kill.nursery import Nursery
from kill.points import points
from kill.rounds import Instants, Tally, kill_rounds
from kill.service import PLATFORMS, Attacked
from kill.stops import stops
from kill.town import Town

WINDOW = 10
SLOW = pytest.mark.timeout(300)  # dozens of processes, one after the other: each has to start
pytestmark = pytest.mark.slow  # the reason above


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """The process that forks all others: it imports the program once."""
    with Nursery("kill.life", tmp_path_factory.mktemp("nursery") / "log") as one:
        yield one


def attacked(folder: Path, nursery: Nursery, latency: tuple[float, float], **told: object) -> Attacked:
    """A service with a database of its own."""
    return Attacked(f"sqlite:///{folder / 'jogan.db'}", folder, nursery, latency, told)


def survived(service: Attacked, tally: Tally | None = None) -> None:
    """Nothing is lost, nothing twice that is not flagged, on Discord nothing twice at all, and the file is whole."""
    assert service.settle(60) == 0
    for platform, verdict in service.verdicts().items():
        assert not verdict.faults, f"{platform}: {verdict}"
        assert verdict.sent
        if tally:
            assert tally.unknown[platform] <= WINDOW
    assert service.verdicts()["discord"].twice == 0
    assert books.is_whole(service.url)


@SLOW
def test_row_1_fifty_kills_at_random_instants(tmp_path: Path, nursery: Nursery) -> None:
    service = attacked(tmp_path, nursery, (0.005, 0.04), rate=60.0)
    with service.served():
        tally = kill_rounds(service, 50, Instants(random.Random(1), longest=0.25, in_start=0.1, start=0.3), 40)
        assert tally.active > 20, "hardly a kill met a call on the wire"
        assert tally.open_rows.total() > 20
        survived(service, tally)


@SLOW
def test_row_1_where_unsure_posts_are_held_none_is_there_twice(tmp_path: Path, nursery: Nursery) -> None:
    service = attacked(tmp_path, nursery, (0.005, 0.04), rate=60.0, unsure="hold")
    with service.served():
        tally = kill_rounds(service, 10, Instants(random.Random(2), longest=0.25, in_start=0.0), 20)
        survived(service, tally)
    verdict = service.verdicts()["telegram"]
    assert verdict.twice == 0
    assert 0 < verdict.parked <= tally.open_rows["telegram"]


@SLOW
def test_row_3_a_crash_loop_makes_progress_and_parks_what_it_meets_again_and_again(
    tmp_path: Path, nursery: Nursery
) -> None:
    """Lives of 5 to 20 ms behind their first message: the start before it cannot be shorter."""
    service = attacked(tmp_path, nursery, (0.005, 0.04), rate=60.0)
    with service.served():
        instants = Instants(random.Random(3), longest=0.015, in_start=0.0, least=0.005)
        tally = kill_rounds(service, 15, instants, 10)
        assert sum(life > 0 for life in tally.progress) == len(tally.progress), "a life without a message"
        survived(service, tally)
    assert max(row.unclean for row in books.rows(service.url)) <= 3


@SLOW
def test_row_2_every_named_point_of_planning_and_settling(tmp_path: Path, nursery: Nursery) -> None:
    """Every fifth change of the database here, every one in the bench."""
    found = list(points(tmp_path, nursery, Town(1), step=5))
    assert len(found) > 10
    assert not [point for point in found if point.faults]


@SLOW
def test_row_4_stops_in_a_broadcast_leave_nothing_unknown(tmp_path: Path, nursery: Nursery) -> None:
    service = attacked(tmp_path, nursery, (0.0, 0.5), rate=60.0)
    with service.served():
        made = stops(service, 10, random.Random(5), 30, longest=0.3)
        assert [(stop.status, stop.unknown) for stop in made] == [(0, 0)] * 10
        assert sum(stop.flying for stop in made) > 10, "nothing was on the wire"
        assert max(stop.seconds for stop in made) < 10
        service.latency = (0.0, 0.01)
        survived(service)
    assert sum(service.verdicts()[platform].twice for platform in PLATFORMS) == 0
