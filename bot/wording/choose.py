"""The words of a language."""

from bot.errors import UnknownLanguage
from bot.wording.en.reading import READING as ENGLISH
from bot.wording.en.report_notes import REPORT_NOTES as ENGLISH_NOTES
from bot.wording.en.site import SITE as ENGLISH_SITE
from bot.wording.ko.reading import READING as KOREAN
from bot.wording.ko.report_notes import REPORT_NOTES as KOREAN_NOTES
from bot.wording.ko.site import SITE as KOREAN_SITE
from bot.wording.shapes.conference import ConferenceWords
from bot.wording.shapes.reading import ReadingWords
from bot.wording.shapes.report_notes import ReportNoteWords
from bot.wording.shapes.site import SiteWords

_READING = {words.language: words for words in (KOREAN, ENGLISH)}
_REPORT_NOTES = {words.language: words for words in (KOREAN_NOTES, ENGLISH_NOTES)}
_SITE = {words.language: words for words in (KOREAN_SITE, ENGLISH_SITE)}
LANGUAGES = tuple(_READING)
"""The languages that are written here."""


def reading(language: str) -> ReadingWords:
    """What is read in an edition, a card and the archive; raises UnknownLanguage."""
    if language not in _READING:
        raise UnknownLanguage(language, LANGUAGES)
    return _READING[language]


def report_notes(language: str) -> ReportNoteWords:
    """What must be known of a conference report; raises UnknownLanguage."""
    if language not in _REPORT_NOTES:
        raise UnknownLanguage(language, LANGUAGES)
    return _REPORT_NOTES[language]


def conference(language: str) -> ConferenceWords:
    """What is read in a conference report; raises UnknownLanguage."""
    return reading(language).conference


def site(language: str) -> SiteWords:
    """What is read around editions in the archive as a site; raises UnknownLanguage."""
    if language not in _SITE:
        raise UnknownLanguage(language, LANGUAGES)
    return _SITE[language]
