"""Shows that the default day fits the default budget, by counting on whole papers, and that budgets hold under load.

Run: JOGAN_BENCH_DATA=… python tests/bench/budget/bench.py; exit 1 where a bar is missed, "not run" without data. Real
vocabularies are counted where mistral-common, tiktoken and sentencepiece are installed; nothing needs them.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).resolve().parent)]

from fakes_paid import CountingModel, a_prompt  # noqa: E402 -- run as a program: the path comes first
from texts import Count, Shown, folder, papers, vocabularies  # noqa: E402 -- the same

from adapters.clock import SystemClock  # noqa: E402 -- the same
from adapters.store.opening import open_store  # noqa: E402 -- the same
from bot.errors import BudgetSpent  # noqa: E402 -- the same
from bot.ports.llm import Usage  # noqa: E402 -- the same
from bot.ports.payments import CHATS as ALL_CHATS  # noqa: E402 -- the same
from bot.ports.payments import Payments  # noqa: E402 -- the same
from bot.settings import BudgetSettings, EditionSettings, WritingSettings  # noqa: E402 -- the same
from bot.writing.budget import most_tokens, most_used  # noqa: E402 -- the same
from bot.writing.forecast import CARD, CHARACTERS, PAPER, Forecast, forecast, longest  # noqa: E402 -- the same
from bot.writing.paid import PaidModel  # noqa: E402 -- the same

BUDGET, DAY, AT_ONCE = BudgetSettings(), EditionSettings(), WritingSettings().at_once
CHATS, QUESTIONS = 1_000, 10_000
SLOWEST_MS = 3.0
"""Wall time that the budget and the memory add to a call, sixteen at a time, on SQLite with durable commits."""
OFF = 0.1
"""How far a mean of the forecast may lie from what is measured."""
PRICES = {"2.50 and 10.00": BudgetSettings(price_input=2.5, price_output=10.0),
          "0.15 and 0.60": BudgetSettings(price_input=0.15, price_output=0.6)}  # fmt: skip
Ask = Callable[[], Awaitable[object]]
say = sys.stdout.write


def main() -> int:
    """Every part; 1 where one misses its bar."""
    data = folder()
    if data is None:
        say("not run: JOGAN_BENCH_DATA names no folder with fulltext/\n")
        return 0
    shown, counts = papers(data), vocabularies()
    kept = [one_by_one(shown, counts), a_day(shown, counts)]
    with tempfile.TemporaryDirectory() as folder_name:
        kept.append(asyncio.run(through_the_store(shown, f"sqlite:///{folder_name}/jogan.db")))
    return 0 if all(kept) else 1


def one_by_one(shown: Sequence[Shown], counts: dict[str, Count]) -> bool:
    """Each paper as it is asked for; whether the forecast's means are those of these papers."""
    say(f"Whole papers as they are sent ({len(shown)}): the estimate, and real vocabularies where installed\n")
    kept = True
    for each in shown:
        real = {name: count(each.prompt.user) for name, count in counts.items()}
        most = most_tokens(each.prompt.user)
        kept &= all(most >= counted for counted in real.values())
        told = "".join(f", {name} {counted:,} (x {most / counted:.2f})" for name, counted in real.items())
        say(f"  {each.paper:12} {each.form:8} {each.characters:7,} characters, {most:6,}{told}\n")
    for name, count in counts.items():
        tokens = statistics.fmean(count(each.prompt.user) for each in shown)
        length = statistics.fmean(each.characters for each in shown)
        say(f"  mean, {name}: {tokens:,.0f} tokens, {length / tokens:.2f} characters to a token\n")
        if name.startswith("131"):
            kept &= abs(tokens - PAPER) < OFF * PAPER and abs(length / tokens - CHARACTERS) < OFF * CHARACTERS
    return kept


