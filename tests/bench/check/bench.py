"""Measures `jogan check` on a public digest's sixteen cards (reference 002), and on summaries held to another paper.

Run: JOGAN_BENCH_DATA=… python tests/bench/check/bench.py. It reads the digest from the folder `reference` beside the
data, seed_papers.json for the abstracts, SciTLDR's dev part, and tests/honest. Exit 1 where a bar is missed, "not run"
without data.
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

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT)]

from bot.domain.text import PaperText  # noqa: E402 -- run as a program: the path comes first
from bot.gate.foreign_text import CheckedText, check_text  # noqa: E402 -- the same
from bot.gate.source import Source  # noqa: E402 -- the same
from bot.reading.foreign_summary import summary_sentences  # noqa: E402 -- the same
from bot.reading.source import source_of  # noqa: E402 -- the same

INVENTED = ("2407.10943", "2407.10956")
WRONG_SIZES = "2407.10671"
FEWEST_OWN = 0.95
"""Share of one-sentence summaries by authors that may never be called another paper's."""
FEWEST_OTHER = 0.7
"""Share of the same that are called so when they are held to another paper."""
FEWEST_HONEST = 0.9
"""Share of honest sentences that the abstract alone must support."""
HONEST = ROOT / "tests" / "honest"
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


def of_the_digest(data: Path) -> bool:
    """The table of the cards; whether each is what it is known to be."""
    checked = cards(data)
    if not checked:
        print("digest: not run (reference or seed_papers.json is missing)")
        return True
    print("card        verdict          sentences  supported  not in text  contradicted")
    for paper, one in checked.items():
        counts = [len(one.sentences), *(one.count(each) for each in ("supported", "not_in_text", "contradicted"))]
        print(f"{paper}  {one.verdict:15}  {counts[0]:9}  {counts[1]:9}  {counts[2]:11}  {counts[3]:12}")
    named = {paper for paper, one in checked.items() if one.verdict == "not_this_paper"}
    right = named == set(INVENTED) and checked[WRONG_SIZES].verdict == "contradicted"
    print(f"invented cards found: {sorted(named)}; sizes ten times too small contradicted: {right}")
    return right


def of_summaries(data: Path) -> bool:
    """Authors' one-sentence summaries against their own abstract, and against the next one's."""
    file = data / "scitldr" / "dev.jsonl.gz"
    if not file.exists():
        print("summaries: not run (scitldr is missing)")
        return True
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    own, other, times = 0, 0, []
    for paper, following in zip(papers, papers[1:] + papers[:1], strict=True):
        told = summary_sentences(paper["target"][0]) or (paper["target"][0],)
        began = time.process_time()
        own += check_text(told, source(paper["title"], " ".join(paper["source"]))).verdict == "not_this_paper"
        times.append(1000 * (time.process_time() - began))
        other += check_text(told, source(following["title"], " ".join(following["source"]))).verdict == "not_this_paper"
    count = len(papers)
    print(
        f"{count} summaries by authors: called another paper's {own / count:.1%} of their own, {other / count:.1%} of"
    )
    print(f"another; {statistics.median(times):.1f} ms of processor time each, the paper's preparation among them")
    return own / count <= 1 - FEWEST_OWN and other / count >= FEWEST_OTHER


def of_honest_sentences() -> bool:
    """The frozen honest sentences without their quotes: each alone, and a paper's together as its summary."""
    met = True
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
        print(f"honest, {language}: {len(rows)} sentences {dict(verdicts)}; {len(told)} summaries {dict(whole)}")
        met &= whole["not_this_paper"] == 0 and verdicts["supported"] >= FEWEST_HONEST * len(rows)
    return met


def main() -> int:
    """All of it."""
    folder = os.environ.get("JOGAN_BENCH_DATA")
    if not folder:
        print("not run: JOGAN_BENCH_DATA names no folder")
        return 0
    met = [of_the_digest(Path(folder)), of_summaries(Path(folder)), of_honest_sentences()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
