"""A completion to a value of the shape that was asked for, or BadReply with what it cost. Odd bodies are data here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from adapters.fetch.json_body import one_line
from adapters.llm.openai_chat.extraction import json_of
from bot.errors import BadReply
from bot.ports.llm import Prompt, Reply, Shape, Usage

MOST_TOKENS = 100_000_000
BYTES_A_TOKEN = 3
"""Where a service counts nothing: a Korean syllable is one token then, and English has more tokens than it has."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a completion says: its text, why it ended, whether the model refused; `usage` is None where not counted."""

    text: str | None
    finish: str | None = None
    refusal: str | None = None
    usage: Usage | None = None
    model: str | None = None


def said_by(completion: object) -> Said | None:
    """What a decoded body says; None for one that is no completion at all."""
    if not isinstance(completion, dict) or "choices" not in completion:
        return None
    choices = completion["choices"]
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    return Said(
        text=_text(message.get("content")),
        finish=_word(choice.get("finish_reason")),
        refusal=_word(message.get("refusal")),
        usage=usage_of(completion.get("usage")),
        model=_word(completion.get("model")),
    )


def reply_of(said: Said, prompt: Prompt[Shape], asked_for: str) -> Reply[Shape]:
    """The reply with its value. Raises BadReply; a reply that was not counted is counted by its length."""
    text = said.text or ""
    usage = _counted(said.usage or Usage(), prompt, text)
    fault = _fault(said)
    if fault is None:
        try:
            return Reply(prompt.shape.model_validate(json_of(text)), usage, said.model or asked_for)
        except ValidationError as wrong:
            place = ".".join(map(str, wrong.errors()[0]["loc"])) or "the whole"
            fault = f"the reply has another shape: {one_line(place)}: {one_line(wrong.errors()[0]['msg'])}"
        except ValueError:
            fault = "the reply is cut off" if said.finish == "length" else "the reply is not JSON"
    raise BadReply(fault, text, input_tokens=usage.input, output_tokens=usage.output)


def _counted(usage: Usage, prompt: Prompt[Shape], text: str) -> Usage:
    """What a service left out is counted by its length: no question is free, and no text."""
    given = usage.input or tokens_of(prompt.system, prompt.user)
    return replace(usage, input=given, output=usage.output or tokens_of(text))


def _fault(said: Said) -> str | None:
    if said.refusal:
        return f"the model refuses: {one_line(said.refusal)}"
    if said.finish == "content_filter":
        return "the service's filter stopped the reply"
    if not (said.text or "").strip():
        return "the reply is cut off before its first word" if said.finish == "length" else "the reply is empty"
    return None


def usage_of(counted: object) -> Usage | None:
    """Tokens as a service counts them, cached and reasoning ones too; None where it does not."""
    if not isinstance(counted, dict):
        return None
    given, made = _number(counted.get("prompt_tokens")), _number(counted.get("completion_tokens"))
    if not given + made:
        return None
    cached = _number(_inner(counted, "prompt_tokens_details").get("cached_tokens"))
    cached = cached or _number(counted.get("prompt_cache_hit_tokens"))  # DeepSeek's name
    thought = _number(_inner(counted, "completion_tokens_details").get("reasoning_tokens"))
    return Usage(given, made, min(cached, given), min(thought, made))


def tokens_of(*texts: str) -> int:
    """How many tokens texts have at most, where nobody counted them."""
    return -(-sum(len(text.encode("utf-8", "replace")) for text in texts) // BYTES_A_TOKEN)


def _text(content: object) -> str | None:
    """Content is a text, or a list of parts with texts."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return None
    parts = [part.get("text") for part in content if isinstance(part, dict)]
    return "".join(part for part in parts if isinstance(part, str))


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_TOKENS else 0


def _inner(counted: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = counted.get(name)
    return inner if isinstance(inner, dict) else {}
