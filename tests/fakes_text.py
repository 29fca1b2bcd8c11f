"""In-memory twin of what gives papers' texts; it obeys the port and passes the port's contract tests."""

import asyncio
from dataclasses import dataclass, field

from bot.domain.paper import Paper, PaperId
from bot.domain.text import PaperText
from bot.errors import JoganError


@dataclass
class FakeFullText:
    """bot.ports.fulltext.FullText: gives `texts` by id; `failure` is raised instead, `open` is waited for before."""

    name: str = "html"
    texts: dict[PaperId, PaperText] = field(default_factory=dict)
    failure: JoganError | None = None
    open: asyncio.Event | None = None
    asked: list[PaperId] = field(default_factory=list)

    async def read(self, paper: Paper) -> PaperText | None:
        self.asked.append(paper.id)
        if self.open is not None:
            await self.open.wait()
        if self.failure is not None:
            raise self.failure
        return self.texts.get(paper.id)
