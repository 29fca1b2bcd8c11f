"""Tokens are counted without a vocabulary, and never too few; what is foreseen adds up."""

import pytest
from fakes_paid import Word, a_prompt
from growth import LINEAR, growth
from unit.writing.asked_prompts import prompts

from bot.ports.llm import Usage
from bot.settings import BudgetSettings, EditionSettings, WritingSettings
from bot.writing.budget import FRAME, most_tokens, most_used, schema
from bot.writing.forecast import PAPER, Forecast, Share, forecast, longest, money

COUNTED = [
    ("We introduce LOGO, a long context alignment method that reaches 84.2 on MMLU, 3.1 points above it.", 29, 30),
    ("이 논문은 긴 문맥 정렬(long context alignment) 방법 LOGO를 제안하고, MMLU에서 84.2%를 기록합니다.", 34, 56),
    (
        r"\mathcal{L}_{\text{DPO}}(\pi_\theta) = -\mathbb{E}_{(x, y_w, y_l) \sim D}"
        r"[\log \sigma(\beta \log \frac{\pi_\theta(y_w|x)}{\pi_{ref}(y_w|x)})]",
        58,
        68,
    ),
    ("| Model | MMLU | GSM8K |\n|---|---|---|\n| Qwen2-72B | 84.2 | 89.5 |\n| Llama-3-70B | 79.5 | 83.0 |", 61, 63),
    ('{"paper": {"id": "arxiv:2407.10671", "sections": [{"section": "3.1 Training", "text": "We train."}]}}', 44, 44),
    ("The learning rate α = 3 × 10⁻⁴ decays to 0.1·α over 300 000 steps; ‖∇f(x)‖₂ ≤ ε.", 48, 58),
    ("", 0, 0),
    ("a", 1, 1),
    ("각", 1, 2),
]
"""Texts with their tokens in two vocabularies of Mistral's, of 131,000 and of 32,000 words."""


@pytest.mark.parametrize(("text", "large", "small"), COUNTED)
def test_no_text_has_more_tokens_than_it_may_take(text: str, large: int, small: int) -> None:
    """A line of signs may have more in the small one; a whole paper has not (tests/bench/budget)."""
    assert large <= most_tokens(text) <= 2.6 * large + 1
    assert most_tokens(text) >= 0.8 * small


def test_a_whole_text_takes_what_its_pieces_take() -> None:
    text = COUNTED[0][0] * 400
    pieces = sum(most_tokens(COUNTED[0][0]) for _ in range(400))
    assert pieces - 400 <= most_tokens(text) <= pieces


@pytest.mark.parametrize("piece", ["a", "9", " ", "\\", "각", "🗞", "\ud83d", "a1 각"])
def test_counting_grows_with_the_text(piece: str) -> None:
    assert growth(most_tokens, lambda size: piece * size, 400_000) < LINEAR


def test_a_call_may_take_its_words_the_schema_and_the_longest_reply() -> None:
    most = most_used(a_prompt("word " * 1000, most_output=500))
    words = most_tokens("rules") + most_tokens("word " * 1000) + most_tokens(schema(Word))
    assert most == Usage(words + FRAME, 500)


def test_the_budget_is_above_what_each_prompt_may_take() -> None:
    for prompt in prompts().values():
        assert most_used(prompt).total < BudgetSettings().chat_daily / 4


# --- what is foreseen


def test_a_day_is_the_sum_of_its_calls() -> None:
    day = forecast(40, 2)
    calls = {share.purpose: share.calls for share in day.shares}
    assert calls == {"classify": 1, "card": 80, "repair": 40, "report": 18}
    assert day.calls == 139
    assert (day.input, day.output) == (sum(s.input for s in day.shares), sum(s.output for s in day.shares))
    assert day.tokens == day.input + day.output


def test_the_papers_texts_are_most_of_it() -> None:
    day = forecast(40, 2)
    assert 80 * PAPER < day.input < 80 * PAPER * 1.7
    assert forecast(40, 2, paper=PAPER + 1000).tokens == day.tokens + 80_000
    assert forecast(40, 1).tokens < 0.6 * day.tokens


def test_the_default_day_fits_the_default_budget_with_a_third_left() -> None:
    settings = EditionSettings()
    day = forecast(settings.papers, len(settings.languages))
    assert day.tokens < BudgetSettings().daily * 2 / 3
    assert forecast(settings.papers, len(settings.languages), votes=True).tokens < BudgetSettings().daily


def test_a_vote_is_one_call_for_each_text() -> None:
    voted = forecast(40, 2, votes=True)
    assert voted.shares[:-1] == forecast(40, 2).shares
    assert (voted.shares[-1].purpose, voted.shares[-1].calls) == ("vote", 98)


def test_a_single_paper_has_no_report_and_no_paper_costs_nothing() -> None:
    assert {share.purpose: share.calls for share in forecast(1, 2).shares}["report"] == 0
    assert forecast(0, 2).tokens == 0


def test_a_paper_that_is_as_long_as_one_may_be() -> None:
    assert longest(WritingSettings(most_text=38_000)) == 10_000
    assert longest(WritingSettings()) > 2 * PAPER


@pytest.mark.parametrize(
    ("prices", "cost"), [((None, None), None), ((2.0, None), None), ((None, 8.0), None), ((2.0, 8.0), 4.4), ((0, 0), 0)]
)
def test_money_is_known_where_both_prices_are(prices: tuple[float | None, float | None], cost: float | None) -> None:
    budget = BudgetSettings(price_input=prices[0], price_output=prices[1])
    assert money(1_000_000, 300_000, budget) == cost
    assert Forecast((Share("card", 2, 600_000, 100_000), Share("report", 1, 400_000, 200_000))).money(budget) == cost
