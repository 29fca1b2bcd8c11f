"""What a day's texts will take, in tokens and money, before anything is asked. Counts nothing that was really used.

The figures of a text are means that tests/bench/budget measures and holds; the rules' words are counted as they are.
"""

from dataclasses import dataclass

from pydantic import BaseModel

from bot.domain.nine import NINE
from bot.ports.llm import Purpose
from bot.settings import BudgetSettings, WritingSettings
from bot.writing import instructions, shapes
from bot.writing.budget import FRAME, most_tokens, schema

TYPICAL = 0.78
"""What English and TeX take of what they take at most: 1 / 1.28, in a vocabulary of 131,000 words."""
PAPER = 8_000
"""Tokens of a whole paper as it is shown, without its references: the mean of the six papers of the bench."""
CHARACTERS = 3.8
"""Of a paper's text to a token: the mean of the same."""
CARD, REPORT, MENDED, VOTED = 2_000, 2_500, 400, 150
"""Tokens of a reply: twelve Korean sentences with English quotes, twenty claims, three sentences, twelve votes."""
SENTENCES = 1_300
"""Tokens of a card's sentences with their quotes, as a report or a vote is shown them."""
PASSAGES = 1_500
"""Tokens of what a repair is shown of a paper."""
REPAIRED = 0.5
"""Share of cards of which a sentence fails, where the gate refuses 5 honest sentences in 100 (GATE's bar)."""
UNSURE, ABSTRACT, SORTED = 0.22, 350, 40
"""Share of papers whose category a model is asked for (bot.classifying.by_model), tokens of one and of its answer."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one purpose takes."""

    purpose: Purpose
    calls: int
    input: int
    output: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """A day by purpose."""

    shares: tuple[Share, ...]

    @property
    def calls(self) -> int:
        return sum(share.calls for share in self.shares)

    @property
    def input(self) -> int:
        return sum(share.input for share in self.shares)

    @property
    def output(self) -> int:
        return sum(share.output for share in self.shares)

    @property
    def tokens(self) -> int:
        """What counts against the budget."""
        return self.input + self.output

    def money(self, budget: BudgetSettings) -> float | None:
        """What it costs, in whatever the prices are in; None where a price is not set."""
        return money(self.input, self.output, budget)


def money(input_tokens: int, output_tokens: int, budget: BudgetSettings) -> float | None:
    """What tokens cost; None where a price is not set. What a service takes off for cached tokens is left out."""
    if budget.price_input is None or budget.price_output is None:
        return None
    return (input_tokens * budget.price_input + output_tokens * budget.price_output) / 1e6


def forecast(papers: int, languages: int, *, paper: int = PAPER, votes: bool = False) -> Forecast:
    """A day on which every paper gets its card in every language, and every category that can have one its report.

    `paper` are the tokens of one paper's text; `votes` where a second model votes.
    """
    cards = papers * languages
    reports = min(len(NINE), papers // 2) * languages
    unsure = round(papers * UNSURE)
    shares = [
        share(
            "classify", min(unsure, 1), instructions.CLASSIFY, shapes.ClassifyReply, ABSTRACT * unsure, SORTED * unsure
        ),
        share("card", cards, instructions.CARD, shapes.CardReply, paper * cards, CARD * cards),
        repairs_of(cards),
        share("report", reports, instructions.REPORT, shapes.ReportReply, SENTENCES * cards, REPORT * reports),
    ]
    return Forecast((*shares, votes_on(cards + reports)) if votes else tuple(shares))


def votes_on(texts: int) -> Share:
    """What a second model takes that is asked about every text."""
    return share("vote", texts, instructions.VOTE, shapes.VoteReply, SENTENCES * texts, VOTED * texts)


def repairs_of(texts: int) -> Share:
    """What is asked once more of texts of which a sentence failed."""
    repairs = round(texts * REPAIRED)
    return share("repair", repairs, instructions.REPAIR, shapes.RepairReply, PASSAGES * repairs, MENDED * repairs)


def longest(writing: WritingSettings) -> int:
    """Tokens of a paper that is as long as one may be."""
    return round(writing.most_text / CHARACTERS)


def share(purpose: Purpose, calls: int, rules: str, shape: type[BaseModel], data: int, reply: int) -> Share:
    """What so many calls take: rules and shape in each of them, `data` and `reply` tokens in all."""
    frame = FRAME + round(TYPICAL * (most_tokens(rules) + most_tokens(schema(shape))))
    return Share(purpose, calls, calls * frame + data, reply)
