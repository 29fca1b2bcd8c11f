"""Scripts of answers: what the service says instead of, before or after doing what a request asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from responders.discord_service.faults import WORDINGS

Json = Any
PAGE = "<html><head><title>502 Bad Gateway</title></head><body><center>cloudflare</center></body></html>"


@dataclass(frozen=True)
class Answer:
    """One scripted answer. `stored`: the request is carried out all the same; `how`: answered, never (`silence`) or
    with a reset of the connection (`reset`); `delay` in seconds before it."""

    status: int = 200
    body: Json = None
    headers: Mapping[str, str] = field(default_factory=dict)
    stored: bool = False
    how: str = "answer"
    delay: float = 0.0

    def after(self, seconds: float) -> "Answer":
        """The same, later."""
        return replace(self, delay=seconds)

    def though_stored(self) -> "Answer":
        """The same, but the request was carried out."""
        return replace(self, stored=True)


OK = Answer(stored=True, how="real")
SILENCE = Answer(stored=True, how="silence")
DEAF = Answer(how="silence")
RESET_BEFORE = Answer(how="reset")
RESET_AFTER = Answer(stored=True, how="reset")


def refused(code: int, retry_after: float = 0.05) -> Answer:
    """The service's own refusal by code, in its wording; those of status 429 say how long to wait."""
    status, message = WORDINGS[code]
    if status == 429:
        body = {"message": message, "code": code, "retry_after": retry_after, "global": False}
        return Answer(status, body, {"Via": "1.1 google", "Retry-After": str(int(retry_after) + 1)})
    return Answer(status, {"message": message, "code": code})


def broken(status: int = 502, *, stored: bool = False) -> Answer:
    """A gateway's HTML page instead of JSON."""
    return Answer(status, PAGE, {"Via": "1.1 google"}, stored)


def limited(retry_after: float, scope: str | None = "user", *, via: bool = True) -> Answer:
    """A 429. `scope` user, shared, global or none; without `via` it is the network's own ban page."""
    headers = {"Retry-After": str(int(retry_after) + 1), "X-RateLimit-Reset-After": f"{retry_after:.3f}"}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    if scope is not None:
        headers["X-RateLimit-Scope"] = scope
    if not via:
        return Answer(429, "error code: 1015", headers)
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": scope == "global"}
    if scope == "shared":
        body = {"message": "The resource is being rate limited.", "retry_after": retry_after, "global": False}
    return Answer(429, body, headers | {"Via": "1.1 google"})


@dataclass
class Script:
    """Answers in turn for one method of one path, for one channel or for all."""

    method: str
    template: str
    answers: list[Answer]
    channel: int | None = None

    def next(self, method: str, template: str, channel: str | None) -> Answer | None:
        """The next answer, if this script is about the request and has one left."""
        here = self.channel is None or str(self.channel) == channel
        if self.answers and here and (method, template) == (self.method, self.template):
            return self.answers.pop(0)
        return None


@dataclass
class Bucket:
    """How many requests of one route and one major value pass in `window` seconds."""

    limit: int = 1000
    window: float = 1.0
    passed: Sequence[float] = ()

    def take(self, now: float) -> float:
        """0 where a request may pass, else the seconds until one may."""
        self.passed = [at for at in self.passed if at > now - self.window]
        if len(self.passed) >= self.limit:
            return self.passed[0] + self.window - now
        self.passed = [*self.passed, now]
        return 0.0

    def headers(self, name: str, now: float, epoch: float) -> dict[str, str]:
        """What every answer says about the bucket; `epoch` is this moment in seconds since 1970."""
        after = max(0.0, (self.passed[0] + self.window - now) if self.passed else self.window)
        return {
            "X-RateLimit-Bucket": name,
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(max(0, self.limit - len(self.passed))),
            "X-RateLimit-Reset": f"{epoch + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
        }
