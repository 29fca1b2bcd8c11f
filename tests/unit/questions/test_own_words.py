"""Where only the wording of an answer could not be confirmed, the paper's own words are the answer."""

import asyncio
import json
from typing import Any

import pytest
from answering import (
    ASKED_IN_KOREAN,
    BEACON,
    LANTERN,
    Dripping,
    Free,
    asked,
    lie,
    means,
    question,
    said,
    sentence,
    shown,
)
from hypothesis import given
from hypothesis import strategies as st
from scripted_model import SENTENCES
from virtual_time import run

from bot.domain.answer import Answer, OwnWords
from bot.domain.evidence import Quote
from bot.errors import Temporary
from bot.questions.asking import Step
from bot.questions.own_words import MOST, chosen, speaks_of
from bot.questions.service import Questions

DENIED = lie(lambda text: text.replace("is trained", "is not trained"))
WRONG = lie(lambda text: text.replace("7 trillion", "9 trillion"))
FIRST = lie(lambda text: text.replace("Lantern halves", "Lantern is the first that halves"), 0)
LABELS = lie(lambda text: text.replace("human labels", "human labels and the code works on any phone"), 3)
WORSE = lie(lambda _: "Lantern is worse than the baseline on GSM8K, by 3.1 points, with 84.2 points.", 2)
GIST = "What is it about?"


def of_paper(at: int, name: str = "Lantern") -> str:
    return SENTENCES[at + 1].format(name=name)


def texts(answer: Answer) -> list[str]:
    return [each.quote.text for each in answer.own_words]


async def test_the_papers_own_sentence_is_the_answer_after_one_repair() -> None:
    model = Dripping(said(DENIED))
    steps, answer = await asked(means(model), question())
    whole = Quote(of_paper(1), "abstract", LANTERN.abstract.index(of_paper(1)))
    assert (answer.ending, answer.writer, answer.sentences) == ("own_words", "model", ())
    assert answer.own_words == (OwnWords(whole),)
    assert answer.answered
    assert answer.said == (of_paper(1),)
    assert [each.check for each in answer.dropped] == ["polarity"]
    assert model.tasks() == ["answer", "repair"]
    assert shown(steps) == set()


async def test_a_repair_that_works_comes_first() -> None:
    mended = {"bullets": [{"index": 0, **sentence(1)}]}
    _, answer = await asked(means(Dripping(said(DENIED), repair=[mended])), question())
    assert (answer.ending, answer.own_words, len(answer.sentences)) == ("answered", (), 1)


async def test_a_korean_answer_has_them_too() -> None:
    korean = sentence(1, "ko") | {"text": "Lantern은 텍스트(text) 7조 토큰(tokens)으로 학습하지 않았습니다."}
    _, answer = await asked(means(Dripping(said(korean))), question(ASKED_IN_KOREAN, "ko"))
    assert (answer.ending, texts(answer)) == ("own_words", [of_paper(1)])


@pytest.mark.parametrize("wrong", [WRONG, lie(lambda text: text.replace("Lantern", "GPT-5"))])
async def test_what_is_wrong_in_its_matter_is_refused(wrong: dict[str, Any]) -> None:
    _, answer = await asked(means(Dripping(said(wrong))), question())
    assert (answer.ending, answer.own_words, answer.answered) == ("gate", (), False)
    assert answer.passages


async def test_they_stand_in_the_order_of_the_answer_three_at_most_and_none_twice() -> None:
    told = said(WORSE, WRONG, DENIED, WORSE, LABELS, FIRST)
    _, answer = await asked(means(Dripping(told)), question(GIST))
    assert texts(answer) == [of_paper(2), of_paper(1), of_paper(3)]


async def test_they_take_the_place_of_the_first_sentence_which_is_the_one_that_answers() -> None:
    model = Dripping(said(DENIED, sentence(2)))
    _, answer = await asked(means(model), question())
    assert (answer.ending, texts(answer)) == ("answered", [of_paper(1)])
    assert [each.text for each in answer.sentences] == [sentence(2)["text"]]
    assert answer.said == (of_paper(1), sentence(2)["text"])
    assert model.tasks() == ["answer"]
    _, answer = await asked(means(Dripping(said(sentence(2), DENIED))), question())
    assert (answer.ending, answer.own_words) == ("answered", ())


class BreaksOff(Dripping):
    """Says all of it, and then nobody is there."""

    async def ask(self, prompt, heard=None):  # type: ignore[no-untyped-def]
        await super().ask(prompt, heard)
        raise Temporary("reset")


BROKEN = json.dumps(said(DENIED)).removesuffix("}") + ', "sentences'


@pytest.mark.parametrize(("model", "ending"), [(BreaksOff(said(DENIED)), "outage"), (Dripping(BROKEN), "unusable")])
async def test_they_are_there_where_the_model_broke_off(model: Dripping, ending: str) -> None:
    _, answer = await asked(means(model), question())
    assert (answer.ending, texts(answer), answer.writer) == (ending, [of_paper(1)], "model")
    _, answer = await asked(means(model, voter=Free(Dripping())), question())
    assert (answer.ending, answer.own_words, answer.writer) == (ending, (), "passages"), "nobody voted"


