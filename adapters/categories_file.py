"""Reads the categories from a TOML file (JOGAN_CATEGORIES_FILE); every mistake is one BadFile with an example.

A file is a list of `[[category]]` tables, in the order of an edition; the last takes what fits nowhere else.
`key` is required. One of the nine keys keeps its built-in values, and what is given replaces them. A key of one's own
needs `words` or a `definition`; `icon`, `names`, `aliases` may be left out. tests/captured/classifier/ has an example.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from rapidfuzz import process

from adapters.given_file import Fail, Table, failing, tables_of
from bot.domain.category import LONGEST_KEY, Categories, Category, folded, is_short_key
from bot.domain.nine import NINE
from bot.errors import BadFile

LONGEST_NAME: Final = 60
PLAIN_ICON: Final = "📄"
FIELDS: Final = ("key", "icon", "names", "definition", "aliases", "words")
EXAMPLE: Final = '[[category]] key = "Robotics", words = ["robot", "grasping"]'


def read_categories(path: Path) -> Categories:
    """The categories of a file. Raises BadFile."""
    fail = failing(path)
    tables = tables_of(path, "category", fail, EXAMPLE)
    categories = _own_names_first([_category(number, table, fail) for number, table in enumerate(tables, 1)])
    _check_unique(categories, fail)
    return Categories(categories)


def _category(number: int, table: Table, fail: Fail) -> Category:
    key = table.get("key")
    if not isinstance(key, str) or not folded(key):
        raise fail(f"category {number} has no key. Example: {EXAMPLE}")
    reader = _Reader(key, table, fail)
    reader.check_fields()
    base = _built_in(key) or Category(reader.name("key", key), PLAIN_ICON, {"en": key}, {})
    category = Category(
        key=base.key,
        icon=reader.name("icon", base.icon),
        names=base.names | reader.by_language("names", LONGEST_NAME),
        definitions=base.definitions | reader.by_language("definition", 2000),
        aliases=(*base.aliases, *reader.listed("aliases")),
        words=reader.listed("words"),
    )
    if not is_short_key(category.key):
        raise reader.wrong(f"has a key of more than {LONGEST_KEY} bytes; long names go into names", EXAMPLE)
    if not category.words and not category.definitions:
        raise reader.wrong("needs words or a definition", 'words = ["robot", "grasping"]')
    return category


def _built_in(key: str) -> Category | None:
    return next((category for category in NINE if folded(category.key) == folded(key)), None)


def _own_names_first(categories: list[Category]) -> tuple[Category, ...]:
    """A category of one's own takes its names from the built-in aliases of the others."""
    own = [category for category in categories if category.key not in NINE]
    claimed = {folded(name) for category in own for name in (category.key, *category.names.values(), *category.aliases)}
    return tuple(
        replace(category, aliases=tuple(alias for alias in category.aliases if folded(alias) not in claimed))
        if category.key in NINE
        else category
        for category in categories
    )


def _check_unique(categories: tuple[Category, ...], fail: Fail) -> None:
    taken: dict[str, str] = {}
    for category in categories:
        if folded(category.key) in taken:
            raise fail(f'has the category "{category.key}" twice; name each once.')
        taken[folded(category.key)] = category.key
    for category in categories:
        for name in (*category.names.values(), *category.aliases):
            owner = taken.setdefault(folded(name), category.key)
            if owner != category.key:
                raise fail(f'the name "{name}" means both "{owner}" and "{category.key}"; keep it in one of them.')


class _Reader:
    """The fields of one table, each checked; a mistake names the category, the field and an example."""

    def __init__(self, key: str, table: Table, fail: Fail) -> None:
        self._key, self._table, self._fail = key, table, fail

    def wrong(self, what: str, example: str) -> BadFile:
        """The error for this category."""
        return self._fail(f'category "{self._key[:LONGEST_NAME]}" {what}. Example: {example}')

    def check_fields(self) -> None:
        """Refuse a field that nobody reads."""
        for name in self._table:
            if name not in FIELDS:
                near = process.extractOne(name, FIELDS, score_cutoff=60)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(FIELDS)}"
                raise self.wrong(f'has an unknown field "{name}"; {hint}', EXAMPLE)

    def name(self, field: str, default: str) -> str:
        """A short text on one line."""
        value = self._table.get(field, default)
        if not self._is_name(value):
            raise self.wrong(f"has a {field} that is no short text on one line, without comma or semicolon", EXAMPLE)
        return str(value)

    def by_language(self, field: str, longest: int) -> dict[str, str]:
        """Texts by language code."""
        value = self._table.get(field, {})
        example = f'{field} = {{ en = "Robotics", ko = "로보틱스" }}'
        if not isinstance(value, dict) or not all(len(code) == 2 and code.isalpha() for code in value):
            raise self.wrong(f"needs {field} by language", example)
        if not all(isinstance(text, str) and folded(text) and len(text) <= longest for text in value.values()):
            raise self.wrong(f"has {field} that are no texts of at most {longest} characters", example)
        return {code: " ".join(text.split()) for code, text in value.items()}

    def listed(self, field: str) -> tuple[str, ...]:
        """Short texts in a list."""
        value = self._table.get(field, [])
        if not isinstance(value, list) or not all(self._is_name(text) and folded(text) for text in value):
            raise self.wrong(f"needs {field} as a list of short texts", f'{field} = ["robot", "grasping"]')
        return tuple(" ".join(text.split()) for text in value)

    @staticmethod
    def _is_name(value: object) -> bool:
        return (
            isinstance(value, str)
            and 0 < len(value.strip()) <= LONGEST_NAME
            and not any(sign in value for sign in ",;\n\r")
        )
