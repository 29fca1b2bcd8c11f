"""`jogan check` as a process: the whole text is fetched where it can be had, and what was read is said."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest
from pages_with_words import RUNNING, a_page
from responders.papers import Answer, Papers

ROOT = Path(__file__).parents[2]
DAYS = ROOT / "adapters" / "sources" / "recorded" / "days"
LANTERN = "Lantern은 케냐의 지도 200만 장을 읽습니다."
OF_THE_CACHE = (
    "Fewer entries than these let the accuracy of the cache fall. We measure each part of the input for the cache."
    " Entries that a part keeps fall out of the cache. The accuracy of each part is what we measure. We keep entries"
    " of a part that it needs. The accuracy falls where a cache of fewer points stands."
)
"""Words of the page's own sentences once more: what a paper says only once is strange in it."""
ONLY_IN_THE_TEXT = "The cache has 512 entries, and accuracy falls by 0.3 points at most."


async def jogan(*arguments: str, folder: Path, typed: bytes = b"", **settings: str) -> tuple[int, str, str]:
    """Run the program beside the loopback's servers: its status, output and remarks."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "JOGAN_DATA_DIR": str(folder / "data"), **settings}
    environment |= {"PYTHONPATH": str(ROOT), "JOGAN_SOURCES": f"recorded:{DAYS}", "PYTHONUTF8": "1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=environment,
    )
    out, remarks = await process.communicate(typed)
    return process.returncode or 0, out.decode(), remarks.decode()


@pytest.mark.slow  # two processes: one that builds a day, one that fetches a text
async def test_the_whole_text_supports_what_the_abstract_lacks(tmp_path: Path) -> None:
    assert (await jogan("edition", "--date", "2024-07-16", "--no-send", folder=tmp_path))[0] == 0
    (tmp_path / "summary.txt").write_text(ONLY_IN_THE_TEXT, encoding="utf-8")
    asked = ("check", "summary.txt", "--paper", "2407.10671", "--json")
    page = a_page(
        f'<div class="ltx_para"><p class="ltx_p">{OF_THE_CACHE}</p></div>', title="Qwen2 Technical Report"
    ).encode()
    assert "512 entries" in RUNNING
    async with Papers({"/html/2407.10671": Answer(page, content_type="text/html")}) as papers:
        status, out, remarks = await jogan(*asked, folder=tmp_path, JOGAN_ARXIV_URL=papers.url)
    told = json.loads(out)
    assert (status, told["text"], told["verdict"]) == (0, "html", "supported"), remarks
    assert told["sentences"][0]["passages"]
    assert {passage["section"] for passage in told["sentences"][0]["passages"]} <= {
        f"{n} Part {n}" for n in range(1, 5)
    }


async def test_a_summary_is_read_from_a_pipe_and_needs_no_network(tmp_path: Path) -> None:
    text = {"title": "Lantern", "abstract": "We present Lantern. It reads 2 million maps of Kenya."}
    (tmp_path / "paper.json").write_text(json.dumps(text), encoding="utf-8")
    asked = ("check", "-", "--paper", "2407.00001", "--text", "paper.json")
    status, out, remarks = await jogan(*asked, folder=tmp_path, typed=LANTERN.encode() + b" \xff\n")
    assert (status, remarks) == (0, ""), out
    status, out, remarks = await jogan(*asked, folder=tmp_path, typed=LANTERN.replace("만", "억").encode())
    assert (status, remarks) == (1, "")
    assert "2 million maps" in out
    assert not (tmp_path / "data").exists()
