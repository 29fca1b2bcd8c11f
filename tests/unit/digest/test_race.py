"""Another process publishes the day while this one finds nothing: what was published is the edition."""

from datetime import date
from pathlib import Path

from builders import DAY, an_edition
from fakes import FakeClock, FakeStore
from fakes_sources import FakeSource

from bot.digest.service import Digest
from bot.domain.nine import NINE
from bot.ports.sources import Listing
from bot.settings import EditionSettings


class Overtaken(FakeSource):
    """While it is asked, another process publishes; it lists nothing itself."""

    def __init__(self, store: FakeStore) -> None:
        super().__init__({})
        self._store = store

    async def listing(self, day: date) -> Listing:
        if day == DAY:
            await self._store.editions.publish(an_edition(DAY))
        return await super().listing(day)


class Silent:
    """Fulfils the ports of archive and charts; keeps nothing."""

    async def write(self, *_: object) -> Path:
        return Path("archive")

    def categories(self, *_: object) -> bytes:
        return b""


async def test_a_day_published_meanwhile_is_not_said_to_be_without_an_edition() -> None:
    store = FakeStore()
    digest = Digest([Overtaken(store)], None, store, Silent(), Silent(), NINE, FakeClock(), EditionSettings())
    built = await digest.build(DAY)
    assert (built.edition.state, built.new) == ("published", False)
    assert built.folder == Path("archive")
