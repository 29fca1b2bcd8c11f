"""The service's refusals: codes, statuses and wordings as it gives them, and the shape of an answer that refuses."""

from collections.abc import Sequence
from typing import Any

from responders.discord_service.schema import Complaint

# code: (HTTP status, wording)
WORDINGS: dict[int, tuple[int, str]] = {
    0: (404, "404: Not Found"),
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10087: (404, "Unknown Tag"),
    10063: (404, "Unknown application command"),
    20016: (429, "This action cannot be performed due to slowmode rate limit."),
    20028: (429, "The write action you are performing on the channel has hit the write rate limit."),
    30007: (400, "Maximum number of webhooks reached (15)"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30033: (400, "Maximum number of thread participants reached (1000)"),
    30034: (400, "Maximum number of daily application command creates has been reached (200)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
    40001: (401, "Unauthorized"),
    40002: (403, "You need to verify your account in order to perform this action."),
    40003: (429, "You are opening direct messages too fast."),
    40005: (413, "Request entity too large"),
    40033: (400, "This message was already crossposted"),
    40060: (400, "Interaction has already been acknowledged."),
    40062: (429, "Service resource is being rate limited."),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40094: (400, "Maximum number of follow up messages reached for this interaction."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (403, "Cannot execute action on this channel type"),
    50025: (401, "Invalid OAuth2 access token provided"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    110000: (500, "Internal network error"),
    130000: (503, "API resource is currently overloaded. Try again a little later"),
    150006: (403, "You need to be a member of this guild to do that"),
    160004: (400, "A thread has already been created for this message"),
    160005: (400, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
    200000: (400, "Message was blocked by automatic moderation"),
    220001: (400, "Webhooks posted to forum channels must have a thread_name or thread_id"),
    240000: (400, "Message contains a blocked link"),
}


class Refusal(Exception):
    """An answer that refuses. `malformed` marks what no caller may ever send: it fails the test."""

    def __init__(
        self,
        code: int,
        complaints: Sequence[Complaint] = (),
        retry_after: float | None = None,
        *,
        of_the_world: bool = False,
    ) -> None:
        self.code = code
        self.of_the_world = of_the_world
        self.status, self.message = WORDINGS[code]
        self.complaints = tuple(complaints)
        self.retry_after = retry_after
        super().__init__(f"{self.status} {self.code} {self.message}")

    @property
    def malformed(self) -> bool:
        """Whether the request itself was wrong, whatever the world was like."""
        return self.code in (50035, 50006, 50109) and not self.of_the_world

    def body(self) -> dict[str, Any]:
        """The JSON that says so."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.complaints:
            body["errors"] = error_tree(self.complaints)
        if self.retry_after is not None:
            body |= {"retry_after": self.retry_after, "global": False}
        return body


def error_tree(complaints: Sequence[Complaint]) -> dict[str, Any]:
    """The nested `errors` object: a level for each part of the path, `_errors` at the leaf."""
    tree: dict[str, Any] = {}
    for complaint in complaints:
        level = tree
        for part in filter(None, complaint.where.split(".")):
            level = level.setdefault(part, {})
        level.setdefault("_errors", []).append({"code": complaint.code, "message": complaint.message})
    return tree
