"""Papers of a category as a post lists them: numbers of its newest edition as they are, older ones with their day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.edition import Edition, EditionPaper


@dataclass(frozen=True, slots=True)
class Numbered:
    """A listed paper with the day of its edition: `number` is what readers see and write (`3`, `7/15-3`).

    `named` is the number in a button's command, which must mean the same in another year (`2024-07-15-3`).
    """

    day: date
    listed: EditionPaper
    number: str
    named: str


def papers_of(editions: Sequence[Edition], key: str) -> tuple[Numbered, ...]:
    """The papers of one category, newest edition first."""
    return tuple(
        Numbered(
            edition.day, listed, number_in(editions, edition.day, listed.number), _named(editions, edition, listed)
        )
        for edition in editions
        for listed in edition.of_category(key)
    )


def number_in(editions: Sequence[Edition], day: date, number: int) -> str:
    """How a number of the edition of `day` is written in a post of these editions."""
    return str(number) if day == editions[0].day else f"{day.month}/{day.day}-{number}"


def _named(editions: Sequence[Edition], edition: Edition, listed: EditionPaper) -> str:
    return str(listed.number) if edition is editions[0] else f"{edition.day.isoformat()}-{listed.number}"
