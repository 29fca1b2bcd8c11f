"""The program as adapters.wiring puts it together: its store a file, its answers from the library of the model's
service, from passages and the gate. Only the clock stands still, and papers' texts are at hand."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from fakes import FakeClock
from golden.conversation.wired import Wired
from golden.questions.papers import newest, older, texts
from golden.questions.told import answer
from responders.openai_api.service import OpenAiService
from talking import NOW

from adapters.config import Config, read
from adapters.wiring import chat
from adapters.wiring.llm import models
from adapters.wiring.questions import question_settings, questions
from adapters.wiring.store import store
from adapters.wiring.writing import writing
from bot.chat.turn import Questioning
from bot.digest.one_paper import PaperDesk
from bot.domain.nine import NINE
from bot.ports.platform import Posts

QUICK = {
    "JOGAN_LANGUAGES": "en,ko",
    "JOGAN_REPLY_RATE": "1000",
    "JOGAN_QUESTIONS_A_MINUTE": "100",
    "JOGAN_ANSWER_SECONDS": "120",
}
"""Many turns within one standing minute, and a machine that may be busy."""


@asynccontextmanager
async def asked_wired(operator: str, *, model: bool = True, **settings: str) -> AsyncIterator[Wired]:
    """With these settings; `operator` is a platform's name and a person there."""
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory()))
        given: Mapping[str, str] = QUICK | settings | {"JOGAN_DATA_DIR": str(folder)}
        if model:
            service = await opened.enter_async_context(OpenAiService(answer))
            given = {**given, "JOGAN_MODEL": "model-1", "OPENAI_BASE_URL": service.url}
        config = replace(read(given, folder), operators=frozenset({operator}))
        yield await _put_together(config, opened)


async def _put_together(config: Config, opened: AsyncExitStack) -> Wired:
    clock, posts = FakeClock(NOW), dict[str, Posts]()
    kept = await opened.enter_async_context(store(config))
    able = await opened.enter_async_context(models(config, clock))
    answers = questions(config, writing(config, able, kept, None, clock), kept, None, clock).reading(texts())
    shelf = PaperDesk(kept, None, NINE, clock, config.languages)
    router = chat.router(config, kept, clock, NINE, posts, Questioning(answers, shelf, question_settings(config)))
    for edition in (older(), newest()):
        assert await kept.editions.publish(edition)
    return Wired(config, kept, router, chat.desk(router, kept, clock, chat.defaults(config)), posts)
