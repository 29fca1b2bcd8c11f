"""Derives two files of bot/gate from Princeton's WordNet 3.0 and from abstracts: word_net.txt, which words stand for
one another and which exclude one another; plain_words.txt, which words everyday texts have as often as abstracts do.

Run by hand: `WORDNET=FOLDER JOGAN_BENCH_DATA=FOLDER python tests/bench/word_net/make.py`, the first the folder of
WordNet's data files (Debian's package wordnet-base). Only words of abstracts and of everyday English, in the senses
that are met, are kept.
"""

import gzip
import json
import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.gate.stems import stem

GATE = Path(__file__).parents[3] / "bot" / "gate"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
PART_OF_NUMBER = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
SENSES = 3
"""Of a word, the most frequent ones."""
SHARE = 0.08
"""Of a word's uses, what a sense after its first must have."""
UNCOUNTED = 2
"""Senses of a word of which nobody counted any."""
ABSTRACTS = 3
USES = 3
"""In how many abstracts a word stands at least, or how often in WordNet's counted texts."""
NEAR = {"&": "similar", "+": "derived", "\\": "pertains to", "=": "attribute", "^": "see also"}
"""Relations whose two words may be told for one another; words of one set of synonyms are."""
WORD = re.compile(r"[a-z]{2,}")
CLASSES = (("everyday", -math.inf, -2.0), ("plain", -2.0, -1.0), ("neutral", -1.0, 1.0))
"""Bounds of how much more often abstracts have a word than the texts that WordNet counted: natural logarithms."""
FIELD = 2.5
FIELD_USES = 20
"""The same from which a word is the field's own, and how often abstracts must have it."""
GENERAL = 0.05
"""Of all abstracts, the share that has a word from which any paper of the field may use it."""
JOINING = frozenset(map(stem, ("cannot", "whereas", "alongside", "amongst", "upon")))
"""Words that WordNet has not, as it has none that only join others."""
DESCRIBING = 0.7
"""Of a word's uses, those as an adjective or adverb, from which it is taken for one."""

Pair = tuple[str, str]
Pointer = tuple[str, str, int, int]


@dataclass(frozen=True)
class Synset:
    """The words of one meaning, and what it is related to: relation, other meaning, which word to which (0: all)."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True)
class Net:
    """WordNet as its files have it: meanings by part of speech and offset, and the meanings of a word in order."""

    synsets: dict[str, Synset]
    senses: dict[Pair, list[str]]
    uses: Counter[tuple[str, str, int]]


def read(folder: Path) -> Net:
    """The whole net."""
    synsets: dict[str, Synset] = {}
    senses: dict[Pair, list[str]] = {}
    uses: Counter[tuple[str, str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, sense, count = line.split()
        lemma, _, rest = key.partition("%")
        uses[lemma, PART_OF_NUMBER[rest[0]], int(sense)] = int(count)
    for name, part in PARTS.items():
        for line in _lines(folder / f"data.{name}"):
            fields = line.split(" | ")[0].split()
            synsets[part + fields[0]] = _synset(fields)
        for line in _lines(folder / f"index.{name}"):
            fields = line.split()
            senses[fields[0], part] = [part + offset for offset in fields[-int(fields[2]) :]]
    return Net(synsets, senses, uses)


def _lines(file: Path) -> Iterator[str]:
    return (line for line in file.read_text("utf-8").splitlines() if not line.startswith(" "))


def _synset(fields: list[str]) -> Synset:
    many = int(fields[3], 16)
    words = tuple(re.sub(r"\(\w+\)$", "", fields[4 + 2 * number]).lower() for number in range(many))
    at = 5 + 2 * many
    pointers = []
    for number in range(int(fields[at - 1])):
        relation, offset, part, ends = fields[at + 4 * number : at + 4 * number + 4]
        pointers.append((relation, part.replace("s", "a") + offset, int(ends[:2], 16), int(ends[2:], 16)))
    return Synset(words, tuple(pointers))


def abstracts(folder: Path) -> set[str]:
    """Titles and abstracts of 2017 to 2024, with what authors and readers wrote of some in a sentence."""
    found = set()
    for file in sorted((folder / "hf_daily").glob("*.json")):
        found |= {f"{paper['title']} {paper['abstract']}" for paper in json.loads(file.read_text("utf-8"))["papers"]}
    papers = json.loads((folder / "conference" / "colm2024.json").read_text("utf-8"))
    found |= {f"{paper['title']} {paper['abstract']}" for paper in papers}
    for name in ("train", "dev"):
        with gzip.open(folder / "scitldr" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            found |= {" ".join((*row["source"], *row["target"])) for row in rows}
    return found


@dataclass(frozen=True)
class Chosen:
    """The meanings that are kept, each with the stems of its words that are kept, in the words' order."""

    net: Net
    stems: dict[str, tuple[str, ...]]

    def all_of(self, synset: str) -> set[str]:
        """The stems of a meaning."""
        return set(self.stems[synset]) - {""}

    def ends(self, synset: str, number: int) -> set[str]:
        """The stem of a meaning's word of this number, nought for all of them."""
        return {self.stems[synset][number - 1]} - {""} if number else self.all_of(synset)


