"""Terms that papers really share: names of methods, models and benchmarks, never words of everyday use."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

NAME = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z0-9]|[A-Z]\w+-\d)[A-Za-z][\w-]*\b")
EVERYDAY = frozenset({"LLM", "LLMs", "AI", "GPU", "GPUs", "NLP", "ML", "API", "APIs", "SOTA", "QA", "2D", "3D"})


def shared_terms(texts: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    """The names that sentences of two papers or more have, those of the fewest papers first."""
    counted = Counter(name for said in texts.values() for name in {n for text in said for n in NAME.findall(text)})
    shared = [name for name, papers in counted.items() if papers >= 2 and name not in EVERYDAY]
    return tuple(sorted(shared, key=lambda name: (counted[name], -len(name), name)))
