"""What every store must do for answers and conversations: keep them, find them, move and forget them with chats."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import DAY, a_bullet, a_chat, a_message, an_address, at, erased

from bot.domain.answer import Answer, AnswerWriter, Ending, OwnWords, Passage, Ranked
from bot.domain.chat import Address
from bot.domain.conversation import Conversation, Exchange
from bot.domain.evidence import Dropped, Quote
from bot.errors import BadPayload
from bot.ports.llm import Usage
from bot.ports.payments import FORGOTTEN, KeptReply, Limits, Spent, payer_of
from bot.ports.store import AnswerState, KeptAnswer, Store

NEXT = DAY + timedelta(days=1)
NAIVE = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself
PAPER = "arxiv:2407.10671"
HERE, GROUP, NEW = an_address("77", "telegram"), an_address("-123", "telegram"), an_address("-100123", "telegram")
USED = Usage(70, 8)


def an_answer(question: str = "How large is it?", **changes: object) -> Answer:
    """A model's answer with one sentence, from the whole paper."""
    said = {"ending": "answered", "writer": "model", "sentences": (a_bullet(),)}
    values: dict[str, object] = {**said, "whole_text": True, **changes}
    return Answer(question, "en", (PAPER,), **values)  # type: ignore[arg-type]  # by name


def kept(key: str = "how large", address: Address = HERE, person: str = "77", **changes: object) -> KeptAnswer:
    """An answer as it was given in a private chat."""
    answer = changes.pop("answer", an_answer())
    values: dict[str, object] = {"number": 0, "kind": "private", "at": at(), "answer": answer} | changes
    return KeptAnswer(address=address, person=person, key=key, **values)  # type: ignore[arg-type]  # by name


def a_talk(address: Address = HERE, question: str = "How large is it?") -> Conversation:
    """One exchange and a gist."""
    return Conversation(address, (Exchange((PAPER,), question, "72 billion parameters.", at()),), "What is it?")


# --- answers


async def test_an_answer_comes_back_whole_with_its_number(store: Store) -> None:
    passages = tuple(Ranked(Passage(PAPER, n, "1 Introduction", f"각 {n}", 7 * n), 0.1 + n) for n in range(12))
    dropped = (Dropped("It is the best.", "superlatives", "best"),)
    own_words = (OwnWords(Quote("It has 72 billion.", "각 3", 5), 2), OwnWords(Quote("It is larger.", "abstract")))
    answer = an_answer(passages=passages, dropped=dropped, whole_text=True, model="model-1", own_words=own_words)
    given = kept(answer=answer, message="9007199254740993", kind="thread", remark="nul\0 각", state="reported")
    number = await store.answers.add(given)
    assert await store.answers.get(number) == replace(given, number=number)
    assert await store.answers.get(number + 1) is None


async def test_each_answer_has_a_number_of_its_own_that_is_never_given_again(store: Store) -> None:
    first, second = await store.answers.add(kept()), await store.answers.add(kept())
    assert 0 < first < second
    assert await store.answers.drop(at(NEXT), at(NEXT)) == 2
    assert await store.answers.add(kept()) > second


@pytest.mark.parametrize("number", [0, -1, 10**6, 2**63 - 1, 2**63, -(2**63), 10**30])
async def test_a_number_that_nobody_gave_is_no_answers(store: Store, number: int) -> None:
    await store.answers.add(kept())
    assert await store.answers.get(number) is None
    assert not await store.answers.mark(number, "reported")
    await store.answers.sent(number, "5")


async def test_the_message_that_shows_an_answer_is_remembered(store: Store) -> None:
    one, other = await store.answers.add(kept()), await store.answers.add(kept())
    await store.answers.sent(one, "41")
    messages = [given.message for given in [await store.answers.get(one), await store.answers.get(other)] if given]
    assert messages == ["41", ""]


