"""Environment and files to settings: the only reader of the environment, and the one table of all names."""

from adapters.config.reader import reader_language, terminal_language, user_name
from adapters.config.reading import chosen, demo_config, read, secret_files
from adapters.config.secret import Secret
from adapters.config.table import PREFIX, TABLE, TESTS_ONLY, Setting
from adapters.config.values import Config, NamedPlace, Shards

__all__ = [
    "PREFIX",
    "TABLE",
    "TESTS_ONLY",
    "Config",
    "NamedPlace",
    "Secret",
    "Setting",
    "Shards",
    "chosen",
    "demo_config",
    "read",
    "reader_language",
    "secret_files",
    "terminal_language",
    "user_name",
]
