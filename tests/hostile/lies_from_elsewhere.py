"""Lies that were never this paper's: generic sentences, another paper's claims, two places joined into one quote."""

import random
import re
from collections.abc import Iterator

from hostile.lie import Bent
from hostile.lies_of_polarity import direction_flipped, negation_put_in
from hostile.material import Honest, honest, own_sentences, retold, sentences_of, with_particles
from hostile.vocabulary import rows, words

HEADS = "achieves|improves|reduces|outperforms|enables|uses|shows|requires|demonstrates|introduces|provides|leverages"
TAILS = (
    "achieves|achieving|improves|improving|reduces|reducing|outperforms|enables|uses|using|provides|allows|generates"
)
"""Where a sentence is cut, and where another one goes on."""


def generic_without_quote(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """A sentence that fits any paper, over words that are nowhere in this one, or over none at all."""
    for text in _generic(base, chance, 3):
        quotes = tuple(each for each in words("no_quotes") if each.lower() not in base.paper.abstract.lower())
        yield text, (chance.choice(quotes),) if chance.random() < 0.8 else ()


def generic_with_quote(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """A sentence that fits any paper, over the real words of this one that sound most like it."""
    for text in _generic(base, chance, 4):
        yield text, (_nearest(text, base),)


def _generic(base: Honest, chance: random.Random, most: int) -> list[str]:
    fitting = [
        text
        for pattern, text in rows("generic", base.language)
        if not re.search(pattern, base.paper.abstract, re.IGNORECASE)
    ]
    name = base.paper.title.partition(":")[0]
    chosen = chance.sample(fitting, min(most, len(fitting)))
    if " " in name or name == base.paper.title:
        return chosen
    return [_of(name, text, base.language) if chance.random() < 0.7 else text for text in chosen]


def _of(name: str, text: str, language: str) -> str:
    return f"In {name}, {text[0].lower()}{text[1:]}" if language == "en" else f"{name}에서는 {text}"


def of_another(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """What another paper says, over that paper's words."""
    for other in _others(base, chance, 2):
        yield other.text, other.quotes


def of_another_with_quote(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """What the likest of forty other sentences says, over the likest words of this paper."""
    others = _others(base, chance, 40)
    wanted = set(_stems(base.paper.abstract))
    others.sort(key=lambda other: -_share(" ".join(other.quotes), wanted))
    for other in others[:3]:
        yield other.text, (_nearest(" ".join(other.quotes), base),)


def _others(base: Honest, chance: random.Random, most: int) -> list[Honest]:
    written = [each for each in honest(base.language) if each.paper.id != base.paper.id]
    copied = [each for each in chance.sample(own_sentences(), 30) if each.paper.id != base.paper.id]
    found = chance.sample(written, min(most, len(written)))
    return found + (copied[: most // 2] if base.language == "en" else [])


def spliced(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """One quote made of two places, and the sentence that it would carry if it stood there."""
    if base.language == "ko":
        yield from _spliced_korean(base, chance)
        return
    said = sentences_of(base.paper.abstract)
    for sentence in said:
        head = re.match(rf"((?:[\w'-]+ ){{2,12}}?)(?:{HEADS}) ", sentence)
        for other in said:
            tail = re.search(rf" ({TAILS}) (.{{25,}})", other)
            if head and tail and other != sentence:
                verb = re.sub(r"ing$", "es", tail[1]) if tail[1] != "using" else "uses"
                joined = f"{head[1]}{verb} {tail[2]}"
                yield retold(joined), (joined,)


def _spliced_korean(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """A sentence turned round, over half of its own quote and half of another sentence of the paper."""
    turned = [
        text for text, _ in (*direction_flipped(base, chance), *negation_put_in(base, chance)) if text != base.text
    ]
    elsewhere = [each for each in sentences_of(base.paper.abstract) if base.quotes[0] not in each]
    for text in chance.sample(turned, min(3, len(turned))) if elsewhere else ():
        one, two = base.quotes[0].split(), chance.choice(elsewhere).split()
        yield text, (" ".join(one[: max(4, len(one) // 2)] + two[len(two) // 2 :]),)


def _nearest(text: str, base: Honest) -> str:
    """The sentence of this paper that shares most words with a text, and without a method's result where none does."""
    wanted = set(_stems(text))
    return max(sentences_of(base.paper.abstract) or (base.quotes[0],), key=lambda each: _share(each, wanted))


def _share(text: str, wanted: set[str]) -> float:
    stems = _stems(text)
    return sum(stem in wanted for stem in stems) / (len(stems) + 4)


def _stems(text: str) -> list[str]:
    return [word[:6].lower() for word in re.findall(r"[A-Za-z]{4,}", text)]


def word_swapped_in_quote(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """One word of the quote is another one, and the sentence says what the quote then says."""
    carried = " ".join(base.quotes)
    table = zip(rows("words", "en"), rows("words", base.language), strict=True)
    pairs = [both for both in table if both[0][0] in carried and both[0][1] not in base.paper.abstract]
    for (english, other), (old, new) in chance.sample(pairs, min(6, len(pairs))):
        quotes = tuple(re.sub(rf"\b{english}\b", other, each, count=1) for each in base.quotes)
        pattern = rf"\b{old}\b" if base.language == "en" else re.escape(old)
        found = re.search(pattern, base.text)
        if not found:
            continue
        text = base.text[: found.start()] + new + base.text[found.end() :]
        if base.language == "ko":
            text = with_particles(text, found.start() + len(new))
        text = re.sub(r"\b([Aa])n (?=[b-df-hj-np-tv-z])", r"\1 ", text)
        if quotes != base.quotes and text != base.text:
            yield text, quotes
