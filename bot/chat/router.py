"""The chat's way in and out: one message to its handler, every mistake to one reply. The same for all platforms."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, Literal

from bot.boundary import Bug, boundary
from bot.chat import mistakes
from bot.chat.colloquial import colloquial
from bot.chat.commands import Command, for_another, is_command, names, parse, spoken
from bot.chat.elsewhere import elsewhere, manage, without_own_name
from bot.chat.floods import USUAL, Floods
from bot.chat.handlers.table import HANDLERS, PLAIN
from bot.chat.in_line import Lines
from bot.chat.in_turn import InTurn
from bot.chat.message import Apart, Incoming, Reply, Said, Saying, Suggestion, Working
from bot.chat.outage import Outage
from bot.chat.parts import line
from bot.chat.pending import Pending
from bot.chat.suggestions import suggestions
from bot.chat.turn import Asking, Handler, House, Questioning, Turn
from bot.document.blocks import Document
from bot.domain.category import Categories
from bot.domain.chat import Address, Chat
from bot.errors import AdministratorsOnly, JoganError, UnknownCommand, UserMistake
from bot.events import event
from bot.ports.archive import Archive
from bot.ports.clock import Clock
from bot.ports.platform import Posts
from bot.ports.store import Store
from bot.questions.limits import Limits
from bot.settings import ChatDefaults
from bot.wording import speak

log = logging.getLogger(__name__)
LONGEST_LINE = 4096
"""What is read of a message; platforms send no more, a pipe may."""
PLAIN_TEXT = Command("help")
"""Stands where a message has no command."""
Heed = Literal["answer", "away", "flooding", "silence"]


class Router:
    """Answers messages. Everything remembered is in the store; here is only who is being answered.

    `posts` are the platforms that post, by name: places are looked for there. `operators` may see how the whole
    service is (`platform:person`). Without `questioning` no questions are answered, without `archive` no report is sent
    as a file. `replies` are a bot's answers a second, of which a person takes a share.
    """

    handlers: ClassVar[Mapping[str, Handler]] = HANDLERS

    def __init__(  # noqa: PLR0913 -- the parts of a process that only wiring puts together, most by name
        self,
        store: Store,
        clock: Clock,
        categories: Categories,
        defaults: ChatDefaults,
        *,
        contact: str | None = None,
        posts: Mapping[str, Posts] | None = None,
        operators: frozenset[str] = frozenset(),
        questioning: Questioning | None = None,
        archive: Archive | None = None,
        replies: float = USUAL,
    ) -> None:
        self._clock = clock
        self._in_turn, self._outage, self._floods = InTurn(), Outage(), Floods(replies)
        asking = None if questioning is None else self._asking(questioning, store)
        known = {} if posts is None else posts
        self._house = House(store, categories, defaults, contact, known, operators, asking, archive)

    def _asking(self, ours: Questioning, store: Store) -> Asking:
        limits = Limits(ours.settings, store.answers.count)
        return Asking(ours.answers, ours.shelf, ours.settings, limits, Lines(), Pending(), self.alone)

    def alone(self, address: Address) -> AbstractAsyncContextManager[None]:
        """Keeps a chat to oneself while it is read, changed and kept."""
        return self._in_turn.alone(address)

    async def suggest(self, option: str, typed: str, incoming: Incoming) -> tuple[Suggestion, ...]:
        """What may be meant by what was typed so far of an option; `incoming.text` is its command."""
        chat = await self._house.store.chats.get(incoming.address)
        try:
            turn = self._turn(incoming, chat, self._house.defaults.spoken(incoming.language_hint))
        except UserMistake:
            return ()
        return await suggestions(option, typed, turn)

    async def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        """Working any number of times, then one Reply; nothing at all for what is not said to us."""
        now = self._clock.now()
        incoming = replace(incoming, text=_whole(incoming.text[:LONGEST_LINE]))
        heed = self._heed(incoming, now)
        if heed == "silence":
            return
        last: Reply | Apart | None = None
        async with self.alone(incoming.address):
            async for said in self._answer(incoming, heed):
                if isinstance(said, Working):
                    yield said
                else:
                    last = said
        if isinstance(last, Apart):
            async with aclosing(self._apart(last, incoming)) as apart:
                async for each in apart:
                    yield each
        elif last is not None:  # its delivery keeps nobody waiting
            yield last

    async def _apart(self, apart: Apart, incoming: Incoming) -> AsyncGenerator[Said]:
        """A reply that takes long, when those of its chat before it are given."""
        try:
            with apart.place:
                yield Working(apart.sentence, apart=True)
                await apart.place.turn()
                async with aclosing(apart.saying) as saying:
                    with boundary("one command"):
                        async for said in saying:
                            yield said
        except UserMistake as mistake:
            yield mistakes.reply_to(mistake, incoming, apart.language, self._house.categories)
        except (JoganError, Bug):
            yield _went_wrong(incoming, apart.language)
        finally:
            apart.ended()

    def _heed(self, incoming: Incoming, now: datetime) -> Heed:
        """Whether a message is answered as it is, with one line about why not, or not at all."""
        if not heeded(incoming):
            return "silence"
        if self._outage.is_stale(incoming, now):
            return "away" if self._outage.tells(incoming, now) else "silence"
        return self._floods.heed(incoming, now)

    async def _answer(self, incoming: Incoming, heed: Heed) -> Saying:
        defaults = self._house.defaults
        language = defaults.spoken(incoming.language_hint)
        try:
            with boundary("one command"):
                chat = await self._kept(incoming)
                language = chat.language if chat else language
                if heed != "answer":
                    places = speak.chat(language).places
                    yield _only(places.away if heed == "away" else places.flooding, language)
                    return
                async for said in self._handled(self._turn(incoming, chat, language)):
                    yield said
        except UserMistake as mistake:
            yield mistakes.reply_to(mistake, incoming, language, self._house.categories)
        except (JoganError, Bug):
            yield _went_wrong(incoming, language)

    async def _kept(self, incoming: Incoming) -> Chat | None:
        """The chat as it is kept; posts come from the bot that it was heard by last."""
        chat = await self._house.store.chats.get(incoming.address)
        if chat is None or not incoming.lane or chat.lane == incoming.lane:
            return chat
        chat = replace(chat, lane=incoming.lane)
        await self._house.store.chats.put(chat)
        return chat

    def _turn(self, incoming: Incoming, chat: Chat | None, language: str) -> Turn:
        text = incoming.text
        command = parse(text) if is_command(text) else _asked(text, incoming)
        known = chat or self._new(incoming, language)
        return Turn(self._house, incoming, command or PLAIN_TEXT, known, chat is not None, self._clock.now())

    def _handled(self, turn: Turn) -> Saying:
        """What the command's handler says, here or about the other place that it names."""
        if turn.command is PLAIN_TEXT:
            return PLAIN(turn)
        incoming, handler = turn.incoming, self.handlers[turn.command.name]
        if asked := elsewhere(turn.command, incoming):
            return manage(turn, handler, asked, self.alone)
        _check_rights(incoming, turn.command)
        return handler(replace(turn, command=without_own_name(turn.command, incoming)))

    def _new(self, incoming: Incoming, language: str) -> Chat:
        defaults = self._house.defaults
        return Chat(incoming.address, incoming.kind, language, defaults.timezone, defaults.post_time)


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON can bring and no database takes."""
    return text.encode(errors="replace").decode()


def _asked(text: str, incoming: Incoming) -> Command | None:
    """The command that a line without a slash means; in reply to a post it is about the post.

    What somebody else wrote and was forwarded to us asks for nothing.
    """
    if incoming.origin == "forwarded":
        return None
    return (None if incoming.reply_to else colloquial(text)) or spoken(text)


def _went_wrong(incoming: Incoming, language: str) -> Reply:
    """The one line for a fault of ours, which is being handled."""
    where = incoming.address
    log.exception("A message could not be answered", extra=event("trouble", platform=where.platform, place=where.id))
    return _only(speak.chat(language).went_wrong, language)


def _only(sentence: str, language: str) -> Reply:
    """One line that is no answer to what was written."""
    return Reply(Document((line(sentence),)), ephemeral=True, mistake=True, language=language)


def heeded(incoming: Incoming) -> bool:
    """Whether a message is said to us.

    Not: an edited message (the first form was answered), a forwarded command (somebody else's), a command for
    another bot, and in groups and channels whatever neither mentions us nor replies to us and is no command, or one
    that is like none of ours.
    """
    if incoming.origin == "edited" or for_another(incoming.text, incoming.own_name):
        return False
    if is_command(incoming.text):
        return incoming.origin == "new" and not _is_like_none_of_ours(incoming)
    return incoming.kind == "private" or incoming.addressed or incoming.reply_to is not None


def _is_like_none_of_ours(incoming: Incoming) -> bool:
    """Whether a command among others is probably another bot's."""
    if incoming.kind == "private" or incoming.addressed or names(incoming.text, incoming.own_name):
        return False
    try:
        parse(incoming.text)
    except UnknownCommand as mistake:
        return not mistake.nearest
    return False


def _check_rights(incoming: Incoming, command: Command) -> None:
    if command.kind.who == "administrators" and incoming.kind != "private" and not incoming.is_administrator:
        raise AdministratorsOnly(command.name, writable=incoming.kind != "channel")
