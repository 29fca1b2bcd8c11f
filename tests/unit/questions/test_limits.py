"""So many questions a minute and a day for one person, wherever; what is refused does not count."""

from datetime import UTC, datetime, timedelta

from bot.domain.chat import Address
from bot.questions import limits as module
from bot.questions.limits import Limit, Limits
from bot.settings import QuestionSettings

HERE, THERE = Address("hall", "1"), Address("hall", "2")
NOON = datetime(2024, 7, 17, 12, 0, tzinfo=UTC)


class Given:
    """How many answers were given; notes since when that was asked."""

    def __init__(self, count: int = 0) -> None:
        self.count, self.since = count, list[datetime]()

    async def __call__(self, address: Address, person: str, since: datetime) -> int:
        self.since.append(since)
        return self.count


def limits(given: Given | None = None, a_minute: int = 2, a_day: int = 40) -> Limits:
    return Limits(QuestionSettings(a_minute, a_day), given or Given())


async def test_a_minute_slides_and_what_is_refused_does_not_count() -> None:
    counted = limits()
    assert await counted.taken(HERE, "7", NOON) is None
    assert await counted.taken(HERE, "7", NOON + timedelta(seconds=40)) is None
    again = NOON + timedelta(minutes=1)
    for second in (41, 50, 59):
        assert await counted.taken(HERE, "7", NOON + timedelta(seconds=second)) == Limit("minute", 2, again)
    assert await counted.taken(HERE, "7", again) is None
    assert await counted.taken(HERE, "7", again) == Limit("minute", 2, NOON + timedelta(seconds=100))


async def test_others_have_their_own_and_whoever_has_no_name_is_the_chat() -> None:
    counted = limits(a_minute=1)
    elsewhere = Address("mall", "1")
    for address, person in ((HERE, "7"), (HERE, "8"), (elsewhere, "7"), (HERE, ""), (THERE, "")):
        assert await counted.taken(address, person, NOON) is None
        assert await counted.taken(address, person, NOON) is not None


async def test_many_chats_are_no_way_to_ask_more() -> None:
    counted = limits(a_minute=3, a_day=5)
    taken = [await counted.taken(Address("hall", str(chat)), "7", NOON) for chat in range(20)]
    assert [limit is None for limit in taken] == [True] * 3 + [False] * 17
    for chat in range(20):
        counted.given(Address("hall", str(chat)), "7", NOON)
        counted.ended(Address("hall", str(chat)), "7")
    limit = await counted.taken(Address("hall", "new"), "7", NOON + timedelta(minutes=1))
    assert limit is not None
    assert limit.of == "day"


async def test_a_day_is_counted_from_midnight_utc_with_what_is_under_way() -> None:
    given = Given(38)
    counted = limits(given, a_minute=100)
    seoul = NOON.astimezone(tz=None)
    assert await counted.taken(HERE, "7", seoul) is None
    assert await counted.taken(HERE, "7", seoul) is None
    midnight = datetime(2024, 7, 18, tzinfo=UTC)
    assert await counted.taken(HERE, "7", NOON) == Limit("day", 40, midnight)
    assert set(given.since) == {datetime(2024, 7, 17, tzinfo=UTC)}
    counted.ended(HERE, "7")
    assert await counted.taken(HERE, "7", NOON) is None
    counted.ended(HERE, "7")
    given.count = 40
    assert await counted.taken(HERE, "7", NOON) == Limit("day", 40, midnight)


async def test_a_day_that_is_used_up_takes_nothing_of_the_minute() -> None:
    given = Given(40)
    counted = limits(given, a_minute=1)
    assert (await counted.taken(HERE, "7", NOON)) == Limit("day", 40, datetime(2024, 7, 18, tzinfo=UTC))
    given.count = 0
    assert await counted.taken(HERE, "7", NOON) is None


async def test_what_was_given_counts_though_nothing_of_it_is_kept() -> None:
    """As after /forget, and where an older answer was given again, which is kept as old as it is."""
    counted = limits(Given(0), a_minute=100, a_day=2)
    for _ in range(2):
        assert await counted.taken(HERE, "7", NOON) is None
        counted.given(HERE, "7", NOON)
        counted.ended(HERE, "7")
    assert await counted.taken(HERE, "7", NOON) == Limit("day", 2, datetime(2024, 7, 18, tzinfo=UTC))
    assert await counted.taken(HERE, "8", NOON) is None
    assert await counted.taken(THERE, "7", NOON) is not None
    assert await counted.taken(HERE, "7", NOON + timedelta(hours=11, minutes=59)) is not None
    assert await counted.taken(HERE, "7", NOON + timedelta(hours=12)) is None


async def test_a_day_that_is_over_does_not_come_back_with_a_late_answer() -> None:
    counted = limits(Given(0), a_minute=100, a_day=1)
    midnight = datetime(2024, 7, 18, tzinfo=UTC)
    counted.given(HERE, "7", midnight)
    counted.given(HERE, "8", midnight - timedelta(seconds=1))
    assert await counted.taken(HERE, "7", midnight) is not None
    assert await counted.taken(HERE, "7", midnight - timedelta(days=7)) is None, "a clock that was ahead"


async def test_an_answer_that_is_kept_too_counts_once() -> None:
    counted = limits(given := Given(0), a_minute=100, a_day=2)
    assert await counted.taken(HERE, "7", NOON) is None
    counted.given(HERE, "7", NOON)
    given.count = 1
    counted.ended(HERE, "7")
    assert await counted.taken(HERE, "7", NOON) is None


async def test_who_asked_is_not_to_be_found_here() -> None:
    counted = limits()
    assert await counted.taken(HERE, "somebody", NOON) is None
    counted.given(HERE, "somebody", NOON)
    kept = [counted._asked, counted._under_way, counted._given]
    assert all(kept)
    assert "somebody" not in repr(kept)
    assert limits()._hashed(HERE, "somebody") not in counted._given


async def test_an_end_without_a_beginning_gives_nothing() -> None:
    counted = limits(Given(40), a_minute=5)
    counted.ended(HERE, "7")
    assert await counted.taken(HERE, "7", NOON) is not None


async def test_no_more_people_are_remembered_than_there_is_room_for() -> None:
    counted = limits(a_minute=1)
    for person in range(module.MOST_PEOPLE + 1):
        assert await counted.taken(HERE, str(person), NOON) is None
        counted.given(HERE, str(person), NOON)
    assert len(counted._asked) == len(counted._given) == module.MOST_PEOPLE
    assert await counted.taken(HERE, str(module.MOST_PEOPLE), NOON) is not None
