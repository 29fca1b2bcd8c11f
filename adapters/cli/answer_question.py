"""What `jogan ask` does once its arguments are read."""

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from adapters.cli import show
from adapters.cli.given_text import paper_text
from adapters.config import Config, chosen
from adapters.wiring.program import Program, program
from bot.digest.one_paper import NUMBER, PaperDesk
from bot.document.answer import answered
from bot.domain.answer import Answer, Ranked
from bot.domain.evidence import Bullet
from bot.domain.identity import canonical_url, paper_id
from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.errors import Temporary, UserMistake
from bot.questions.asking import Answers, Question, Step
from bot.questions.taken_back import knowing_taken_back
from bot.wording import speak
from bot.wording.shapes.chat_questions import StepWords

PAYER = "terminal:command"
"""Whose tokens an answer takes: the limit of a chat holds for the command line too."""
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Able:
    """Who answers, and the paper that is asked about; `known_as` is its own id, where a file stands for its text."""

    answers: Answers
    paper: Paper
    known_as: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """bot.writing.desk.Reads over a text from a file."""

    found: PaperText

    async def text(self, paper: Paper) -> PaperText:
        """The text, whatever else is known of the paper."""
        return self.found


def language_of(question: str) -> str | None:
    """Korean where a question has Hangul; else nobody knows: Koreans ask in English too."""
    return "ko" if _HANGUL.search(question) else None


async def answer_question(
    config: Config, wanted: str, question: str, language: str, text: Path | None, *, as_json: bool
) -> int:
    """Print the answer; the exit status."""
    try:
        async with program(chosen(config, languages=[language])) as running:
            able = await _able(running, wanted, text)
            asked = Question(question, language, (able.paper,), PAYER)
            found = await _answer(able, await knowing_taken_back(asked, able.answers, running.store.answers))
    except (UserMistake, Temporary) as failure:
        show.remark(f"jogan: {speak.in_command_line(failure, language, takes_text=True)}")
        return 1
    if as_json:
        show.document(as_document(found, able.known_as or able.paper.id))
    else:
        show.reading(answered(found, (able.paper,)))
    return 0


async def _answer(able: Able, question: Question) -> Answer:
    """The answer, with a line on stderr that says what is done until it is there."""
    told, steps = show.StageLine(), speak.chat(question.language).questions.steps
    try:
        async for said in able.answers.answer(question):
            if isinstance(said, Answer):
                return said
            told(_step(said, steps))
    finally:
        told.clear()
    raise AssertionError("a question ends with an answer")


async def _able(running: Program, wanted: str, file: Path | None) -> Able:
    """Who answers: from a file that is at hand, for which no source is asked; else from the paper's own text."""
    desk = PaperDesk(running.store, running.digest.metadata, running.categories, running.clock, ())
    if file is None:
        return Able(running.answers, await desk.meant(wanted))
    named = await desk.meant(wanted) if re.fullmatch(NUMBER, wanted.strip()) else None
    text = paper_text(file, named.id if named else paper_id(wanted, title=wanted))
    paper = named or Paper(text.paper, text.title or wanted, canonical_url(text.paper, wanted), (), text.abstract)
    own = f"file:{hashlib.sha256(repr(text).encode()).hexdigest()[:32]}"  # what is indexed of the paper itself stays
    return Able(running.answers.reading(Given(replace(text, paper=own))), replace(paper, id=own), paper.id)


def _step(step: Step, words: StepWords) -> str:
    return str(getattr(words, step.kind))


def as_document(answer: Answer, paper: str) -> dict[str, Any]:
    """The answer as OUTSIDE fixes its keys; `ending` says how it ended."""
    return {
        "paper": paper,
        "question": answer.question,
        "language": answer.language,
        "answered": answer.answered,
        "ending": answer.ending,
        "writer": answer.writer,
        "model": answer.model,
        "text_from": "full_text" if answer.whole_text else "abstract",
        "own_words": [{"text": each.quote.text, "section": each.quote.section} for each in answer.own_words],
        "sentences": [_sentence(each) for each in answer.sentences],
        "passages": [_passage(each) for each in answer.passages],
        "dropped": [{"text": each.text, "check": each.check, "detail": each.detail} for each in answer.dropped],
    }


def _sentence(sentence: Bullet) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "quotes": [{"text": each.text, "section": each.section} for each in sentence.quotes],
    }


def _passage(ranked: Ranked) -> dict[str, Any]:
    return {"section": ranked.passage.section, "text": ranked.passage.text, "score": round(ranked.score, 6)}
