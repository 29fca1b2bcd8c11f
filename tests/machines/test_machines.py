"""FAULTS row 10: two machines with one PostgreSQL; the one that posts is cut off in the middle, then comes back.

All cuts happen beside each other in one test, each to a pair of machines with a database of its own: they mostly wait.
"""

import pytest
from machines import database, network
from machines.cuts import CUTS, TAKEN_OVER, Outcome, outcomes
from machines.pair import PLATFORMS

WINDOW = 10
PROOF = 10.0
HERE = {name: CUTS[name] for name in ("everything", "database", "platforms", "answers")}
pytestmark = [
    pytest.mark.slow,  # a lease has to become stale in real time
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(why := network.missing() or database.missing()), reason=f"no machines here: {why}"),
]


def test_row_10_a_machine_is_cut_off_in_the_middle_of_a_broadcast_and_comes_back() -> None:
    with outcomes(HERE) as running:
        found = {name: each.result() for name, each in running.items()}
    for name, outcome in found.items():
        print(name, outcome.told())  # noqa: T201 -- shown where one of them is not as it must be
        is_taken_over(outcome)
        loses_nothing_and_repeats_nothing_unsaid(outcome)
        both_live_on(outcome)
        if name in ("everything", "database"):
            stops_by_itself(outcome)
        else:
            gives_its_lanes_away(outcome)


def is_taken_over(outcome: Outcome) -> None:
    """By the other, in time, and the cut one sends nothing beside it."""
    assert max(outcome.gap.values()) < TAKEN_OVER
    assert outcome.overlap == dict.fromkeys(PLATFORMS, 0)


def loses_nothing_and_repeats_nothing_unsaid(outcome: Outcome) -> None:
    """On Discord nothing is there twice; on Telegram it says so, and those are of the window."""
    for platform, verdict in outcome.verdicts.items():
        assert not verdict.faults, f"{platform}: {verdict}"
        assert verdict.rows == verdict.sent + verdict.parked
        assert verdict.twice <= (outcome.unknown[platform] if platform == "telegram" else 0)
        assert outcome.unknown[platform] <= WINDOW


def both_live_on(outcome: Outcome) -> None:
    """Both processes end in order later, and the one that was cut off brought the next broadcast to its end."""
    assert outcome.statuses == (0, 0)
    assert min(outcome.went_on.values()) > 0
    crashed = [line for log in outcome.logs for line in log.splitlines() if "Traceback" in line]
    assert not crashed, "\n".join(crashed)


def stops_by_itself(outcome: Outcome) -> None:
    """Without its database; its own page says why, and the other says from whom it took over."""
    assert max(outcome.last.values()) < PROOF
    assert outcome.ready["ready"] is False
    assert outcome.ready["database"] != "ok"
    assert outcome.logs[1].count("taken over from") == len(PLATFORMS)


def gives_its_lanes_away(outcome: Outcome) -> None:
    """Without the platforms, though its database answers."""
    assert outcome.ready["ready"] is False
    assert "left to other machines" in str(outcome.ready["lanes"])
