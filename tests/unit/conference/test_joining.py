"""How titles are asked for: remembered as they come, ended by the first failure of the service, bounded."""

import asyncio
import logging
from collections.abc import Mapping

import pytest
from builders import an_entry
from builders_conference import an_accepted
from fakes_reports import FakeReports
from fakes_sources import SetClock
from fakes_titles import FakeTitles

from bot.conference import joining
from bot.conference.joining import BATCH, MOST_UNREADABLE, Joining, join_key
from bot.domain.conference import Accepted
from bot.errors import BadPayload, JoganError, Permanent, Temporary
from bot.ports.progress import silent

PAPERS = [an_accepted(f"A Paper About Tides Of Kind {n}") for n in range(12)]
WANTED = {join_key(each): each for each in PAPERS}


def asking(fails: Mapping[str, JoganError] | None = None, reports: FakeReports | None = None) -> Joining:
    return Joining(FakeTitles({}, fails), reports or FakeReports(), SetClock(), silent)


def asked(run: Joining) -> list[str]:
    assert isinstance(run.titles, FakeTitles)
    return run.titles.asked


@pytest.mark.parametrize("failure", [Temporary("arxiv: no answer in time"), Permanent("arxiv answered 403")])
async def test_the_first_failure_of_the_service_is_the_last_question(failure: JoganError) -> None:
    run = asking({PAPERS[1].title: failure})
    await run.ask(WANTED)
    assert len(asked(run)) == 2
    assert run.failure == str(failure)
    assert list(run.found) == [join_key(PAPERS[0])]


async def test_an_answer_that_cannot_be_read_is_about_its_title_and_is_not_remembered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    run = asking({PAPERS[1].title: BadPayload("arxiv refused the question: too long")})
    with caplog.at_level(logging.WARNING):
        await run.ask(WANTED)
    assert len(asked(run)) == len(PAPERS)
    assert run.failure is None
    assert join_key(PAPERS[1]) not in run.found
    assert len(run.found) == len(PAPERS) - 1
    assert caplog.messages == [f"arxiv refused the question: too long (asked for {PAPERS[1].title!r})"]


async def test_several_in_a_row_are_about_the_service() -> None:
    run = asking({"": BadPayload("arxiv: the answer is a web page, not a feed")})
    await run.ask(WANTED)
    assert len(asked(run)) == MOST_UNREADABLE
    assert run.failure == "arxiv: the answer is a web page, not a feed"
    assert run.found == {}


async def test_with_answers_between_they_are_not() -> None:
    run = asking({each.title: BadPayload("broken") for each in PAPERS[::2]})
    await run.ask(WANTED)
    assert (len(asked(run)), run.failure) == (len(PAPERS), None)


async def test_a_run_that_is_killed_goes_on_where_it_was() -> None:
    reached = asyncio.Event()

    class Stopped(FakeTitles):
        async def titled(self, title: str) -> tuple[()]:
            if len(self.asked) == 2 * BATCH + 1:
                reached.set()
                await asyncio.Event().wait()
            await super().titled(title)
            return ()

    class Unwritable(FakeReports):
        """What is told while a process dies is not written."""

        dying = False

        async def join(self, found: Mapping[str, joining.Joined]) -> None:
            if not self.dying:
                await super().join(found)

    reports = Unwritable()
    run = Joining(Stopped({}), reports, SetClock(), silent)
    task = asyncio.create_task(run.ask(WANTED))
    await reached.wait()
    reports.dying = True
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    remembered = await reports.joined(WANTED)
    assert list(remembered) == list(WANTED)[: 2 * BATCH]


async def test_a_run_that_is_stopped_kindly_loses_nothing() -> None:
    reports = FakeReports()
    run = asking({PAPERS[3].title: Temporary("away")}, reports)
    await run.ask(WANTED)
    assert list(await reports.joined(WANTED)) == list(WANTED)[:3]


async def test_one_run_asks_for_a_bounded_number() -> None:
    run = asking()
    run.most = 10
    await run.ask(WANTED)
    assert (len(asked(run)), run.failure, run.left) == (10, None, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (an_accepted("A Paper"), an_accepted("A  paper!"), True),
        (an_accepted("A Paper", authors=("B Y", "A X")), an_accepted("A Paper", authors=("X, A", "Y, B")), True),
        (an_accepted("A Paper"), an_accepted("A Paper", url="https://other.example", abstract="x"), True),
        (an_accepted("A Paper"), an_accepted("A Papers"), False),
        (an_accepted("A Paper"), an_accepted("A Paper", authors=()), False),
        (an_accepted("A Paper"), an_accepted("A Paper", arxiv="2407.10671"), False),
        (an_accepted("\ud800"), an_accepted("x", authors=("\ud800",)), False),
    ],
)
def test_a_key_names_what_the_answer_depends_on(one: Accepted, other: Accepted, same: bool) -> None:
    assert (join_key(one) == join_key(other)) is same


async def test_what_was_judged_is_remembered_with_its_moment() -> None:
    (accepted, *_) = PAPERS
    entry = an_entry("2407.00001", accepted.title, authors=accepted.authors)
    clock = SetClock()
    run = Joining(FakeTitles({accepted.title: [entry]}), FakeReports(), clock, silent)
    await run.ask({join_key(accepted): accepted})
    assert run.found == {join_key(accepted): joining.Joined(entry, clock.moment)}
