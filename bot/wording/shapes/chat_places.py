"""What is said about places: groups and channels that we came to or were put out of, and places managed from afar.

Sentences that belong to one kind of place stand here too; none names a platform.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.wording.shapes.chat_asking import AskingWords


@dataclass(frozen=True, slots=True)
class OffWords:
    """Why nothing is posted, and how that changes; a field is the reason (bot.errors.OffReason)."""

    blocked: str
    removed: str
    no_rights: str
    gone: str
    closed: str

    def of(self, reason: str) -> str:
        """The sentence of a reason."""
        found = getattr(self, reason)
        assert isinstance(found, str)
        return found


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Places."""

    joined: Callable[[str], str]
    """To whoever added us: nothing is posted until categories are chosen (the place's title)."""
    left: Callable[[str, str], str]
    """To the owner of a place that nothing can be posted to any more (title, and the sentence of the reason)."""
    back: Callable[[str], str]
    """To the owner of a place that gets posts again."""
    off: OffWords
    here_again: str
    """Where posts were off, they begin again."""
    manage: str
    """Label of the button to a place's settings."""
    choose: str
    """Label of the button to a place's categories."""
    untitled: str
    """A place whose title is not known."""
    managed: Callable[[str, str], str]
    """Over an answer about another place: its title, and its name as a command takes it (`@lab`)."""
    away: str
    """Once, in answer to what was written while we were not there."""
    asking: AskingWords
    """Where papers are asked about."""
