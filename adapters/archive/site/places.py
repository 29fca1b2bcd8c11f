"""Where each page of the site is, from its root; names hold no words of others."""

import hashlib
import re
from datetime import date

from bot.document.on_site import page_of

STYLE = "style.css"
SCRIPT = "site.js"
ICON = "icon.svg"
ROOT = "index.html"
PICTURES = "pictures"


def home(language: str) -> str:
    """The front page of a language."""
    return f"{language}/index.html"


def edition(language: str, day: date) -> str:
    """An edition."""
    return page_of(language, day)


def year(language: str, number: int) -> str:
    """All editions of a year."""
    return f"{language}/{number}.html"


def category(language: str, key: str) -> str:
    """A category's newest papers and its months."""
    return f"{language}/categories/{slug(key)}.html"


def category_month(language: str, key: str, month: str) -> str:
    """A category's papers of a month such as 2024-07."""
    return f"{language}/categories/{slug(key)}-{month}.html"


def reports(language: str) -> str:
    """The list of conference reports."""
    return f"{language}/reports.html"


def report(language: str, name: str) -> str:
    """A conference report."""
    return f"{language}/reports/{name}.html"


def feed(language: str, key: str | None = None) -> str:
    """The Atom feed of everything, or of a category."""
    return f"{language}/feed.xml" if key is None else f"{language}/feeds/{slug(key)}.xml"


def picture(day: date) -> str:
    """The picture of an edition."""
    return f"{PICTURES}/{day.isoformat()}.png"


def figures(name: str) -> str:
    """The folder that holds a report's `figures/`, as the archive's does."""
    return f"reports/{name}"


def months(language: str) -> str:
    """The search's list of months."""
    return f"search/{language}/months.js"


def searched(language: str, month: str) -> str:
    """What the search knows of a month."""
    return f"search/{language}/{month}.js"


def up(path: str) -> str:
    """The way from a page to the root."""
    return "../" * path.count("/")


def slug(key: str) -> str:
    """A category's key as a name of a file; a key of other letters gets a hash, so that two never share one."""
    plain = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
    simple = key.isascii() and re.sub(r"[a-z0-9 ]", "", key.lower()) == ""
    return (
        plain if simple and plain else f"{plain or 'c'}-{hashlib.sha256(key.encode(errors='replace')).hexdigest()[:8]}"
    )
