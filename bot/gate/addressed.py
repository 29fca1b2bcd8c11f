"""Whether a sentence speaks to its reader or to a machine instead of telling: such words are never quoted.

It reads one sentence and knows nothing of the paper; what a paper about attacks cites as its subject stays.
"""

import re
from typing import Final

from bot.gate.addressed_folding import unmasked
from bot.gate.addressed_korean import KOREAN
from bot.gate.addressed_marks import is_marked
from bot.gate.addressed_needed import orders
from bot.gate.addressed_retelling import speaks_of_retelling

LONGEST: Final = 2_000
"""Characters of a sentence that are read at once; longer ones are read in pieces that overlap."""
OVERLAP: Final = 300
"""More than the longest order that the patterns know."""
_HANGUL: Final = re.compile("[가-힣]")
_CITED: Final = re.compile(
    r"\"[^\"]{1,200}\"|“[^”]{1,200}”|‘[^’]{1,200}’|`[^`]{1,200}`|「[^」]{1,200}」|(?<!\w)'[^']{1,200}'(?!\w)"
)
_SUBJECT: Final = re.compile(
    r"\b(?:attack|inject|jailbreak|adversari|backdoor|prompt(?:s|ed|ing)?\b|phrases?\b|annotat"
    r"|participants?|instruction[- ](?:follow|tun)"
    r"|trigger|template|queries|strings?\b|commands? such)|공격|주입|탈옥|프롬프트|적대적|문구|주석자|명령어"
)


def is_addressed(sentence: str) -> bool:
    """Whether the sentence asks, urges, orders or advertises, in English or in Korean.

    What stands between quotation marks is left out where the rest speaks of attacks, prompts or annotators.
    """
    lowered = unmasked(sentence)
    told = _CITED.sub(" X ", lowered)
    lowered = lowered.replace("’", "'")
    if told != lowered and _SUBJECT.search(told):
        lowered = told
    return any(_said(lowered[at : at + LONGEST]) for at in range(0, max(len(lowered), 1), LONGEST - OVERLAP))


def _said(piece: str) -> bool:
    if orders(piece) or is_marked(piece) or speaks_of_retelling(piece):
        return True
    return _HANGUL.search(piece) is not None and any(pattern.search(piece) for pattern in KOREAN)
