"""An answer as a reader meets it, word for word: sentences with evidence, refusals, passages that stand in, and why."""

from dataclasses import replace

import pytest
from builders import a_paper

from bot.document.answer import LONGEST, answered, carried, evidence, passages, so_far, titles
from bot.document.blocks import Document, Fold, Heading, Items, Paragraph, Quotation, Span
from bot.document.plain import plain
from bot.domain.answer import Answer, Ending, OwnWords, Passage, Ranked
from bot.domain.evidence import Bullet, Quote

LOGO, QWEN = a_paper("arxiv:2410.00001", "LOGO"), a_paper("arxiv:2407.10671", "Qwen2")
QUOTE = Quote("LOGO is trained on 0.3B tokens with 8 GPUs", "4.1 Training", 12)
TRAINED = Bullet("LOGO is trained on 0.3B tokens.", (QUOTE,))
GPUS = Bullet("LOGO takes 8 GPUs.", (QUOTE, Quote("It takes 16 hours on 8 GPUs", "abstract", 0)))


def passage(number: int, text: str = "", paper: str = LOGO.id) -> Ranked:
    return Ranked(Passage(paper, number, f"{number} Part", text or f"Words of part {number}.", 0), 1.0 / (number + 1))


ANSWER = Answer(
    question="What was it trained on?",
    language="en",
    papers=(LOGO.id,),
    ending="answered",
    writer="model",
    sentences=(TRAINED,),
    passages=tuple(passage(number) for number in range(5)),
    whole_text=True,
    model="m",
)
REFUSED = replace(ANSWER, ending="not_said", sentences=())
INSTEAD = replace(ANSWER, ending="no_model", writer="passages", sentences=(), model=None)


def test_the_title_of_a_paper_without_an_address_has_no_arrow() -> None:
    assert plain(Document(titles([replace(LOGO, url="")]))) == "LOGO"
    assert plain(Document(titles([LOGO]))) == "LOGO ↗"


def test_one_sentence_is_a_paragraph_with_its_evidence_behind_a_fold() -> None:
    assert plain(answered(ANSWER, [LOGO])) == (
        "LOGO ↗\n"
        "LOGO is trained on 0.3B tokens.\n"
        "\n"
        "Evidence\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs” — 4.1 Training\n"
        "\n"
        "from the full text"
    )


def test_several_sentences_are_a_list_and_each_quote_stands_once() -> None:
    document = answered(replace(ANSWER, sentences=(TRAINED, GPUS), language="ko"), [LOGO])
    assert plain(document) == (
        "LOGO ↗\n"
        "• LOGO is trained on 0.3B tokens.\n"
        "• LOGO takes 8 GPUs.\n"
        "\n"
        "근거\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs” — 4.1 Training\n"
        "\n"
        "“It takes 16 hours on 8 GPUs” — 초록\n"
        "\n"
        "전문 기반"
    )


def test_words_of_another_quote_are_not_quoted_again() -> None:
    narrow = Bullet("There are 8 GPUs.", (Quote("with 8 GPUs", "4.1 Training"),))
    (fold,) = evidence(replace(ANSWER, sentences=(narrow, TRAINED)))
    assert isinstance(fold, Fold)
    assert fold.blocks == (Quotation("LOGO is trained on 0.3B tokens with 8 GPUs", "4.1 Training"),)


def test_of_two_papers_each_sentence_and_each_quote_has_its_number() -> None:
    both = replace(
        ANSWER,
        papers=(LOGO.id, QWEN.id),
        sentences=(
            replace(TRAINED, paper=1),
            Bullet("Qwen2 is larger.", (Quote("Qwen2 is the larger one", "title"),), 2),
        ),
    )
    assert plain(answered(both, [LOGO, QWEN])) == (
        "[1] LOGO ↗\n"
        "[2] Qwen2 ↗\n"
        "• LOGO is trained on 0.3B tokens. [1]\n"
        "• Qwen2 is larger. [2]\n"
        "\n"
        "Evidence\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs” — [1] 4.1 Training\n"
        "\n"
        "“Qwen2 is the larger one” — [2] title\n"
        "\n"
        "from the full text"
    )


