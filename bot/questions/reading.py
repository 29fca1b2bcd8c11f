"""The texts of a question's papers, as far as they come in time: a paper whose text is late is its abstract."""

import asyncio
from collections.abc import Callable, Sequence

from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.questions.asking import Step
from bot.writing.desk import Reads

Beside = list[asyncio.Task[object]]


async def read(
    papers: Sequence[Paper], texts: Reads, patience: float, tell: Callable[[Step], None], beside: Beside
) -> tuple[PaperText, ...]:
    """The texts in the papers' order. Reading goes on in `beside` where it is late, for who asks next."""
    asked = [asyncio.create_task(texts.text(paper), name="question-text") for paper in papers]
    beside.extend(asked)
    many = len(papers) if len(papers) > 1 else None
    ends = asyncio.get_running_loop().time() + patience
    for done, task in enumerate(asked):
        tell(Step("reading", done if many else None, many))
        await asyncio.wait([task], timeout=max(ends - asyncio.get_running_loop().time(), 0.0))
    return tuple(
        task.result() if task.done() else PaperText(paper.id, paper.title, paper.abstract)
        for paper, task in zip(papers, asked, strict=True)
    )
