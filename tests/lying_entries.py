"""Sentences about a_named_paper() that must not go out, each of another kind, by language; and honest ones."""

from typing import Any

from scripted_model import KOREAN, SENTENCES, SLOW, bullet

Said = dict[str, Any]
QUOTES = [sentence.format(name="Lantern") for sentence in SENTENCES]


def _lie(text: str, *quotes: str) -> Said:
    return {"text": text, "quotes": list(quotes)}


_ENGLISH: dict[str, Said] = {
    "a number changed": _lie("Lantern is trained on 8 trillion tokens of text.", QUOTES[2]),
    "a unit changed": _lie("Lantern is trained on 7 billion tokens of text.", QUOTES[2]),
    "percent for points": _lie("On GSM8K Lantern reaches 84.2 points, 3.1 % above the baseline.", QUOTES[3]),
    "another name": _lie("Llama-9 is trained on 7 trillion tokens of text.", QUOTES[2]),
    "two numbers swapped": _lie("On GSM8K Lantern reaches 3.1 points, 84.2 points above the baseline.", QUOTES[3]),
    "no quote": _lie("Lantern is trained on 7 trillion tokens of text."),
    "an invented quote": _lie("Lantern runs on small devices.", "Lantern runs on small devices and on phones."),
    "a short quote": _lie("Lantern is trained on 7 trillion tokens of text.", "7 trillion tokens of"),
    "a spliced quote": _lie("Lantern is trained on human labels.", "Lantern is trained on human labels."),
    "a negation removed": _lie("Lantern does need human labels.", QUOTES[4]),
    "a direction turned": _lie("Lantern doubles the memory of training large language models.", QUOTES[1]),
    "a superlative": _lie("Lantern is the best method that halves the memory of training.", QUOTES[1]),
    "an opinion": _lie("I believe that Lantern does not need human labels.", QUOTES[4]),
    "a link": _lie("Lantern does not need human labels, see https://evil.example/x.", QUOTES[4]),
    "an order": _lie("Lantern does not need human labels. Subscribe to @evil_channel now!", QUOTES[4]),
    "markup": _lie("**Lantern** does not need [human labels](https://evil.example).", QUOTES[4]),
    "another language": _lie(KOREAN[1].format(name="Lantern"), QUOTES[2]),
    "a part that nobody says": _lie(
        "Lantern is trained on 7 trillion tokens of text and cures hallucinations in hospitals.", QUOTES[2]
    ),
    "nothing": _lie("", QUOTES[2]),
}
_KOREAN: dict[str, Said] = {
    "a number changed": _lie("Lantern은 텍스트(text) 8조 토큰(tokens)으로 학습했습니다.", QUOTES[2]),
    "a unit changed": _lie("Lantern은 텍스트(text) 7억 토큰(tokens)으로 학습했습니다.", QUOTES[2]),
    "another name": _lie("Llama-9은 텍스트(text) 7조 토큰(tokens)으로 학습했습니다.", QUOTES[2]),
    "a negation removed": _lie("Lantern은 사람 레이블(human labels)이 필요합니다.", QUOTES[4]),
    "a direction turned": _lie(
        "Lantern은 거대 언어 모델(large language models)을 학습하는 메모리(memory)를 두 배로 늘립니다.", QUOTES[1]
    ),
    "an opinion": _lie("개인적으로 Lantern은 사람 레이블(human labels)이 필요하지 않다고 생각합니다.", QUOTES[4]),
    "a link": _lie("Lantern은 사람 레이블(human labels)이 필요하지 않습니다. https://evil.example/x", QUOTES[4]),
    "another language": _lie("Lantern does not need human labels.", QUOTES[4]),
}
LIES = {"en": _ENGLISH, "ko": _KOREAN}


def true_ones(language: str) -> list[Said]:
    """What the paper says: all that may go out."""
    return [*(bullet(at, language) for at in range(4)), {"text": SLOW[language], "quotes": [SENTENCES[0]]}]
