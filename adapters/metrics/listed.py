"""The written list of all metrics: deploy/README.md and the dashboard are held to it. It measures nothing.

No label has a person, a chat, a paper or a question in it: its values are names of ours or of the settings.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """One name. What `grows` is counted since the process began, a `spread` besides by how long it took; the others are
    as they are at the moment."""

    name: str
    labels: tuple[str, ...]
    meaning: str
    grows: bool = False
    spread: bool = False


LISTED: tuple[Metric, ...] = (
    Metric("jogan_deliveries", ("lane", "state"), "messages in the ledger by what became of them"),
    Metric("jogan_oldest_ready_seconds", ("lane",), "since when the oldest message that may be sent waits; 0: none"),
    Metric("jogan_lane_held", ("lane",), "1: a process drains the lane; 0: nobody does"),
    Metric("jogan_lane_paused_seconds", ("lane",), "until the lane sends again; 0: it is not paused"),
    Metric("jogan_chats", ("state",), "chats that are known, subscribed, paused, off"),
    Metric("jogan_edition_day_seconds", (), "the day (midnight UTC, Unix time) of the newest edition; 0: none"),
    Metric("jogan_edition_late_seconds", (), "since the cut, while the newest closed day has neither an edition nor "
           "a reason to have none; else 0"),
    Metric("jogan_edition_papers", (), "papers of the newest edition"),
    Metric("jogan_edition_texts", ("writer", "because"), "cards and reports of the newest edition by who wrote them, "
           "and why not the model"),
    Metric("jogan_edition_stage_seconds", ("stage",), "what each stage took of the day that this process built last"),
    Metric("jogan_gate_stopped", ("of", "check"), "sentences of the newest edition's cards and reports that the gate "
           "stopped"),
    Metric("jogan_source_up", ("source",), "1: the source could be read for the last day that was built; 0: it failed"),
    Metric("jogan_source_papers", ("source",), "papers that it listed for that day"),
    Metric("jogan_source_read_seconds", ("source",), "when a list of it with papers in it was last read (Unix time); "
           "0: never"),
    Metric("jogan_model_calls", ("payer",), "questions to models today (UTC), for the edition and for chats"),
    Metric("jogan_model_tokens", ("payer", "kind"), "tokens today; `reserved`: of calls that are not settled"),
    Metric("jogan_model_tokens_limit", (), "JOGAN_DAILY_TOKENS"),
    Metric("jogan_model_money", ("payer",), "what these tokens cost by JOGAN_PRICE_INPUT and JOGAN_PRICE_OUTPUT; "
           "absent where they are not set"),
    Metric("jogan_model_call_seconds", ("purpose",), "calls to models that brought what was asked for, by what they "
           "took", spread=True),
    Metric("jogan_model_failures_total", ("role", "kind"), "calls that did not, by how they failed; the role is "
           "writer, fallback or voter", grows=True),
    Metric("jogan_read_seconds", (), "what reading all of the above from the database took"),
    Metric("jogan_questions_total", ("ending",), "questions that were answered, by how", grows=True),
    Metric("jogan_question_seconds", (), "their answers, by what they took", spread=True),
    Metric("jogan_question_stopped_total", ("check",), "sentences of answers that the gate stopped", grows=True),
    Metric("jogan_task_deaths_total", ("task",), "deaths of a bot or a duty, which begins again", grows=True),
    Metric("jogan_task_up", ("task",), "0: it died and waits to begin again; 1: it is back"),
)  # fmt: skip
BY_NAME = {metric.name: metric for metric in LISTED}
OF_THE_PROCESS = (
    "process_virtual_memory_bytes",
    "process_resident_memory_bytes",
    "process_start_time_seconds",
    "process_cpu_seconds_total",
    "process_open_fds",
    "process_max_fds",
)
"""What the library tells of any process, on Linux."""
