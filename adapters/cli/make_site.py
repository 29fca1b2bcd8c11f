"""What `jogan site` does once its arguments are read."""

from pathlib import Path

from adapters.cli import show
from adapters.config import Config
from adapters.wiring.categories import categories
from adapters.wiring.site import site
from adapters.wiring.store import store

NO_FEEDS = "No Atom feeds: their links need the address under which the site is served (JOGAN_SITE_URL)."
NOTHING = "There is no edition yet: `jogan edition` builds one."


async def make_site(config: Config, out: Path | None) -> int:
    """Make the site and say where it is; the exit status."""
    stages = show.StageLine({"site": "writing the site"})
    async with store(config) as kept:
        made = await site(config, kept, categories(config), out or config.data_dir / "archive").whole(stages)
    stages.clear()
    unchanged = f", {made.kept} unchanged" if made.kept else ""
    editions = f"{made.editions} edition{'' if made.editions == 1 else 's'}"
    show.line(f"Site: {editions}, {made.written} files written{unchanged}")
    show.line(f"Open: {made.folder / 'index.html'}")
    for line in (*([] if config.site_url else [NO_FEEDS]), *([] if made.editions else [NOTHING])):
        show.remark(line)
    return 0
