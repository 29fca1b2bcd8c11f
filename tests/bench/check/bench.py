"""Measures `jogan check` on a public digest's sixteen cards (reference 002), and on summaries held to another paper.

It reads the digest from the folder `reference` beside JOGAN_BENCH_DATA, seed_papers.json in it for the abstracts,
SciTLDR's dev part, and tests/honest.
"""

import gzip
import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

from figure import Bench

from bot.domain.text import PaperText
from bot.gate.foreign_text import CheckedText, check_text
from bot.gate.source import Source
from bot.reading.foreign_summary import summary_sentences
from bot.reading.source import source_of

ROOT = Path(__file__).resolve().parents[3]

INVENTED = ("2407.10943", "2407.10956")
WRONG_SIZES = "2407.10671"
MOST_OWN = 5.0
"""Per cent of one-sentence summaries by authors that may be called another paper's."""
FEWEST_OTHER = 70.0
"""Per cent of the same that are called so when they are held to another paper."""
FEWEST_HONEST = 90.0
"""Per cent of honest sentences that the abstract alone must support."""
HONEST = ROOT / "tests" / "honest"
BENCH = Bench(__file__, ("bot/gate", "bot/reading"))
CARD = re.compile(r"(?m)^### \[(?P<title>.*?)\]\(\S*?(?P<id>\d{4}\.\d{5})\)")


def source(title: str, abstract: str) -> Source:
    """A paper of which title and abstract are known."""
    return source_of(PaperText("arxiv:bench", title, " ".join(abstract.split())))


def cards(data: Path) -> dict[str, CheckedText]:
    """The verdict of every card of the digest, by arXiv id; empty where it is not there."""
    digests = sorted((data.parent / "reference").glob("002*"))
    seeds = next(iter(sorted(data.rglob("seed_papers.json"))), None)
    if not digests or seeds is None:
        return {}
    papers = {row["arxiv_id"]: row for row in json.loads(seeds.read_text(encoding="utf-8")) if row["abstract"]}
    text = digests[0].read_text(encoding="utf-8")
    starts = list(CARD.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return {
        match["id"]: check_text(
            summary_sentences(text[match.start() : end]),
            source(papers[match["id"]]["title"], papers[match["id"]]["abstract"]),
        )
        for match, end in zip(starts, ends, strict=True)
    }


def of_the_digest(data: Path) -> None:
    """The table of the cards; how many are not taken for what they are known to be."""
    checked = cards(data)
    if not checked:
        BENCH.not_run("reference or seed_papers.json is missing", "cards of a digest misjudged")
        return
    print("card        verdict          sentences  supported  not in text  contradicted")
    for paper, one in checked.items():
        counts = [len(one.sentences), *(one.count(each) for each in ("supported", "not_in_text", "contradicted"))]
        print(f"{paper}  {one.verdict:15}  {counts[0]:9}  {counts[1]:9}  {counts[2]:11}  {counts[3]:12}")
    named = {paper for paper, one in checked.items() if one.verdict == "not_this_paper"}
    wrong = len(named ^ set(INVENTED)) + (checked[WRONG_SIZES].verdict != "contradicted")
    note = f"{len(INVENTED)} are invented, one has sizes ten times too small"
    BENCH.figure("cards of a digest misjudged", wrong, at_most=0, data=f"{len(checked)} cards", note=note)


def of_summaries(data: Path) -> None:
    """Authors' one-sentence summaries against their own abstract, and against the next one's."""
    file = data / "scitldr" / "dev.jsonl.gz"
    if not file.exists():
        BENCH.not_run("scitldr is missing", "authors' summaries called another paper's, of their own")
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    own, other, times = 0, 0, []
    for paper, following in zip(papers, papers[1:] + papers[:1], strict=True):
        told = summary_sentences(paper["target"][0]) or (paper["target"][0],)
        began = time.process_time()
        own += check_text(told, source(paper["title"], " ".join(paper["source"]))).verdict == "not_this_paper"
        times.append(1000 * (time.process_time() - began))
        other += check_text(told, source(following["title"], " ".join(following["source"]))).verdict == "not_this_paper"
    told, share = f"SciTLDR dev, {len(papers)} papers", 100 / len(papers)
    name = "authors' summaries called another paper's"
    BENCH.figure(f"{name}, of their own", own * share, "%", at_most=MOST_OWN, data=told)
    BENCH.figure(f"{name}, of another", other * share, "%", at_least=FEWEST_OTHER, data=told)
    note = "the paper's preparation among it"
    BENCH.figure("CPU of a check", statistics.median(times), "ms", data=told, note=note)


def of_honest_sentences() -> None:
    """The frozen honest sentences without their quotes: each alone, and a paper's together as its summary."""
    for language in ("en", "ko"):
        rows = [json.loads(line) for line in (HONEST / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()]
        told: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            told.setdefault(row["paper"], []).append(row)
        verdicts: Counter[str] = Counter()
        whole: Counter[str] = Counter()
        for of_paper in told.values():
            own = source(of_paper[0]["title"], of_paper[0]["abstract"])
            checked = check_text([row["text"] for row in of_paper], own)
            whole[checked.verdict] += 1
            verdicts.update(sentence.verdict for sentence in checked.sentences)
        data, share = f"{len(rows)} sentences {dict(verdicts)}", 100 * verdicts["supported"] / len(rows)
        name = f"honest sentences supported without their quotes, {language}"
        BENCH.figure(name, share, "%", at_least=FEWEST_HONEST, data=data)
        name, data = f"honest summaries called another paper's, {language}", f"{len(told)} summaries {dict(whole)}"
        BENCH.figure(name, whole["not_this_paper"], at_most=0, data=data)


def main() -> int:
    """All of it."""
    folder = os.environ.get("JOGAN_BENCH_DATA")
    of_honest_sentences()
    if not folder:
        BENCH.not_run("JOGAN_BENCH_DATA names no folder")
        return BENCH.end()
    of_the_digest(Path(folder))
    of_summaries(Path(folder))
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
