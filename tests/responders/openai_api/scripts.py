"""Answers that are none, each as it was seen somewhere. `one_after_the_other` puts answers in turn."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from responders.openai_api import wordings
from responders.openai_api.values import Asked, Json, Told

KEY = "sk-proj-CanaryOfAModel-Zq8vK3xW9pLm2TgR7bNd"
"""The key of all tests that use one: it is looked for in everything that the program shows and writes."""
HALF = '{"said": "Half of a rep'


def one_after_the_other(*answers: Told) -> Callable[[Asked], Told]:
    """Answers in turn; the last one stays."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def as_json(value: object) -> Told:
    """A completion whose content is a JSON text."""
    return Told(json.dumps(value, ensure_ascii=False))


def wrong_key(key: str = KEY) -> Told:
    """401."""
    return Told(status=401, body=wordings.wrong_key(key))


def forbidden() -> Told:
    """403, as OpenAI refuses a country."""
    words = "Country, region, or territory not supported"
    return Told(
        status=403, body=wordings.error(words, "unsupported_country_region_territory", None, "request_forbidden")
    )


def flagged() -> Told:
    """403 for one input only, as OpenRouter says it."""
    inner: Json = {"code": 403, "message": "Your input was flagged", "metadata": {"reasons": ["violence"]}}
    return Told(status=403, body={"error": inner})


def wrong_path(method: str = "POST", path: str = "/v2/chat/completions") -> Told:
    """404, as OpenAI answers at an address that it does not have."""
    words = f"Invalid URL ({method} {path})"
    return Told(status=404, body=wordings.error(words))


def wrong_path_elsewhere() -> Told:
    """404, as vLLM and whatever stands on FastAPI answers."""
    return Told(status=404, body={"detail": "Not Found"})


def no_model(name: str = "gpt-nothing") -> Told:
    """404, as OpenAI answers for a name."""
    return Told(status=404, body=wordings.no_model(name))


def no_model_at_ollama(name: str = "qwen") -> Told:
    """404, as Ollama answers for a model that was not pulled."""
    words = f'model "{name}" not found, try pulling it first'
    return Told(status=404, body=wordings.error(words, None, None, "api_error"))


def no_model_at_openrouter(name: str = "qwen") -> Told:
    """400, as OpenRouter answers for a name."""
    return Told(status=400, body={"error": {"message": f"{name} is not a valid model ID", "code": 400}})


def no_form() -> Told:
    """400, as Groq answers where its model did not keep to the form that was asked for."""
    words = "Failed to validate JSON. Please adjust your prompt. See 'failed_generation' for more details."
    return Told(status=400, body=wordings.error(words, "json_validate_failed"))


def no_money() -> Told:
    """402, as DeepSeek answers."""
    return Told(status=402, body=wordings.error("Insufficient Balance", "invalid_request_error", None, "unknown_error"))


def too_many(retry_after: float | None = None, *, as_date: bool = False) -> Told:
    """429 with a pause: in seconds or as a date."""
    headers: dict[str, str] = {}
    if retry_after is not None:
        at = format_datetime(datetime.now(UTC) + timedelta(seconds=retry_after), usegmt=True)
        headers["Retry-After"] = at if as_date else f"{retry_after:g}"
    words = "Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Used 29800."
    return Told(status=429, headers=headers, body=wordings.error(words, "rate_limit_exceeded", None, "tokens"))


def no_quota() -> Told:
    """429 that no waiting helps."""
    return Told(status=429, body=wordings.error(wordings.QUOTA, "insufficient_quota", None, "insufficient_quota"))


def broken(status: int = 502, title: str = "Bad Gateway") -> Told:
    """A gateway's page."""
    return Told(status=status, raw=wordings.NGINX.format(f"{status} {title}"), content_type="text/html")


def overloaded() -> Told:
    """503, as OpenAI words it."""
    words = "That model is currently overloaded with other requests."
    return Told(status=503, body=wordings.error(words, None, None, "server_error"))


def silent() -> Told:
    """Never an answer."""
    return Told(wire="silent")


def reset() -> Told:
    """A reset connection."""
    return Told(wire="reset")


def cut() -> Told:
    """An answer that breaks off before its announced end."""
    return Told(HALF, wire="cut")


def half_a_body() -> Told:
    """JSON that ends too soon, in an answer that is whole otherwise."""
    return Told(raw='{"id": "chatcmpl-1", "choices": [{"index": 0, "message": {"role"')


def a_web_page() -> Told:
    """200 with a page: the address is no model's."""
    return Told(raw="<!DOCTYPE html><html><body>Welcome to nginx!</body></html>", content_type="text/html")


def a_list() -> Told:
    """JSON that is no object."""
    return Told(body=[{"content": "yes"}])


def another_object() -> Told:
    """A JSON object without choices."""
    return Told(body={"message": "ok"})


def choices_are_nothing() -> Told:
    """As vLLM answered by accident: everything there, everything null."""
    return Told(body={"id": None, "choices": None, "object": "error", "model": None, "usage": None})


def an_error_with_200(code: int = 429) -> Told:
    """As OpenRouter tells what its provider said."""
    return Told(body={"error": {"message": "Provider returned error", "code": code}})


def message_is_nothing() -> Told:
    """A choice without a message."""
    return Told(body={"id": "1", "model": "m", "choices": [{"index": 0, "message": None, "finish_reason": "stop"}]})


def content_is_a_list() -> Told:
    """Content in parts, as some gateways give it."""
    message = {
        "role": "assistant",
        "content": [{"type": "text", "text": '{"said": '}, {"type": "text", "text": '"a"}'}],
    }
    return Told(body={"id": "1", "model": "m", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})


def content_is_a_number() -> Told:
    """Content that is no text."""
    message = {"role": "assistant", "content": 7}
    return Told(body={"id": "1", "model": "m", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})


BAD_REPLIES: dict[str, Told] = {
    "empty": Told(""), "null content": Told(None), "only white space": Told("  \n\t"),
    "no choices": Told("{}", choices=0), "null choices": choices_are_nothing(), "no message": message_is_nothing(),
    "prose": Told("I am sorry, but I cannot do that."), "half": Told(HALF), "cut off": Told(HALF, finish="length"),
    "filtered": Told("", finish="content_filter"), "refused": Told(None, refusal="I can't help with that."),
    "another shape": Told('{"other": 1}'), "a list": Told('["a"]'), "a number": Told("7"), "null": Told("null"),
    "text where a list belongs": Told('{"said": "a", "more": "b"}'), "no text": content_is_a_number(),
    "half a body": half_a_body(), "another object": another_object(), "a list as body": a_list(),
    "two objects": Told('{"said": "a"} {"said": "b"}'), "not a number": Told('{"said": NaN}'),
}  # fmt: skip
"""Replies that are not what was asked for (a value with a text `said`), by what is wrong with each."""
