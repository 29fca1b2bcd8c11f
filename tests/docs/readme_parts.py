"""What is made from the program in documents: commands, chat commands, settings, hosts, a sample; and env.example.

Run as a program it writes them; tests/docs/test_documents.py holds the documents to them.
"""

import asyncio
import re
import sys
from collections.abc import Callable, Mapping
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import discord
import typer
from golden_day import build
from readme_figures import status

from adapters.cli.main import app
from adapters.config import TABLE, Setting
from adapters.metrics.listed import LISTED
from adapters.platforms.terminal.plain import plain_lines
from bot.chat.commands import COMMANDS, UNLISTED
from bot.document.blocks import Document, Picture
from bot.document.edition import post
from bot.domain.nine import NINE
from bot.events import LISTED as EVENTS
from bot.wording.speak import chat

ROOT = Path(__file__).parents[2]


def commands() -> str:
    """Every command of the command line with its one line of help."""
    rows = getattr(typer.main.get_command(app), "commands", {})
    lines = [f"| `jogan {name}` | {rows[name].get_short_help_str(limit=200)} |" for name in sorted(rows)]
    return "\n".join(["| command | what it does |", "|---|---|", *lines])


def chat_commands() -> str:
    """Every chat command that is there today with its one line of help, two in a row."""
    words = chat("en").commands
    found = [words.of(kind.name) for kind in COMMANDS if kind.group not in UNLISTED]
    cells = [f"`{each.usage.replace('|', chr(92) + '|')}` | {each.line}" for each in found]
    half = (len(cells) + 1) // 2
    return "\n".join(
        f"| {left} | {right} |" for left, right in zip_longest(cells[:half], cells[half:], fillvalue=" | ")
    )


def categories() -> str:
    """The example of a categories file that the tests load."""
    example = ROOT / "tests" / "captured" / "classifier" / "categories.toml"
    return f"```toml\n{example.read_text(encoding='utf-8').strip()}\n```"


def settings() -> str:
    """Every setting with its default, its meaning and an example."""
    rows = ((row, f"`{row.default}`" if row.default else "not set") for row in TABLE)
    return "\n".join(f"| {row.name} | {default} | {row.meaning} | {row.expected} |" for row, default in rows)


def metrics() -> str:
    """Every metric with its labels and what it tells."""
    return "\n".join(f"| `{each.name}` | {', '.join(each.labels)} | {each.meaning} |" for each in LISTED)


def events() -> str:
    """Every event of the log with its fields and what it tells."""
    return "\n".join(f"| `{each.name}` | {', '.join(each.fields)} | {each.meaning} |" for each in EVENTS)


ENV_HEADER = """\
# All settings as lines of an .env file, with examples. Every line is optional: take away the # where you need it.
# An empty value counts as not set. A secret may stand in a file of its own: OPENAI_API_KEY_FILE=/run/secrets/openai
# `jogan doctor` checks what you set; deploy/README.md tells more. Made by `make golden` from the program's own table.
"""


def env_value(row: Setting) -> str:
    """What stands behind a setting's name in the example: its default, else an example; nothing for a secret."""
    if row.default or row.secret:
        return row.default
    return row.expected.rpartition("such as ")[2].split(" or ")[0]


def env_example() -> str:
    """Every setting as a line that says nothing as long as its # stands."""
    lines = [f"# {row.meaning}\n#{row.name}={env_value(row)}" for row in TABLE]
    return "\n\n".join([ENV_HEADER.rstrip(), *lines]) + "\n"


def hosts() -> str:
    """The hosts of the addresses that are asked by default; arXiv's pages are asked only once full texts are read."""
    asked = [row for row in TABLE if "://" in row.default and row.name != "JOGAN_ARXIV_URL"]
    return ", ".join(f"`{urlsplit(row.default).hostname}`" for row in asked)


NEEDED = {
    "view_channel": "see the channel it is in",
    "send_messages": "post and answer, and open posts in a forum",
    "embed_links": "show links with their titles",
    "attach_files": "send the picture of the day",
    "read_message_history": "answer in reply, and find its own posts again",
    "create_public_threads": "open a thread for a paper's questions",
    "send_messages_in_threads": "answer in it",
}
"""Discord's permissions that the bot asks for, and what for."""


def invite() -> str:
    """The link that adds the bot to a server, with its number of permissions taken apart."""
    asked = discord.Permissions(**dict.fromkeys(NEEDED, True))
    rows = [f"| {name.replace('_', ' ').title()} | {what} |" for name, what in NEEDED.items()]
    link = "https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot+applications.commands"
    return "\n".join(
        [f"```text\n{link}&permissions={asked.value}\n```", "", f"{asked.value} is the sum of:", "",
         "| permission | to |", "|---|---|", *rows]
    )  # fmt: skip


def chats() -> str:
    """The example of a chats file that the tests load."""
    return f"```toml\n{(ROOT / 'deploy' / 'chats.toml').read_text(encoding='utf-8').strip()}\n```"


def sample() -> str:
    """What a chat that subscribes to one category gets of the shipped day."""
    with TemporaryDirectory() as folder:
        edition = asyncio.run(build(Path(folder))).edition
    said = post(edition, NINE, chosen=["Multimodal"], language="en")
    shown = Document(tuple(block for block in said.blocks if not isinstance(block, Picture)))
    close = re.sub(r"\n\n(?!#|[0-9])", "\n", plain_lines(shown).rstrip())  # the README has few lines
    return f"```text\n{close}\n```"


README = {"sample": sample, "commands": commands, "chat": chat_commands, "hosts": hosts, "figures": status}
DEPLOY = {
    "invite": invite,
    "chats": chats,
    "categories": categories,
    "settings": settings,
    "metrics": metrics,
    "events": events,
}
ENV_EXAMPLE = ROOT / "deploy" / "env.example"
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
    ENV_EXAMPLE.write_text(env_example(), encoding="utf-8")


if __name__ == "__main__":
    main()
