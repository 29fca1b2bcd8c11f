"""An answer as a reply: what it says, and the buttons under it."""

from collections.abc import Sequence
from datetime import date

from bot.chat.message import Reply
from bot.chat.parts import line
from bot.chat.subject import Subject
from bot.chat.turn import Turn
from bot.chat.which_report import spoken_report
from bot.document.answer import SHOWN, answered
from bot.document.blocks import Block, Button, Buttons
from bot.domain.answer import Answer
from bot.domain.paper import Paper
from bot.domain.shown import About


async def reply_with(
    turn: Turn,
    answer: Answer,
    subjects: tuple[Subject, ...],
    papers: tuple[Paper, ...],
    number: int | None,
    before: Sequence[str],
) -> Reply:
    """The whole reply; without `number` nothing of it is kept, so it has no buttons."""
    own = buttons(turn, answer, number) if number is not None else ()
    blocks = (*(line(each) for each in before), *answered(answer, papers).blocks, *own)
    return turn.reply(*blocks, about=await _about(turn, subjects, number))


def buttons(turn: Turn, answer: Answer, number: int) -> tuple[Block, ...]:
    """What the answer stands on, what else the paper says, and that it is wrong."""
    words = turn.words.questions
    evidence = [Button(words.evidence_button, f"/evidence {number}")] if answer.sentences else []
    first = 1 if answer.said else 2  # where nothing is said the first ones are shown
    more = len(answer.passages) > (first - 1) * SHOWN
    passages = [Button(words.passages_button, f"/passages {number} {first}")] if more else []
    return (Buttons(((*evidence, *passages, Button(words.wrong_button, f"/wrong {number}")),)),)


async def _about(turn: Turn, subjects: tuple[Subject, ...], number: int | None) -> About:
    """The day or report that numbers are of in a reply to the answer, with the papers that are listed there."""
    places = [(subject.day, subject.report) for subject in subjects if subject.day]
    day, report = places[0] if places else await _spoken(turn)
    numbers = [one.number for one in subjects if (one.day, one.report) == (day, report) and one.number]
    listed = tuple(numbers) if len(numbers) == len(subjects) else ()
    return About(day, listed, answer=number, report=report)


async def _spoken(turn: Turn) -> tuple[date, str]:
    """What the conversation is about where no paper of the answer is listed anywhere."""
    report = await spoken_report(turn)
    if report is not None:
        return report.made_on, report.slug
    return turn.chat.last_read or turn.local_now.date(), ""