async def test_the_same_question_finds_the_newest_lasting_answer_in_any_chat(store: Store) -> None:
    await store.answers.add(kept())
    newer = kept(address=GROUP, person="8", at=at(NEXT), answer=an_answer("how LARGE is it"))
    number = await store.answers.add(newer)
    await store.answers.add(kept("how small", at=at(NEXT, 23, 30)))
    assert await store.answers.same("how large", "en", at(DAY)) == replace(newer, number=number)
    assert await store.answers.same("how large", "ko", at(DAY)) is None
    assert await store.answers.same("how", "en", at(DAY)) is None
    assert await store.answers.same("how large", "en", at(NEXT, 23, 1)) is None


@pytest.mark.parametrize(
    ("writer", "ending", "lasts"),
    [
        ("model", "answered", True),
        ("model", "own_words", True),
        ("model", "not_said", True),
        ("model", "late", False),
        ("model", "gate", False),
        ("passages", "no_model", False),
        ("passages", "outage", False),
        ("passages", "not_said", False),
        ("passages", "budget", False),
    ],
)
async def test_what_a_model_said_in_time_is_said_again(
    store: Store, writer: AnswerWriter, ending: Ending, lasts: bool
) -> None:
    number = await store.answers.add(kept(answer=an_answer(writer=writer, ending=ending)))
    found = await store.answers.same("how large", "en", at(DAY))
    assert (found.number if found else None) == (number if lasts else None)


async def test_what_an_abstract_said_is_not_said_again_when_the_paper_may_be_read(store: Store) -> None:
    await store.answers.add(kept(answer=an_answer(ending="not_said", sentences=(), whole_text=False)))
    await store.answers.add(kept(answer=an_answer(whole_text=False)))
    assert await store.answers.same("how large", "en", at(DAY)) is None


@pytest.mark.parametrize(
    ("state", "again"), [("given", True), ("reported", False), ("withdrawn", False), ("kept", True)]
)
async def test_what_is_doubted_is_not_said_again_nor_are_its_copies(
    store: Store, state: AnswerState, again: bool
) -> None:
    first = await store.answers.add(kept())
    copy = await store.answers.add(kept(address=GROUP, at=at(NEXT)))
    assert await store.answers.mark(first, state, "it is 7 billion")
    found = await store.answers.same("how large", "en", at(DAY))
    assert (found.number if found else None) == (copy if again else None)


async def test_a_state_changes_and_a_report_waits_for_an_operator_in_order(store: Store) -> None:
    numbers = [await store.answers.add(kept(at=at(NEXT) - timedelta(hours=n))) for n in range(4)]
    for number in (numbers[2], numbers[0], numbers[1]):
        assert await store.answers.mark(number, "reported", "wrong")
    assert [each.number for each in await store.answers.reported(10)] == numbers[:3]
    assert [(each.number, each.remark) for each in await store.answers.reported(1)] == [(numbers[0], "wrong")]
    assert await store.answers.mark(numbers[0], "withdrawn", "operator")
    assert await store.answers.mark(numbers[1], "kept")
    assert [each.number for each in await store.answers.reported(10)] == [numbers[2]]
    states = [given and (given.state, given.remark) for given in [await store.answers.get(n) for n in numbers]]
    assert states == [("withdrawn", "operator"), ("kept", ""), ("reported", "wrong"), ("given", "")]
    assert not await store.answers.mark(numbers[3] + 1, "reported")


async def test_how_many_a_person_was_given_on_a_platform(store: Store) -> None:
    elsewhere = kept(address=an_address("77", "discord"))
    for given in (kept(), kept(at=at(DAY, 9)), kept(person="8"), kept(address=GROUP), kept("other"), elsewhere):
        await store.answers.add(given)
    for place in (HERE, GROUP):
        assert await store.answers.count(place, "77", at(DAY, 9)) == 4
        assert await store.answers.count(place, "77", at(DAY, 10)) == 3
    assert await store.answers.count(HERE, "9", at(DAY)) == 0


