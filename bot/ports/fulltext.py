"""Where a paper's whole text comes from."""

from typing import Protocol

from bot.domain.paper import Paper
from bot.domain.text import PaperText


class FullText(Protocol):
    """One form of a paper's text (arXiv's HTML, its PDF). `name` says which, for logs."""

    name: str

    async def read(self, paper: Paper) -> PaperText | None:
        """The text in sections, hidden words dropped; None where this form does not exist or cannot be read.

        It does not judge whether the text is this paper's: bot.reading.own does. Raises Temporary where the place
        could not be asked now, Permanent where it refuses us.
        """
        ...
