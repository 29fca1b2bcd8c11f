"""An answer within its deadline, paid once and by its chat; whoever stops listening leaves nothing behind."""

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import pytest
from answering import (
    ASKED,
    ASKED_IN_KOREAN,
    BEACON,
    LANTERN,
    PAYER,
    Dripping,
    Free,
    Search,
    asked,
    lie,
    means,
    question,
    said,
    sentence,
    shown,
)
from fakes import FakeClock
from fakes_payments import FakePayments
from scripted_model import KnownTexts
from virtual_time import run

from bot.domain.answer import Answer
from bot.domain.conversation import Exchange
from bot.domain.paper import Paper
from bot.domain.text import PaperText, TextSection
from bot.gate.source import Source
from bot.questions.asking import Question, Step
from bot.questions.prepared import MOST, Prepared, folded
from bot.questions.service import Questions, normalised
from bot.settings import BudgetSettings
from bot.writing.paid import PaidModel

DEADLINE = 20.0


def timed(main: Coroutine[Any, Any, tuple[list[Step], Answer]]) -> tuple[list[Step], Answer, float]:
    """What came of a question, and after how many seconds."""

    async def measured() -> tuple[list[Step], Answer, float]:
        steps, answer = await main
        return steps, answer, asyncio.get_running_loop().time()

    return run(measured())


class Slow(KnownTexts):
    """Texts that come after so many seconds; `ended` says whether somebody waited for them to the end."""

    def __init__(self, delay: float, *texts: PaperText) -> None:
        super().__init__(*texts)
        self.delay, self.ended = delay, False

    async def text(self, paper: Paper) -> PaperText:
        await asyncio.sleep(self.delay)
        self.ended = True
        return await super().text(paper)


WHOLE = PaperText(
    LANTERN.id, LANTERN.title, LANTERN.abstract, "html", (TextSection("1 Data", "It has many words. " * 9),)
)


# --- the deadline


def test_what_is_confirmed_when_the_time_is_over_is_the_answer() -> None:
    """The first sentence comes after 13 s, the second never."""
    model = Dripping(said(sentence(1), sentence(2)), pieces=10, pause=0.7)
    steps, answer, seconds = timed(asked(means(model), question()))
    assert (answer.ending, answer.writer, answer.model) == ("late", "model", "model-1")
    assert [each.text for each in answer.sentences] == [sentence(1)["text"]]
    assert shown(steps) == {sentence(1)["text"]}
    assert seconds == pytest.approx(DEADLINE, abs=0.1)


def test_where_nothing_is_confirmed_in_time_passages_are_the_answer() -> None:
    model = Dripping(said(lie(lambda text: text.replace("7", "8"))), pieces=5, pause=30.0)
    _, answer, seconds = timed(asked(means(model), question()))
    assert (answer.ending, answer.writer, answer.sentences, answer.model) == ("late", "passages", (), None)
    assert answer.passages[0].passage.text.startswith("Lantern is trained on 7 trillion tokens")
    assert seconds == pytest.approx(DEADLINE, abs=0.1)


def test_a_text_that_is_late_is_answered_from_the_abstract_in_time() -> None:
    texts = Slow(12.0, WHOLE)
    model = Dripping(said(sentence(1)), pieces=50, pause=1.0)
    _, answer, seconds = timed(asked(means(model, texts=texts), question()))
    assert (answer.ending, answer.whole_text, len(answer.sentences)) == ("answered", False, 1)
    assert seconds < DEADLINE
    assert texts.ended


def test_a_text_that_never_comes_ends_with_the_question() -> None:
    texts = Slow(3_600.0, WHOLE)
    _, answer, seconds = timed(asked(means(texts=texts), question()))
    assert (answer.ending, answer.whole_text) == ("no_model", False)
    assert seconds == pytest.approx(DEADLINE / 2, abs=0.1)
    assert not texts.ended


def test_a_search_that_hangs_is_no_silence() -> None:
    _, answer, seconds = timed(asked(means(search=Search(delay=3_600.0)), question()))
    assert (answer.ending, answer.passages[0].passage.section) == ("late", "abstract")
    assert seconds == pytest.approx(DEADLINE, abs=0.1)


def test_words_to_search_with_are_not_waited_for_long() -> None:
    model = Dripping(said(sentence(1, "ko")), pieces=400, pause=8.0)
    _, answer, seconds = timed(asked(means(model), question(ASKED_IN_KOREAN, "ko")))
    assert answer.ending == "answered"
    assert seconds < DEADLINE


# --- what it costs


def paid(model: Dripping, payments: FakePayments, clock: FakeClock, **budget: int) -> PaidModel:
    return PaidModel(model, payments, BudgetSettings(**budget), clock)


async def test_two_equal_questions_at_once_are_paid_once_and_both_hear_every_sentence(clock: FakeClock) -> None:
    payments, model = FakePayments(), Dripping(said(sentence(1), sentence(2)), pause=0.001)
    used = replace(means(), model=paid(model, payments, clock))
    one, two = await asyncio.gather(
        asked(used, question(payer="terminal:mina")), asked(used, question(payer="terminal:jun"))
    )
    assert one[1] == two[1]
    assert shown(one[0]) == shown(two[0]) == {sentence(1)["text"], sentence(2)["text"]}
    assert model.tasks() == ["answer"]
    (spent,) = await payments.spent(clock.now().date())
    assert (spent.payer, spent.calls, spent.reserved) == ("terminal:mina", 1, 0)


