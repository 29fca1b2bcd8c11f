"""The parts of README.md that are made from the program: commands, chat commands, settings, hosts, a sample.

Run as a program it writes them into README.md; tests/docs/test_readme.py holds README.md to them.
"""

import re
import sys
from pathlib import Path

import typer

from adapters.cli.main import app
from adapters.config import TABLE
from bot.chat.commands import COMMANDS
from bot.wording.speak import chat

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def commands() -> str:
    """Every command of the command line with its one line of help."""
    group = typer.main.get_command(app)
    rows = getattr(group, "commands", {})
    return "\n".join(f"| `jogan {name}` | {rows[name].get_short_help_str(limit=200)} |" for name in sorted(rows))


def chat_commands() -> str:
    """Every chat command that is there today with its one line of help."""
    words = chat("en").commands
    found = [words.of(kind.name) for kind in COMMANDS if kind.group != "later"]
    return "\n".join(f"| `{each.usage.replace('|', chr(92) + '|')}` | {each.line} |" for each in found)


def settings() -> str:
    """Every setting with its default and meaning."""
    return "\n".join(f"| {row.name} | {f'`{row.default}`' if row.default else '–'} | {row.meaning} |" for row in TABLE)


def hosts() -> str:
    """The hosts of the addresses that are set by default."""
    found = [row.default.removeprefix("https://") for row in TABLE if row.default.startswith("https://")]
    return ", ".join(f"`{host}`" for host in found)


PARTS = {"commands": commands, "chat": chat_commands, "settings": settings, "hosts": hosts}


def written(readme: str) -> str:
    """README.md with its made parts as the program has them now."""
    for name, part in PARTS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n?).*?(\n?<!-- /{name} -->)", re.DOTALL)
        found = pattern.search(readme)
        if found is None:
            raise ValueError(f"README.md has no part {name}")
        readme = readme[: found.start()] + found.group(1) + part() + found.group(2) + readme[found.end() :]
    return readme


def main() -> None:
    """Write README.md."""
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write("README.md written\n")


if __name__ == "__main__":
    main()
