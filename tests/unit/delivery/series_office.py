"""A planner's office with a report that is posted in instalments, and a hand that delivers what was planned."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from builders import a_listed, a_paper, an_edition
from builders_conference import a_chapter, a_conference_report, a_reported
from unit.delivery.test_plan import DAY, DUE, LANE, Office

from bot.delivery.doubt import sent
from bot.domain.conference import ConferenceReport, Series

SLUG = "colm-2024-llm"


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def a_report_of(count: int, slug: str = SLUG, topic: str | None = "LLM") -> ConferenceReport:
    """A report with a chapter of one paper for each instalment."""
    papers = [a_reported(number, texts={}) for number in range(1, count + 1)]
    chapters = tuple(a_chapter(f"chapter-{number}", [number]) for number in range(1, count + 1))
    return a_conference_report(papers, slug=slug, title=slug, topic=topic, chapters=chapters)


class SeriesOffice(Office):
    """An office whose chats get what was planned, as soon as it is delivered."""

    async def edition(self, day: date, *categories: str) -> None:
        """An edition with a paper of each category."""
        papers = [
            a_listed(number, a_paper(f"arxiv:{day:%y%m.%d}{number:03}", day=day), category=category)
            for number, category in enumerate(categories or ("LLM",), 1)
        ]
        assert await self.store.editions.publish(an_edition(day, papers))

    async def begin(self, count: int = 3, first: date = DAY, slug: str = SLUG, topic: str | None = "LLM") -> None:
        """Keep a report and begin its series."""
        await self.store.reports.put(a_report_of(count, slug, topic))
        chapters = tuple((f"chapter-{number}",) for number in range(1, count + 1))
        assert await self.store.reports.begin(Series(slug, first, chapters))

    async def plan_on(self, day: date) -> None:
        """Plan at 09:00 in Seoul of the morning after a day's cut."""
        await self.plan(timedelta(days=(day - DAY).days))

    async def deliver(self, chats: Iterable[int] | None = None) -> None:
        """Everything that is ready, of some chats or all, arrives."""
        fence = await self.ledger.take(LANE, "hand")
        assert fence is not None
        for row in await self.ledger.ready(LANE, self.clock.now() + timedelta(days=9), 10_000):
            if chats is not None and row.chat not in chats:
                continue
            if row.number in (await self.ledger.exchange(LANE, fence, (), [row.number], DUE)).claimed:
                bundle = await self.ledger.bundle(row.bundle)
                assert bundle is not None
                settled = sent(row, bundle, f"m{row.number}", self.clock)
                await self.ledger.exchange(LANE, fence, [settled], (), DUE)
        await self.ledger.release(LANE, fence)

    async def got(self, chat: int) -> list[str]:
        """What arrived in a chat: editions by posting, instalments as `slug 2/3`."""
        found: list[str] = []
        rows = [row for _, row in sorted(self.ledger.rows.items()) if row.chat == chat and row.state == "sent"]
        for row in sorted(rows, key=lambda row: (row.day, row.part)):
            bundle = await self.ledger.bundle(row.bundle)
            assert bundle is not None
            part = bundle.parts[row.part - 1]
            if part.about is None or not part.about.report:
                found += [row.posting] if row.posting not in found else []
            else:
                heads = re.findall(rf"{part.about.report} · (\d+/\d+)", part.plain)
                found += [f"{part.about.report} {head}" for head in heads]
        return found

    async def postings_of(self, chat: int) -> list[str]:
        """Names of postings in the order of their days."""
        rows = [row for row in self.ledger.rows.values() if row.chat == chat]
        return list(dict.fromkeys(row.posting for row in sorted(rows, key=lambda row: (row.day, row.number))))
