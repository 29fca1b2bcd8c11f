"""Instalments in a preview and beside corrections: shown as they will come, untouched where an edition is corrected."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from builders_conference import SLUG, a_chapter, a_conference_report
from fakes import FakeStore
from unit.delivery.test_correct_merged import NEW, OLD, Desk, of

from adapters.platforms.discord.outbound.render import render as on_discord
from adapters.platforms.telegram.outbound import render as on_telegram
from bot.delivery.bundle import drawn
from bot.delivery.correct import corrected
from bot.delivery.doubt import sent
from bot.delivery.preview import Now, preview
from bot.delivery.remade import remade
from bot.delivery.series import Running, of_the_edition
from bot.domain.chat import Address, Chat, Length
from bot.domain.conference import Series
from bot.domain.nine import NINE
from bot.domain.posting import PostingKind, Recipe
from bot.ports.ledger import Bundle

AT = Now(datetime(2024, 7, 17, 3, tzinfo=UTC), time(23))
CHAT = Chat(Address("telegram", "-1001"), "channel", "en", "UTC", time(9), categories=("LLM",), cursor=OLD)
CHAPTERS = (("language-models",), ("agents",))


def a_report() -> Running:
    chapters = (a_chapter(papers=[1]), a_chapter("agents", [2], title="Agents"))
    return Running(a_conference_report(chapters=chapters), Series(SLUG, NEW, CHAPTERS))


async def a_store(first: date = NEW) -> FakeStore:
    store = FakeStore()
    assert await store.editions.publish(of(OLD))
    await store.reports.put(a_report().report)
    assert await store.reports.begin(Series(SLUG, first, CHAPTERS))
    assert await store.editions.publish(of(NEW))
    return store


# --- previews


async def test_a_preview_shows_the_instalments_behind_the_edition() -> None:
    found = await preview(await a_store(), NINE, CHAT, on_telegram, AT)
    shown = [bool(message.about and message.about.report) for message in found.messages]
    assert shown == sorted(shown)
    assert sum(shown) >= 1
    assert "COLM 2024, in LLM · 1/2" in "".join(message.plain for message in found.messages)


async def test_a_preview_of_a_named_day_has_the_days_instalments() -> None:
    store = await a_store()
    for day, wants, told in (
        (NEW, CHAT, True),
        (OLD, CHAT, False),
        (NEW, replace(CHAT, categories=("Robots",)), False),
    ):
        found = await preview(store, NINE, wants, on_telegram, AT, day)
        assert found.messages
        assert any("COLM 2024" in message.plain for message in found.messages) is told


async def test_a_preview_without_a_paper_of_the_chats_is_the_instalment_alone_or_nothing() -> None:
    store = await a_store()
    other = replace(CHAT, categories=("Multimodal",))
    assert (await preview(store, NINE, other, on_telegram, AT)).nothing == "none_chosen"
    await store.reports.put(replace(a_report().report, topic="Multimodal"))
    found = await preview(store, NINE, replace(other, cursor=None), on_telegram, AT)
    assert found.nothing is None
    assert all(message.about and message.about.report == SLUG for message in found.messages)
    assert (await preview(store, NINE, replace(other, cursor=NEW), on_telegram, AT)).nothing == "had_it"


# --- parts


def bundle_of(posting: PostingKind, length: Length = "brief") -> Bundle:
    recipe = Recipe("telegram:1", "channel", "en", length, None, posting, (NEW,), (), ((SLUG, 1), (SLUG, 2)))
    return Bundle(1, recipe, drawn(recipe, {NEW: of(NEW)}, NINE, on_telegram, reports={SLUG: a_report()}))


@pytest.mark.parametrize("length", ["brief", "full"])
def test_no_message_is_of_an_edition_and_of_a_report(length: Length) -> None:
    bundle = bundle_of("edition", length=length)
    alone = replace(bundle.recipe, instalments=())
    edition = of_the_edition(bundle.parts)
    assert edition == drawn(alone, {NEW: of(NEW)}, NINE, on_telegram)
    said = "".join(part.plain for part in bundle.parts[len(edition) :])
    assert "1/2" in said
    assert "2/2" in said
    assert "Paper 1 of 16 July" not in said


def test_a_forum_gets_an_instalment_as_a_thread_of_its_own() -> None:
    recipe = Recipe("discord", "forum", "en", "brief", None, "edition", (NEW,), (), ((SLUG, 1),))
    parts = drawn(recipe, {NEW: of(NEW)}, NINE, Discord(), reports={SLUG: a_report()})
    of_report = parts[len(of_the_edition(parts)) :]
    assert '"name":"COLM 2024, in LLM · 1/2' in of_report[0].body
    assert [part.body.count('"begins":true') for part in of_report] == [1] + [0] * (len(of_report) - 1)


class Discord:
    """What draws for Discord."""

    def fits(self, document: object, kind: object) -> bool:
        return len(on_discord(document, kind)) == 1  # type: ignore[arg-type]

    def render(self, document: object, kind: object) -> object:
        return on_discord(document, kind)  # type: ignore[arg-type]


# --- corrections


@pytest.mark.parametrize("length", ["brief", "full"])
def test_what_is_drawn_again_leaves_the_instalments_as_they_were(length: Length) -> None:
    bundle = bundle_of("edition", length=length)
    new = remade(bundle, {NEW: corrected(of(NEW), 2, "drop", when=NEW)}, NINE, on_telegram)
    edition = len(of_the_edition(bundle.parts))
    assert new[edition:] == bundle.parts[edition:]
    assert len(new) == len(bundle.parts)
    assert new[:edition] != bundle.parts[:edition]
    assert not any("All of it is wrong." in part.plain for part in new)


def test_a_posting_of_instalments_alone_is_never_drawn_again() -> None:
    bundle = bundle_of("report")
    assert of_the_edition(bundle.parts) == ()
    assert remade(bundle, {NEW: corrected(of(NEW), 2, "drop", when=NEW)}, NINE, on_telegram) == bundle.parts
    assert remade(bundle, {}, NINE, on_telegram) == bundle.parts


async def test_a_correction_edits_the_editions_messages_and_no_instalment() -> None:
    """At full length each message is made again for its own place: the instalments behind it count for nothing."""
    desk = Desk()
    desk.store = await a_store()
    await desk.plan("full")
    fence = await desk.store.ledger.take("telegram:1", "hand")
    assert fence is not None
    for row in await desk.store.ledger.ready("telegram:1", desk.clock.now(), 99):
        bundle = await desk.store.ledger.bundle(row.bundle)
        assert bundle is not None
        await desk.store.ledger.exchange("telegram:1", fence, (), [row.number], desk.clock.now())
        settled = sent(row, bundle, str(row.part), desk.clock)
        desk.wall.shown[settled.message_id] = bundle.parts[row.part - 1].plain
        await desk.store.ledger.exchange("telegram:1", fence, [settled], (), desk.clock.now())
    before = dict(desk.wall.shown)
    outcome = await desk.correct(NEW)
    assert (outcome.left, outcome.gone) == (0, 0)
    changed = {name for name, said in desk.wall.shown.items() if said != before[name]}
    assert changed
    assert all("COLM 2024" not in before[name] for name in changed)
    wrong = [sum(said.count("All of it is wrong.") for said in shown.values()) for shown in (before, desk.wall.shown)]
    assert wrong[0] == 2 * wrong[1], "only the older edition says it now"
    assert not any("in the message above now" in said for said in desk.wall.shown.values())
