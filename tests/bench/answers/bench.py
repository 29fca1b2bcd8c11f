"""Questions the whole way: what an honest model may answer, what an eager one may not, and lies of every kind.

The questions with their answers are tests/captured/answers: nobody tunes on them. The papers are in JOGAN_BENCH_DATA.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [
    str(ROOT),
    str(ROOT / "tests"),
    str(ROOT / "tests" / "bench" / "retrieval"),
    str(Path(__file__).resolve().parent),
]

from answering import Dripping, Free, asked_of, said  # noqa: E402 -- run as a program: the path comes first
from lies import every_kind, honest_ones  # noqa: E402 -- the same
from papers import paper_text  # noqa: E402 -- the same
from scripted_model import KnownTexts  # noqa: E402 -- the same

from adapters.clock import SystemClock  # noqa: E402 -- the same
from adapters.config import read  # noqa: E402 -- the same
from adapters.wiring.passages import passages  # noqa: E402 -- the same
from adapters.wiring.store import store  # noqa: E402 -- the same
from bot.domain.answer import Answer  # noqa: E402 -- the same
from bot.domain.paper import Paper  # noqa: E402 -- the same
from bot.domain.text import PaperText  # noqa: E402 -- the same
from bot.ports.passages import Passages  # noqa: E402 -- the same
from bot.questions.asking import Question  # noqa: E402 -- the same
from bot.questions.means import Means  # noqa: E402 -- the same
from bot.questions.retrieve import Retrieval  # noqa: E402 -- the same
from bot.questions.service import Questions  # noqa: E402 -- the same

SETS = ROOT / "tests" / "captured" / "answers"
NAMES = {"2203.01017": "2203.01017v2"}
MOST_ANSWERABLE_REFUSED, LEAST_UNANSWERABLE_REFUSED = 0.10, 0.95
HARD, TRIALS = 0.005, 30
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Desk:
    """Papers by name, and what searches them."""

    texts: Mapping[str, PaperText]
    index: Passages
    search: Retrieval

    async def ask(self, row: Row, sentences: Sequence[Row] | None, name: str = "") -> Answer:
        """A question to its answer; `sentences` are what the model says, None: no model is set."""
        text = self.texts[name or row["paper"]]
        paper = Paper(text.paper, text.title, "https://arxiv.org", (), text.abstract)
        model = None if sentences is None else Free(Dripping(said(*sentences), pieces=10_000, terms=[{"terms": []}]))
        means = Means(KnownTexts(*self.texts.values()), self.index, self.search, model)
        asked = Question(row["question"], row["language"], (paper,), "terminal:bench")
        _, answer = await asked_of(Questions(means), asked)
        return answer


def rows(name: str) -> list[Row]:
    """A set."""
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines()]


def told(what: str, refused: Mapping[str, int], asked: Mapping[str, int]) -> float:
    """One line; the share that was refused."""
    share = sum(refused.values()) / sum(asked.values())
    each = ", ".join(f"{language} {refused.get(language, 0)} of {asked[language]}" for language in sorted(asked))
    sys.stdout.write(f"{what}: refused {share:.1%} ({each})\n")
    return share


async def measured(desk: Desk) -> int:
    """The figures; 1 where a bar is missed."""
    answerable, unanswerable = rows("answerable.jsonl"), rows("unanswerable.jsonl")
    asked = [Counter(row["language"] for row in each) for each in (answerable, unanswerable)]
    honest, half, eager, others = Counter[str](), 0, Counter[str](), Counter[str]()
    checks = Counter[str]()
    names = sorted(desk.texts)
    for row in answerable:
        answer = await desk.ask(row, row["sentences"])
        honest[row["language"]] += answer.ending != "answered"
        half += answer.ending == "answered" and bool(answer.dropped)
        checks.update(each.check for each in answer.dropped)
        other = names[(names.index(row["paper"]) + 1) % len(names)]
        others[row["language"]] += not (await desk.ask(row, row["sentences"], other)).sentences
    for row in unanswerable:
        eager[row["language"]] += not (await desk.ask(row, row["eager"])).sentences
    one = told("an honest model, answerable", honest, asked[0])
    sys.stdout.write(f"  answered with a sentence less: {half}; stopped by {dict(checks.most_common())}\n")
    two = told("an eager model, unanswerable", eager, asked[1])
    three = told("an answer to another paper's question", others, asked[0])
    floors = [Counter[str](), Counter[str]()]
    for found, each in zip(floors, (answerable, unanswerable), strict=True):
        for row in each:
            found[row["language"]] += not (await desk.ask(row, None)).answered
    told("without a model, answerable", floors[0], asked[0])
    told("without a model, unanswerable", floors[1], asked[1])
    kept = one <= MOST_ANSWERABLE_REFUSED and min(two, three) >= LEAST_UNANSWERABLE_REFUSED
    bars = f"answerable at most {MOST_ANSWERABLE_REFUSED:.0%}, unanswerable at least {LEAST_UNANSWERABLE_REFUSED:.0%}"
    sys.stdout.write(f"bars with a model: {bars}: {'kept' if kept else 'MISSED'}\n")
    return 0 if kept else 1


async def hostile() -> int:
    """Lies of every kind by the way of a question; 1 where a kind that words decide goes out."""
    lines, count, out = await every_kind(TRIALS)
    sys.stdout.write(
        "\n".join(
            [f"lies as answers, at most {TRIALS} of a kind and language, a quarter again after a yes:", *lines, ""]
        )
    )
    for key in sorted(count):
        sys.stdout.write(f"  {key}: {out[key]} of {count[key]} went out\n")
    for language, (refused, asked) in (await honest_ones()).items():
        sys.stdout.write(f"  honest sentences refused, {language}: {refused} of {asked}\n")
    hard = sum(out[key] for key in out if not key.startswith("soft"))
    return 1 if hard > HARD * sum(count[key] for key in count if not key.startswith("soft")) else 0


async def main() -> int:
    """Put the desk together and measure."""
    missed = await hostile()
    data = os.environ.get("JOGAN_BENCH_DATA")
    if not data:
        sys.stdout.write("not run: JOGAN_BENCH_DATA is not set\n")
        return missed
    wanted = {row["paper"] for row in (*rows("answerable.jsonl"), *rows("unanswerable.jsonl"))}
    texts = {name: await paper_text(Path(data), NAMES.get(name, name)) for name in sorted(wanted)}
    with TemporaryDirectory() as folder:
        async with store(read({"JOGAN_DATA_DIR": folder}, Path(folder))) as kept:
            index = passages(kept)
            return max(missed, await measured(Desk(texts, index, Retrieval(index, SystemClock()))))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
