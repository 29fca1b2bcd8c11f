"""The chat in a terminal: one person, one private chat, the same router as everywhere."""

import sys
from collections.abc import AsyncIterator
from typing import Protocol, TextIO

from adapters.platforms.terminal.choices import Choices, choices_of, chosen
from adapters.platforms.terminal.files import with_place
from adapters.platforms.terminal.inbound import Lines, PipedLines, TypedLines
from adapters.platforms.terminal.outbound import PlainScreen, RichScreen, Screen
from adapters.platforms.terminal.settings import TerminalSettings
from bot.chat.message import Incoming, Reply, Said, Working
from bot.document.blocks import Document, Paragraph, text
from bot.document.safe import safe
from bot.domain.chat import Address
from bot.wording import speak

OWN_NAME = "jogan"
LEAVING = frozenset({"exit", "quit", "/exit", "/quit", ":q", "종료", "/종료"})


class Answers(Protocol):
    """What the router does."""

    def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        """Working any number of times, then one Reply."""
        ...


class Terminal:
    """Reads lines until there are no more, and shows the answer to each."""

    name = "terminal"

    def __init__(self, router: Answers, settings: TerminalSettings, lines: Lines, screen: Screen) -> None:
        self._router, self._settings, self._lines, self._screen = router, settings, lines, screen
        self._choices = self._offered = Choices()
        self._language = settings.language or settings.language_hint or ""
        self._address = Address(self.name, safe(settings.chat))

    async def serve(self) -> None:
        """Until the input ends or a line says so. A person who comes in is shown /start."""
        words = speak.chat(self._language, posts=False)
        if self._settings.language:
            await self._set_language(self._settings.language)
        if self._lines.interactive:
            await self.hear("/start")
            self._screen.reply(Reply(Document((Paragraph(text(words.terminal.keys)),))))
        while (line := self._lines.next(words.terminal.prompt)) is not None and line.strip().casefold() not in LEAVING:
            await self.hear(line)

    async def hear(self, line: str) -> None:
        """Answer one line: a pressed button, an opened fold, or a message."""
        if fold := self._offered.opened(line):
            self._screen.opened(fold)
            return
        pressed = self._offered.pressed(line)
        missing = chosen(line)
        if missing and pressed is None:
            self._screen.reply(Reply(Document((Paragraph(text(self._missing(*missing))),))))
            return
        async for said in self._router.answer(self._incoming(pressed or safe(line), pressed=pressed is not None)):
            if isinstance(said, Working):
                self._screen.working(said)
            else:
                self._show(said)

    def _show(self, reply: Reply) -> None:
        """A reply; its buttons take over the numbers, but those of a mistake, which are numbered after them."""
        reply = with_place(reply, self._settings.pictures)
        self._language = reply.language or self._language
        offered = choices_of(reply.document)
        first = len(self._choices.buttons) if reply.mistake else 0
        self._offered = self._choices.and_then(offered) if reply.mistake else self._choices.replaced_by(offered)
        self._choices = self._choices if reply.mistake else self._offered
        self._screen.reply(reply, first)

    def _missing(self, key: str, number: int) -> str:
        words = speak.chat(self._language, posts=False).terminal
        return words.no_button(number) if key == "b" else words.no_fold(number)

    async def _set_language(self, language: str) -> None:
        async for _ in self._router.answer(self._incoming(f"/language {language}")):
            pass  # the reader asked for it on the command line: the answer would only be noise

    def _incoming(self, message: str, *, pressed: bool = False) -> Incoming:
        return Incoming(
            self._address,
            "private",
            message,
            sender=self._address.id,
            is_administrator=True,
            language_hint=self._settings.language or self._settings.language_hint,
            own_name=OWN_NAME,
            posts=False,
            pressed=pressed,
        )


def open_terminal(
    router: Answers,
    settings: TerminalSettings,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> Terminal:
    """The terminal as it fits: a prompt where a person types, colours where a terminal shows them.

    The streams are the process's own as they are now, unless others are given.
    """
    source, out, errors = stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr
    lines: Lines = TypedLines() if source.isatty() and out.isatty() else PipedLines(source)
    kind = RichScreen if out.isatty() else PlainScreen
    screen: Screen = kind(out, errors, settings.pictures)
    return Terminal(router, settings, lines, screen)
