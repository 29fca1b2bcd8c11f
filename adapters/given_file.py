"""Files that an operator names: read whole, within a size, as UTF-8; TOML as a list of tables of one kind.

Every mistake is one BadFile with what is expected. What the tables mean is for whoever asks.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from bot.errors import BadFile

LARGEST_TOML: Final = 256 * 1024
KILOBYTE, MEGABYTE = 2**10, 2**20

Fail = Callable[[str], BadFile]
Table = Mapping[str, object]


def failing(path: Path) -> Fail:
    """The mistakes of a file."""
    return lambda reason: BadFile(str(path), reason)


def text_of(path: Path, largest: int, fail: Fail) -> str:
    """The text of a file of at most so many bytes."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise fail(f"cannot be read ({error.strerror}).") from None
    if len(content) > largest:
        raise fail(f"is larger than {_size(largest)}.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise fail("is not UTF-8 text; save it as UTF-8.") from None


def _size(bytes_: int) -> str:
    return f"{bytes_ // MEGABYTE} MB" if bytes_ >= MEGABYTE else f"{bytes_ // KILOBYTE} KB"


def tables_of(path: Path, kind: str, fail: Fail, example: str) -> list[Table]:
    """The `[[kind]]` tables of a TOML file, one at least, and nothing else."""
    document = _parsed(text_of(path, LARGEST_TOML, fail), fail, example)
    unknown = [name for name in document if name != kind]
    if unknown:
        raise fail(f'has "{unknown[0]}" where only [[{kind}]] tables are known. Example: {example}')
    tables = document.get(kind)
    if not isinstance(tables, list) or not tables:
        raise fail(f"names no {kind}. Example: {example}")
    if not all(isinstance(table, dict) for table in tables):
        raise fail(f"has a {kind} that is no table. Example: {example}")
    return tables


def _parsed(text: str, fail: Fail, example: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise fail(f"is not TOML: {error}. Example: {example}") from None
    except RecursionError:
        raise fail(f"is nested too deeply. Example: {example}") from None
