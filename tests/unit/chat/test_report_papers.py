"""Papers of a report: by number in its conversation and in replies, by name anywhere; why, and questions about them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from answering import means
from fakes_asked import ScriptedAnswers
from reports_told import MADE, NEURIPS, TITLES, a_report_of_fourteen
from talking import Conversation, an_edition_of_four, buttons

from bot.chat.message import Reply
from bot.document.blocks import Document
from bot.document.plain import plain
from bot.domain.shown import About
from bot.questions.asking import Question
from bot.questions.service import Questions

MONDAY, TUESDAY = date(2024, 7, 15), date(2024, 7, 16)
CHAPTER = About(MADE, (4, 5, 6, 7), report=NEURIPS)
CONTENTS = About(MADE, report=NEURIPS)
EDITION = About(TUESDAY, (1, 2, 3))


def talking(**more: Any) -> tuple[Conversation, ScriptedAnswers]:
    answers = ScriptedAnswers()
    editions = (an_edition_of_four(MONDAY, 20671), an_edition_of_four())
    report = more.pop("report", None) or a_report_of_fourteen()
    return Conversation(editions, answers=answers, reports=[report], a_minute=100, **more), answers


def heading(reply: Reply) -> str:
    return plain(Document(reply.document.blocks[:1])).strip()


def of(question: Question) -> list[int]:
    """The numbers of a question's papers in the report, 0 for another paper."""
    return [int(paper.id[-5:]) if paper.id.startswith("arxiv:2305") else 0 for paper in question.papers]


@pytest.mark.parametrize(
    "line",
    [f"/paper {NEURIPS}:12", f"/paper {NEURIPS.upper()}: 12번", f"{NEURIPS}:12", f"/논문 {NEURIPS}:12번 논문"],
)
async def test_a_paper_by_its_full_name_anywhere(line: str) -> None:
    talk, _ = talking()
    reply = await talk.reply(line, reply_to=EDITION)
    assert heading(reply) == f"12. {TITLES[11]}"
    assert reply.document.about == About(MADE, (12,), report=NEURIPS)
    assert (await talk.chat()).last_report == NEURIPS


@pytest.mark.parametrize("line", ["/paper 3", "3", "3번", "3번 자세히", "paper 3"])
async def test_a_number_is_the_reports_while_the_report_is_what_was_shown_last(line: str) -> None:
    talk, _ = talking()
    await talk.reply("/report")
    assert heading(await talk.reply(line)) == f"3. {TITLES[2]}"
    await talk.reply("/digest")
    assert "Grasping" in heading(await talk.reply(line))
    await talk.reply("/report 3")
    assert heading(await talk.reply(line)) == f"3. {TITLES[2]}"


@pytest.mark.parametrize(("before", "about", "found"), [
    ("/digest", CHAPTER, TITLES[2]),
    ("/digest", CONTENTS, TITLES[2]),
    ("/report", EDITION, "Grasping"),
    ("/report", About(MONDAY, (3,)), "Grasping"),
])  # fmt: skip
async def test_the_message_that_is_replied_to_goes_first(before: str, about: About, found: str) -> None:
    talk, _ = talking()
    await talk.reply(before)
    assert found in heading(await talk.reply("3", reply_to=about))
    assert found in heading(await talk.reply("/paper 3", reply_to=about))
    assert found in plain((await talk.reply("/why 3", reply_to=about)).document)


async def test_a_day_or_an_id_names_an_editions_paper_in_a_reports_conversation() -> None:
    talk, _ = talking()
    await talk.reply("/report")
    assert "Grasping" in heading(await talk.reply("/paper 7/16-3"))
    await talk.reply("/report")
    assert "Qwen2" in heading(await talk.reply("2407.10671"))


async def test_an_id_that_the_report_has_is_its_paper_there() -> None:
    talk, _ = talking()
    await talk.reply("/report")
    assert heading(await talk.reply("https://arxiv.org/abs/2305.00011v2")) == f"11. {TITLES[10]}"
    await talk.reply("/digest")
    assert "no edition has it yet" in await talk.say("2305.00011"), "the report keeps its papers among all papers"


@pytest.mark.parametrize("line", ["/paper QLoRA", "QLoRA: Efficient Finetuning", "/paper quantized llms"])
async def test_a_paper_by_words_of_its_title(line: str) -> None:
    talk, _ = talking()
    await talk.reply("/report")
    assert heading(await talk.reply(line)) == f"11. {TITLES[10]}"


async def test_a_title_that_only_the_edition_has_is_found_there() -> None:
    talk, _ = talking()
    await talk.reply("/report")
    assert "Grasping" in heading(await talk.reply("/paper humanoids"))


async def test_the_day_of_a_report_is_no_editions() -> None:
    talk, _ = talking(report=a_report_of_fourteen(made_on=MONDAY))
    reply = await talk.reply("/paper humanoids", reply_to=About(MONDAY, (4, 5), report=NEURIPS))
    assert reply.document.about
    assert reply.document.about.day == TUESDAY


