"""Chapters' introductions: claims on their own paper's sentences, what two share, excerpts where there is less."""

from dataclasses import replace
from typing import Any

import pytest
from builders import a_paper
from scripted_model import SENTENCES, KnownTexts, ScriptedModel, a_named_paper, bullet
from unit.writing.captured_papers import captured, says

from bot.conference.central import central
from bot.conference.introduce import introduce
from bot.conference.prompts import CHAPTERS
from bot.conference.write import write
from bot.domain.conference import Chapter, Intro, Reported
from bot.errors import BudgetSpent, ModelUnusable, Temporary, Unsure
from bot.settings import WritingSettings
from bot.writing.desk import Writing
from bot.writing.words import overlap

NAMES = ("Lantern", "Borealis", "Mirtern", "Toltern", "Kertern", "Keralis")
BOTH = ("ko", "en")
WHOLE = Chapter("memory", "Memory", (1, 2, 3))


async def told(count: int = 3, desk: Writing | None = None, languages: tuple[str, ...] = ("en",)) -> list[Reported]:
    """Papers as a model told them; with no desk an honest one."""
    papers = [Reported(number, a_named_paper(number, NAMES[number - 1])) for number in range(1, count + 1)]
    return list(await write(papers, languages, desk or Writing(ScriptedModel(), KnownTexts())))


async def introduced(model: ScriptedModel, papers: list[Reported], language: str = "en", **changes: Any) -> Intro:
    """The introduction to one chapter of all papers."""
    chapter = Chapter("memory", "Memory", tuple(each.number for each in papers))
    desk = replace(Writing(model, KnownTexts()), **changes)
    (found,) = await introduce([chapter], papers, (language,), desk)
    return found.intros[language]


def claim(paper: int, at: int, name: str) -> dict[str, Any]:
    return {"paper": paper, **bullet(at, "en", name)}


FIRST, SECOND, THIRD = claim(1, 0, "Lantern"), claim(2, 0, "Borealis"), claim(3, 1, "Mirtern")


def saying(shared: Any = (), claims: Any = ()) -> ScriptedModel:
    return ScriptedModel(
        chapter=lambda asked: {"shared": [{"claims": each} for each in shared], "claims": list(claims)}
    )


@pytest.mark.parametrize("language", BOTH)
async def test_an_honest_introduction_names_the_paper_of_each_sentence(language: str) -> None:
    papers = await told(languages=BOTH)
    model = ScriptedModel()
    intro = await introduced(model, papers, language)
    assert model.tasks() == ["chapter"]
    assert (intro.writer, intro.model, intro.prompt_version, intro.because) == ("model", "model-1-2026", CHAPTERS, None)
    assert [each.paper for each in intro.bullets] == [1, 2, 2, 3]
    assert intro.bullets[0].text == bullet(0, language, "Lantern")["text"]
    assert model.asked[0]["chapter"] == "Memory"


async def test_quotes_stand_where_they_stand_in_the_paper() -> None:
    papers = await told()
    for one in (await introduced(ScriptedModel(), papers)).bullets:
        abstract = papers[(one.paper or 0) - 1].paper.abstract
        for quote in one.quotes:
            assert quote.section == "abstract"
            assert quote.offset is not None
            assert abstract.startswith(quote.text, quote.offset)


async def test_the_model_sees_what_went_through_the_gate_and_no_abstract() -> None:
    model = ScriptedModel()
    papers = await told()
    await introduced(model, papers)
    shown = model.asked[0]["papers"]
    assert [each["number"] for each in shown] == [1, 2, 3]
    details = papers[0].texts["en"].details
    lines = [papers[0].texts["en"].tldr, details.insight[0], details.problem[0], details.method[0]]
    assert [each["text"] for each in shown[0]["sentences"]] == [one.text for one in lines]
    assert "abstract" not in shown[0]


