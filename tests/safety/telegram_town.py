"""A Telegram with the whole core over a real SQLite file behind it, and people of every standing before it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fakes import FakeClock
from integration.telegram.living import serving, settings, until
from responders.bot_api.api import BotApi
from responders.bot_api.members import USUAL_ADMIN
from responders.bot_api.world import Membership, Message, Person, Room
from talking import NOW, an_edition_of_four

from adapters.platforms.telegram.telegram import Telegram
from adapters.store.opening import SqlStore, open_store
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.settings import ChatDefaults

HELP = "/help@jogan_bot"


def kept_at(where: Room | Person) -> Address:
    """Where something is kept."""
    return Address("telegram", str(where.id))


@dataclass
class Scene:
    """Ann owns a group and a channel that nobody else is in but Bob and the bot: rights and floods of one scene are no
    other's. `said` is what was answered in a place but the answer to the last word there."""

    api: BotApi
    ann: Person
    bob: Person
    lab: Room
    news: Room
    where: Room | Person | None = None
    last: Message | None = None
    press: Any = None
    post: Message | None = None
    known: set[int] = field(default_factory=set)

    @property
    def everywhere(self) -> list[Room | Person]:
        """All its places."""
        return [self.ann, self.bob, self.lab, self.news]

    def does(self, where: Room | Person, act: Callable[[], Any]) -> None:
        """One act in a place; in a group another message follows, which is answered after it."""
        self.where, self.press = where, None
        self.known = {message.id for message in self.api.chat(where).from_bot}
        done = act()
        self.press = done if hasattr(done, "show_alert") else None
        self.last = None if isinstance(where, Person) else self.api.say(self.ann, where, HELP, sender_chat=True)

    async def settled(self) -> list[str]:
        """What was said to the act, in messages or over a pressed button."""
        assert self.where is not None
        await until(lambda: self._last_answered() if self.last else self._fresh())
        alert = self.press.text if self.press is not None else None
        became = self.post.text if self.post is not None and self.post.edits else None
        return [*[one.text for one in self._fresh() if not self._to_last(one)], *filter(None, (alert, became))]

    def _fresh(self) -> list[Message]:
        assert self.where is not None
        return [one for one in self.api.chat(self.where).from_bot if one.id not in self.known]

    def _to_last(self, message: Message) -> bool:
        own_post = self.where is self.news and message is self._fresh()[-1]
        return self.last is not None and (message.reply_to == self.last.id or own_post)

    def _last_answered(self) -> bool:
        return any(one.reply_to == self.last.id for one in self._fresh()) if self.last else False

    def button(self, line: str) -> Message:
        """A message of the bot under which somebody put a button of their own."""
        keys = {"inline_keyboard": [[{"text": "x", "callback_data": line}]]}
        content = {"from": self.api.service.world.bot.json(), "text": "a post", "reply_markup": keys}
        self.post = self.api.service.new_message(self.lab, content, by_bot=True)
        self.known.add(self.post.id)
        return self.post


@dataclass
class Town:
    """One bot for all scenes."""

    api: BotApi
    clock: FakeClock
    store: SqlStore
    telegram: Telegram
    scenes: int = 0

    def scene(self) -> Scene:
        """A group, a channel and two people who are nowhere else."""
        api, bot = self.api, self.api.service.world.bot
        self.scenes += 1
        ann, bob = api.person(f"Ann{self.scenes}", started=True), api.person(f"Bob{self.scenes}", started=True)
        lab = api.supergroup(f"Lab {self.scenes}", ann)
        news = api.channel(f"News {self.scenes}", ann, username=f"news_{self.scenes}")
        lab.members |= {bot.id: Membership(bot), bob.id: Membership(bob)}
        news.members |= {bot.id: Membership(bot, "administrator", USUAL_ADMIN), bob.id: Membership(bob)}
        return Scene(api, ann, bob, lab, news)


@asynccontextmanager
async def town(url: str, operators: frozenset[str] = frozenset(), **more: Any) -> AsyncIterator[Town]:
    """Serving; `more` goes to the router."""
    clock, store, defaults = FakeClock(NOW), await open_store(url), ChatDefaults(language="en")
    await store.editions.publish(an_edition_of_four())
    try:
        async with BotApi(now=clock.now) as api:
            api.service.privacy = False
            posts: dict[str, Any] = {}
            router = Router(store, clock, NINE, defaults, posts=posts, operators=operators, **more)
            telegram = Telegram(settings(api), Desk(router, store, clock, defaults), clock)
            posts["telegram"] = telegram
            async with serving(telegram):
                yield Town(api, clock, store, telegram)
    finally:
        await store.close()
