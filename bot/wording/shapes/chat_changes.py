"""What is said about changes of settings, the way back, and what a chat may have sent to itself."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """/undo, the last changes in /settings, /export."""

    undo: str
    """The button that takes a change back."""
    undone: Callable[[str, str, str], str]
    """The setting, what it was until now, and what it is again."""
    nothing: str
    """Nothing is left that could be taken back."""
    another: str
    """The change of a button is not the last one any more."""
    last: str
    """Before the last changes."""
    change: Callable[[str, str, str, str], str]
    """The setting, what it was, what it is, and when."""
    by_you: str
    by: Callable[[str], str]
    """For operators: the person's id."""
    is_undone: str
    is_undo: str
    export: str
    """What the file holds."""
    export_of_place: str
    """The same in a group or channel: what single members asked is not in it."""
    nothing_kept: str
    no_file: str
    """The file could not be sent, and is kept nowhere."""
