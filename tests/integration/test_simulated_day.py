"""A day of the real service is asked four questions, by its log and its metrics alone: was the edition on time, who did
not get it and why, what did it cost, what did the gate stop. The answers are held against what the others know."""

import asyncio
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from loopback import a_free_port
from responders.bot_api.api import TOKEN
from scraped import Scraped, scraped
from simulated_day import DISCORD_LANE, PRICES, Day, live

from bot.events import BY_NAME

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]  # the day takes some 15 s: pauses and doubts last as they do
RUNBOOK = Path(__file__).parents[2] / "deploy" / "README.md"
TELEGRAM = f"telegram:{TOKEN.partition(':')[0]}"


class Log:
    """The lines of a day."""

    def __init__(self, text: str) -> None:
        self.lines = [json.loads(line) for line in text.splitlines()]

    def of(self, *events: str) -> list[dict[str, Any]]:
        """The lines of some events, in order."""
        return [line for line in self.lines if line.get("event") in events]

    def the(self, event: str) -> dict[str, Any]:
        """The one line of an event."""
        (line,) = self.of(event)
        return line

    def without(self) -> dict[int, set[str]]:
        """Who did not get the edition, by number, with every reason that is told."""
        found: dict[int, set[str]] = {}
        for line in self.of("audience"):
            _add(found, line["chats"])
        for line in self.of("plan"):
            _add(found, line["skipped_chats"])
        for line in self.of("refusal"):
            if line["part"] == 1:
                found.setdefault(line["chat"], set()).add(line["kind"])
        for line in self.of("chat_off"):
            found.setdefault(line["chat"], set()).add(line["reason"])
        return found

    def sums(self, key: str, *events: str) -> Counter[str]:
        """What is counted under a key, over all lines of some events."""
        return sum((Counter(line[key]) for line in self.of(*events)), Counter[str]())


def _add(found: dict[int, set[str]], by_reason: Mapping[str, list[int]]) -> None:
    for reason, chats in by_reason.items():
        for chat in chats:
            found.setdefault(chat, set()).add(reason)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return asyncio.run(live(tmp_path_factory.mktemp("day"), a_free_port()))


@pytest.fixture
def log(day: Day) -> Log:
    return Log(day.log)


@pytest.fixture
def metrics(day: Day) -> Scraped:
    return scraped(day.metrics)


def test_was_the_edition_on_time(log: Log, metrics: Scraped, day: Day) -> None:
    edition = log.the("edition")
    assert (edition["day"], edition["state"], edition["reason"]) == ("2024-07-16", "published", None)
    assert edition["cut_at"] == "2024-07-16T23:00:00+00:00"
    assert 5 <= edition["late_seconds"] < 60
    assert edition["papers"] == len(day.edition["papers"])
    assert {line["source"]: bool(line["error"]) for line in log.of("source")} == {
        "recorded": False,
        "huggingface": True,
    }
    assert metrics["jogan_edition_late_seconds",] == 0
    assert metrics["jogan_source_up", "huggingface"] == 0
    assert {"collect", "summarise", "archive"} <= set(edition["stages"])
    assert metrics["jogan_edition_stage_seconds", "summarise"] == pytest.approx(
        edition["stages"]["summarise"], abs=0.001
    )


def test_who_did_not_get_it_and_why(log: Log, metrics: Scraped, day: Day) -> None:
    """Everybody whom nothing reached has a reason, the right one, and nobody else has one."""
    told = {name: log.without().get(number, set()) for name, number in day.numbers.items()}
    assert told == {
        "ann": set(),
        "ben": set(),
        "blocks": {"blocked"},
        "wrong": {"dead"},
        "silent": {"parked"},
        "pauses": {"paused"},
        "weekend": {"another_day"},
        "chooses": {"none_chosen"},
        "only asks": {"not_subscribed"},
        "left": {"blocked"},
        "lab": set(),
        "no rights": {"no_rights"},
    }
    unknown = {"silent"}  # its first message arrived, and nobody could know: it is looked into by a person
    assert {name for name, reasons in told.items() if not reasons} == set(day.arrived) - unknown
    audience, plan = log.the("audience"), log.the("plan")
    assert audience["expected"] + sum(audience["absent"].values()) == len(day.numbers)
    assert plan["chats"] + sum(plan["skipped"].values()) + plan["waiting"] == plan["looked_at"] <= audience["expected"]


def test_what_stands_in_the_ledger_is_what_the_log_told(log: Log, metrics: Scraped, day: Day) -> None:
    drained = log.of("drain")
    for lane in (TELEGRAM, DISCORD_LANE):
        of_it = [line for line in drained if line["lane"] == lane]
        assert metrics["jogan_deliveries", lane, "sent"] == sum(line["sent"] for line in of_it)
        assert metrics["jogan_deliveries", lane, "parked"] == sum(line["parked"] for line in of_it)
        refused = sum(sum(line["refused"].values()) for line in of_it)
        assert metrics["jogan_deliveries", lane, "dead"] == sum(line["dead"] for line in of_it) + refused
    assert metrics["jogan_deliveries", TELEGRAM, "ready"] == 0
    parked = sum(line["parked"] for line in drained)  # they arrived, which nobody could know
    assert sum(line["sent"] for line in drained) + parked == sum(day.arrived.values())
    (pause, *_) = log.of("pause")
    assert (pause["lane"], pause["seconds"]) == (TELEGRAM, 2.0)
    assert {line["kind"] for line in log.of("alert")} >= {"dead", "parked"}


