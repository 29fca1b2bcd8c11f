"""Environment, `.env` and secret files to settings; the only reader of the environment."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from adapters.config.secret import SHOWN
from adapters.config.table import PREFIX, TABLE, TESTS_ONLY, Setting
from adapters.config.values import Config
from bot.errors import BadFile, BadSetting, UnknownSetting

NO_VENUES = (
    "the venues that the source openreview lists, such as ICLR.cc/2026/Conference; or leave openreview out of"
    " JOGAN_SOURCES"
)


def read(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Config:
    """The settings of this process: environment first, then `.env` in `folder` (the working folder).

    Raises UnknownSetting with the nearest name, BadSetting with what is expected, BadFile for a secret file.
    """
    environment = os.environ if environ is None else environ
    return _checked(_given(environment, Path.cwd() if folder is None else folder))


def secret_files(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> tuple[Path, ...]:
    """The files that secrets are read from: those that a `_FILE` names, and `.env` in `folder` where it holds one.

    Raises BadFile for a `.env` that cannot be read.
    """
    beside = (Path.cwd() if folder is None else folder) / ".env"
    lines = _env_file(beside)
    merged = lines | dict(os.environ if environ is None else environ)
    holds = any(lines.get(row.name, "") and (row.secret or "@" in (lines[row.name] or "")) for row in TABLE)
    named = [merged[f"{row.name}_FILE"] for row in TABLE if merged.get(f"{row.name}_FILE", "").strip()]
    return (*([beside] if holds else []), *(Path(each).expanduser() for each in named))


def demo_config() -> Config:
    """The defaults, whatever is set: a demo needs no settings and is disturbed by none."""
    return _checked({})


def chosen(config: Config, *, sources: Sequence[str] = (), languages: Sequence[str] = ()) -> Config:
    """The settings with what the command line says instead (`--source`, `--language`); checked as the settings are."""
    if sources:
        config = replace(config, sources=option("--source", ",".join(sources), "JOGAN_SOURCES"))
    if languages:
        config = replace(config, languages=option("--language", ",".join(languages), "JOGAN_LANGUAGES"))
    return _with_venues(config)


def option(named: str, text: str, name: str) -> tuple[str, ...]:
    """The value of an option of the command line, as the setting `name` takes it. Raises BadSetting."""
    row = next(row for row in TABLE if row.name == name)
    parsed: tuple[str, ...] = _parsed(replace(row, name=named), text)
    return parsed


def _checked(given: Mapping[str, str]) -> Config:
    values = {row.name: _parsed(row, given.get(row.name, row.default)) for row in TABLE}
    fields: dict[str, Any] = {name.removeprefix(PREFIX).lower(): value for name, value in values.items()}
    fields["data_dir"] = values["JOGAN_DATA_DIR"] or _user_data()
    if "JOGAN_ARXIV_URL" in given and "JOGAN_ARXIV_FEED_URL" not in given:
        fields["arxiv_feed_url"] = values["JOGAN_ARXIV_URL"]
    return _with_venues(Config(**fields, named=frozenset(given)))


def _with_venues(config: Config) -> Config:
    """The settings, where a source that needs venues has some. Raises BadSetting."""
    if "openreview" in config.sources and not config.openreview_venues:
        raise BadSetting("JOGAN_OPENREVIEW_VENUES", "", NO_VENUES)
    return config


def _user_data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - only where the folder is not named

    return user_data_path("jogan", appauthor=False)


def _given(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Every name of ours that is set, to its text; an empty text or file counts as not set.

    What begins with JOGAN_ is ours.
    """
    merged = _env_file(folder / ".env") | dict(environ)
    names = {row.name for row in TABLE}
    given: dict[str, str] = {}
    for name, value in merged.items():
        if name in TESTS_ONLY or not value.strip():
            continue
        if name in names:
            given[name] = value.strip()
        elif name.endswith("_FILE") and name.removesuffix("_FILE") in names:
            if text := _secret(name, value):
                given.setdefault(name.removesuffix("_FILE"), text)
        elif name.startswith(PREFIX):
            raise UnknownSetting(name, _nearest(name, names))
    return given


def _env_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is such a file
    from dotenv.parser import parse_stream  # noqa: PLC0415 - the same

    try:
        with path.open(encoding="utf-8") as lines:
            wrong = next((each.original for each in parse_stream(lines) if each.error), None)
        if wrong is not None:
            raise BadFile(str(path), f"line {_without_value(wrong.string)} cannot be read: write NAME=VALUE")
        return {name: value for name, value in dotenv_values(path).items() if value is not None}
    except (OSError, UnicodeDecodeError) as failure:
        raise BadFile(str(path), f"cannot be read ({failure}); it holds lines such as JOGAN_LANGUAGES=ko,en") from None


def _without_value(line: str) -> str:
    """A line that cannot be read, as it may be shown: what stands after a name may be a secret."""
    name, sign, _ = line.strip().partition("=")
    return repr(f"{name}={SHOWN}" if sign else name)


def _secret(name: str, path: str) -> str:
    try:
        return Path(path).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise BadFile(path, f"named by {name}, cannot be read; put the value alone into that file") from None


def _nearest(name: str, names: set[str]) -> str | None:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a mistake

    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=70)
    return found[0] if found else None


def _parsed(row: Setting, text: str) -> Any:
    if not text:
        return row.unset
    try:
        return row.parse(text)
    except (ValueError, OverflowError):
        shown = SHOWN if row.secret else re.sub(r"(://[^:/@\s]*:)[^@\s]+@", rf"\1{SHOWN}@", text)
        raise BadSetting(row.name, shown, row.expected) from None
