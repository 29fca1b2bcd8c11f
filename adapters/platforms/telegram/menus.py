"""The commands that Telegram offers while one types: per kind of place and language, set only where they differ."""

import logging
from collections.abc import Iterator, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from adapters.platforms.telegram.faults import ours
from bot.chat.commands import COMMANDS, UNLISTED, CommandKind
from bot.errors import JoganError
from bot.wording import speak

log = logging.getLogger(__name__)
LONGEST_LINE = 256
Menu = tuple[BotCommand, ...]


async def offer(bot: Bot, languages: Sequence[str]) -> None:
    """Bring all menus up to date; people can write without them, so a failure is only logged."""
    try:
        for scope, everybody in _scopes():
            for code, language in (("", languages[0]), *((each, each) for each in languages)):
                await _set(bot, scope, code, menu(language, everybody=everybody))
    except JoganError as failure:
        log.warning("The menu of commands could not be set: %s", failure)


def menu(language: str, *, everybody: bool) -> Menu:
    """The commands that work, in the table's order; those of administrators only where `everybody` is one."""
    words = speak.chat(language).commands
    return tuple(
        BotCommand(kind.name, words.of(kind.name).line[:LONGEST_LINE]) for kind in COMMANDS if _offered(kind, everybody)
    )


def _offered(kind: CommandKind, everybody: bool) -> bool:
    return kind.group not in UNLISTED and (everybody or kind.who == "everybody")


def _scopes() -> Iterator[tuple[BotCommandScope, bool]]:
    yield BotCommandScopeDefault(), False
    yield BotCommandScopeAllPrivateChats(), True
    yield BotCommandScopeAllGroupChats(), False
    yield BotCommandScopeAllChatAdministrators(), True


async def _set(bot: Bot, scope: BotCommandScope, code: str, wanted: Menu) -> None:
    with ours():
        if await bot.get_my_commands(scope=scope, language_code=code or None) != wanted:
            await bot.set_my_commands(wanted, scope=scope, language_code=code or None)
