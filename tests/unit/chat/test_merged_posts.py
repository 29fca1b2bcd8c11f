"""Numbers in reply to a post of several editions: `3` and `7/15-3` mean the papers that the post shows."""

from datetime import date

import pytest
from builders import a_listed, a_paper, an_edition
from talking import Conversation, an_edition_of_four

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.message import Reply
from bot.chat.which import meant_by_post
from bot.domain.shown import About

NEW, OLD = date(2024, 7, 16), date(2024, 7, 15)
POST = About(NEW, (1, 3), "LLM", older=((OLD, (2, 5)), (date(2024, 7, 12), (5,))))


@pytest.mark.parametrize(
    ("number", "named", "text", "day"),
    [
        (1, None, "1", None),
        (2, None, "2", OLD),
        (5, None, "5", None),  # two older editions have it
        (9, None, "9", None),
        (2, OLD, "7/15-2", OLD),
        (2, date(2025, 7, 15), "7/15-2", OLD),
        (2, date(2025, 7, 15), "2025-07-15-2", date(2025, 7, 15)),
        (1, date(2025, 7, 16), "7/16-1", NEW),
        (1, date(2024, 7, 1), "7/1-1", date(2024, 7, 1)),
    ],
)
def test_what_a_number_means_in_reply_to_it(number: int, named: date | None, text: str, day: date | None) -> None:
    assert meant_by_post(POST, number, named, text) == day


def test_other_posts_change_nothing() -> None:
    assert meant_by_post(None, 2, None, "2") is None
    assert meant_by_post(About(NEW, (1,)), 2, OLD, "7/15-2") == OLD


def talk() -> Conversation:
    old = an_edition(
        OLD, [a_listed(n, a_paper(f"arxiv:2407.0000{n}", f"Older paper {n} on Zebras", day=OLD)) for n in (1, 2, 5)]
    )
    return Conversation([old, an_edition_of_four()])


async def shown(text: str, post: About | None) -> str:
    said = (await talk().hear(text, reply_to=post))[-1]
    assert isinstance(said, Reply)
    return plain_lines(said.document)


@pytest.mark.parametrize("text", ["7/15-2", "/paper 7/15-2", "/paper 2024-07-15-2", "2", "Zebras"])
async def test_an_older_paper_of_the_post_is_shown(text: str) -> None:
    post = About(NEW, (1,), "LLM", older=((OLD, (2,)),))
    if text == "Zebras":
        words = await shown("/paper paper 2 on Zebras", post)
    else:
        words = await shown(text if text.startswith("/") else f"/paper {text}", post)
    assert "Older paper 2" in words


async def test_a_reply_to_a_post_of_one_older_paper_needs_no_number() -> None:
    assert "Older paper 5" in await shown("/paper", About(NEW, (), "LLM", older=((OLD, (5,)),)))
