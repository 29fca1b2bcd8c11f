"""What a model may answer to a question: whether the papers say it, and sentences with their quotes; and search terms.

As in bot.writing.shapes: lists that are too long are cut, foreign keys are ignored. Says nothing about truth.
"""

from typing import Annotated

from pydantic import Field

from bot.writing.shapes import Said, Shape, Text, cut_to

MOST_SENTENCES = 6
MOST_TERMS = 8


class Sentence(Said):
    """A sentence of an answer; `paper` is the place of its paper in the question, counted from 1."""

    paper: int = 1


Sentences = Annotated[list[Sentence], cut_to(MOST_SENTENCES)]


class AnswerReply(Shape):
    """`said`: whether the text that was given says what was asked."""

    said: bool
    sentences: Sentences = Field(default_factory=list)


class TermsReply(Shape):
    """English words and phrases to search with."""

    terms: Annotated[list[Text], cut_to(MOST_TERMS)]
