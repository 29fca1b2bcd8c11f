"""The categories: the built-in nine, or the operator's own file."""

from dataclasses import replace

from adapters.config import Config
from bot.domain.category import Categories
from bot.domain.nine import NINE


def categories(config: Config) -> Categories:
    """The closed, ordered list of this installation, and its site. Raises BadFile with the mistake in the file."""
    listed = _listed(config)
    return listed if config.site_url is None else replace(listed, site=config.site_url)


def _listed(config: Config) -> Categories:
    if config.categories_file is None:
        return NINE
    from adapters.categories_file import read_categories

    return read_categories(config.categories_file)
