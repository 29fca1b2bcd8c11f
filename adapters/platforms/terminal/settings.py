"""What the terminal platform is told: whose chat it is, and in which language to begin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TerminalSettings:
    """`chat` names the chat, kept between runs; `language_hint` is for a new one, `language` also changes a known one.

    `pictures` is the archive: an edition's picture is in its day's folder, and is named where it is a file.
    """

    chat: str = "you"
    language_hint: str | None = None
    language: str | None = None
    pictures: str | None = None
