"""What an answer says, whatever platform shows it: its words, its links, its pictures, its buttons, its files.

Layout is not meaning: marks of lists and headings, where lines end, what is bold or folded.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

_ADDRESS = re.compile(r"(this chat is|이 대화) \w+:[\w/-]+(?:(?:, you are| · 나) \w+:\w+)?")
_ANSWER = re.compile(r"(/(?:evidence|passages|wrong|undo)) \d+")
_MARK = re.compile(r"^\s*(?:[•▸┊│>-]\s+|#{1,3}\s+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`buttons` are labels with the command lines that they stand for; `links` and `files` are in order."""

    words: str
    links: tuple[str, ...] = ()
    pictures: int = 0
    buttons: frozenset[tuple[str, str]] = frozenset()
    files: tuple[str, ...] = ()

    def with_names(self, names: Mapping[str, str]) -> "Meaning":
        """Places and answers called by the same name everywhere: each platform has ids and numbers of its own."""
        return replace(
            self,
            words=without_addresses(_called(self.words, names)),
            buttons=frozenset(
                (_called(label, names), _numberless(_called(action, names))) for label, action in self.buttons
            ),
        )


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a turn: `shown` as a person sees it there, `how` it was done where it was not done as written."""

    shown: str
    meaning: Meaning
    how: str = ""


def without_addresses(text: str) -> str:
    """What /status calls a chat is another number on every platform, and on one of them in every run."""
    return _ADDRESS.sub(r"\1 {address}", text)


def words(text: str) -> str:
    """The words of a text in a row."""
    return " ".join(_MARK.sub("", text).split())


def joined(parts: Iterable[Meaning]) -> Meaning:
    """Of several messages in order."""
    every = list(parts)
    return Meaning(
        " ".join(part.words for part in every if part.words),
        tuple(link for part in every for link in part.links),
        sum(part.pictures for part in every),
        frozenset(button for part in every for button in part.buttons),
        tuple(file for part in every for file in part.files),
    )


def _numberless(action: str) -> str:
    """Answers are numbered as they come: where turns are left out, by other numbers."""
    return _ANSWER.sub(r"\1 {answer}", action)


def _called(text: str, names: Mapping[str, str]) -> str:
    for theirs, everywhere in names.items():
        text = text.replace(theirs, everywhere)
    return text
