"""The plan: bundles once, rows and cursors of every due chat, nothing for who waits."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import a_chat, a_day_without, a_listed, a_paper, an_edition
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_posts import FakePosts
from talking import an_edition_of_four
from told_events import fields_of

from bot.delivery.correct import corrected
from bot.delivery.plan import Planner
from bot.domain.chat import Chat
from bot.domain.nine import NINE
from bot.domain.posting import Recipe
from bot.errors import BadPayload, Temporary
from bot.ports.ledger import Bundle, PlanCount
from bot.ports.platform import Rendered

DAY = date(2024, 7, 16)
DUE = datetime(2024, 7, 17, 0, tzinfo=UTC)
"""09:00 in Seoul; the edition of the 16th was cut an hour before."""
LANE = "telegram:1"


class Office:
    """A planner over an empty store; `made` are the recipes that were drawn."""

    def __init__(self, chunk: int = 20_000) -> None:
        self.store, self.clock, self.posts = FakeStore(), FakeClock(DUE), FakePosts()
        self.ledger, self.archive = self.store.ledger, MemoryArchive()
        self.planner = Planner(
            self.ledger,
            self.store,
            NINE,
            time(23),
            self.clock,
            {LANE: self.posts},
            PlainCharts(),
            self.archive,
            chunk=chunk,
            began=DUE - timedelta(days=1),
        )
        self.made: list[Recipe] = []
        self._keep, self.ledger.keep_bundle = self.ledger.keep_bundle, self._note  # type: ignore[method-assign]

    async def _note(self, recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
        self.made.append(recipe)
        return await self._keep(recipe, parts, at)

    async def chat(self, number: int, **changes: object) -> Chat:
        values = {"everything": True, "lane": LANE, "cursor": DAY - timedelta(days=1), "next_due": DUE, **changes}
        chat = a_chat(str(number), "telegram", **values)
        await self.store.chats.put(chat)
        return chat

    async def again(self, number: int) -> Chat:
        found = await self.store.chats.get(a_chat(str(number), "telegram").address)
        assert found is not None
        return found

    async def publish(self, *days: date) -> None:
        for day in days:
            assert await self.store.editions.publish(
                an_edition(day, papers=[a_paper(f"arxiv:{day:%y%m.%d}001", day=day)])
            )

    async def plan(self, after: timedelta = timedelta(0)) -> PlanCount:
        return await self.planner.plan_due(DUE + after)

    def postings(self) -> list[tuple[int, str, int]]:
        return [(row.chat, row.posting, row.part) for _, row in sorted(self.ledger.rows.items())]


async def test_chats_that_want_the_same_share_one_bundle_and_move_on() -> None:
    office = Office()
    await office.publish(DAY)
    for number in range(1, 4):
        await office.chat(number)
    await office.chat(4, language="ko")
    count = await office.plan()
    assert (count.moved, count.rows) == (4, 8)
    assert len(office.made) == 2
    assert {row.bundle for row in office.ledger.rows.values()} == {1, 2}
    chat = await office.again(1)
    assert (chat.cursor, chat.next_due) == (DAY, DUE + timedelta(days=1))
    assert await office.plan() == PlanCount(0, 0, 0)


async def test_chunk_by_chunk_everybody_is_planned_once_and_drawn_for_once() -> None:
    office = Office(chunk=3)
    await office.publish(DAY)
    for number in range(1, 11):
        await office.chat(number)
    count = await office.plan()
    assert (count.moved, count.rows) == (10, 20)
    assert len(office.made) == 1
    assert len(set(office.postings())) == 20


async def test_who_waits_for_an_edition_stays_due_and_others_do_not_wait_with_them() -> None:
    office = Office()
    await office.chat(1)
    await office.chat(2, cursor=DAY - timedelta(days=3), next_due=DUE - timedelta(minutes=59), post_time=time(8, 1))
    await office.publish(DAY - timedelta(days=1))
    assert (await office.plan()).moved == 0
    assert (await office.again(1)).next_due == DUE
    assert (await office.plan(timedelta(minutes=2))).moved == 1, "the one that waited an hour"
    assert office.postings() == [(2, "edition:2024-07-15", 1), (2, "edition:2024-07-15", 2)]
    await office.publish(DAY)
    assert (await office.plan(timedelta(minutes=3))).moved == 1
    assert office.postings()[2:] == [(1, "edition:2024-07-16", 1), (1, "edition:2024-07-16", 2)]


async def test_row_12_after_an_outage_one_combined_post_and_no_flood() -> None:
    """Nothing could be delivered for three days: what was not begun goes with the next post, and only with it."""
    office = Office()
    await office.chat(1)
    for back in (0, 1, 2):
        await office.publish(DAY + timedelta(days=back))
        await office.plan(timedelta(days=back))
    ready = [row for row in office.ledger.rows.values() if row.state == "ready"]
    assert {row.posting for row in ready} == {"edition:2024-07-18"}
    bundle = await office.ledger.bundle(ready[0].bundle)
    assert bundle is not None
    assert bundle.recipe.days == (DAY + timedelta(days=2), DAY + timedelta(days=1), DAY)


async def test_row_12_a_program_that_slept_plans_one_post_for_all_that_it_missed() -> None:
    office = Office()
    await office.publish(DAY, DAY + timedelta(days=1), DAY + timedelta(days=2))
    await office.chat(1)
    await office.plan(timedelta(days=2, hours=3))
    assert {posting for _, posting, _ in office.postings()} == {"edition:2024-07-18"}
    assert (await office.again(1)).next_due == DUE + timedelta(days=3)


async def test_row_11_a_ledger_from_an_older_backup_plans_the_same_names_again_at_most_once() -> None:
    """Rows and cursor are those of yesterday: the posting's name, and with it every key, is the one from before."""
    office = Office()
    await office.publish(DAY)
    before = await office.chat(1)
    await office.plan()
    first = office.postings()
    office.ledger.rows.clear()
    office.store.chats._memory.chats[before.address] = before  # the backup
    await office.plan()
    assert office.postings() == first
    await office.plan()
    assert office.postings() == first


