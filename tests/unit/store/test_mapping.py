"""Rows and values: the way there and back is the identity, on each database, for every value."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TypeVar

import pytest
from builders import (
    DAY,
    a_chat,
    a_list,
    a_listed,
    a_message,
    a_paper,
    a_sighting,
    an_address,
    an_edition,
    at,
)
from builders_conference import a_conference_report
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select
from strategies import (
    chats,
    conference_reports,
    conversations,
    editions,
    instants,
    kept_answers,
    list_records,
    papers,
    shown_messages,
)

from adapters.store import mapping, question_mapping
from adapters.store.addresses import parsed
from adapters.store.maintenance import upgrade
from adapters.store.opening import migrating_engine
from adapters.store.question_tables import ConversationRow
from adapters.store.report_tables import ReportRow
from adapters.store.reports import report_json
from adapters.store.tables import PaperRow, SightingRow
from bot.domain.answer import Answer
from bot.domain.chat import Chat
from bot.domain.conference import ConferenceReport
from bot.domain.conversation import Conversation
from bot.domain.edition import Edition
from bot.domain.paper import Paper
from bot.errors import BadPayload
from bot.ports.store import KeptAnswer, ListRecord, ShownMessage

AnyRow = TypeVar("AnyRow", bound=SQLModel)
ONE_DATABASE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database at the head whose references rest: a row stands alone here."""
    upgrade(database_url)
    engine = migrating_engine(parsed(database_url))
    yield engine
    engine.dispose()


def there_and_back(engine: Engine, row: AnyRow) -> AnyRow:
    """A row as the database gives it; nothing of it stays."""
    with Session(engine) as session:
        session.add(row)
        session.flush()
        session.expunge_all()
        return session.exec(select(type(row))).one()


@given(paper=papers)
@example(paper=a_paper(source_title="nul\0", authors=("각", "👩‍🔬"), published=at()))
@ONE_DATABASE
def test_papers(engine: Engine, paper: Paper) -> None:
    with Session(engine) as session:
        session.add(mapping.paper_row(paper))
        session.flush()
        session.add_all(mapping.sighting_row(paper.id, sighting) for sighting in reversed(paper.sightings))
        session.flush()
        session.expunge_all()
        row = session.exec(select(PaperRow)).one()
        assert mapping.paper_of(row, session.exec(select(SightingRow)).all()) == paper


@given(edition=editions())
@example(edition=an_edition(papers=[a_listed(1, late=True)]))
@settings(ONE_DATABASE, max_examples=25)
def test_editions(engine: Engine, edition: Edition) -> None:
    row = there_and_back(engine, mapping.edition_row(edition))
    assert mapping.edition_of(row) == edition
    assert (row.day, row.state, row.cut_at) == (edition.day, edition.state, edition.cut_at)
    assert list(mapping.counts_of(row.counts).items()) == list(edition.counts.items())


@given(chat=chats)
@example(chat=a_chat("-9223372036854775808", "telegram", post_time=time(23, 59, 59, 999999)))
@ONE_DATABASE
def test_chats(engine: Engine, chat: Chat) -> None:
    row = there_and_back(engine, mapping.chat_row(chat))
    assert mapping.chat_of(row) == chat
    assert row.next_due is None or row.next_due.tzinfo is UTC


@given(record=list_records)
@ONE_DATABASE
def test_lists(engine: Engine, record: ListRecord) -> None:
    assert mapping.list_of(there_and_back(engine, mapping.list_row(record))) == record


@given(shown=shown_messages)
@ONE_DATABASE
def test_messages(engine: Engine, shown: ShownMessage) -> None:
    row = there_and_back(engine, mapping.message_row(shown))
    assert mapping.message_of(row) == shown
    assert (row.day, [int(number) for number in row.papers.split(",") if number]) == (
        shown.about.day,
        list(shown.about.papers),
    )


