"""Papers whose arXiv id is known, as several places write them, and others that stand beside them in the index."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from title_index import Indexed

from bot.domain.identity import arxiv_id, title_key

FULL = ("arxiv", "chatpaper")
"""Sources of daily_2026 that have whole lists of authors."""


@dataclass(frozen=True)
class Known:
    """A paper: as the index has it, and as another place wrote it (the same, where only one place has it)."""

    indexed: Indexed
    title: str
    authors: tuple[str, ...]


def known_papers(folder: Path) -> list[Known]:
    """Each paper once, by id; the index has the record with most authors."""
    records: dict[str, list[Indexed]] = defaultdict(list)
    for record in (*_daily_2026(folder), *_hugging_face(folder), *_seeds(folder)):
        records[record.id].append(record)
    found = []
    for id_ in sorted(records):
        best = max(records[id_], key=lambda record: len(record.authors))
        other = next((record for record in records[id_] if record.title != best.title), records[id_][-1])
        found.append(Known(best, other.title, other.authors or best.authors))
    return found


def neighbours(folder: Path, known: list[Known]) -> list[Indexed]:
    """Papers of venues and collections, under made ids, that are none of the known ones by title."""
    taken = {title_key(title) for each in known for title in (each.title, each.indexed.title)}
    found = []
    for number, (title, authors) in enumerate(_others(folder)):
        if title_key(title) not in taken:
            taken.add(title_key(title))
            found.append(Indexed(f"1601.{number + 10000:05}", title, authors))
    return found


def _daily_2026(folder: Path) -> Iterator[Indexed]:
    for file in sorted((folder / "daily_2026").glob("*.json")):
        for row in json.loads(file.read_text()):
            id_ = arxiv_id(row["url"])
            if id_:
                yield Indexed(id_, row["title"], tuple(row["authors"]) if row["source"] in FULL else ())


def _hugging_face(folder: Path) -> Iterator[Indexed]:
    for file in sorted((folder / "hf_api").glob("*.json")):
        for row in json.loads(file.read_text()):
            paper = row["paper"]
            authors = tuple(author["name"] for author in paper["authors"])
            yield Indexed(paper["id"], paper["title"], authors)
    for file in sorted((folder / "hf_daily").glob("*.json")):
        for row in json.loads(file.read_text())["papers"]:
            id_ = arxiv_id(row["url"])
            if id_:
                yield Indexed(id_, row["title"], tuple(row["authors"]))


def _seeds(folder: Path) -> Iterator[Indexed]:
    for row in json.loads((folder / "seed_papers.json").read_text()):
        if row["arxiv_id"]:
            yield Indexed(row["arxiv_id"], row["title"], tuple(row["authors_partial"] or ()))


def _others(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for file in sorted((folder / "conference").glob("*.json")):
        for row in json.loads(file.read_text()):
            yield row["title"], tuple(name.strip() for name in row["authors"].replace(";", ",").split(","))
    for line in (folder / "labels" / "dev.jsonl").read_text().strip().split("\n"):
        yield json.loads(line)["title"], ()
    for name in ("train", "dev"):
        with gzip.open(folder / "scitldr" / f"{name}.jsonl.gz", "rt") as lines:
            for line in lines:
                yield json.loads(line)["title"], ()
