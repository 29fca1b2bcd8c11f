"""What a message of ours shows as its own buttons and menus say, where nothing is remembered of it: it is too old, or
only its reader sees it. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import discord

from adapters.platforms.discord.outbound.actions import BUTTON, MENU, day_of
from bot.chat.arguments.reports import report_of
from bot.domain.shown import About

Json = Any


def actions_in(components: Json) -> Iterator[tuple[str, date | None]]:
    """The command lines of a message's buttons and menus, each with the day that it is about."""
    for one in components:
        custom = one.get("custom_id") or ""
        if pressed := BUTTON.fullmatch(custom):
            yield pressed["action"], day_of(pressed)
        elif menu := MENU.fullmatch(custom):
            for option in one.get("options") or ():
                yield option["value"], day_of(menu)
        yield from actions_in(one.get("components") or ())


def by_buttons(message: discord.Message) -> About | None:
    """The day that numbers in a message are of, and the conference report, where it shows one."""
    came = list(actions_in([each.to_dict() for each in message.components]))
    days = [day for _, day in came if day is not None]
    reports = [report for action, _ in came if (report := report_of(action))]
    return About(days[0], report=reports[0] if reports else "") if days else None
