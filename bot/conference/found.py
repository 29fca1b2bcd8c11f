"""What stages hand on: a paper that was chosen, and one about which is known what can be known."""

from dataclasses import dataclass

from bot.domain.conference import Accepted
from bot.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class Chosen:
    """A paper of the list that is of the topic, and why; no reasons where there is no topic."""

    accepted: Accepted
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A chosen paper with its identity, address and abstract: the list's own, else arXiv's; empty where nobody has it.

    `paper` has no sighting: a venue's list is no batch of a day.
    """

    chosen: Chosen
    paper: Paper


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter before its papers have numbers: `places` in the list that was grouped, in the chapter's order.

    `title` is empty for those that belong to no other.
    """

    title: str
    places: tuple[int, ...]
