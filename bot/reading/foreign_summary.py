"""Splits somebody else's summary into sentences: one a line, bullets, a card's Markdown, a printed list, or prose.

It drops what claims nothing (headings, pictures, labels, votes, authors) and never changes a claim's words.
"""

import ast
import re
from collections.abc import Iterator

from bot.reading.sentences import sentences

LONGEST, MOST_SENTENCES = 1_000_000, 500
"""Characters and sentences of one summary: a text with more is none. One sentence more than these is found, so that it
can be told."""

_BULLET = re.compile(r"(?:[-*+•‣◦▪·–—]|\(?\d{1,2}[.)]|\(?[a-z][)])\s+")
_NO_CLAIM = re.compile(
    r"(?:#{1,6}(?:\s|$)|!\[|<!--|```|[-*_=]{3,}\s*$|\|?[\s:|-]+\|?\s*$"
    r"|\**(?:votes?|upvotes?|authors?|date|published|categor(?:y|ies)|links?|url|source|title|paper"
    r"|추천|저자|날짜|출처|링크|제목|논문)\**\s*[:：])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\*\*[^*\n]{1,60}\*\*\s*[:：]|\*\*[^*\n]{1,60}[:：]\*\*"
    r"|(?:what['’]s new|technical details|performance highlights|tl;?dr|summary|요약|한 줄 요약|새로운 점|기술적 내용"
    r"|주요 성과|주요 내용)\s*[:：])\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((\S{1,500})\)")
_MARKS = re.compile(r"\*\*|__|`")
_ENDED = re.compile(r"[.!?。！？…:;][\"'”’)\]]*$|(?:[다요음함임됨])[\"'”’)\]]*$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
LAST = 20
"""Characters in which a sentence ends with its marks."""
WRAPPED = range(50, 140)
"""Characters of a line that may have been broken because a page was full."""


def summary_sentences(text: str) -> tuple[str, ...]:
    """The sentences that claim something, in order."""
    found: list[str] = []
    for paragraph in _paragraphs(text.removeprefix("\ufeff")):
        for one in _listed(paragraph):
            whole = " ".join(_MARKS.sub("", _LINK.sub(r"\1 (\2)", one)).split())
            found += [each.text for each in sentences(whole) if _claims(each.text)]
            if len(found) > MOST_SENTENCES:
                return tuple(found[: MOST_SENTENCES + 1])
    return tuple(found)


def _paragraphs(text: str) -> Iterator[str]:
    """Bullets and lines without their marks and labels; lines that a full page broke are one again."""
    held: list[str] = []
    for line in map(str.strip, text.splitlines()):
        bullet = _BULLET.match(line)
        bare = line[bullet.end() :] if bullet else line
        label = _LABEL.match(bare)
        bare = bare[label.end() :] if label else bare
        if not line or _NO_CLAIM.match(line):
            yield " ".join(held)
            held = []
        elif bullet or not held or not _goes_on(held[-1], bare):
            yield " ".join(held)
            held = [bare]
        else:
            held.append(bare)
    yield " ".join(held)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line before it: one sentence a line may have no full stop."""
    if not before or not line or _ENDED.search(before[-LAST:]):
        return False
    return line[0].islower() or len(before) in WRAPPED


def _listed(paragraph: str) -> list[str]:
    """What a list printed by a program holds (`['…', '…']`), else the paragraph."""
    if paragraph.startswith(("['", '["')) and paragraph.endswith(("']", '"]')):
        try:
            values = ast.literal_eval(paragraph)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return [paragraph]
        if all(isinstance(value, str) for value in values):
            return list(values)
    return [paragraph] if paragraph else []


def _claims(sentence: str) -> bool:
    """Whether there are words, and not only an announcement of what follows (`as follows:`)."""
    return _LETTERS.search(sentence) is not None and not sentence.endswith((":", "："))