async def test_what_only_looks_like_a_paper_of_a_report_is_no_mistake_where_it_is_said_plainly() -> None:
    talk, _ = talking()
    await talk.reply("/report")
    assert "llama" not in await talk.say("llama:70")
    assert "There is no conference report or chapter “llama”" in await talk.say("/paper llama:70")


async def test_words_of_several_titles_are_asked_back_with_names_that_hold_anywhere() -> None:
    talk, _ = talking()
    await talk.reply("/report")
    reply = await talk.reply("/paper alignment")
    assert list(buttons(reply).values()) == [f"/paper {NEURIPS}:2", f"/paper {NEURIPS}:3"]
    await talk.reply("/digest")
    assert heading(await talk.reply(f"/paper {NEURIPS}:2", pressed=True)) == f"2. {TITLES[1]}"


@pytest.mark.parametrize("line", ["/paper 99", f"/paper {NEURIPS}:99", "/why 99", "99", "/ask 99 why?"])
async def test_a_number_that_the_report_does_not_have(line: str) -> None:
    talk, answers = talking()
    await talk.reply("/report")
    reply = await talk.reply(line)
    assert f"The report {NEURIPS} has no paper 99." in plain(reply.document)
    assert f"/report {NEURIPS}" in buttons(reply).values()
    assert not answers.asked


async def test_the_only_paper_of_a_message_needs_no_number() -> None:
    talk, answers = talking()
    one = About(MADE, (12,), report=NEURIPS)
    assert heading(await talk.reply("/paper", reply_to=one)) == f"12. {TITLES[11]}"
    assert TITLES[11] in plain((await talk.reply("/why", reply_to=one)).document)
    await talk.reply("왜 빨라?", reply_to=one)
    assert of(answers.asked[0]) == [12]


async def test_a_report_that_is_gone_lends_its_numbers_to_no_other() -> None:
    talk, answers = talking()
    gone = About(MADE, (3, 4), report="gone-2022")
    for line in ("3", "/paper 3", "/why 3", "/ask 3 why?", "3번 왜 빨라?", "왜 빨라?"):
        reply = await talk.reply(line, reply_to=gone)
        assert reply.mistake, line
        assert "gone-2022" in plain(reply.document)
    assert not answers.asked
    await talk.reply("/start")
    await talk.store.chats.put(replace(await talk.chat(), last_report="gone-2022"))
    assert "gone-2022" in await talk.say("3")
    assert "Grasping" in await talk.say("/paper 2024-07-16-3"), "other names are what they were"
    assert "Grasping" in await talk.say("3"), "from there on numbers are the edition's"


async def test_numbers_of_a_report_that_was_written_anew_say_so() -> None:
    talk, _ = talking()
    earlier = About(date(2024, 6, 1), (3, 4), report=NEURIPS)
    for line in ("3", "/why 3", f"/paper {NEURIPS}:3"):
        assert (await talk.say(line, reply_to=earlier)).startswith("This report was written anew on Wed 10 July")
        assert "anew" not in await talk.say(line, reply_to=CHAPTER)


async def test_why_a_paper_is_in_a_report() -> None:
    talk, _ = talking()
    said = await talk.say(f"/why {NEURIPS}:1")
    for words in (
        f"Why “{TITLES[0]}” · {NEURIPS}:1",
        "Paper 1 of the conference report “NeurIPS 2023, in LLM”.",
        "Accepted: NeurIPS 2023 · oral.",
        "The venue's keywords: language models",
        "chosen for the topic LLM",
        "In the title: language models",
    ):
        assert words in said
    reply = await talk.reply(f"/why {NEURIPS}:14")
    assert "It is listed without a summary" in plain(reply.document)
    assert list(buttons(reply).values()) == [f"/paper {NEURIPS}:14", f"/report {NEURIPS}"]
    whole, _ = talking(report=a_report_of_fourteen(topic=None), language_hint="ko")
    assert "목록의 논문을 모두 실은 보고서입니다." in await whole.say(f"/why {NEURIPS}:1")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (f"/ask {NEURIPS}:12 why is it fast?", [12]),
        (f"/질문 {NEURIPS}:12번 왜 빨라?", [12]),
        (f"is {NEURIPS}:12 faster than {NEURIPS}:11?", [12, 11]),
        (f"compare {NEURIPS}:1 with paper 3 of the edition", [1, 0]),
        ("/ask 2407.10671 why?", [0]),
    ],
)
async def test_questions_that_name_papers_of_a_report_anywhere(said: str, meant: list[int]) -> None:
    talk, answers = talking()
    await talk.reply(said, reply_to=EDITION)
    assert of(answers.asked[0]) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("12번 논문 왜 빨라?", [12]),
        ("/ask 12 why?", [12]),
        ("how fast is paper 12?", [12]),
        ("11번이랑 12번 중 뭐가 빨라?", [11, 12]),
        ("compare 11 and 12", [11, 12]),
        ("QLoRA는 왜 빨라?", [11]),
        ("the Toolformer paper: what data?", [5]),
        ("is QLoRA better than LIMA?", [11, 2]),
        ("is QLoRA better than Q-Sparse?", [11, 0]),
        ("리마 논문 데이터 뭐 썼어?", [2]),
        ("Q-Sparse는 왜 빨라?", [0]),
        ("is 2407.10671 faster than paper 12?", [0, 12]),
        ("7/16-3 왜 빨라?", [0]),
    ],
)
@pytest.mark.parametrize("about", [None, CHAPTER])
async def test_a_question_after_a_report_is_about_its_papers(said: str, meant: list[int], about: About | None) -> None:
    talk, answers = talking()
    if about is None:
        await talk.reply("/report 4")
    await talk.reply(said, reply_to=about)
    assert [of(asked) for asked in answers.asked] == [meant]


