"""One command of one chat, with everything that its handler needs. Handlers say; the turn remembers."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.chat.codes import Codes
from bot.chat.commands import Command
from bot.chat.in_line import Lines
from bot.chat.message import Incoming, Reply, Saying
from bot.chat.pending import Pending
from bot.delivery.due import due_after, zone_of
from bot.digest.one_paper import PaperDesk
from bot.document.blocks import Block, Document
from bot.domain.category import Categories
from bot.domain.chat import Address, Chat
from bot.domain.conference import ConferenceReport
from bot.domain.shown import About
from bot.ports.archive import Archive
from bot.ports.changes import By
from bot.ports.platform import Posts
from bot.ports.store import Store
from bot.questions.asking import Answers
from bot.questions.limits import Limits
from bot.settings import ChatDefaults, QuestionSettings
from bot.wording import speak
from bot.wording.shapes.chat import ChatWords

Alone = Callable[[Address], AbstractAsyncContextManager[object]]


@dataclass(frozen=True, slots=True)
class Questioning:
    """Who answers questions, and who finds the papers that are not kept."""

    answers: Answers
    shelf: PaperDesk
    settings: QuestionSettings = field(default_factory=QuestionSettings)


@dataclass(frozen=True, slots=True)
class Asking:
    """What questions are answered with: who answers them, where papers are found that are not kept, the limits, the
    lines in which answers wait, the questions that wait for their paper, and how a chat is kept to oneself."""

    answers: Answers
    shelf: PaperDesk
    settings: QuestionSettings
    limits: Limits
    lines: Lines
    pending: Pending
    alone: Alone


@dataclass(frozen=True, slots=True)
class House:
    """What all turns share. `asking` is None where no questions are answered."""

    store: Store
    categories: Categories
    defaults: ChatDefaults
    contact: str | None = None
    posts: Mapping[str, Posts] = field(default_factory=dict)
    """The platforms that post, by name."""
    operators: frozenset[str] = frozenset()
    asking: Asking | None = None
    archive: Archive | None = None
    """Where reports are kept as files; None where nothing is read from there."""
    codes: Codes = field(default_factory=Codes)


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that is managed from a private chat: its title, its name in commands, the reader's language, and
    whether we may write there."""

    title: str
    name: str
    language: str
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """`chat` is as it was kept, or as a new one begins; `known` says which. `place`: it is not where this is said."""

    house: House
    incoming: Incoming
    command: Command
    chat: Chat
    known: bool
    now: datetime
    place: Place | None = None
    reports: dict[str, ConferenceReport | None] = field(default_factory=dict)
    """Those that were read for this turn: each is large."""
    change: int | None = None
    """The number of the setting that this turn changed and that can be taken back."""

    @property
    def language(self) -> str:
        """The reader's language: the chat's own, or that of the chat from which it is managed."""
        return self.place.language if self.place else self.chat.language

    @property
    def words(self) -> ChatWords:
        """What is said, in the reader's language."""
        return speak.chat(self.language, posts=self.incoming.posts)

    @property
    def local_now(self) -> datetime:
        """Now, where the chat is."""
        return self.now.astimezone(zone_of(self.chat))

    @property
    def is_back(self) -> bool:
        """Whether posts were off and may go on: whoever writes where it is has let us back; elsewhere it is asked."""
        return self.chat.off is not None and (self.place is None or self.place.writable)

    @property
    def is_guest(self) -> bool:
        """Whether somebody else's place would be filled with what one member wants to read."""
        return self.incoming.kind != "private" and not self.incoming.is_administrator

    def moment(self, instant: datetime) -> str:
        """An instant as the chat's readers write it, in their zone."""
        zone = zone_of(self.chat)
        return self.words.times.moment(instant.astimezone(zone), zone.key)

    def name(self, key: str) -> str:
        """A category's name in the reader's language; the key of one that is no longer listed."""
        categories = self.house.categories
        return categories[key].name(self.language) if key in categories else key

    def names(self, keys: tuple[str, ...]) -> str:
        """Several categories' names in one line."""
        return self.words.joined([self.name(key) for key in keys])

    def has(self, key: str) -> bool:
        """Whether the chat gets a category."""
        return self.chat.everything or key in self.chat.categories

    def subscribed_names(self) -> str:
        """What the chat gets, in words."""
        return self.words.settings.subscribe.everything if self.chat.everything else self.names(self.chat.categories)

    @property
    def example(self) -> str:
        """A category as it may be written."""
        return self.house.categories.ordered[0].key

    @property
    def examples(self) -> str:
        """Two categories as they may be written in the reader's language, where there are two."""
        two = self.house.categories.ordered[:2]
        return ", ".join(min(category.key, category.name(self.language), key=len) for category in two)

    async def keep(self, chat: Chat, undoes: int | None = None) -> "Turn":
        """Remember the chat, and who changed which setting of it; the turn goes on with it. A private chat is its
        person's.

        The bot that hears of a chat here posts here; of another place it is only told.
        """
        lane = self.incoming.lane
        if lane and (self.place is None or not chat.lane):
            chat = replace(chat, lane=lane)
        if chat.kind == "private" and not chat.owner:
            chat = replace(chat, owner=self.incoming.sender)
        by = By(self.incoming.sender, self.now, self.chat, undoes)
        number = await self.house.store.chats.put(chat, by)
        return replace(self, chat=chat, known=True, change=number if undoes is None else None)

    async def keep_and_schedule(self, chat: Chat, undoes: int | None = None) -> "Turn":
        """Remember the chat with the time of its next post: in the future, or none.

        Whoever sets up a place that nobody answers for is told when posts stop. A person who writes to us has let us
        back.
        """
        chat = replace(chat, owner=chat.owner or self.incoming.sender)
        if chat.off and chat.kind == "private":
            chat = replace(chat, off=None)
        return await self.keep(replace(chat, next_due=due_after(chat, self.now)), undoes)

    def as_command(self, name: str, rest: str = "") -> "Turn":
        """The same turn, as if this command had been written."""
        return replace(self, command=Command(name, rest))

    def reply(
        self,
        *blocks: Block,
        about: About | None = None,
        ephemeral: bool = False,
        mistake: bool = False,
        replaces: bool = False,
    ) -> Reply:
        """The answer; `about` is what it shows up to the first Break.

        `replaces` holds only for a pressed button, and never for a message that shows papers.
        """
        unfolded = self.chat.length == "full"
        replaced = replaces and self.incoming.pressed and self.incoming.reply_to is None
        return Reply(Document(blocks, about), ephemeral, unfolded, mistake, self.language, replaced)


Handler = Callable[[Turn], Saying]