def test_what_did_it_cost(log: Log, metrics: Scraped, day: Day) -> None:
    edition = log.the("edition")
    assert edition["calls"] == day.calls - day.asked_calls == metrics["jogan_model_calls", "edition"]
    assert metrics["jogan_model_calls", "chats"] == day.asked_calls > 0
    kinds = [
        metrics["jogan_model_tokens", kind, payer] for payer in ("edition", "chats") for kind in ("input", "output")
    ]
    assert sum(kinds) == day.tokens
    assert edition["tokens"] == sum(kinds[:2])
    price = (kinds[0] * PRICES[0] + kinds[1] * PRICES[1]) / 1e6
    assert edition["money"] == pytest.approx(price) == metrics["jogan_model_money", "edition"]
    counted = sum(value for key, value in metrics.items() if key[0] == "jogan_model_call_seconds_count")
    assert counted == day.calls


def test_what_did_the_gate_stop(log: Log, metrics: Scraped, day: Day) -> None:
    cards = [card for paper in day.edition["papers"] for card in paper["cards"].values()]
    reports = [text for report in day.edition["reports"] for text in report["texts"].values()]
    stopped = Counter(each["check"] for text in (*cards, *reports) for each in text["dropped"])
    assert log.sums("dropped", "edition") == stopped
    assert stopped["numbers"] > 0
    shown = {(key[1], key[2]): value for key, value in metrics.items() if key[0] == "jogan_gate_stopped"}
    assert sum(shown.values()) == stopped.total()
    question = log.the("question")
    assert (question["ending"], question["writer"]) == ("answered", "model")
    assert question["dropped"] == {"numbers": 1}
    assert metrics["jogan_question_stopped_total", "numbers"] == 1
    assert metrics["jogan_question_seconds_count",] == 1


def test_the_process_says_when_it_began_and_ended_and_what_is_set_without_values(log: Log, day: Day) -> None:
    started, stopped = log.the("started"), log.the("stopped")
    assert log.lines.index(started) < log.lines.index(stopped)
    assert log.lines[-1] == stopped
    assert started["role"] == "all"
    assert {"JOGAN_TELEGRAM_TOKEN", "JOGAN_MODEL"} <= set(started["settings"])
    assert {line["lane"] for line in log.of("connected")} == {TELEGRAM, DISCORD_LANE}


def test_no_line_has_a_token_a_name_a_question_or_a_person(log: Log, day: Day) -> None:
    assert TOKEN not in day.log
    assert "How many tokens" not in day.log
    for line in log.lines:
        assert set(line) <= {"time", "level", "logger", "message", "event", "exc_info"} | set(
            BY_NAME[line["event"]].fields if "event" in line else ()
        ), line
    told = [line for line in log.lines if line.get("event") != "trouble"]
    assert not [line for line in told for person in day.people if f'"{person}"' in json.dumps(line)]


# --- the runbook's recipes


def recipes() -> Iterator[str]:
    """The commands of the runbook that read the log."""
    (block,) = re.findall(r"<!-- recipes -->\n```sh\n(.*?)```", RUNBOOK.read_text(encoding="utf-8"), re.DOTALL)
    yield from (line for line in block.splitlines() if line.startswith("jq"))


@pytest.mark.parametrize("before", ["", "\x1b[2K"], ids=["journal", "compose"])
def test_the_runbooks_log_has_no_line_that_the_recipes_cannot_read(before: str, tmp_path: Path) -> None:
    """journalctl gives systemd's own lines too, docker compose some bytes for a terminal before each line."""
    ours = '{"time": "2024-07-16T23:00:00.000Z", "level": "INFO", "message": "a {sign}"}'
    written = f"{before}Started jogan.service - jogan.\n{before}{ours}\n{before}jogan: the database is away\n"
    (tmp_path / "written").write_text(written, encoding="utf-8")
    kept = re.findall(r"\| (grep -o .*?) >log\.json", RUNBOOK.read_text(encoding="utf-8"))
    assert len(kept) == 2
    for line in kept:
        made = ["sh", "-c", f"{line} <written"]
        told = subprocess.run(made, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=20).stdout
        assert told == ours + "\n"


def test_every_event_and_field_of_a_recipe_is_one_that_is_logged() -> None:
    assert list(recipes())
    for line in recipes():
        names = re.findall(r'\.event == "(\w+)"', line)
        asked = re.findall(r"[{,] *(\w+)", line) + re.findall(r"\| \.(\w+)'", line)
        assert names
        assert asked
        assert all(field in (*BY_NAME[name].fields, "event") for name in names for field in asked), line


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_recipes_answer_as_they_stand(day: Day, log: Log, tmp_path: Path) -> None:
    (tmp_path / "log.json").write_text(day.log, encoding="utf-8")
    found = {}
    for line in recipes():
        made = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=20)
        found[line] = [json.loads(each) for each in made.stdout.splitlines()]
    assert all(found.values()), "a recipe finds nothing"
    (late,) = next(answer for line, answer in found.items() if "late_seconds" in line)
    assert late["late_seconds"] == log.the("edition")["late_seconds"]
    refusals = next(answer for line, answer in found.items() if '"refusal"' in line)
    needy = {day.numbers[name] for name in ("blocks", "wrong", "silent")}
    assert {each["chat"] for each in refusals} >= needy
    (cost,) = next(answer for line, answer in found.items() if "money" in line)
    assert cost["calls"] == day.calls - day.asked_calls
