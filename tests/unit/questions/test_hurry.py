"""The process ends while questions are open: each is answered with what there is, and its call is broken off."""

import asyncio

from answering import Dripping, means, question, said, sentence
from virtual_time import run

from bot.domain.answer import Answer
from bot.questions.asking import Step
from bot.questions.service import Questions

HONEST = said(sentence(1), sentence(2))


async def told(answers: Questions, heard: list[Step | Answer]) -> None:
    async for each in answers.answer(question()):
        heard.append(each)


def hurried(after: float) -> tuple[list[Step | Answer], float]:
    """What one hears who asked before; and when."""

    async def main() -> tuple[list[Step | Answer], float]:
        answers, heard = Questions(means(Dripping(HONEST, pause=0.05))), list[Step | Answer]()
        asking = asyncio.create_task(told(answers, heard))
        await asyncio.sleep(after)
        assert not asking.done()
        answers.hurry()
        await asking
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return heard, asyncio.get_running_loop().time() - after

    return run(main())


def test_what_is_verified_by_then_is_the_answer() -> None:
    heard, took = hurried(1.5)
    *steps, answer = heard
    assert isinstance(answer, Answer)
    (shown,) = {each.sentences for each in steps if isinstance(each, Step) and each.sentences}
    assert (answer.ending, answer.sentences) == ("late", shown)
    assert took < 0.1


def test_where_nothing_is_the_nearest_passages_are() -> None:
    heard, took = hurried(0.1)
    answer = heard[-1]
    assert isinstance(answer, Answer)
    assert (answer.ending, answer.sentences) == ("late", ())
    assert answer.passages
    assert took < 0.1


async def test_who_asks_then_is_not_kept_waiting() -> None:
    model = Dripping(HONEST)
    answers = Questions(means(model))
    answers.hurry()
    heard = list[Step | Answer]()
    await told(answers, heard)
    (answer,) = heard
    assert isinstance(answer, Answer)
    assert (answer.ending, model.asked) == ("late", [])
    assert answer.passages
