"""`jogan doctor` on what models cost: a day as it is foreseen, and what today has taken."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from adapters.cli.budget_checks import FORESEEN, PRICES, TODAY, budget_checks, forecast_row, today_row
from adapters.clock import SystemClock
from adapters.config import read
from adapters.wiring.llm import budget
from adapters.wiring.store import store
from bot.ports.llm import Usage
from bot.ports.payments import Limits, Spent
from bot.settings import BudgetSettings
from bot.writing.forecast import forecast

MODEL = {"JOGAN_MODEL": "model-1", "OPENAI_API_KEY": "k"}
LIMITS = BudgetSettings(1000, 100)


async def test_without_a_model_nothing_is_said(tmp_path: Path) -> None:
    assert await budget_checks(read({"JOGAN_DATA_DIR": str(tmp_path)}, tmp_path)) == []


@pytest.mark.parametrize(
    ("settings", "status", "told", "remedy"),
    [
        ({}, "ok", f"40 papers in 2 languages take about {forecast(40, 2).tokens:,} tokens", ""),
        ({"JOGAN_LANGUAGES": "ko"}, "ok", f"40 papers in 1 language take about {forecast(40, 1).tokens:,} tokens", ""),
        ({"JOGAN_VOTE_MODEL": "m"}, "ok", f"about {forecast(40, 2, votes=True).tokens:,} tokens", ""),
        ({"JOGAN_PRICE_INPUT": "2.5", "JOGAN_PRICE_OUTPUT": "10"}, "ok", " at your prices)", ""),
        ({"JOGAN_PAPERS": "120"}, "warning", "the limit is 2,000,000", "Set JOGAN_DAILY_TOKENS=3600000, or fewer"),
        ({"JOGAN_DAILY_TOKENS": "1000"}, "warning", "the limit is 1,000", "Set JOGAN_DAILY_TOKENS=1300000, or fewer"),
    ],
)
def test_a_day_is_foreseen_and_a_remedy_named_where_it_is_too_dear(
    settings: Mapping[str, str], status: str, told: str, remedy: str, tmp_path: Path
) -> None:
    config = read({**MODEL, **settings}, tmp_path)
    row = forecast_row(config, budget(config))
    assert (row.check, row.status) == (FORESEEN, status)
    assert told in row.detail
    assert "where every paper is long" in row.detail
    assert ("prices" in row.detail) == ("JOGAN_PRICE_INPUT" in settings)
    assert row.remedy.startswith(remedy)
    assert (row.remedy == PRICES) == (status == "ok" and "JOGAN_PRICE_INPUT" not in settings)


@pytest.mark.parametrize("name", ["JOGAN_PRICE_INPUT", "JOGAN_PRICE_OUTPUT"])
def test_one_price_alone_is_told(name: str, tmp_path: Path) -> None:
    config = read({**MODEL, name: "2"}, tmp_path)
    row = forecast_row(config, budget(config))
    assert (row.status, row.remedy) == ("warning", PRICES)
    assert row.detail.endswith("one of the two prices is not set")


def test_money_is_what_the_prices_say(tmp_path: Path) -> None:
    config = read({**MODEL, "JOGAN_PRICE_INPUT": "2", "JOGAN_PRICE_OUTPUT": "8"}, tmp_path)
    day = forecast(40, 2)
    assert f"{(day.input * 2 + day.output * 8) / 1e6:.2f} at your prices" in forecast_row(config, budget(config)).detail


@pytest.mark.parametrize(
    ("spent", "status", "told"),
    [
        ((), "ok", "0 of 1,000 used"),
        ((Spent("edition", 2, Usage(400, 80), 0), Spent("telegram:1", 1, Usage(10, 9), 0)), "ok", "499 of 1,000 used"),
        ((Spent("edition", 1, Usage(400, 80, cached=300), 0),), "ok", "(300 of them read from the service's memory)"),
        ((Spent("edition", 2, Usage(400, 80), 519),), "ok", "; 519 set aside for calls that run or were broken off"),
        ((Spent("edition", 2, Usage(400, 80), 520),), "warning", "480 of 1,000 used"),
        ((Spent("edition", 2, Usage(900, 200), 0),), "warning", "1,100 of 1,000 used"),
    ],
)
def test_today_is_told(spent: tuple[Spent, ...], status: str, told: str) -> None:
    row = today_row(spent, LIMITS)
    assert (row.check, row.status) == (TODAY, status)
    assert told in row.detail
    assert ("JOGAN_DAILY_TOKENS" in row.remedy) == (status == "warning")


def test_today_in_money() -> None:
    row = today_row((Spent("edition", 1, Usage(1_000_000, 500_000), 0),), BudgetSettings(2_000_000, 1, 2.0, 8.0))
    assert ", 6.00 at your prices" in row.detail


async def test_the_rows_come_from_the_store_of_the_settings(tmp_path: Path) -> None:
    config = read({**MODEL, "JOGAN_DATA_DIR": str(tmp_path)}, tmp_path)
    clock = SystemClock()
    async with store(config) as kept:
        number = await kept.payments.reserve(clock.now().date(), "edition", 10, Limits(10))
        assert number is not None
        await kept.payments.settle(number, Usage(7, 2), None, clock.now())
    rows = await budget_checks(config)
    assert [(row.check, row.status) for row in rows] == [(FORESEEN, "ok"), (TODAY, "ok")]
    assert "9 of 2,000,000 used" in rows[1].detail


async def test_a_store_that_cannot_be_opened_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "jogan.db").write_text("this is no database, and more than a hundred bytes of it " * 9)
    config = read({**MODEL, "JOGAN_DATA_DIR": str(tmp_path)}, tmp_path)
    rows = await budget_checks(config)
    assert [(row.check, row.status) for row in rows] == [(FORESEEN, "ok"), (TODAY, "failed")]
