"""Who answers comes with the first question, hurries where the end was told before, and is closed by who stops."""

from collections.abc import AsyncGenerator
from typing import cast

from answering import means, question

from adapters.wiring.questions import AnswersWhenAsked
from bot.domain.answer import Answer
from bot.questions.asking import Question, Step
from bot.questions.service import Questions


def made(found: list[Questions]) -> AnswersWhenAsked:
    def make() -> Questions:
        found.append(Questions(means()))
        return found[-1]

    return AnswersWhenAsked(make)


async def test_nothing_is_made_before_the_first_question_and_once_then() -> None:
    found: list[Questions] = []
    answers = made(found)
    assert found == []
    said = [each async for each in answers.answer(question())]
    assert isinstance(said[-1], Answer)
    assert said[-1].ending == "no_model"
    assert await answers.key_of(question()) == await found[0].key_of(question())
    assert len(found) == 1


async def test_who_is_made_after_the_end_was_told_hurries() -> None:
    found: list[Questions] = []
    answers = made(found)
    answers.hurry()
    said = [each async for each in answers.answer(question())]
    assert [cast("Answer", each).ending for each in said if isinstance(each, Answer)] == ["late"]
    answers.hurry()
    assert len(found) == 1


class Watched:
    """Says one step for ever; knows whether it was closed."""

    closed = False

    async def answer(self, _: Question) -> AsyncGenerator[Step | Answer]:
        try:
            while True:
                yield Step("reading")
        finally:
            self.closed = True


async def test_whoever_stops_listening_ends_the_work() -> None:
    watched = Watched()
    answers = AnswersWhenAsked(lambda: cast("Questions", watched))
    saying = answers.answer(question())
    assert await anext(saying) == Step("reading")
    await saying.aclose()
    assert watched.closed
