"""What the model says in the conversation, question by question, and how it is out; nothing is mended or voted on."""

import json
from typing import Any

from golden.questions.papers import LIGHTS
from responders.openai_api import scripts
from responders.openai_api.service import Asked, Told
from scripted_model import bullet

Said = dict[str, Any]


def _of(at: int, language: str = "en", name: str = "Lantern", paper: int = 1) -> Said:
    return {"paper": paper, **bullet(at, language, name)}


def _own(text: str, quote: str) -> Said:
    return {"paper": 1, "text": text, "quotes": [quote]}


DATA = "Training used 1,940 hours of parliamentary debates in German, Polish and Portuguese with English translations, and 310 hours of lectures."  # noqa: E501 -- the paper's own sentence
CARDS = "All models were trained on four A100 cards for six days."
OUT = scripts.no_quota()
LABELS, LABELS_KO = "human labels?", "사람 레이블 필요해?"
SAYS: dict[str, list[Said]] = {
    "tokens of text is paper 1": [_of(1)],
    "does it need human labels": [_of(3)],
    "on what text is paper 1": [_of(1) | {"text": "Lantern is always trained on 7 trillion tokens of text."}],
    "학습 텍스트": [_of(1, "ko") | {"text": "Lantern은 최초로 텍스트(text) 7조 토큰(tokens)으로 학습했습니다."}],
    "What data was paper 2": [_own(DATA, DATA)],
    "on which cards": [_own(CARDS, CARDS)],
    "Who paid for": [],
    "which of them needs human": [_of(3), _of(3, name="Beacon", paper=2)],
    "tokens are they trained": [_of(1), _of(1, name="Beacon", paper=2)],
    f"is paper {len(LIGHTS)} trained with": [_of(3, name=LIGHTS[-1])],
    "how good is paper 1 on": [_of(2, name=LIGHTS[0])],
    f"how good is paper {len(LIGHTS)} on": [_of(2, name=LIGHTS[-1])],
    "Is the moon larger": [_own("The moon is larger than Lantern.", "Lantern is trained on 7 trillion tokens.")],
    "논문은 토큰 몇 개": [_of(1, "ko")],
    "그거 사람 레이블": [_of(3, "ko")],
    "GPU 몇 장으로": [
        _own("모든 모델은 A100 카드(A100 cards) 네 장으로 6일(six days) 동안 학습했습니다(trained).", CARDS)
    ],
    "연구비는 누가": [],
    "비교하면 사람 레이블": [_of(3, "ko"), _of(3, "ko", "Beacon", 2)],
    f"{len(LIGHTS)}번 사람 레이블": [_of(3, "ko", LIGHTS[-1])],
}
"""By words of the question; an empty list is a paper that does not say it."""
TERMS = {
    "텍스트": ["text", "trained"],
    "토큰": ["tokens of text", "trained"],
    "GPU": ["cards", "trained"],
    "연구비": ["funding", "grant"],
    "레이블": ["human labels"],
    "지연": ["delay", "seconds"],
}


def answer(asked: Asked) -> Told:
    """What the service replies."""
    document = json.loads(asked.user)
    task, question = document["task"], document.get("question", "")
    if "delay of paper" in question or "지연 시간" in question:
        return OUT
    if task == "terms":
        return scripts.as_json({"terms": next(terms for word, terms in TERMS.items() if word in question)})
    if task != "answer":
        return scripts.as_json({"bullets": [], "votes": []})
    said = next(sentences for words, sentences in SAYS.items() if words in question)
    return scripts.as_json({"said": bool(said), "sentences": said})
