"""/start and /help: what this is, the next step, and everything that can be written."""

from bot.chat.commands import COMMANDS, CommandKind, Group
from bot.chat.message import Saying
from bot.chat.parts import category_buttons, commands, line, rows
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, text


async def start(turn: Turn) -> Saying:
    """One short page; from now on the chat is known, and nothing is posted that it did not ask for."""
    turn = turn if turn.known else await turn.keep(turn.chat)
    words = turn.words.start
    contact = turn.house.contact
    yield turn.reply(
        Heading(text(words.title), level=1),
        line(words.what),
        line(_state(turn)),
        _buttons(turn),
        line(words.privacy),
        *([line(words.contact(contact))] if contact else []),
    )


def _state(turn: Turn) -> str:
    words = turn.words
    if not turn.chat.subscribed:
        return words.start.nothing_yet(turn.example)
    if turn.chat.next_due is None:
        return words.settings.paused_hint
    return words.start.subscribed(turn.subscribed_names(), turn.moment(turn.chat.next_due))


def _buttons(turn: Turn) -> Buttons:
    words = turn.words.start
    label, code = words.other_language
    keys = [category.key for category in turn.house.categories if category.key not in turn.chat.categories]
    wanted = [] if turn.chat.everything else category_buttons(turn, "subscribe", keys)
    everything = [] if turn.chat.everything else [Button(words.everything, "/subscribe all")]
    onward = [Button(words.newest, "/digest"), Button(words.settings, "/settings"), Button(words.help, "/help")]
    return Buttons(
        (
            *rows(wanted),
            (*everything, Button(label, f"/language {code}")),
            tuple(onward),
        )
    )


async def help_(turn: Turn) -> Saying:
    """Every command that works, by what it is for, and what does not work yet."""
    words = turn.words.help
    yield turn.reply(
        Heading(text(words.title), level=1),
        *_group(turn, words.read, "read"),
        line(words.numbers),
        *_group(turn, words.subscribe, "subscribe"),
        *_group(turn, words.schedule, "schedule"),
        *_group(turn, words.chat, "chat"),
        line(words.later),
        *([line(words.in_groups)] if turn.incoming.kind != "private" else []),
        ephemeral=True,
    )


def _group(turn: Turn, title: str, group: Group) -> tuple[Block, ...]:
    return Heading(text(title), level=2), commands(_shown(turn, kind) for kind in COMMANDS if kind.group == group)


def _shown(turn: Turn, kind: CommandKind) -> tuple[str, str]:
    """How a command is written and what it does, with an example where something follows it."""
    words = turn.words.commands.of(kind.name)
    if " " not in words.example:
        return words.usage, words.line
    example = f"/{kind.name} {turn.example}" if kind.options == ("category",) else words.example
    return words.usage, f"{words.line} ({example})"
