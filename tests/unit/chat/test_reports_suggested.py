"""What is offered while a report, a chapter or a paper of one is typed."""

from dataclasses import replace
from datetime import date

import pytest
from reports_told import COLM, MADE, NEURIPS, TITLES, a_report_of_fourteen
from talking import Conversation

from bot.chat.message import Suggestion
from bot.domain.shown import About


def talking() -> Conversation:
    colm = a_report_of_fourteen(slug=COLM, title="COLM 2024", made_on=date(2024, 7, 12), earlier=())
    return Conversation(reports=[a_report_of_fourteen(), colm])


async def offered(talk: Conversation, option: str, typed: str, about: About | None = None) -> list[Suggestion]:
    await talk.hear("/help")
    command = "/report" if option == "report" else "/paper"
    return list(await talk.router.suggest(option, typed, replace(talk.shape, text=command, reply_to=about)))


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", [COLM, NEURIPS]),
        ("neu", [NEURIPS]),
        ("2023 llm", [NEURIPS]),
        ("in LLM", [NEURIPS]),
        ("colm", [COLM]),
        ("zzz", []),
    ],
)
async def test_reports_by_name_and_title_newest_first(typed: str, values: list[str]) -> None:
    assert [one.value for one in await offered(talking(), "report", typed)] == values


async def test_the_chapters_of_a_report_that_is_named() -> None:
    talk = talking()
    found = await offered(talk, "report", NEURIPS)
    assert [one.value for one in found] == [NEURIPS, *(f"{NEURIPS} {place}" for place in range(1, 6))]
    assert found[2].label == f"{NEURIPS} 2. Instruction tuning and alignment"
    assert found[5].label == f"{NEURIPS} 5. Other papers"
    assert [one.value for one in await offered(talk, "report", f"{NEURIPS} tool")] == [f"{NEURIPS} 3"]
    assert [one.value for one in await offered(talk, "report", f"{NEURIPS.upper()} 4")] == [f"{NEURIPS} 4"]
    assert [one.value for one in await offered(talk, "report", f"{COLM} 1")] == [f"{COLM} 1"]
    await talk.hear("/language ko")
    assert (await offered(talk, "report", NEURIPS))[5].label == f"{NEURIPS} 5. 기타"


async def test_every_report_is_offered_by_name_though_only_the_newest_are_read() -> None:
    talk = Conversation(reports=[a_report_of_fourteen(slug=f"venue-{number}") for number in range(12)])
    assert [one.value for one in await offered(talk, "report", "")] == [
        f"venue-{number}" for number in range(11, -1, -1)
    ]


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [("", 1, 14), ("1", 1, 6), ("12번", 12, 1), ("tool", 5, 1), ("language models", 3, 6), (f"{NEURIPS}:1", 1, 6)],
)
async def test_papers_of_the_report_that_is_read(typed: str, first: int, count: int) -> None:
    talk = talking()
    assert (await offered(talk, "paper", ""))[0].value == "1", "before a report is read, they are the edition's"
    await talk.hear(f"/report {NEURIPS}")
    found = await offered(talk, "paper", typed)
    assert len(found) == count
    assert found[0] == Suggestion(f"{first}. {TITLES[first - 1]}", f"{NEURIPS}:{first}")


async def test_papers_of_the_message_that_is_answered_and_of_a_report_that_is_typed() -> None:
    talk = talking()
    about = About(MADE, (1,), report=NEURIPS)
    assert (await offered(talk, "paper", "12", about))[0].value == f"{NEURIPS}:12"
    assert (await offered(talk, "paper", f"{COLM}:12"))[0].value == f"{COLM}:12"
    assert (await offered(talk, "paper", "12", About(MADE, (1,), report="gone-2022"))) == []
    await talk.hear(f"/report {NEURIPS}")
    assert (await offered(talk, "paper", "2407.10672"))[0].value == "7/16-2", "an id is looked for everywhere"
    assert [one.value for one in await offered(talk, "paper", "arxiv.org/abs/2305.00001")] == [f"{NEURIPS}:1"]
    await talk.hear("/digest")
    assert (await offered(talk, "paper", "2407.10672"))[0].value == "2"
