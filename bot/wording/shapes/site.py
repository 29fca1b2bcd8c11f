"""What a reader of the archive as a site meets beside the editions themselves: one field a label or sentence, typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SiteWords:
    """Navigation, search and feeds, in one language."""

    language: str
    own_name: str
    """The language's name in itself, for who looks for it."""
    name: str
    """The service's."""
    about: str
    read_on_site: str
    """A post's link to an edition's page."""
    skip: str
    """The link past the navigation."""
    navigation: str
    editions: str
    all_editions: str
    categories: str
    reports: str
    newest: str
    beside: str
    """The links to the editions before and after one."""
    details: str
    contents: str
    by_month: str
    day: Callable[[date], str]
    short_day: Callable[[date], str]
    month: Callable[[str], str]
    """Of `2024-07`."""
    year: Callable[[int], str]
    search: str
    search_hint: str
    found: str
    """A page puts the number of papers in the place of {}."""
    found_many: str
    """The same where there are more, and the newest so many are shown."""
    found_nothing: str
    searching: str
    search_failed: str
    without_script: str
    feed_of: Callable[[str], str]
    """Of a category, by its name."""
    feed_of_all: str
    no_edition_yet: str
    no_report_yet: str
    made_by: str
    """The line at the foot of each page: whence the sentences are."""
