"""What `jogan edition` does for texts that began as excerpts: has them written, and what shows them edited."""

from datetime import date

from adapters.cli.correct_card import connected
from adapters.config import Config
from adapters.wiring.program import Program
from adapters.wiring.rewriting import Rewrites
from bot.delivery.correction import Outcome
from bot.digest.rewriting import Rewriting
from bot.domain.edition import Edition
from bot.ports.progress import Progress


async def rewrite_texts(
    config: Config, running: Program, progress: Progress, *, send: bool, new: date | None
) -> dict[date, str]:
    """Write what is owed of the newest editions; by day what came of it, in a line. `new` was written just now.

    Without `send` nobody is connected to: editions that readers have are left to a run that may edit.
    """

    async def may(edition: Edition) -> bool:
        return edition.day != new and (send or not await _platforms(running, edition))

    owed = [edition async for edition in Rewriting(running.digest).owed() if await may(edition)]
    platforms = {name for edition in owed for name in await _platforms(running, edition)}
    if not owed:
        return {}
    async with connected(config, running, platforms) as posts:
        done = await Rewrites(running).run(posts, progress, may)
    return {day: _said(day, outcome) for day, outcome in done.items()}


async def _platforms(running: Program, edition: Edition) -> set[str]:
    """Where messages are that show a paper of an edition."""
    messages = running.store.messages
    shown = [each for listed in edition.papers for each in await messages.showing(edition.day, listed.number)]
    return {each.address.platform for each in shown}


def _said(day: date, outcome: Outcome) -> str:
    edited = f"; {_messages(outcome.edited)} edited" if outcome.edited else ""
    left = f"; {_messages(outcome.left)} could not be edited" if outcome.left else ""
    return f"{day}: what began as excerpts is written by the model now{edited}{left}"


def _messages(count: int) -> str:
    return "1 message" if count == 1 else f"{count} messages"
