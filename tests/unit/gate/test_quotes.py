"""Quotes: found as the paper has them or not at all, with their place and the whole sentences around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evidence import Quote
from bot.gate.case import Failure
from bot.gate.quotes import LONGEST, Found, find
from bot.gate.source import Source, SourcePart
from bot.reading.sentences import sentences

TITLE = "Q-Sparse: All Large Language Models can be Fully Sparsely-Activated"
ABSTRACT = (
    "We introduce Q-Sparse, a simple yet eﬀective approach to training sparsely-activated large language models "
    "(LLMs). Q-Sparse does not need a second model, and the “straight-through” estimator is kept. "
    "It gains 3.5 points on GSM8K [12, 13] and 85.2% on MATH–500, which is unusually high. "
    "Training is un-\nsupervised and takes 23 hours on 8 GPUs… All code is public."
)
SECTION = (
    "The loss is $\\mathcal{L}(x) = -3.5$ in our setting. We use the Adam optimizer with a learning rate of 2e-5. "
    "The model does not improve the results on long inputs. We therefore leave them out. "
    "Later we train the model for 3 epochs on 8 GPUs with the same data. "
    "The first model is small. The second model is large. The third model is larger still. "
    "The last of all of our many models is trained with a batch size of 512 on all of the data."
)
KOREAN = "이 논문은 희소하게 활성화되는 거대 언어 모델을 학습하는 방법을 제안합니다. 실험 결과는 매우 좋습니다."


def part(section: str, text: str) -> SourcePart:
    return SourcePart(section, text, tuple((each.start, each.end) for each in sentences(text)))


PAPER = Source(
    TITLE, (part("title", TITLE), part("abstract", ABSTRACT), part("3 Method", SECTION), part("요약", KOREAN))
)


def found(quote: str, source: Source = PAPER) -> Found:
    answer = find(quote, source)
    assert isinstance(answer, Found), answer
    return answer


FOUND = [
    ("We introduce Q-Sparse, a simple yet effective approach", "We introduce Q-Sparse, a simple yet eﬀective approach"),
    ("we introduce q-sparse, a simple yet effective approach", "We introduce Q-Sparse, a simple yet eﬀective approach"),
    (
        '"We introduce Q-Sparse, a simple yet effective approach."',
        "We introduce Q-Sparse, a simple yet eﬀective approach",
    ),
    ("and the 'straight-through' estimator is kept", "and the “straight-through” estimator is kept"),
    ("and the straight-through estimator is kept.", "and the “straight-through” estimator is kept"),
    (
        "It gains 3.5 points on GSM8K and 85.2% on MATH-500",
        "It gains 3.5 points on GSM8K [12, 13] and 85.2% on MATH–500",
    ),
    ("It gains 3.5 points on GSM8K [12, 13] and 85.2%", "It gains 3.5 points on GSM8K [12, 13] and 85.2%"),
    ("Training is unsupervised and takes 23 hours", "Training is un-\nsupervised and takes 23 hours"),
    ("All Large Language Models can be Fully", "All Large Language Models can be Fully"),
    ("The loss is L(x) = -3.5 in our setting", "The loss is $\\mathcal{L}(x) = -3.5$ in our setting"),
    ("with a learning rate of 2e-5", "with a learning rate of 2e-5"),
    ("희소하게 활성화되는 거대 언어 모델을 학습하는", "희소하게 활성화되는 거대 언어 모델을 학습하는"),
    ("takes 23 hours on 8 GPUs... All code", "takes 23 hours on 8 GPUs… All code"),
]


@pytest.mark.parametrize(("quote", "own"), FOUND)
def test_what_comes_back_is_the_papers_own_slice(quote: str, own: str) -> None:
    answer = found(quote)
    assert answer.quote.text.strip() == own
    where = next(each for each in PAPER.parts if each.section == answer.quote.section)
    assert answer.quote.offset is not None
    assert where.text[answer.quote.offset :].startswith(answer.quote.text)


LIES = [
    ("a word is another", "We introduce Q-Sparse, a simple yet expensive approach to training"),
    ("a number is another", "It gains 4.5 points on GSM8K and 85.2% on MATH-500"),
    ("a digit is dropped", "gains 35 points on GSM8K [12, 13] and 85.2%"),
    ("a number is cut", "2% on MATH-500, which is unusually high"),
    ("a number is cut at its end", "a simple yet effective approach to training It gains 3"),
    ("the sign is another", "The loss is L(x) = 3.5 in our setting"),
    ("not is left out", "Q-Sparse does need a second model, and the"),
    ("not is put in", "the straight-through estimator is not kept here"),
    ("two words have changed places", "We use the optimizer Adam with a learning rate of 2e-5"),
    ("two sentences are spliced", "The first model is larger still than the second"),
    ("two sentences are spliced without a mark", "The first model is small The third model is larger still"),
    ("words of another section follow", "We introduce Q-Sparse, a simple yet effective approach with a learning rate"),
    ("nothing of it is there", "Graph networks are trained on molecules of water"),
    ("it ends inside a word", "which is unusually high. Train"),
    ("it begins inside a word", "usually high. Training is unsupervised and takes"),
    ("it is the model's summary", "Q-Sparse trains sparse language models with good results"),
    ("Korean words are others", "희소하게 활성화되는 거대 언어 모델을 추론하는 방법을"),
    ("a Korean word is left out", "희소하게 활성화되는 언어 모델을 학습하는 방법을"),
]


@pytest.mark.parametrize(("what", "quote"), LIES)
def test_words_that_the_paper_does_not_have_are_no_quote(what: str, quote: str) -> None:
    answer = find(quote, PAPER)
    assert isinstance(answer, Failure), what
    assert answer.check == "quote"


FEW = [
    "",
    " ",
    "Q-Sparse",
    "We introduce Q-Sparse, a",
    "- - - - - -",
    "… … … … … …",
    ". . . . . .",
    "All code is public",
]


@pytest.mark.parametrize("quote", FEW)
def test_fewer_than_five_words_are_no_quote(quote: str) -> None:
    answer = find(quote, PAPER)
    assert isinstance(answer, Failure)
    assert "5 words" in answer.detail


def test_a_quote_that_is_half_a_paper_is_none() -> None:
    text = "We train a model on data. " * 60
    source = Source("t", (part("abstract", text),))
    assert isinstance(find(text[:LONGEST], source), Found)
    assert find(text[: LONGEST + 1], source) == Failure("quote", text[:40], f"a quote has at most {LONGEST} characters")


def test_the_sentences_around_show_what_was_cut_off() -> None:
    answer = found("improve the results on long inputs")
    assert answer.around == "The model does not improve the results on long inputs."
    assert found("second model, and the straight-through estimator").around.startswith("Q-Sparse does not need")


def test_a_quote_over_two_sentences_has_both_around_it() -> None:
    answer = found("on long inputs. We therefore leave them")
    assert answer.around == "The model does not improve the results on long inputs. We therefore leave them out."


def test_title_and_abstract_are_looked_at_first() -> None:
    twice = "the model is trained on a lot of data"
    source = Source(
        "t", (part("title", "A title"), part("abstract", f"Here {twice}."), part("2 Data", f"Yes, {twice}."))
    )
    assert found(twice, source).quote == Quote(twice, "abstract", 5)


def test_the_place_where_the_words_are_whole_is_taken() -> None:
    text = "Retraining the small model on data is slow. Training the small model on data is fast."
    answer = found("training the small model on data", Source("t", (part("abstract", text),)))
    assert answer.quote.text == "Training the small model on data"


WIDENED = [
    ("supervised training with the same small data", "self-supervised training with the same small data"),
    ("3.5 points were lost on the set", "-3.5 points were lost on the set"),
    ("on the set we gain up to 5", "on the set we gain up to 5%"),
    ("we then have 4 times as many as 7", "we then have 4 times as many as 7×"),
]


@pytest.mark.parametrize(("quote", "own"), WIDENED)
def test_a_quote_is_widened_to_whole_words_and_signs(quote: str, own: str) -> None:
    text = (
        "We use self-supervised training with the same small data. With it -3.5 points were lost on the set. "
        "In turn on the set we gain up to 5% of all. And we then have 4 times as many as 7× that."
    )
    assert found(quote, Source("t", (part("abstract", text),))).quote.text == own


NEARLY = [
    ("We use the Adam optimizer, with a learning rate of 2e-5", "the Adam optimizer with a learning rate of 2e-5"),
    ("We use the (Adam) optimizer with a learning rate of 2e-5", "the Adam optimizer with a learning rate of 2e-5"),
    ("Later we train the model for 3 epochs, on 8 GPUs with the same", "for 3 epochs on 8 GPUs with the same"),
    ("Later we train the model for 3 epochs: on 8 GPUs with the same data!", "8 GPUs with the same data"),
]


@pytest.mark.parametrize(("quote", "own"), NEARLY)
def test_other_commas_and_brackets_are_forgiven(quote: str, own: str) -> None:
    assert found(quote).quote.text.endswith(own)


NOT_NEARLY = [
    "The last of all of our many models is trained in a batch size of 512 on all of the data",
    "Later we train the model for 4 epochs, on 8 GPUs with the same data",
    "Later we train the model for 3 epochs, on 8 GPUs with the other data",
    "Later we train the model for 3 epochs, on 8% GPUs with the same data",
    "Later, we do not train the model for 3 epochs on 8 GPUs with the same data",
]


@pytest.mark.parametrize("quote", NOT_NEARLY)
def test_other_words_and_numbers_are_not_forgiven(quote: str) -> None:
    assert isinstance(find(quote, PAPER), Failure)


def test_the_same_strong_words_with_other_short_ones_are_not_forgiven() -> None:
    text = "We see that training of a net is up to us, and not up to it, if we do so on data."
    source = Source("t", (part("abstract", text),))
    assert isinstance(find("training of a net is up to us and not up to it", source), Found)
    assert isinstance(find("training by an AI net or me, as it is: and not by us", source), Failure)


PIECES = [
    ("We introduce Q-Sparse … training sparsely-activated large language models", True),
    ("We introduce Q-Sparse ... training sparsely-activated large language models", True),
    ("We introduce Q-Sparse [...] training sparsely-activated large language models", True),
    ("… a simple yet effective approach to training …", True),
    ("training sparsely-activated … We introduce Q-Sparse, a simple", False),  # in another order
    ("We introduce Q-Sparse … with a learning rate of 2e-5", False),  # in another section
    ("The loss is L(x) … all of our many models is trained", False),  # far away
    ("The first model … is … larger still", False),  # pieces of one word carry nothing
    ("We introduce Q-Sparse … training sparsely-activated small models", False),
]


@pytest.mark.parametrize(("quote", "stands"), PIECES)
def test_an_ellipsis_joins_pieces_in_order_and_near(quote: str, stands: bool) -> None:
    assert isinstance(find(quote, PAPER), Found) is stands


def test_what_an_ellipsis_left_out_is_in_what_comes_back() -> None:
    answer = found("Q-Sparse does … need a second model")
    assert answer.quote.text == "Q-Sparse does not need a second model"


def test_a_part_without_sentences_gives_all_of_it_around() -> None:
    source = Source("t", (SourcePart("abstract", "no bounds are known for this text", ()),))
    assert found("no bounds are known for", source).around == "no bounds are known for this text"


def test_a_paper_without_parts_has_no_quote() -> None:
    assert isinstance(find("We introduce a simple new method", Source("t", ())), Failure)


@given(st.integers(0, len(ABSTRACT) - 1), st.integers(20, 300))
def test_every_slice_at_word_borders_is_found_as_it_stands(start: int, length: int) -> None:
    plain = ABSTRACT.replace("\n", "").replace(" [12, 13]", "")
    words = plain.split()
    first = len(plain[:start].split())
    quote = " ".join(words[first : first + length // 10])
    if len(quote.split()) < 8 or len(quote) > LONGEST:
        return
    answer = find(quote, Source("t", (part("abstract", plain),)))
    assert isinstance(answer, Found)
    assert answer.quote.text in plain
    assert answer.quote.text in answer.around


@given(st.text(max_size=80))
def test_any_text_is_a_quote_or_a_failure_and_never_an_error(text: str) -> None:
    answer = find(text, PAPER)
    assert isinstance(answer, Failure) or any(answer.quote.text in each.text for each in PAPER.parts)


HOSTILE = ["the model ", "a ", "model", "1 ", "1.", "… ", "- ", "the model the ", "가 ", "a-", "ab"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_of_repeated_words_is_looked_through(piece: str) -> None:
    long = piece * (200_000 // len(piece)) + " the end of it is here now"
    source = Source("t", (SourcePart("abstract", long, ((0, len(long)),)),))
    assert isinstance(find("the end of it is here now", source), Found)
    assert isinstance(find(piece * (LONGEST // len(piece) - 2) + " other words", source), Failure)
    assert isinstance(find("the model … the model … the model … the other", source), Failure)


def test_a_paper_is_folded_once() -> None:
    one = PAPER.parts[1]
    assert one.normal is one.normal
    assert one.strong is one.strong
