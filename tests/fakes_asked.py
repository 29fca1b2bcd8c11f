"""Who answers questions in tests of the chat: bot.questions.asking.Answers with a script, and no paper is read."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

from bot.domain.answer import Answer, Passage, Ranked
from bot.domain.category import folded
from bot.domain.evidence import Bullet, Quote
from bot.questions.asking import Question, Step

QUOTE = Quote("trained on 7 trillion tokens of text", "Pretraining", 4)


def an_answer(question: Question, said: str = "It was trained on 7 trillion tokens.") -> Answer:
    """A model's answer with one sentence, and four passages."""
    papers = tuple(paper.id for paper in question.papers)
    passages = tuple(
        Ranked(
            Passage(papers[0], number, f"Section {number}", f"Passage {number} of the paper.", 0), 1.0 / (number + 1)
        )
        for number in range(4)
    )
    sentence = Bullet(said, (QUOTE,), 1 if len(papers) > 1 else None)
    return Answer(
        question.text,
        question.language,
        papers,
        "answered",
        "model",
        (sentence,),
        passages,
        whole_text=True,
        model="scripted",
    )


@dataclass
class ScriptedAnswers:
    """Answers every question with `an_answer`, or as `said` says by its words; keeps what it was asked.

    `steps` come before each answer. While `held` is not set, it goes on no further than its first step.
    """

    said: dict[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = (Step("reading"), Step("asking"))
    asked: list[Question] = field(default_factory=list)
    held: asyncio.Event | None = None
    endings: dict[str, Answer] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0

    async def answer(self, question: Question) -> AsyncIterator[Step | Answer]:
        """The steps and one answer."""
        self.asked.append(question)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            for number, step in enumerate(self.steps):
                yield step
                if number == 0 and self.held is not None:
                    await self.held.wait()
            made = an_answer(question, *([self.said[question.text]] if question.text in self.said else []))
            changed = self.endings.get(question.text)
            yield made if changed is None else replace(changed, question=question.text, papers=made.papers)
        finally:
            self.at_once -= 1

    async def key_of(self, question: Question) -> str:
        """The papers and the question, folded."""
        return f"{'+'.join(paper.id for paper in question.papers)}|{folded(question.text)}"
