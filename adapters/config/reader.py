"""Who sits at this terminal: name and language, from the environment."""

import os
from collections.abc import Mapping

from adapters.config.reading import option


def terminal_language(environ: Mapping[str, str] | None = None) -> str:
    """The language of this terminal's locale: ko for a Korean one, else en."""
    environment = os.environ if environ is None else environ
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "ko" if locale.lower().startswith("ko") else "en"


def reader_language(named: str | None) -> str:
    """The language that `--language` names, else this terminal's."""
    return option("--language", named, "JOGAN_LANGUAGES")[0] if named else terminal_language()


def user_name(environ: Mapping[str, str] | None = None) -> str:
    """The name of whoever sits at this terminal."""
    environment = os.environ if environ is None else environ
    return environment.get("USER") or environment.get("USERNAME") or "reader"
