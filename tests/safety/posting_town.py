"""Groups, a channel and people before the router, and the postman behind it: all that leaves lands in one FakePosts.

Runs in virtual_time. Ann administers Lab and News, Bob administers Den, Eve nothing; Joan is the operator.
"""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

from fakes import FakeStore
from fakes_alerts import Bell
from fakes_asked import ScriptedAnswers
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_posts import FakePosts
from postman import drained
from talking import NOW, an_edition_of_four, buttons, questioning
from virtual_time import LoopClock

from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.delivery.membership import Joined, Left
from bot.delivery.plan import Planner
from bot.delivery.service import Delivering
from bot.domain.chat import Address, Chat, ChatKind
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.ports.platform import Place
from bot.settings import ChatDefaults

LANE, TELEGRAM = "telegram:1", "telegram"
ANN, BOB, EVE, JOAN = PEOPLE = ("11", "12", "13", "19")
LAB, NEWS, DEN = PLACES = ("-100111111", "-100222222", "-100333333")
NAMES = {LAB: "@lab_of_ann", NEWS: "@news_of_ann", DEN: "@den_of_bob"}
RULERS = {LAB: ANN, NEWS: ANN, DEN: BOB}
KINDS: dict[str, ChatKind] = {LAB: "group", NEWS: "channel", DEN: "group"}


def at(place: str) -> Address:
    """Where a place or a person is."""
    return Address(TELEGRAM, place)


class PostingTown:
    """One bot, its editions, and everything that it sent, said or edited."""

    def __init__(self) -> None:
        self.store, self.clock = FakeStore(), LoopClock(NOW)
        self.posts = FakePosts(lane=LANE, clock=self.clock)
        for place, name in NAMES.items():
            self.posts.open(name, Place(at(place), KINDS[place], name), RULERS[place])
        for person in PEOPLE:
            self.posts.open(f"@person_{person}", Place(at(person), "private", person))
        asked = questioning(self.store, self.clock, ScriptedAnswers())  # type: ignore[arg-type] # it asks only for now
        defaults, posts = ChatDefaults(language="en"), {TELEGRAM: self.posts}
        router = Router(
            self.store,
            self.clock,
            NINE,
            defaults,
            posts=posts,
            operators=frozenset({f"telegram:{JOAN}"}),
            questioning=asked,
        )
        self.desk = Desk(router, self.store, self.clock, defaults)
        self.pressable: list[str] = ["/settings"]
        self.shown: dict[str, About | None] = {}

    async def open(self) -> None:
        """The first edition is there."""
        await self.store.editions.publish(an_edition_of_four())

    def chats(self) -> dict[Address, Chat]:
        """All chats as they are kept now."""
        return dict(self.store.chats._memory.chats)

    async def hears(self, person: str, place: str, words: str, *, pressed: bool = False, hidden: bool = False) -> None:
        """A message or a press, and its replies as a platform gives them: to the place where it was said.

        `hidden`: as Telegram hides who writes as a channel or as an anonymous administrator.
        """
        await asyncio.sleep(60)
        kind = KINDS.get(place, "private")
        rules = kind == "private" or RULERS[place] == person
        shape = Incoming(at(place), kind, words, "" if hidden else person, rules, language_hint="en", lane=LANE)
        about = self.shown.get(place) if pressed else None
        async for said in self.desk.answer(replace(shape, addressed=True, pressed=pressed, reply_to=about)):
            if isinstance(said, Reply):
                await self._gives(at(place), kind, said)

    async def _gives(self, address: Address, kind: ChatKind, reply: Reply) -> None:
        self.pressable += buttons(reply).values()
        sent = [
            (await self.posts.send(address, kind, message, key=f"reply {len(self.posts.sent)}"), message.about)
            for message in self.posts.render(reply.document, kind)
        ]
        self.shown[address.id] = sent[-1][1]
        await self.desk.remember(address, kind, sent)

    async def joins(self, person: str, place: str) -> None:
        """The bot is added."""
        event = Joined(at(place), KINDS[place], person, "A place", "en", LANE)
        for notice in await self.desk.happened(event):
            await self.posts.tell(notice.person, notice.document)

    async def leaves(self, person: str, place: str) -> None:
        """The bot is put out."""
        for notice in await self.desk.happened(Left(at(place), "removed", person, "A place")):
            await self.posts.tell(notice.person, notice.document)

    async def next_morning(self) -> None:
        """Another edition, and every chat's post time within a day after its cut."""
        await self.store.editions.publish(an_edition_of_four(NOW.date(), 20000))
        planner = Planner(
            self.store.ledger,
            self.store,
            NINE,
            time(23),
            self.clock,
            {LANE: self.posts},
            PlainCharts(),
            MemoryArchive(),
            began=NOW,
        )
        self.clock.step += timedelta(hours=33)
        await planner.plan_due(self.clock.now())
        bell = Bell().alerts(self.clock, self.store.alerts)
        await drained(Delivering(self.store.ledger, {LANE: self.posts}, self.clock, owner="one", alerts=bell))