async def test_the_same_question_again_is_not_paid_again(clock: FakeClock) -> None:
    payments, model = FakePayments(), Dripping(said(sentence(1)))
    used = replace(means(), model=paid(model, payments, clock))
    _, first = await asked(used, question())
    _, again = await asked(used, question())
    assert first == again
    assert len(model.asked) == 1


async def test_a_chat_without_tokens_left_gets_passages(clock: FakeClock) -> None:
    payments, model = FakePayments(), Dripping(said(sentence(1)))
    used = replace(means(), model=paid(model, payments, clock, chat_daily=100))
    _, answer = await asked(used, question())
    assert (answer.ending, answer.writer, model.asked) == ("budget", "passages", [])
    assert await payments.spent(clock.now().date()) == ()


async def test_whoever_stops_listening_leaves_no_reservation_and_no_task(clock: FakeClock) -> None:
    payments, model = FakePayments(), Dripping(said(sentence(1), sentence(2)), pause=0.001)
    used = replace(means(), model=paid(model, payments, clock))
    saying = Questions(used).answer(question())
    async for step in saying:
        if isinstance(step, Step) and step.sentences:
            assert payments.reservations
            break
    await saying.aclose()  # type: ignore[attr-defined]  # a generator
    assert payments.reservations == {}
    (spent,) = await payments.spent(clock.now().date())
    assert (spent.payer, spent.reserved) == (PAYER, 0)
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_a_listener_that_is_cancelled_leaves_no_reservation(clock: FakeClock) -> None:
    payments, model = FakePayments(), Dripping(said(sentence(1)), pause=0.05)
    used = replace(means(), model=paid(model, payments, clock))
    listening = asyncio.create_task(asked(used, question()))
    while not model.asked:  # noqa: ASYNC110 - the model sets no event
        await asyncio.sleep(0)
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening
    assert payments.reservations == {}
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


# --- the same question


async def test_the_same_question_has_one_key_and_another_has_another() -> None:
    search = Search()
    used = Questions(means(search=search))
    key = await used.key_of(question("How many  TOKENS?"))
    assert key == await used.key_of(question("how many tokens", payer="terminal:jun"))
    earlier = (Exchange((LANTERN.id,), "What is it?", "A method.", LANTERN.sightings[0].seen_at),)
    others: list[Question] = [
        question("How many words?"),
        question("how many tokens", "ko"),
        question("how many tokens", "en", BEACON),
        question("how many tokens", "en", LANTERN, BEACON),
        question("how many tokens", history=earlier),
        question("how many tokens", gist="What is it?"),
    ]
    keys = {await used.key_of(other) for other in others}
    assert key not in keys
    assert len(keys) == len(others)
    await search.indexed(WHOLE)
    assert await used.key_of(question("how many tokens")) != key


def test_what_makes_a_question_no_other() -> None:
    assert normalised(" ３번  논문 왜 빨라?? ") == normalised("3번 논문 왜 빨라") == "3번 논문 왜 빨라"
    assert normalised("What is C++?") != normalised("What is C?")


# --- texts that are prepared


async def test_a_text_is_prepared_once_for_all_who_ask_at_once_and_a_few_are_kept() -> None:
    prepared = Prepared()
    one, two = await asyncio.gather(prepared.source(WHOLE), prepared.source(replace(WHOLE)))
    assert one is two is await prepared.source(WHOLE)
    assert [part.section for part in one.parts] == ["title", "abstract", "1 Data"]
    for number in range(MOST):
        await prepared.source(replace(WHOLE, paper=f"arxiv:2407.{number:05}", title=f"{number}"))
    assert await prepared.source(WHOLE) is not one


async def test_a_preparation_that_failed_is_begun_anew_and_told_to_all_who_waited() -> None:
    failures = [RuntimeError("no memory"), RuntimeError("again")]

    def fold(text: PaperText) -> Source:
        if failures:
            raise failures.pop()
        return folded(text)

    prepared = Prepared(fold)
    both = await asyncio.gather(prepared.source(WHOLE), prepared.source(WHOLE), return_exceptions=True)
    assert [str(each) for each in both] == ["again", "again"]
    with pytest.raises(RuntimeError, match="no memory"):
        await prepared.source(WHOLE)
    assert (await prepared.source(WHOLE)).parts


async def test_a_preparation_that_fails_takes_no_newer_ones_place() -> None:
    """It was pushed out while it ran, and its text was asked for again."""
    fails, holds = [True], threading.Event()

    def fold(text: PaperText) -> Source:
        if text == WHOLE and fails:
            fails.clear()
            holds.wait()
            raise RuntimeError("late")
        return folded(text)

    prepared = Prepared(fold)
    first = asyncio.create_task(prepared.source(WHOLE))
    await asyncio.sleep(0)
    for number in range(MOST):
        await prepared.source(replace(WHOLE, paper=f"arxiv:2407.{number:05}", title=f"{number}"))
    newer = await prepared.source(WHOLE)
    holds.set()
    with pytest.raises(RuntimeError):
        await first
    assert await prepared.source(WHOLE) is newer


async def test_prepared_texts_serve_answers() -> None:
    model = Dripping(said(sentence(1)))
    used = replace(means(model, [WHOLE]), prepared=Prepared())
    assert isinstance(used.model, Free)
    _, answer = await asked(used, question(ASKED))
    assert (answer.ending, answer.whole_text) == ("answered", True)
