"""Where a second model votes, nothing is shown before it voted: not in a step, not when the answer breaks off."""

import asyncio
import json

import pytest
from answering import Dripping, Free, asked, means, question, said, sentence, shown
from virtual_time import run

from bot.domain.answer import Answer
from bot.errors import BadReply, BudgetSpent, JoganError, Temporary
from bot.ports.llm import Heard, Prompt, Reply, Shape
from bot.questions.asking import Step
from bot.questions.judge import UNVOTED
from bot.questions.service import Questions

HONEST = said(sentence(1), sentence(2))
CARRIED = {"votes": [{"index": 0, "carried": True}, {"index": 1, "carried": True}]}
SAID = [each["text"] for each in HONEST["sentences"]]


class BreaksOff(Dripping):
    """Says the whole of its reply, and then it is none."""

    def __init__(self, fault: JoganError) -> None:
        super().__init__(HONEST)
        self.fault = fault

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        if heard is not None:
            heard(json.dumps(HONEST))
        raise self.fault


def stood_in(steps: list[Step], answer: Answer) -> None:
    """Passages, and no word of the model."""
    assert shown(steps) == set()
    assert (answer.sentences, answer.writer, answer.model) == ((), "passages", None)
    assert answer.passages
    assert [(each.text, each.check, each.detail) for each in answer.dropped] == [
        (text, "vote", UNVOTED) for text in SAID
    ]


@pytest.mark.parametrize("second", [60.0, 19.0])
def test_what_was_not_voted_on_in_time_is_not_shown(second: float) -> None:
    """The reply is whole after a second; the vote never comes, or comes a second too late."""
    voter = Free(Dripping(vote=[CARRIED], pieces=10_000, pause=second + 1))
    steps, answer = run(asked(means(Dripping(HONEST, pieces=10_000, pause=1.0), voter=voter), question()))
    assert answer.ending == "late"
    stood_in(steps, answer)


def test_a_reply_that_is_late_itself_shows_nothing_of_what_came() -> None:
    """Without a vote the first sentence would be shown (test_service)."""
    voter = Free(Dripping(vote=[CARRIED]))
    steps, answer = run(asked(means(Dripping(HONEST, pieces=10, pause=0.7), voter=voter), question()))
    assert (answer.ending, voter.paid) == ("late", [])
    assert shown(steps) == set()
    assert (answer.sentences, answer.writer) == ((), "passages")
    assert [each.check for each in answer.dropped] == ["vote"]


def test_a_vote_in_time_lets_out_what_it_carries() -> None:
    voter = Free(Dripping(vote=[CARRIED], pieces=10_000, pause=17.0))
    steps, answer = run(asked(means(Dripping(HONEST, pieces=10_000, pause=1.0), voter=voter), question()))
    assert (answer.ending, list(answer.said), shown(steps), answer.dropped) == ("answered", SAID, set(), ())


ENDINGS = {"outage": Temporary("reset"), "budget": BudgetSpent("spent"), "unusable": BadReply("cut off")}


@pytest.mark.parametrize("ending", ENDINGS)
async def test_an_answer_that_breaks_off_before_the_vote_is_none(ending: str) -> None:
    voter = Free(Dripping(vote=[CARRIED]))
    steps, answer = await asked(means(BreaksOff(ENDINGS[ending]), voter=voter), question())
    assert (answer.ending, voter.paid) == (ending, [])
    stood_in(steps, answer)


@pytest.mark.parametrize("ending", ENDINGS)
async def test_without_a_vote_what_the_gate_let_through_stays(ending: str) -> None:
    steps, answer = await asked(means(BreaksOff(ENDINGS[ending])), question())
    assert (answer.ending, list(answer.said), shown(steps)) == ("outage", SAID, set(SAID))


def test_a_process_that_ends_does_not_let_out_what_waits_for_its_vote() -> None:
    async def main() -> tuple[list[Step], Answer]:
        voter = Free(Dripping(vote=[CARRIED], pieces=10_000, pause=9.0))
        answers = Questions(means(Dripping(HONEST), voter=voter))
        heard: list[Step | Answer] = []

        async def told() -> None:
            async for each in answers.answer(question()):
                heard.append(each)

        asking = asyncio.create_task(told())
        await asyncio.sleep(3.0)
        answers.hurry()
        await asking
        *steps, answer = heard
        assert isinstance(answer, Answer)
        return [each for each in steps if isinstance(each, Step)], answer

    steps, answer = run(main())
    assert steps[-1].kind == "checking"
    assert answer.ending == "late"
    stood_in(steps, answer)


async def test_what_waits_for_its_vote_is_not_said_to_be_missing_in_the_paper() -> None:
    """No passage is near to the question, and still the paper says something to it."""
    off_the_point = question("Which rocket engine burns methane on Mars?")
    _, answer = await asked(means(BreaksOff(ENDINGS["outage"])), off_the_point)
    assert list(answer.said) == SAID
    _, answer = await asked(means(BreaksOff(ENDINGS["outage"]), voter=Free(Dripping())), off_the_point)
    assert (answer.ending, answer.sentences) == ("outage", ())


async def test_a_vote_that_cannot_be_had_stops_nothing() -> None:
    voter = Free(Dripping(vote=[Temporary("down")]))
    _, answer = await asked(means(Dripping(HONEST), voter=voter), question())
    assert (answer.ending, list(answer.said)) == ("answered", SAID)
