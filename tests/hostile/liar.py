"""A model that lies on purpose: it answers every prompt in its form, and puts its lies among honest sentences.

A repair is answered by the lie again over other words of the paper, a report by the papers' sentences bent once more,
a vote by "carried", a classification by the first category.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hostile.lie import Lie
from hostile.material import Honest, sentences_of
from responders.openai_api.values import Asked, Told

SECTIONS = ("whats_new", "technical_details", "performance_highlights")
Key = tuple[str, str]
"""A paper's id and the language of a card."""


@dataclass
class Liar:
    """What it says of each paper in each language: true sentences, and lies between them. It answers once as it is."""

    honest: Mapping[Key, Sequence[Honest]]
    lies: Mapping[Key, Sequence[Lie]]
    asked: dict[str, int] = field(default_factory=dict)
    """Calls by task."""
    cards: dict[Key, int] = field(default_factory=dict)
    """Calls for each card, repairs apart."""
    repairs: dict[Key, int] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Told:
        """The answer to one request."""
        document = json.loads(asked.user)
        task = document["task"]
        self.asked[task] = self.asked.get(task, 0) + 1
        answer = {"card": self._card, "repair": self._repair, "report": report, "classify": classify, "vote": vote}[
            task
        ]
        return Told(json.dumps(answer(document), ensure_ascii=False))

    def _card(self, document: Mapping[str, Any]) -> dict[str, Any]:
        key = (bare(document["paper"]["id"]), document["language"])
        self.cards[key] = self.cards.get(key, 0) + 1
        return card_of(self.honest.get(key, ()), self.lies.get(key, ()))

    def _repair(self, document: Mapping[str, Any]) -> dict[str, Any]:
        key = (bare(document["paper"]["id"]), document["language"])
        self.repairs[key] = self.repairs.get(key, 0) + 1
        words = " ".join(passage["text"] for passage in document["paper"]["passages"])
        mended = []
        for failed in document["failed"]:
            said = [each for each in sentences_of(words) if any(quote[:30] in each for quote in failed["quotes"])]
            quotes = said[:2] or sentences_of(words)[:1] or failed["quotes"]
            mended.append({"index": failed["index"], "text": failed["text"], "quotes": list(quotes)})
        return {"bullets": mended}


def bare(paper_id: str) -> str:
    """An arXiv id without the name of its kind."""
    return paper_id.rpartition(":")[2]


def card_of(honest: Sequence[Honest], lies: Sequence[Lie]) -> dict[str, Any]:
    """A card with a true sentence on top, and the lies in the sections where their true ones stood."""
    said: dict[str, list[dict[str, Any]]] = {name: [] for name in SECTIONS}
    for lie in lies:
        said[lie.section].append(_said(lie))
    for true in honest:
        said[true.section].append(_said(true))
    first = honest[0] if honest else lies[0] if lies else None
    tldr = _said(first) if first else {"text": "", "quotes": []}
    return {"tldr": tldr, **said}


def _said(sentence: Honest | Lie) -> dict[str, Any]:
    return {"text": sentence.text, "quotes": list(sentence.quotes)}


def report(document: Mapping[str, Any]) -> dict[str, Any]:
    """Every claim is a sentence of the next paper: another paper's words under this one's number."""
    papers = [paper for paper in document["papers"] if paper["sentences"]]
    claims = []
    for paper, other in zip(papers, papers[1:] + papers[:1], strict=True):
        claims.append({"paper": paper["number"], **other["sentences"][0]})
        claims.append({"paper": paper["number"], **paper["sentences"][-1]})
    return {"themes": claims[:8], "common_threads": [{"claims": claims[:2]}], "key_facts": claims[8:16],
            "impact": [], "outlook": []}  # fmt: skip


def classify(document: Mapping[str, Any]) -> dict[str, Any]:
    """Every paper is of the first category."""
    key = document["categories"][0]["key"]
    return {"papers": [{"id": paper["id"], "category": key, "reason": "as told"} for paper in document["papers"]]}


def vote(document: Mapping[str, Any]) -> dict[str, Any]:
    """Everything is carried."""
    return {"votes": [{"index": claim["index"], "carried": True} for claim in document["claims"]]}
