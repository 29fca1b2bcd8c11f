"""What commands print: results to stdout, progress and remarks to stderr."""

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.document.blocks import Document


def line(text: str) -> None:
    """A line of the result."""
    print(text)


def reading(said: "Document") -> None:
    """A document, drawn on a terminal, as plain lines elsewhere."""
    from adapters.platforms.terminal.outbound import PlainScreen, RichScreen
    from bot.chat.message import Reply

    screen = RichScreen(sys.stdout, sys.stderr) if sys.stdout.isatty() else PlainScreen(sys.stdout, sys.stderr)
    screen.reply(Reply(said, unfolded=True))


def remark(text: str) -> None:
    """A line beside the result."""
    print(text, file=sys.stderr)


def document(value: dict[str, Any] | list[dict[str, Any]]) -> None:
    """One JSON document, and nothing else."""
    line(json.dumps(value, ensure_ascii=False, indent=2))


STAGES = {
    "collect": "asking the sources",
    "join": "looking for titles at arXiv",
    "complete": "asking arXiv for author lists",
    "merge": "one paper, one identity",
    "classify": "sorting into categories",
    "select": "choosing the cards",
    "summarise": "writing cards and reports",
    "archive": "writing the archive",
}


class StageLine:
    """Progress as one line on stderr that is written over; silent where stderr is no terminal."""

    def __init__(self, stages: Mapping[str, str] = STAGES) -> None:
        self._shown, self._stages = sys.stderr.isatty(), stages

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        if self._shown:
            count = f" {done}/{of}" if of else ""
            print(f"\r\x1b[K… {self._stages.get(stage, stage)}{count}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
