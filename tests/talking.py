"""A conversation with the router over the in-memory store: what tests of the chat's way begin with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from builders import a_listed, a_paper, a_report, a_sighting, an_edition
from fakes import FakeClock, FakeStore
from fakes_asked import ScriptedAnswers

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.message import Incoming, Reply, Said, Working
from bot.chat.router import Router
from bot.chat.turn import Questioning
from bot.digest.one_paper import PaperDesk
from bot.document.blocks import Block, Button, Buttons, Fold
from bot.domain.category import Categories
from bot.domain.chat import Address, Chat
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.ports.archive import Archive
from bot.ports.sources import Metadata
from bot.questions.asking import Answers
from bot.settings import ChatDefaults, QuestionSettings

HERE = Address("terminal", "reader")
NOW = datetime(2024, 7, 17, 3, 0, tzinfo=UTC)
"""Wednesday noon in Seoul, four hours after the edition of 16 July was cut."""


def an_edition_of_four(day: date = date(2024, 7, 16), first: int = 10671) -> Edition:
    """Two papers on LLM with a report, one on vision, one on reinforcement learning that is listed only."""

    def paper(offset: int, title: str, votes: int) -> Any:
        return a_paper(f"arxiv:2407.{first + offset}", title, votes=votes, day=day)

    seen_twice = replace(
        paper(1, "Q-Sparse: All Large Language Models can be Fully Sparsely-Activated", 13),
        sightings=(a_sighting(day, votes=13), a_sighting(day, source="arxiv", votes=None)),
    )
    papers = (
        a_listed(1, paper(0, "Qwen2 Technical Report", 91)),
        a_listed(2, seen_twice, category_confidence=0.64),
        a_listed(3, paper(2, "Grasping Diverse Objects with Simulated Humanoids", 21), category="Computer Vision"),
        a_listed(
            4,
            paper(3, "Learning to Walk without a Reward", 2),
            category="Reinforcement Learning",
            category_reasons=(),
            summary="listed_only",
            cards={},
            late=True,
        ),
    )
    return an_edition(day, papers, reports=(a_report("LLM", (1, 2)),))


def questioning(
    store: FakeStore,
    clock: FakeClock,
    answers: Answers,
    settings: QuestionSettings | None = None,
    metadata: Metadata | None = None,
) -> Questioning:
    """Questions that are answered so; papers that are not kept are found in `metadata`."""
    shelf = PaperDesk(store, metadata, NINE, clock, ("ko", "en"))
    return Questioning(answers, shelf, settings or QuestionSettings())


class Conversation:
    """One chat, from its first message on."""

    def __init__(
        self,
        editions: Sequence[Edition] | None = None,
        *,
        defaults: ChatDefaults | None = None,
        contact: str | None = None,
        categories: Categories = NINE,
        answers: Answers | None = None,
        reports: Sequence[ConferenceReport] = (),
        archive: Archive | None = None,
        a_minute: int = QuestionSettings().a_minute,
        **incoming: Any,
    ) -> None:
        self.store = FakeStore()
        self.clock = FakeClock(NOW)
        chats = defaults or ChatDefaults()
        asked = questioning(self.store, self.clock, answers or ScriptedAnswers(), QuestionSettings(a_minute=a_minute))
        self.router = Router(
            self.store, self.clock, categories, chats, contact=contact, questioning=asked, archive=archive
        )
        self.shape = Incoming(**{"address": HERE, "kind": "private", "text": "", "language_hint": "en", **incoming})
        self._reports = tuple(reports)
        self._editions = (an_edition_of_four(),) if editions is None else tuple(editions)
        self.shown = ""
        """Everything that the bot has shown so far."""

    async def hear(self, text: str, **incoming: Any) -> list[Said]:
        """Everything that the router says to a message."""
        while self._editions:
            await self.store.editions.publish(self._editions[0])
            self._editions = self._editions[1:]
        while self._reports:
            await self.store.reports.put(self._reports[0])
            self._reports = self._reports[1:]
        message = replace(self.shape, **{"text": text, **incoming})
        return [said async for said in self.router.answer(message)]

    async def reply(self, text: str, **incoming: Any) -> Reply:
        """The one reply to a message."""
        said = await self.hear(text, **incoming)
        assert said, f"no reply to {text!r}"
        *before, last = said
        assert all(isinstance(one, Working) for one in before)
        assert isinstance(last, Reply)
        self.shown += plain_lines(last.document)
        return last

    async def say(self, text: str, **incoming: Any) -> str:
        """The reply's text, as a pipe shows it."""
        return plain_lines((await self.reply(text, **incoming)).document)

    async def chat(self) -> Chat:
        """The chat as it is kept."""
        kept = await self.store.chats.get(self.shape.address)
        assert kept is not None
        return kept


def buttons(reply: Reply) -> dict[str, str]:
    """Labels and actions of all buttons of a reply."""
    return {button.label: button.action for block in reply.document.blocks for button in _of(block)}


def _of(block: Block) -> list[Button]:
    if isinstance(block, Fold):
        return [button for inner in block.blocks for button in _of(inner)]
    return [button for row in block.rows for button in row] if isinstance(block, Buttons) else []
