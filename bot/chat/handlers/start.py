"""/start and /help: what this is, the next step, and everything that can be written."""

import re
from dataclasses import replace
from datetime import date

from bot.chat.arguments.reports import SLUG
from bot.chat.commands import COMMANDS, CommandKind, Group
from bot.chat.handlers.asking import ask
from bot.chat.handlers.reading import digest, paper
from bot.chat.handlers.report import report, talking_of
from bot.chat.message import Saying
from bot.chat.parts import category_toggles, commands, line, lines
from bot.chat.turn import Turn
from bot.chat.which_report import kept_report
from bot.document.blocks import Block, Button, Buttons, Heading, Paragraph, text

_PAPER = re.compile(r"p(\d{4})(\d{2})(\d{2})-(\d{1,4})")
"""What a link from a channel's post names: the day of the edition, and the paper's number in it."""
_QUESTION = re.compile(r"q(\d{4})(\d{2})(\d{2})")
"""A post whose papers somebody has a question about: its day."""
_OF_REPORT = re.compile(rf"(?P<slug>{SLUG})_(?P<kind>[cpq])(?P<number>\d{{1,4}})?", re.IGNORECASE)
"""A part of a conference report: its contents (`colm-2024_c`), a chapter (`colm-2024_c3`), a paper (`colm-2024_p12`),
or that somebody has a question about one (`colm-2024_q`)."""
_HANDLERS = {"ask": ask, "digest": digest, "paper": paper, "report": report}


async def start(turn: Turn) -> Saying:
    """One short page; from now on the chat is known, and nothing is posted that it did not ask for.

    A link from elsewhere may name a paper (`/start p20240716-3`), the newest edition (`/start digest`), a post to ask
    about (`/start q20240716`), or part of a conference report (`/start colm-2024_c3`). Where posts were off they begin
    again.
    """
    turn, again = await _here_again(turn)
    if linked := await _linked(turn):
        async for said in _HANDLERS[linked.command.name](linked):
            yield said
        return
    turn = turn if turn.known else await turn.keep(turn.chat)
    words = turn.words.start
    contact = turn.house.contact
    yield turn.reply(
        Heading(text(words.title), level=1),
        line(words.what),
        lines([*again, _state(turn), *_members(turn)]),
        Buttons((*category_toggles(turn).rows, *_onward(turn))),
        line(words.privacy),
        *([line(words.contact(contact))] if contact else []),
    )


async def _linked(turn: Turn) -> Turn | None:
    """The turn of what a link to us names: a paper, the newest edition, a question, a part of a report."""
    if turn.command.rest == "digest":
        return turn.as_command("digest")
    if found := _QUESTION.fullmatch(turn.command.rest):
        turn = await _about(turn, "-".join(found.groups()))
        return turn.as_command("ask")
    if found := _OF_REPORT.fullmatch(turn.command.rest):
        return await _of_report(turn, found)
    found = _PAPER.fullmatch(turn.command.rest)
    return turn.as_command("paper", f"{found[1]}-{found[2]}-{found[3]}-{found[4]}") if found else None


async def _of_report(turn: Turn, found: re.Match[str]) -> Turn:
    """The turn of a part of a report, or of a question about one of its papers."""
    slug, number = found["slug"].casefold(), found["number"] or ""
    if found["kind"] == "q":
        report = await kept_report(turn, slug)
        return (await talking_of(turn, report) if report else turn).as_command("ask")
    if found["kind"] == "c":
        return turn.as_command("report", f"{slug} {number}".rstrip())
    return turn.as_command("paper", f"{slug}:{number}")


async def _about(turn: Turn, written: str) -> Turn:
    """The turn in which numbers are of the edition of a day, where there is one."""
    try:
        edition = await turn.house.store.editions.on(date.fromisoformat(written))
    except ValueError:
        return turn
    return turn if edition is None else await turn.keep(replace(turn.chat, last_read=edition.day, last_report=""))


async def _here_again(turn: Turn) -> tuple[Turn, list[str]]:
    """A place that was off is on, where somebody says so who may."""
    may = turn.incoming.kind == "private" or turn.incoming.is_administrator
    if turn.is_back and may:
        turn = await turn.keep_and_schedule(replace(turn.chat, off=None))
        return turn, [turn.words.places.here_again]
    return turn, []


def _state(turn: Turn) -> str:
    words = turn.words
    if turn.chat.off:
        return words.places.off.of(turn.chat.off)
    if not turn.chat.subscribed:
        return words.start.nothing_yet(turn.example)
    if turn.chat.next_due is None:
        return words.settings.paused_hint
    return words.start.subscribed(turn.subscribed_names(), turn.moment(turn.chat.next_due))


def _members(turn: Turn) -> list[str]:
    """Whoever may not choose in a group is told who may."""
    may = turn.incoming.kind == "private" or turn.incoming.is_administrator
    return [] if may else [turn.words.help.in_groups]


def _onward(turn: Turn) -> list[tuple[Button, ...]]:
    words = turn.words.start
    label, code = words.other_language
    onward = (Button(words.newest, "/digest"), Button(words.settings, "/settings"), Button(words.help, "/help"))
    other = [(Button(label, f"/language {code}"),)] if code in turn.house.defaults.languages else []
    return [onward, *other]


async def help_(turn: Turn) -> Saying:
    """Every command that works, by what it is for, and what does not work yet."""
    words = turn.words.help
    yield turn.reply(
        Heading(text(words.title), level=1),
        *_group(turn, words.read, "read"),
        line(words.numbers if turn.incoming.kind == "private" else words.numbers_in_groups),
        *_group(turn, words.subscribe, "subscribe"),
        *_group(turn, words.schedule, "schedule"),
        *_group(turn, words.chat, "chat"),
        line(words.later),
        *_places(turn),
        ephemeral=True,
    )


def _places(turn: Turn) -> list[Paragraph]:
    """What goes for groups and channels, or how they are managed from here."""
    words, kind = turn.words.help, turn.incoming.kind
    if kind == "private":
        return [line(words.elsewhere)] if turn.incoming.posts else []
    return [line(words.in_groups)]


def _group(turn: Turn, title: str, group: Group) -> tuple[Block, ...]:
    return Heading(text(title), level=2), commands(_shown(turn, kind) for kind in COMMANDS if kind.group == group)


def _shown(turn: Turn, kind: CommandKind) -> tuple[str, str]:
    """How a command is written and what it does, with an example where something follows it."""
    words = turn.words.commands.of(kind.name)
    if " " not in words.example:
        return words.usage, words.line
    example = f"/{kind.name} {turn.example}" if kind.options == ("category",) else words.example
    return words.usage, f"{words.line} ({example})"
