"""What an operator took back of what was answered to a question before: it is not said again, whoever asks."""

from dataclasses import replace

from bot.ports.store import Answers as Kept
from bot.questions.asking import Answers, Question


async def knowing_taken_back(question: Question, answers: Answers, kept: Kept) -> Question:
    """The question with the sentences that were answered to it, in any chat, until they were withdrawn."""
    withdrawn = await kept.to_same(await answers.key_of(question), question.language, "withdrawn")
    return replace(question, taken_back=frozenset(sentence for each in withdrawn for sentence in each.answer.said))
