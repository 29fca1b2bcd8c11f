"""Stage 1: sources are asked beside each other, a failing one is named, a repeated list shows nothing."""

from datetime import date, timedelta

from builders import DAY, a_list, an_entry, at
from fakes import FakeClock, FakeStore
from fakes_sources import FakeMetadata, FakeSource

from bot.digest.collect import collect, complete, record
from bot.errors import Permanent, Temporary
from bot.ports.sources import Listing

FRIDAY, SATURDAY, MONDAY = date(2024, 10, 25), date(2024, 10, 26), date(2024, 10, 28)
TWO = (an_entry("2410.17243"), an_entry("2410.16251", title="Another"))
ONE = (an_entry("2410.18533", title="A third"),)


async def test_every_source_answers_in_the_order_of_the_settings() -> None:
    first, second = FakeSource({DAY: TWO}, name="first"), FakeSource({DAY: ONE}, name="second")
    answers = await collect([first, second], FakeStore().lists, DAY, FakeClock())
    assert [answer.report.name for answer in answers] == ["first", "second"]
    assert [answer.report.found for answer in answers] == [2, 1]
    assert answers[0].entries == TWO


async def test_a_source_that_fails_is_named_with_its_reason_and_the_others_go_on() -> None:
    broken = FakeSource({}, name="broken", failure=Temporary("broken.example answered 429", retry_after=60))
    answers = await collect([broken, FakeSource({DAY: TWO})], FakeStore().lists, DAY, FakeClock())
    assert answers[0].report.error == "broken.example answered 429"
    assert answers[0].entries == ()
    assert answers[1].entries == TWO


async def test_an_empty_list_is_an_answer_and_not_a_failure() -> None:
    (answer,) = await collect([FakeSource({})], FakeStore().lists, DAY, FakeClock())
    assert answer.report.error is None
    assert answer.entries == ()
    assert not answer.repeated


async def test_a_list_that_repeats_the_remembered_one_word_for_word_shows_nothing() -> None:
    store = FakeStore()
    await store.lists.add(a_list("fake", FRIDAY, ["arxiv:2410.17243", "arxiv:2410.16251"]))
    (answer,) = await collect([FakeSource({SATURDAY: TWO})], store.lists, SATURDAY, FakeClock())
    assert answer.repeated
    assert answer.entries == ()
    assert answer.report.found == 2


async def test_the_same_papers_in_another_order_or_number_are_a_new_list() -> None:
    store = FakeStore()
    await store.lists.add(a_list("fake", FRIDAY, ["arxiv:2410.16251", "arxiv:2410.17243"]))
    (answer,) = await collect([FakeSource({SATURDAY: TWO})], store.lists, SATURDAY, FakeClock())
    assert not answer.repeated


async def test_a_store_without_memory_asks_the_source_for_its_list_before() -> None:
    source = FakeSource({FRIDAY: TWO, SATURDAY: (), date(2024, 10, 27): TWO, MONDAY: TWO})
    (sunday,) = await collect([source], FakeStore().lists, date(2024, 10, 27), FakeClock())
    assert sunday.repeated
    assert source.asked == [date(2024, 10, 27), SATURDAY, FRIDAY]


async def test_looking_back_ends_after_a_long_weekend() -> None:
    source = FakeSource({DAY: TWO, DAY - timedelta(days=4): TWO})
    (answer,) = await collect([source], FakeStore().lists, DAY, FakeClock())
    assert not answer.repeated
    assert len(source.asked) == 4


async def test_an_empty_list_asks_for_none_before_it() -> None:
    source = FakeSource({FRIDAY: TWO})
    await collect([source], FakeStore().lists, SATURDAY, FakeClock())
    assert source.asked == [SATURDAY]


async def test_one_file_for_every_day_repeats_nothing() -> None:
    class OneFile(FakeSource):
        async def listing(self, day: date) -> Listing:
            self.asked.append(day)
            return Listing(self.name, day, at(day), TWO, may_repeat=False)

    source = OneFile({})
    (answer,) = await collect([source], FakeStore().lists, DAY, FakeClock())
    assert not answer.repeated
    assert source.asked == [DAY]


async def test_a_recorded_list_is_known_as_such() -> None:
    source = FakeSource({DAY: TWO})
    source.recorded = True
    (answer,) = await collect([source], FakeStore().lists, DAY, FakeClock())
    assert answer.recorded


async def test_metadata_completes_and_shows_nothing_by_itself() -> None:
    metadata = FakeMetadata({"2410.17243": an_entry("2410.17243", authors=("A", "B"), authors_complete=True)})
    answer = await complete(metadata, ["2410.17243", "2410.00000"], FakeClock())
    assert answer.details
    assert answer.report.found == 1
    assert answer.report.error is None


async def test_metadata_that_cannot_be_asked_is_a_named_failure() -> None:
    metadata = FakeMetadata({}, failure=Permanent("export.arxiv.org refused"))
    answer = await complete(metadata, ["2410.17243"], FakeClock())
    assert answer.report.error == "export.arxiv.org refused"
    assert answer.entries == ()


async def test_a_list_is_remembered_by_identities_in_its_order() -> None:
    (answer,) = await collect([FakeSource({DAY: TWO})], FakeStore().lists, DAY, FakeClock())
    assert answer.listing is not None
    assert record(answer.listing).papers == ("arxiv:2410.17243", "arxiv:2410.16251")
