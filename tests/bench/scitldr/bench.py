"""Measures the one line of the extractive card on SciTLDR's dev part: ROUGE-1 and CPU milliseconds an abstract.

ROUGE-1 F is stemmed, the best over the targets, and the mean over the abstracts.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from math import log

from abstracts import Abstract, folder, read, rouge, rouge_of
from figure import Bench

from bot.domain.paper import Paper, Sighting
from bot.writing.extractive import write_card
from bot.writing.words import stems

BENCH = Bench(__file__, ("bot/writing", "bot/reading/sentences.py"))
BAR = 42.0
SLOWEST_MS = 10.0
DAY = date(2024, 7, 16)


def as_paper(abstract: Abstract) -> Paper:
    """The abstract as the product meets it."""
    seen = Sighting("bench", DAY, datetime(2024, 7, 16, 23, tzinfo=UTC))
    return Paper("title:bench", abstract.title, "https://example.org", (seen,), abstract=abstract.text)


def ours(abstract: Abstract) -> str:
    """The card's one line, by the same way as in an edition."""
    card = write_card(as_paper(abstract))
    return card.tldr.text if card else ""


def first(abstract: Abstract) -> str:
    """The first sentence."""
    return abstract.sentences[0]


def text_rank(abstract: Abstract) -> str:
    """The sentence in the middle of the web of shared words (TextRank: shared words over log lengths, damping 0.85)."""
    bags = [set(stems(text)) for text in abstract.sentences]
    links = [[_likeness(one, other) if one is not other else 0.0 for other in bags] for one in bags]
    totals = [sum(row) or 1.0 for row in links]
    ranks = [1.0] * len(bags)
    for _ in range(50):
        ranks = [
            0.15 + 0.85 * sum(links[other][one] / totals[other] * ranks[other] for other in range(len(bags)))
            for one in range(len(bags))
        ]
    return abstract.sentences[ranks.index(max(ranks))]


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / (log(len(one) + 1) + log(len(other) + 1) or 1.0)


def measure(write: Callable[[Abstract], str], abstracts: Sequence[Abstract]) -> tuple[float, list[float]]:
    """The mean ROUGE-1, and the milliseconds of each abstract."""
    scores, times = [], []
    for abstract in abstracts:
        began = time.process_time()
        said = write(abstract)
        times.append(1000 * (time.process_time() - began))
        scores.append(rouge_of(said, abstract.targets))
    return 100 * statistics.fmean(scores), times


def main() -> int:
    """Print the figures; 1 where ours is not above the bar or too slow."""
    data = folder()
    if data is None:
        BENCH.not_run("JOGAN_BENCH_DATA names no folder with scitldr/")
        return BENCH.end()
    abstracts = read(data / "dev.jsonl.gz")
    ours(abstracts[0])  # the weights are read once a process, not once an abstract
    score, times = measure(ours, abstracts)
    slow = statistics.quantiles(times, n=20)[-1]
    best = 100 * statistics.fmean(max(rouge(abstract)) for abstract in abstracts)
    rivals = {
        "TextRank": measure(text_rank, abstracts)[0],
        "first sentence": measure(first, abstracts)[0],
        "best possible": best,
    }
    data = f"SciTLDR dev, {len(abstracts)} abstracts"
    BENCH.figure("ROUGE-1 of the one line", score, at_least=BAR, rivals=rivals, data=data)
    note = f"median {statistics.median(times):.2f} ms"
    BENCH.figure("CPU of an excerpts' card, p95", slow, "ms", at_most=SLOWEST_MS, data=data, note=note)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
