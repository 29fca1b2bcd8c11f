"""Lies of every kind as answers: what goes out the way of a question, with and without a yes before it.

Trials are those of the gate's own bench; each is one answer of a model, and its repair says the same lie again.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from answering import Dripping, asked, means, question, said, shown
from hostile.kinds import KINDS, Kind, lies
from hostile.lie import Lie
from hostile.material import Honest, honest

from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.gate.verdict import Claim, judge
from bot.reading.source import source_of

YES = {"en": "Yes, ", "ko": "네, "}
ASKED = {"en": "What do they report?", "ko": "무엇을 보고합니까?"}
LANGUAGES = ("en", "ko")


@dataclass
class Found:
    """Trials of a kind in a language and those that went out. `beyond`: those that the gate alone stops, or that a step
    showed and no answer has: none."""

    count: int = 0
    out: list[str] = field(default_factory=list)
    beyond: int = 0


async def told(lie: Lie | Honest, before: str = "") -> tuple[bool, bool]:
    """Whether a sentence goes out as an answer, and whether more is shown than the gate alone lets out."""
    sentence = {"paper": 1, "text": before + lie.text, "quotes": list(lie.quotes)}
    again = {"bullets": [{"index": 0, **sentence}]}
    model = Dripping(said(sentence), pieces=10_000, repair=[again], terms=[{"terms": []}])
    paper = Paper(f"arxiv:{lie.paper.id}", lie.paper.title, "https://arxiv.org", (), lie.paper.abstract)
    steps, answer = await asked(means(model), question(ASKED[lie.language], lie.language, paper))
    out = {each.text for each in answer.sentences}
    source = source_of(PaperText(paper.id, paper.title, paper.abstract))
    alone = judge(Claim(lie.text, lie.quotes, lie.language), source).bullet
    return bool(out), not shown(steps) <= out or bool(out and alone is None)


async def let_out(trials: Iterable[Lie | Honest], before: str = "") -> Found:
    """What becomes of trials."""
    found = Found()
    for trial in trials:
        out, beyond = await told(trial, before)
        found.count += 1
        found.out += [trial.text] * out
        found.beyond += beyond
    return found


def drawn(kind: Kind, language: str, most: int) -> Sequence[Lie]:
    """So many of a kind's trials."""
    every = list(lies(kind, language))
    random.Random(kind.name).shuffle(every)
    return every[:most]


async def every_kind(most: int) -> tuple[list[str], Counter[str], Counter[str]]:
    """Lines of kinds of which something goes out, trials and lies that went out by language and strength."""
    lines, count, out = [], Counter[str](), Counter[str]()
    for kind in KINDS:
        for language in LANGUAGES:
            trials = drawn(kind, language, most)
            plain, after_yes = await let_out(trials), await let_out(trials[: most // 4], YES[language])
            key = f"{kind.strength}, {language}"
            count[key] += plain.count + after_yes.count
            out[key] += len(plain.out) + len(after_yes.out)
            assert not plain.beyond + after_yes.beyond, f"{kind.name}: more goes out than the gate lets through"
            if plain.out or after_yes.out:
                lines.append(
                    f"  {kind.name}, {language}: {len(plain.out)} of {plain.count}, after a yes "
                    f"{len(after_yes.out)} of {after_yes.count}"
                )
    return lines, count, out


async def honest_ones() -> dict[str, tuple[int, int]]:
    """Of the hand-written honest sentences by language: how many are refused as answers, of how many."""
    found = {language: await let_out(honest(language)) for language in LANGUAGES}
    return {language: (each.count - len(each.out), each.count) for language, each in found.items()}
