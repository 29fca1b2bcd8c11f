"""What a report's texts will take, in tokens, before anything is asked. Counts nothing that was really used."""

from math import ceil

from bot.conference import instructions
from bot.conference.shapes import ChapterReply, ToldReply
from bot.writing.forecast import ABSTRACT, PAPER, SENTENCES, Forecast, repairs_of, share, votes_on

TOLD, INTRODUCED = 1_800, 500
"""Tokens of a reply: ten Korean sentences with English quotes, four claims."""
A_CHAPTER = 15
"""Papers of a chapter: how many chapters there will be is not known before they are written."""
SHOWN = 0.3
"""Share of a paper's sentences that the introduction to its chapter is made from."""


def report_forecast(papers: int, languages: int, *, votes: bool = False, whole: int = 0) -> Forecast:
    """Every paper told and every chapter introduced in every language; of `whole` papers more than the abstract."""
    texts = papers * languages
    chapters = ceil(papers / A_CHAPTER) * languages
    read = (whole * PAPER + (papers - whole) * ABSTRACT) * languages
    shares = (
        share("conference", texts, instructions.PAPER, ToldReply, read, TOLD * texts),
        repairs_of(texts),
        share("chapter", chapters, instructions.CHAPTER, ChapterReply, round(SHOWN * SENTENCES * texts),
              INTRODUCED * chapters),
    )  # fmt: skip
    return Forecast((*shares, votes_on(texts + chapters)) if votes else shares)
