"""Environment, `.env` and secret files to settings; the only reader of the environment.

One table holds every setting: documentation, `jogan doctor --settings` and the checks are made from it.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from bot.errors import BadFile, BadSetting, UnknownSetting
from bot.settings import WRITTEN_LANGUAGES

PREFIX = "JOGAN_"
TESTS_ONLY = {"JOGAN_TEST_DATABASE_URL", "JOGAN_BENCH_DATA"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: `parse` raises ValueError for what cannot be used, and `expected` says what can."""

    name: str
    default: str
    meaning: str
    expected: str
    parse: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, checked; `database_url` is None for the SQLite file in the data folder."""

    data_dir: Path
    database_url: str | None
    languages: tuple[str, ...]
    timezone: str
    post_time: time
    cut: time
    sources: tuple[str, ...]
    papers: int
    arxiv_categories: tuple[str, ...]
    categories_file: Path | None
    huggingface_url: str
    arxiv_api_url: str
    arxiv_url: str
    arxiv_feed_url: str
    contact: str
    log: str
    named: frozenset[str]
    """Names that were set, wherever: an address that is named here is allowed to be private."""
    waiting: tuple[str, ...]
    """Names that were set and that this version does not read yet."""

    @property
    def command_log(self) -> str:
        """The log level of a command that somebody waits for: its own lines say enough unless more is asked for."""
        return self.log if "JOGAN_LOG" in self.named else "warning"


def _words(value: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(word.strip() for word in value.split(",") if word.strip()))
    if not found:
        raise ValueError("empty")
    return found


def _languages(value: str) -> tuple[str, ...]:
    found = tuple(word.lower() for word in _words(value))
    if not set(found) <= set(WRITTEN_LANGUAGES):
        raise ValueError("unknown language")
    return found


def _clock_time(value: str) -> time:
    if not re.fullmatch(r"\d{1,2}:\d{2}", value):
        raise ValueError("not a time")
    hour, minute = value.split(":")
    return time(int(hour), int(minute))


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("unknown zone")
    return value


def _sources(value: str) -> tuple[str, ...]:
    found = _words(value)
    for name in found:
        if name not in ("huggingface", "arxiv") and not name.startswith("recorded:"):
            raise ValueError("unknown source")
    return found


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError("not positive")
    return number


def _arxiv_categories(value: str) -> tuple[str, ...]:
    found = _words(value)
    if not all(re.fullmatch(r"[a-z-]+(\.[A-Za-z-]{2,})?", name) for name in found):
        raise ValueError("not a category of arXiv")
    return found


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/@?#]+(/[^\s?#]*)?", value):
        raise ValueError("not an address")
    return value.rstrip("/")


def _database(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("unknown database")
    return value


def _contact(value: str) -> str:
    if not re.fullmatch(r"[!-~]+( [!-~]+)*", value):
        raise ValueError("cannot stand in a header")
    return value


def _path(value: str) -> Path:
    return Path(value).expanduser()


def _level(value: str) -> str:
    if value.lower() not in ("debug", "info", "warning", "error"):
        raise ValueError("unknown level")
    return value.lower()


TABLE: tuple[Setting, ...] = (
    Setting("JOGAN_DATA_DIR", "", "where the database, the archive and the cache are kept; the user data folder of "
            "the system where it is not set", "a folder such as /var/lib/jogan", _path),
    Setting("JOGAN_DATABASE_URL", "", "the database; a SQLite file in the data folder where it is not set",
            "sqlite:////var/lib/jogan/jogan.db or postgresql://user@host/name", _database),
    Setting("JOGAN_LANGUAGES", "ko,en", "languages an edition is written in; the first for a chat whose own is unknown",
            "some of ko,en", _languages),
    Setting("JOGAN_TIMEZONE", "UTC", "time zone of a new chat", "a name of the IANA list such as Asia/Seoul", _zone),
    Setting("JOGAN_POST_TIME", "09:00", "post time of a new chat", "a time such as 09:00", _clock_time),
    Setting("JOGAN_CUT", "23:00", "when a day is closed (UTC); before 12:00 it closes the day before",
            "a time such as 23:00", _clock_time),
    Setting("JOGAN_SOURCES", "huggingface", "where papers are listed", "some of huggingface,arxiv,recorded:PATH",
            _sources),
    Setting("JOGAN_PAPERS", "40", "papers with a card in an edition; the rest are listed by title",
            "a whole number such as 40", _count),
    Setting("JOGAN_ARXIV_CATEGORIES", "cs.AI,cs.CL,cs.CV,cs.LG", "categories that the source arxiv lists",
            "categories such as cs.AI,cs.CL", _arxiv_categories),
    Setting("JOGAN_CATEGORIES_FILE", "", "a TOML file with your own categories; the built-in nine where it is not set",
            "a file such as categories.toml", _path),
    Setting("JOGAN_HUGGINGFACE_URL", "https://huggingface.co", "the Hugging Face service or a mirror",
            "an address such as https://huggingface.co", _address),
    Setting("JOGAN_ARXIV_API_URL", "https://export.arxiv.org", "arXiv's query API or a mirror",
            "an address such as https://export.arxiv.org", _address),
    Setting("JOGAN_ARXIV_URL", "https://arxiv.org", "arXiv's pages or a mirror; a mirror named here also gives the "
            "daily feed", "an address such as https://arxiv.org", _address),
    Setting("JOGAN_ARXIV_FEED_URL", "https://rss.arxiv.org", "arXiv's daily feed or a mirror",
            "an address such as https://rss.arxiv.org", _address),
    Setting("JOGAN_CONTACT", "", "an address of yours that sources see in the user agent",
            "an e-mail or web address such as me@example.org", _contact),
    Setting("JOGAN_LOG", "info", "how much is logged to stderr", "debug, info, warning or error", _level),
)  # fmt: skip

NOT_READ_YET = (
    "JOGAN_CHATS_FILE", "JOGAN_OPENREVIEW_URL", "JOGAN_DEEPLEARN_URL", "JOGAN_TELEGRAM_TOKEN",
    "JOGAN_TELEGRAM_API_URL", "JOGAN_TELEGRAM_CHANNELS", "JOGAN_DISCORD_TOKEN", "JOGAN_DISCORD_API_URL",
    "JOGAN_DISCORD_GATEWAY_URL", "JOGAN_DISCORD_CHANNELS", "JOGAN_MODEL", "JOGAN_PRICE_INPUT", "JOGAN_PRICE_OUTPUT",
    "JOGAN_DAILY_TOKENS", "JOGAN_CHAT_DAILY_TOKENS", "JOGAN_OPERATORS", "JOGAN_METRICS_PORT",
)  # fmt: skip


def read(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Config:
    """The settings of this process: environment first, then `.env` in `folder` (the working folder).

    Raises UnknownSetting with the nearest name, BadSetting with what is expected, BadFile for a secret file.
    """
    environment = os.environ if environ is None else environ
    return _checked(_given(environment, Path.cwd() if folder is None else folder))


def demo_config() -> Config:
    """The defaults, whatever is set: a demo needs no settings and is disturbed by none."""
    return _checked({})


def _checked(given: Mapping[str, str]) -> Config:
    values = {row.name: _parsed(row, given.get(row.name, row.default)) for row in TABLE}
    fields: dict[str, Any] = {name.removeprefix(PREFIX).lower(): value for name, value in values.items()}
    fields["data_dir"] = values["JOGAN_DATA_DIR"] or _user_data()
    fields["contact"] = values["JOGAN_CONTACT"] or ""
    if "JOGAN_ARXIV_URL" in given and "JOGAN_ARXIV_FEED_URL" not in given:
        fields["arxiv_feed_url"] = values["JOGAN_ARXIV_URL"]
    waiting = tuple(name for name in NOT_READ_YET if name in given)
    return Config(**fields, named=frozenset(given), waiting=waiting)


def chosen(config: Config, *, sources: Sequence[str] = (), languages: Sequence[str] = ()) -> Config:
    """The settings with what the command line says instead (`--source`, `--language`); checked as the settings are."""
    if sources:
        config = replace(config, sources=_option("--source", ",".join(sources), "JOGAN_SOURCES"))
    if languages:
        config = replace(config, languages=_option("--language", ",".join(languages), "JOGAN_LANGUAGES"))
    return config


def _option(option: str, text: str, name: str) -> tuple[str, ...]:
    row = next(row for row in TABLE if row.name == name)
    parsed: tuple[str, ...] = _parsed(replace(row, name=option), text)
    return parsed


def terminal_language(environ: Mapping[str, str] | None = None) -> str:
    """The language of this terminal's locale: ko for a Korean one, else en."""
    environment = os.environ if environ is None else environ
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "ko" if locale.lower().startswith("ko") else "en"


