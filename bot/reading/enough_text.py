"""Whether a paper brings enough real text to write from: no text, no summary.

It judges the words only (length, sentences, placeholders, templates); it fetches nothing.
"""

import re

from rapidfuzz import fuzz

from bot.domain.paper import Paper
from bot.reading.sentences import sentences

LEAST_CHARACTERS = 120
LEAST_SENTENCES = 2
LEAST_WORDS_A_SENTENCE = 5
PLACEHOLDER = re.compile(
    r"^\W*(?:(?:the |this )?(?:abstract|summary|description|paper|article|text)\b[^.]{0,40}\b"
    r"(?:not|un|no longer|to be|will be|has been|was|is)\s*(?:yet )?(?:available|provided|found|added|removed"
    r"|withdrawn)"
    r"|no (?:abstract|summary|description|text)\b|abstract (?:coming soon|tba|tbd|missing|unavailable)|(?:tba"
    r"|tbd|n/?a|none|null)\b"
    r"|lorem ipsum)",
    re.I,
)
ERROR_PAGE = re.compile(
    r"<!doctype|<html|</\w+>|access denied|page not found|\b(?:error|http|status) ?(?:40[0-9]|429|50[0-9])\b"
    r"|rate limit exceeded|enable javascript|captcha|traceback \(most recent|conversion to html had",
    re.I,
)
TEMPLATE = re.compile(r"\{\{\s*\w.*?\}\}|\$\{\w+\}|%\(\w+\)s|\[(?:insert|your|abstract)\b[^\]]*\]", re.I)
WORD = re.compile(r"[^\W\d_]{2,}")


def enough_text(paper: Paper) -> bool:
    """Whether the paper's abstract is text that a summary can be made of."""
    text = paper.abstract.strip()
    if len(text) < LEAST_CHARACTERS or PLACEHOLDER.match(text) or _is_page_or_template(text):
        return False
    if _is_only(text, paper.title) or (paper.comment and _is_only(text, paper.comment)):
        return False
    return _real_sentences(text) >= LEAST_SENTENCES and _is_language(text)


def _is_page_or_template(text: str) -> bool:
    return ERROR_PAGE.search(text[:400]) is not None or TEMPLATE.search(text) is not None


def _is_only(text: str, other: str) -> bool:
    """Whether the text says again what another field says, and nothing else."""
    return len(text) < 2 * len(other) and fuzz.ratio(text.casefold(), other.casefold()) >= 85


def _real_sentences(text: str) -> int:
    return len(
        {
            " ".join(sentence.text.casefold().split())
            for sentence in sentences(text)
            if len(sentence.text.split()) >= LEAST_WORDS_A_SENTENCE or _wide(sentence.text)
        }
    )


def _wide(text: str) -> bool:
    """Whether a sentence is of a script without spaces between words, and long enough."""
    return len(text) >= 15 and sum(ord(character) >= 0x2E80 for character in text) > len(text) / 2


def _is_language(text: str) -> bool:
    """Letters, mostly, and words that are not one word again and again."""
    letters = sum(character.isalpha() for character in text)
    words = [word.casefold() for word in WORD.findall(text)]
    return letters >= 0.6 * len("".join(text.split())) and len(set(words)) >= min(25, 0.25 * len(words)) and bool(words)
