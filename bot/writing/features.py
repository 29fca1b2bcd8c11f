"""What can be counted about each sentence of an abstract: place, length, centrality, title, cues, and its phrases.

Pure counting: which of it matters is learned elsewhere (one_line_weights.json) and never decided here.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.writing.pointing import points_back, promises
from bot.writing.words import stems, words

Features = dict[str, float]

PROPOSES = re.compile(
    r"\bwe (?:\w+ )?(?:propose|introduce|present|develop|describe|design)\b"
    r"|\b(?:this|our) (?:paper|work|article|study|report) (?:\w+ )?(?:propos|introduc|present|develop|describ)",
    re.I,
)
SHOWS = re.compile(r"\bwe (?:\w+ )?(?:show|demonstrate|find|prove|observe|establish|argue)\b", re.I)
ASKS = re.compile(
    r"\bwe (?:\w+ )?(?:study|investigate|explore|analyze|analyse|examine|address|consider|provide)\b", re.I
)
THIS_PAPER = re.compile(r"\b(?:in )?this (?:paper|work|article|study|report)\b", re.I)
SPEAKS = re.compile(r"\b(?:we|our)\b", re.I)
RESULT = re.compile(
    r"outperform|state[- ]of[- ]the[- ]art|improv|achiev|experiment|result|accura|significant|better|superior", re.I
)
BEFORE = re.compile(
    r"(?:however|recent|although|while|despite|many|most|traditional|existing|one of|unfortunately)\b", re.I
)
NUMBER = re.compile(r"\d+\.?\d*")
ACRONYM = re.compile(r"\b[A-Z]{2,}")
LENGTHS = (5, 8, 11, 14, 17, 20, 23, 26, 30, 35, 40, 50)
COMPARED = ("central", "covered", "title_found", "shared", "repeated")
CUES = {
    "proposes": PROPOSES, "shows": SHOWS, "asks": ASKS, "this_paper": THIS_PAPER, "speaks": SPEAKS, "result": RESULT
}  # fmt: skip


def features(texts: Sequence[str], title: str) -> list[Features]:
    """One table of counts for each sentence."""
    bags = [stems(text) for text in texts]
    totals = Counter(stem for bag in bags for stem in bag)
    spread = Counter(stem for bag in bags for stem in set(bag))
    common = {stem for stem, count in spread.items() if count >= 2}
    titled = set(stems(title))
    own = next((place for place, text in enumerate(texts) if _is_own(text)), None)
    found = []
    for place, text in enumerate(texts):
        found.append(
            _place(place, len(texts), own) | _shape(text) | _cues(text) | _content(bags[place], totals, common, titled)
        )
        found[-1] |= _beside_own(set(bags[place]), set(bags[own]) if own is not None else set())
    _compare(found)
    return found


def _is_own(text: str) -> bool:
    return any(cue.search(text) for cue in (PROPOSES, SHOWS, ASKS, THIS_PAPER))


def _place(place: int, count: int, own: int | None) -> Features:
    """Where it stands: from both ends, and from the first sentence that speaks of this paper's own work."""
    relative = place / max(1, count - 1)
    table: Features = {"relative": relative, "relative²": relative**2, f"place {min(place, 6)}": 1.0}
    table[f"from end {min(count - place, 4)}"] = 1.0
    table["single"] = float(count == 1)
    table["no own"] = float(own is None)
    if own is not None:
        table[f"from own {max(-3, min(4, place - own))}"] = 1.0
    return table


def _shape(text: str) -> Features:
    length = len(words(text))
    table: Features = {f"under {most}": float(length < most) for most in LENGTHS}
    table["length"] = math.log(1 + length)
    table["numbers"] = float(min(3, len(NUMBER.findall(text))))
    table["acronyms"] = min(5, len(ACRONYM.findall(text))) / 5
    table["brackets"] = float(min(3, text.count("(")))
    table["commas"] = min(5, text.count(",")) / 5
    for name, mark in (("link", "http"), ("question", "?"), ("colon", ":")):
        table[name] = float(mark in text)
    return table


def _cues(text: str) -> Features:
    table: Features = {name: float(cue.search(text) is not None) for name, cue in CUES.items()}
    table["before"] = float(BEFORE.match(text) is not None)
    table["points back"] = float(points_back(text) or promises(text))
    return table


def _content(bag: Sequence[str], totals: Mapping[str, int], common: set[str], titled: set[str]) -> Features:
    """How much of the abstract, and of the title, its content words carry."""
    kinds = set(bag)
    size = max(1, len(kinds))
    here = Counter(bag)
    norm = math.sqrt(sum(n * n for n in totals.values()) * sum(n * n for n in here.values())) or 1.0
    return {
        "central": sum(n * totals[stem] for stem, n in here.items()) / norm,
        "covered": sum(totals[stem] for stem in kinds) / max(1, sum(totals.values())),
        "repeated": sum(totals[stem] for stem in kinds) / size,
        "shared": len(kinds & common) / size,
        "title_found": len(kinds & titled) / max(1, len(titled)),
        "title_share": len(kinds & titled) / size,
    }


def _beside_own(kinds: set[str], own: set[str]) -> Features:
    return {"like own": len(kinds & own) / max(1, len(kinds))}


def _compare(found: list[Features]) -> None:
    """Each measure against the best of this abstract."""
    for name in COMPARED:
        best = max((table[name] for table in found), default=0.0)
        for table in found:
            table[f"{name}/best"] = table[name] / (best or 1.0)
            table[f"{name} best"] = float(table[name] == best)


def phrases(texts: Sequence[str]) -> list[set[str]]:
    """The phrases of one to three words of each sentence, how it begins (`^`), and how its neighbours do (`<`, `>`)."""
    runs = [words(NUMBER.sub("0", text)) for text in texts]
    found = []
    for place, run in enumerate(runs):
        said = {" ".join(run[start : start + size]) for size in (1, 2, 3) for start in range(len(run) - size + 1)}
        said |= _beginnings("^", run, 4)
        said |= _beginnings("<", runs[place - 1], 3) if place else {"<<"}
        said |= _beginnings(">", runs[place + 1], 3) if place + 1 < len(runs) else {">>"}
        found.append(said)
    return found


def _beginnings(mark: str, run: Sequence[str], most: int) -> set[str]:
    return {mark + " ".join(run[:size]) for size in range(1, min(most, len(run)) + 1)}