async def test_a_correction_between_drawing_and_planning_reaches_what_was_planned() -> None:
    office = Office()
    edition = an_edition_of_four()
    assert await office.store.editions.publish(edition)
    await office.chat(1)
    plan = office.ledger.plan

    async def corrects_meanwhile(*args: object) -> PlanCount:
        await office.store.editions.correct(corrected(edition, 1, "drop", when=DAY))
        return await plan(*args)  # type: ignore[arg-type]

    office.ledger.plan = corrects_meanwhile  # type: ignore[method-assign,assignment]
    await office.plan()
    bundle = await office.ledger.bundle(1)
    assert bundle is not None
    assert bundle.revision == 1
    assert "corrected 2024-07-16" in bundle.parts[1].plain


async def test_a_bundle_from_before_a_correction_is_not_sent_to_who_is_due_later() -> None:
    office = Office()
    edition = an_edition_of_four()
    assert await office.store.editions.publish(edition)
    await office.chat(1)
    await office.plan()
    for row in office.ledger.rows.values():
        row.state = "sent"
    await office.store.editions.correct(corrected(edition, 1, "drop", when=DAY))
    await office.chat(2, next_due=DUE + timedelta(hours=3))
    await office.plan(timedelta(hours=3))
    bundle = await office.ledger.bundle(1)
    assert bundle is not None
    assert "corrected 2024-07-16" in bundle.parts[1].plain


async def test_a_weeks_picture_is_drawn_once_and_kept_in_the_archive() -> None:
    office = Office()
    await office.publish(*(DAY - timedelta(days=back) for back in (11, 8, 7, 1, 0)))
    for number, language in enumerate(("en", "ko"), 1):
        await office.chat(number, weekly=True, days=(2,), cursor=DAY - timedelta(days=7), language=language)
    await office.plan()
    ((folder, files),) = office.archive.files.items()
    assert folder.name == "2024-W29"
    assert list(files) == ["trend-0715-0716.png"]
    assert b"week" in files["trend-0715-0716.png"]
    assert b"('LLM', 2, (3,))" in files["trend-0715-0716.png"]


async def test_a_picture_that_cannot_be_kept_holds_no_post_back() -> None:
    office = Office()
    office.archive.writable = False
    await office.publish(DAY)
    await office.chat(1, weekly=True, days=(2,))
    assert (await office.plan()).moved == 1


async def test_row_49_a_zone_that_is_gone_is_told_once_and_goes_by_utc(caplog: pytest.LogCaptureFixture) -> None:
    office = Office()
    await office.publish(DAY)
    for number in (1, 2):
        await office.chat(number, timezone="Mars/Olympus_Mons")
    await office.plan()
    assert (await office.again(1)).next_due == datetime(2024, 7, 17, 9, tzinfo=UTC)
    assert caplog.text.count("Mars/Olympus_Mons") == 1


async def test_a_notice_is_one_part_and_once_a_day() -> None:
    office = Office()
    await office.store.editions.publish(a_day_without(DAY, reason="repeated_list"))
    await office.chat(1, notices=True)
    await office.chat(2)
    count = await office.plan()
    assert (count.moved, count.rows) == (2, 1)
    assert office.postings() == [(1, "notice:2024-07-16", 1)]
    await office.store.chats.put(replace(await office.again(1), next_due=DUE + timedelta(hours=2)))
    await office.plan(timedelta(hours=2))
    assert office.postings() == [(1, "notice:2024-07-16", 1)]


