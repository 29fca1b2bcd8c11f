"""What carries a sentence: words quoted from the paper, and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of the paper.

    `section` is `title`, `abstract` or the section's own heading; `offset` counts characters
    from the start of that section's readable text, None where it was not recorded.
    """

    text: str
    section: str
    offset: int | None = None


def told_once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes in their order, without those whose words another one of the same section has."""
    listed = tuple(dict.fromkeys(quotes))
    return tuple(
        quote
        for at, quote in enumerate(listed)
        if not any(_has(other, quote) for other in listed[:at])
        and not any(_has(other, quote) and other.text != quote.text for other in listed[at + 1 :])
    )


def _has(wider: Quote, quote: Quote) -> bool:
    return wider.section == quote.section and quote.text in wider.text


@dataclass(frozen=True, slots=True)
class Bullet:
    """One sentence that goes out, with the quotes that carry it; `paper` is its number in the edition (reports)."""

    text: str
    quotes: tuple[Quote, ...]
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that did not go out: `check` names the check that stopped it, `detail` says why."""

    text: str
    check: str
    detail: str
