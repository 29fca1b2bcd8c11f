"""What `jogan check` does once its arguments are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from adapters.cli import show
from adapters.cli.given_text import named, paper_text, summary_text
from adapters.clock import SystemClock
from adapters.config import Config, chosen
from adapters.wiring.fulltext import ladder
from adapters.wiring.program import Program, program
from adapters.wiring.sources import sources
from bot.digest.one_paper import PaperDesk
from bot.domain.identity import paper_id
from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.errors import BadFile, Temporary, UserMistake
from bot.gate.foreign_sentence import CheckedSentence, SentenceVerdict
from bot.gate.foreign_text import CheckedText, check_text
from bot.reading.foreign_summary import LONGEST, MOST_SENTENCES, summary_sentences
from bot.reading.source import source_of
from bot.wording import speak
from bot.wording.choose import reading
from bot.wording.shapes.check import CheckWords

VERDICTS: Final[tuple[SentenceVerdict, ...]] = ("supported", "not_in_text", "contradicted")
NUMBER = re.compile(r"\d{1,4}")
"""A number of the newest edition: only the store knows what it means."""


@dataclass(frozen=True, slots=True)
class Read:
    """A paper's text, and where it is from: `given`, `html`, `pdf` or `abstract`."""

    text: PaperText
    where: str


async def check_summary(
    config: Config, file: Path, wanted: str, text: Path | None, language: str, *, as_json: bool
) -> int:
    """Print what the paper's text does not support; the exit status."""
    sentences = _sentences(file)
    try:
        read = await _read(config, wanted, text, language)
    except (UserMistake, Temporary) as failure:
        show.remark(f"jogan: {speak.in_command_line(failure, language, takes_text=True)}")
        return 1
    checked = check_text(sentences, source_of(read.text))
    if as_json:
        show.document(_as_json(read, checked))
    else:
        _tell(read, checked, language)
    return 0 if checked.verdict == "supported" else 1


def _sentences(file: Path) -> tuple[str, ...]:
    """The summary's sentences; of what is too long not a part is judged, for the verdict is of the whole."""
    said = summary_text(file)
    if len(said) > LONGEST:
        raise BadFile(named(file), f"has more than {LONGEST:,} characters; check it in parts")
    found = summary_sentences(said)
    if len(found) > MOST_SENTENCES:
        raise BadFile(named(file), f"holds more than {MOST_SENTENCES} sentences; check it in parts")
    if not found:
        raise BadFile(named(file), "holds no sentence to check")
    return found


async def _read(config: Config, wanted: str, text: Path | None, language: str) -> Read:
    """The text to check against: the one that was given; else the paper's own, as much as can be had."""
    if text is not None and not NUMBER.fullmatch(wanted.strip()):
        return Read(paper_text(text, paper_id(wanted, title=wanted)), "given")
    async with program(chosen(config, languages=[language]), writes=False) as running:
        desk = PaperDesk(running.store, running.digest.metadata, running.categories, running.clock, (language,))
        paper = (await desk.card(wanted)).listed.paper
        if text is not None:
            return Read(paper_text(text, paper.id), "given")
        found = await _own_text(config, running, paper)
    if not (found.abstract.strip() or found.sections):
        raise BadFile(wanted, "this paper has no abstract and its text could not be had; give it with --text")
    return Read(found, found.source if found.is_whole else "abstract")


async def _own_text(config: Config, running: Program, paper: Paper) -> PaperText:
    """The whole text where it is kept or can be had, else title and abstract."""
    clock = SystemClock()
    async with sources(config, clock, None) as asked:
        return await ladder(config, asked.fetcher, running.store.texts, clock).text(paper)


def _as_json(read: Read, checked: CheckedText) -> dict[str, Any]:
    return {
        "paper": read.text.paper,
        "title": read.text.title,
        "text": read.where,
        "verdict": checked.verdict,
        "sentences": [_sentence_json(sentence) for sentence in checked.sentences],
    }


def _sentence_json(sentence: CheckedSentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "verdict": sentence.verdict,
        "checks": [{"check": each.check, "ok": each.ok, "detail": each.detail} for each in sentence.checks],
        "passages": [{"section": passage.section, "text": passage.text} for passage in sentence.passages],
    }


def _tell(read: Read, checked: CheckedText, language: str) -> None:
    words, section = speak.check(language), reading(language).card.section
    width = max(map(_columns, words.sentence.values()))
    for sentence in checked.sentences:
        label = words.sentence[sentence.verdict]
        show.line(f"{label}{' ' * (width - _columns(label))}  {sentence.text}")
        if sentence.verdict != "supported":
            for line in _why(sentence, words, section):
                show.line(f"{' ' * width}    {line}")
    held, lacking, wrong = (checked.count(each) for each in VERDICTS)
    show.line("")
    show.line(words.counts(len(checked.sentences), held, lacking, wrong))
    show.line(words.of_paper(words.whole[checked.verdict], words.read[read.where], read.text.title or read.text.paper))


def _why(sentence: CheckedSentence, words: CheckWords, section: Callable[[str], str]) -> list[str]:
    """The reasons, each with what the paper has instead, and the passage that speaks of the same."""
    lines = []
    for failed in (each for each in sentence.checks if not each.ok):
        reason = words.reason.get(failed.check, words.other)(failed.word)
        lines.append(f"{reason} · {words.instead(failed.instead)}" if failed.instead else reason)
    shown = sentence.passages[:1] if sentence.aligned or sentence.verdict == "contradicted" else ()
    return lines + [words.passage(passage.text, section(passage.section)) for passage in shown]


def _columns(label: str) -> int:
    """Columns on a terminal: a Hangul syllable takes two."""
    return sum(2 if "\uac00" <= letter <= "\ud7a3" else 1 for letter in label)
