"""What a Korean question asks for, in English words: the gate's glossary of the field, and everyday words of questions.

Without a model this is how Korean reaches an English paper. It translates nothing: it names words to look for.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic import RootModel

from bot.gate.glossary import glossary
from bot.gate.korean import korean_terms

English = tuple[str, ...]
"""Words and phrases that may say one Korean word, the likeliest first."""
MOST_LETTERS = 400
"""Letters of a question that are read: people ask in a sentence or two."""
_WORD = re.compile(r"[가-힣]+")
_SPACES = re.compile(r"\s+")
_JOINED = re.compile(r"[ \-·]")
_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|의|에|로|와|과|도|만|랑|야|요)?")


class _File(RootModel[dict[str, str]]):
    pass


def asked_in_english(question: str) -> tuple[English, ...]:
    """For each Korean word of a question the English that may say it; words in Latin letters are not here."""
    read = question[:MOST_LETTERS]
    known = glossary().korean
    terms = (known.get(_JOINED.sub("", term.text), ()) for term in korean_terms(read))
    return tuple(dict.fromkeys(english for english in (*_everyday(read), *terms) if english))


def _everyday(question: str) -> Iterator[English]:
    """Where a word begins, the longest key that the question goes on with; a key may span words."""
    end = 0
    for word in _WORD.finditer(question):
        if word.start() < end:
            continue
        rest = _SPACES.sub(" ", question[word.start() : word.start() + 2 * _longest_key()])
        found = _longest(rest, word.group())
        if found:
            end = word.start() + len(found)
            yield _keys()[found]


def _longest(rest: str, word: str) -> str:
    for length in range(min(_longest_key(), len(rest)), 0, -1):
        if rest[:length] in _keys() and (length > 1 or _PARTICLE.fullmatch(word[1:])):
            return rest[:length]
    return ""


@cache
def _keys() -> dict[str, English]:
    raw = _File.model_validate(tomllib.loads(files("bot.questions").joinpath("korean_words.toml").read_text("utf-8")))
    return {
        beginning.strip(): tuple(phrase.strip() for phrase in english.split(","))
        for key, english in raw.root.items()
        for beginning in key.split("|")
    }


@cache
def _longest_key() -> int:
    return max(map(len, _keys()))
