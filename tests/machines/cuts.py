"""A broadcast in whose middle the machine that sends is cut off, comes back, and takes part in the next one."""

import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kill import books
from kill.oracle import Verdict
from machines import database
from machines.network import Machine, Network, network
from machines.pair import ANSWERS, PLATFORMS, Pair, pair, settle, until

CHATS, NEXT = 100, 20
BEGUN = 20
"""Messages of each platform before the cut."""
SLOW = 4.0
"""Seconds that the platforms take to answer until the other machine has started: however long that takes, the broadcast
is in its middle then."""
TAKEN_OVER = 30.0
PARTS = 5
"""Messages of two chats, one of each platform: a front page and a page for each of one or two categories."""
SETTLED = 120.0
STARTED = 120.0
READY_AGAIN = 60.0


@dataclass(frozen=True, slots=True)
class Cut:
    """What is cut, and for how many seconds at least; `told` is what the cut process says of it meanwhile."""

    cut: Callable[[Network, Machine], None]
    mend: Callable[[Network, Machine], None]
    told: str
    lasts: float = 0.0


CUTS: Mapping[str, Cut] = {
    "everything": Cut(
        lambda network, machine: network.cut(machine, "database", "platforms"),
        lambda network, machine: network.mend(machine, "database", "platforms"),
        "the database has not answered for 10 s",
    ),
    "database": Cut(
        lambda network, machine: network.cut(machine, "database"),
        lambda network, machine: network.mend(machine, "database"),
        "the database has not answered for 10 s",
        25.0,  # longer than any connection outlives it
    ),
    "platforms": Cut(
        lambda network, machine: network.cut(machine, "platforms"),
        lambda network, machine: network.mend(machine, "platforms"),
        "cannot be posted to from here",
    ),
    "answers": Cut(
        lambda network, machine: network.deafen(machine, "platforms"),
        lambda network, machine: network.heal(machine, "platforms"),
        "cannot be posted to from here",
    ),
    "answers of the database": Cut(
        lambda network, machine: network.deafen(machine, "database"),
        lambda network, machine: network.heal(machine, "database"),
        "the database has not answered for 10 s",
    ),
}
"""By what does not arrive any more; of the last two, what the machine sends does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was seen. Seconds are by platform: `gap` between the last message of one machine and the first of the other,
    `last` from the cut to the cut machine's last message, `overlap` those that it sent after the other's first."""

    gap: Mapping[str, float]
    last: Mapping[str, float]
    overlap: Mapping[str, int]
    unknown: Mapping[str, int]
    verdicts: Mapping[str, Verdict]
    ready: Mapping[str, object]
    logs: tuple[str, str]
    went_on: Mapping[str, int]
    statuses: tuple[int, int]

    def told(self) -> str:
        """For people, without the logs."""
        told = [f"{name}: {getattr(self, name)}" for name in self.__slots__ if name not in ("logs", "verdicts")]
        return "; ".join([*told, *(f"{platform}: {verdict}" for platform, verdict in self.verdicts.items())])


def outcome_of(cut: Cut, two: Pair) -> Outcome:
    """Live through one of them."""
    one, other, machine = two.one, two.other, two.one.machine
    one.start()
    until(lambda: all(len(came) >= BEGUN for came in one.arrivals.values()), STARTED, "one sends")
    one.answered_after(SLOW)
    other.start()
    until(lambda: other.log.count("Started ") >= len(PLATFORMS), STARTED, "the other has started")
    one.answered_after(ANSWERS)
    begun = {platform: len(came) for platform, came in one.arrivals.items()}
    until(lambda: all(len(came) >= begun[at] + BEGUN for at, came in one.arrivals.items()), STARTED, "the slow answers")
    assert not any(other.arrivals.values()), "two at one lane"
    assert two.lanes_left() == len(PLATFORMS), f"nothing is left to be cut off from: {books.states(two.url)}"
    began = time.monotonic()
    cut.cut(two.network, machine)
    until(lambda: all(other.arrivals.values()), 2 * TAKEN_OVER, f"taken over: {books.states(two.url)}")
    first = {platform: came[0].at for platform, came in other.arrivals.items()}
    last = {platform: came[-1].at for platform, came in one.arrivals.items()}
    until(lambda: cut.told in one.log, TAKEN_OVER, f"it says {cut.told}")
    ready = one.health("readyz")
    time.sleep(max(0.0, began + cut.lasts - time.monotonic()))
    overlap = {platform: sum(came.at > first[platform] for came in one.arrivals[platform]) for platform in PLATFORMS}
    cut.mend(two.network, machine)
    went_on, statuses = next_broadcast(two)
    return Outcome(
        gap={platform: first[platform] - last[platform] for platform in PLATFORMS},
        last={platform: last[platform] - began for platform in PLATFORMS},
        overlap=overlap,
        unknown=unknown(two),
        verdicts={platform: two.verdict(platform) for platform in PLATFORMS},
        ready=ready,
        logs=(one.log, other.log),
        went_on=went_on,
        statuses=statuses,
    )


def lived_through(cut: Cut, two: Pair) -> Outcome:
    """The same; what did not come in time is told with what both processes wrote."""
    try:
        return outcome_of(cut, two)
    except AssertionError as failure:
        raise AssertionError(f"{failure}\n{two.one.log}\n{two.other.log}") from failure


def next_broadcast(two: Pair) -> tuple[dict[str, int], tuple[int, int]]:
    """Whoever plans and begins it, the other is stopped in its middle: the one that was cut off brings it to its end.

    How much came from that one, by platform, and the exit statuses of both."""
    before = {platform: len(came) for platform, came in two.one.arrivals.items()}
    two.comes_due()
    until(lambda: len(books.rows(two.url)) > PARTS * CHATS, SETTLED, "the next broadcast is planned")
    second = two.other.end(signal.SIGTERM)
    until(lambda: not two.left(), SETTLED, "everything is settled")
    until(lambda: two.one.health("readyz")["ready"], READY_AGAIN, "the one that was cut off is well again")
    went_on = {platform: len(came) - before[platform] for platform, came in two.one.arrivals.items()}
    return went_on, (two.one.end(signal.SIGTERM), second)


def unknown(two: Pair) -> dict[str, int]:
    """Rows of each platform with an attempt of which nobody knew what came."""
    rows = books.rows(two.url)
    return {platform: sum(row.platform == platform and row.unclean > 0 for row in rows) for platform in PLATFORMS}


@contextmanager
def outcomes(cuts: Mapping[str, Cut]) -> Iterator[Mapping[str, "Future[Outcome]"]]:
    """All of them at the same time, each of a pair of machines with a database of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        net = stack.enter_context(network([f"machine{number}" for number in range(2 * len(cuts))]))
        server = stack.enter_context(database.server(net.at("database")))
        settle(server.create("town"), CHATS, NEXT)
        pool = stack.enter_context(ThreadPoolExecutor(len(cuts)))
        running = {}
        for index, (name, cut) in enumerate(cuts.items()):
            (own := folder / str(index)).mkdir()
            two = net.machines[2 * index], net.machines[2 * index + 1]
            found = stack.enter_context(pair(server.create(f"town{index}", "town"), own, net, two))
            running[name] = pool.submit(lived_through, cut, found)
        stack.callback(lambda: wait(running.values()))
        yield running
