"""The JSON object in a reply, as far as that is safe: it may stand in a fence or between sentences, never in two."""

import re

from pydantic_core import from_json

_THOUGHTS = re.compile(r"\s*(?:<think|<thought|\[THINK\]|<\|channel\|>)")
_THOUGHTS_END = re.compile(r"</think(?:ing)?>|</thought>|\[/THINK\]|<\|channel\|>final<\|message\|>")
"""Around what a model thinks before its reply. The beginning may be missing: templates say it for the model."""
_FENCE = "```"
_TEXTS_AND_COMMAS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|,(?=\s*[}\]])', re.DOTALL)


def json_of(text: str) -> object:
    """The one JSON value of a reply. Raises ValueError where there is none, or more than one could be meant."""
    try:
        return _decoded(text.strip())
    except ValueError:
        thoughts_end = _THOUGHTS_END.search(text)
    if thoughts_end is not None:
        try:
            return _reply(text[thoughts_end.end() :].strip())
        except ValueError:
            pass  # it may be a word of the reply's
    if _THOUGHTS.match(text):
        raise ValueError("thoughts, and no reply")
    return _decoded(_inside(text))


def _reply(said: str) -> object:
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