async def test_a_claim_stands_on_its_own_papers_sentences_only() -> None:
    stolen, nobody = {**FIRST, "paper": 2}, {**FIRST, "paper": 9}
    unsaid = {
        "paper": 1,
        "text": "Lantern does not need human labels.",
        "quotes": [SENTENCES[4].format(name="Lantern")],
    }
    intro = await introduced(saying(claims=[FIRST, stolen, nobody, unsaid, SECOND]), await told())
    assert [each.paper for each in intro.bullets] == [1, 2]
    assert [each.text for each in intro.dropped] == [stolen["text"], nobody["text"], unsaid["text"]]
    assert {each.check for each in intro.dropped} == {"source"}


async def test_what_one_paper_says_alone_or_two_say_of_different_things_is_not_shared() -> None:
    lonely = [claim(1, 1, "Lantern")]
    apart = [claim(2, 1, "Borealis"), {"paper": 3, **_slow("Mirtern")}]
    intro = await introduced(saying([lonely, apart], [FIRST, SECOND]), await told())
    assert [each.text for each in intro.bullets] == [FIRST["text"], SECOND["text"]]
    assert sorted(each.check for each in intro.dropped) == ["source", "words", "words"]


def _slow(name: str) -> dict[str, Any]:
    return {"text": SENTENCES[0], "quotes": [SENTENCES[0]]}


async def test_an_opinion_is_stopped() -> None:
    opinion = {**FIRST, "text": "I believe Lantern halves the memory of training large language models."}
    intro = await introduced(saying(claims=[opinion, SECOND, THIRD]), await told())
    assert [each.paper for each in intro.bullets] == [2, 3]
    assert [(each.text, each.check) for each in intro.dropped] == [(opinion["text"], "words")]


async def test_it_is_short_and_leaves_room_for_more_than_what_is_shared() -> None:
    papers = await told(6)
    shared = [claim(number, 0, NAMES[number - 1]) for number in range(1, 7)]
    claims = [claim(number, 1, NAMES[number - 1]) for number in range(1, 5)]
    intro = await introduced(saying([shared], claims), papers)
    assert [each.text for each in intro.bullets] == [one["text"] for one in (*shared[:2], *claims[:2])]
    intro = await introduced(saying([shared]), papers)
    assert [each.text for each in intro.bullets] == [one["text"] for one in shared[:4]]


async def test_fewer_than_two_sentences_are_excerpts() -> None:
    papers = [replace(each, paper=paper) for each, paper in zip(await told(), captured(), strict=False)]
    intro = await introduced(saying(claims=[FIRST, {**FIRST, "paper": 9}]), papers)
    assert (intro.writer, intro.because, [each.check for each in intro.dropped]) == ("extractive", "gate", ["source"])


@pytest.mark.parametrize(
    ("fault", "because"),
    [
        (Temporary("429"), "outage"),
        (Unsure("nothing came"), "outage"),
        (ModelUnusable("401", "set OPENAI_API_KEY"), "outage"),
        (BudgetSpent("spent"), "budget"),
    ],
)
async def test_where_the_model_cannot_be_asked_excerpts_say_why(fault: Exception, because: str) -> None:
    papers = [replace(each, paper=paper) for each, paper in zip(await told(), captured(), strict=False)]
    intro = await introduced(ScriptedModel(chapter=lambda asked: fault), papers)
    assert (intro.writer, intro.because) == ("extractive", because)


async def test_a_reply_that_is_none_is_asked_for_once_more() -> None:
    replies = iter([{}, {"claims": [FIRST, SECOND]}])
    model = ScriptedModel(chapter=lambda asked: next(replies))
    assert (await introduced(model, await told())).writer == "model"
    assert model.tasks() == ["chapter", "chapter"]


