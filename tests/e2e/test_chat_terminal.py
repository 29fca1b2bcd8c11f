"""`jogan chat` as a process of its own: through a pipe, and on a terminal with its keys."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DAYS = ROOT / "adapters" / "sources" / "recorded" / "days"
WAIT = 15.0


def environment(folder: Path) -> dict[str, str]:
    """Data of its own; nothing else of this machine."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "JOGAN_DATA_DIR": str(folder / "data"),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


def jogan(*arguments: str, folder: Path, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=typed,
        capture_output=True,
        cwd=folder,
        env=environment(folder),
        check=False,
        timeout=20,
    )


@pytest.mark.slow  # two processes, each with its database
def test_a_piped_conversation_over_a_real_edition(tmp_path: Path) -> None:
    built = jogan("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16", "--no-send", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    script = "/subscribe LLM\n/digest\n1번\nb99\n/forget\n".encode()
    done = jogan("chat", "--as", "mina", "--language", "en", folder=tmp_path, typed=script)
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert said.startswith("Subscribed: LLM.\n")
    assert "Qwen2 Technical Report" in said
    assert str(tmp_path / "data") in said, "the picture is named where it is"
    assert "## 1. Qwen2 Technical Report" in said
    assert "Erased:" in said
    assert "\x1b" not in said


def test_bytes_that_are_no_text_are_answered(tmp_path: Path) -> None:
    done = jogan("chat", "--language", "en", folder=tmp_path, typed=b"\xff\xfe\x00/help\n/help\n")
    assert done.returncode == 0, done.stderr
    assert b"What you can write" in done.stdout
    assert b"Traceback" not in done.stderr


class Person:
    """Somebody at a terminal."""

    def __init__(self, folder: Path) -> None:
        self._mine, theirs = pty.openpty()
        # A session's leader that opens a terminal owns it: only then do its keys become signals.
        owning = 'exec "$0" -m bot chat --language en <"$1" >"$1" 2>&1'
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", owning, sys.executable, os.ttyname(theirs)],
            cwd=folder,
            env=environment(folder),
            start_new_session=True,
        )
        self._theirs = theirs
        self.seen = ""
        self._heard = 0

    def wait_for(self, words: str) -> None:
        """Read until some words are shown after those that were waited for last."""
        until = time.monotonic() + WAIT
        while words not in self.seen[self._heard :]:
            assert time.monotonic() < until, f"{words!r} never came:\n{self.seen}"
            if select.select([self._mine], [], [], 0.2)[0]:
                self.seen += os.read(self._mine, 65536).decode(errors="replace")
        self._heard = self.seen.index(words, self._heard) + len(words)

    def press(self, keys: str) -> None:
        os.write(self._mine, keys.encode())

    def left(self) -> int:
        """The exit status."""
        try:
            return self.process.wait(timeout=WAIT)
        finally:
            self.process.kill()
            os.close(self._mine)
            os.close(self._theirs)


@pytest.mark.slow  # a process and its terminal
@pytest.mark.parametrize("key", ["\x04", "\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_a_person_at_a_terminal_is_welcomed_and_leaves_with_a_key(tmp_path: Path, key: str) -> None:
    person = Person(tmp_path)
    person.wait_for("the morning paper")
    person.wait_for("> ")
    person.press("/subscribe LLM\n")
    person.wait_for("Subscribed: LLM")
    person.wait_for("> ")
    time.sleep(0.2)
    person.press(key)
    assert person.left() == 0
    assert "Traceback" not in person.seen
