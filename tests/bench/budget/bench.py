"""Shows that the default day fits the default budget, by counting on whole papers, and that budgets hold under load.

Papers are those of JOGAN_BENCH_DATA. Real vocabularies are counted where mistral-common, tiktoken and sentencepiece are
installed; nothing needs them.
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

from fakes_paid import CountingModel, a_prompt
from figure import Bench, size
from texts import Count, Shown, folder, papers, vocabularies

from adapters.clock import SystemClock
from adapters.store.opening import open_store
from bot.errors import BudgetSpent
from bot.ports.llm import Usage
from bot.ports.payments import CHATS as ALL_CHATS
from bot.ports.payments import Payments
from bot.settings import BudgetSettings, EditionSettings, WritingSettings
from bot.writing.budget import most_tokens, most_used
from bot.writing.forecast import CARD, CHARACTERS, PAPER, Forecast, forecast, longest
from bot.writing.paid import PaidModel

BUDGET, DAY, AT_ONCE = BudgetSettings(), EditionSettings(), WritingSettings().at_once
CHATS, QUESTIONS = 1_000, size("BUDGET_QUESTIONS", 10_000)
CARDS = 250
SLOWEST_MS = 3.0
"""Wall time that the budget and the memory add to a call, sixteen at a time, on SQLite with durable commits."""
OFF = 0.1
"""How far a mean of the forecast may lie from what is measured."""
PRICES = {"2.50 and 10.00": BudgetSettings(price_input=2.5, price_output=10.0),
          "0.15 and 0.60": BudgetSettings(price_input=0.15, price_output=0.6)}  # fmt: skip
Ask = Callable[[], Awaitable[object]]
say = sys.stdout.write
BENCH = Bench(__file__, ("bot/writing", "adapters/store", "bot/settings.py"))


def main() -> int:
    """Every part; 1 where one misses its bar."""
    data = folder()
    if data is None:
        BENCH.not_run("JOGAN_BENCH_DATA names no folder with fulltext/")
        return BENCH.end()
    shown, counts = papers(data), vocabularies()
    one_by_one(shown, counts)
    a_day(shown, counts)
    with tempfile.TemporaryDirectory() as folder_name:
        asyncio.run(through_the_store(shown, f"sqlite:///{folder_name}/jogan.db"))
    return BENCH.end()


def one_by_one(shown: Sequence[Shown], counts: dict[str, Count]) -> None:
    """Each paper as it is asked for: no estimate is below what is counted, and the forecast's means are theirs."""
    say(f"Whole papers as they are sent ({len(shown)}): the estimate, and real vocabularies where installed\n")
    data, below = f"{len(shown)} whole papers", 0
    for each in shown:
        real = {name: count(each.prompt.user) for name, count in counts.items()}
        most = most_tokens(each.prompt.user)
        below += any(most < counted for counted in real.values())
        told = "".join(f", {name} {counted:,} (x {most / counted:.2f})" for name, counted in real.items())
        say(f"  {each.paper:12} {each.form:8} {each.characters:7,} characters, {most:6,}{told}\n")
    if not counts:
        BENCH.not_run("no real vocabulary is installed", "papers of more tokens than estimated")
        return
    BENCH.figure("papers of more tokens than estimated", below, at_most=0, data=f"{data}, {len(counts)} vocabularies")
    length = statistics.fmean(each.characters for each in shown)
    for name, count in counts.items():
        tokens = statistics.fmean(count(each.prompt.user) for each in shown)
        off = max(abs(tokens / PAPER - 1), abs(length / tokens / CHARACTERS - 1))
        limit = {"at_most": OFF} if name.startswith("131") else {}
        note = f"{tokens:,.0f} tokens a paper, {length / tokens:.2f} characters to a token"
        BENCH.figure(f"the forecast's mean off what is counted, {name}", off, data=data, note=note, **limit)


def a_day(shown: Sequence[Shown], counts: dict[str, Count]) -> None:
    """The default day, its cards counted on these papers by turns and the rest as it is foreseen."""
    day = forecast(DAY.papers, len(DAY.languages))
    rest = sum(share.input + share.output for share in day.shares if share.purpose != "card")
    cards = list(islice(cycle(shown), DAY.papers))
    most = len(DAY.languages) * sum(most_used(each.prompt).input + CARD for each in cards) + rest
    data = f"a day of {DAY.papers} papers in {len(DAY.languages)} languages, {day.calls} calls"
    BENCH.figure("tokens of the default day, as doctor says it", day.tokens, at_most=BUDGET.daily, data=data)
    BENCH.figure("tokens of the default day, counted, at most", most, at_most=BUDGET.daily, data=data)
    for name, count in counts.items():
        real = len(DAY.languages) * sum(count(p.prompt.system) + count(p.prompt.user) + CARD for p in cards) + rest
        say(f"  counted, {name:13} {real:>9,}\n")
    long = forecast(DAY.papers, len(DAY.languages), paper=longest(WritingSettings()))
    say(f"  every paper as long as one may be {long.tokens:,}\n")
    _prices(day)


def _prices(day: Forecast) -> None:
    for name, budget in PRICES.items():
        say(f"  {day.input:,} in and {day.output:,} out at {name} a million: {day.money(budget):.2f}\n")


async def through_the_store(shown: Sequence[Shown], url: str) -> None:
    """A day's cards, then 10,000 questions of 1,000 chats, on SQLite with a model that only counts."""
    store = await open_store(url)
    await _cards(shown, store.payments)
    await _questions(store.payments)
    await store.close()


async def _cards(shown: Sequence[Shown], payments: Payments) -> None:
    """All cards of a day of 125 papers, each with what it may take at most: the day is not refused before its end."""
    began = time.perf_counter()
    model = CountingModel(used=lambda _: Usage(5_000, 2_000))
    asked = PaidModel(model, payments, BUDGET, SystemClock())
    texts = [f"{number} {each.prompt.user}" for number, each in enumerate(islice(cycle(shown), CARDS))]

    def card(text: str) -> Ask:
        return lambda: asked.ask(a_prompt(text, most_output=4_000))

    refused = await _together([card(text) for text in texts])
    each_ms = 1000 * (time.perf_counter() - began) / CARDS
    data = f"{CARDS} cards, {AT_ONCE} at a time, SQLite"
    BENCH.figure("hashing, budget and memory of a call", each_ms, "ms", at_most=SLOWEST_MS, data=data)
    used = f"used {sum(each.total for each in await payments.spent(_today())):,} tokens"
    BENCH.figure("cards of a day that the budget refused", refused["day"], at_most=0, data=data, note=used)


async def _questions(payments: Payments) -> None:
    """More questions than any budget allows, half of them one chat's."""
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
    data = f"{QUESTIONS:,} questions of {CHATS:,} chats, {AT_ONCE} at a time, {time.perf_counter() - began:.0f} s"
    say(f"  answered {told['answered']:,}, for the day or all chats {told['day']:,}, for the chat {told['chat']:,}\n")
    chats = sum(each.total for each in spent if each.payer != "edition")
    BENCH.figure("tokens used in a day of too many questions", total, at_most=budget.daily, data=data)
    BENCH.figure("tokens used by all chats", chats, at_most=budget.chats_daily, data=data)
    BENCH.figure("tokens used by the dearest chat", dearest, at_most=budget.chat_daily, data=data)


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
