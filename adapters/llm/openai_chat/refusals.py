"""Statuses that are no success to our errors: what services mean by them, each in its own words. Sends nothing.

A 400 that names something we can do without is a Refusal: the next request leaves it out.
"""

import re
from collections.abc import Mapping
from datetime import datetime

from adapters.fetch.faults import MOST_RETRY_AFTER, retry_after
from adapters.llm.openai_chat import remedies
from adapters.llm.openai_chat.endpoint import Endpoint
from bot.errors import BadReply, JoganError, Temporary, Unsure

PERHAPS_ANSWERED = frozenset({504, 524})
"""A gateway did not wait for the answer: it may have to be paid."""
FOR_NOW = frozenset({408, 409, 423, 424, 425, 498})
"""Beside those from 500 on: the generation failed (424, TGI), there is no room in this tier (498, Groq)."""
AT_THE_END = ("insufficient_quota", "insufficient balance", "insufficient credits", "billing_hard_limit")
"""Gemini words a full minute as OpenAI words an empty account: what stands in both is no sign."""
TOO_LONG = ("context_length_exceeded", "context length", "context size", "context window", "too large", "too long",
            "maximum context", "exceeds the maximum number of tokens", "above_max_length")  # fmt: skip
FILTERED = ("content_filter", "content_policy", "content management policy", "flagged", "moderation")
NO_MODEL = ("model_not_found", "not a valid model", "model not exist", "does not exist", "unknown model",
            "invalid model", "no such model", "model not found")  # fmt: skip
BAD_KEY = ("invalid_api_key", "api key not valid", "incorrect api key", "invalid api key")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_IN_WORDS = re.compile(r"\b(?:try again|retry) in ([0-9]{1,6}(?:\.[0-9]{1,6})?)(ms|s)\b")


class Refusal(Exception):
    """A request that is refused as it is; `said` are the service's words, `answer` our error where nothing helps."""

    def __init__(self, said: str, answer: JoganError) -> None:
        super().__init__(said)
        self.said, self.answer = said, answer


def refused(
    endpoint: Endpoint, status: int, body: object, headers: Mapping[str, str], now: datetime
) -> JoganError | Refusal:
    """The error for a status, which may also stand in the body of a success (OpenRouter)."""
    words = words_of(body)
    told = remedies.shown(endpoint, words) or "it gives no reason"
    if status in (400, 422):
        return _bad_request(endpoint, words.casefold(), told)
    if status == 429:
        return _too_many(endpoint, words.casefold(), told, _pause(headers, words, now))
    if status in (413, 414) or (status == 500 and "context size" in words.casefold()):  # llama.cpp
        return BadReply(f"{endpoint.host} takes no question as long as this: {told}")
    if status in PERHAPS_ANSWERED:
        return Unsure(f"{endpoint.host} did not wait for its answer ({status})")
    if status >= 500 or status in FOR_NOW:
        return Temporary(f"{endpoint.host} cannot answer now ({status}): {told}", _pause(headers, words, now))
    return _for_good(endpoint, status, words.casefold(), told)


def words_of(body: object) -> str:
    """What the body of a refusal says, with its code and its parameter: they are what can be told apart."""
    if isinstance(body, str):
        return "" if body.lstrip()[:1] == "<" else body
    if isinstance(body, list):
        return words_of(body[0]) if body else ""
    if not isinstance(body, dict):
        return ""
    inner = body.get("error")
    if isinstance(inner, (dict, list)) or (isinstance(inner, str) and inner):
        return words_of(inner)
    told = [body.get(name) for name in ("message", "detail", "msg")]
    marks = [each for name in ("code", "param") if isinstance(each := body.get(name), str)]
    said = next((str(each) for each in told if each), "")
    return said + "".join(f" [{mark}]" for mark in marks if mark not in said)


def _bad_request(endpoint: Endpoint, words: str, told: str) -> JoganError | Refusal:
    if any(each in words for each in BAD_KEY):
        return remedies.bad_key(endpoint, told)
    if any(each in words for each in FILTERED):
        return BadReply(f"{endpoint.host} does not answer this: {told}")
    if any(each in words for each in TOO_LONG):
        return BadReply(f"the question is too long for {endpoint.model}: {told}")
    if any(each in words for each in NO_MODEL):
        return remedies.no_model(endpoint, told)
    if any(each in words for each in AT_THE_END):
        return remedies.no_money(endpoint, told)
    return Refusal(words, BadReply(f"{endpoint.host} refuses the request: {told}"))


def _too_many(endpoint: Endpoint, words: str, told: str, pause: float | None) -> JoganError:
    if any(each in words for each in AT_THE_END):
        return remedies.no_money(endpoint, told)
    return Temporary(f"{endpoint.host} is asked too much: {told}", pause, everywhere=True)


def _for_good(endpoint: Endpoint, status: int, words: str, told: str) -> JoganError:
    match status:
        case 401:
            return remedies.bad_key(endpoint, told)
        case 402:
            return remedies.no_money(endpoint, told)
        case 403 if any(each in words for each in FILTERED):
            return BadReply(f"{endpoint.host} does not answer this: {told}")
        case 403:
            return remedies.not_allowed(endpoint, told)
        case 404:
            return remedies.no_model(endpoint, told)
    return remedies.bad_address(endpoint, f"answers with status {status}: {told}")


def _pause(headers: Mapping[str, str], words: str, now: datetime) -> float | None:
    """Seconds to wait as the service asks: in milliseconds (OpenAI), in seconds, as a date, or only in its words."""
    exact = headers.get("retry-after-ms", "")
    if _NUMBER.fullmatch(exact):
        return min(float(exact) / 1000, MOST_RETRY_AFTER)
    if _NUMBER.fullmatch(headers.get("retry-after", "")):
        return min(float(headers["retry-after"]), MOST_RETRY_AFTER)
    named = retry_after(headers, now)
    said = _IN_WORDS.search(words[:2000])
    if named is not None or said is None:
        return named
    return min(float(said[1]) / (1000 if said[2] == "ms" else 1), MOST_RETRY_AFTER)
