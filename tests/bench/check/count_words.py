"""Counts in how many abstracts each word's stem stands, and writes bot/gate/field_words.txt.

Run by hand with JOGAN_BENCH_DATA: 386 abstracts of hf_daily (2024) and 1,992 of scitldr's training part. The counts
tell words that any paper has (`model`, `propose`) from words that are a paper's own.
"""

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

from bot.gate.stems import stem

WORD = re.compile(r"[a-z]{2,}")
LEAST = 0.006
"""Share of the abstracts from which a stem is written down: rarer ones count as a paper's own."""


def abstracts(folder: Path) -> dict[str, str]:
    """Title or first words, and the text."""
    found: dict[str, str] = {}
    for file in sorted((folder / "hf_daily").glob("*.json")):
        for paper in json.loads(file.read_text(encoding="utf-8"))["papers"]:
            found[paper["title"]] = f"{paper['title']} {paper['abstract'] or ''}"
    with gzip.open(folder / "scitldr" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = " ".join(json.loads(line)["source"])
            found[text[:200]] = text
    return found


def main() -> None:
    """Write the file."""
    texts = abstracts(Path(os.environ["JOGAN_BENCH_DATA"])).values()
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({stem(word) for word in WORD.findall(text.lower())})
    shares = {word: count / len(texts) for word, count in counts.items() if count / len(texts) >= LEAST}
    lines = [f"{word} {round(share * 1000)}" for word, share in sorted(shares.items(), key=lambda each: -each[1])]
    file = Path(__file__).parents[3] / "bot" / "gate" / "field_words.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(texts)} abstracts, {len(lines)} stems")


if __name__ == "__main__":
    main()
