"""Processes of the service that start in a moment: one that has imported everything forks them.

It says the process id of each that it starts, and the exit status of each that it is asked to wait for.
"""

import asyncio
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen
from types import TracebackType
from typing import Any, Self

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Nursery:
    """The harness's side: `with Nursery("kill.life") as nursery`, where the module's functions are what children do."""

    def __init__(self, module: str, stderr: Path | None = None) -> None:
        self._module, self._stderr = module, stderr
        self._pid = 0
        self.ended: dict[int, int] = {}

    def __enter__(self) -> Self:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
        command = [sys.executable, str(HERE / "nursery.py"), self._module]
        with open(self._stderr or os.devnull, "ab") as told:
            self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=told, env=environment, text=True)
        assert self._line() == "ready"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def start(self, function: str, **arguments: Any) -> int:
        """Have a child do this; its process id."""
        self._say({"do": function, "arguments": arguments})
        return int(self._line())

    def wait(self, pid: int) -> int:
        """A child's exit status, once it has ended."""
        self._say({"wait": pid})
        return int(self._line())

    def kill(self, pid: int, number: int = signal.SIGKILL) -> int:
        """End a child by a signal; its exit status."""
        os.kill(pid, number)
        return self.wait(pid)

    def _say(self, told: object) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the nursery has ended"
        return line.strip()


def main(module: str) -> None:
    """The forking side."""
    functions = vars(importlib.import_module(module))
    _tell("ready")
    while line := sys.stdin.readline():
        asked = json.loads(line)
        if "wait" in asked:
            _tell(os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1]))
        elif (pid := os.fork()) == 0:
            _live(functions[asked["do"]], asked["arguments"])
        else:
            _tell(pid)


def _live(function: Callable[..., Any], arguments: dict[str, Any]) -> None:
    """A child's whole life; it must never go back into the loop above."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0), os.dup2(nothing, 1)
        status = int(asyncio.run(function(**arguments)) or 0)
    except BaseException:  # noqa: BLE001 -- whatever it is, the child ends here and says it
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _tell(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
