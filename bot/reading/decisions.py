"""How venues write that they took a paper, and how: `NeurIPS 2023 oral`, `Accept (Oral)`, `Accept: notable-top-5%`.

Reads words only; whose words count is decided elsewhere.
"""

import re

from bot.domain.conference import Decision

_REFUSED = re.compile(
    r"(?<![a-z])(?:submi\w*|(?:desk)?reject\w*|withdr[ae]w\w*|desk|under review|not accept\w*|invited? to workshop"
    r"|declin\w*|retract\w*)(?![a-z])|^\W*(?:active|(?:decision )?pending)\W*$"
)
"""`Active` is a state of a submission; `Active Inference 2024` is a venue."""
_ACCEPTED = re.compile(r"(?<![a-z])accept(?:ed|ance)?(?![a-z])")
_ORAL = re.compile(r"(?<![a-z])(?:orals?(?:poster)?|talk|top[\s~-]*5\s*%)(?![a-z])")
_SPOTLIGHT = re.compile(r"(?<![a-z])(?:spotlights?(?:poster)?|top[\s~-]*25\s*%)(?![a-z])")
_POSTER = re.compile(r"posters?(?![a-z])")
_LEVELS: tuple[tuple[re.Pattern[str], Decision], ...] = (
    (_ORAL, "oral"),
    (_SPOTLIGHT, "spotlight"),
    (_POSTER, "poster"),
)
_BEFORE = re.compile(r"accepted\s+(?:by|at|to|for)\s+(?:the\s+)?", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s,:(-]*(?<![a-z])(?:notable[ -]top[ -]\d+\s?%|(?:oral|spotlight)s?(?:poster)?|posters?|talk|accept(?:ed)?"
    r"|regular)[\s)]*",
    re.IGNORECASE,
)


def refuses(words: str) -> bool:
    """Whether the words say that a paper was not taken, or that nothing was decided yet."""
    return bool(_REFUSED.search(words.casefold()))


def accepts(words: str) -> bool:
    """Whether the words say by themselves that a paper was taken."""
    said = words.casefold()
    return not refuses(said) and (level(said) is not None or bool(_ACCEPTED.search(said)))


def level(words: str) -> Decision | None:
    """How the paper was taken, as far as the words say it; of two levels the higher one."""
    said = words.casefold()
    return next((decision for pattern, decision in _LEVELS if pattern.search(said)), None)


def venue_name(words: str) -> str:
    """A venue as readers write it: without how the paper was taken."""
    name, before = _BEFORE.sub("", words, count=1).strip(), None
    while name != before:
        before, found = name, list(_AFTER.finditer(name))
        if found and found[-1].end() == len(name):
            name = name[: found[-1].start()].rstrip()
    return name
