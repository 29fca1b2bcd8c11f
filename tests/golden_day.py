"""The shipped day through the whole day's way with fakes for store and clock: what tests/golden/2024-07-16 holds.

Renew the files after a change that is meant, and read the difference:
`PYTHONPATH=.:tests python tests/golden_day.py`
"""

import asyncio
import shutil
import tempfile
from pathlib import Path

from fakes import FakeClock, FakeStore

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.charts.categories import PillowCharts
from adapters.sources.arxiv import ArxivXml
from adapters.sources.huggingface import DailyPapers
from adapters.sources.recorded import DEMO_DAY, Collected, Recorded, demo_path
from bot.digest.service import Built, Digest
from bot.domain.nine import NINE
from bot.settings import EditionSettings

GOLDEN = Path(__file__).parent / "golden" / DEMO_DAY.isoformat()


async def build(archive: Path) -> Built:
    """The day's edition, its folder written under `archive`."""
    digest = Digest(
        sources=[Recorded(demo_path(), [DailyPapers(), ArxivXml(), Collected()])],
        metadata=None,
        store=FakeStore(),
        archive=MarkdownArchive(archive),
        charts=PillowCharts(),
        categories=NINE,
        clock=FakeClock(),
        settings=EditionSettings(),
    )
    return await digest.build(DEMO_DAY)


def renew() -> None:
    """Write the golden files anew. The picture is kept to be looked at; its bytes depend on the zlib at hand."""
    with tempfile.TemporaryDirectory() as folder:
        built = asyncio.run(build(Path(folder)))
        assert built.folder is not None
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for file in sorted(built.folder.iterdir()):
            shutil.copyfile(file, GOLDEN / file.name)


if __name__ == "__main__":
    renew()
