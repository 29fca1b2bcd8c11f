"""Twelve shapes of a reply that is no card: what a model sends when it does not do as it was told."""

import json
from collections.abc import Callable, Mapping

from responders.openai_api.values import Asked, Told

Reply = Callable[[Mapping[str, object]], Told]
"""Makes the answer out of the card that an honest model would have sent."""


def _listed(card: Mapping[str, object]) -> Told:
    return Told(json.dumps([card["tldr"], *list(_sections(card).values())], ensure_ascii=False))


def _sections(card: Mapping[str, object]) -> dict[str, object]:
    return {name: said for name, said in card.items() if name != "tldr"}


def _fenced(card: Mapping[str, object]) -> Told:
    return Told(
        f"Sure! Here is the card you asked for:\n```json\n{json.dumps(card, ensure_ascii=False)}\n```\nHope it helps."
    )


def _cut(card: Mapping[str, object]) -> Told:
    whole = json.dumps(card, ensure_ascii=False)
    return Told(whole[: len(whole) // 2], finish="length")


def _other_keys(card: Mapping[str, object]) -> Told:
    return Told(json.dumps({"summary": card["tldr"], "sections": _sections(card)}, ensure_ascii=False))


def _nulls(card: Mapping[str, object]) -> Told:
    return Told(json.dumps({**dict.fromkeys(card, None), "tldr": {"text": None, "quotes": None}}))


def _numbers(card: Mapping[str, object]) -> Told:
    return Told(json.dumps({**card, "tldr": {"text": 42, "quotes": [7, 8]}, "whats_new": [{"text": 3.5, "quotes": 1}]}))


def _huge(card: Mapping[str, object]) -> Told:
    return Told(json.dumps({**card, "whats_new": [{"text": "very long " * 60_000, "quotes": ["a b c d e"]}] * 3}))


def _nested(card: Mapping[str, object]) -> Told:
    return Told(json.dumps({**card, "whats_new": [[[{"text": "nested", "quotes": [["deeper"]]}]]]}))


def _deep(card: Mapping[str, object]) -> Told:
    return Told("[" * 20_000 + "]" * 20_000)


def _foreign(card: Mapping[str, object]) -> Told:
    said = {
        "text": "这篇论文提出了一种新的方法，取得了最好的结果。",
        "quotes": ["本文提出了一种新的 方法 取得 了 最好 的 结果"],
    }
    return Told(json.dumps({**{name: [said, said] for name in _sections(card)}, "tldr": said}, ensure_ascii=False))


BAD_REPLIES: dict[str, Reply] = {
    "empty": lambda card: Told(""),
    "list-shaped": _listed,
    "fenced": _fenced,
    "truncated": _cut,
    "refused": lambda card: Told(None, refusal="I'm sorry, but I can't help with that request."),
    "not JSON": lambda card: Told("This paper proposes an interesting method. I liked it a lot."),
    "other keys": _other_keys,
    "null fields": _nulls,
    "numbers for strings": _numbers,
    "huge": _huge,
    "nested lists": _nested,
    "another language": _foreign,
    "brackets without end": _deep,
    "filtered": lambda card: Told(None, finish="content_filter"),
}


def shape_of(asked: Asked, card: Mapping[str, object]) -> Told:
    """A bad reply, the same one for the same paper."""
    shapes = list(BAD_REPLIES.values())
    return shapes[sum(map(ord, asked.user[:400])) % len(shapes)](card)
