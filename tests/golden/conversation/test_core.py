"""The conversation over the router itself, without a platform, and the script that every platform runs."""

from collections import Counter
from collections.abc import Mapping
from typing import get_args

import pytest
from golden.conversation.driver_core import InCore
from golden.conversation.meaning import Came, Meaning
from golden.conversation.recording import conversation, is_as_it_was_read, record
from golden.conversation.script import SCRIPT, Happens, Need, Press, ReplyTo, Say, Turn


async def test_the_conversation_is_as_it_was_read() -> None:
    assert is_as_it_was_read(await conversation(InCore.opened), "core.txt")


async def test_a_platform_that_cannot_do_everything_says_what_it_leaves_out() -> None:
    async with InCore.opened() as core:
        core.has = frozenset()
        pages = [step.page for step in await record(core)]
    left_out = [page for page in pages if "\n(not in the core: " in page]
    assert len(left_out) == len([turn for turn in SCRIPT if turn.needs])
    edited = next(page for page in left_out if "[edited]" in page)
    assert edited.endswith(". Joon (in the group): /digest [edited]\n\n(not in the core: groups, edits)\n")


@pytest.mark.parametrize("wrong", [None, Came("other words", Meaning("other words"))])
async def test_an_answer_that_is_not_what_it_must_be_is_noticed(wrong: Came | None) -> None:
    class Mute:
        has: frozenset[Need] = frozenset()
        where = channel = "nowhere"
        names: Mapping[str, str] = {}

        async def take(self, turn: Turn) -> Came | None:
            return wrong

    with pytest.raises(AssertionError):
        await record(Mute())


def test_it_is_long_enough_to_meet_everything_and_says_what_it_needs() -> None:
    assert len(SCRIPT) >= 60
    needs = Counter(need for turn in SCRIPT for need in turn.needs)
    assert set(needs) == set(get_args(Need))
    assert all("groups" in turn.needs for turn in SCRIPT if turn.where == "group")
    assert all("channels" in turn.needs for turn in SCRIPT if turn.where == "channel")
    plain = [turn for turn in SCRIPT if not turn.needs]
    assert len(plain) >= 45
    assert {turn.where for turn in plain} == {"private"}


@pytest.mark.parametrize("kind", [Say, Press, ReplyTo, Happens])
def test_it_has_every_act(kind: type) -> None:
    assert [turn for turn in SCRIPT if isinstance(turn.act, kind)]
