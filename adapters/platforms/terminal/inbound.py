"""Lines from standard input: typed by a person at a prompt, or read from a pipe."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Protocol, TextIO


class Lines(Protocol):
    """Where lines come from."""

    interactive: bool

    def next(self, prompt: str) -> str | None:
        """The next line; None when there are no more (end of input, Ctrl-D, Ctrl-C)."""
        ...


class PipedLines:
    """Every line of a pipe or file is one message; nothing is shown of it."""

    interactive = False

    def __init__(self, source: TextIO) -> None:
        self._source = source

    def next(self, prompt: str) -> str | None:
        """The next line that is not empty."""
        for line in self._source:
            if line.strip():
                return line.rstrip("\n")
        return None


class TypedLines:
    """Lines that a person types; the platform waits in the meantime, nothing else happens in this process."""

    interactive = True

    def __init__(self, ask: Callable[[str], str] = input) -> None:
        self._ask = ask
        with suppress(ImportError):  # not on every system; input() then has no history
            import_module("readline")

    def next(self, prompt: str) -> str | None:
        """The next line that is not empty."""
        line = ""
        while not line.strip():
            try:
                with _interruptible():
                    line = self._ask(prompt)
            except (EOFError, KeyboardInterrupt):
                return None
        return line


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C ends the waiting at once: asyncio would only note it until the next line."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
