"""Whole papers as a model is shown them: HTML and PDF taken apart by the program's own readers, else Markdown as it is.

A paper that is there in several forms counts once. Counts tokens by a real vocabulary where one is installed.
"""

import base64
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.fulltext.apart import Apart
from adapters.fulltext.html.page import taken_apart as html_apart
from bot.domain.text import PaperText, TextSection
from bot.ports.llm import Prompt
from bot.reading.sections import shortened
from bot.reading.source import source_of
from bot.settings import WritingSettings
from bot.writing.passages import whole
from bot.writing.prompts import card_prompt
from bot.writing.shapes import CardReply

VERSION = re.compile(r"v\d+$")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
Count = Callable[[str], int]


@dataclass(frozen=True)
class Shown:
    """A paper: how its text was had, the characters of it, and the prompt for its card."""

    paper: str
    form: str
    characters: int
    prompt: Prompt[CardReply]


def folder() -> Path | None:
    """Where the data is, if it is."""
    named = os.environ.get("JOGAN_BENCH_DATA", "")
    found = Path(named) / "fulltext"
    return found if named and found.is_dir() else None


def papers(data: Path) -> list[Shown]:
    """Each paper once: from HTML where there is some, then from Markdown."""
    found: dict[str, Shown] = {}
    for text, form in (*_pages(data), *_marked(data)):
        found.setdefault(VERSION.sub("", text.paper), _shown(text, form))
    return [found[name] for name in sorted(found)]


def _pages(data: Path) -> Iterator[tuple[PaperText, str]]:
    for path in sorted((data / "latexml_html").glob("*.html")):
        apart: Apart = html_apart(path.read_bytes())
        yield PaperText(path.stem, "", "", "html", (TextSection("front", apart.front), *apart.sections)), "HTML"


def _marked(data: Path) -> Iterator[tuple[PaperText, str]]:
    for path in sorted(data.glob("markdown*/*.md")):
        pieces = HEADING.split(path.read_text(encoding="utf-8"))
        named = zip(["front", *pieces[1::2]], pieces[::2], strict=True)
        sections = tuple(
            TextSection(heading, text, "references" if heading.lower().endswith("references") else "body")
            for heading, text in named
            if text.strip()
        )
        yield PaperText(path.stem, "", "", "pdf", sections), "Markdown"


def _shown(text: PaperText, form: str) -> Shown:
    short = shortened(text, WritingSettings().most_text)
    characters = sum(len(section.text) for section in short.sections)
    return Shown(text.paper, form, characters, card_prompt(short, whole(source_of(short)), "ko"))


def vocabularies() -> dict[str, Count]:
    """Real ones, where the packages `mistral-common` and `tiktoken` or `sentencepiece` are installed beside."""
    try:
        import mistral_common
    except ImportError:
        return {}
    data = Path(mistral_common.__file__).parent / "data"
    return {**_large(data / "tekken_240911.json"), **_small(data / "tokenizer.model.v1")}


def _large(path: Path) -> dict[str, Count]:
    try:
        import tiktoken
    except ImportError:
        return {}
    said = json.loads(path.read_text(encoding="utf-8"))
    config = said["config"]
    size = config["default_vocab_size"] - config["default_num_special_tokens"]
    ranks = {base64.b64decode(word["token_bytes"]): word["rank"] for word in said["vocab"][:size]}
    coder = tiktoken.Encoding("large", pat_str=config["pattern"], mergeable_ranks=ranks, special_tokens={})
    return {"131,000 words": lambda text: len(coder.encode_ordinary(text))}


def _small(path: Path) -> dict[str, Count]:
    try:
        import sentencepiece
    except ImportError:
        return {}
    coder = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return {"32,000 words": lambda text: len(coder.encode(text))}
