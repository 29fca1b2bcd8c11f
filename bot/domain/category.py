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


@dataclass(frozen=True, slots=True)
class Categories:
    """The closed, ordered list. The last one takes what fits nowhere else."""

    ordered: tuple[Category, ...]
    _by_name: dict[str, Category] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse an empty list and a key that stands twice (ValueError)."""
        keys = [category.key for category in self.ordered]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError(f"categories need at least one key, each once: {keys}")
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
        near = process.extract(wanted, self._by_name.keys(), scorer=fuzz.WRatio, limit=6, score_cutoff=60)
        keys = dict.fromkeys(self._by_name[name].key for name, _, _ in near)
        raise UnknownCategory(text, tuple(keys)[:3])