def choose(net: Net, counts: Counter[str]) -> Chosen:
    """Words that are common, in senses that are."""
    together: Counter[str] = Counter()
    for (lemma, _, _), count in net.uses.items():
        together[lemma] += count
    kept = {pair: _met(net, *pair) for pair in net.senses if pair[0].isalpha() and pair[0].isascii()}

    def form(word: str, synset: str) -> str:
        if len(word) < 3 or synset not in kept.get((word, synset[0]), ()):
            return ""
        return stem(word) if counts[stem(word)] >= ABSTRACTS or together[word] >= USES else ""

    return Chosen(net, {key: tuple(form(word, key) for word in one.words) for key, one in net.synsets.items()})


def _met(net: Net, lemma: str, part: str) -> set[str]:
    senses = net.senses[lemma, part]
    uses = [net.uses[lemma, part, number + 1] for number in range(len(senses))]
    least = SHARE * sum(uses)
    most = SENSES if least else UNCOUNTED
    return {sense for number, sense in enumerate(senses[:most]) if not number or uses[number] >= least}


def near(chosen: Chosen) -> set[Pair]:
    """Pairs of stems that may be told for one another, each in the order of the alphabet."""
    found: set[Pair] = set()
    for key, synset in chosen.net.synsets.items():
        found |= _pairs(chosen.all_of(key), chosen.all_of(key))
        for relation, other, mine, theirs in synset.pointers:
            if relation in NEAR:
                told = 0 if relation in "+\\" else theirs
                found |= _pairs(chosen.ends(key, mine), chosen.ends(other, told))
            elif relation == "@" and key[0] == "v":
                found |= _pairs(chosen.all_of(key), chosen.all_of(other))
    return found


def opposites(chosen: Chosen) -> set[Pair]:
    """Pairs of stems that exclude one another."""
    return {
        pair
        for key, synset in chosen.net.synsets.items()
        for relation, other, mine, theirs in synset.pointers
        if relation == "!"
        for pair in _pairs(chosen.ends(key, mine), chosen.ends(other, theirs))
    }


def _pairs(some: set[str], others: set[str]) -> set[Pair]:
    return {(min(one, other), max(one, other)) for one in some for other in others if one != other}


def written(near_pairs: set[Pair], opposite_pairs: set[Pair]) -> str:
    """Lines of a stem, its near ones behind it in the alphabet, and behind a bar those that exclude it."""
    lines: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for number, pairs in enumerate((near_pairs - opposite_pairs, opposite_pairs)):
        for one, other in sorted(pairs):
            lines[one][number].append(other)
    return "".join(
        f"{one} {' '.join(told)}|{' '.join(against)}\n" if against else f"{one} {' '.join(told)}\n"
        for one, (told, against) in sorted(lines.items())
    )


def plain(net: Net, frequencies: Counter[str], general: frozenset[str]) -> str:
    """A line a class of stems, by how often abstracts and everyday texts have them; adjectives; the field's own."""
    uses: Counter[str] = Counter()
    describing: Counter[str] = Counter()
    for (lemma, part, _), count in net.uses.items():
        uses[stem(lemma)] += count
        describing[stem(lemma)] += count * (part in "ar")
    ours, theirs = frequencies.total(), uses.total()
    more = {
        form: math.log((frequencies[form] + 0.5) / ours * theirs / (count + 0.5))
        for form, count in uses.items()
        if count and form.isascii() and form.isalpha() and len(form) > 1
    }
    lines = {name: [form for form in more if low <= more[form] < high] for name, low, high in CLASSES}
    lines["describing"] = [
        form for form in more if uses[form] > 1 and describing[form] >= DESCRIBING * uses[form] and more[form] < 1
    ]
    lines["field"] = [
        form
        for form, count in frequencies.items()
        if form not in general | JOINING
        and count >= FIELD_USES
        and math.log((count + 0.5) / ours * theirs / (uses[form] + 0.5)) >= FIELD
    ]
    return "".join(f"{name}: {' '.join(sorted(forms))}\n" for name, forms in lines.items())


def main() -> None:
    """Write the files."""
    counts: Counter[str] = Counter()
    frequencies: Counter[str] = Counter()
    texts = abstracts(Path(os.environ["JOGAN_BENCH_DATA"]))
    for text in texts:
        forms = [stem(word) for word in WORD.findall(text.lower())]
        frequencies.update(forms)
        counts.update(set(forms))
    net = read(Path(os.environ["WORDNET"]))
    chosen = choose(net, counts)
    (GATE / "word_net.txt").write_text(written(near(chosen), opposites(chosen)), "utf-8")
    general = frozenset(form for form, count in counts.items() if count >= GENERAL * len(texts))
    (GATE / "plain_words.txt").write_text(plain(net, frequencies, general), "utf-8")


if __name__ == "__main__":
    main()