@given(report=conference_reports)
@example(report=a_conference_report(title="nul\0 👩‍🔬"))
@settings(ONE_DATABASE, max_examples=25)
def test_conference_reports(engine: Engine, report: ConferenceReport) -> None:
    body = mapping.written(report_json(), report, "a report")
    row = there_and_back(engine, ReportRow(slug=report.slug, place=1, body=body))
    back = mapping.read(report_json(), row.body, "a report")
    assert back == report
    assert list(back.counts) == list(report.counts)


@given(kept=kept_answers)
@settings(ONE_DATABASE, max_examples=25)
def test_answers(engine: Engine, kept: KeptAnswer) -> None:
    row = there_and_back(engine, question_mapping.answer_row(kept))
    assert question_mapping.answer_of(row) == replace(kept, number=row.id or 0)
    assert (row.state, row.lasting, row.language) == (kept.state, kept.lasting, kept.answer.language)


@given(conversation=conversations, moment=instants)
@ONE_DATABASE
def test_conversations(engine: Engine, conversation: Conversation, moment: datetime) -> None:
    platform, address, body = question_mapping.conversation_values(conversation)
    made = ConversationRow(platform=platform, address=address, put_at=moment, body=body)
    row = there_and_back(engine, made)
    assert question_mapping.conversation_of(row) == conversation
    assert row.put_at == moment


@pytest.mark.parametrize("secret", ["nobody-else-has-this-name", "-9223372036854775808"])
def test_no_body_says_whose_it_is(secret: str) -> None:
    """A move changes columns only, and so does whoever looks for what is left of a chat."""
    address = an_address(secret, secret)
    kept = KeptAnswer(0, address, "private", secret, "k", Answer("q", "en", (), "gate", "model"), at(), secret)
    assert secret not in question_mapping.answer_row(kept).body
    assert secret not in question_mapping.conversation_values(Conversation(address))[2]


def test_an_instant_is_stored_in_utc(engine: Engine) -> None:
    seoul = datetime(2024, 7, 17, 9, tzinfo=timezone(timedelta(hours=9)))
    row = there_and_back(engine, mapping.chat_row(a_chat(next_due=seoul)))
    assert repr(row.next_due) == repr(datetime(2024, 7, 17, 0, tzinfo=UTC))


def test_a_post_time_with_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="in the chat's own"):
        mapping.chat_row(a_chat(post_time=time(9, tzinfo=UTC)))


def test_half_an_emoji_is_refused_wherever_it_stands() -> None:
    half = "\ud83d"
    refused = [
        lambda: mapping.paper_row(a_paper(abstract=half)),
        lambda: mapping.paper_row(a_paper(half)),
        lambda: mapping.sighting_row("arxiv:1", a_sighting(votes_read=half)),
        lambda: mapping.list_row(a_list(papers=[half])),
        lambda: mapping.list_row(a_list(half)),
        lambda: mapping.edition_row(an_edition(papers=[a_paper(title=half)])),
        lambda: mapping.chat_row(a_chat(half)),
        lambda: mapping.chat_row(a_chat(categories=(half,))),
        lambda: mapping.chat_row(a_chat(owner=half)),
        lambda: mapping.message_row(a_message(half)),
        lambda: mapping.message_row(a_message(category=half)),
    ]
    for make in refused:
        with pytest.raises(BadPayload, match="cannot be kept"):
            make()


def test_a_refusal_is_one_short_line() -> None:
    with pytest.raises(BadPayload) as caught:
        mapping.paper_row(a_paper("arxiv:" + "\0" * 10_000))
    assert len(str(caught.value)) < 200
    assert "\n" not in str(caught.value)


def test_places_are_in_the_order_of_ids_so_that_writers_never_wait_for_each_other() -> None:
    edition = an_edition(DAY, [a_paper("arxiv:2"), a_paper("arxiv:1")])
    assert [(row.paper, row.number) for row in mapping.place_rows(edition)] == [("arxiv:1", 2), ("arxiv:2", 1)]
