"""What becomes of a delivery of which nobody knows: by the platform's means, else by the lane's policy."""

from datetime import datetime, timedelta

import pytest
from postman import DAY, LANE, START, Town
from virtual_time import run

from bot.delivery.doubt import LATER, Again, Doubt
from bot.delivery.recover import Recovery
from bot.delivery.sending import Result
from bot.domain.chat import Address
from bot.domain.delivery import Waiting
from bot.domain.posting import Recipe
from bot.errors import JoganError, Moved, Refused, Temporary, Unsure
from bot.ports.ledger import Bundle, Settled
from bot.ports.platform import Rendered
from bot.settings import LaneSettings

BUNDLE = Bundle(1, Recipe(LANE, "private", "en", "brief", None, "edition", (DAY,)), (Rendered("b", "p"),))


def a_row(unclean: int = 1, age: float = 5.0, *, stopped: bool = False) -> Waiting:
    """A row whose first doubtful attempt began some seconds ago."""
    claimed = START - timedelta(seconds=age)
    return Waiting(
        1,
        LANE,
        1,
        Address("telegram", "1"),
        "private",
        "edition:x",
        1,
        1,
        0,
        unclean=unclean,
        claimed_at=claimed,
        stopped=stopped,
    )


def verdict(row: Waiting, answer: JoganError | str | None, repeatable: float = 0.0, unsure: str = "resend") -> object:
    """What the doubt says where the place answers so."""

    async def main() -> object:
        town = Town(LaneSettings(unsure=unsure), repeatable=repeatable)  # type: ignore[arg-type]

        async def arrived(*_: object, **__: object) -> str | None:
            if isinstance(answer, JoganError):
                raise answer
            return answer

        town.wire.arrived = arrived  # type: ignore[method-assign]
        return await Doubt(town.wire, town.clock, town.settings).verdict(row, BUNDLE)  # type: ignore[arg-type]

    return run(main())


def test_row_48_an_attempt_of_a_clock_that_was_ahead_is_looked_for_and_not_repeated() -> None:
    """Its age is not known: the key may repeat it no more, and the message may be older than the moment says."""
    asked: list[datetime] = []

    async def main() -> object:
        town = Town(repeatable=110.0)

        async def arrived(*_: object, since: datetime, **__: object) -> str | None:
            asked.append(since)
            return "m1"

        town.wire.arrived = arrived  # type: ignore[method-assign]
        row = a_row(age=-86_400)
        return await Doubt(town.wire, town.clock, town.settings).verdict(row, BUNDLE)  # type: ignore[arg-type]

    assert state(run(main())) == "sent"
    assert asked == [START - timedelta(days=2)]


def state(said: object) -> str:
    assert isinstance(said, Settled)
    return said.state


def test_what_is_there_is_sent_and_what_is_not_comes_again() -> None:
    there = verdict(a_row(), "77")
    assert isinstance(there, Settled)
    assert (there.state, there.message_id) == ("sent", "77")
    assert verdict(a_row(), None) == Again()


def test_while_a_key_repeats_nobody_is_asked() -> None:
    assert verdict(a_row(2, 90.0), Unsure("never asked"), repeatable=110.0) == Again()


def test_a_call_that_would_end_after_the_keys_time_is_not_trusted_to_it() -> None:
    assert state(verdict(a_row(1, 105.0), "77", repeatable=110.0)) == "sent"


@pytest.mark.parametrize(
    ("unsure", "unclean", "expected"),
    [("resend", 1, Again(marked=True)), ("resend", 2, "parked"), ("hold", 1, "parked")],
)
def test_row_5_where_nobody_can_know_the_lanes_policy_decides(unsure: str, unclean: int, expected: object) -> None:
    said = verdict(a_row(unclean), Unsure("the platform does not say"), unsure=unsure)
    assert said == expected or state(said) == expected


def test_row_3_three_attempts_of_which_nobody_knows_are_enough_unless_the_message_is_there() -> None:
    assert state(verdict(a_row(3), None, repeatable=110.0)) == "parked"
    assert state(verdict(a_row(3), Unsure("?"), repeatable=110.0)) == "parked"
    assert state(verdict(a_row(3), "77", repeatable=110.0)) == "sent"


@pytest.mark.parametrize(("failure", "seconds"), [(Temporary("later", 12.0), 12.0), (Temporary("later"), LATER)])
def test_a_place_that_cannot_say_now_is_asked_later(failure: JoganError, seconds: float) -> None:
    said = verdict(a_row(), failure)
    assert isinstance(said, Settled)
    assert said.state == "unsure"
    assert said.not_before == START + timedelta(seconds=seconds)


def test_a_chat_that_gets_nothing_any_more_gets_no_second_message_either() -> None:
    assert state(verdict(a_row(stopped=True), None)) == "dead"


@pytest.mark.parametrize("failure", [Refused("gone", "unknown channel"), Moved("2", "moved")])
def test_refusals_are_passed_on(failure: JoganError) -> None:
    with pytest.raises(type(failure)):
        verdict(a_row(), failure)


def recovered(answer: JoganError) -> tuple[Town, Settled]:
    """What a look at one unsure row comes to, where asking is answered so."""

    async def main() -> tuple[Town, Settled]:
        town, kept = Town(), list[Result]()
        await town.plan()
        fence = await town.ledger.take(LANE, "one") or 0
        await town.ledger.exchange(LANE, fence, [], [1], town.clock.now())
        fence = await town.ledger.take(LANE, "one") or 0

        async def arrived(*_: object, **__: object) -> str | None:
            raise answer

        async def keep(results: object) -> None:
            kept.extend(results)  # type: ignore[call-overload]

        town.wire.arrived = arrived  # type: ignore[method-assign]
        lane = town.delivering()._lane(LANE, town.wire, fence)  # type: ignore[arg-type]
        doubt = Doubt(lane.posts, lane.clock, lane.settings)
        await Recovery(lane, doubt, keep)._look()
        return town, kept[0].settled

    return run(main())


def test_a_chat_that_refuses_while_it_is_asked_is_switched_off() -> None:
    town, settled = recovered(Refused("gone", "unknown channel"))
    assert settled.state == "dead"
    assert [address.id for address, _ in town.refused] == ["1"]


def test_a_chat_that_moved_is_asked_at_its_new_address() -> None:
    town, settled = recovered(Moved("2", "moved"))
    assert settled.state == "unsure"
    assert len(town.refused) == 1


def test_what_is_to_be_sent_again_goes_the_way_of_all_others() -> None:
    _, settled = recovered(Unsure("the platform does not say"))
    assert settled.state == "ready"
