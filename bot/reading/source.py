"""A paper's text prepared for looking quotes up in it: every part that may be quoted, with its sentences' bounds.

References are left out, and sentences that speak to a reader or a machine; no character is changed.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from bot.domain.text import PaperText
from bot.gate.addressed import is_addressed
from bot.gate.source import Source, SourcePart
from bot.reading.sentences import Sentence, sentences

TITLE = "title"
ABSTRACT = "abstract"
NO_HEADING = "text"
"""What a section without a heading is called where it is quoted."""


def source_of(text: PaperText) -> Source:
    """Title, abstract and sections in this order, those without words left out; a title is one sentence.

    A section is parted where a sentence speaks to its reader or to a machine: no quote holds it or goes across it.
    """
    titled = text.title.strip() and not is_addressed(text.title)
    parts = [SourcePart(TITLE, text.title, ((0, len(text.title)),))] if titled else []
    parts += _parts(ABSTRACT, text.abstract)
    for section in text.sections:
        if section.kind != "references":
            parts += _parts(section.heading.strip() or NO_HEADING, section.text)
    return Source(text.title, tuple(parts))


def _parts(name: str, words: str) -> Iterator[SourcePart]:
    """The runs of sentences that may be quoted; a section without any such sentence is left out."""
    found = sentences(words)
    heard = [not is_addressed(sentence.text) for sentence in found]
    if found and all(heard):
        yield SourcePart(name, words, tuple((sentence.start, sentence.end) for sentence in found))
        return
    for quotable, run in groupby(zip(heard, found, strict=True), itemgetter(0)):
        if quotable:
            yield _run(name, words, [sentence for _, sentence in run])


def _run(name: str, words: str, run: Sequence[Sentence]) -> SourcePart:
    at, end = run[0].start, run[-1].end
    return SourcePart(name, words[at:end], tuple((one.start - at, one.end - at) for one in run), at)
