"""An answer as a reply: what it says, and the buttons under it."""

from collections.abc import Sequence

from bot.chat.message import Reply
from bot.chat.parts import line
from bot.chat.subject import Subject
from bot.chat.turn import Turn
from bot.document.answer import SHOWN, answered
from bot.document.blocks import Block, Button, Buttons
from bot.domain.answer import Answer
from bot.domain.paper import Paper
from bot.domain.shown import About


def reply_with(
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
    return turn.reply(*blocks, about=_about(turn, subjects, number))


def buttons(turn: Turn, answer: Answer, number: int) -> tuple[Block, ...]:
    """What the answer stands on, what else the paper says, and that it is wrong."""
    words = turn.words.questions
    evidence = [Button(words.evidence_button, f"/evidence {number}")] if answer.sentences else []
    first = 1 if answer.sentences else 2  # without sentences the first ones are shown
    more = len(answer.passages) > (first - 1) * SHOWN
    passages = [Button(words.passages_button, f"/passages {number} {first}")] if more else []
    return (Buttons(((*evidence, *passages, Button(words.wrong_button, f"/wrong {number}")),)),)


def _about(turn: Turn, subjects: tuple[Subject, ...], number: int | None) -> About:
    """The day that numbers are of in a reply to the answer, with the papers that are listed there."""
    days = [subject.day for subject in subjects if subject.day]
    day = days[0] if days else turn.chat.last_read or turn.local_now.date()
    numbers = tuple(subject.number for subject in subjects if subject.day == day and subject.number)
    return About(day, numbers if len(numbers) == len(subjects) else (), answer=number)
