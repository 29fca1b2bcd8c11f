"""The conversation over the router itself, without a platform: what every platform's transcript is equal to in meaning.

`JOGAN_WRITE_GOLDEN=1 pytest tests/golden/conversation` writes core.txt anew: read the difference before committing it.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from builders import a_day_without
from fakes import FakeClock, FakeStore
from fakes_posts import FakePosts
from golden.conversation.script import SCRIPT, TITLES, Need, Press, ReplyTo, Say, Turn, Where
from golden.conversation.transcript import is_as_it_was_read, transcript
from talking import NOW, an_edition_of_four

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.document.blocks import Block, Break, Button, Buttons, Document, Fold
from bot.domain.chat import Address, ChatKind
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.ports.platform import Place
from bot.settings import ChatDefaults

GOLDEN = Path(__file__).with_name("core.txt")
PLACES: dict[Where, Address] = {"group": Address("hall", "-1000000200"), "channel": Address("hall", "-1000000300")}


@dataclass(frozen=True)
class Message:
    """One message of ours, as a place shows it."""

    blocks: tuple[Block, ...]
    about: About | None

    def buttons(self) -> list[Button]:
        return [button for block in self.blocks for button in _buttons(block)]


def _buttons(block: Block) -> list[Button]:
    if isinstance(block, Fold):
        return [button for inner in block.blocks for button in _buttons(inner)]
    return [button for row in block.rows for button in row] if isinstance(block, Buttons) else []


def messages(document: Document) -> list[Message]:
    """A document in its messages."""
    found = [Message((), document.about)]
    for block in document.blocks:
        if isinstance(block, Break):
            found.append(Message((), block.about))
        else:
            found[-1] = Message((*found[-1].blocks, block), found[-1].about)
    return found


class Hall:
    """A platform without a wire: people, a group, a channel."""

    has: frozenset[Need] = frozenset(get_args(Need))

    def __init__(self) -> None:
        self.store, self.posts = FakeStore(), FakePosts("hall")
        self.posts.open("@lab", Place(PLACES["channel"], "channel", TITLES["channel"]), "mina")
        defaults = ChatDefaults(language="en")
        self.router = Router(self.store, FakeClock(NOW), NINE, defaults, posts={"hall": self.posts})
        self.shown: dict[Address, list[Message]] = {}
        self.pressed: Message | None = None

    async def open(self) -> None:
        for edition in (a_day_without(date(2024, 7, 14)), an_edition_of_four()):
            assert await self.store.editions.publish(edition)

    async def take(self, turn: Turn) -> str | None:
        """The answer to a turn, as text; None where there is none."""
        incoming = self._incoming(turn)
        said = [one async for one in self.router.answer(incoming)]
        assert len(said) <= 1
        if not said:
            return None
        reply = said[0]
        assert isinstance(reply, Reply)
        place = self.shown.setdefault(incoming.address, [])
        if reply.replaces and self.pressed in place:
            place.remove(self.pressed)
        place += messages(reply.document)
        return plain_lines(reply.document)

    def _incoming(self, turn: Turn) -> Incoming:
        address = PLACES.get(turn.where) or Address("hall", turn.who)
        kind: ChatKind = "private" if turn.where == "private" else turn.where
        shape = Incoming(
            address,
            kind,
            "",
            sender="" if turn.who == "nobody" else turn.who,
            is_administrator=turn.who != "joon",
            language_hint="en",
            own_name="jogan_bot",
            sent_at=NOW,
            fits=lambda document: len(plain_lines(document)) <= 4096,
        )
        return self._acted(shape, turn.act)

    def _acted(self, shape: Incoming, act: Say | Press | ReplyTo) -> Incoming:
        shown = reversed(self.shown.get(shape.address, []))
        match act:
            case Say():
                sent = NOW - timedelta(hours=2) if act.old else NOW
                written = act.text.replace("{channel}", "@lab")
                return _changed(shape, written, origin=act.origin, sent_at=sent)
            case Press():
                message, button = next(
                    (message, button) for message in shown for button in message.buttons() if button.label == act.label
                )
                self.pressed = message
                return _changed(shape, button.action, pressed=True, reply_to=message.about)
            case ReplyTo():
                message = next(one for one in shown if one.about and act.showing in plain_lines(Document(one.blocks)))
                return _changed(shape, act.text, reply_to=message.about, addressed=True)


def _changed(shape: Incoming, text: str, **changes: object) -> Incoming:
    return replace(shape, text=text, **changes)  # type: ignore[arg-type]  # each is a field's own


async def test_the_conversation() -> None:
    hall = Hall()
    await hall.open()
    assert is_as_it_was_read(await transcript(hall), GOLDEN)


async def test_a_platform_that_cannot_do_everything_says_what_it_leaves_out() -> None:
    hall = Hall()
    hall.has = frozenset()
    await hall.open()
    said = await transcript(hall)
    assert said.count("\n(not here: ") == len([turn for turn in SCRIPT if turn.needs])
    assert "> Joon (in the group): /digest [edited]\n\n(not here: groups, edits)\n" in said


@pytest.mark.parametrize("wrong", ["nothing", "other words"])
async def test_an_answer_that_is_not_what_it_must_be_is_noticed(wrong: str) -> None:
    class Mute(Hall):
        async def take(self, turn: Turn) -> str | None:
            return None if wrong == "nothing" else wrong

    with pytest.raises(AssertionError):
        await transcript(Mute())


def test_it_is_long_enough_to_meet_everything_and_says_what_it_needs() -> None:
    assert len(SCRIPT) >= 60
    needs = Counter(need for turn in SCRIPT for need in turn.needs)
    assert set(needs) == set(get_args(Need))
    assert all("groups" in turn.needs for turn in SCRIPT if turn.where == "group")
    assert all("channels" in turn.needs for turn in SCRIPT if turn.where == "channel")
    plain = [turn for turn in SCRIPT if not turn.needs]
    assert len(plain) >= 45
    assert {turn.where for turn in plain} == {"private"}


@pytest.mark.parametrize("kind", [Say, Press, ReplyTo])
def test_it_has_every_act(kind: type) -> None:
    assert [turn for turn in SCRIPT if isinstance(turn.act, kind)]
