"""Kinds of service that take less than OpenAI's newest models, each with its own words. None: it takes the request."""

from collections.abc import Mapping
from typing import Any

from responders.openai_api import wordings
from responders.openai_api.protocol import Fault

Body = Mapping[str, Any]


def _form(body: Body) -> str | None:
    wanted = body.get("response_format")
    return wanted.get("type") if wanted else None


def everything(_: Body) -> Fault | None:
    """Takes whatever is well formed, as Ollama and newer vLLM do."""
    return None


def reasoning(body: Body) -> Fault | None:
    """OpenAI's reasoning models: another name for the bound, and no temperature but the usual one."""
    if "max_tokens" in body:
        return 400, wordings.unsupported("max_tokens", "max_completion_tokens")
    if body.get("temperature", 1) != 1:
        return 400, wordings.only_default_temperature(body["temperature"])
    return None


def before_schemas(body: Body) -> Fault | None:
    """OpenAI's models of before August 2024."""
    return (400, wordings.no_schema()) if _form(body) == "json_schema" else None


def deepseek(body: Body) -> Fault | None:
    """Knows json_object only, and names no parameter."""
    if _form(body) == "json_schema":
        return 400, wordings.error("This response_format type is unavailable now", "invalid_request_error")
    return None


def deepseek_by_rust(body: Body) -> Fault | None:
    """The same, worded by its parser, with another status."""
    if _form(body) == "json_schema":
        words = "response_format: response_format.type `json_schema` is unavailable now at line 1 column 1193"
        message = f"Failed to deserialize the JSON body into the target type: {words}"
        return 422, wordings.error(message, "invalid_request_error")
    return None


def lm_studio(body: Body) -> Fault | None:
    """Knows json_schema, not json_object; its error is a bare text."""
    if _form(body) == "json_object":
        return 400, {"error": "'response_format.type' must be 'json_schema' or 'text'"}
    return None


def lm_studio_without_grammar(body: Body) -> Fault | None:
    """The same where the engine of the model that is loaded knows no schemas."""
    if _form(body) in ("json_object", "json_schema"):
        return 400, {"error": "'response_format.type' must be 'text'"}
    return None


def old_vllm(body: Body) -> Fault | None:
    """Knows neither the new name of the bound nor how a stream is counted."""
    for name in ("max_completion_tokens", "stream_options"):
        if name in body:
            return 400, wordings.extra(name)
    return None


def no_formats(body: Body) -> Fault | None:
    """A gateway that takes no response format at all."""
    if "response_format" in body:
        return 400, wordings.unsupported("response_format")
    return None


def thinks_as_it_likes(body: Body) -> Fault | None:
    """Thinks, and is not told how much."""
    return (400, wordings.unsupported("reasoning_effort")) if "reasoning_effort" in body else None


def kimi(body: Body) -> Fault | None:
    """Takes one temperature."""
    if body.get("temperature", 1) != 1:
        return 400, wordings.error("invalid temperature: only 1 is allowed for this model")
    return None


def no_streams(body: Body) -> Fault | None:
    """Answers as a whole or not at all."""
    if body.get("stream"):
        return 400, wordings.error("Streaming is not supported", None, "stream")
    return None


def wordless(body: Body) -> Fault | None:
    """Takes the bare request only and does not say what was wrong with another."""
    bare = {"model", "messages", "max_tokens", "stream"}
    return (400, {"detail": "Bad Request"}) if set(body) - bare else None


ALL = (
    everything, reasoning, before_schemas, deepseek, deepseek_by_rust, lm_studio, lm_studio_without_grammar, old_vllm,
    no_formats, thinks_as_it_likes, kimi, no_streams, wordless,
)  # fmt: skip
