"""Has the gate read its word lists, which come with the first sentence: no reply waits for them. Shows nothing."""

from typing import Final

from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim, Judged, judge

_QUOTE: Final = "We propose Lantern, a method that reaches 84.2 points on GSM8K."
_SAID: Final = {"en": _QUOTE, "ko": "Lantern은 GSM8K에서 84.2점에 이르는 방법(method)입니다."}


def judge_first() -> tuple[Judged, ...]:
    """One sentence in each language that goes through all checks: a tenth of a second the first time."""
    source = Source("Lantern", (SourcePart("abstract", _QUOTE, ((0, len(_QUOTE)),)),))
    return tuple(judge(Claim(said, (_QUOTE,), code), source) for code, said in _SAID.items())
