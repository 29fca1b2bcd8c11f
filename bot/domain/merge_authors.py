"""Author lists: which names of a source are names, and whether two lists may be of one paper. Never reorders one."""

import re
import unicodedata
from collections.abc import Sequence

from bot.domain.readable import readable

DISTINCT_TITLE = 16
"""Letters from which a title alone may say that two entries are one paper (`Technical Report` has fifteen)."""

LONGEST_NAME = 300
"""Characters; collaborations have the longest names, and some sources run several authors together."""

_NO_NAME = re.compile(r"\W*|\W*\d*\s*(?:more|others?|authors?|et\.? al\.?)(?:\s+authors?)?\W*", re.IGNORECASE)


def names(authors: Sequence[str], *, complete: bool) -> tuple[str, ...]:
    """The names, readable, in the source's order, without `+`, `et al.` and what else is no name.

    A complete list is as published: two authors may have one name there. Elsewhere a name said twice is one author.
    """
    said = (readable(name[: 4 * LONGEST_NAME])[:LONGEST_NAME].rstrip() for name in authors)
    found = [name for name in said if not _NO_NAME.fullmatch(name)]
    return tuple(found if complete else dict.fromkeys(found))


def may_be_same(title: str, some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two entries of one title may be one paper: a family name in common, or a title that says enough."""
    families, other_families = _families(some), _families(others)
    if families and other_families:
        return not families.isdisjoint(other_families)
    return sum(letter.isalnum() for letter in title) >= DISTINCT_TITLE


def _families(authors: Sequence[str]) -> set[str]:
    return {family for family in map(_family, names(authors, complete=True)) if family}


def _family(name: str) -> str:
    """The family name as it is compared: `Vaswani` of `Ashish Vaswani` and of `Vaswani, Ashish`, without accents."""
    last = name.partition(",")[0] if "," in name else name.rpartition(" ")[2]
    letters = unicodedata.normalize("NFKD", last).casefold()
    return "".join(letter for letter in letters if letter.isalnum())
