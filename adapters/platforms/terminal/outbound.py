"""What the terminal shows: replies on standard output, signs of work on standard error."""

from io import StringIO
from typing import Protocol, TextIO

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.message import Reply, Working
from bot.document.blocks import Document, Fold
from bot.document.safe import safe


class Screen(Protocol):
    """Where things are shown."""

    def reply(self, reply: Reply, first: int = 0) -> None:
        """Show a reply; so many numbers of buttons are taken."""
        ...

    def opened(self, fold: Fold) -> None:
        """Show a fold, open."""
        ...

    def working(self, working: Working) -> None:
        """Show that something is being done."""
        ...


class PlainScreen:
    """A pipe or file: replies are apart by an empty line, so that they can be read and compared."""

    def __init__(self, out: TextIO, errors: TextIO, pictures: str | None = None) -> None:
        self._out, self._errors, self._pictures = out, errors, pictures
        self._first = True

    def reply(self, reply: Reply, first: int = 0) -> None:
        """The document, all of it."""
        self._write(plain_lines(reply.document, self._pictures, first))

    def opened(self, fold: Fold) -> None:
        """The fold again, by itself."""
        self._write(plain_lines(Document((fold,)), self._pictures))

    def working(self, working: Working) -> None:
        """One line."""
        print(working_line(working), file=self._errors, flush=True)

    def _write(self, text: str) -> None:
        self._out.write(text if self._first else f"\n{text}")
        self._out.flush()
        self._first = False


class RichScreen:
    """A terminal."""

    def __init__(self, out: TextIO, errors: TextIO, pictures: str | None = None, width: int | None = None) -> None:
        self._out, self._errors, self._pictures, self._width = out, errors, pictures, width
        self._above = 0
        """Lines above the sign of work that go away with it."""

    def reply(self, reply: Reply, first: int = 0) -> None:
        """The document, with folds closed unless the chat reads at full length."""
        from adapters.platforms.terminal.pretty import draw  # noqa: PLC0415 - rich is for terminals only

        self._instead("")
        draw(
            reply.document, self._out, unfolded=reply.unfolded, pictures=self._pictures, width=self._width, first=first
        )
        self._end()

    def opened(self, fold: Fold) -> None:
        """The fold in a panel."""
        from adapters.platforms.terminal.pretty import draw_fold  # noqa: PLC0415 - rich is for terminals only

        draw_fold(fold, self._out, width=self._width)
        self._end()

    def working(self, working: Working) -> None:
        """What may be shown already, and under it one line; what comes next replaces both."""
        from adapters.platforms.terminal.pretty import draw  # noqa: PLC0415 - rich is for terminals only

        shown = StringIO()
        if working.so_far is not None:
            draw(working.so_far, shown, unfolded=False, width=self._width)
        self._instead(shown.getvalue(), working_line(working))

    def _instead(self, above: str, line: str = "") -> None:
        """Take back what was shown of the work last, and show this."""
        self._errors.write(f"\x1b[{self._above}A\r\x1b[J" if self._above else "\r\x1b[K")
        self._errors.write(above + line)
        self._errors.flush()
        self._above = above.count("\n")

    def _end(self) -> None:
        self._out.write("\n")
        self._out.flush()


def working_line(working: Working) -> str:
    """`reading … 3/16`"""
    counted = f" {working.done}/{working.of}" if working.done is not None and working.of is not None else ""
    return " ".join(safe(working.sentence).split()) + counted
