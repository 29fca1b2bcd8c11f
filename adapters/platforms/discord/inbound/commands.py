"""The commands as they are registered, made from the one table; pure. Names and descriptions in every language."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.chat.commands import COMMANDS, UNLISTED, CommandKind
from bot.wording import speak

Json = Any
LOCALES = {"ko": "ko", "en": "en-US"}
"""Our languages as the service writes them; the first description is in English."""
BASE = "en"
CHAT_INPUT, ON_MESSAGE, STRING = 1, 3, 3
MANAGE_GUILD = 1 << 5
EVERYWHERE = [0, 1, 2]
"""In servers, with the bot, and in other private conversations."""
INSTALLED = [0, 1]
"""By servers and by people."""
COMPLETED = frozenset({"category", "paper", "zone", "language", "days", "date", "time", "state", "report"})
LONGEST_LINE = 100
LONGEST_VALUE = 1000
REGISTERED = tuple(kind for kind in COMMANDS if kind.group not in UNLISTED)


def registered() -> list[Json]:
    """Every command, and the menu of a message."""
    return [*(_command(kind) for kind in REGISTERED), _menu()]


def _command(kind: CommandKind) -> Json:
    lines = {language: speak.chat(language).commands.of(kind.name).line for language in LOCALES}
    return {
        "type": CHAT_INPUT,
        "name": kind.name,
        "name_localizations": {"ko": kind.korean[0]} if kind.korean else {},
        "description": _line(lines[BASE]),
        "description_localizations": _localized({language: _line(line) for language, line in lines.items()}),
        "options": [_option(name) for name in kind.options],
        "default_member_permissions": MANAGE_GUILD if kind.who == "administrators" else None,
        "contexts": EVERYWHERE,
        "integration_types": INSTALLED,
        "nsfw": False,
    }


def _option(name: str) -> Json:
    words = {language: speak.chat(language).places.asking.options[name] for language in LOCALES}
    return {
        "type": STRING,
        "name": name,
        "name_localizations": _localized({language: each.name for language, each in words.items()}),
        "description": words[BASE].line,
        "description_localizations": _localized({language: each.line for language, each in words.items()}),
        "required": False,
        "autocomplete": name in COMPLETED,
        "max_length": LONGEST_VALUE,
    }


def _menu() -> Json:
    names = {language: speak.chat(language).places.asking.menu for language in LOCALES}
    return {
        "type": ON_MESSAGE,
        "name": names[BASE],
        "name_localizations": _localized(names),
        "default_member_permissions": None,
        "contexts": EVERYWHERE,
        "integration_types": INSTALLED,
        "nsfw": False,
    }


def _localized(words: Mapping[str, str]) -> dict[str, str]:
    """All but the base, which stands without a language."""
    return {LOCALES[language]: word for language, word in words.items() if language != BASE}


def _line(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"


def same(ours: Iterable[Json], theirs: Iterable[Json]) -> bool:
    """Whether what is registered is what we would register: registering anew counts against a daily limit."""
    return _settled(ours) == _settled(theirs)


def _settled(commands: Iterable[Json]) -> dict[tuple[int, str], Json]:
    return {(one.get("type", CHAT_INPUT), one["name"]): _settled_one(one) for one in commands}


def _settled_one(one: Json) -> Json:
    names = ("description", "required", "autocomplete", "max_length", "nsfw")
    kept = {name: one[name] for name in names if one.get(name)}
    # written as a number, read as text
    kept["needs"] = int(one.get("default_member_permissions") or 0)
    kept |= {name: dict(one.get(name) or {}) for name in ("name_localizations", "description_localizations")}
    kept |= {name: sorted(one.get(name) or []) for name in ("contexts", "integration_types")}
    return kept | {"options": [(each["name"], _settled_one(each)) for each in one.get("options") or ()]}


def line_of(name: str, options: Iterable[Json]) -> str:
    """The command line that was meant: `/digest LLM 2024-07-16`, its options in the table's order."""
    given = {each["name"]: " ".join(str(each.get("value", "")).split()) for each in options}
    kind = next((one for one in REGISTERED if one.name == name), None)
    ordered = [given[option] for option in (kind.options if kind else ()) if given.get(option)]
    return " ".join([f"/{name}", *ordered])
