"""deploy/Dockerfile: who runs, what is copied, and the health check against a real server."""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import web

from adapters.cli.main import app as command_line
from adapters.config import TABLE
from adapters.serve import Route, serving

ROOT = Path(__file__).parents[3]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
LINES = [line for line in DOCKERFILE.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
STEPS = [tuple(line.split(maxsplit=1)) for line in LINES]
LAST = STEPS[max(number for number, (kind, _) in enumerate(STEPS) if kind == "FROM") :]
CHECK = json.loads(next(rest for kind, rest in STEPS if kind == "HEALTHCHECK").partition("CMD ")[2])


def last(kind: str) -> list[str]:
    return [rest for each, rest in LAST if each == kind]


def test_nobody_in_particular_runs_it() -> None:
    (user,) = last("USER")
    assert re.fullmatch(r"[1-9][0-9]+:[1-9][0-9]+", user)
    assert [kind for kind, _ in LAST].index("USER") > [kind for kind, _ in LAST].index("RUN")  # after what needs root
    owner, group = user.split(":")
    assert last("RUN") == [f"install -d -o {owner} -g {group} -m 0700 /data"]
    assert last("VOLUME") == ["/data"]


def test_it_starts_the_service() -> None:
    assert json.loads(last("ENTRYPOINT")[0]) == ["jogan"]
    (command,) = json.loads(last("CMD")[0])
    assert command in {
        each.name or each.callback.__name__ for each in command_line.registered_commands if each.callback
    }


def test_both_stages_have_the_same_python_of_a_named_version() -> None:
    bases = {rest.partition(" ")[0] for kind, rest in STEPS if kind == "FROM"}
    (base,) = bases
    assert re.fullmatch(r"python:3\.1[1-9]-slim-[a-z]+", base)


def test_what_is_copied_is_there_and_passes_the_list_of_what_may_be() -> None:
    allowed = {
        line[1:]
        for line in (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    copied = {name for kind, rest in STEPS if kind == "COPY" and "--from" not in rest for name in rest.split()[:-1]}
    assert copied == allowed
    assert all((ROOT / name).exists() for name in copied)


def test_versions_are_the_pinned_ones() -> None:
    (pinned,) = [rest for kind, rest in STEPS if kind == "ENV" and "PIP_CONSTRAINT" in rest]
    assert pinned.split() == ["PIP_CONSTRAINT=/src/constraints.txt", "PIP_BUILD_CONSTRAINT=/src/constraints.txt"]


def test_settings_in_it_exist_and_none_is_a_secret() -> None:
    known = {row.name: row.secret for row in TABLE}
    named = re.findall(r"\b((?:JOGAN|OPENAI)_[A-Z_]+)=", "\n".join(rest for _, rest in STEPS))
    assert {"JOGAN_DATA_DIR", "JOGAN_METRICS_PORT"} <= set(named)
    assert [name for name in named if known[name]] == []


async def checked(port: int) -> int:
    """The exit status of the image's health check here."""
    program, *arguments = CHECK
    assert program == "python"
    child = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env={"JOGAN_METRICS_PORT": str(port)}, stderr=subprocess.DEVNULL
    )
    return await child.wait()


@pytest.mark.parametrize(("status", "left"), [(200, 0), (503, 1), (404, 1)])
async def test_the_health_check_believes_the_service(status: int, left: int) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status)

    async with serving([Route("GET", "/healthz", answer)], "127.0.0.1", 0, named="JOGAN_METRICS_PORT") as port:
        assert await checked(port) == left


async def test_a_service_that_does_not_listen_is_not_well() -> None:
    async with serving([], "127.0.0.1", 0, named="JOGAN_METRICS_PORT") as port:
        pass
    assert await checked(port) != 0
