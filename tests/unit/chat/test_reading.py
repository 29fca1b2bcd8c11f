"""/digest /paper /why, messages without a command, and what comes later."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_day_without, a_listed, a_paper, an_edition
from talking import HERE, Conversation, an_edition_of_four, buttons

from bot.chat.message import Reply
from bot.document.blocks import Break, Document, Picture
from bot.document.plain import plain
from bot.domain.chat import ChatKind
from bot.domain.edition import Edition
from bot.domain.shown import About, Page

MONDAY = date(2024, 7, 15)
TUESDAY = date(2024, 7, 16)


def two_days() -> Conversation:
    return Conversation([an_edition_of_four(MONDAY, 20001), an_edition_of_four(TUESDAY)])


async def test_digest_is_the_newest_and_is_remembered() -> None:
    talk = two_days()
    assert "Tue 16 July" in await talk.say("/digest")
    assert (await talk.chat()).last_read == TUESDAY
    assert "Mon 15 July" in await talk.say("/digest 7/15")
    assert (await talk.chat()).last_read == MONDAY


@pytest.mark.parametrize(
    "line", ["/digest today", "/digest 오늘", "/digest latest", "/digest 7월 16일", "today", "어제"]
)
async def test_todays_paper_is_the_newest_edition(line: str) -> None:
    assert "Tue 16 July" in await two_days().say(line)


@pytest.mark.parametrize(
    ("language", "line", "first"),
    [
        ("en", "/digest today", "There is no edition of today yet; this is the newest."),
        ("en", "today", "There is no edition of today yet; this is the newest."),
        ("ko", "/digest 오늘", "오늘 날짜의 조간은 아직 나오지 않았습니다. 아래는 가장 최근 조간입니다."),
        ("ko", "오늘 조간", "오늘 날짜의 조간은 아직 나오지 않았습니다. 아래는 가장 최근 조간입니다."),
    ],
)
async def test_an_older_edition_in_the_place_of_todays_says_so_first(language: str, line: str, first: str) -> None:
    talk = Conversation(language_hint=language)
    assert first not in await talk.say(line), "the edition of this morning bears yesterday's date"
    talk.clock.advance(timedelta(days=1))
    assert (await talk.say(line)).startswith(f"{first}\n")
    assert first not in await talk.say("/digest")
    await talk.store.editions.publish(an_edition_of_four(date(2024, 7, 17), 20001))
    assert first not in await talk.say(line)


@pytest.mark.parametrize(
    ("language", "wednesday", "reason"),
    [
        ("en", "Wed 17 July 2024", "the sources could not be read"),
        ("ko", "2024년 7월 17일 (수)", "출처를 읽지 못했습니다."),
    ],
)
async def test_a_later_day_without_an_edition_is_told_with_its_reason(
    language: str, wednesday: str, reason: str
) -> None:
    failed = a_day_without(date(2024, 7, 17), "sources_failed")
    for editions in ([failed], [an_edition_of_four(), failed]):
        talk = Conversation(editions, language_hint=language)
        for line in ("/digest", "/digest today", "/status"):
            said = await talk.say(line)
            assert reason in said, line
            assert wednesday.removesuffix(" 2024").removeprefix("2024년 ") in said, line
            assert "not come out" not in said
        assert "There is no edition of today" not in talk.shown
    assert "Qwen2" in await talk.say("/digest")
    await talk.store.editions.publish(an_edition_of_four(date(2024, 7, 18), 20001))
    assert reason not in await talk.say("/digest")
    assert reason not in await talk.say("/status")


@pytest.mark.parametrize("line", ["/digest tomorrow", "/digest 내일", "tomorrow", "/digest 2024-07-18", "18 July"])
async def test_there_is_no_edition_of_the_future(line: str) -> None:
    assert "no edition of the future: Thu 18 July 2024 is still to come" in await Conversation().say(line)
    assert "7월 18일 (목)은 앞으로 올 날짜라 아직 조간이 없습니다." in await Conversation(language_hint="ko").say(line)


@pytest.mark.parametrize(
    "line",
    [
        "see https://arxiv.org/pdf/2407.10672.pdf please",
        "have you read arXiv:2407.10672v2, it is nice",
        "이 논문 https://arxiv.org/abs/2407.10672 보여줘",
    ],
)
async def test_a_link_inside_a_sentence_opens_the_card(line: str) -> None:
    assert "2. Q-Sparse" in await two_days().say(line)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "No edition has listed 2407.10943, so there is no card of it. You can ask about it all the same: /ask",
        ),
        (
            "ko",
            "2407.10943: 조간에 실린 적이 없어 카드가 없는 논문입니다. 그래도 질문할 수 있습니다: /ask",
        ),
    ],
)
async def test_an_id_that_is_not_known_here_can_be_asked_about(language: str, sentence: str) -> None:
    talk = Conversation(language_hint=language)
    for line in (
        "see https://arxiv.org/pdf/2407.10943.pdf please",
        "2407.10943",
        "/paper 2407.10943",
        "/why 2407.10943",
    ):
        assert sentence in await talk.say(line)


@pytest.mark.parametrize("day", [MONDAY, date(2022, 7, 15)])
async def test_a_paper_of_an_older_edition_carries_its_day_and_the_number_leads_back(day: date) -> None:
    talk = Conversation([an_edition_of_four(day, 20001), an_edition_of_four(TUESDAY)])
    number = "7/15-2" if day == MONDAY else "2022-07-15-2"
    for line, button in (("/paper 2407.20002", "/why"), ("/why 2407.20002", "/paper")):
        reply = await talk.reply(line)
        assert f"{number}. Q-Sparse" in talk.shown
        assert f"{button} {number}" in buttons(reply).values()
        talk.shown = ""
        await talk.say("/digest")
    assert "2407.20002" in await talk.say(number)
    assert "## 2. Q-Sparse" in await talk.say("/paper 2407.10672")


async def test_digest_shows_what_the_chat_chose_unless_asked_otherwise() -> None:
    talk = two_days()
    await talk.say("/subscribe rl")
    own = await talk.say("/digest")
    assert "Learning to Walk" in own
    assert "Qwen2" not in own
    assert "/digest all" in own
    assert "Qwen2" in await talk.say("/digest all")
    named = await talk.say("/digest LLM 2024-07-16")
    assert "Qwen2" in named
    assert "Learning to Walk" not in named
    assert "Qwen2" in await talk.say("/digest 7/15 llm, cv")
    await talk.say("/subscribe all")
    assert "Qwen2" in await talk.say("/digest")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/digest 2024-07-01", "There is no edition of Mon 1 July 2024. The newest is that of Tue 16 July 2024"),
        ("/digest 2024-13-01", "is not a date"),
        ("/digest banana", "There is no category “banana”"),
        ("/digest LLM 99", "is not a date"),
        ("/digest multimodal", "No papers on Multimodal in the edition of Tue 16 July 2024."),
    ],
)
async def test_what_cannot_be_shown_says_why_and_what_can(line: str, sentence: str) -> None:
    talk = two_days()
    assert sentence in await talk.say(line)
    assert await talk.store.chats.get(HERE) is None or (await talk.chat()).last_read == TUESDAY


async def test_an_empty_store_leads_on() -> None:
    talk = Conversation([])
    for line in ("/digest", "/digest 7/16", "/paper 1", "1", "/why 1", "/paper qwen"):
        assert "There is no edition yet." in await talk.say(line)


async def test_a_day_without_an_edition_says_why() -> None:
    talk = Conversation([a_day_without(date(2024, 7, 14), "repeated_list"), an_edition_of_four()])
    reply = await talk.reply("/digest 7/14")
    assert "No new papers: the lists are the same as on the day before." in talk.shown
    assert buttons(reply) == {"Newest edition": "/digest"}
    assert await talk.store.chats.get(HERE) is None
    assert "There is no edition of Sun 14 July 2024" in await talk.say("/paper 7/14-1")


async def test_a_number_means_the_replied_post_then_the_edition_shown_then_the_newest() -> None:
    talk = two_days()
    assert "2407.10671" in await talk.say("/paper 1")
    await talk.say("/digest 7/15")
    assert "2407.20001" in await talk.say("/paper 1")
    assert "2407.20002" in await talk.say("2번")
    assert "2407.10671" in await talk.say("/paper 1", reply_to=About(TUESDAY, (1, 2)))
    assert "2407.10672" in await talk.say("7/16-2")
    assert "2407.10673" in await talk.say("3")  # that edition is what the conversation is about now


async def test_a_paper_by_id_moves_the_conversation_to_its_edition() -> None:
    talk = two_days()
    await talk.say("/digest")
    assert "7/15-1. Qwen2" in await talk.say("/paper https://arxiv.org/pdf/2407.20001v3")
    assert (await talk.chat()).last_read == MONDAY


async def test_a_reply_to_a_post_with_one_paper_needs_no_number() -> None:
    talk = two_days()
    assert "2407.10673" in await talk.say("/paper", reply_to=About(TUESDAY, (3,)))
    assert "/paper needs something after it" in await talk.say("/paper", reply_to=About(TUESDAY, (3, 4)))
    assert "2407.10673" in await talk.say("is it fast?", reply_to=About(TUESDAY, (3,)))


async def test_words_of_the_title() -> None:
    talk = two_days()
    assert "3. Grasping" in await talk.say("/paper humanoids")
    several = await talk.reply("/paper ing")
    assert list(buttons(several).values()) == ["/paper 3", "/paper 4"]
    for line in ("/paper zebra", "/paper xx", "/paper 2407.99999", "/paper 44"):
        reply = await talk.reply(line)
        assert reply.ephemeral
    assert "has no paper 44" in talk.shown
    assert "No edition has listed 2407.99999" in talk.shown
    assert "I do not know the paper 10.1145/12.34" in await talk.say("/paper 10.1145/12.34")


async def test_a_known_paper_that_no_edition_has() -> None:
    talk = two_days()
    await talk.store.papers.add([a_paper("arxiv:2407.30001", "Not Listed Yet", abstract="")])
    said = await talk.say("/paper 2407.30001")
    assert "Not Listed Yet" in said
    assert "no edition has it yet" in said
    assert "Its abstract is not at hand yet." in said
    assert "Where it was seen:" in await talk.say("/why 2407.30001")


async def test_why() -> None:
    talk = two_days()
    said = await talk.say("/why 2")
    for part in (
        "LLM, 64% sure",
        "the title says language model",
        "number 2",
        "It has a card",
        "Hugging Face",
        "arXiv",
    ):
        assert part in said
    said = await talk.say("/why 4")
    for part in ("No telling words", "listed by title only", "It came late"):
        assert part in said


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("no_text", "too little of its text"),
        ("withdrawn", "its authors withdrew it"),
        ("listed_only", "by title only"),
    ],
)
async def test_why_there_is_no_summary(summary: str, sentence: str) -> None:
    edition = an_edition_of_four()
    changed = replace(edition.papers[0], summary=summary)  # type: ignore[arg-type]  # one of the three, as text
    talk = Conversation([replace(edition, papers=(changed, *edition.papers[1:]))])
    assert sentence in await talk.say("/why 1")


UNDER_AN_ANSWER = ["/evidence 1", "/passages 1 1", "/wrong 1"]


@pytest.mark.parametrize(
    ("said", "actions"),
    [
        ("LLM", ["/subscribe LLM", "/digest LLM"]),
        ("컴퓨터 비전", ["/subscribe Computer Vision", "/digest Computer Vision"]),
        ("3번 논문 왜 빨라?", UNDER_AN_ANSWER),
        ("why is paper 2 fast", UNDER_AN_ANSWER),
        ("does 2407.10671 have code?", UNDER_AN_ANSWER),
        ("hello", ["/digest", "/settings", "/help"]),
        ("what is the meaning of life?", [f"/which 2024-07-16-{number}" for number in (1, 2, 3, 4)]),
        ("3.14159", ["/digest", "/settings", "/help"]),
    ],
)
async def test_plain_messages_always_lead_on(said: str, actions: list[str]) -> None:
    assert list(buttons(await two_days().reply(said)).values()) == actions


async def test_a_plain_category_that_is_subscribed_is_only_offered_to_read() -> None:
    talk = two_days()
    await talk.say("/subscribe LLM")
    assert list(buttons(await talk.reply("llm")).values()) == ["/digest LLM"]


@pytest.mark.parametrize("line", ["1", "#1", "2407.10671", "https://arxiv.org/abs/2407.10671v1", "paper 1", "논문 1"])
async def test_a_number_or_link_alone_is_a_paper(line: str) -> None:
    assert "1. Qwen2 Technical Report" in await two_days().say(line)


async def test_what_comes_later_says_so_with_what_is_possible_now() -> None:
    talk = two_days()
    assert "/digest" in await talk.say("/report")
    for name in ("save", "saved", "search", "follow"):
        assert "/help" in await talk.say(f"/{name} x")


def large() -> Edition:
    """A day of which one category is more than a small message."""
    papers = [
        a_listed(number, a_paper(f"arxiv:2407.{number:05}", f"Study No. {number}", votes=99 - number))
        for number in range(1, 31)
    ]
    return an_edition(TUESDAY, papers)


def small(document: Document) -> bool:
    return len(plain(document)) <= 1000


def sections(reply: Reply) -> list[Break]:
    return [block for block in reply.document.blocks if isinstance(block, Break)]


@pytest.mark.parametrize(
    ("line", "shortened"),
    [("/digest", True), ("/digest all", True), ("/digest 2024-07-16", True), ("/digest LLM", False)],
)
async def test_a_category_is_one_message_unless_it_is_asked_for_by_name(line: str, *, shortened: bool) -> None:
    reply = await Conversation([large()]).reply(line, fits=small)
    (section,) = sections(reply)
    assert section.about is not None
    assert section.about.page is not None
    assert section.about.page.whole is not shortened
    assert (len(section.about.papers) < 30) is shortened
    assert ("Show all" in buttons(reply)) is shortened
    whole = await Conversation([large()]).reply(buttons(reply).get("Show all", "/digest LLM"), fits=small)
    page = Page("post", "en", "brief", ("LLM",), whole=True)
    assert sections(whole)[0].about == About(TUESDAY, tuple(range(1, 31)), "LLM", page)


async def test_at_full_length_nothing_is_shortened() -> None:
    talk = Conversation([large()])
    await talk.say("/length full")
    reply = await talk.reply("/digest", fits=small)
    assert "Show all" not in buttons(reply)
    page = Page("post", "en", "full", whole=True)
    assert sections(reply)[0].about == About(TUESDAY, tuple(range(1, 31)), "LLM", page)


async def test_replies_say_what_they_show() -> None:
    talk = two_days()
    digest = await talk.reply("/digest")
    assert digest.document.about == About(TUESDAY, page=Page("post", "en", whole=True))
    assert [block.about and block.about.papers for block in sections(digest)] == [(1, 2), (3,), (4,)]
    card = await talk.reply("/paper 2")
    assert card.document.about == About(TUESDAY, (2,), page=Page("card", "en"))
    assert (await talk.reply("/help")).document.about is None


async def test_the_picture_is_where_the_archive_has_it() -> None:
    reply = await two_days().reply("/digest 7/15")
    (picture,) = [block for block in reply.document.blocks if isinstance(block, Picture)]
    assert picture.source == "2024-07-15/categories.png"


async def test_a_category_that_only_an_old_edition_has_can_be_read() -> None:
    edition = an_edition_of_four()
    papers = (replace(edition.papers[0], category="Robotics"), *edition.papers[1:])
    talk = Conversation([replace(edition, papers=papers)])
    assert "Qwen2" in await talk.say("/digest Robotics 2024-07-16")
    assert "There is no category" in await talk.say("/digest Robotix")


@pytest.mark.parametrize(
    ("kind", "rules", "hidden"),
    [("private", False, False), ("group", True, False), ("group", False, True), ("thread", False, True)],
)
async def test_a_member_reads_an_edition_alone_in_a_place_that_is_not_theirs(
    kind: ChatKind, rules: bool, hidden: bool
) -> None:
    talk = two_days()
    for line in ("/digest", "/digest all", "/digest LLM 7/15"):
        assert (await talk.reply(line, kind=kind, is_administrator=rules)).ephemeral is hidden
    assert not (await talk.reply("/paper 1", kind=kind, is_administrator=rules)).ephemeral
