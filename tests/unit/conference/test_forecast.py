"""What a report will take: by purpose, before anything is asked, and told in the log."""

import logging
from functools import partial

import pytest
from fakes import FakeClock
from fakes_payments import FakePayments
from scripted_model import KnownTexts, ScriptedModel, a_named_paper

from bot.conference.forecast import A_CHAPTER, report_forecast
from bot.conference.write import write
from bot.domain.conference import Reported
from bot.settings import BudgetSettings
from bot.writing.desk import Writing
from bot.writing.outlook import Outlook


def test_every_paper_and_every_chapter_is_a_call_a_language() -> None:
    calls = {share.purpose: share.calls for share in report_forecast(2 * A_CHAPTER + 1, 2).shares}
    assert calls == {"conference": 62, "repair": 31, "chapter": 6}


def test_a_second_model_votes_on_each() -> None:
    votes = report_forecast(A_CHAPTER, 2, votes=True).shares[-1]
    assert (votes.purpose, votes.calls) == ("vote", 2 * A_CHAPTER + 2)


def test_whole_papers_take_more_than_abstracts() -> None:
    abstracts, whole = report_forecast(100, 1), report_forecast(100, 1, whole=100)
    assert whole.input - abstracts.input == 100 * (8_000 - 350)
    assert whole.output == abstracts.output


def test_nothing_takes_nothing() -> None:
    assert report_forecast(0, 2).tokens == 0


async def test_the_log_says_it_before_the_first_call(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    papers = [Reported(number, a_named_paper(number, f"Name{number}X")) for number in (1, 2)]
    papers.append(Reported(3, a_named_paper(3, "Keralis")))
    desk = Writing(ScriptedModel(), KnownTexts(), outlook=Outlook(FakePayments(), BudgetSettings(), clock))
    with caplog.at_level(logging.INFO):
        await write(papers, ("ko", "en"), desk)
    tokens = report_forecast(3, 2, whole=3).tokens
    assert f"3 papers in 2 languages take about {tokens:,} tokens" in caplog.text


async def test_a_report_that_the_day_has_no_room_for_is_a_warning(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    outlook = Outlook(FakePayments(), BudgetSettings(daily=100_000), clock)
    await outlook.tell(477, 2, partial(report_forecast, whole=0))
    (record,) = caplog.records
    assert (record.levelname, "JOGAN_DAILY_TOKENS" in record.getMessage()) == ("WARNING", True)
