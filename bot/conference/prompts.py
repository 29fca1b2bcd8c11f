"""What a model is asked for a conference report: rules in `system`, one JSON document of data in `user`.

The paper comes first, so that a service remembers it from one language to the next.
"""

from collections.abc import Sequence

from bot.conference import instructions
from bot.conference.shapes import ChapterReply, ToldReply
from bot.domain.text import PaperText
from bot.ports.llm import Prompt
from bot.reading.own_title import own_title
from bot.writing.prompts import Passage, Spoken, document

TOLD, CHAPTERS = "conference-1", "chapter-1"
"""Versions: another word in the instructions is another version, and replies to the old one are not used again."""
TOLD_OUTPUT, CHAPTER_OUTPUT = 4_500, 2_000
"""Tokens of a reply at most. An entry of fourteen Korean sentences with English quotes takes about 2,300."""


def told_prompt(text: PaperText, passages: Sequence[Passage], language: str) -> Prompt[ToldReply]:
    """Asks for a paper's entry; `passages` are what of it is shown, title apart."""
    sections = [{"section": each.section, "text": each.text} for each in passages]
    paper = {"id": text.paper, "title": own_title(text.title), "sections": sections}
    asked = {"paper": paper, "task": "conference", "language": language}
    return Prompt("conference", TOLD, instructions.PAPER, document(asked), ToldReply, TOLD_OUTPUT)


def chapter_prompt(papers: Sequence[Spoken], title: str, language: str) -> Prompt[ChapterReply]:
    """Asks for a chapter's introduction, from sentences that went through the gate and from nothing else."""
    said = [
        {
            "number": each.number,
            "title": own_title(each.title),
            "sentences": [{"text": one.text, "quotes": [quote.text for quote in one.quotes]} for one in each.bullets],
        }
        for each in papers
    ]
    asked = {"papers": said, "chapter": title, "task": "chapter", "language": language}
    return Prompt("chapter", CHAPTERS, instructions.CHAPTER, document(asked), ChapterReply, CHAPTER_OUTPUT)
