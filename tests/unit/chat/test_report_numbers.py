"""Whatever was shown before and whatever is replied to: a number is that of the paper which was shown under it."""

import re
from dataclasses import replace
from datetime import date

from fakes_asked import ScriptedAnswers
from hypothesis import given, settings
from hypothesis import strategies as st
from reports_told import COLM, MADE, NEURIPS, a_report_of_fourteen
from talking import Conversation, an_edition_of_four

from bot.document.plain import plain
from bot.domain.conference import ConferenceReport
from bot.domain.paper import Paper
from bot.domain.shown import About

MONDAY, TUESDAY = date(2024, 7, 15), date(2024, 7, 16)
EDITIONS = {MONDAY: an_edition_of_four(MONDAY, 20671), TUESDAY: an_edition_of_four()}
Place = date | str
"""An edition by its day, a report by its slug."""


def backwards(report: ConferenceReport) -> ConferenceReport:
    """The same papers under other numbers."""
    papers = tuple(replace(one, number=15 - one.number) for one in reversed(report.papers))
    return replace(report, slug=COLM, papers=papers)


REPORTS = {NEURIPS: a_report_of_fourteen(), COLM: backwards(a_report_of_fourteen())}
places = st.sampled_from([*EDITIONS, *REPORTS])
paths = st.lists(places, max_size=3)


def under(place: Place, number: int) -> Paper | None:
    """The paper that a message of the place shows under a number."""
    if isinstance(place, str):
        listed = REPORTS[place].numbered(number)
        return listed.paper if listed else None
    found = EDITIONS[place].numbered(number)
    return found.paper if found else None


def about(place: Place | None, number: int) -> About | None:
    """A message of the place: a page with this paper, or one that shows none."""
    if place is None:
        return None
    shown = (number,) if number % 2 and under(place, number) else ()
    return About(MADE, shown, report=place) if isinstance(place, str) else About(place, shown)


async def told(line: str, path: list[Place], replied: Place | None, number: int) -> tuple[str, list[str]]:
    """What is answered to a line after the places of a path were read, and the papers that were asked about."""
    answers = ScriptedAnswers()
    talk = Conversation(tuple(EDITIONS.values()), reports=list(REPORTS.values()), answers=answers, a_minute=100)
    for place in path:
        await talk.reply(f"/report {place}" if isinstance(place, str) else f"/digest {place}")
    reply = await talk.reply(line.format(number), reply_to=about(replied, number))
    return plain(reply.document), [paper.id for question in answers.asked for paper in question.papers]


@settings(max_examples=40, deadline=None)
@given(
    path=paths,
    replied=st.none() | places,
    number=st.integers(1, 15),
    line=st.sampled_from(["{}", "/paper {}번", "/why {}"]),
)
async def test_a_bare_number_shows_what_was_shown_under_it(
    path: list[Place], replied: Place | None, number: int, line: str
) -> None:
    place = replied or (path[-1] if path else TUESDAY)
    meant = under(place, number)
    said, _ = await told(line, path, replied, number)
    assert meant.title in said if meant else re.search("has no paper|No paper was found", said)


@settings(max_examples=40, deadline=None)
@given(path=paths, replied=st.none() | places, number=st.integers(1, 15))
async def test_a_question_is_about_what_was_shown_under_its_number(
    path: list[Place], replied: Place | None, number: int
) -> None:
    place = replied or (path[-1] if path else TUESDAY)
    meant = under(place, number)
    _, asked = await told("{}번 논문은 왜 빨라?", path, replied, number)
    assert asked == ([meant.id] if meant else [])


@settings(max_examples=20, deadline=None)
@given(path=paths, replied=st.none() | places, slug=st.sampled_from(list(REPORTS)), number=st.integers(1, 14))
async def test_a_full_name_is_the_same_paper_everywhere(
    path: list[Place], replied: Place | None, slug: str, number: int
) -> None:
    meant = under(slug, number)
    assert meant
    said, _ = await told(f"/paper {slug}:{{}}", path, replied, number)
    assert meant.title in said
    _, asked = await told(f"/ask {slug}:{{}} why?", path, replied, number)
    assert asked == [meant.id]
