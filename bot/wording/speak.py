"""The words of the chat and of its errors in a language; a language that is not written here gets the first."""

import re
from collections.abc import Callable
from typing import Any

from bot.errors import NoEdition, Temporary, UnknownCategory, UnknownPaper, UserMistake
from bot.wording.en.answer import ANSWER as ENGLISH_ANSWER
from bot.wording.en.chat import CHAT as ENGLISH_CHAT
from bot.wording.en.check import CHECK as ENGLISH_CHECK
from bot.wording.en.command_line import COMMAND_LINE as ENGLISH_COMMAND_LINE
from bot.wording.en.errors import ERRORS as ENGLISH_ERRORS
from bot.wording.en.without_posts import without_posts as english_without_posts
from bot.wording.ko.answer import ANSWER as KOREAN_ANSWER
from bot.wording.ko.chat import CHAT as KOREAN_CHAT
from bot.wording.ko.check import CHECK as KOREAN_CHECK
from bot.wording.ko.command_line import COMMAND_LINE as KOREAN_COMMAND_LINE
from bot.wording.ko.errors import ERRORS as KOREAN_ERRORS
from bot.wording.ko.without_posts import without_posts as korean_without_posts
from bot.wording.shapes.answer import AnswerWords
from bot.wording.shapes.chat import ChatWords
from bot.wording.shapes.check import CheckWords
from bot.wording.shapes.errors import ErrorWords

_CHAT = {"ko": KOREAN_CHAT, "en": ENGLISH_CHAT}
_WITHOUT_POSTS = {"ko": korean_without_posts(KOREAN_CHAT), "en": english_without_posts(ENGLISH_CHAT)}
_CHECK = {"ko": KOREAN_CHECK, "en": ENGLISH_CHECK}
_ANSWER = {"ko": KOREAN_ANSWER, "en": ENGLISH_ANSWER}
_COMMAND_LINE = {"ko": KOREAN_COMMAND_LINE, "en": ENGLISH_COMMAND_LINE}
_ERRORS = {"ko": KOREAN_ERRORS, "en": ENGLISH_ERRORS}


def chat(language: str, *, posts: bool = True) -> ChatWords:
    """What is said in a chat; `posts` says whether anything is posted to it."""
    words = _CHAT if posts else _WITHOUT_POSTS
    return words.get(language, words["ko"])


def check(language: str) -> CheckWords:
    """What is said of somebody else's summary."""
    return _CHECK.get(language, KOREAN_CHECK)


def answer(language: str) -> AnswerWords:
    """What is said in answers to questions."""
    return _ANSWER.get(language, KOREAN_ANSWER)


def errors(language: str) -> ErrorWords:
    """One sentence for every user mistake."""
    return _ERRORS.get(language, KOREAN_ERRORS)


def sentence_for(mistake: UserMistake, language: str, name: Callable[[str], str] = str) -> str:
    """What to tell a person about a mistake; `name` gives a category's name in the language by its key."""
    words = errors(language)
    if isinstance(mistake, UnknownCategory):
        return words.unknown_category(mistake.text, [name(key) for key in mistake.nearest])
    field = re.sub(r"(?<!^)(?=[A-Z])", "_", type(mistake).__name__).lower()
    sentence: Callable[[Any], str] = getattr(words, field)
    return sentence(mistake)


def in_command_line(failure: UserMistake | Temporary, language: str, *, takes_text: bool = False) -> str:
    """What a command says of a paper that it cannot have; `takes_text`: a file can stand for the paper's text."""
    words = _COMMAND_LINE.get(language, KOREAN_COMMAND_LINE)
    match failure:
        case NoEdition():
            return words.no_edition(failure)
        case UnknownPaper():
            return words.unknown_paper(failure)
        case Temporary():
            return (words.not_asked_of_text if takes_text else words.not_asked)(failure)
        case _:
            return sentence_for(failure, language)
