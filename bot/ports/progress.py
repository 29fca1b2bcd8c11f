"""How far long work is; told to whoever waits for it."""

from typing import Protocol


class Progress(Protocol):
    """Hears about stages by their files' names (`collect`, `summarise`); `of` is 0 where no count is known."""

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None: ...


def silent(stage: str, done: int = 0, of: int = 0) -> None:
    """For work that nobody watches."""
