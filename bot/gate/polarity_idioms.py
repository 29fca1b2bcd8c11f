"""Korean denials that deny nothing: `뒤지지 않는` says as good as, `묻히지 않도록` says what is prevented.

Each goes with what must stand in the quotes for it.
"""

import re
from typing import Final

from bot.gate.cues import Cue, plainly
from bot.gate.polarity_clauses import clause_at, retold

_BEFORE: Final = 12
_BEHIND: Final = 8
"""Characters around a denial that make an idiom of it."""
_IDIOMS: Final[tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = (
    (
        re.compile(r"(?:뒤[지처]|뒤처지|뒤떨어지|밀리|손색|못)(?:지)?(?:은|는|도|이)? ?(?:않|없)"),
        re.compile(
            r"\b(?:competitive\w*|comparabl\w*|on par|on a par|par with|match\w*|rival\w*|similar\w*|equal\w*"
            r"|equivalent"
            r"|as (?:well|good|strong|accurate) as|parity)\b"
        ),
    ),
    (
        re.compile(r"(?:피할|면할|어쩔|막을) 수(?:는|가|도)? 없|불가피"),
        re.compile(r"\b(?:inevitabl\w*|unavoidabl\w*|inescapabl\w*|bound to|inherent\w*|necessarily)\b"),
    ),
)
"""What is said, and what a quote says for it."""
_SO_THAT: Final = re.compile(r"지 ?(?:않|못하)(?:도록|게)(?!\S* (?:하지|만들지|두지))")
_MENDS: Final = re.compile(
    r"\b(?:mitigat|alleviat|address|tackl|overcom|resolv|counter|combat|handl|suppress|reduc|prevent|avoid|protect"
    r"|guard|safeguard|preserv|maintain|keep|retain)\w*"
)
"""What prevents something, or keeps it from being touched."""


def told_in_an_idiom(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """Whether a denial is part of an idiom that the quotes say in one word."""
    plain = plainly(text)
    start, end = max(0, cue.start - _BEFORE), cue.start + len(cue.word)
    around = plain[start : end + _BEHIND]
    if any(idiom.search(around) and any(meant.search(plainly(one)) for one in said) for idiom, meant in _IDIOMS):
        return True
    return _SO_THAT.search(around) is not None and _is_mended(cue, text, said)


def _is_mended(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """Whether a clause that is retold mends what the denial is to prevent."""
    return any(_MENDS.search(clause.text) for _, clause in retold(clause_at(text, cue.start), said))
