"""The way of a question: what goes out with its quotes, what is refused, and what stands in where no model answers."""

import json

import pytest
from answering import (
    ASKED,
    ASKED_IN_KOREAN,
    BEACON,
    LANTERN,
    NOT_SAID,
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
from hypothesis import given
from hypothesis import strategies as st
from scripted_model import KOREAN, SENTENCES

from bot.domain.answer import Answer
from bot.domain.conversation import Exchange
from bot.domain.evidence import Bullet, Quote
from bot.domain.paper import Paper
from bot.domain.text import PaperText, TextSection
from bot.errors import BadReply, BudgetSpent, JoganError, ModelUnusable, Temporary, Unsure
from bot.gate.verdict import Claim, judge
from bot.questions.answer import SPARE
from bot.questions.asking import Step
from bot.reading.source import source_of
from bot.settings import QuestionSettings

TRAINED = "Lantern is trained on 7 trillion tokens of text."
OFF_THE_POINT = "Which rocket engine burns methane on Mars?"


def of(paper: Paper, *sections: TextSection) -> PaperText:
    return PaperText(paper.id, paper.title, paper.abstract, "html", sections)


# --- what a model says


async def test_an_honest_answer_goes_out_with_the_papers_own_words() -> None:
    model = Dripping(said(sentence(1)))
    steps, answer = await asked(means(model), question())
    assert [step.kind for step in steps] == ["reading", "searching", "asking", "asking", "checking"]
    assert answer == Answer(
        question=ASKED,
        language="en",
        papers=(LANTERN.id,),
        ending="answered",
        writer="model",
        sentences=(Bullet(TRAINED, (Quote(TRAINED[:-1], "abstract", LANTERN.abstract.index(TRAINED)),)),),
        passages=answer.passages,
        whole_text=False,
        model="model-1-2026",
    )
    ordered = sorted(answer.passages, key=lambda each: each.passage.number)
    assert " ".join(each.passage.text for each in ordered) == LANTERN.abstract
    assert answer.answered
    assert model.tasks() == ["answer"]


async def test_an_honest_korean_answer_goes_out() -> None:
    model = Dripping(said(sentence(1, "ko"), sentence(2, "ko")))
    steps, answer = await asked(means(model), question(ASKED_IN_KOREAN, "ko"))
    assert [each.text for each in answer.sentences] == [KOREAN[at].format(name="Lantern") for at in (1, 2)]
    assert [each.quotes[0].text for each in answer.sentences] == [
        SENTENCES[at].format(name="Lantern")[:-1] for at in (2, 3)
    ]
    assert shown(steps) == {each.text for each in answer.sentences}


LIES = {
    "another number": lie(lambda text: text.replace("7 trillion", "9 trillion")),
    "another unit": lie(lambda text: text.replace("trillion", "billion")),
    "another name": lie(lambda text: text.replace("Lantern", "GPT-5")),
    "not": lie(lambda text: text.replace("is trained", "is not trained")),
    "a link": lie(lambda text: text.replace("text.", "text, see https://evil.example.")),
    "nobody's quote": {"paper": 1, "text": TRAINED, "quotes": ["Lantern was trained on seven trillion words"]},
    "no quote": {"paper": 1, "text": TRAINED, "quotes": []},
    "no words": {"paper": 1, "text": "Yes.", "quotes": sentence(1)["quotes"]},
}


@pytest.mark.parametrize("name", LIES)
async def test_a_lie_is_never_shown_and_the_rest_is(name: str) -> None:
    steps, answer = await asked(means(Dripping(said(LIES[name], sentence(2)))), question())
    honest = sentence(2)["text"]
    assert [each.text for each in answer.sentences] == [honest]
    assert shown(steps) == {honest}
    assert len(answer.dropped) == 1
    assert answer.dropped[0].check != "none"


async def test_names_and_numbers_of_question_and_history_carry_nothing() -> None:
    """ "Is it true that GPT-5 wrote this?" must not let GPT-5 out."""
    told = "Is it true that GPT-5 wrote this, with 900 people?"
    history = (Exchange((LANTERN.id,), told, "GPT-5 wrote Lantern with 900 people.", LANTERN.sightings[0].seen_at),)
    replies = said(
        lie(lambda text: text.replace("Lantern", "GPT-5")),
        lie(lambda text: text.replace("7 trillion tokens of text", "7 trillion tokens of text by 900 people")),
    )
    steps, answer = await asked(means(Dripping(replies)), question(told, history=history, gist=told))
    assert (answer.ending, answer.sentences, shown(steps)) == ("gate", (), set())
    assert [each.check for each in answer.dropped] == ["names", "numbers"]


async def test_a_yes_is_taken_off_and_what_follows_is_judged() -> None:
    replies = said(lie(lambda text: f"Yes, {text}"), lie(lambda text: f"No, {text.replace('7', '8')}"))
    _, answer = await asked(means(Dripping(replies)), question())
    assert [each.text for each in answer.sentences] == [TRAINED]


@given(
    st.lists(st.sampled_from([*LIES.values(), *(sentence(at) for at in range(4))]), max_size=8),
    st.integers(1, 40),
)
async def test_every_sentence_of_every_step_passed_the_gate(sentences: list[dict[str, object]], pieces: int) -> None:
    source = source_of(PaperText(LANTERN.id, LANTERN.title, LANTERN.abstract))
    ok = {
        str(each["text"])
        for each in sentences
        if judge(Claim(str(each["text"]), tuple(each["quotes"]), "en"), source).bullet  # type: ignore[arg-type]  # texts
    }
    steps, answer = await asked(means(Dripping(said(*sentences), pieces=pieces)), question())
    assert shown(steps) | {each.text for each in answer.sentences} <= ok
    assert len(answer.sentences) <= 6


async def test_what_the_paper_does_not_say_is_refused_with_the_nearest_passages() -> None:
    steps, answer = await asked(means(Dripping(NOT_SAID)), question("Who paid for it?"))
    assert (answer.ending, answer.writer, answer.sentences, answer.answered) == ("not_said", "model", (), False)
    assert answer.passages
    assert shown(steps) == set()


@pytest.mark.parametrize("reply", [{"said": True, "sentences": []}, {"said": False, "sentences": [sentence(1)]}])
async def test_a_reply_without_sentences_and_one_that_refuses_are_refusals(reply: dict[str, object]) -> None:
    steps, answer = await asked(means(Dripping(reply)), question())
    assert (answer.ending, answer.sentences, shown(steps)) == ("not_said", (), set())


async def test_what_cannot_be_confirmed_is_mended_once() -> None:
    mended = {"bullets": [{"index": 0, "text": TRAINED, "quotes": [TRAINED]}]}
    model = Dripping(said(LIES["another number"]), repair=[mended])
    _, answer = await asked(means(model), question())
    assert (answer.ending, [each.text for each in answer.sentences]) == ("answered", [TRAINED])
    assert model.tasks() == ["answer", "repair"]
    assert model.document("repair")["failed"][0]["check"] == "numbers"


async def test_what_is_confirmed_needs_no_second_call_and_what_stays_wrong_is_told() -> None:
    model = Dripping(said(LIES["another number"]))
    _, answer = await asked(means(model), question())
    assert (answer.ending, answer.writer, answer.sentences) == ("gate", "model", ())
    assert answer.passages
    assert model.tasks() == ["answer", "repair"]
    model = Dripping(said(LIES["another number"], sentence(1)))
    await asked(means(model), question())
    assert model.tasks() == ["answer"]


async def test_a_bad_reply_is_asked_for_once_more() -> None:
    model = Dripping("{}", said(sentence(1)))
    _, answer = await asked(means(model), question())
    assert (answer.ending, model.tasks()) == ("answered", ["answer", "answer"])
    model = Dripping("no JSON")
    _, answer = await asked(means(model), question())
    assert (answer.ending, answer.writer, model.tasks()) == ("unusable", "passages", ["answer", "answer"])
    assert answer.passages


async def test_what_is_said_twice_is_shown_once() -> None:
    steps, answer = await asked(means(Dripping(said(sentence(1), sentence(2), sentence(1)))), question())
    assert [each.text for each in answer.sentences] == [sentence(1)["text"], sentence(2)["text"]]
    assert all(len(step.sentences) <= 2 for step in steps)


# --- without a model


OUTAGES: list[tuple[JoganError, str]] = [
    (Temporary("too many requests"), "outage"),
    (Unsure("no answer"), "outage"),
    (ModelUnusable("401", "Set OPENAI_API_KEY."), "outage"),
    (BudgetSpent("spent"), "budget"),
    (BudgetSpent("spent", PAYER), "budget"),
    (BadReply("no JSON"), "unusable"),
]


@pytest.mark.parametrize(("fault", "ending"), OUTAGES)
async def test_an_outage_is_no_silence(fault: JoganError, ending: str) -> None:
    _, answer = await asked(means(Dripping(fault)), question())
    assert (answer.ending, answer.writer, answer.sentences, answer.model) == (ending, "passages", (), None)
    assert answer.passages[0].passage.text.startswith("Lantern is trained on 7 trillion tokens")
    assert answer.answered


async def test_a_model_that_breaks_off_leaves_what_was_confirmed() -> None:
    class Breaking(Dripping):
        async def ask(self, prompt, heard=None):  # type: ignore[no-untyped-def]
            await super().ask(prompt, heard)
            raise Unsure("the connection broke off")

    steps, answer = await asked(means(Breaking(said(sentence(1), LIES["a link"]))), question())
    assert (answer.ending, answer.writer, answer.model) == ("outage", "model", "model-1")
    assert [each.text for each in answer.sentences] == [TRAINED]
    assert shown(steps) == {TRAINED}


async def test_without_a_model_the_nearest_passages_are_the_answer() -> None:
    steps, answer = await asked(means(), question())
    assert (answer.ending, answer.writer, answer.model, answer.answered) == ("no_model", "passages", None, True)
    assert [step.kind for step in steps] == ["reading", "searching"]


@pytest.mark.parametrize("model", [None, Dripping(Temporary("down"))])
async def test_without_a_model_what_is_not_near_is_refused(model: Dripping | None) -> None:
    _, answer = await asked(means(model), question(OFF_THE_POINT))
    assert (answer.ending, answer.writer, answer.answered) == ("not_said", "passages", False)
    assert answer.passages


async def test_without_a_text_nobody_is_asked() -> None:
    model = Dripping(said(sentence(1)))
    bare = Paper("arxiv:2407.00009", "Only a Title", "https://arxiv.org/abs/2407.00009", LANTERN.sightings)
    _, answer = await asked(means(model), question(ASKED, "en", bare))
    assert (answer.ending, answer.writer, answer.passages, model.asked) == ("not_said", "passages", (), [])


async def test_an_index_that_fails_costs_the_passages_and_not_the_answer() -> None:
    _, answer = await asked(means(Dripping(said(sentence(1))), search=Search(Temporary("locked"))), question())
    assert (answer.ending, len(answer.sentences)) == ("answered", 1)
    assert {each.passage.section for each in answer.passages} == {"abstract"}


# --- two papers


async def test_each_sentence_is_judged_by_its_own_paper() -> None:
    first, second = sentence(1), sentence(1, name="Beacon", paper=2)
    crossed = sentence(2, name="Beacon", paper=1)
    nobodys = sentence(2, paper=3)
    model = Dripping(said(first, second, crossed, nobodys))
    _, answer = await asked(means(model), question("Which has more data?", "en", LANTERN, BEACON))
    assert [(each.paper, each.text) for each in answer.sentences] == [(1, first["text"]), (2, second["text"])]
    assert [each.check for each in answer.dropped] == ["quote", "source"]
    assert answer.papers == (LANTERN.id, BEACON.id)
    assert [each.passage.paper for each in answer.passages][:2] == [LANTERN.id, BEACON.id]
    assert [paper["number"] for paper in model.document("answer")["papers"]] == [1, 2]


async def test_of_one_paper_a_wrong_number_does_not_matter() -> None:
    _, answer = await asked(means(Dripping(said(sentence(1, paper=7)))), question())
    assert [(each.paper, each.text) for each in answer.sentences] == [(None, TRAINED)]


async def test_of_two_papers_what_failed_is_mended_by_its_own_text() -> None:
    wrong = sentence(1, name="Beacon", paper=2) | {"text": "Beacon is trained on 9 trillion tokens of text."}
    mended = {"bullets": [{"index": 0, **sentence(1, name="Beacon")}]}
    model = Dripping(said(wrong), repair=[mended])
    _, answer = await asked(means(model), question(ASKED, "en", LANTERN, BEACON))
    assert [(each.paper, each.text) for each in answer.sentences] == [(2, sentence(1, name="Beacon")["text"])]
    assert model.document("repair")["paper"]["id"] == BEACON.id


# --- the second model


async def test_a_second_model_may_stop_a_sentence_and_nothing_is_shown_before_it_spoke() -> None:
    voter = Free(Dripping(vote=[{"votes": [{"index": 0, "carried": False}]}]))
    steps, answer = await asked(means(Dripping(said(sentence(1), sentence(2))), voter=voter), question())
    assert [each.text for each in answer.sentences] == [sentence(2)["text"]]
    assert [each.check for each in answer.dropped] == ["vote"]
    assert shown(steps) == set()
    assert voter.paid == [PAYER]


# --- what is shown to the model, and what the search is given


PARAGRAPH = "The optimiser of part {} is run for many steps with a small rate, as is usual in such work today. " * 8


def a_long_paper() -> PaperText:
    found = "The tokens of text that Lantern is trained on were counted: 7 trillion in all, from the web. " * 6
    sections = [TextSection(f"{at} Part", PARAGRAPH.replace("{}", str(at))) for at in range(20)]
    sections[13] = TextSection("13 Data", found)
    return of(LANTERN, *sections)


def a_longer_paper() -> PaperText:
    short = a_long_paper()
    return of(
        LANTERN, *(TextSection(each.heading, each.text * 5) for each in short.sections[:13]), *short.sections[13:]
    )


async def test_a_paper_that_fits_is_shown_whole() -> None:
    model = Dripping(said(sentence(1)))
    _, answer = await asked(means(model, [a_long_paper()]), question())
    (paper,) = model.document("answer")["papers"]
    assert [each["section"] for each in paper["sections"]] == [
        "abstract",
        *(each.heading for each in a_long_paper().sections),
    ]
    assert answer.whole_text


async def test_of_a_long_paper_abstract_and_nearest_passages_are_shown_in_its_order() -> None:
    model = Dripping(said(sentence(1)))
    settings = QuestionSettings(most_text=4_000)
    await asked(means(model, [a_long_paper()], settings=settings), question())
    (paper,) = model.document("answer")["papers"]
    sections = [each["section"] for each in paper["sections"]]
    assert sections[0] == "abstract"
    assert "13 Data" in sections
    assert sections[1:] == sorted(sections[1:], key=lambda each: int(each.split()[0]))
    assert sum(len(each["text"]) for each in paper["sections"]) < 4_000


async def test_of_a_long_paper_its_beginning_is_shown_where_nothing_can_be_searched() -> None:
    model = Dripping(said(sentence(1)))
    settings = QuestionSettings(most_text=4_000)
    await asked(means(model, [a_long_paper()], settings=settings, search=Search(Temporary("locked"))), question())
    (paper,) = model.document("answer")["papers"]
    assert [each["section"] for each in paper["sections"]][:3] == ["abstract", "0 Part", "1 Part"]


async def test_where_the_tokens_left_are_too_few_for_a_paper_its_nearest_passages_are_shown() -> None:
    model = Dripping(BudgetSpent("the tokens are used", PAYER), said(sentence(1)))
    _, answer = await asked(means(model, [a_longer_paper()]), question())
    assert (answer.ending, model.tasks()) == ("answered", ["answer", "answer"])
    first, second = (json.loads(each.user)["papers"][0]["sections"] for each in model.asked)
    assert sum(len(each["text"]) for each in first) > 20_000
    assert sum(len(each["text"]) for each in second) < SPARE
    assert "13 Data" in {each["section"] for each in second}


async def test_a_paper_that_is_small_already_is_asked_about_once() -> None:
    model = Dripping(BudgetSpent("the tokens are used", PAYER))
    _, answer = await asked(means(model), question())
    assert (answer.ending, model.tasks()) == ("budget", ["answer"])


async def test_a_sentence_may_quote_what_the_model_was_not_shown() -> None:
    quote = "from the web. The tokens of text that Lantern is trained on were counted: 7 trillion in all"
    reply = said({"paper": 1, "text": TRAINED, "quotes": [quote]})
    settings = QuestionSettings(most_text=2_000)
    _, answer = await asked(means(Dripping(reply), [a_long_paper()], settings=settings), question())
    assert answer.sentences[0].quotes[0].section == "13 Data"


async def test_a_korean_question_is_searched_in_english_and_the_words_are_paid_by_its_chat() -> None:
    model, search = Dripping(said(sentence(1, "ko")), terms=[{"terms": ["training  tokens", "", "corpus"]}]), Search()
    used = means(model, search=search)
    await asked(used, question(ASKED_IN_KOREAN, "ko"))
    assert search.queries[0].terms == ("training tokens", "corpus")
    assert model.document("terms") == {"question": ASKED_IN_KOREAN, "task": "terms"}
    assert isinstance(used.model, Free)
    assert set(used.model.paid) == {PAYER}


@pytest.mark.parametrize("fault", [BadReply("empty"), Temporary("down"), BudgetSpent("spent")])
async def test_without_those_words_the_question_is_answered_all_the_same(fault: JoganError) -> None:
    search = Search()
    model = Dripping(said(sentence(1, "ko")), terms=[fault])
    _, answer = await asked(means(model, search=search), question(ASKED_IN_KOREAN, "ko"))
    assert (answer.ending, search.queries[0].terms) == ("answered", ())


async def test_what_was_talked_about_goes_with_the_question() -> None:
    search, model = Search(), Dripping(said(sentence(1)))
    history = (Exchange((LANTERN.id,), "What is it?", "Lantern halves memory.", LANTERN.sightings[0].seen_at),)
    await asked(means(model, search=search), question("How large is it?", history=history, gist="Who wrote it?"))
    assert search.queries[0].history == ("Who wrote it?", "What is it?", "Lantern halves memory.")
    document = model.document("answer")
    assert document["history"] == [{"question": "What is it?", "answer": "Lantern halves memory."}]
    assert (document["gist"], document["question"]) == ("Who wrote it?", "How large is it?")
    assert next(iter(document)) == "papers"


async def test_an_abstract_does_not_take_the_place_of_a_text_that_was_indexed() -> None:
    search = Search()
    await asked(means(None, [a_long_paper()], search=search), question())
    _, answer = await asked(means(None, search=search), question())
    assert "13 Data" in {each.passage.section for each in answer.passages}
    assert not answer.whole_text


async def test_reading_two_papers_is_counted() -> None:
    steps, _ = await asked(means(), question(ASKED, "en", LANTERN, BEACON))
    assert steps[:2] == [Step("reading", 0, 2), Step("reading", 1, 2)]
