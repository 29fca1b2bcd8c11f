"""What `jogan correct` does once its arguments are read: find the paper, connect to who shows it, correct, say how."""

import re
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import date

from adapters.cli import show
from adapters.config import Config
from adapters.wiring.platforms import bots, previews
from adapters.wiring.program import Program, program
from bot.delivery.correct import Choice
from bot.delivery.correction import Correction, Outcome
from bot.digest.merge import merge
from bot.domain.edition import Edition, EditionPaper
from bot.domain.identity import arxiv_id, paper_id
from bot.domain.paper import Paper
from bot.errors import JoganError, NoEdition, OperatorMistake, Temporary, UnknownPaper, UserMistake
from bot.ports.platform import Posts
from bot.wording.speak import in_command_line

Found = tuple[Edition, EditionPaper]


async def correct_card(config: Config, wanted: str, day: date | None, choice: Choice | None, why: str) -> int:
    """Correct the card, or say what would be corrected; the exit status."""
    async with program(config) as running:
        try:
            edition, listed = await _found(running, wanted, day)
        except UserMistake as mistake:
            show.remark(f"jogan: {in_command_line(mistake, 'en')}")
            return 1
        shown = await running.store.messages.showing(edition.day, listed.number)
        show.line(f"{edition.day}, paper {listed.number}: {listed.paper.title}")
        if choice is None:
            _tell_choices(listed, len(shown), len({each.address for each in shown}))
            return 0
        present = await _present(running, listed.paper) if choice == "anew" else None
        async with connected(config, running, {each.address.platform for each in shown}) as posts:
            digest = running.digest
            desk = Correction(
                *(running.store, running.categories, running.clock, posts, digest.build, previews(), digest.writing)
            )
            outcome = await desk.correct(edition.day, listed.number, choice, why, present)
    return _tell(outcome)


async def _found(running: Program, wanted: str, day: date | None) -> Found:
    """The paper with its edition: a number of the day or of the newest edition, else an id or link."""
    editions, number = running.store.editions, None
    if re.fullmatch(r"\d{1,4}", wanted.strip()):
        number = int(wanted)
    elif place := await editions.place(paper_id(wanted, title=wanted)):
        day, number = place.day, place.number
    edition = await (editions.on(day) if day else editions.newest())
    if edition is None or edition.state == "none":
        raise NoEdition(day)
    listed = edition.numbered(number) if number is not None else None
    if listed is None:
        raise UnknownPaper(wanted, is_identity=arxiv_id(wanted) is not None)
    return edition, listed


async def _present(running: Program, kept: Paper) -> Paper | None:
    """The paper as arXiv knows it now; None, and what is kept counts, where it cannot be asked."""
    metadata, identity = running.digest.metadata, arxiv_id(kept.url)
    if metadata is None or identity is None:
        return None
    try:
        papers = merge(await metadata.lookup([identity]))
    except JoganError as failure:
        show.remark(f"jogan: {failure}; the abstract that is kept is used")
        return None
    known = next((paper for paper in papers if paper.id == kept.id), None)
    return replace(known, thumbnail=kept.thumbnail) if known else None


@asynccontextmanager
async def connected(config: Config, running: Program, platforms: Collection[str]) -> AsyncIterator[dict[str, Posts]]:
    """The platforms that show a paper, each by its first bot that can be connected."""
    posts: dict[str, Posts] = {}
    async with AsyncExitStack() as stack:
        for bot in bots(config, running.archive):
            if bot.platform in platforms and bot.platform not in posts:
                try:
                    posts[bot.platform] = await stack.enter_async_context(bot.make(running.desk, running.clock))
                except (OperatorMistake, Temporary) as failure:
                    show.remark(f"jogan: {failure}")
        yield posts


def _tell_choices(listed: EditionPaper, messages: int, chats: int) -> None:
    card = next(iter(listed.cards.values()), None)
    show.line(f"Its line: {card.tldr.text}" if card else "It has no card.")
    where = "1 chat" if chats == 1 else f"{chats} chats"
    show.line(f"Shown by {_messages(messages)} in {where}. --drop takes the card back, --anew writes it anew.")


def _tell(outcome: Outcome) -> int:
    state = "is corrected, its archive written anew" if outcome.changed else "was corrected so before"
    gone = f"; {_messages(outcome.gone)} cannot be edited any more" if outcome.gone else ""
    show.line(f"The edition {state}. {_messages(outcome.edited)} edited{gone}.")
    for reason, count in outcome.reasons.items():
        show.remark(f"jogan: {_messages(count)} could not be edited: {reason}")
    if outcome.left:
        show.remark(f"jogan: left to edit: {_messages(outcome.left)}. Repeat the same command.")
    return 1 if outcome.left else 0


def _messages(count: int) -> str:
    return "1 message" if count == 1 else f"{count} messages"
