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
    no_rights: Callable[[str], str]
    """With the command that begins again."""
    gone: str
    closed: Callable[[str], str]

    def of(self, reason: str, again: str = "/start") -> str:
        """The sentence of a reason; `again` is the command that begins again, as it is written where this is read."""
        found = getattr(self, reason)
        said = found(again) if callable(found) else found
        assert isinstance(said, str)
        return said


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
    in_forums: str
    """How a forum gets its posts."""
    untitled: str
    """A place whose title is not known."""
    managed: Callable[[str, str], str]
    """Over an answer about another place: its title, and its name as a command takes it (`@lab`)."""
    away: str
    """Once, in answer to what was written while we were not there."""
    flooding: str
    """Once, in answer to a person's messages that come faster than they are answered."""
    asking: AskingWords
    """Where papers are asked about."""
