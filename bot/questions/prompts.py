"""What a model is asked about a question: rules in `system`, one JSON document of data in `user`, papers first.

The papers come first so that a service remembers them from one question to the next; a person waits for every reply.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.conversation import Exchange
from bot.ports.llm import Prompt
from bot.questions import instructions
from bot.questions.shapes import AnswerReply, TermsReply
from bot.reading.own_title import own_title
from bot.writing.prompts import Passage, document

ANSWERS, TERMS = "answers-1", "terms-1"
"""Versions: another word in the instructions is another version, and replies to the old one are not used again."""
ANSWER_OUTPUT, TERMS_OUTPUT = 1_800, 150
"""Tokens of a reply at most. Six Korean sentences with English quotes take about 1,000."""
LONGEST_QUESTION = 2_000
"""Characters of a question that are sent; nobody types more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of one paper a model is shown: all that may be quoted, or passages of it in the paper's order."""

    id: str
    title: str
    passages: tuple[Passage, ...]


def answer_prompt(
    papers: Sequence[Shown], question: str, language: str, history: Sequence[Exchange] = (), gist: str = ""
) -> Prompt[AnswerReply]:
    """Asks for an answer."""
    listed = [
        {
            "number": number,
            "id": paper.id,
            "title": own_title(paper.title),
            "sections": [{"section": each.section, "text": each.text} for each in paper.passages],
        }
        for number, paper in enumerate(papers, start=1)
    ]
    told = [{"question": each.question, "answer": each.answer} for each in history]
    asked = {"papers": listed, "gist": gist, "history": told, "question": question[:LONGEST_QUESTION]}
    data = document(asked | {"task": "answer", "language": language})
    return Prompt("answer", ANSWERS, instructions.ANSWER, data, AnswerReply, ANSWER_OUTPUT, urgent=True)


def terms_prompt(question: str) -> Prompt[TermsReply]:
    """Asks for English words to search with: of the question alone, so that it is paid once for all papers."""
    data = document({"question": question[:LONGEST_QUESTION], "task": "terms"})
    return Prompt("terms", TERMS, instructions.TERMS, data, TermsReply, TERMS_OUTPUT, urgent=True)
