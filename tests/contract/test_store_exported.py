"""What an export asks every store for: a chat's messages, its answers and its person's, what it used."""

from datetime import timedelta

from builders import DAY, a_message, an_address, at

from bot.domain.answer import Answer
from bot.domain.chat import Address
from bot.ports.llm import Usage
from bot.ports.payments import Limits
from bot.ports.store import KeptAnswer, Store

HERE, GROUP = an_address("1", "telegram"), an_address("-5", "telegram")


async def asked(store: Store, where: Address, person: str, question: str) -> None:
    answer = Answer(question, "en", ("arxiv:2407.10671",), "not_said", "passages")
    await store.answers.add(KeptAnswer(0, where, "private", person, question, answer, at()))


async def used(store: Store, payer: str, days: int, tokens: int) -> None:
    number = await store.payments.reserve(DAY + timedelta(days=days), payer, tokens, Limits(10**6))
    assert number is not None
    await store.payments.settle(number, Usage(tokens, 0), None, at())


async def test_answers_of_a_chat_and_of_its_person_elsewhere_in_their_order(store: Store) -> None:
    await asked(store, HERE, "7", "mine")
    await asked(store, GROUP, "7", "mine in a group")
    await asked(store, GROUP, "8", "another's")
    await asked(store, HERE, "8", "another's here")
    await asked(store, an_address("-5", "discord"), "7", "of another platform")
    await asked(store, GROUP, "", "nobody's")
    both = await store.answers.asked(HERE, "7")
    assert [one.answer.question for one in both] == ["mine", "mine in a group", "another's here"]
    assert [one.answer.question for one in await store.answers.asked(HERE)] == ["mine", "another's here"]
    assert await store.answers.asked(an_address("2", "telegram")) == ()


async def test_messages_of_a_chat_oldest_first(store: Store) -> None:
    newer = a_message("1", address=HERE, sent_at=at() + timedelta(hours=1))
    older = a_message("2", address=HERE, sent_at=at())
    await store.messages.add([newer, older, a_message("3", address=an_address("1", "discord"))])
    assert await store.messages.of(HERE) == (older, newer)
    assert await store.messages.of(GROUP) == ()


async def test_what_a_payer_used_by_day(store: Store) -> None:
    await used(store, "telegram:1", 1, 5)
    await used(store, "telegram:1", 0, 3)
    await used(store, "telegram:1", 0, 4)
    await used(store, "telegram:11", 0, 9)
    found = await store.payments.spent_by("telegram:1")
    assert [(day, spent.calls, spent.total) for day, spent in found] == [(DAY, 2, 7), (DAY + timedelta(days=1), 1, 5)]
    assert await store.payments.spent_by("telegram:2") == ()
