"""How many tokens a text may take, and what a request is remembered by. It counts without a vocabulary: those of the
services differ, and none of them comes with the program.
"""

import hashlib
import json
import string
from functools import cache

from pydantic import BaseModel

from bot.ports.llm import Prompt, Shape, Usage

LETTERS, DIGITS = string.ascii_letters.encode(), string.digits.encode()
ASCII = bytes(range(128))
LETTER, DIGIT, SPACE, MARK, BYTE = 0.26, 1.0, 0.15, 1.0, 0.62
"""Tokens of a Latin letter, a digit, a space, any other ASCII character, and a byte of what is not ASCII.

Chosen so that no whole text has more in either of two vocabularies, Mistral's of 131,000 (tekken 240911) and of 32,000
words (v1). Over six papers in Markdown, three in TeX and 458 abstracts the estimate is 1.15 to 1.39 and 1.03 to 1.22
times the count, over four documents in Korean 1.9 to 2.4 and 1.1 to 1.2 times. tests/bench/budget measures it again.
"""
FRAME = 100
"""Tokens around the messages of a request: roles, and what a service adds."""


def most_tokens(text: str) -> int:
    """Tokens that a text takes at most, whatever the vocabulary; whole papers never have more."""
    data = text.encode(errors="replace")
    foreign = len(data.translate(None, ASCII))
    letters, digits, spaces = (len(data) - len(data.translate(None, kind)) for kind in (LETTERS, DIGITS, b" "))
    marks = len(data) - foreign - letters - digits - spaces
    return int(LETTER * letters + DIGIT * digits + SPACE * spaces + MARK * marks + BYTE * foreign) + 1


def most_used(prompt: Prompt[Shape]) -> Usage:
    """What a call takes at most: the request with the schema of its shape, and the longest reply that is allowed."""
    words = (prompt.system, prompt.user, schema(prompt.shape))
    return Usage(FRAME + sum(most_tokens(each) for each in words), prompt.most_output)


@cache
def schema(shape: type[BaseModel]) -> str:
    """A shape in words; made once, for it takes a millisecond."""
    return json.dumps(shape.model_json_schema(), sort_keys=True)


def request_key(model: str, prompt: Prompt[Shape]) -> str:
    """What a request is remembered by: all that the reply depends on, and nothing of who pays."""
    asked = [model, prompt.purpose, prompt.version, prompt.system, prompt.user, schema(prompt.shape)]
    return hashlib.sha256(json.dumps([*asked, prompt.most_output]).encode()).hexdigest()