def test_a_refusal_has_the_nearest_passages() -> None:
    assert plain(answered(REFUSED, [LOGO])) == (
        "LOGO ↗\n"
        "The paper does not say.\n"
        "\n"
        "What the paper says nearest to the question:\n"
        "\n"
        "“Words of part 0.” — 0 Part\n"
        "\n"
        "“Words of part 1.” — 1 Part\n"
        "\n"
        "“Words of part 2.” — 2 Part\n"
        "\n"
        "from the full text · quoted word for word"
    )


@pytest.mark.parametrize(
    ("language", "papers", "whole", "line"),
    [
        ("en", 1, True, "The paper does not say."),
        ("en", 1, False, "The abstract does not say; the whole text could not be had."),
        ("en", 2, True, "The papers do not say."),
        ("en", 2, False, "The papers do not say, as far as their texts could be had."),
        ("ko", 1, True, "논문에는 나오지 않습니다."),
        ("ko", 1, False, "초록에는 나오지 않습니다. 논문 전문은 구하지 못했습니다."),
        ("ko", 2, True, "두 논문에는 나오지 않습니다."),
        ("ko", 2, False, "두 논문에서 구한 본문과 초록에는 나오지 않습니다."),
    ],
)
def test_a_refusal_says_how_much_was_read(language: str, papers: int, whole: bool, line: str) -> None:
    asked = [LOGO, QWEN][:papers]
    refused = replace(REFUSED, language=language, papers=tuple(each.id for each in asked), whole_text=whole)
    assert Paragraph((Span(line, bold=True),)) in answered(refused, asked).blocks


def test_a_refusal_that_no_model_made_says_so() -> None:
    refused = plain(answered(replace(REFUSED, writer="passages", model=None), [LOGO]))
    assert "The paper does not say it in the words of the question.\n\nThis was a search without a model" in refused
    assert "without a model" not in plain(answered(REFUSED, [LOGO]))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("papers", [1, 2])
@pytest.mark.parametrize("whole", [True, False])
def test_a_search_never_says_what_the_paper_does_not(language: str, papers: int, whole: bool) -> None:
    asked = [LOGO, QWEN][:papers]
    ids = tuple(each.id for each in asked)
    read = replace(REFUSED, language=language, papers=ids, whole_text=whole)
    searched = plain(answered(replace(read, writer="passages", model=None), asked))
    assert ("words of the question" if language == "en" else "질문에 쓴 말로는") in searched
    assert not set(plain(answered(read, asked)).split("\n")[papers : papers + 1]) & set(searched.split("\n"))


INSTEADS: list[tuple[Ending, str, str]] = [
    ("no_model", "No model is set, so here are", "설정된 모델이 없어"),
    ("outage", "The model does not answer now, so here are", "지금은 모델이 응답하지 않아"),
    ("budget", "The tokens for today are used, so here are", "오늘 쓸 토큰을 다 써서"),
    ("unusable", "The model answered in a form that cannot be used, so here are", "모델이 쓸 수 없는 형식으로 답해"),
    ("late", "No sentence was ready in time, so here are", "제시간에 확인한 문장이 없어"),
]


@pytest.mark.parametrize(("ending", "english", "korean"), INSTEADS)
def test_passages_stand_for_an_answer_with_one_line_that_says_why(ending: Ending, english: str, korean: str) -> None:
    shown = plain(answered(replace(INSTEAD, ending=ending), [LOGO]))
    assert shown.startswith(f"LOGO ↗\n{english} the passages nearest to the question.\n\n“Words of part 0.” — 0 Part\n")
    assert shown.count("“") == 3
    shown = plain(answered(replace(INSTEAD, ending=ending, language="ko"), [LOGO]))
    assert shown.startswith(f"LOGO ↗\n{korean} 질문에 가장 가까운 대목을 보여 드립니다.\n")
    assert shown.endswith("전문 기반 · 원문 그대로")


@pytest.mark.parametrize(
    ("ending", "line"),
    [
        ("late", "The time was over:"),
        ("outage", "The model broke off:"),
        ("unusable", "The model broke off:"),
        ("answered", ""),
    ],
)
def test_sentences_that_are_not_all_say_so(ending: Ending, line: str) -> None:
    shown = plain(answered(replace(ANSWER, ending=ending), [LOGO]))
    said = "LOGO ↗\nLOGO is trained on 0.3B tokens.\n\n"
    assert shown.startswith(f"{said}{line}{' only this was ready by then.' if line else 'Evidence'}\n")