async def test_a_follow_up_goes_on_with_the_reports_paper_and_numbers_stay_the_reports() -> None:
    talk, answers = talking()
    answered = await talk.reply(f"/ask {NEURIPS}:12 why?", reply_to=EDITION)
    about = answered.document.about
    assert about
    assert (about.day, about.papers, about.report) == (MADE, (12,), NEURIPS)
    again = await talk.reply("and its data?", reply_to=about)
    assert of(answers.asked[1]) == [12]
    assert again.document.about == replace(about, answer=again.document.about.answer if again.document.about else 0)
    await talk.reply("3번은 왜 빨라?", reply_to=again.document.about)
    assert of(answers.asked[2]) == [3]
    pair = await talk.reply("compare 3 and 12", reply_to=CHAPTER)
    assert pair.document.about
    assert (pair.document.about.papers, pair.document.about.report) == ((3, 12), NEURIPS)


async def test_an_answer_about_two_places_names_the_first_and_a_number_is_of_it() -> None:
    talk, answers = talking()
    reply = await talk.reply(f"is {NEURIPS}:12 faster than 2407.10671?")
    about = reply.document.about
    assert about
    assert (about.day, about.papers, about.report) == (MADE, (), NEURIPS)
    await talk.reply("is paper 3 fast?", reply_to=about)
    assert of(answers.asked[1]) == [3]


async def test_an_answer_about_an_unlisted_paper_leaves_numbers_with_the_report() -> None:
    talk, answers = talking()
    await talk.reply("/report")
    kept = replace(an_edition_of_four().papers[0].paper, id="arxiv:2401.00001", sightings=())
    await talk.store.papers.add([kept])
    about = (await talk.reply("is 2401.00001 fast?")).document.about
    assert about
    assert (about.day, about.papers, about.report) == (MADE, (), NEURIPS)
    await talk.reply("is paper 3 fast?", reply_to=about)
    assert of(answers.asked[1]) == [3]


async def test_details_are_what_the_next_question_is_about() -> None:
    talk, answers = talking()
    await talk.reply(f"/paper {NEURIPS}:7")
    await talk.reply("왜 빨라?")
    assert of(answers.asked[0]) == [7]


async def test_a_chapter_without_a_number_asks_back_among_its_papers_and_the_question_waits() -> None:
    talk, answers = talking()
    reply = await talk.reply("왜 빨라?", reply_to=CHAPTER)
    assert list(buttons(reply).values()) == [f"/which {NEURIPS}:{number}" for number in (4, 5, 6, 7)]
    assert next(iter(buttons(reply))).startswith("4. Tree of Thoughts: ")
    await talk.reply(f"/which {NEURIPS}:6", pressed=True)
    assert (of(answers.asked[0]), answers.asked[0].text) == ([6], "왜 빨라?")


async def test_a_question_without_words_is_asked_for_by_the_papers_full_name() -> None:
    talk, _ = talking()
    assert f"/ask {NEURIPS}:12 What" in await talk.say(f"/ask {NEURIPS}:12")
    await talk.reply("/report")
    assert f"/ask {NEURIPS}:12 What" in await talk.say("/ask 12")


@pytest.mark.parametrize(("number", "said"), [(14, "Nothing of the text could be had."), (12, "65B parameters")])
async def test_what_is_asked_is_the_abstract_and_without_one_an_honest_line(number: int, said: str) -> None:
    talk = Conversation(reports=[a_report_of_fourteen()], answers=Questions(means()))
    assert said in await talk.say(f"/ask {NEURIPS}:{number} how many parameters does it have?")


async def test_every_button_of_a_report_is_short_enough_for_every_platform() -> None:
    slug = "a-very-long-name-of-a-venue-2023"
    assert len(slug) == 32
    talk, _ = talking(report=replace(a_report_of_fourteen(), slug=slug))
    actions: set[str] = set()
    for line in ("/report", "/report 3", "/paper 12", "/why 12", "/paper alignment", "/paper 99", "/report 77"):
        actions |= set(buttons(await talk.reply(line)).values())
    actions |= set(buttons(await talk.reply("왜 빨라?", reply_to=replace(CHAPTER, report=slug))).values())
    assert {action.split()[0] for action in actions} == {"/report", "/paper", "/ask", "/which"}
    assert max(len(action.encode()) for action in actions) <= 57
