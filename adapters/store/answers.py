"""Answers that were given, in SQL: found by their number, by their question, and by who asked."""

from datetime import datetime

from sqlalchemy import and_, delete, func, or_, text, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from adapters.store.connections import Connections
from adapters.store.mapping import LARGEST, digest, key
from adapters.store.question_mapping import answer_of, answer_row, remark_text
from adapters.store.question_tables import REPORTED, AnswerRow
from bot.domain.chat import Address
from bot.domain.paper import check_aware
from bot.ports.store import AnswerState, KeptAnswer

DOUBTED = col(AnswerRow.state).in_(["reported", "withdrawn"])


class SqlAnswers:
    """bot.ports.store.Answers."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, answer: KeptAnswer) -> int:
        """Keep an answer; its number."""
        row = answer_row(answer)
        return await self._connections.write(lambda session: _add(session, row))

    async def get(self, number: int) -> KeptAnswer | None:
        """The answer of a number."""
        return await self._connections.read(lambda session: _get(session, number))

    async def same(self, key: str, language: str, since: datetime) -> KeptAnswer | None:
        """The newest lasting answer to the same question; None where one of them is doubted."""
        check_aware(since)
        return await self._connections.read(lambda session: _same(session, key, language, since))

    async def to_same(self, key: str, language: str, state: AnswerState | None = None) -> tuple[KeptAnswer, ...]:
        """Every answer to the same question, in any chat; those of a state, where one is given."""
        found = same_rows(key, language).order_by(col(AnswerRow.id))
        question = found if state is None else found.where(AnswerRow.state == state)
        return await self._connections.read(lambda session: tuple(map(answer_of, session.exec(question))))

    async def mark(self, number: int, state: AnswerState, remark: str = "") -> bool:
        """Change an answer's state."""
        return await self._changed(number, state=state, remark=remark_text(remark))

    async def sent(self, number: int, message: str) -> None:
        """Remember the message that shows an answer."""
        await self._changed(number, message=key(message))

    async def _changed(self, number: int, **values: str) -> bool:
        if not _is_number(number):
            return False
        change = update(AnswerRow).where(col(AnswerRow.id) == number).values(**values)
        return await self._connections.write(lambda session: session.connection().execute(change).rowcount == 1)

    async def reported(self, most: int) -> tuple[KeptAnswer, ...]:
        """Those that wait for an operator, oldest first."""
        question = reported_rows().limit(most)
        return await self._connections.read(lambda session: tuple(map(answer_of, session.exec(question))))

    async def count(self, address: Address, person: str, since: datetime) -> int:
        """How many a person was given on a platform since a moment; of those without a name, how many in a chat."""
        check_aware(since)
        here = () if person else (col(AnswerRow.address) == address.id,)
        theirs = and_(col(AnswerRow.platform) == address.platform, col(AnswerRow.person) == person, *here)
        asked = select(func.count()).where(theirs, col(AnswerRow.given_at) >= since)
        return await self._connections.read(lambda session: session.exec(asked).one())

    async def asked(self, address: Address, person: str = "") -> tuple[KeptAnswer, ...]:
        """Every answer in a chat, and every one that a person was given on its platform."""
        whose = [col(AnswerRow.address) == address.id, *([col(AnswerRow.person) == person] if person else [])]
        found = select(AnswerRow).where(AnswerRow.platform == address.platform, or_(*whose)).order_by(col(AnswerRow.id))
        return await self._connections.read(lambda session: tuple(map(answer_of, session.exec(found))))

    async def drop(self, before: datetime, reported: datetime) -> int:
        """Forget answers of before a moment, and those that wait for an operator of before another."""
        check_aware(before)
        check_aware(reported)
        waits = col(AnswerRow.state) == "reported"
        given = col(AnswerRow.given_at)
        old = delete(AnswerRow).where(or_(and_(given < before, ~waits), and_(given < reported, waits)))
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def _is_number(number: int) -> bool:
    """A number of a button may be anything that a person typed."""
    return 0 < number < LARGEST


def _add(session: Session, row: AnswerRow) -> int:
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def _get(session: Session, number: int) -> KeptAnswer | None:
    row = session.get(AnswerRow, number) if _is_number(number) else None
    return answer_of(row) if row else None


def reported_rows() -> SelectOfScalar[AnswerRow]:
    """The query behind reported(): answered by the partial index alone."""
    return select(AnswerRow).where(text(REPORTED)).order_by(col(AnswerRow.id))


def same_rows(question: str, language: str) -> SelectOfScalar[AnswerRow]:
    """All answers to one question in one language."""
    return select(AnswerRow).where(AnswerRow.question == digest(question), AnswerRow.language == language)


def _same(session: Session, key: str, language: str, since: datetime) -> KeptAnswer | None:
    asked = same_rows(key, language)
    if session.exec(asked.where(DOUBTED).limit(1)).first():
        return None
    lasting = asked.where(col(AnswerRow.lasting).is_(True), col(AnswerRow.given_at) >= since)
    row = session.exec(lasting.order_by(col(AnswerRow.given_at).desc(), col(AnswerRow.id).desc()).limit(1)).first()
    return answer_of(row) if row else None
