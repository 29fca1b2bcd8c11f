"""Hostile answers end in one clear line and cost little memory: the bars are measured in processes of their own."""

import asyncio
import gzip
import json
import os
import sys
import zlib
from pathlib import Path

import pytest
from responders.papers import Answer, Papers

CAPTURED = Path(__file__).parents[1] / "captured" / "sources"
ROOT = Path(__file__).parents[2]
BAR = 50 * 1024
MEGABYTE = 1024 * 1024
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10))
    + b"]><feed>&k;</feed>"
)
EXTERNAL = b'<!DOCTYPE feed [<!ENTITY file SYSTEM "file:///etc/passwd">]><feed><title>&file;</title></feed>'
PARAMETER = b'<!DOCTYPE feed [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]><feed/>'
PAGE = b"<!DOCTYPE html><html><body>Please show that you are no robot</body></html>"
ENTRY = b"<entry><id>http://arxiv.org/abs/2407.10671v1</id><title>T</title></entry>"


def gzip_bomb(megabytes: int) -> bytes:
    """Zeros, packed twice as hard as they need: 200 MB are about 199 KB."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    step = b"0" * MEGABYTE
    return b"".join(packer.compress(step) for _ in range(megabytes)) + packer.flush()


def packed(body: bytes, *, kind: str = "application/json") -> Answer:
    return Answer(body, headers={"Content-Encoding": "gzip"}, content_type=kind)


BOMB = gzip_bomb(200)
MANY = b"<feed>" + b"<a/>" * 140_000 + ENTRY + b"</feed>"
WIDE = b"<feed><entry " + b" ".join(b'a%d=""' % n for n in range(400_000)) + b"/></feed>"
TEXT = b"<feed>" + ENTRY.replace(b"T", b"T" * (4 * MEGABYTE)) + b"</feed>"

# name: (answer, the words that its line must have; None: it is read)
BOMBS: dict[str, tuple[Answer, str | None]] = {
    "huggingface:gzip": (packed(BOMB), "unpacks to"),
    "arxiv:gzip": (packed(BOMB), "unpacks to"),
    "huggingface:gzip-in-gzip": (packed(gzip.compress(BOMB)), "web page|not JSON|not UTF-8"),
    "huggingface:deep": (Answer(b"[" * 200_000), "nested too deeply"),
    "huggingface:many": (Answer(b"[" + b"[]," * 1_600_000 + b"[]]"), "more than 200,000 values"),
    "huggingface:page": (Answer(PAGE, content_type="text/html"), "a web page, not a list"),
    "huggingface:slow": (Answer(b"[", drip=0.05), "did not finish its answer in time"),
    "huggingface:endless": (Answer(b" " * 65536, drip=0.0001), "sent more than 5 MB"),
    "huggingface:redirect": (Answer(status=302, headers={"Location": "http://169.254.169.254/"}), "not a host"),
    "huggingface:circle": (Answer(status=302, headers={"Location": "?again"}), "redirects more than 3 times"),
    "arxiv:laughs": (Answer(LAUGHS), "declares XML entities, which is refused"),
    "feed:laughs": (Answer(LAUGHS), "declares XML entities, which is refused"),
    "arxiv:external": (Answer(EXTERNAL), "declares XML entities, which is refused"),
    "arxiv:parameter": (Answer(PARAMETER), "declares XML entities, which is refused"),
    "huggingface:at-the-bounds": (Answer(b"[" + b"[]," * 95_000 + b"[]]"), "is a paper"),
    "arxiv:deep": (Answer(b"<a>" * 200_000), "more than 150,000 elements"),
    "arxiv:less-deep": (Answer(b"<a>" * 140_000), "nested too deeply"),
    "arxiv:deep-closed": (Answer(b"<a>" * 200_000 + b"</a>" * 200_000), "more than 150,000 elements"),
    "arxiv:elements": (Answer(b"<feed>" + b"<a/>" * 1_200_000 + b"</feed>"), "more than 150,000 elements"),
    "arxiv:attributes": (Answer(WIDE), "more than 150,000 elements"),
    "arxiv:page": (Answer(PAGE), "is a web page, not a feed"),
    "arxiv:at-the-bounds": (Answer(MANY), None),
    "arxiv:long-text": (Answer(TEXT), None),
}


def script() -> dict[str, Answer]:
    good = Answer((CAPTURED / "huggingface" / "2024-01-05.json").read_bytes())
    atom = Answer((CAPTURED / "arxiv" / "atom" / "id_list_1601.00001.xml").read_bytes())
    answers = {"/good/api/daily_papers": good, "/good.xml": atom}
    for name, (answer, _) in BOMBS.items():
        source, _, path = name.partition(":")
        tail = {"huggingface": "/api/daily_papers", "feed": "/cs.LG", "arxiv": ""}[source]
        answers[f"/{path}{tail}"] = answer
    return answers


@pytest.mark.slow  # a process for each of the bombs, and two that wait for a deadline: about five seconds
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
async def test_each_bomb_is_one_clear_line_and_under_fifty_megabytes(record_property) -> None:
    async with Papers(script()) as papers:
        command = [sys.executable, "-m", "responders.bomb_reader", papers.url, *BOMBS]
        paths = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
        reader = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}
        )
        output, _ = await reader.communicate()
        assert reader.returncode == 0
    results = {result["name"]: result for result in map(json.loads, output.splitlines())}
    assert set(results) == set(BOMBS)
    record_property("bombs", results)
    for name, (_, words) in BOMBS.items():
        result = results[name]
        assert result["grown"] < BAR, result
        assert result["seconds"] < 5, result
        if words is None:
            assert result["kind"] is None, result
        else:
            assert any(part in result["error"] for part in words.split("|")), result
            assert "\n" not in result["error"]


def test_the_bomb_is_as_small_as_the_one_that_was_met() -> None:
    assert len(BOMB) < 210_000
