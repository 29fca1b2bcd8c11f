"""The router with the real questions behind it: a store, the model's own client, and a service that counts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from answering import means
from builders import a_listed, an_edition
from fakes import FakeClock, FakeStore
from responders.openai_api.service import Answering, OpenAiService
from scripted_model import a_named_paper
from talking import NOW

from adapters.llm.openai_chat import Endpoint, OpenAiChat
from adapters.store.opening import open_store
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.chat.turn import Questioning
from bot.digest.one_paper import PaperDesk
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.ports.store import Store
from bot.questions.service import Questions
from bot.settings import BudgetSettings, ChatDefaults, QuestionSettings
from bot.writing.paid import PaidModel


@dataclass
class AskedTown:
    """One edition of two papers, Lantern and Beacon."""

    router: Router
    store: Store
    service: OpenAiService
    model: PaidModel
    clock: FakeClock

    async def ask(self, words: str, person: str, chat: str = "", **more: Any) -> Reply | None:
        """The reply to a line; privately, where no chat is named."""
        address = Address("telegram", chat or person)
        kind = "group" if chat.startswith("-") else "private"
        incoming = Incoming(address, kind, words, person, language_hint="en", addressed=True, lane="telegram:1", **more)  # type: ignore[arg-type]  # one of both
        said = [one async for one in self.router.answer(incoming)]
        return said[-1] if said and isinstance(said[-1], Reply) else None


@asynccontextmanager
async def asked_town(
    url: str | None,
    answer: Answering,
    budget: BudgetSettings,
    replies: float = 5.0,
    key: str = "sk-none",
    **settings: Any,
) -> AsyncIterator[AskedTown]:
    """`settings` are those of questions; without an address the store is in memory."""
    clock = FakeClock(NOW)
    store: Store = FakeStore() if url is None else await open_store(url)
    papers = (a_named_paper(1, "Lantern"), a_named_paper(2, "Beacon"))
    await store.editions.publish(an_edition(papers=tuple(a_listed(at, one) for at, one in enumerate(papers, 1))))
    async with OpenAiService(answer) as service:
        client = OpenAiChat(Endpoint("m", service.url, key=key), clock)
        model = PaidModel(client, store.payments, budget, clock)
        asked = QuestionSettings(**{"deadline": 600.0, **settings})
        answers = Questions(replace(means(), model=model, settings=asked))
        shelf = PaperDesk(store, None, NINE, clock, ("ko", "en"))
        questioning = Questioning(answers, shelf, asked)
        router = Router(
            store,
            clock,
            NINE,
            ChatDefaults(language="en"),
            questioning=questioning,
            replies=replies,
            operators=frozenset({"telegram:7"}),
        )
        yield AskedTown(router, store, service, model, clock)
        await client.aclose()
    await store.close()