async def test_row_48_a_clock_that_stepped_moves_next_times_and_leaves_what_is_due() -> None:
    office = Office()
    await office.publish(DAY)
    await office.chat(1, next_due=DUE + timedelta(days=2))
    await office.chat(2, next_due=DUE - timedelta(hours=1))
    await office.planner.reschedule(DUE - timedelta(minutes=5))
    assert (await office.again(1)).next_due == DUE
    assert (await office.again(2)).next_due == DUE - timedelta(hours=1)


async def test_a_chat_of_another_process_is_left_to_it() -> None:
    office = Office()
    await office.publish(DAY)
    await office.chat(1, lane="telegram:2")
    assert await office.plan() == PlanCount(0, 0, 0)
    assert (await office.again(1)).next_due == DUE


async def test_full_length_and_categories_are_the_chats_own() -> None:
    office = Office()
    papers = (a_listed(1, a_paper("arxiv:2407.00001")), a_listed(2, a_paper("arxiv:2407.00002"), category="Multimodal"))
    assert await office.store.editions.publish(an_edition(DAY, papers))
    await office.chat(1, everything=False, categories=("Multimodal", "General AI"), length="full")
    await office.plan()
    (recipe,) = office.made
    assert (recipe.chosen, recipe.length, recipe.kind) == (("Multimodal",), "full", "private")


@pytest.mark.parametrize("chunk", [2, 20_000])
async def test_row_66_a_posting_that_cannot_be_drawn_keeps_no_other_chat_waiting(
    chunk: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Its chats stay due, and get their post as soon as it can be drawn; those behind them do not wait."""
    office = Office(chunk)
    await office.publish(DAY)
    for number in range(1, 6):
        await office.chat(number, kind="group", next_due=DUE - timedelta(minutes=1))
    for number in range(6, 9):
        await office.chat(number)
    office.posts.undrawable = "group"
    assert (await office.plan()).moved == 3
    assert {chat for chat, _, _ in office.postings()} == {6, 7, 8}
    assert (await office.again(1)).next_due == DUE - timedelta(minutes=1)
    assert caplog.text.count("cannot be drawn") == 1
    office.posts.undrawable = None
    assert (await office.plan(timedelta(minutes=1))).moved == 5


async def test_row_66_a_bundle_that_cannot_be_read_keeps_no_other_chat_waiting() -> None:
    office = Office()
    await office.publish(DAY)
    await office.chat(1)
    await office.chat(2, language="ko")
    find, keep = office.ledger.find_bundles, office.ledger.keep_bundle

    async def unreadable(keys: Collection[str]) -> Mapping[str, Bundle]:
        if len(keys) > 1:
            raise BadPayload("bundle 7 is in the store and cannot be read")
        return await find(keys)

    async def kept(recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
        if recipe.language == "ko":
            raise BadPayload("bundle 7 is in the store and cannot be read")
        return await keep(recipe, parts, at)

    office.ledger.find_bundles, office.ledger.keep_bundle = unreadable, kept  # type: ignore[method-assign]
    assert (await office.plan()).moved == 1
    office.ledger.find_bundles, office.ledger.keep_bundle = find, keep  # type: ignore[method-assign]
    assert (await office.plan()).moved == 1


async def test_a_store_that_is_away_fails_the_plan_which_is_tried_again() -> None:
    office = Office()
    await office.publish(DAY)
    await office.chat(1)

    async def away(recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
        raise Temporary("the database is away")

    office.ledger.keep_bundle = away  # type: ignore[method-assign]
    with pytest.raises(Temporary):
        await office.plan()


async def test_the_log_says_who_is_planned_for_who_waits_and_who_gets_nothing_new(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    office = Office(chunk=2)
    await office.publish(DAY)
    for number in range(1, 4):
        await office.chat(number)
    chooses, without = await office.chat(4, everything=False, categories=("AI in Healthcare",)), await office.chat(5)
    await office.store.chats.put(replace(without, everything=False))
    numbers = [await office.ledger.number(each.address) for each in (chooses, without)]
    await office.plan()
    (told,) = fields_of(caplog, "plan")
    assert (told["day"], told["looked_at"], told["chats"], told["rows"], told["waiting"]) == (DAY, 5, 3, 6, 0)
    assert told["skipped"] == {"none_chosen": 1, "not_subscribed": 1}
    assert told["skipped_chats"] == {"none_chosen": [numbers[0]], "not_subscribed": [numbers[1]]}
    await office.plan(timedelta(minutes=1))
    assert len(fields_of(caplog, "plan")) == 1, "nobody was due: no line"
