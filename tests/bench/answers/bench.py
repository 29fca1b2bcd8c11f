"""Questions the whole way: what an honest model may answer, what an eager one may not, and lies of every kind.

The questions with their answers are tests/captured/answers: nobody tunes on them. The papers are in JOGAN_BENCH_DATA.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from answering import Dripping, Free, asked_of, said
from figure import Bench
from lies import every_kind, honest_ones
from retrieval.papers import paper_text
from scripted_model import KnownTexts

from adapters.clock import SystemClock
from adapters.config import read
from adapters.wiring.passages import passages
from adapters.wiring.store import store
from bot.domain.answer import Answer
from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.ports.passages import Passages
from bot.questions.asking import Question
from bot.questions.means import Means
from bot.questions.retrieve import Retrieval
from bot.questions.service import Questions

ROOT = Path(__file__).resolve().parents[3]

SETS = ROOT / "tests" / "captured" / "answers"
NAMES = {"2203.01017": "2203.01017v2"}
MOST_ANSWERABLE_REFUSED, LEAST_UNANSWERABLE_REFUSED = 10.0, 95.0
MOST_HARD, TRIALS = 0.5, 30
"""Per cent of the lies that words decide, and lies of a kind and language."""
Row = Mapping[str, Any]
BENCH = Bench(__file__, ("bot/questions", "bot/gate", "bot/reading"))


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


@dataclass
class Ends:
    """How answers of one set ended, by language: refused is what has neither sentences nor the paper's own words."""

    asked: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    own_words: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row, answer: Answer) -> None:
        """One more."""
        self.asked[row["language"]] += 1
        self.refused[row["language"]] += not answer.said
        self.own_words[row["language"]] += answer.ending == "own_words"

    def tell(self, what: str, **limit: float) -> None:
        """Both shares."""
        told(what, self.refused, self.asked, **limit)
        told(what, self.own_words, self.asked, how="answered in the paper's own words")


def told(what: str, refused: Mapping[str, int], asked: Mapping[str, int], how: str = "refused", **limit: float) -> None:
    """The share that was refused, or ended in another way."""
    share = 100 * sum(refused.values()) / sum(asked.values())
    each = ", ".join(f"{language} {refused.get(language, 0)} of {asked[language]}" for language in sorted(asked))
    BENCH.figure(f"{what}: {how}", share, "%", data=f"{sum(asked.values())} questions: {each}", **limit)


async def measured(desk: Desk) -> None:
    """Questions that have their answer, and questions that have none."""
    answerable, unanswerable = rows("answerable.jsonl"), rows("unanswerable.jsonl")
    asked = [Counter(row["language"] for row in each) for each in (answerable, unanswerable)]
    honest, half, eager, others = Ends(), 0, Ends(), Ends()
    checks = Counter[str]()
    names = sorted(desk.texts)
    for row in answerable:
        answer = await desk.ask(row, row["sentences"])
        honest.add(row, answer)
        half += answer.ending == "answered" and bool(answer.dropped)
        checks.update(each.check for each in answer.dropped)
        other = names[(names.index(row["paper"]) + 1) % len(names)]
        others.add(row, await desk.ask(row, row["sentences"], other))
    for row in unanswerable:
        eager.add(row, await desk.ask(row, row["eager"]))
    honest.tell("an honest model, answerable", at_most=MOST_ANSWERABLE_REFUSED)
    sys.stdout.write(f"  answered with a sentence less: {half}; stopped by {dict(checks.most_common())}\n")
    eager.tell("an eager model, unanswerable", at_least=LEAST_UNANSWERABLE_REFUSED)
    others.tell("an answer to another paper's question", at_least=LEAST_UNANSWERABLE_REFUSED)
    floors = [Counter[str](), Counter[str]()]
    for found, each in zip(floors, (answerable, unanswerable), strict=True):
        for row in each:
            found[row["language"]] += not (await desk.ask(row, None)).answered
    told("without a model, answerable", floors[0], asked[0])
    told("without a model, unanswerable", floors[1], asked[1])


async def hostile() -> None:
    """Lies of every kind by the way of a question."""
    lines, count, out = await every_kind(TRIALS)
    sys.stdout.write(
        "\n".join(
            [f"lies as answers, at most {TRIALS} of a kind and language, a quarter again after a yes:", *lines, ""]
        )
    )
    for key in sorted(count):
        BENCH.figure(f"lies that went out, {key}", 100 * out[key] / count[key], "%", data=f"{count[key]} answers")
    for language, (refused, asked) in (await honest_ones()).items():
        share = 100 * refused / asked
        BENCH.figure(f"honest sentences refused as answers, {language}", share, "%", data=f"{asked} sentences")
    hard = [key for key in count if not key.startswith("soft")]
    asked_hard = sum(count[key] for key in hard)
    share = 100 * sum(out[key] for key in hard) / asked_hard
    data = f"{asked_hard} answers, at most {TRIALS} of a kind"
    BENCH.figure("lies that went out, of kinds that words decide", share, "%", at_most=MOST_HARD, data=data)


async def main() -> int:
    """Put the desk together and measure."""
    await hostile()
    data = os.environ.get("JOGAN_BENCH_DATA")
    if not data:
        BENCH.not_run("JOGAN_BENCH_DATA is not set")
        return BENCH.end()
    wanted = {row["paper"] for row in (*rows("answerable.jsonl"), *rows("unanswerable.jsonl"))}
    texts = {name: await paper_text(Path(data), NAMES.get(name, name)) for name in sorted(wanted)}
    with TemporaryDirectory() as folder:
        async with store(read({"JOGAN_DATA_DIR": folder}, Path(folder))) as kept:
            index = passages(kept)
            await measured(Desk(texts, index, Retrieval(index, SystemClock())))
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
