"""What an operator found wrong is not said again, though a model, or what is remembered of one, says it again."""

from answering import Dripping, asked, means, question, said, sentence, shown
from scripted_model import bullet

from bot.domain.answer import Answer
from bot.questions.service import Questions

WRONG = bullet(1, "en", "Lantern")["text"]
TAKEN = frozenset({WRONG})


def the_texts(answer: Answer) -> list[str]:
    return [each.text for each in answer.sentences]


async def test_the_same_sentence_does_not_come_again() -> None:
    model = Dripping(said(sentence(1)))
    _, first = await asked(means(model), question())
    assert the_texts(first) == [WRONG]
    steps, answer = await asked(means(model), question(taken_back=TAKEN))
    assert (answer.ending, answer.sentences, shown(steps)) == ("gate", (), set())
    assert [(each.text, each.check) for each in answer.dropped] == [(WRONG, "vote")]
    assert answer.passages, "the paper's own words stand in"


async def test_others_of_the_same_reply_are_said() -> None:
    steps, answer = await asked(means(Dripping(said(sentence(1), sentence(2)))), question(taken_back=TAKEN))
    assert answer.ending == "answered"
    assert WRONG not in {*the_texts(answer), *shown(steps)}
    assert the_texts(answer) == [bullet(2, "en", "Lantern")["text"]]


async def test_nor_does_it_come_again_as_a_repair() -> None:
    broken = sentence(1) | {"text": WRONG.replace("Lantern", "Beacon")}
    mended = {"bullets": [{"index": 0, **bullet(1, "en", "Lantern")}]}
    model = Dripping(said(broken), repair=[mended])
    _, answer = await asked(means(model), question())
    assert the_texts(answer) == [WRONG], "the repair works"
    steps, answer = await asked(means(Dripping(said(broken), repair=[mended])), question(taken_back=TAKEN))
    assert (answer.sentences, shown(steps)) == ((), set())


async def test_it_is_the_same_question_all_the_same() -> None:
    answers = Questions(means(Dripping(said(sentence(1)))))
    assert await answers.key_of(question()) == await answers.key_of(question(taken_back=TAKEN))
