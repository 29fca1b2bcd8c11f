"""Papers that a question names by words: titles, names, names by ear; one, several, or none."""

import pytest
from builders import a_paper
from growth import LINEAR, growth

from bot.questions.by_ear import sounds_like
from bot.questions.which_paper import named, names

TITLES = (
    "LOGO -- Long cOntext aliGnment via efficient preference Optimization",
    "Qwen2 Technical Report",
    "Q-Sparse: All Large Language Models can be Fully Sparsely-Activated",
    "Grasping Diverse Objects with Simulated Humanoids",
    "Spider2-V: How Far Are Multimodal Agents From Automating Data Science?",
    "A Second Look at Qwen2 and its Data",
    "LLM Circuit Analyses Are Consistent Across Training and Scale",
)
PAPERS = tuple(a_paper(f"arxiv:2407.1000{number}", title) for number, title in enumerate(TITLES))


def found(question: str) -> list[tuple[str, list[int], bool]]:
    places = {paper.id: number for number, paper in enumerate(PAPERS)}
    return [(one.words, [places[paper.id] for paper in one.papers], one.as_paper) for one in named(question, PAPERS)]


@pytest.mark.parametrize(
    ("question", "words", "papers", "as_paper"),
    [
        ("the LOGO paper: what data?", "LOGO", [0], True),
        ("what does the logo paper train on", "logo", [0], True),
        ("LOGO 논문 데이터 뭐 썼어?", "LOGO", [0], True),
        ("로고 논문 데이터 뭐 씀?", "로고", [0], True),
        ("로고논문 데이터 뭐 씀?", "로고", [0], True),
        ("스파이더 논문 코드 있음?", "스파이더", [4], True),
        ("LOGO는 왜 빨라?", "LOGO", [0], False),
        ("Q-Sparse가 뭐야", "Q-Sparse", [2], False),
        ("does it beat ｑ-sparse?", "q-sparse", [2], False),
        ("the humanoids paper, please", "humanoids", [3], True),
        ("the diverse objects paper", "diverse objects", [3], True),
        ("the qwen2 paper", "qwen2", [1], True),
        ("큐웬 논문", "큐웬", [1, 5], True),
    ],
)
def test_one_name(question: str, words: str, papers: list[int], as_paper: bool) -> None:
    assert found(question) == [(words, papers, as_paper)]


@pytest.mark.parametrize(
    "question",
    [
        *(
            "why is it faster?",
            "이 논문 코드 있어?",
            "the paper says?",
            "which paper is best?",
            "그 논문은?",
            "3번 논문 왜 빨라?",
        ),
        *("does it use LLMs?", "좋은 논문", "paper", "논문", "", "AI 논문"),
    ],
)
def test_no_name(question: str) -> None:
    assert found(question) == []


def test_several_names_come_in_the_questions_order() -> None:
    assert found("Q-Sparse랑 LOGO 중 뭐가 더 빨라?") == [("Q-Sparse", [2], False), ("LOGO", [0], False)]
    assert found("qwen2 paper vs the logo paper") == [("qwen2", [1], True), ("logo", [0], True)]


def test_what_is_named_as_a_paper_is_not_named_again() -> None:
    assert found("the LOGO paper: is LOGO fast?") == [("LOGO", [0], True)]


def test_a_tie_is_all_that_it_may_be() -> None:
    papers = [a_paper("arxiv:2407.1", "Mamba Retriever"), a_paper("arxiv:2407.2", "VideoMamba and Mamba")]
    (one,) = named("the mamba paper", papers)
    assert one.papers == (papers[0],), "the one that begins with it"
    (one,) = named("the mamba paper", [a_paper("arxiv:2407.3", "A Mamba"), papers[1]])
    assert len(one.papers) == 2


@pytest.mark.parametrize(
    ("title", "called"),
    [
        (TITLES[0], ("LOGO",)),
        (TITLES[1], ("Qwen2",)),
        (TITLES[4], ("Spider2-V",)),
        (TITLES[3], ()),
        (TITLES[6], ()),
        ("Text-to-Image Models", ()),
        ("Mamba: Linear Time", ("Mamba",)),
        ("A Survey of Things: With a Colon", ()),
        ("Learning — a Study", ("Learning",)),
        ("", ()),
        ("거대 언어 모델", ()),
    ],
)
def test_what_a_title_calls_its_work(title: str, called: tuple[str, ...]) -> None:
    assert names(title) == called


@pytest.mark.parametrize(
    ("hangul", "name"),
    [
        *(("로고", "LOGO"), ("큐웬", "Qwen"), ("라마", "LLaMA"), ("미스트랄", "Mistral"), ("딥시크", "DeepSeek")),
        *(("그라스프", "GRASP"), ("스파스", "Sparse"), ("사이클", "Cycle"), ("치타", "CheetAh")),
    ],
)
def test_names_by_ear(hangul: str, name: str) -> None:
    assert sounds_like(hangul, name)


def test_what_sounds_otherwise_is_no_name() -> None:
    for hangul, name in (("로고", "Qwen"), ("아", "AI"), ("", ""), ("이", "I"), ("로", "Lo"), ("논문", "GRASP")):
        assert not sounds_like(hangul, name)


@pytest.mark.parametrize("piece", ["LOGO paper ", "논문", "a-", "Q-", "로고 논문 ", "the the ", "::", "—— "])
def test_hostile_questions_and_titles_take_time_with_their_length(piece: str) -> None:
    hostile = a_paper("arxiv:2407.1", piece * 60)
    assert growth(lambda text: named(text, [*PAPERS, hostile]), lambda size: (piece * size)[:size], 4_000) < LINEAR
