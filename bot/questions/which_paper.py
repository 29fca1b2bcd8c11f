"""Which papers a question names by words: `the LOGO paper`, `로고 논문`, `LOGO는`. Numbers and ids are not read here.

A name together with the word for paper is meant as one. A name alone only may be: in "does it beat Qwen2?" it is not
the paper that is asked about.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.domain.category import folded
from bot.domain.paper import Paper
from bot.questions.by_ear import sounds_like

MOST_TITLES = 2_048
"""Titles whose names are remembered: those of some editions and of a conference report."""
SHORTEST = 3
"""Letters of a name; with fewer, too much is one."""
MOST_WORDS = 4
LONGEST, LONGEST_TITLE = 1_000, 300
"""Characters of a question and of a title that are looked at."""
BEFORE, MOST_NAMED = 100, 8
"""Characters before the word for paper that may name one, and how often it is looked at."""
LONGEST_HEAD = 3
"""Words before a title's colon that are still its name."""
_HEAD = re.compile(r"\s*(?::|\s[-–—]{1,3}\s|—)\s*")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9@.+²³-]*[A-Za-z0-9+²³]|[가-힣]+|[A-Za-z0-9]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9@.+²³-]*[A-Za-z0-9+²³]")
_PAPER = re.compile(r"\s*(?:논문|\bpaper\b)", re.IGNORECASE)
_POINTERS = (
    "a an the this that which what of in on and or to for from with about does did is are was your our each any other"
    " 이 그 저 위 어느 무슨 어떤 해당 이번 지난 다른 관련 번 두 세 모든 이런 그런 첫 마지막 최신 좋은"
)
_CAPITALS = (
    "llm llms ai ml nlp rl rlhf vlm vlms mllm mllms lmm 3d 2d 4d gpu gpus gan cnn rnn api qa rag moe sota pdf sft dpo"
    " ppo peft lora vit bert gpt nn dnn asr tts ocr vqa kv"
)
_POINTING, _COMMON = frozenset(_POINTERS.split()), frozenset(_CAPITALS.split())
"""Words that begin no name, and words in capitals that stand in many titles."""


@dataclass(frozen=True, slots=True)
class Named:
    """What words of a question name: one paper, or several that it may be. `at` is where they stand; `as_paper` says
    that the word for paper stands with them."""

    at: int
    words: str
    papers: tuple[Paper, ...]
    as_paper: bool


def named(question: str, papers: Sequence[Paper]) -> tuple[Named, ...]:
    """The papers that a question names, in its order, each once; nothing where it names none of them."""
    asked = unicodedata.normalize("NFKC", question[:LONGEST])
    surely = list(_as_papers(asked, papers))
    taken = {paper.id for one in surely for paper in one.papers}
    perhaps = [one for one in _by_name(asked, papers) if not taken & {paper.id for paper in one.papers}]
    return tuple(sorted((*surely, *perhaps), key=lambda one: one.at))


def _as_papers(asked: str, papers: Sequence[Paper]) -> Iterator[Named]:
    """`the LOGO paper`, `Q-Sparse 논문`, `로고 논문`: the longest run of words before the word for paper."""
    found: set[tuple[str, ...]] = set()
    for paper in islice(_PAPER.finditer(asked), MOST_NAMED):
        begin = max(0, paper.start() - BEFORE)
        before = list(_WORD.finditer(asked, begin, paper.start()))[-MOST_WORDS:]
        if not before or before[-1].end() != paper.start():
            continue
        one = _longest(asked, before, paper.start(), papers)
        key = tuple(each.id for each in one.papers) if one else ()
        if one and key not in found:
            found.add(key)
            yield one


def _longest(asked: str, before: Sequence[re.Match[str]], end: int, papers: Sequence[Paper]) -> Named | None:
    for first in before:
        if first[0].casefold() in _POINTING:
            continue
        words = asked[first.start() : end]
        fitting = [paper for paper in papers if _fits(words, paper.title)]
        if fitting:
            return Named(first.start(), words, _foremost(words, fitting), as_paper=True)
    return None


def _foremost(words: str, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Of several papers those whose titles begin with the words, where there are any."""
    begin = tuple(paper for paper in papers if folded(paper.title).startswith(folded(words)))
    return begin or tuple(papers)


def _fits(words: str, title: str) -> bool:
    """Whether whole words of a title are these, or one of its names sounds so."""
    wanted = folded(words)
    if wanted.isascii() and len(wanted) >= SHORTEST:
        return wanted in _runs(title)
    return " " not in words and any(sounds_like(words, name) for name in _spoken(title))


def _spoken(title: str) -> Iterator[str]:
    """Names, and what they begin with: Spider2-V is called Spider."""
    for name in names(title):
        yield name
        yield re.split(r"[\d-]", name, maxsplit=1)[0]


@lru_cache(maxsize=MOST_TITLES)
def _runs(title: str) -> frozenset[str]:
    """Every run of up to MOST_WORDS words of a title, folded."""
    words = [word[0] for word in _WORD.finditer(unicodedata.normalize("NFKC", title[:LONGEST_TITLE]))]
    runs = (words[at : at + length] for at in range(len(words)) for length in range(1, MOST_WORDS + 1))
    return frozenset(folded("".join(run)) for run in runs)


def _by_name(asked: str, papers: Sequence[Paper]) -> Iterator[Named]:
    """Names as they stand in the question, whatever particle follows them; of each the first place."""
    called: dict[str, list[Paper]] = {}
    for paper in papers:
        for name in names(paper.title):
            called.setdefault(folded(name), []).append(paper)
    seen: set[str] = set()
    for word in _LATIN.finditer(asked):
        key = folded(word[0])
        if key in called and key not in seen:
            seen.add(key)
            yield Named(word.start(), word[0], _foremost(word[0], called[key]), as_paper=False)


@lru_cache(maxsize=MOST_TITLES)
def names(title: str) -> tuple[str, ...]:
    """What a title calls its work: one word before its colon, and words that are written like names (LLaMA, Qwen2)."""
    read = unicodedata.normalize("NFKC", title[:LONGEST_TITLE])
    head, *rest = _HEAD.split(read, maxsplit=1)
    words = [word[0] for word in _LATIN.finditer(head)]
    heads = words if rest and len(words) == 1 and len(head.split()) <= LONGEST_HEAD else []
    found = (*heads, *(word for word in words if _is_name(word)))
    return tuple(dict.fromkeys(name for name in found if len(folded(name)) >= SHORTEST and not _is_common(name)))


def _is_name(word: str) -> bool:
    """Two capitals or a digit: what ordinary words do not have. A hyphen parts words: `Text-to-Image` is none."""
    capitals = sum(letter.isupper() for letter in word)
    if "-" in word:
        return any(letter.isdigit() for letter in word) or all(
            len(part) > 1 and part.isupper() for part in word.split("-")
        )
    return capitals > 1 or any(letter.isdigit() for letter in word)


def _is_common(name: str) -> bool:
    return name.casefold().removesuffix("-based") in _COMMON
