"""How arXiv is asked for a title: which words, in which form, and what its refusals become."""

import re

import pytest
from fakes_sources import SetClock, SetFetcher
from hypothesis import given
from hypothesis import strategies as st
from title_index import Indexed, TitleIndex, atom

from adapters.sources.arxiv import ArxivTitles
from adapters.sources.arxiv.titles import FROM_PHRASE, MOST_LOOSE, MOST_WORDS, questions
from bot.errors import BadPayload, Permanent

NONE = atom([])
ONE = atom([Indexed("1706.03762", "Attention Is All You Need", ("Ashish Vaswani",), "The dominant models.")])
REFUSED = (
    b"<feed><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>too long</summary></entry></feed>"
)


def titles(fetcher: SetFetcher | TitleIndex) -> ArxivTitles:
    return ArxivTitles(fetcher, "https://api.example/query", SetClock())


@pytest.mark.parametrize(
    ("title", "strict", "loose"),
    [
        (
            "Attention Is All You Need",
            'ti:"attention is all you need"',
            "ti:attention OR ti:all OR ti:you OR ti:need",
        ),
        ("QLoRA: Efficient Fine-Tuning", 'ti:"qlora efficient fine tuning"', None),
        ("Attention Is All You Ne…", 'ti:"attention is all you"', None),
        ("Attention Is All You ...", 'ti:"attention is all"', None),
        ("GPT-4 Technical Report", 'ti:"technical report" AND (ti:"gpt 4" OR ti:gpt?4)', None),
        ("The Qwen2.5 Family", 'ti:"family" AND (ti:"qwen2 5" OR ti:qwen2?5)', None),
        (
            "Schrödinger Bridges",
            'ti:"bridges" AND (ti:"schrodinger" OR ti:schr?dinger)',
            "ti:schrodinger OR ti:bridges",
        ),
        ("Let’s Verify Step by Step", 'ti:"verify step by step"', "ti:let OR ti:verify OR ti:step"),
        (r"$\textit{Trans-LoRA}$: Data-Free", 'ti:"trans lora data free"', None),
        (r"$\pi_0$: A Flow Model", 'ti:"a flow model"', "ti:flow OR ti:model"),
        ("M$^3$-ACE: Foo — Bar", 'ti:"foo bar"', "ti:ace OR ti:foo OR ti:bar"),
        ("Mamba", 'ti:"mamba"', ""),
        ("언어 모델", "", ""),
        ("The", "", ""),
        ("", "", ""),
    ],
)
def test_the_questions_of_a_title(title: str, strict: str, loose: str | None) -> None:
    asked, then = questions(title)
    assert asked == strict
    if loose is not None:
        assert then == loose


@pytest.mark.parametrize("title", ['x" OR cat:cs.LG', "a AND NOT ti:b", "(((", "au:Knuth ~2 ^3 +a -b *?", "&start=0#"])
def test_a_title_is_never_read_as_a_question(title: str) -> None:
    for asked in questions(title):
        outside = re.sub(r'ti:"[a-z0-9 ]+"|ti:[a-z0-9?]+', "", asked)
        assert set(outside.split()) <= {"AND", "OR", "(", ")"}
        assert not asked or TitleIndex([]).search(asked) == []


@given(st.text(max_size=200))
def test_any_text_gives_questions_that_can_be_read(title: str) -> None:
    for asked in questions(title):
        assert not asked or TitleIndex([]).search(asked) == []


def test_a_long_title_gives_short_questions() -> None:
    strict, loose = questions(" ".join(f"word{n}" for n in range(500)))
    assert strict.count("word") == MOST_WORDS
    assert loose.count("ti:") == MOST_LOOSE


async def test_the_title_as_it_stands_is_asked_for_first_and_that_is_enough() -> None:
    fetcher = SetFetcher(ONE)
    (found,) = await titles(fetcher).titled("Attention is all you need")
    assert (found.reference, found.authors) == ("http://arxiv.org/abs/1706.03762v1", ("Ashish Vaswani",))
    assert found.authors_complete
    assert found.abstract == "The dominant models."
    params = {"search_query": 'ti:"attention is all you need"', "start": "0", "max_results": str(FROM_PHRASE)}
    assert fetcher.asked == [("https://api.example/query", {**params, "sortBy": "relevance"})]


async def test_where_that_finds_nothing_its_words_are_asked_for() -> None:
    fetcher = SetFetcher(NONE, ONE)
    assert len(await titles(fetcher).titled("Attentoin is all you need")) == 1
    assert [params["search_query"] for _, params in fetcher.asked] == [
        'ti:"attentoin is all you need"',
        "ti:attentoin OR ti:all OR ti:you OR ti:need",
    ]


async def test_a_title_without_a_plain_word_asks_for_nothing() -> None:
    fetcher = SetFetcher()
    assert await titles(fetcher).titled("언어 모델") == ()
    assert fetcher.asked == []


async def test_the_likeliest_come_first_and_no_more_than_asked_for() -> None:
    index = TitleIndex(
        [Indexed(f"2401.{n:05}", f"Attention {'very ' * n}is all you need", ("A B",)) for n in range(40)]
    )
    found = await titles(index).titled("Attention is all you needed")
    assert found[0].reference.endswith("2401.00000v1")
    assert len(found) <= 20


@pytest.mark.parametrize("status", [200, 400])
async def test_a_question_that_is_refused_is_about_that_title_only(status: int) -> None:
    with pytest.raises(BadPayload, match="arxiv refused the question: too long"):
        await titles(SetFetcher(REFUSED, status=status)).titled("Attention")
    with pytest.raises(BadPayload, match="without a reason"):
        await titles(SetFetcher(NONE, status=400)).titled("Attention")


async def test_papers_that_are_promised_and_not_there_are_no_answer() -> None:
    with pytest.raises(BadPayload, match="empty though 3 papers are promised"):
        await titles(SetFetcher(atom([], total=3))).titled("Attention")


async def test_other_failures_are_the_services() -> None:
    with pytest.raises(Permanent) as failure:
        await titles(SetFetcher()).titled("Attention")
    assert not isinstance(failure.value, BadPayload)


async def test_only_until_the_first_answer_nobody_is_waited_for() -> None:
    fetcher = SetFetcher(NONE, NONE, NONE)
    asking = titles(fetcher)
    with pytest.raises(Permanent):
        await titles(empty := SetFetcher()).titled("Mamba")
    assert empty.patient is False
    await asking.titled("Mamba")
    assert fetcher.patient is False
    await asking.titled("Mamba")
    assert fetcher.patient is True
