"""What orders have more often than science: alone it decides nothing, only that a sentence must show that it is the
paper's."""

import re
from typing import Final

_FAINT: Final = re.compile(
    r"\byou(?:rs?)?\b|\b(?:must|should|shall|ought|may safely|are to|asked|from now)\b"
    r"|^\W*(?:\w+\W+){0,5}\w+:\s(?!\W*(?:url|https?)\b)"
    r"|\b(?:summar(?:y|ies)|synops[ie]s|digests?|tl;?dr|overviews?|bullets?|translators?|crawlers?|assistants?|llms?(?!-)"
    r"|gpt(?!-)|bots?|readers?|reviewers?|graders?|users?|developers|everyone|people"
    r"|this (?:text|abstract|manuscript|preprint|document))\b"
    r"|^\W*(?:in the \w+ section|treat|put|use|mention|include|conclude|write|answer|remember|begin|override|skip"
    r"|add|say|tell|give|set|let|make|keep|note|state|report)\b",
    re.IGNORECASE,
)
_OWN_VOICE: Final = re.compile(
    r"^\W*we (?!(?:would|will|ask|wish|want|hope|kindly|urge|invite|request|expect|demand|beg)\b)", re.IGNORECASE
)


def may_be_addressed(sentence: str) -> bool:
    """Whether a sentence has anything of an order; what the authors tell of themselves has not."""
    return _FAINT.search(sentence) is not None and _OWN_VOICE.match(sentence) is None