async def test_how_many_were_given_in_a_chat_to_people_without_a_name(store: Store) -> None:
    for given in (kept(person=""), kept(person=""), kept(address=GROUP, person=""), kept()):
        await store.answers.add(given)
    assert await store.answers.count(HERE, "", at(DAY)) == 2
    assert await store.answers.count(GROUP, "", at(DAY)) == 1


async def test_old_answers_are_dropped_and_reports_wait_longer(store: Store) -> None:
    old, young = await store.answers.add(kept(at=at(DAY, 8))), await store.answers.add(kept(at=at(DAY, 9)))
    reported = await store.answers.add(kept(at=at(DAY, 8)))
    await store.answers.mark(reported, "reported")
    assert await store.answers.drop(at(DAY, 8), at(DAY, 8)) == 0
    assert await store.answers.drop(at(DAY, 9), at(DAY, 8)) == 1
    left = [number for number in (old, young, reported) if await store.answers.get(number)]
    assert left == [young, reported]
    assert await store.answers.drop(at(DAY, 9), at(DAY, 9)) == 1
    assert await store.answers.get(reported) is None


# --- conversations


async def test_a_conversation_comes_back_and_the_next_takes_its_place(store: Store) -> None:
    assert await store.conversations.get(HERE) == Conversation(HERE)
    await store.conversations.put(a_talk(), at())
    assert await store.conversations.get(HERE) == a_talk()
    longer = replace(a_talk(), exchanges=a_talk().exchanges * 3, gist="nul\0 각 👩‍🔬 \u202e")
    await store.conversations.put(longer, at(NEXT))
    assert await store.conversations.get(HERE) == longer
    assert await store.conversations.get(an_address("77", "discord")) == Conversation(an_address("77", "discord"))


async def test_old_conversations_are_dropped_and_counted(store: Store) -> None:
    for number, moment in enumerate((at(DAY, 8), at(DAY, 9), at(DAY, 10))):
        await store.conversations.put(a_talk(an_address(str(number))), moment)
    assert await store.conversations.drop(at(DAY, 8)) == 0
    assert await store.conversations.drop(at(DAY, 10)) == 2
    kept_ = [(await store.conversations.get(an_address(str(number)))).exchanges != () for number in range(3)]
    assert kept_ == [False, False, True]


# --- with their chat


async def paid(store: Store, address: Address, tokens: int, key: str) -> None:
    """A chat paid for a reply, and has as much set aside for a call that runs."""
    for _ in range(2):
        number = await store.payments.reserve(DAY, payer_of(address), tokens, Limits(10**6, 10**5, 10**6))
        assert number is not None
    await store.payments.settle(number, Usage(tokens), KeptReply(key, "m", "{}", USED), at())


async def test_a_private_chat_is_forgotten_with_all_that_its_person_asked(store: Store) -> None:
    await store.chats.put(a_chat("77", "telegram"))
    mine = [await store.answers.add(kept()), await store.answers.add(kept(address=GROUP))]
    others = [
        await store.answers.add(kept(address=GROUP, person="8")),
        await store.answers.add(kept(person="77", address=an_address("5", "discord"))),
    ]
    for address in (HERE, GROUP, NEW):
        await store.conversations.put(a_talk(address), at())
    await paid(store, HERE, 100, "mine")
    await paid(store, GROUP, 100, "theirs")
    told = await store.chats.forget(HERE)
    assert told.counts == erased(chats=1, conversations=2, answers=2, replies=1, spendings=1)
    assert [await store.answers.get(number) for number in mine] == [None, None]
    assert all([await store.answers.get(number) for number in others])
    assert await store.conversations.get(HERE) == Conversation(HERE)
    assert await store.conversations.get(GROUP) == Conversation(GROUP)  # who asked what in it, nobody can tell
    assert await store.conversations.get(NEW) == a_talk(NEW)
    assert (await store.payments.reply("mine"), bool(await store.payments.reply("theirs"))) == (None, True)
    assert (await store.chats.forget(HERE)).counts == erased()


