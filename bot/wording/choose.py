"""The words of a language."""

from bot.errors import UnknownLanguage
from bot.wording.en.reading import READING as ENGLISH
from bot.wording.ko.reading import READING as KOREAN
from bot.wording.shapes.reading import ReadingWords

_READING = {words.language: words for words in (KOREAN, ENGLISH)}
LANGUAGES = tuple(_READING)
"""The languages that are written here."""


def reading(language: str) -> ReadingWords:
    """What is read in an edition, a card and the archive; raises UnknownLanguage."""
    if language not in _READING:
        raise UnknownLanguage(language, LANGUAGES)
    return _READING[language]
