"""The checks of `jogan doctor` on bots and named chats: asks who each token is and where it may post, sends nothing."""

import asyncio
from collections.abc import Sequence

from adapters.cli.row import Row, Status
from adapters.config import Config
from adapters.wiring.categories import categories
from adapters.wiring.named_chats import named_chats
from adapters.wiring.platforms import OFFERED, Bot, Connected, Offered, bots, webhook_of
from adapters.wiring.program import Program, program
from bot.delivery.named_chats import NamedChat, Outcome, look_up
from bot.errors import JoganError, OperatorMistake

LONGEST = 20.0
"""Seconds that one bot may take."""


async def platform_checks(config: Config) -> list[Row]:
    """A row for each token, each named chat, the file of chats and the webhook. Raises nothing."""
    named, rows = _named(config)
    try:
        async with program(config, writes=False) as running:
            made = bots(config, running.archive)
            for offered in OFFERED:
                of_it = [bot for bot in made if bot.platform == offered.name]
                rows += await _platform(
                    offered, of_it, [chat for chat in named if chat.platform == offered.name], running
                )
    except JoganError as failure:
        rows.append(Row("platforms", "failed", str(failure), "Mend this first."))
    return [*rows, _webhook(config)]


def _named(config: Config) -> tuple[tuple[NamedChat, ...], list[Row]]:
    try:
        named = named_chats(config, categories(config))
    except OperatorMistake as mistake:
        return (), [Row("named chats", "failed", str(mistake), "Mend the line; deploy/chats.toml is an example.")]
    if not named:
        return (), [Row("named chats", "skipped", "none are named", "JOGAN_CHATS_FILE names channels and groups.")]
    return named, [Row("named chats", "ok", f"{len(named)} named")]


async def _platform(offered: Offered, of_it: Sequence[Bot], named: Sequence[NamedChat], running: Program) -> list[Row]:
    if not of_it:
        lost = f"; {len(named)} named chats get nothing" if named else ""
        status: Status = "failed" if named else "skipped"
        return [Row(offered.name, status, f"{offered.token} is not set{lost}", f"To connect it, {offered.steps}.")]
    rows = []
    for bot in of_it:
        rows += await _bot(offered, bot, named, running)
        named = ()  # the first bot posts
    return rows


async def _bot(offered: Offered, bot: Bot, named: Sequence[NamedChat], running: Program) -> list[Row]:
    remedy = f"Check the network, or name a proxy: {offered.address}."
    try:
        async with asyncio.timeout(LONGEST), bot.make(running.desk, running.clock) as connected:
            return [Row(offered.name, "ok", f"the token is that of {connected.lane}"),
                    *[await _chat(chat, connected) for chat in named]]  # fmt: skip
    except OperatorMistake as mistake:
        return [Row(offered.name, "failed", str(mistake), f"For a token, {offered.steps}.")]
    except JoganError as failure:
        return [Row(offered.name, "failed", str(failure), remedy)]
    except TimeoutError:
        return [Row(offered.name, "failed", f"does not answer within {LONGEST:.0f} s", remedy)]


async def _chat(named: NamedChat, connected: Connected) -> Row:
    found = await look_up(named, connected)
    check = f"chat {named.platform}:{named.place}"
    if isinstance(found, Outcome):
        remedy = found.remedy or "Try again later."
        return Row(check, "failed", found.said, f"{remedy[0].upper()}{remedy[1:].removesuffix('.')}.")
    return Row(check, "ok", f"{found.title} ({found.kind}, {found.address.id})")


def _webhook(config: Config) -> Row:
    """Without a good secret the settings are refused before."""
    webhook = webhook_of(config)
    if webhook is None:
        return Row(
            "webhook", "skipped", "not set: updates are asked for", "Nothing to do; behind a proxy it may be set."
        )
    return Row("webhook", "ok", f"{webhook}, with its secret")
