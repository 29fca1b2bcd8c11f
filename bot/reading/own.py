"""Whether a text is this paper's own, and text at all. It compares words; it fetches nothing and repairs nothing.

Of public cards of the kind, one in nine describes another paper or none: a text is not believed for where it came from.
"""

import re
import unicodedata
from dataclasses import replace

from bot.domain.identity import arxiv_id
from bot.domain.text import PaperText, TextSection
from bot.reading.sections import roles_of

FRONT_PAGE = "Front page"
"""The heading of the section, always the first, that holds the first page as printed: title, stamp, abstract."""
LEAST_CHARACTERS = 1_500
"""Characters of running text: the shortest papers (two pages) have 5,000."""
LEAST_LETTERS = 0.5
"""Share of the signs of running text: papers have 0.82 and more; fonts that cannot be read leave signs and digits."""
LOOKED_AT = 8_000
"""Characters from the beginning among which title and abstract are looked for."""
LEAST_TITLE = 0.7
"""Share of the title's words that stand there; titles change a little between versions."""
LEAST_ABSTRACT = 0.35
"""Share of the abstract's runs of RUN words, where the title is another one than we know."""
RUN = 4
LEAST_SQUEEZED = 12
"""Letters of a title from which it may stand anywhere, however its words are cut (`Q WEN 2 T ECHNICAL R EPORT`)."""

_STAMP = re.compile(r"arXiv:\s?(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,4})?", re.I)
_WORD = re.compile(r"[^\W_]{3,}")
_TEMPLATE = re.compile(
    r"\{\{\s*\w+\s*\}\}|lorem ipsum|insert (?:your )?(?:title|abstract|text) here|your abstract (?:goes )?here"
    r"|this is (?:a|the) (?:template|sample)",
    re.I,
)
_PAGE = re.compile(
    r"conversion to html had a fatal error|html is not available for the source|verify you are (?:a )?human"
    r"|are you a robot|captcha|enable javascript|access denied|rate limit exceeded|page not found|document not found",
    re.I,
)


def not_own(text: PaperText) -> str | None:
    """Why a text is not taken, in words for the log; None where it is this paper's own."""
    running = [section.text for section in text.sections if section.kind == "body" and section.heading != FRONT_PAGE]
    length = sum(map(len, running))
    front = _front(text)
    if length < 10 * LEAST_CHARACTERS and _PAGE.search(front):
        return "it is a page that says why there is no text"
    if length < LEAST_CHARACTERS:
        return f"it has {length:,} characters, too few for a paper"
    if not _is_words("".join(running)):
        return "its signs are no words"
    stamped = _STAMP.search(_first_page(text)[:300])
    if stamped and f"arxiv:{arxiv_id(stamped[1])}" != text.paper and text.paper.startswith("arxiv:"):
        return f"it is stamped as {stamped[0]}"
    if _TEMPLATE.search(front[:3_000]):
        return "it is a template that nobody filled in"
    return None if _is_about(text, front) else "neither the title nor the abstract of this paper stands in it"


def _is_words(running: str) -> bool:
    signs = "".join(running.split())
    return sum(map(str.isalpha, signs)) >= LEAST_LETTERS * len(signs)


def seems_cut(text: PaperText) -> bool:
    """Whether a text has neither references nor an end: a conversion that broke off leaves a page that looks whole."""
    ends = any(section.kind == "references" and section.text for section in text.sections)
    return not ends and "conclusion" not in roles_of([each for each in text.sections if each.kind == "body"])


def without_front(text: PaperText) -> PaperText:
    """The text as it is kept: its first page says nothing that title and abstract do not, where there is one."""
    if not text.abstract.strip():
        return text
    return replace(text, sections=tuple(each for each in text.sections if each.heading != FRONT_PAGE))


def _first_page(text: PaperText) -> str:
    return next((each.text for each in text.sections if each.heading == FRONT_PAGE), "")


def _front(text: PaperText) -> str:
    """What stands first: the first page, or the first sections where it was not told."""
    said = _first_page(text)
    return said[:LOOKED_AT] if said else "\n".join(map(_with_heading, text.sections[:3]))[:LOOKED_AT]


def _with_heading(section: TextSection) -> str:
    return f"{section.heading}\n{section.text}"


def _is_about(text: PaperText, front: str) -> bool:
    said = _words(front)
    known, title = set(said), _words(text.title)
    if title and sum(word in known for word in title) >= LEAST_TITLE * len(title):
        return True
    whole = _squeezed(text.title)
    if len(whole) >= LEAST_SQUEEZED and whole in _squeezed(front):
        return True
    runs, there = _runs(_words(text.abstract)), _runs(said)
    return len(runs) >= RUN and len(runs & there) >= LEAST_ABSTRACT * len(runs)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text[:LOOKED_AT]).casefold()
    return _WORD.findall(re.sub(r"(?<=\w)-\s*\n?(?=\w)", "", folded))


def _squeezed(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[:LOOKED_AT]).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
