"""Sentences out of a reply that is still arriving: whole ones only, as the whole reply has them, none from nonsense."""

import json
from typing import Any

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.pieces import Pieces
from bot.questions.shapes import MOST_SENTENCES, AnswerReply, Sentence

FIRST = {"paper": 1, "text": 'It says "}]" and \\ and 각 and 😀.', "quotes": ["a {b} c", "d"]}
SECOND = {"paper": 2, "text": "The second.", "quotes": ["e"]}
WHOLE = {"said": True, "sentences": [FIRST, SECOND]}


def sentence(value: dict[str, Any]) -> Sentence:
    return Sentence.model_validate(value)


def arriving(reply: str) -> list[tuple[Sentence, ...]]:
    """What is complete after each character."""
    pieces = Pieces()
    return [pieces.complete(reply[:length]) for length in range(len(reply) + 1)]


@pytest.mark.parametrize("escaped", [False, True])
def test_each_sentence_is_given_with_its_last_brace_and_not_before(escaped: bool) -> None:
    reply = json.dumps(WHOLE, ensure_ascii=escaped)
    first, second = (reply.index(json.dumps(each, ensure_ascii=escaped)) + len(json.dumps(each, ensure_ascii=escaped))
                     for each in (FIRST, SECOND))  # fmt: skip
    for length, found in enumerate(arriving(reply)):
        expected = [sentence(FIRST)] * (length >= first) + [sentence(SECOND)] * (length >= second)
        assert found == tuple(expected), reply[:length]


@given(st.lists(st.integers(0, 300), max_size=30))
def test_however_it_is_parted_the_whole_reply_says_the_same(cuts: list[int]) -> None:
    """Pieces split inside escapes, inside pairs of surrogates and inside characters."""
    reply = json.dumps(WHOLE)
    pieces = Pieces()
    for cut in sorted(cuts):
        found = pieces.complete(reply[:cut])
        assert found == (sentence(FIRST), sentence(SECOND))[: len(found)]
    assert pieces.complete(reply) == (sentence(FIRST), sentence(SECOND))


@given(st.text(alphabet='{}[]",:\\ utfalse0a말\ud83d<think>', max_size=60), st.booleans())
def test_no_text_makes_it_fall_or_give_what_the_reply_does_not_say(text: str, begun: bool) -> None:
    reply = ('{"said": true, "sentences": [' if begun else "") + text
    found = arriving(reply)[-1]
    assert len(found) <= MOST_SENTENCES
    for each in found:
        assert each.text in reply


@pytest.mark.parametrize(
    "around", ["```json\n{}\n```", "<think>Perhaps {{no}}.</think>{}", "Here it is: {}", " \n{} and more {{}}"]
)
def test_what_stands_around_is_left(around: str) -> None:
    reply = around.replace("{}", json.dumps(WHOLE), 1).replace("{{", "{").replace("}}", "}")
    assert arriving(reply)[-1] == (sentence(FIRST), sentence(SECOND))


@pytest.mark.parametrize("thought", ["<", "<thi", "<think>", '<think>{"said": true, "sentences": [{"text": "a"}]}'])
def test_nothing_of_a_thought_is_given(thought: str) -> None:
    assert arriving(thought)[-1] == ()


@pytest.mark.parametrize(
    "reply",
    [
        {"said": False, "sentences": [FIRST]},
        {"sentences": [FIRST]},
        {"said": True, "sentences": [{"paper": "two", "text": "a"}, FIRST]},
        {"said": True, "sentences": [FIRST["text"], FIRST]},
        {"said": True, "sentences": {"0": FIRST}, "more": [SECOND]},
        [[FIRST]],
        {"answer": WHOLE},
    ],
)
def test_a_reply_of_another_shape_or_one_that_refuses_gives_nothing(reply: object) -> None:
    assert set(arriving(json.dumps(reply))) == {()}


def test_where_it_is_said_last_whether_it_is_said_at_all_nothing_is_given_before_that() -> None:
    reply = json.dumps({"sentences": [FIRST], "said": True})
    assert set(arriving(reply)) == {()}
    assert AnswerReply.model_validate_json(reply).sentences == [sentence(FIRST)]


def test_sentences_beyond_the_most_are_not_looked_for() -> None:
    reply = json.dumps({"said": True, "sentences": [SECOND] * 40})
    assert arriving(reply)[-1] == (sentence(SECOND),) * MOST_SENTENCES


def test_half_a_pair_of_surrogates_ends_it() -> None:
    assert arriving('{"said": true, "sentences": [{"paper": 1, "text": "\\ud83d", "quotes": []}]}')[-1] == ()


@pytest.mark.parametrize("piece", ["{},", "[", '"', "{", "\\", "<think>", "}"])
@pytest.mark.parametrize("begun", ['{"said": true, "sentences": [', '{"said": true, "more": [', '{"sentences": ['])
def test_a_hostile_reply_is_read_in_time_that_grows_with_it(piece: str, begun: str) -> None:
    def heard(reply: str) -> None:
        pieces = Pieces()
        for part in range(1, 201):
            pieces.complete(reply[: len(reply) * part // 200])

    assert growth(heard, lambda size: begun + piece * (size // len(piece)), 200_000) < LINEAR
