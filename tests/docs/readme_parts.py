"""The parts of the documents that are made from the program: commands, chat commands, settings, hosts, a sample.

Run as a program it writes them; tests/docs/test_documents.py holds the documents to them.
"""

import asyncio
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import typer
from golden_day import build

from adapters.cli.main import app
from adapters.config import TABLE
from adapters.platforms.terminal.plain import plain_lines
from bot.chat.commands import COMMANDS
from bot.document.blocks import Document, Picture
from bot.document.edition import post
from bot.domain.nine import NINE
from bot.wording.speak import chat

ROOT = Path(__file__).parents[2]
LATER = "(not there yet)"


def commands() -> str:
    """Every command of the command line with its one line of help; those to come in one line."""
    rows = getattr(typer.main.get_command(app), "commands", {})
    lines = {name: rows[name].get_short_help_str(limit=200) for name in sorted(rows)}
    later = ", ".join(f"`jogan {name}`" for name, line in lines.items() if line.startswith(LATER))
    there = [f"| `jogan {name}` | {line} |" for name, line in lines.items() if not line.startswith(LATER)]
    return "\n".join(["| command | what it does |", "|---|---|", *there, f"| later | {later} |"])


def chat_commands() -> str:
    """Every chat command that is there today with its one line of help."""
    words = chat("en").commands
    found = [words.of(kind.name) for kind in COMMANDS if kind.group != "later"]
    return "\n".join(f"| `{each.usage.replace('|', chr(92) + '|')}` | {each.line} |" for each in found)


def categories() -> str:
    """The example of a categories file that the tests load."""
    example = ROOT / "tests" / "captured" / "classifier" / "categories.toml"
    return f"```toml\n{example.read_text(encoding='utf-8').strip()}\n```"


def settings() -> str:
    """Every setting with its default, its meaning and an example."""
    rows = ((row, f"`{row.default}`" if row.default else "not set") for row in TABLE)
    return "\n".join(f"| {row.name} | {default} | {row.meaning} | {row.expected} |" for row, default in rows)


def hosts() -> str:
    """The hosts of the addresses that are asked by default; arXiv's pages are asked only once full texts are read."""
    asked = [row for row in TABLE if "://" in row.default and row.name != "JOGAN_ARXIV_URL"]
    return ", ".join(f"`{urlsplit(row.default).hostname}`" for row in asked)


def sample() -> str:
    """What a chat that subscribes to one category gets of the shipped day."""
    with TemporaryDirectory() as folder:
        edition = asyncio.run(build(Path(folder))).edition
    said = post(edition, NINE, chosen=["Multimodal"], language="en")
    shown = Document(tuple(block for block in said.blocks if not isinstance(block, Picture)))
    return f"```text\n{plain_lines(shown).rstrip()}\n```"


README = {"sample": sample, "commands": commands, "chat": chat_commands, "hosts": hosts}
DEPLOY = {"categories": categories, "settings": settings}
DOCUMENTS = {ROOT / "README.md": README, ROOT / "deploy" / "README.md": DEPLOY}


def written(document: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """A document with its made parts as the program has them now. Raises ValueError where it has no place for one."""
    for name, part in parts.items():
        pattern = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
        if not pattern.search(document):
            raise ValueError(f"there is no part {name}")
        made = f"<!-- {name} -->\n{part()}\n<!-- /{name} -->"
        document = pattern.sub(lambda _, made=made: made, document)
    return document


def main() -> None:
    """Write the documents."""
    for path, parts in DOCUMENTS.items():
        path.write_text(written(path.read_text(encoding="utf-8"), parts), encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)} written\n")


if __name__ == "__main__":
    main()
