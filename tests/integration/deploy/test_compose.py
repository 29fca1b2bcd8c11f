"""deploy/compose.yaml: what it starts, with which rights, and that every name in it exists."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.config import TABLE
from adapters.wiring.service import LONGEST_STOP

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if service["image"].startswith("jogan:"))
LONG_RUNNING = ["bot", "jogan", "worker"]


def in_profile(profile: str) -> set[str]:
    return {name for name, service in SERVICES.items() if profile in service["profiles"]}


def test_one_machine_is_one_process_and_many_are_a_bot_two_workers_and_a_database() -> None:
    assert in_profile("one") == {"jogan"}
    assert in_profile("many") == {"upgrade", "bot", "worker", "database"}
    assert "command" not in SERVICES["jogan"]  # `jogan run`, as the image says: everything in one process
    assert SERVICES["bot"]["command"] == ["run", "--role", "bot"]
    assert SERVICES["worker"]["command"] == ["run", "--role", "worker"]
    assert SERVICES["worker"]["deploy"]["replicas"] == 2
    assert SERVICES["upgrade"]["command"] == ["db", "upgrade"]


@pytest.mark.parametrize("name", OURS)
def test_our_services_can_change_nothing_but_their_data(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["volumes"] == ["data:/data"]
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert not {"privileged", "ports", "network_mode", "pid", "user"} & service.keys()


@pytest.mark.parametrize("name", OURS)
def test_a_service_has_time_to_end_in_order(name: str) -> None:
    assert float(SERVICES[name]["stop_grace_period"].removesuffix("s")) > LONGEST_STOP


@pytest.mark.parametrize("name", OURS)
def test_every_setting_is_ours_and_every_secret_is_a_file_that_the_service_is_given(name: str) -> None:
    known = {row.name for row in TABLE}
    for setting, value in SERVICES[name]["environment"].items():
        assert setting.removesuffix("_FILE") in known, setting
        assert value.startswith("/run/secrets/"), setting  # nothing secret stands in the environment
        assert value.removeprefix("/run/secrets/") in SERVICES[name]["secrets"], setting


def test_what_is_named_is_declared() -> None:
    for name, service in SERVICES.items():
        assert set(service.get("secrets", [])) <= COMPOSE["secrets"].keys(), name
        assert {volume.partition(":")[0] for volume in service["volumes"]} <= COMPOSE["volumes"].keys(), name
        for other in service.get("depends_on", {}):
            assert set(SERVICES[other]["profiles"]) == set(service["profiles"]), (name, other)


def test_nobody_of_the_many_starts_before_the_schema_is_there() -> None:
    for name in ("bot", "worker"):
        assert SERVICES[name]["depends_on"] == {"upgrade": {"condition": "service_completed_successfully"}}
        assert "JOGAN_DATABASE_URL_FILE" in SERVICES[name]["environment"]
    assert SERVICES["upgrade"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert SERVICES["database"]["healthcheck"]["test"][1] == "pg_isready"
    # While the image makes a new database, a server of its own answers on the socket and is stopped again.
    assert SERVICES["database"]["healthcheck"]["test"][2:4] == ["-h", "127.0.0.1"]
    assert SERVICES["upgrade"]["restart"] == "no"


def test_what_runs_long_keeps_the_health_check_of_the_image() -> None:
    assert {name: "healthcheck" in SERVICES[name] for name in LONG_RUNNING} == dict.fromkeys(LONG_RUNNING, False)
    assert all(SERVICES[name]["restart"] == "unless-stopped" for name in LONG_RUNNING)


def test_the_database_is_a_named_version_without_a_password_in_the_file() -> None:
    database = SERVICES["database"]
    assert database["image"].partition(":")[2] not in ("", "latest")
    assert "POSTGRES_PASSWORD" not in database["environment"]
    assert "ports" not in database


def test_files_with_secrets_are_kept_out_of_the_repository() -> None:
    assert {Path(secret["file"]).parent.name for secret in COMPOSE["secrets"].values()} == {"secrets"}
    ignored = (ROOT / "deploy" / "secrets" / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored


def test_the_runbook_makes_every_secret_that_is_asked_for() -> None:
    runbook = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    (made,) = re.findall(r"&& touch (.*)", runbook)
    assert set(made.split()) == {f"secrets/{name}" for name in COMPOSE["secrets"]}
    assert set(re.findall(r"docker compose --profile (\w+)", runbook)) == {"one", "many"}
    named = re.findall(r"docker compose (?:exec|run|cp|stop|logs)(?: -\S+(?: sh)?)* (\w+)", runbook)
    assert {"jogan", "worker", "database", "bot"} == set(named)