async def test_a_fault_of_our_own_costs_one_introduction(caplog: pytest.LogCaptureFixture) -> None:
    papers = await told(4)
    chapters = [Chapter("one", "One", (1, 2)), Chapter("two", "Two", (3, 4))]

    def answer(asked: dict[str, Any]) -> object:
        said = [{"paper": each["number"], **each["sentences"][0]} for each in asked["papers"]]
        return ZeroDivisionError("a bug") if asked["chapter"] == "One" else {"claims": said}

    found = await introduce(chapters, papers, ("en",), Writing(ScriptedModel(chapter=answer), KnownTexts()))
    assert [each.intros["en"].writer for each in found[1:]] == ["model"]
    assert not found[0].intros or found[0].intros["en"].because == "gate"
    assert "Chapter one is introduced in excerpts: ZeroDivisionError in one job" in caplog.text


async def test_a_chapter_of_excerpts_costs_no_call_and_says_why() -> None:
    spent = Writing(ScriptedModel(conference=lambda asked: BudgetSpent("spent")), KnownTexts())
    papers = list(await write([Reported(n, paper) for n, paper in enumerate(captured()[:5], 1)], ("en",), spent))
    model = ScriptedModel()
    intro = await introduced(model, papers)
    assert model.asked == []
    assert (intro.writer, intro.because) == ("extractive", "budget")


async def test_a_second_model_may_remove() -> None:
    voter = ScriptedModel("voter", vote=lambda asked: {"votes": [{"index": 0, "carried": False}]})
    intro = await introduced(saying(claims=[FIRST, SECOND, THIRD]), await told(), voter=voter)
    assert [each.paper for each in intro.bullets] == [2, 3]
    assert [each.check for each in intro.dropped] == ["vote"]


@pytest.mark.parametrize("desk", [None, Writing(ScriptedModel(), KnownTexts())])
async def test_one_paper_or_papers_without_text_are_not_introduced(desk: Writing | None) -> None:
    silent = [Reported(number, a_paper(f"arxiv:2407.{number:05}", abstract="")) for number in (4, 5)]
    papers = [*await told(), *silent]
    chapters = [WHOLE, Chapter("alone", "Alone", (1,)), Chapter("silent", "", (4, 5)), Chapter("half", "", (3, 4))]
    found = await introduce(chapters, papers, ("en",), desk)
    assert [bool(each.intros) for each in found][1:] == [False, False, False]
    assert [replace(each, intros={}) for each in found] == chapters


async def test_a_long_chapter_shows_its_most_central_papers_within_the_settings() -> None:
    papers = await told(6)
    model = ScriptedModel()
    await introduced(model, papers, settings=WritingSettings(most_text=2_000))
    shown = model.asked[0]["papers"]
    assert len(shown) == 2
    assert {each["number"] for each in shown} == {each.number for each in central(papers)[:2]}
    assert [len(each["sentences"]) for each in shown] == [2, 2]


async def test_of_a_long_chapter_papers_that_are_like_no_other_are_not_shown() -> None:
    papers = await told(6)
    odd = [replace(each, paper=paper) for each, paper in zip(papers, captured(), strict=False)][:3]
    model = ScriptedModel(chapter=lambda asked: {})
    await introduced(model, [*odd, *papers[3:]], settings=WritingSettings(most_text=2_000))
    assert [each["number"] for each in model.asked[0]["papers"]] == [4, 5]


def abstract_of(number: int, said: str) -> Reported:
    """A paper whose one line is its result, and that has one more sentence to offer: what it is after."""
    line = f"We present Lantern{number}, a framework for agents that halves their memory on long pages."
    result = f"Experiments show that Lantern{number} reaches {80 + number}.2 points on GSM8K."
    paper = a_paper(f"arxiv:2407.{number:05}", f"Lantern{number}: Memory", abstract=f"{line} {said} {result}")
    return Reported(number, paper)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("We introduce a benchmark of seven hundred scanned letters.", True),
        ("We introduce a benchmark for these scanned letters.", False),
        ("To address this, we introduce a benchmark of scanned letters.", False),
        ("We introduce the following benchmarks.", False),
        (f"We introduce a benchmark of scanned letters {'and of printed cards ' * 15}of the last century.", False),
        ("The benchmark is of seven hundred scanned letters.", False),
    ],
)
async def test_what_leans_on_another_sentence_or_is_long_does_not_introduce(said: str, shown: bool) -> None:
    papers = [abstract_of(1, said), abstract_of(2, "We introduce a corpus of medieval weather reports.")]
    told = await write(papers, ("en",), None)
    (found,) = await introduce([Chapter("a", "A", (1, 2))], told, ("en",), None)
    bullets = found.intros["en"].bullets
    assert [one.paper for one in bullets] == [1, 2]
    assert (bullets[0].text == said) is shown