async def test_the_owner_of_a_private_chat_is_who_asked(store: Store) -> None:
    """A platform whose private chats have ids of their own."""
    await store.chats.put(a_chat("5500", "discord", owner="77"))
    await store.answers.add(kept(address=an_address("5500", "discord")))
    await store.answers.add(kept(address=an_address("9", "discord")))
    await store.answers.add(kept(address=an_address("9", "discord"), person=""))
    assert (await store.chats.forget(an_address("5500", "discord"))).counts == erased(chats=1, answers=2)


async def test_a_group_is_forgotten_with_what_everybody_asked_there_and_nowhere_else(store: Store) -> None:
    neighbour = an_address("-1234", "telegram")
    await store.chats.put(a_chat("-123", "telegram", kind="group", owner="77"))
    for address, person in ((GROUP, "77"), (GROUP, "8"), (HERE, "77"), (neighbour, "8")):
        await store.answers.add(kept(address=address, person=person))
        await store.conversations.put(a_talk(address), at())
    assert (await store.chats.forget(GROUP)).counts == erased(chats=1, conversations=1, answers=2)
    for address, person in ((HERE, "77"), (neighbour, "8")):
        assert await store.answers.count(address, person, at(DAY)) == 1
        assert await store.conversations.get(address) == a_talk(address)


async def test_a_group_is_forgotten_with_its_topics_and_a_topic_alone(store: Store) -> None:
    """Also a topic of which only talk is kept; a person of the same name as a topic is nobody of it."""
    topic, unknown, other = (an_address(each, "telegram") for each in ("-123/45", "-123/4", "-12/3"))
    for address in (GROUP, topic, other):
        await store.chats.put(a_chat(address.id, "telegram", kind="thread"))
    for address in (GROUP, topic, unknown, other):
        await store.answers.add(kept(address=address))
        await store.conversations.put(a_talk(address), at())
        await paid(store, address, 100, address.id)
    assert (await store.chats.forget(topic)).counts == erased(
        chats=1, conversations=1, answers=1, replies=1, spendings=1
    )
    await store.chats.put(a_chat(topic.id, "telegram", kind="thread"))
    assert (await store.chats.forget(GROUP)).counts == erased(
        chats=1, topics=1, conversations=2, answers=2, replies=2, spendings=2
    )
    assert await store.chats.within(GROUP) == ()
    assert await store.conversations.get(unknown) == Conversation(unknown)
    assert await store.conversations.get(other) == a_talk(other)
    assert await store.payments.reply(unknown.id) is None
    assert await store.chats.get(other) is not None


async def test_a_channel_is_forgotten_with_the_threads_of_its_messages(store: Store) -> None:
    """A thread is called as the message that it hangs on; people and other channels may be called like a message."""
    room, thread, person, elsewhere = (an_address(each, "discord") for each in ("50", "501", "502", "503"))
    for address in (room, thread, person, elsewhere):
        await store.conversations.put(a_talk(address), at())
        await store.answers.add(kept(address=address, person=f"reader of {address.id}"))
    kinds = ((room, "501", "group"), (room, "502", "group"), (thread, "501", "thread"), (thread, "7", "thread"))
    for address, message, kind in (*kinds, (person, "1", "private"), (elsewhere, "2", "thread")):
        await store.messages.add([a_message(message, address=address, kind=kind)])
    await store.messages.add([a_message("503", address=an_address("50", "telegram"))])
    assert (await store.chats.forget(room)).counts == erased(conversations=2, answers=2, messages=4)
    for address in (room, thread):
        assert await store.conversations.get(address) == Conversation(address)
        assert await store.answers.count(address, f"reader of {address.id}", at(DAY)) == 0
    for address in (person, elsewhere):
        assert await store.conversations.get(address) == a_talk(address)
    assert await store.messages.at(elsewhere, "2") is not None
    assert (await store.chats.forget(thread)).counts == erased()