def test_they_are_there_where_the_time_was_over() -> None:
    async def main() -> Step | Answer:
        answers = Questions(means(Dripping(said(DENIED, sentence(2)), pause=0.05)))
        asking = asyncio.create_task(last_of(answers))
        await asyncio.sleep(2.0)
        assert not asking.done()
        answers.hurry()
        return await asking

    answer = run(main())
    assert isinstance(answer, Answer)
    assert (answer.ending, texts(answer), answer.sentences) == ("late", [of_paper(1)], ())


async def last_of(answers: Questions) -> Step | Answer:
    return [each async for each in answers.answer(question())][-1]


async def test_nothing_takes_a_place_that_a_sentence_stands_on() -> None:
    _, answer = await asked(means(Dripping(said(DENIED, sentence(1)))), question())
    assert (answer.own_words, len(answer.sentences)) == ((), 1)


async def test_a_quote_that_lacks_a_word_of_the_question_is_near_and_no_answer() -> None:
    _, answer = await asked(means(Dripping(said(DENIED))), question("How many licences of text is Lantern trained on?"))
    assert (answer.ending, answer.own_words) == ("gate", ())


async def test_of_two_papers_they_say_whose_they_are() -> None:
    other = sentence(1, name="Beacon", paper=2) | {"text": "Beacon is not trained on 7 trillion tokens of text."}
    asking = question("Which is trained on more tokens?", "en", LANTERN, BEACON)
    _, answer = await asked(means(Dripping(said(DENIED, other))), asking)
    assert [(each.paper, each.quote.text) for each in answer.own_words] == [
        (1, of_paper(1)),
        (2, of_paper(1, "Beacon")),
    ]


async def test_after_an_operator_took_something_back_nothing_stands_for_it() -> None:
    _, answer = await asked(means(Dripping(said(DENIED))), question(taken_back=frozenset({"Another sentence."})))
    assert (answer.ending, answer.own_words) == ("gate", ())
    _, first = await asked(means(Dripping(said(DENIED))), question())
    _, again = await asked(means(Dripping(said(DENIED))), question(taken_back=frozenset(first.said)))
    assert again.own_words == ()


async def test_after_a_second_model_stopped_something_nothing_stands_for_it() -> None:
    stops = Free(Dripping(vote=[{"votes": [{"index": 0, "carried": False}]}]))
    _, answer = await asked(means(Dripping(said(DENIED, sentence(2))), voter=stops), question())
    assert (answer.ending, answer.sentences, answer.own_words) == ("gate", (), ())
    passes = Free(Dripping())
    _, answer = await asked(means(Dripping(said(DENIED, sentence(2))), voter=passes), question())
    assert (texts(answer), len(answer.sentences)) == ([of_paper(1)], 1)


EVERY = [DENIED, WRONG, FIRST, LABELS, WORSE, *(sentence(at) for at in range(4))]


@given(st.lists(st.sampled_from(EVERY), max_size=7), st.sampled_from([GIST, "How many tokens is it trained on?"]))
async def test_what_stands_for_an_answer_is_word_for_word_of_the_paper(told: list[dict[str, Any]], text: str) -> None:
    _, answer = await asked(means(Dripping(said(*told))), question(text))
    assert len(answer.own_words) <= MOST
    assert len(set(texts(answer))) == len(answer.own_words)
    for each in answer.own_words:
        assert each.quote.offset is not None
        assert LANTERN.abstract[each.quote.offset :].startswith(each.quote.text)
        assert each.quote.text in {of_paper(at) for at in range(4)}
    assert (answer.ending == "own_words") is (bool(answer.own_words) and not answer.sentences)


def test_a_quote_speaks_of_a_question_with_its_section_and_the_titles() -> None:
    quote = Quote("It takes six days on eight cards.", "5 Training time", 0)
    assert speaks_of(quote, "How many days does training of Lantern take?", ["Lantern: Half the Memory"])
    assert not speaks_of(quote, "How many days does training of Lantern take?", [])
    assert not speaks_of(quote, "How many days does annotation take?", [])
    assert speaks_of(quote, "그건 왜 그래?", [])
    assert not speaks_of(Quote("Lantern: Half the Memory", "title", 0), "What is it?", [])


def test_places_that_overlap_are_one() -> None:
    first, second = Quote("One. Two.", "1 A", 0), Quote("Two. Three.", "1 A", 5)
    apart, elsewhere = Quote("Four.", "1 A", 17), Quote("One. Two.", "2 B", 0)
    found = [OwnWords(each) for each in (first, second, apart, elsewhere)]
    assert [each.quote for each in chosen(found, ())] == [first, apart, elsewhere]
    assert [each.paper for each in chosen([OwnWords(first, 1), OwnWords(first, 2)], ())] == [1, 2]
