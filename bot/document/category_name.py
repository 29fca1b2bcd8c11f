"""How a category is called: its icon and name, also where the list of categories has changed since the edition."""

from bot.domain.category import Categories
from bot.domain.edition import Edition

UNLISTED_ICON = "📄"


def icon(key: str, categories: Categories) -> str:
    """The category's icon."""
    return categories[key].icon if key in categories else UNLISTED_ICON


def name(key: str, categories: Categories, language: str) -> str:
    """The category's name in a language."""
    return categories[key].name(language) if key in categories else key


def with_papers(edition: Edition) -> tuple[str, ...]:
    """Keys of the categories that have papers, in the edition's order; none is lost."""
    return tuple(dict.fromkeys((*edition.counts, *(listed.category for listed in edition.papers))))


def parsed(key: str, categories: Categories, language: str) -> str:
    """The name as the archive's headings have it: the key first, which parsers look for, then the reader's word."""
    other = name(key, categories, language).replace(f"({key})", "").strip()
    return key if other in ("", key) else f"{key} · {other}"
