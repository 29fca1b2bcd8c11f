"""The program as a whole: what is loaded with it."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import asyncio, sys
from pathlib import Path
from adapters.config import read
from adapters.wiring.program import program

async def main(**given):
    folder = Path(sys.argv[1])
    async with program(read({"JOGAN_DATA_DIR": str(folder), **given}, folder)):
        return "bot.digest.writers" in sys.modules

print(asyncio.run(main()), asyncio.run(main(JOGAN_MODEL="model-1", OPENAI_BASE_URL="http://127.0.0.1:9/v1")))
"""


@pytest.mark.timeout(60)
def test_who_has_a_model_has_what_writes_with_it_before_the_first_edition(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True, timeout=50
    )
    assert done.stdout.split() == ["False", "True"]
