"""What a conversation remembers: whole exchanges within a budget of tokens, of older ones their questions."""

from datetime import UTC, datetime, timedelta

from bot.domain.chat import Address
from bot.domain.conversation import Conversation, Exchange
from bot.questions import memory
from bot.writing.budget import most_tokens

HERE = Address("hall", "1")
NOW = datetime(2024, 7, 17, 12, 0, tzinfo=UTC)
PAPER, OTHER = "arxiv:2407.10671", "arxiv:2407.10672"


def an_exchange(number: int, words: int = 5, at: datetime = NOW, paper: str = PAPER) -> Exchange:
    return Exchange((paper,), f"question {number}?", f"answer {number} " + "word " * words, at)


def talked(count: int, most: int = 400, words: int = 20) -> Conversation:
    conversation = Conversation(HERE)
    for number in range(count):
        conversation = memory.remembered(conversation, an_exchange(number, words), most)
    return conversation


def test_nothing_is_folded_that_fits() -> None:
    conversation = talked(3)
    assert [one.question for one in conversation.exchanges] == ["question 0?", "question 1?", "question 2?"]
    assert conversation.gist == ""
    assert conversation.papers == (PAPER,)


def test_old_exchanges_become_their_questions_in_order() -> None:
    conversation = talked(12)
    kept, folded = len(conversation.exchanges), conversation.gist.splitlines()
    assert 1 < kept < 12
    assert folded == [f"question {number}?" for number in range(12 - kept)]


def test_all_of_it_stays_within_the_budget_however_much_is_said() -> None:
    for most in (0, 50, 400, 1_500):
        conversation = talked(200, most)
        size = sum(map(memory.tokens, conversation.exchanges[:-1])) + most_tokens(conversation.gist)
        assert size <= most + 1
        assert len(conversation.exchanges) >= 1, "the last is never folded: it says what is talked about"


def test_a_gist_loses_its_oldest_lines() -> None:
    conversation = talked(200)
    lines = conversation.gist.splitlines()
    assert lines
    assert lines[-1] == f"question {199 - len(conversation.exchanges)}?"
    assert "question 0?" not in lines


def test_a_long_answer_and_lines_in_a_question_are_bounded() -> None:
    long = Exchange((PAPER,), "one\ntwo", "a" * 5_000, NOW)
    conversation = memory.remembered(Conversation(HERE), long, 100)
    assert len(conversation.exchanges[0].answer) == memory.LONGEST_ANSWER
    assert memory.remembered(conversation, an_exchange(1), 100).gist == "one two"


def test_a_card_begins_a_topic_without_words() -> None:
    conversation = memory.shown(Conversation(HERE), PAPER, NOW, 400)
    assert memory.spoken_of(conversation, NOW) == (PAPER,)
    assert memory.history(conversation, NOW, 400) == ()
    again = memory.shown(conversation, PAPER, NOW + timedelta(minutes=1), 400)
    assert again is conversation, "nothing new is kept"
    other = memory.shown(conversation, OTHER, NOW, 400)
    assert [one.papers for one in other.exchanges] == [(OTHER,)], "an earlier card is no history"
    asked = memory.shown(memory.remembered(other, an_exchange(1), 400), OTHER, NOW, 400)
    assert [one.question for one in asked.exchanges] == ["question 1?", ""]


def test_history_is_what_the_budget_holds_newest_last_and_not_too_old() -> None:
    old = memory.remembered(Conversation(HERE), an_exchange(1, at=NOW - timedelta(days=31)), 400)
    conversation = memory.remembered(memory.remembered(old, an_exchange(2), 400), an_exchange(3), 400)
    assert [one.question for one in memory.history(conversation, NOW, 400)] == ["question 2?", "question 3?"]
    assert memory.history(conversation, NOW, 0) == ()
    one = memory.tokens(conversation.exchanges[-1])
    assert [each.question for each in memory.history(conversation, NOW, one)] == ["question 3?"]


def test_after_a_day_nothing_is_spoken_of() -> None:
    conversation = memory.remembered(Conversation(HERE), an_exchange(1), 400)
    assert memory.spoken_of(conversation, NOW + timedelta(hours=23)) == (PAPER,)
    assert memory.spoken_of(conversation, NOW + timedelta(hours=24)) == ()
    assert memory.spoken_of(Conversation(HERE), NOW) == ()
