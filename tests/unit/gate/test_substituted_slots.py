"""A sentence beside its quote: what both have, and the words in each other's places."""

from bot.gate.substituted_slots import LONGEST, MOST_WORDS, laid, words


def told(text: str, quote: str) -> list[tuple[str, str]]:
    return [
        (" ".join(word.text for word in slot.old), " ".join(word.text for word in slot.new))
        for slot in laid(text, quote).slots
    ]


def test_words_keep_their_places_and_a_hyphen_parts_them() -> None:
    found = words("Fine-tuned models")
    assert [(word.text, word.start, word.end) for word in found] == [
        ("Fine", 0, 4),
        ("tuned", 5, 10),
        ("models", 11, 17),
    ]
    assert len(words("a " * 1_000)) == MOST_WORDS


def test_what_is_replaced_left_out_and_put_in() -> None:
    quote = "We train a large model on clean text today"
    assert told("We train a small model on clean text", quote) == [("large", "small"), ("today", "")]
    assert told("Now we train a large model on clean text today", quote) == [("", "Now")]
    assert told(quote, quote) == []


def test_one_word_in_two_forms_is_one() -> None:
    assert told("It improves training of models", "It improved the training of a model") == [("the", ""), ("a", "")]


def test_the_share_is_of_the_sentence() -> None:
    assert laid("clean text", "We train on clean text").share == 1.0
    assert laid("other words", "We train on clean text").share == 0.0
    assert laid("", "We train on clean text").share == 0.0


def test_long_slots_are_another_way_of_saying_it() -> None:
    both = laid("It gains " + "x " * (LONGEST + 1) + "here", "It gains much here")
    assert [len(slot.new) for slot in both.slots] == [LONGEST + 1]
    assert list(both.exchanged) == []
