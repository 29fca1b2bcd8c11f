"""A model whose answers a test writes, by purpose; and one paper with sentences that its text carries."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from builders import a_paper
from pydantic import ValidationError

from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.errors import BadReply
from bot.ports.llm import Heard, Prompt, Reply, Shape, Usage

Answer = Callable[[dict[str, Any]], object]
"""From the prompt's document to the reply's JSON, or an error that is raised instead."""

SENTENCES = (
    "Large language models read long documents slowly.",
    "We propose {name}, a method that halves the memory of training large language models.",
    "{name} is trained on 7 trillion tokens of text.",
    "Experiments on GSM8K show that {name} reaches 84.2 points, 3.1 points above the baseline.",
    "{name} does not need human labels.",
)
ENGLISH = (
    "{name} halves the memory of training large language models.",
    "{name} is trained on 7 trillion tokens of text.",
    "On GSM8K {name} reaches 84.2 points, 3.1 points above the baseline.",
    "{name} does not need human labels.",
)
KOREAN = (
    "{name}은 거대 언어 모델(large language models)을 학습하는 메모리(memory)를 절반으로 만드는 방법(method)입니다.",
    "{name}은 텍스트(text) 7조 토큰(tokens)으로 학습했습니다.",
    "{name}은 GSM8K 실험에서 84.2점을 얻어 기준선(baseline)보다 3.1점 높았습니다.",
    "{name}은 사람 레이블(human labels)이 필요하지 않습니다.",
)
"""They say what the last four sentences say."""


def a_named_paper(number: int = 1, name: str = "Lantern", **changes: Any) -> Paper:
    """A paper whose abstract is SENTENCES."""
    said = " ".join(SENTENCES).format(name=name)
    return a_paper(f"arxiv:2407.{number:05}", f"{name}: Training with Half the Memory", abstract=said, **changes)


def bullet(at: int, language: str = "en", name: str = "Lantern") -> dict[str, Any]:
    """One honest sentence with its quote."""
    text = (KOREAN if language == "ko" else ENGLISH)[at]
    return {"text": text.format(name=name), "quotes": [SENTENCES[at + 1].format(name=name)]}


def honest_card(asked: Mapping[str, Any]) -> dict[str, Any]:
    """A card of a_named_paper(), whatever its name is."""
    name, language = asked["paper"]["title"].partition(":")[0], asked["language"]
    first, second, third, fourth = (bullet(at, language, name) for at in range(4))
    sections = {"whats_new": [first], "technical_details": [second, fourth], "performance_highlights": [third]}
    return {"tldr": third, **sections}


def honest_report(asked: Mapping[str, Any]) -> dict[str, Any]:
    """A report that says what the cards say: each paper's first sentence, and one thread of the first two papers."""
    said = [(paper["number"], paper["sentences"]) for paper in asked["papers"]]
    themes = [{"paper": number, **sentences[1]} for number, sentences in said]
    facts = [{"paper": number, **sentences[0]} for number, sentences in said]
    thread = [{"paper": number, **sentences[min(3, len(sentences) - 1)]} for number, sentences in said[:2]]
    return {"themes": themes, "key_facts": facts, "common_threads": [{"claims": thread}]}


SLOW = {
    "en": "Large language models read long documents slowly.",
    "ko": "거대 언어 모델(large language models)은 긴 문서(long documents)를 읽는 데 시간이 오래 걸립니다.",
}
"""What the first of SENTENCES says."""


def honest_told(asked: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a report for a_named_paper(), whatever its name is; the paper says nothing of an application."""
    name, language = asked["paper"]["title"].partition(":")[0], asked["language"]
    first, second, third, fourth = (bullet(at, language, name) for at in range(4))
    problem = {"text": SLOW[language], "quotes": [SENTENCES[0]]}
    return {"tldr": first, "problem": [problem], "insight": [third], "application": [], "method": [second, fourth]}


def honest_chapter(asked: Mapping[str, Any]) -> dict[str, Any]:
    """An introduction that says what the entries say: what two papers share, then what others are about."""
    said = [(paper["number"], paper["sentences"]) for paper in asked["papers"]]
    shared = [{"paper": number, **sentences[0]} for number, sentences in said[:2]]
    claims = [{"paper": number, **sentences[1]} for number, sentences in said[1:3]]
    return {"shared": [{"claims": shared}], "claims": claims}


def honest(asked: Mapping[str, Any]) -> dict[str, Any]:
    """An answer to any task; a repair mends nothing, a vote stops nothing, nothing is sorted."""
    empty: dict[str, dict[str, Any]] = {"repair": {"bullets": []}, "vote": {"votes": []}, "classify": {"papers": []}}
    made: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
        "card": honest_card,
        "report": honest_report,
        "conference": honest_told,
        "chapter": honest_chapter,
    }
    return made[asked["task"]](asked) if asked["task"] in made else empty[asked["task"]]


class ScriptedModel:
    """A model that answers by `answers`, honestly where a task has none; it counts as bot.ports.llm.Model does.

    `asked` are the documents in order; `most` is how many were on the wire at once. An answer without the prompt's
    shape is a BadReply, as an adapter makes it.
    """

    def __init__(self, name: str = "model-1", delay: float = 0.0, **answers: Answer) -> None:
        self.name = name
        self.delay = delay
        self.answers = answers
        self.asked: list[dict[str, Any]] = []
        self.now = self.most = 0
        self.begun = asyncio.Event()

    def tasks(self) -> list[str]:
        """What was asked for, in order."""
        return [asked["task"] for asked in self.asked]

    async def ask(self, prompt: Prompt[Shape], payer: str = "edition", heard: Heard | None = None) -> Reply[Shape]:
        document = json.loads(prompt.user)
        self.asked.append(document)
        self.begun.set()
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(self.delay)
        finally:
            self.now -= 1
        said = self.answers.get(document["task"], honest)(document)
        if isinstance(said, BaseException):
            raise said
        try:
            value = prompt.shape.model_validate(said)
        except ValidationError as fault:
            raise BadReply(f"another shape: {fault.error_count()} errors") from fault
        return Reply(value, Usage(1000, 100), f"{self.name}-2026")


class KnownTexts:
    """Papers' texts: the abstract, or what a test has; `read` are the papers that were asked for."""

    def __init__(self, *texts: PaperText) -> None:
        self.known = {text.paper: text for text in texts}
        self.read: list[str] = []

    async def text(self, paper: Paper) -> PaperText:
        self.read.append(paper.id)
        return self.known.get(paper.id) or PaperText(paper.id, paper.title, paper.abstract)