async def test_a_question_that_is_being_answered_is_found_while_it_is(store: Store) -> None:
    asked = at(DAY, 9)
    here = replace(a_talk(GROUP), asked_at=asked)
    for talk in (here, replace(a_talk(an_address("5", "discord")), asked_at=asked), a_talk(NEW)):
        await store.conversations.put(talk, asked)
    assert await store.conversations.get(GROUP) == here
    assert await store.conversations.unanswered("telegram", asked) == (here,)
    assert await store.conversations.unanswered("telegram", asked + timedelta(seconds=1)) == ()
    await store.conversations.put(a_talk(GROUP), asked)
    assert await store.conversations.unanswered("telegram", asked) == ()
    with pytest.raises(ValueError, match="time zone"):
        await store.conversations.put(replace(here, asked_at=asked.replace(tzinfo=None)), asked)


async def test_who_forgets_gives_the_day_nothing_back(store: Store) -> None:
    """The sums of the day and of all chats stay; the chat's own begins anew, for nothing is left to know it by."""
    await paid(store, HERE, 300, "k")
    limits = Limits(1000, payer=500, chats=900)
    assert await store.payments.reserve(DAY, payer_of(HERE), 300, limits) is None
    assert (await store.chats.forget(HERE)).counts == erased(replies=1, spendings=1)
    assert await store.payments.spent(DAY) == (Spent(FORGOTTEN, 2, Usage(300), 300),)
    assert await store.payments.reserve(DAY, payer_of(HERE), 301, limits) is None
    number = await store.payments.reserve(DAY, payer_of(HERE), 300, limits)
    assert number is not None
    assert (await store.chats.forget(HERE)).counts == erased(spendings=1)
    assert await store.payments.reserve(DAY, payer_of(GROUP), 1, limits) is None
    await store.payments.settle(number, Usage(200), KeptReply("late", "m", "{}", USED), at())
    assert await store.payments.spent(DAY) == (Spent(FORGOTTEN, 3, Usage(500), 300),)
    assert await store.payments.reply("late") is None
    assert await store.payments.reserve(DAY, payer_of(GROUP), 100, limits) is not None


async def test_a_place_moves_with_what_was_asked_there(store: Store) -> None:
    topic, neighbour = an_address("-123/45", "telegram"), an_address("-1234", "telegram")
    await store.chats.put(a_chat("-123", "telegram", kind="group"))
    numbers = [await store.answers.add(kept(address=where, message="5")) for where in (GROUP, topic, neighbour, NEW)]
    for where in (GROUP, topic, neighbour):
        await store.conversations.put(a_talk(where), at())
    assert await store.chats.move(GROUP, NEW)
    found = [given and (given.address.id, given.message) for given in [await store.answers.get(n) for n in numbers]]
    assert found == [("-100123", ""), ("-100123/45", ""), ("-1234", "5"), ("-100123", "5")]
    moved_topic = an_address("-100123/45", "telegram")
    for where in (NEW, moved_topic, neighbour):
        assert await store.conversations.get(where) == a_talk(where)
    for where in (GROUP, topic):
        assert await store.conversations.get(where) == Conversation(where)


@pytest.mark.parametrize(("old", "new", "stays"), [(8, 9, "new"), (9, 8, "old"), (8, 8, "old")])
async def test_of_two_conversations_the_last_one_stays(store: Store, old: int, new: int, stays: str) -> None:
    await store.conversations.put(a_talk(GROUP, "old"), at(DAY, old))
    await store.conversations.put(a_talk(NEW, "new"), at(DAY, new))
    await store.chats.move(GROUP, NEW)
    (exchange,) = (await store.conversations.get(NEW)).exchanges
    assert exchange.question == stays
    assert await store.conversations.get(GROUP) == Conversation(GROUP)