def a_day(shown: Sequence[Shown], counts: dict[str, Count]) -> bool:
    """The default day, its cards counted on these papers by turns and the rest as it is foreseen."""
    day = forecast(DAY.papers, len(DAY.languages))
    rest = sum(share.input + share.output for share in day.shares if share.purpose != "card")
    cards = list(islice(cycle(shown), DAY.papers))
    most = len(DAY.languages) * sum(most_used(each.prompt).input + CARD for each in cards) + rest
    say(f"\nA day of {DAY.papers} papers in {len(DAY.languages)} languages; the limit is {BUDGET.daily:,}\n")
    say(f"  as doctor says it      {day.tokens:>9,} tokens in {day.calls} calls\n")
    say(f"  counted, at most       {most:>9,}\n")
    for name, count in counts.items():
        real = len(DAY.languages) * sum(count(p.prompt.system) + count(p.prompt.user) + CARD for p in cards) + rest
        say(f"  counted, {name:13} {real:>9,}\n")
    long = forecast(DAY.papers, len(DAY.languages), paper=longest(WritingSettings()))
    say(f"  every paper as long as one may be {long.tokens:,}\n")
    _prices(day)
    return max(day.tokens, most) <= BUDGET.daily


def _prices(day: Forecast) -> None:
    for name, budget in PRICES.items():
        say(f"  {day.input:,} in and {day.output:,} out at {name} a million: {day.money(budget):.2f}\n")


async def through_the_store(shown: Sequence[Shown], url: str) -> bool:
    """A day's cards, then 10,000 questions of 1,000 chats, on SQLite with a model that only counts."""
    store = await open_store(url)
    kept = await _cards(shown, store.payments) and await _questions(store.payments)
    await store.close()
    return kept


async def _cards(shown: Sequence[Shown], payments: Payments) -> bool:
    """All cards of a day of 125 papers, each with what it may take at most: the day is not refused before its end."""
    began, count = time.perf_counter(), 250
    model = CountingModel(used=lambda _: Usage(5_000, 2_000))
    asked = PaidModel(model, payments, BUDGET, SystemClock())
    texts = [f"{number} {each.prompt.user}" for number, each in enumerate(islice(cycle(shown), count))]

    def card(text: str) -> Ask:
        return lambda: asked.ask(a_prompt(text, most_output=4_000))

    refused = await _together([card(text) for text in texts])
    each_ms = 1000 * (time.perf_counter() - began) / count
    say(f"\n{count} cards, {AT_ONCE} at a time, SQLite: {each_ms:.2f} ms a call for hashing, budget and memory\n")
    say(f"  refused {refused['day']} of {count}; used {sum(s.total for s in await payments.spent(_today())):,}\n")
    return each_ms < SLOWEST_MS and not refused["day"]


async def _questions(payments: Payments) -> bool:
    budget = BudgetSettings(daily=4_000_000, chat_daily=20_000)
    model = CountingModel(used=lambda _: Usage(1_500, 450, cached=1_000))
    asked = PaidModel(model, payments, budget, SystemClock())

    def question(number: int) -> Ask:
        """Every second one is the same chat's."""
        chat = number % CHATS if number % 2 else 0
        return lambda: asked.ask(a_prompt(f"{number} " + "why " * 5_000, most_output=500), f"telegram:{chat}")

    began = time.perf_counter()
    told = await _together([question(number) for number in range(QUESTIONS)])
    spent = await payments.spent(_today())
    total, dearest = sum(each.total for each in spent), max(each.total for each in spent if each.payer != "edition")
    say(f"\n{QUESTIONS:,} questions of {CHATS:,} chats, {AT_ONCE} at a time: {time.perf_counter() - began:.1f} s\n")
    say(f"  answered {told['answered']:,}, for the day or all chats {told['day']:,}, for the chat {told['chat']:,}\n")
    chats = sum(each.total for each in spent if each.payer != "edition")
    say(f"  used {total:,} of {budget.daily:,}, by all chats {chats:,} of {budget.chats_daily:,}")
    say(f"; the dearest chat {dearest:,} of {budget.chat_daily:,}\n")
    return total <= budget.daily and chats <= budget.chats_daily and dearest <= budget.chat_daily


async def _together(questions: Sequence[Ask]) -> Counter[str]:
    room, told = asyncio.Semaphore(AT_ONCE), Counter[str]()

    async def one(ask: Ask) -> None:
        async with room:
            try:
                await ask()
                told["answered"] += 1
            except BudgetSpent as spent:
                told["day" if spent.payer in (None, ALL_CHATS) else "chat"] += 1

    await asyncio.gather(*(one(ask) for ask in questions))
    return told


def _today() -> date:
    return SystemClock().now().date()


if __name__ == "__main__":
    sys.exit(main())
