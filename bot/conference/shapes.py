"""What a model may answer for a conference report. Says nothing about truth; what else a reply brings is ignored."""

from typing import Annotated

from pydantic import Field, model_validator

from bot.writing.shapes import MOST_BULLETS, Claims, Said, Sayings, Shape, Thread, cut_to


class ToldReply(Shape):
    """An entry: one line and the four parts of the details."""

    tldr: Said
    problem: Sayings = Field(default_factory=list)
    insight: Sayings = Field(default_factory=list)
    application: Sayings = Field(default_factory=list)
    method: Sayings = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something(self) -> "ToldReply":
        if not (self.problem or self.insight or self.application or self.method):
            raise ValueError("an entry without a sentence in its details")
        return self


class ChapterReply(Shape):
    """An introduction: what papers share, and what single papers are about."""

    shared: Annotated[list[Thread], cut_to(MOST_BULLETS)] = Field(default_factory=list)
    claims: Claims = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something(self) -> "ChapterReply":
        if not (self.shared or self.claims):
            raise ValueError("an introduction without a sentence")
        return self
