"""Where faults that nobody meant end: who draws a boundary says what becomes of a Bug. Nothing else broad is caught.

There are four kinds of boundary, one of each kind of thing that may fail alone; the command line's top is the fifth.
"""

from types import TracebackType
from typing import Literal

from bot.errors import JoganError

Alone = Literal["one command", "one delivery", "one job", "one supervised task"]


class Bug(Exception):
    """Something foreign was raised inside a boundary; it is the cause."""

    def __init__(self, alone: Alone, fault: Exception) -> None:
        super().__init__(f"{type(fault).__name__} in {alone}")
        self.fault = fault


class boundary:  # noqa: N801 - reads as a statement: with boundary("one job")
    """What is raised inside and is none of our errors comes out as a Bug; cancelling is left alone."""

    def __init__(self, alone: Alone) -> None:
        self._alone = alone

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, Exception) and not isinstance(error, (JoganError, Bug)):
            raise Bug(self._alone, error) from error
