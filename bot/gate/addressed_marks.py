"""The marks of a conversation with a machine: roles, fences, headings of a prompt, words in a code.

Patterns only, over folded text in lower case; every gap in them is bounded.
"""

import re
from typing import Final

from bot.gate.addressed_needed import any_in

_ROLE: Final = r"(?:system|assistant|user|developer|admin(?:istrator)?)"

MARKS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = (
    (("```",), re.compile("```")),
    (("role",), re.compile(rf"['\"]role['\"]\s?:\s?['\"]{_ROLE}\b")),
    (("<",), re.compile(rf"</?(?:{_ROLE}|instructions?|prompt|inst|task|override|hidden|secret)\b[^<>]{{0,40}}>")),
    (("[",), re.compile(rf"\[/?(?:{_ROLE}|inst|instructions?|prompt)\b[^\[\]]{{0,20}}\]")),
    (
        ("##",),
        re.compile(
            rf"(?:^|\s)###{{0,4}} ?(?:\w+ ){{0,4}}?(?:{_ROLE}|instructions?|prompt|guidance|task|notes?)\b"
            r"[^#.]{0,40}:"
            r"|(?:^|\s)###{0,4} ?(?:\w+ ){0,4}?(?:지침|지시|안내|명령)[^#.]{0,40}:"
        ),
    ),
    (("===", "***", "###"), re.compile(r"(?:===|\*\*\*|###) ?[^\W\d_][\w ]{1,40}?(?:===|\*\*\*|###)")),
    (
        (*("system", "assistant", "user", "developer", "admin"), "prompt"),
        re.compile(
            rf"^\W{{0,4}}(?:{_ROLE}|prompt)(?: (?:message|prompt|override|note|command|instruction|notice)s?)?\s?:"
            r"|^\W{0,4}(?:system|admin|developer) (?:override|notice|command|alert)\b"
        ),
    ),
    (("=",), re.compile(r"(?<![\w+/])(?=[a-z+/]{0,40}\d)[a-z0-9+/]{16,}={1,2}(?![\w=])")),
    (
        ("base64", "rot13", "cipher"),
        re.compile(r"\b(?:base64|rot13|cipher)\b[^.;]{0,60}\b(?:assistant|machines?|follow|obey|bots?)\b"),
    ),
    (("api_key", "secret_key", "access_token"), re.compile(r"(?:api_key|secret_key|access_token)\b")),
    (
        ("base64", "rot13", "암호", "지령"),
        re.compile(r"(?:base64|rot13|암호문|비밀\s?지령)[^.]{0,40}(?:해독|풀어|출력|쓰시오|써라|넣)|기계용\s?암호"),
    ),
    (("논문", "문서", "본문", "글"), re.compile(r"[=#*-]{2,}\s?(?:논문|문서|본문|글)의?\s?끝")),
)
"""With each pattern, pieces one of which stands in whatever it matches."""


def is_marked(piece: str) -> bool:
    """Whether folded text in lower case holds a mark of a conversation with a machine."""
    for needed, pattern in MARKS:  # noqa: SIM110 -- a generator costs more than the looks
        if any_in(needed, piece) and pattern.search(piece):
            return True
    return False