@pytest.mark.parametrize(
    ("ending", "english", "korean"),
    [
        ("late", "The time was over: only this was", "시간이 다 되어 그때까지 준비된 내용만"),
        ("outage", "The model broke off: only this was", "모델의 답이 중간에 끊겨 그때까지 준비된 내용만"),
    ],
)
def test_the_papers_own_words_that_were_ready_say_so_too(ending: Ending, english: str, korean: str) -> None:
    broken = replace(IN_OWN_WORDS, ending=ending)
    quoted = "“LOGO is trained on 0.3B tokens with 8 GPUs.” — 4.1 Training\n"
    assert f"{quoted}\n{english} ready by then.\n" in plain(answered(broken, [LOGO]))
    assert f"{quoted}\n{korean} 보여 드립니다.\n" in plain(answered(replace(broken, language="ko"), [LOGO]))


def test_what_could_not_be_confirmed_is_no_refusal() -> None:
    shown = plain(answered(replace(REFUSED, ending="gate"), [LOGO]))
    assert "A model answered, but no sentence of it could be confirmed in the paper.\n" in shown
    assert "does not say" not in shown
    assert shown.count("“") == 3


WHOLE = Quote("LOGO is trained on 0.3B tokens with 8 GPUs.", "4.1 Training", 12)
IN_OWN_WORDS = replace(REFUSED, ending="own_words", own_words=(OwnWords(WHOLE),))


def test_the_papers_own_words_stand_for_an_answer_with_their_section_and_why() -> None:
    assert plain(answered(IN_OWN_WORDS, [LOGO])) == (
        "LOGO ↗\n"
        "The wording of the answer could not be confirmed; this is what the paper says:\n"
        "\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs.” — 4.1 Training\n"
        "\n"
        "from the full text · quoted word for word"
    )
    assert plain(answered(replace(IN_OWN_WORDS, language="ko"), [LOGO])) == (
        "LOGO ↗\n"
        "답변의 표현을 확인하지 못해 논문의 문장을 그대로 보여 드립니다.\n"
        "\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs.” — 4.1 Training\n"
        "\n"
        "전문 기반 · 원문 그대로"
    )


def test_the_papers_own_words_stand_in_the_place_of_a_first_sentence() -> None:
    shown = plain(answered(replace(IN_OWN_WORDS, ending="answered", sentences=(GPUS,)), [LOGO]))
    assert shown.startswith(
        "LOGO ↗\n"
        "The wording of the first sentence could not be confirmed; this is what the paper says in its place:\n"
        "\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs.” — 4.1 Training\n"
        "\n"
        "LOGO takes 8 GPUs.\n"
        "\n"
        "Evidence\n"
    )


def test_own_words_of_two_papers_say_whose_they_are_and_are_no_markup() -> None:
    other = OwnWords(Quote(HOSTILE, HOSTILE), 2)
    both = replace(IN_OWN_WORDS, papers=(LOGO.id, QWEN.id), own_words=(OwnWords(WHOLE, 1), other))
    document = answered(both, [LOGO, QWEN])
    assert Quotation(HOSTILE, f"[2] {HOSTILE}") in document.blocks
    assert Quotation(WHOLE.text, "[1] 4.1 Training") in document.blocks
    assert "this is what the papers say:" in plain(document)
    assert carried(both, "en") == document.blocks[3:5]


def test_without_any_passage_it_says_so() -> None:
    bare = replace(INSTEAD, passages=(), whole_text=False)
    assert plain(answered(bare, [LOGO])) == "LOGO ↗\nNothing of the text could be had."
    refused = plain(answered(replace(bare, ending="not_said"), [LOGO]))
    assert "nearest" not in refused


def test_a_long_passage_is_cut_after_a_sentence() -> None:
    words = "The first sentence is here. " * 40
    (shown,) = passages(INSTEAD, [passage(0, words)], LONGEST)
    assert isinstance(shown, Quotation)
    assert shown.text.endswith("is here. …")
    assert words.startswith(shown.text.removesuffix(" …"))
    assert len(shown.text) <= LONGEST + 2
    assert passages(INSTEAD, [passage(0, words)]) == (Quotation(words, "0 Part"),)