def reader_language(option: str | None) -> str:
    """The language that `--language` names, else this terminal's."""
    return _option("--language", option, "JOGAN_LANGUAGES")[0] if option else terminal_language()


def user_name(environ: Mapping[str, str] | None = None) -> str:
    """The name of whoever sits at this terminal."""
    environment = os.environ if environ is None else environ
    return environment.get("USER") or environment.get("USERNAME") or "reader"


def _user_data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - only where the folder is not named

    return user_data_path("jogan", appauthor=False)


def _given(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Every JOGAN_ name that is set, to its text; an empty text counts as not set."""
    merged = _env_file(folder / ".env") | dict(environ)
    names = {row.name for row in TABLE} | set(NOT_READ_YET)
    given: dict[str, str] = {}
    for name, value in merged.items():
        if not name.startswith(PREFIX) or name in TESTS_ONLY or not value.strip():
            continue
        if name in names:
            given[name] = value.strip()
        elif name.endswith("_FILE") and name.removesuffix("_FILE") in names:
            given.setdefault(name.removesuffix("_FILE"), _secret(name, value))
        else:
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
            raise BadFile(str(path), f"line {wrong.string.strip()!r} cannot be read: write NAME=VALUE")
        return {name: value for name, value in dotenv_values(path).items() if value is not None}
    except (OSError, UnicodeDecodeError) as failure:
        raise BadFile(str(path), f"cannot be read ({failure}); it holds lines such as JOGAN_LANGUAGES=ko,en") from None


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
        return None
    try:
        return row.parse(text)
    except (ValueError, OverflowError):
        raise BadSetting(row.name, text, row.expected) from None
