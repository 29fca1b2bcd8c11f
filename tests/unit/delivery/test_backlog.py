"""The backlog: by number, one row of a chat at a time, passing over places that wait."""

from dataclasses import replace

from bot.delivery.backlog import Backlog
from bot.delivery.pacer import Pacer, place_of
from bot.domain.chat import Address, ChatKind
from bot.domain.delivery import Waiting


def a_row(number: int, chat: int, part: int = 1, kind: ChatKind = "private", place: str = "") -> Waiting:
    """A row of one posting."""
    return Waiting(number, "telegram:1", chat, Address("telegram", place or str(chat)), kind, "edition:x", part, 1, 0)


def picked(backlog: Backlog, now: float = 0.0) -> list[int]:
    """Everything that may leave now, which stays out."""
    found = []
    while (row := backlog.pick(now)) is not None:
        found.append(row.number)
    return found


def test_rows_come_by_number_and_one_of_a_chat() -> None:
    backlog = Backlog(Pacer(23))
    assert backlog.add([a_row(3, 1, 2), a_row(1, 1), a_row(2, 2), a_row(4, 2, 2)]) == 4
    assert picked(backlog) == [1, 2]
    assert len(backlog) == 2
    backlog.done(2)
    assert picked(backlog) == [4]
    backlog.done(1)
    assert picked(backlog) == [3]


def test_the_same_row_is_not_put_in_twice() -> None:
    backlog = Backlog(Pacer(23))
    assert backlog.add([a_row(1, 1), a_row(1, 1)]) == 1
    assert backlog.add([a_row(1, 1)]) == 0


def test_a_place_that_waits_is_passed_over_and_comes_at_its_time() -> None:
    pacer = Pacer(23, chat_gap=1.0)
    backlog = Backlog(pacer)
    backlog.add([a_row(1, 1), a_row(2, 2)])
    pacer.leave("1", "private", 0.0)
    assert backlog.turn() == float("-inf")
    assert picked(backlog, 0.5) == [2]
    assert backlog.turn() == 1.0
    assert picked(backlog, 1.0) == [1]
    assert backlog.turn() == float("inf")


def test_two_topics_of_one_group_never_leave_together() -> None:
    backlog = Backlog(Pacer(23))
    backlog.add([a_row(1, 1, kind="thread", place="-5/1"), a_row(2, 2, kind="thread", place="-5/2")])
    first = backlog.pick(0.0)
    assert first is not None
    assert backlog.pick(0.0, {place_of(first.address)}) is None
    assert backlog.pick(0.1) is not None


def test_rows_of_a_dropped_chat_are_gone_and_others_stay() -> None:
    backlog = Backlog(Pacer(23))
    backlog.add([a_row(1, 1), a_row(2, 1, 2), a_row(3, 2)])
    assert backlog.drop(1) == 2
    assert backlog.drop(9) == 0
    assert len(backlog) == 1
    assert picked(backlog) == [3]
    assert backlog.add([replace(a_row(2, 1, 2), address=Address("telegram", "new"))]) == 1
    assert picked(backlog) == [2]


def test_a_row_that_comes_again_goes_before_what_follows_it() -> None:
    backlog = Backlog(Pacer(23))
    backlog.add([a_row(1, 1), a_row(2, 1, 2), a_row(3, 1, 3)])
    first = backlog.pick(0.0)
    assert first is not None
    backlog.drop(1)
    backlog.done(1)
    backlog.add([a_row(2, 1, 2), a_row(3, 1, 3), a_row(1, 1)])
    assert picked(backlog) == [1]


def test_nothing_is_kept_of_chats_that_are_over() -> None:
    backlog = Backlog(Pacer(23))
    for number in range(1, 1_001):
        backlog.add([a_row(number, number)])
        assert backlog.pick(float(number)) is not None
        backlog.done(number)
    assert len(backlog) == 0
    assert not backlog._lines
    assert not backlog._free
