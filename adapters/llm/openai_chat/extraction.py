"""The JSON object in a reply, as far as that is safe: it may stand in a fence or between sentences, never in two."""

import re

from pydantic_core import from_json

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = "```"
_TEXTS_AND_COMMAS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|,(?=\s*[}\]])', re.DOTALL)


def json_of(text: str) -> object:
    """The one JSON value of a reply. Raises ValueError where there is none, or more than one could be meant."""
    said = _THOUGHT.sub("", text, count=1).strip()
    try:
        return _decoded(said)
    except ValueError:
        return _decoded(_inside(said))


def _inside(said: str) -> str:
    """What stands in the only fence, else from the first brace to the last one."""
    around = said.split(_FENCE)
    if len(around) == 3:
        said = around[1]
    start, end = said.find("{"), said.rfind("}")
    if start < 0 or end < start:
        raise ValueError("no JSON object")
    return said[start : end + 1]


def _decoded(text: str) -> object:
    try:
        value: object = from_json(text, allow_inf_nan=False)
    except ValueError:
        # a comma before a closing bracket changes no meaning; those inside of texts are left alone
        mended = _TEXTS_AND_COMMAS.sub(lambda found: "" if found[0] == "," else found[0], text)
        if mended == text:
            raise
        value = from_json(mended, allow_inf_nan=False)
    return value
