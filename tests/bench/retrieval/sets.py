"""What retrieval is measured with: pools of QASPER's paragraphs, our own questions, conversations; each in two halves.

A paper is in one half only. The tuning half may be looked at; figures that are told are the measuring half's.
"""

import gzip
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.answer import Passage

OWN = Path(__file__).parents[2] / "captured" / "questions"
TUNING = frozenset({"1706.03762", "2206.01062", "retrievegpt"})
POOL = 50
WINDOW = 3
"""Sentences of a passage where a paper is told in sentences."""
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Case:
    """A question to a paper: `gold` are groups of passages' numbers, each group a piece of evidence that is found where
    one of its passages is.
    """

    name: str
    question: str
    paper: str
    gold: tuple[frozenset[int], ...]
    measured: bool
    terms: tuple[str, ...] = ()
    history: tuple[str, ...] = ()

    @property
    def is_korean(self) -> bool:
        """Whether it is asked in Korean."""
        return _HANGUL.search(self.question) is not None


@dataclass(frozen=True)
class Pooled:
    """A question of QASPER with its pool."""

    case: Case
    passages: tuple[Passage, ...]
    article: str


def pools(data: Path, draw: int) -> list[Pooled]:
    """Each question's evidence with that of its paper's other questions, then of other papers, fifty in all; who is
    drawn depends on `draw`.
    """
    with gzip.open(data / "qa" / "qasper_dev_evidence.jsonl.gz", "rt", encoding="utf-8") as file:
        questions = [json.loads(line) for line in file]
    article_of: dict[str, str] = {}
    for each in questions:
        for paragraph in each["evidence"]:
            article_of.setdefault(paragraph, each["article_id"])
    return [_pooled(each, article_of, draw) for each in questions]


def _pooled(question: dict[str, str | list[str]], article_of: dict[str, str], draw: int) -> Pooled:
    name, article = str(question["question_id"]), str(question["article_id"])
    gold = list(dict.fromkeys(question["evidence"]))
    rest = sorted((each for each in article_of if each not in gold), key=lambda each: _lot(name, each, draw))
    rest.sort(key=lambda each: article_of[each] != article)
    pool = sorted([*gold, *rest][:POOL], key=lambda each: _lot(each, name, draw))
    paper = f"hash:{name}-{draw}"
    passages = tuple(Passage(paper, number, "", text, 0) for number, text in enumerate(pool))
    evidence = tuple(frozenset({number}) for number, text in enumerate(pool) if text in gold)
    case = Case(name, str(question["text"]), paper, evidence, int(_lot(article)[:8], 16) % 2 == 1)
    return Pooled(case, passages, article)


def said_in_korean(pooled: list[Pooled]) -> list[Pooled]:
    """Those questions of QASPER that were said in Korean by hand."""
    korean = {row[0]: row[1] for row in _rows("korean_qasper.txt")}
    found = [each for each in pooled if each.case.name[:10] in korean]
    return [
        Pooled(Case(c.name, korean[c.name[:10]], c.paper, c.gold, c.measured), each.passages, each.article)
        for each in found
        for c in [each.case]
    ]


def own(name: str, papers: dict[str, tuple[Passage, ...]]) -> list[Case]:
    """Our own questions of a file over whole papers."""
    return [_own(row, papers) for row in _rows(name)]


def _own(row: list[str], papers: dict[str, tuple[Passage, ...]]) -> Case:
    paper, question, *more = row
    pieces = [folded(piece) for piece in more[0].split(" || ")] if more else []
    texts = [(passage.number, folded(passage.text)) for passage in papers[paper]]
    gold = frozenset(number for number, text in texts if any(piece in text for piece in pieces))
    terms = tuple(term.strip() for term in more[1].split(",")) if len(more) > 1 else ()
    return Case(question, question, f"hash:{paper}", (gold,) if more else (), paper not in TUNING, terms)


def _rows(name: str) -> Iterator[list[str]]:
    for line in (OWN / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield [part.strip() for part in line.split(" | ")]


def conversations(data: Path) -> tuple[dict[str, tuple[Passage, ...]], list[Case]]:
    """Papers in windows of sentences, and follow-ups with what was said before them."""
    papers: dict[str, tuple[Passage, ...]] = {}
    cases: list[Case] = []
    for place, line in enumerate((data / "qa" / "argscichat.jsonl").read_text(encoding="utf-8").splitlines()):
        told, paper = json.loads(line), f"hash:talk-{place}"
        windows = [told["content"][at : at + WINDOW] for at in range(0, len(told["content"]), WINDOW)]
        papers[paper] = tuple(Passage(paper, n, "", " ".join(each), 0) for n, each in enumerate(windows))
        pairs = {pair["id"]: pair for pair in told["message_pairs"]}
        for pair in told["message_pairs"]:
            before = [pairs[name] for name in pair["history_ids"] if name in pairs]
            history = tuple(text for each in before for text in (each["P_Message"], each["DE_Message"]))
            gold = frozenset(n for n, each in enumerate(windows) if _holds(each, pair["facts"]))
            if gold and history:
                cases.append(Case(pair["id"], pair["P_Message"], paper, (gold,), True, history=history))
    return papers, cases


def _holds(window: list[str], facts: list[str]) -> bool:
    """Whether a window has a fact, or a sentence of it."""
    whole = folded(" ".join(window))
    sentences = [folded(sentence) for sentence in window]
    wanted = [folded(fact) for fact in facts]
    return any(fact in whole for fact in wanted if len(fact) > POOL // 3) or any(
        sentence in fact for fact in wanted for sentence in sentences if len(sentence) > POOL // 3
    )


def folded(text: str) -> str:
    """Letters and digits only."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _lot(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()
