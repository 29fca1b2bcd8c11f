"""The figures kind by kind, and examples of them. It measures nothing."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from figure import Bench
from hostile.kinds import Kind
from hostile.lie import Lie
from inner import Judged
from pipeline import Outcome

Key = tuple[str, str]


def said(line: str) -> None:
    """One line at once, so that a long run can be followed."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def by_kind(
    bench: Bench,
    kinds: Sequence[Kind],
    trials: Mapping[Key, Sequence[Lie]],
    judged: Mapping[Key, Judged],
    outcomes: Mapping[str, Outcome],
) -> None:
    """Kind by kind and language: the share that readers are shown, and beside it what is let out one by one."""
    for kind in kinds:
        for code, outcome in outcomes.items():
            listed, alone = trials[kind.name, code], judged[kind.name, code]
            shown = sum(lie.kind == kind.name for lie in outcome.through)
            bar = kind.bar(code)
            data = f"{len(listed)} trials, {len({lie.text for lie in listed})} sentences"
            note = f"{kind.strength}; {shown} shown, judged alone {alone.share:.1%} let out"
            limit = {} if bar is None else {"at_most": 100 * bar}
            name = f"lies shown, {kind.name}, {code}"
            bench.figure(name, 100 * shown / max(1, len(listed)), "%", data=data, note=note, **limit)


def examples(kinds: Sequence[Kind], outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    """Two sentences of each kind and language that readers were shown: what a figure means."""
    for kind in kinds:
        for code, outcome in outcomes.items():
            shown = list(dict.fromkeys(lie.text for lie in outcome.through if lie.kind == kind.name))
            for text in shown[:: max(1, len(shown) // 2)][:2]:
                yield f"  shown ({kind.name}, {code}): {text}"
