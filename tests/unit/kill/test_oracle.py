"""The oracle of the kill harness finds what it is there to find."""

from dataclasses import replace

from kill.books import Row
from kill.oracle import groups, judged
from kill.services import Arrival

ROW = Row("telegram", "1", "telegram:9", "edition:2024-07-16", 1, "sent", 1, 0, "11", "")
CAME = Arrival(0.0, "telegram", "1", "the front page", "11")


def test_what_was_sent_once_is_in_order() -> None:
    verdict = judged([ROW], [CAME], "telegram")
    assert not verdict.faults
    assert (verdict.rows, verdict.sent, verdict.twice) == (1, 1, 0)


def test_a_row_that_says_sent_and_did_not_arrive_is_lost() -> None:
    assert judged([ROW], [], "telegram").lost == ["1 edition:2024-07-16 1"]
    assert judged([ROW], [replace(CAME, chat="2")], "telegram").lost


def test_a_message_in_another_chat_belongs_to_nobody() -> None:
    assert judged([], [CAME], "telegram").unaccounted == ["1 messages in 1 that no row knows of"]


def test_what_is_there_twice_must_be_flagged() -> None:
    again = replace(CAME, message="12", content="may be here already\nthe front page")
    assert judged([ROW], [CAME, again], "telegram").unflagged
    flagged = judged([replace(ROW, unclean=1)], [CAME, again], "telegram")
    assert not flagged.faults
    assert flagged.twice == 1


def test_a_message_that_the_service_knew_already_is_not_there_twice() -> None:
    assert judged([ROW], [CAME, replace(CAME, fresh=False)], "telegram").twice == 0


def test_a_row_that_is_not_settled_is_unaccounted() -> None:
    for state in ("ready", "sending", "unsure"):
        assert judged([replace(ROW, state=state, message="")], [], "telegram").unaccounted


def test_a_row_that_was_given_up_says_why() -> None:
    parked = replace(ROW, state="parked", message="", unclean=2)
    assert judged([parked], [], "telegram").unaccounted
    verdict = judged([replace(parked, reason="killed twice")], [CAME], "telegram")
    assert not verdict.faults
    assert (verdict.parked, verdict.parked_there) == (1, 1)


def test_a_refused_call_put_nothing_anywhere() -> None:
    assert not judged([ROW], [CAME, replace(CAME, message="")], "telegram").faults


def test_parts_are_told_apart_by_what_they_say() -> None:
    other = replace(CAME, message="12", content="the page of a category")
    assert [len(group) for group in groups([CAME, other])] == [1, 1]
    assert not judged([ROW, replace(ROW, part=2, message="12")], [CAME, other], "telegram").faults


def test_another_platform_is_another_verdict() -> None:
    assert judged([ROW], [CAME], "discord").rows == 0
