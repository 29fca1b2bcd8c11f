"""The checks of `jogan doctor` on what models cost: a day as it is foreseen, and what today took. Asks no model."""

from adapters.cli.row import Row
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.llm import budget
from adapters.wiring.store import store
from bot.errors import JoganError
from bot.ports.llm import Usage
from bot.ports.payments import Spent
from bot.settings import BudgetSettings, WritingSettings
from bot.writing.forecast import Forecast, forecast, longest, money

FORESEEN, TODAY = "budget of a day", "tokens of today"
PRICES = "Set JOGAN_PRICE_INPUT and JOGAN_PRICE_OUTPUT (money for a million tokens) to read what a day costs."


async def budget_checks(config: Config) -> list[Row]:
    """Rows on the budget, none where no model is set. Raises nothing."""
    if config.model is None:
        return []
    limits = budget(config)
    foreseen = forecast_row(config, limits)
    try:
        async with store(config) as kept:
            spent = await kept.payments.spent(SystemClock().now().date())
    except JoganError as failure:
        return [foreseen, Row(TODAY, "failed", str(failure), "Run `jogan db status`.")]
    return [foreseen, today_row(spent, limits)]


def forecast_row(config: Config, limits: BudgetSettings) -> Row:
    """What a day with all its papers takes, against the day's limit."""
    votes = config.vote_model is not None
    papers, languages = config.papers, len(config.languages)
    day = forecast(papers, languages, votes=votes)
    most = forecast(papers, languages, paper=longest(WritingSettings()), votes=votes)
    told = (
        f"{papers} papers in {languages} language{'s' if languages > 1 else ''} take about {said(day, limits)}; "
        f"{most.tokens:,} where every paper is long; the limit is {limits.daily:,}"
    )
    if day.tokens > limits.daily:
        enough = -(-day.tokens // 100_000) * 100_000
        remedy = f"Set JOGAN_DAILY_TOKENS={enough}, or fewer JOGAN_PAPERS: what is beyond the limit is excerpts."
        return Row(FORESEEN, "warning", told, remedy)
    if (limits.price_input is None) is not (limits.price_output is None):
        return Row(FORESEEN, "warning", f"{told}; one of the two prices is not set", PRICES)
    return Row(FORESEEN, "ok", told, PRICES if limits.price_input is None else "")


def said(day: Forecast, limits: BudgetSettings) -> str:
    """A forecast in words."""
    cost = day.money(limits)
    price = "" if cost is None else f", {cost:.2f} at your prices"
    return f"{day.tokens:,} tokens ({day.input:,} in, {day.output:,} out, {day.calls} calls{price})"


def today_row(spent: tuple[Spent, ...], limits: BudgetSettings) -> Row:
    """What was used since midnight UTC, and what is set aside for calls that have not come back."""
    counts = (each.usage for each in spent)
    used = Usage(*map(sum, zip(*((each.input, each.output, each.cached) for each in counts), strict=True)))
    reserved = sum(each.reserved for each in spent)
    cost = money(used.input, used.output, limits)
    told = f"{used.total:,} of {limits.daily:,} used"
    told += f" ({used.cached:,} of them read from the service's memory)" if used.cached else ""
    told += "" if cost is None else f", {cost:.2f} at your prices"
    told += f"; {reserved:,} set aside for calls that run or were broken off" if reserved else ""
    if used.total + reserved >= limits.daily:
        return Row(TODAY, "warning", told, "Excerpts stand in until midnight UTC; JOGAN_DAILY_TOKENS is the limit.")
    return Row(TODAY, "ok", told)