def test_a_passage_without_sentences_is_cut_all_the_same() -> None:
    (shown,) = passages(INSTEAD, [passage(0, "x" * 5_000)], LONGEST)
    assert isinstance(shown, Quotation)
    assert len(shown.text) <= LONGEST + 2


def test_passages_of_two_papers_say_whose_they_are() -> None:
    both = replace(INSTEAD, papers=(LOGO.id, QWEN.id), passages=(passage(0), passage(1, paper=QWEN.id)))
    assert "— [1] 0 Part" in plain(answered(both, [LOGO, QWEN]))
    assert "— [2] 1 Part" in plain(answered(both, [LOGO, QWEN]))
    assert plain(answered(replace(both, whole_text=False), [LOGO, QWEN])).endswith(
        "— [2] 1 Part\n\nquoted word for word"
    )


def test_what_is_shown_before_the_end_is_titles_and_sentences() -> None:
    assert plain(so_far([TRAINED, GPUS], [LOGO])) == ("LOGO ↗\n• LOGO is trained on 0.3B tokens.\n• LOGO takes 8 GPUs.")


HOSTILE = "<b>@everyone</b> [x](https://evil.example) /forget {0}"


def test_words_of_papers_and_models_are_foreign_and_never_markup() -> None:
    hostile = replace(
        ANSWER,
        sentences=(Bullet(HOSTILE, (Quote(HOSTILE, HOSTILE),)), TRAINED),
        passages=(passage(0, HOSTILE),),
    )
    document = answered(hostile, [replace(LOGO, title=HOSTILE)])
    heading, items, fold, _ = document.blocks
    assert isinstance(heading, Heading)
    assert isinstance(items, Items)
    assert isinstance(fold, Fold)
    assert heading.text == (Span(f"{HOSTILE} ↗", link="https://arxiv.org/abs/2410.00001", foreign=True),)
    assert items.items[0] == (Span(HOSTILE, foreign=True),)
    assert fold.blocks[0] == Quotation(HOSTILE, HOSTILE)
    instead = answered(replace(hostile, sentences=(), ending="outage"), [LOGO])
    assert Quotation(HOSTILE, "0 Part") in instead.blocks


def test_evidence_and_titles_stand_alone_too() -> None:
    assert evidence(REFUSED) == ()
    assert len(titles([LOGO, QWEN])) == 2


def test_what_carries_a_comparison_is_numbered_as_the_answer_is() -> None:
    other = Bullet("Qwen2 is trained on 7T tokens.", (Quote("trained on 7T tokens", "abstract", 0),), 2)
    compared = replace(ANSWER, papers=(LOGO.id, QWEN.id), sentences=(replace(TRAINED, paper=1), other))
    assert plain(Document((*titles([LOGO, QWEN]), *carried(compared, "ko")))) == (
        "[1] LOGO ↗\n"
        "[2] Qwen2 ↗\n"
        "LOGO is trained on 0.3B tokens. [1]\n"
        "\n"
        "“LOGO is trained on 0.3B tokens with 8 GPUs” — [1] 4.1 Training\n"
        "\n"
        "Qwen2 is trained on 7T tokens. [2]\n"
        "\n"
        "“trained on 7T tokens” — [2] 초록"
    )


def test_what_carries_an_answer_about_one_paper_has_no_numbers() -> None:
    assert "[" not in plain(Document(carried(ANSWER, "en")))


@pytest.mark.parametrize("ending", ["not_said", "no_model", "outage", "late"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nothing of the text could be had."), ("ko", "논문의 본문도 초록도 구하지 못했습니다.")],
)
def test_of_a_paper_of_which_nothing_could_be_read_nothing_is_said_to_be_missing_in_it(
    ending: Ending, language: str, said: str
) -> None:
    unread = replace(INSTEAD, ending=ending, passages=(), whole_text=False, language=language)
    assert plain(answered(unread, [LOGO])) == f"LOGO ↗\n{said}"
    assert said not in plain(answered(replace(unread, ending="not_said", whole_text=True), [LOGO]))
