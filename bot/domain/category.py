"""Categories: a closed, ordered list with definitions, icons, names and aliases in English and Korean."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.errors import UnknownCategory


@dataclass(frozen=True, slots=True)
class Category:
    """One category. `key` is its fixed English name; `names`, `definitions` by language; `words` are a custom
    category's own words for the classifier (the built-in nine have trained weights instead)."""

    key: str
    icon: str
    names: dict[str, str]
    definitions: dict[str, str]
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name in a language, the key where there is none."""
        return self.names.get(language, self.key)


def folded(text: str) -> str:
    """A name as it is compared: NFKC, lower case, letters and digits only."""
    return "".join(ch for ch in unicodedata.normalize("NFKC", text).casefold() if ch.isalnum())


LONGEST_KEY = 32
"""Bytes of a key: a button may say `/unsubscribe @-1001234567890123 KEY`, and its platform takes 64."""
CLOSE = 75
"""Percent of letters that a typo leaves; with less, names are only guessed."""
SHORTEST_TYPO = 4
"""Names of fewer letters are near to too many words to be meant by a typo."""


def _letters(name: str) -> str:
    """A folded name with Hangul syllables taken apart, so that one wrong vowel is one wrong letter."""
    return unicodedata.normalize("NFD", name)


def is_short_key(key: str) -> bool:
    """Whether a key is short enough for the buttons that carry it (an Hangul syllable is three bytes)."""
    return len(key.encode(errors="replace")) <= LONGEST_KEY


@dataclass(frozen=True, slots=True)
class Categories:
    """The closed, ordered list. The last one takes what fits nowhere else.

    `site` is the address under which their editions are served as a site, None where they are not.
    """

    ordered: tuple[Category, ...]
    site: str | None = None
    _by_name: dict[str, Category] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse an empty list, a key that stands twice and one that is too long (ValueError)."""
        keys = [category.key for category in self.ordered]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError(f"categories need at least one key, each once: {keys}")
        if too_long := [key for key in keys if not is_short_key(key)]:
            raise ValueError(f"a key has at most {LONGEST_KEY} bytes: {too_long[0]}")
        for category in reversed(self.ordered):
            for name in (*category.aliases, *category.names.values(), category.key):
                self._by_name[folded(name)] = category

    def __iter__(self) -> Iterator[Category]:
        return iter(self.ordered)

    def __len__(self) -> int:
        return len(self.ordered)

    @property
    def last(self) -> Category:
        """The category of what fits nowhere else."""
        return self.ordered[-1]

    def __getitem__(self, key: str) -> Category:
        return next(category for category in self.ordered if category.key == key)

    def __contains__(self, key: object) -> bool:
        return any(category.key == key for category in self.ordered)

    def named(self, text: str) -> Category | None:
        """The category that has exactly this name or alias, as names are compared."""
        return self._by_name.get(folded(text))

    def find(self, text: str) -> Category:
        """The category that a person means; raises UnknownCategory with up to three that are close."""
        wanted = folded(text)
        if wanted in self._by_name:
            return self._by_name[wanted]
        raise UnknownCategory(text, self._close(wanted))

    def _close(self, wanted: str) -> tuple[str, ...]:
        """Keys of up to three categories with a name that may have been mistyped like this."""
        names = {_letters(name): name for name in self._by_name if len(_letters(name)) >= SHORTEST_TYPO}
        near = process.extract(_letters(wanted), names.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=CLOSE)
        return tuple(dict.fromkeys(self._by_name[names[found]].key for found, _, _ in near))[:3]
