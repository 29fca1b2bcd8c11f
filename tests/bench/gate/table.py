"""How figures are printed, and which bars they miss. It measures nothing."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hostile.kinds import Kind
from hostile.lie import Lie
from inner import Judged
from pipeline import Outcome

Key = tuple[str, str]


@dataclass
class Bars:
    """The bars that were missed, by name."""

    missed: list[str] = field(default_factory=list)

    def at_most(self, name: str, value: float, bar: float) -> str:
        """A mark for a figure that may be `bar` at most; a missed one is remembered."""
        if value <= bar:
            return "[met]"
        self.missed.append(name)
        return "[MISSED]"


def said(line: str) -> None:
    """One line at once, so that a long run can be followed."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def kinds_table(
    kinds: Sequence[Kind],
    languages: Sequence[str],
    trials: Mapping[Key, Sequence[Lie]],
    judged: Mapping[Key, Judged],
    outcomes: Mapping[str, Outcome],
    bars: Bars,
) -> Iterator[str]:
    """Kind by kind and language: trials, distinct sentences, those shown to a reader, and those let out one by one."""
    yield "kind | language | trials (distinct sentences) | shown to readers | judged alone | bar"
    for kind in kinds:
        for code in languages:
            listed, alone = trials[kind.name, code], judged[kind.name, code]
            shown = sum(lie.kind == kind.name for lie in outcomes[code].through)
            share, bar = shown / max(1, len(listed)), kind.bar(code)
            mark = "reported" if bar is None else f"{bar:.1%} {bars.at_most(f'{kind.name} {code}', share, bar)}"
            distinct = len({lie.text for lie in listed})
            yield (
                f"{kind.name} ({kind.strength}) | {code} | {len(listed)} ({distinct}) | {shown} = {share:.1%} | "
                f"{len(alone.out)} = {alone.share:.1%} | {mark}"
            )


def examples(kinds: Sequence[Kind], outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    """Two sentences of each kind and language that readers were shown: what a figure means."""
    for kind in kinds:
        for code, outcome in outcomes.items():
            shown = list(dict.fromkeys(lie.text for lie in outcome.through if lie.kind == kind.name))
            for text in shown[:: max(1, len(shown) // 2)][:2]:
                yield f"  shown ({kind.name}, {code}): {text}"