async def test_a_place_that_moved_pays_from_the_same_purse(store: Store) -> None:
    topic = an_address("-123/45", "telegram")
    for address, key in ((GROUP, "a"), (topic, "b"), (an_address("-1234", "telegram"), "c"), (NEW, "d")):
        await paid(store, address, 100, key)
    await store.chats.move(GROUP, NEW)
    assert await store.payments.spent(DAY) == (
        Spent("telegram:-100123", 4, Usage(200), 200),
        Spent("telegram:-100123/45", 2, Usage(100), 100),
        Spent("telegram:-1234", 2, Usage(100), 100),
    )
    assert (await store.chats.forget(NEW)).counts == erased(replies=2, spendings=1)


# --- what is refused


HALF = "\ud83d"
UNKEEPABLE: list[Callable[[], KeptAnswer]] = [
    lambda: kept(answer=an_answer(HALF)),
    lambda: kept(HALF),
    lambda: kept(person=HALF),
    lambda: kept(person="7\0"),
    lambda: kept(person="x" * 301),
    lambda: kept(message="\0"),
    lambda: kept(address=an_address("7\0")),
    lambda: kept(remark=HALF),
    lambda: kept(answer=an_answer(passages=(Ranked(Passage(PAPER, 0, "1", "a", 0), float("nan")),))),
]


@pytest.mark.parametrize("make", UNKEEPABLE)
async def test_what_no_database_gives_back_is_refused(store: Store, make: Callable[[], KeptAnswer]) -> None:
    with pytest.raises(BadPayload):
        await store.answers.add(make())
    assert await store.answers.drop(at(NEXT), at(NEXT)) == 0


async def test_a_change_that_cannot_be_kept_changes_nothing(store: Store) -> None:
    number = await store.answers.add(kept())
    with pytest.raises(BadPayload):
        await store.answers.mark(number, "reported", HALF)
    for message in ("\0", "x" * 301):
        with pytest.raises(BadPayload):
            await store.answers.sent(number, message)
    assert await store.answers.get(number) == kept(number=number)
    for bad in (a_talk(question=HALF), a_talk(an_address("\0")), a_talk(an_address("x" * 301))):
        with pytest.raises(BadPayload):
            await store.conversations.put(bad, at())


async def test_a_question_of_any_length_and_kind_is_kept_and_found(store: Store) -> None:
    for question in ("x" * 100_000, "nul\0 '; DROP TABLE answers; --", "각 각 👩‍🔬🏳️‍🌈 \u202e", ""):
        number = await store.answers.add(kept(question, answer=an_answer(question)))
        found = await store.answers.same(question, "en", at(DAY))
        assert found == kept(question, answer=an_answer(question), number=number)


async def test_moments_have_a_zone(store: Store) -> None:
    bare = Exchange((PAPER,), "How?", "So.", NAIVE)
    attempts = (
        lambda: store.answers.add(kept(at=NAIVE)),
        lambda: store.answers.same("k", "en", NAIVE),
        lambda: store.answers.count(HERE, "77", NAIVE),
        lambda: store.answers.drop(NAIVE, at()),
        lambda: store.answers.drop(at(), NAIVE),
        lambda: store.conversations.put(a_talk(), NAIVE),
        lambda: store.conversations.put(Conversation(HERE, (bare,)), at()),
        lambda: store.conversations.drop(NAIVE),
    )
    for attempt in attempts:
        with pytest.raises(ValueError, match="time zone"):
            await attempt()


async def test_every_answer_to_the_same_question_in_its_order(store: Store) -> None:
    first, copy = await store.answers.add(kept(at=at(NEXT))), await store.answers.add(kept(address=GROUP))
    await store.answers.add(kept("how small"))
    await store.answers.add(kept(answer=replace(an_answer(), language="ko")))
    assert [each.number for each in await store.answers.to_same("how large", "en")] == [first, copy]
    await store.answers.mark(copy, "withdrawn")
    assert [each.number for each in await store.answers.to_same("how large", "en", "withdrawn")] == [copy]
    assert await store.answers.to_same("how large", "en", "reported") == ()
    assert (await store.answers.to_same("how large", "en"))[1] == await store.answers.get(copy)
