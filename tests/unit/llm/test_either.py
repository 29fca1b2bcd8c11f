"""Two models: the second answers where the first is out, and only there; what may have to be paid is never hidden."""

from datetime import timedelta

import pytest
from fakes import FakeClock
from fakes_model import FakeModel
from pydantic import BaseModel

from adapters.llm.either import DOWN_FOR, UNUSABLE_FOR, Either
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary, Unsure
from bot.ports.llm import Prompt


class Said(BaseModel):
    said: str


PROMPT = Prompt("probe", "1", "s", "u", Said, 10)
GOOD = {"said": "second"}
OUT = [Temporary("busy"), Unsure("silent"), ModelUnusable("no key", "Set OPENAI_API_KEY.")]


def names(error: JoganError) -> str:
    return type(error).__name__


@pytest.mark.parametrize("failure", OUT, ids=names)
async def test_row_24_the_second_answers_where_the_first_is_out(failure: JoganError) -> None:
    first, second = FakeModel(failure, name="first"), FakeModel(GOOD, name="second")
    reply = await Either(first, second, FakeClock()).ask(PROMPT)
    assert (reply.value.said, reply.model) == ("second", "second")


async def test_the_first_answers_while_it_can_and_names_the_pair() -> None:
    first, second = FakeModel({"said": "first"}, name="first"), FakeModel(GOOD)
    either = Either(first, second, FakeClock())
    assert (await either.ask(PROMPT)).value.said == "first"
    assert (either.name, second.asked) == ("first", [])


async def test_a_bad_reply_is_nobody_else_s_business() -> None:
    first, second = FakeModel("nonsense"), FakeModel(GOOD)
    with pytest.raises(BadReply):
        await Either(first, second, FakeClock()).ask(PROMPT)
    assert second.asked == []


@pytest.mark.parametrize(
    ("failure", "seconds"),
    [
        (Temporary("busy"), DOWN_FOR),
        (Temporary("busy", 200.0), 200.0),
        (Unsure("silent"), DOWN_FOR),
        (ModelUnusable("no key", "Set OPENAI_API_KEY."), UNUSABLE_FOR),
    ],
    ids=["down", "paused", "silent", "unusable"],
)
async def test_who_is_out_is_left_alone_for_a_while_and_then_asked_again(failure: JoganError, seconds: float) -> None:
    clock = FakeClock()
    first, second = FakeModel([failure, {"said": "first"}]), FakeModel(GOOD)
    either = Either(first, second, clock)
    for _ in range(3):
        assert (await either.ask(PROMPT)).value.said == "second"
    clock.advance(timedelta(seconds=seconds - 1))
    assert (await either.ask(PROMPT)).value.said == "second"
    assert len(first.asked) == 1
    clock.advance(timedelta(seconds=2))
    assert (await either.ask(PROMPT)).value.said == "first"
    assert len(second.asked) == 4


async def test_it_is_told_once_with_its_remedy(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    either = Either(FakeModel(OUT[2], name="first"), FakeModel(GOOD, name="second"), clock)
    for _ in range(3):
        await either.ask(PROMPT)
        clock.advance(timedelta(seconds=UNUSABLE_FOR + 1))
    assert [record.message for record in caplog.records] == ["no key; second answers instead. Set OPENAI_API_KEY."]


@pytest.mark.parametrize("first", OUT, ids=names)
@pytest.mark.parametrize("second", OUT, ids=names)
async def test_where_neither_answers_the_costlier_failure_is_told(first: JoganError, second: JoganError) -> None:
    either = Either(FakeModel(first), FakeModel(second), FakeClock())
    with pytest.raises(JoganError) as failure:
        await either.ask(PROMPT)
    kinds = {type(first), type(second)}
    expected = next(kind for kind in (Unsure, Temporary, ModelUnusable) if kind in kinds)
    assert type(failure.value) is expected


async def test_who_is_not_asked_costs_nothing() -> None:
    """The first was silent once; while it is left alone, a failure of the second is its own."""
    either = Either(FakeModel(Unsure("silent")), FakeModel([GOOD, ModelUnusable("gone", "r")]), FakeClock())
    await either.ask(PROMPT)
    with pytest.raises(Temporary, match="silent"):
        await either.ask(PROMPT)


async def test_a_bad_reply_of_the_second_is_a_bad_reply() -> None:
    with pytest.raises(BadReply):
        await Either(FakeModel(OUT[0]), FakeModel("nonsense"), FakeClock()).ask(PROMPT)


async def test_what_the_first_may_have_to_be_paid_for_is_counted_with_the_second() -> None:
    """The same question again, and the longest reply; nothing where the first was certainly not asked."""
    alone = (await FakeModel(GOOD).ask(PROMPT)).usage
    clock, second = FakeClock(), FakeModel([GOOD] * 3)
    either = Either(FakeModel(Unsure("silent")), second, clock)
    both = (await either.ask(PROMPT)).usage
    assert (both.input, both.output) == (2 * alone.input, alone.output + PROMPT.most_output)
    assert (both.cached, both.reasoning) == (alone.cached, alone.reasoning)
    assert (await either.ask(PROMPT)).usage == alone  # the first rests
    certain = Either(FakeModel(Temporary("busy")), FakeModel(GOOD), clock)
    assert (await certain.ask(PROMPT)).usage == alone
