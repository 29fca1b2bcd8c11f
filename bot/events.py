"""The written list of what is logged with fields: an operator asks the log by these words. It logs nothing itself.

No field holds a name, a message or a question. A chat is the store's number; only `trouble`, which tells of no paper
and no posting, has the platform's own, and `verdict` an operator's. Reasons are the words of platforms and sources.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One word under which lines are logged, the fields that such a line may have, and what it tells."""

    name: str
    fields: tuple[str, ...]
    meaning: str


LISTED: tuple[Event, ...] = (
    Event("started", ("version", "role", "settings"), "a process begins; `settings` are the names of those that are "
          "set, never their values"),
    Event("connected", ("lane", "chats", "subscribed"), "a bot is there"),
    Event("stopped", ("seconds",), "a process ended in order, so long after it was told to"),
    Event("task_died", ("task", "reason", "seconds"), "a bot or a duty died, and begins again in so many seconds"),
    Event("job_again", ("job", "key", "reason", "seconds"), "a job failed, and is tried again in so many seconds"),
    Event("clock_stepped", ("seconds",), "the wall clock moved by itself, or the machine slept"),
    Event("upgrade", ("revision", "before"), "the schema of the database is another now"),
    Event("source", ("source", "day", "found", "error", "seconds"), "a source was asked for a day; `error` is null "
          "where it answered"),
    Event("edition", ("day", "state", "reason", "cut_at", "published_at", "late_seconds", "papers", "texts", "dropped",
          "calls", "tokens", "money", "seconds", "stages"), "what came of a day. `texts` counts cards and reports by "
          "who wrote them, `dropped` the sentences that the gate stopped, by check; `calls`, `tokens` and `money` are "
          "what models took while it was built"),
    Event("rewritten", ("day", "papers"), "a model wrote what had been excerpts"),
    Event("audience", ("day", "expected", "absent", "chats"), "right after an edition: how many chats get it before "
          "the next one, and how many do not, by reason; `chats` are the first of those"),
    Event("chat_off", ("chat", "platform", "reason"), "a chat gets nothing from now on: it blocked us, put us out, "
          "took our rights, or is gone"),
    Event("plan", ("day", "looked_at", "chats", "rows", "waiting", "skipped", "skipped_chats", "seconds"), "chats that "
          "were due: how many were planned for with how many messages, how many wait for the edition, and how many "
          "get nothing new, by reason"),
    Event("drain", ("lane", "posting", "chats", "sent", "unsure", "retried", "dead", "parked", "expired", "refused",
          "seconds"), "what became of a posting while one worker had the lane; `refused` counts chats by reason"),
    Event("refusal", ("lane", "posting", "chat", "part", "delivery", "attempts", "state", "kind", "reason",
          "consequence"), "a message that one chat does not get: its number for `jogan deliveries why`, what the "
          "platform said, and what follows"),
    Event("pause", ("lane", "seconds", "reason"), "nothing of a lane is sent for so long"),
    Event("takeover", ("lane", "owner"), "a lane was taken from a process that gives no sign of life"),
    Event("lane_failed", ("lane", "reason"), "the ledger could not be asked or written: the worker ended"),
    Event("question", ("papers", "language", "ending", "answered", "writer", "dropped", "seconds"), "a question was "
          "answered; who asked and what stands nowhere"),
    Event("model_paused", ("model", "seconds", "reason"), "a model is left alone: it does not answer"),
    Event("budget", ("reason",), "no model is asked until tomorrow (UTC)"),
    Event("alert", ("kind", "subject", "day", "reason"), "what operators are told of, once a day"),
    Event("verdict", ("answer", "state", "operator", "chats"), "an operator withdrew an answer wherever it was "
          "given, or kept one that a reader had reported: its number, and the operator as the settings name them"),
    Event("corrected", ("day", "number", "choice", "edited", "left"), "`jogan correct` took a card back (`drop`) or "
          "had it written `anew`; the reason stands in the edition"),
    Event("trouble", ("platform", "place"), "one message of a person could not be answered as it should, or one post "
          "not be sent on; `place` is the platform's number of the chat"),
)  # fmt: skip
BY_NAME = {each.name: each for each in LISTED}


def event(name: str, /, **fields: object) -> dict[str, object]:
    """A line's `extra`. Names and fields are those of the list: a test reads every call."""
    return {"event": name, **fields}
