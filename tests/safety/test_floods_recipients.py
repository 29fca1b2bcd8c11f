"""Whoever says what, wherever: what leaves goes where it was said, to who subscribed, or to an operator.

Nobody makes the bot write to somebody else, or changes what somebody else gets.
"""

from dataclasses import dataclass

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from safety.posting_town import (
    ANN,
    BOB,
    DEN,
    EVE,
    JOAN,
    KINDS,
    LAB,
    NAMES,
    NEWS,
    PEOPLE,
    PLACES,
    RULERS,
    PostingTown,
    at,
)
from virtual_time import run

from bot.chat.commands import MANAGING
from bot.domain.change import SETTINGS, value_of
from bot.domain.chat import Address, Chat

NAMED = [*NAMES.values(), *(f"@{place}" for place in PLACES), *PLACES, *(f"@person_{person}" for person in PEOPLE)]
NAMED += [*(f"@{person}" for person in PEOPLE), "@nobody_at_all", ""]
LINKED = ("digest", "p20240716-1", "q20240716", "colm-2024_p1", f"p{LAB}", f"q{BOB}", "colm-2024_q")
VALUES = ("", "all", "LLM", "ko", "09:30", "Asia/Seoul", "on", "full", "1", "2", "mon-fri")
LATEST = 40
"""Buttons of which one is pressed."""
ASKING = st.sampled_from(["/ask 1 why?", "/ask 2 how much?", "/ask 3 what for?"])
TALK = ("/digest", "/paper 1", "/saved", "what is new?", "hello", "/wrong")
COMMANDS = st.builds(
    "/{} {} {}".format, st.sampled_from(sorted(MANAGING)), st.sampled_from(NAMED), st.sampled_from(VALUES)
)
NUMBERED = st.builds(
    "/{} {}{}".format,
    st.sampled_from(["wrong", "evidence", "passages", "undo"]),
    st.integers(1, 3),
    st.sampled_from(["", " confirm", " dismiss"]),
)
SUBSCRIBING = st.builds("/subscribe {} all".format, st.sampled_from([*NAMES.values(), "", ""]))
WORDS = st.one_of(
    COMMANDS,
    SUBSCRIBING,
    NUMBERED,
    ASKING,
    st.sampled_from(TALK),
    st.builds("/start {}".format, st.sampled_from(LINKED)),
)


@dataclass(frozen=True)
class Act:
    """`place` is None for the person's own chat. A press is of any button that was shown to anybody: whoever
    writes their own program presses what they like."""

    person: str
    place: str | None
    words: str
    kind: str = "says"
    button: int = 0
    hidden: bool = False


ASKED = st.builds(Act, st.sampled_from(PEOPLE), st.sampled_from([None, LAB]), ASKING)
REPORTS = st.builds("/wrong {}{}".format, st.integers(1, 3), st.sampled_from(["", " confirm"]))
VERDICTS = st.builds(Act, st.sampled_from(PEOPLE), st.sampled_from([None, LAB]), REPORTS)
ACTS = (
    ASKED
    | VERDICTS
    | st.builds(
        Act,
        st.sampled_from(PEOPLE),
        st.sampled_from([None, None, *PLACES]),
        WORDS,
        st.sampled_from(["says"] * 6 + ["presses"] * 3 + ["joins", "leaves"]),
        st.integers(0, 10_000),
        st.booleans(),
    )
)


@dataclass(frozen=True)
class Before:
    """What there was before an act."""

    chats: dict[Address, Chat]
    sent: int
    told: int
    edited: int


def before(town: PostingTown) -> Before:
    return Before(town.chats(), len(town.posts.arrivals), len(town.posts.told), len(town.posts.edited))


async def does(town: PostingTown, act: Act) -> None:
    """One act; who may not write, add or put out in a place does it not."""
    place = act.person if act.place is None or (act.place == NEWS and RULERS[NEWS] != act.person) else act.place
    was, rules = before(town), RULERS.get(place) == act.person
    if act.kind in ("joins", "leaves"):
        if rules:
            await (town.joins if act.kind == "joins" else town.leaves)(act.person, place)
            assert {person for person, _ in town.posts.told[was.told :]} <= {act.person}
    else:
        words = (
            town.pressable[-1 - act.button % min(len(town.pressable), LATEST)] if act.kind == "presses" else act.words
        )
        hidden = place in PLACES and (act.hidden or KINDS[place] == "channel")
        await town.hears(act.person, place, words, pressed=act.kind == "presses", hidden=hidden)
        assert {person for person, _ in town.posts.told[was.told :]} <= {JOAN}
    assert {one.address for one in town.posts.arrivals[was.sent :]} <= {at(place)}
    check_edits(town, was, act.person if place == act.person else "")
    own = {act.person, *(one for one, ruler in RULERS.items() if ruler == act.person)}
    assert changed(was.chats, town.chats()) <= {at(one) for one in own}


def check_edits(town: PostingTown, was: Before, privately: str) -> None:
    """Only an operator's word in their own chat changes a message, and the message stays where it is."""
    edits = town.posts.edited[was.edited :]
    assert not edits or privately == JOAN
    for address, message, _ in edits:
        assert town.posts.arrivals[int(message) - 1].address == address


def changed(old: dict[Address, Chat], new: dict[Address, Chat]) -> set[Address]:
    """Chats that get something else than before, or at another time, or are another's now."""
    return {each for each in {*old, *new} if _gets(old.get(each)) != _gets(new.get(each))}


def _gets(chat: Chat | None) -> object:
    if chat is None or not (chat.subscribed or chat.next_due or chat.off):
        return None  # as long as nothing is asked for, nothing comes
    return [value_of(chat, setting) for setting in SETTINGS], chat.next_due, chat.off, chat.owner, chat.kind


async def told(acts: list[Act]) -> PostingTown:
    """All acts, one after the other, and the morning after them."""
    town = PostingTown()
    await town.open()
    for act in acts:
        await does(town, act)
    want = {address for address, chat in town.chats().items() if chat.subscribed and not chat.paused and not chat.off}
    was = before(town)
    await town.next_morning()
    assert {one.address for one in town.posts.arrivals[was.sent :]} <= want
    assert (len(town.posts.told), len(town.posts.edited)) == (was.told, was.edited)
    return town


@pytest.mark.slow  # sixty sequences of forty to sixty acts
@settings(max_examples=60, phases=[Phase.reuse, Phase.generate])  # to make a failing sequence shorter takes minutes
@given(st.lists(ACTS, min_size=40, max_size=60))
def test_nobody_makes_the_bot_write_to_somebody_else(acts: list[Act]) -> None:
    run(told(acts))


def test_what_may_go_to_others_does_go_there() -> None:
    """Posts to two chats, a word to who added the bot, a report to the operator, and her verdict to its message."""
    asks, reports = Act(BOB, DEN, "/ask 1 why?"), Act(BOB, DEN, "/wrong 1")
    acts = [Act(ANN, None, f"/subscribe {NAMES[NEWS]} all"), Act(EVE, None, "/subscribe LLM"), Act(ANN, LAB, "/start")]
    acts += [Act(EVE, None, f"/subscribe {NAMES[NEWS]} LLM"), Act(EVE, LAB, "/subscribe all"), asks, reports]
    town = run(told([Act(BOB, DEN, "", "joins"), *acts, Act(JOAN, None, "/wrong 1 confirm")]))
    assert {one.address for one in town.posts.arrivals if one.at.day > 17} == {at(NEWS), at(EVE)}
    assert [person for person, _ in town.posts.told] == [BOB, JOAN]
    assert [address for address, _, _ in town.posts.edited] == [at(DEN)]
