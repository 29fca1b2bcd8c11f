"""How much a word tells of one paper: words that any paper of the field has weigh nothing, a paper's own weigh one.

The shares are counted over 2,372 abstracts of 2017 to 2024 (tests/bench/check/count_words.py writes the file).
"""

import math
from functools import cache
from importlib.resources import files

from bot.gate.stems import stem

EVERYWHERE = 0.15
"""Share of abstracts from which a word weighs nothing."""
SELDOM = 0.006
"""Share below which a word weighs one: what the file does not hold."""
_EVERYDAY_WORDS = (
    "go goes fall matter trouble succeed success heavily nothing tell told apart keep bring come came take put look"
    " want try tried let begin start stop end finish happen happened become turn move hold leave left stay stand"
    " fail failure miss lose lost gain win beat reach rise grow grew drop shrink cut climb raise fit mean count add"
    " pick choose read write wrote say said call ask answer speak talk meet turn close open easy easily hard big"
    " little tiny huge quick quickly slow slowly almost nearly hardly barely mostly mainly largely partly fully"
    " roughly greatly strongly clearly merely simply rather quite enough alone together instead else always never"
    " often sometimes usually again twice once people person thing lot bit part piece kind sort side way place home"
    " day today now soon later earlier ago back away around everything something anything someone everyone whole"
    " half rest extra spare fine nice bad wrong right true false sure certain likely unlikely suit serve share"
    " spend save pay cost cheap worth excellent outstanding impressive remarkable exceptional superb notable"
)
EVERYDAY = frozenset(stem(word) for word in _EVERYDAY_WORDS.split())
"""Words of everyday English that abstracts seldom use and summaries do: they tell nothing, praise least of all."""


def weight(stem: str) -> float:
    """Between 0 (`model`) and 1 (a name)."""
    share = _shares().get(stem, SELDOM)
    told = (math.log(EVERYWHERE) - math.log(share)) / (math.log(EVERYWHERE) - math.log(SELDOM))
    return min(max(told, 0.0), 1.0)


@cache
def _shares() -> dict[str, float]:
    lines = files("bot.gate").joinpath("field_words.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) / 1000 for word, _, count in (line.partition(" ") for line in lines)}