async def test_no_paper_speaks_twice_in_an_introduction_of_excerpts() -> None:
    papers = list(await write([Reported(n, paper) for n, paper in enumerate(captured()[:40], 1)], ("en",), None))
    chapters = [Chapter(f"c{at}", "C", (at, at + 1)) for at in range(1, 40, 2)]
    found = [chapter.intros for chapter in await introduce(chapters, papers, ("en",), None)]
    assert sum(map(len, found)) >= 18
    assert all([one.paper for one in intros["en"].bullets] == [at, at + 1]
               for at, intros in zip(range(1, 40, 2), found, strict=True) if intros)  # fmt: skip


async def test_what_the_deadline_leaves_is_excerpts() -> None:
    papers = list(await write([Reported(n, paper) for n, paper in enumerate(captured()[:5], 1)], ("en",), None))
    desk = Writing(ScriptedModel(delay=5), KnownTexts(), WritingSettings(deadline=0.05))
    told_by_model = [replace(each, texts={"en": replace(each.texts["en"], writer="model")}) for each in papers]
    (found,) = await introduce([Chapter("a", "A", (1, 2, 3, 4, 5))], told_by_model, ("en",), desk)
    assert found.intros["en"].because == "outage"


async def test_without_a_model_central_papers_speak_in_their_own_words_and_say_more_than_their_line() -> None:
    papers = [Reported(number, paper) for number, paper in enumerate(captured()[:60], start=1)]
    papers = list(await write(papers, BOTH, None))
    chapters = [Chapter(f"c{at}", "C", tuple(range(at, at + 10))) for at in range(1, 60, 10)]
    found = await introduce(chapters, papers, BOTH, None)
    by_number = {each.number: each for each in papers}
    again = shown = 0
    for chapter in found:
        intro = chapter.intros["ko"]
        assert intro == chapter.intros["en"]
        assert (intro.writer, intro.because) == ("extractive", None)
        assert 2 <= len(intro.bullets) <= 3
        numbers = [one.paper for one in intro.bullets]
        assert numbers == sorted(set(numbers), key=lambda number: number or 0)
        assert set(numbers) <= set(chapter.papers)
        for one in intro.bullets:
            assert says(by_number[one.paper or 0].paper, one.text)
            shown += 1
            again += overlap(one.text, by_number[one.paper or 0].texts["en"].tldr.text) >= 0.75
    assert again <= 0.4 * shown


async def test_how_far_it_is_is_told() -> None:
    said: list[tuple[str, int, int]] = []
    papers = await told(languages=BOTH)
    desk = Writing(ScriptedModel(), KnownTexts())
    alone = Chapter("alone", "Alone", (1,))
    await introduce([WHOLE, alone], papers, BOTH, desk, lambda stage, done=0, of=0: said.append((stage, done, of)))
    assert said == [("introduce", 1, 2), ("introduce", 2, 2)]


def test_the_most_central_paper_is_the_one_most_like_the_others() -> None:
    papers = [Reported(number, paper) for number, paper in enumerate(captured()[:6], start=1)]
    words = "Agents read long pages. Agents plan with memory. Pages are long and memory is short."
    like = [Reported(number, a_paper(f"arxiv:2407.{number:05}", "Agents", abstract=words)) for number in (7, 8, 9)]
    found = central([*papers, *like])
    assert central([*like, *reversed(papers)]) == found
    assert {each.number for each in central([*papers[:2], *like])[:3]} & {7, 8, 9}
    assert central([]) == ()
