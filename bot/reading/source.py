"""A paper's text prepared for looking quotes up in it: every part that may be quoted, with its sentences' bounds.

References are left out, and sentences that speak to a reader or a machine; no character is changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter

from bot.domain.text import PaperText
from bot.gate.addressed import is_addressed
from bot.gate.source import Source, SourcePart
from bot.reading.own_title import own_title
from bot.reading.scripts import is_other_script
from bot.reading.sentences import Sentence, sentences
from bot.reading.strangeness import vocabulary, words
from bot.reading.told import told, told_of_abstract

TITLE = "title"
ABSTRACT = "abstract"
NO_HEADING = "text"
"""What a section without a heading is called where it is quoted."""


def source_of(text: PaperText) -> Source:
    """Title, abstract and sections in this order, those without words left out; a title is one sentence.

    A section is parted where a sentence speaks to its reader or to a machine: no quote holds it or goes across it.
    """
    title = own_title(text.title)
    latin = not is_other_script(f"{title} {text.abstract}")
    parts = [SourcePart(TITLE, title, ((0, len(title)),))] if title.strip() else []
    own = sentences(text.abstract)
    parts += _parts(ABSTRACT, text.abstract, own, told_of_abstract(_texts(own), title, latin=latin))
    quotable = [(section, sentences(section.text)) for section in text.sections if section.kind != "references"]
    spoken = [[words(sentence.text) for sentence in found] for _, found in quotable]
    known = vocabulary(" ".join((title, *(part.text for part in parts))), list(chain(*spoken)), fewest=2)
    for (section, found), said in zip(quotable, spoken, strict=True):
        heard = told(_texts(found), said, known, latin=latin)
        parts += _parts(_heading(section.heading), section.text, found, heard)
    return Source(title, tuple(parts))


def _texts(found: Iterable[Sentence]) -> list[str]:
    return [sentence.text for sentence in found]


def _heading(heading: str) -> str:
    """What a section is called; one that calls itself by an order has no heading."""
    return heading.strip() if heading.strip() and not is_addressed(heading) else NO_HEADING


def _parts(name: str, words: str, found: Sequence[Sentence], heard: Sequence[bool]) -> Iterator[SourcePart]:
    """The runs of sentences that may be quoted; a section without any such sentence is left out."""
    if found and all(heard):
        yield SourcePart(name, words, tuple((sentence.start, sentence.end) for sentence in found))
        return
    for quotable, run in groupby(zip(heard, found, strict=True), itemgetter(0)):
        if quotable:
            yield _run(name, words, [sentence for _, sentence in run])


def _run(name: str, words: str, run: Sequence[Sentence]) -> SourcePart:
    at, end = run[0].start, run[-1].end
    return SourcePart(name, words[at:end], tuple((one.start - at, one.end - at) for one in run), at)
