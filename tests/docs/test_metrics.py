"""The written list of metrics, the dashboard and what is told are the same names; deploy/README.md has the list."""

import json
import re
from pathlib import Path

from adapters.measured import Spread
from adapters.metrics.exposed import Sample, exposition
from adapters.metrics.listed import LISTED, OF_THE_PROCESS

DEPLOY = Path(__file__).parents[2] / "deploy"
NAMES = {metric.name for metric in LISTED}
BOUNDED = {"lane", "state", "writer", "because", "check", "source", "payer", "kind", "ending", "task", "stage", "of",
           "purpose", "role"}  # fmt: skip
"""Labels whose values are names of ours or of the settings."""


def queries() -> list[str]:
    board = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]]


def of_a_spread(name: str) -> str:
    """The list's name of what Prometheus has under three."""
    whole = re.sub(r"_(?:bucket|sum|count)$", "", name)
    return whole if any(each.name == whole and each.spread for each in LISTED) else name


def test_every_query_of_the_dashboard_names_a_metric_that_exists_and_each_is_shown() -> None:
    asked = {of_a_spread(name) for query in queries() for name in re.findall(r"\b(?:jogan|process)_\w+", query)}
    assert asked - NAMES - set(OF_THE_PROCESS) == set()
    assert NAMES - asked == set()
    assert all(re.search(r"\b(?:jogan|process)_\w+", query) for query in queries())


def test_every_label_of_a_query_is_one_of_its_metrics() -> None:
    labels = {metric.name: set(metric.labels) for metric in LISTED}
    for query in queries():
        grouped = {label.strip() for found in re.findall(r"by \(([^)]*)\)", query) for label in found.split(",")} - {
            "le"
        }
        assert all(grouped <= labels[of_a_spread(name)] for name in re.findall(r"jogan_\w+", query)), query


def test_no_label_can_hold_a_person_or_a_chat_and_no_name_comes_twice() -> None:
    assert {label for metric in LISTED for label in metric.labels} == BOUNDED
    assert len(NAMES) == len(LISTED)


def test_what_is_told_has_the_listed_names_and_those_of_the_process() -> None:
    ones = (Sample(each.name, Spread() if each.spread else 1, tuple("x" for _ in each.labels)) for each in LISTED)
    told = {of_a_spread(name) for name in re.findall(r"(?m)^([a-z_]+)[ {]", exposition(list(ones)).decode())}
    assert told - set(OF_THE_PROCESS) == NAMES
    assert told >= NAMES


def test_the_list_is_in_the_runbook_with_its_words() -> None:
    runbook = (DEPLOY / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{metric.name}` |" in runbook and metric.meaning in runbook for metric in LISTED)
