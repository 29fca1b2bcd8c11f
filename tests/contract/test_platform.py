"""The port's clauses for every platform: it has the name of its addresses, hears people, answers each, and ends."""

import asyncio
import io
from collections.abc import AsyncIterator

import pytest

from adapters.platforms.terminal.outbound import PlainScreen
from adapters.platforms.terminal.settings import TerminalSettings
from adapters.platforms.terminal.terminal import Terminal, open_terminal
from bot.chat.message import Incoming, Reply, Said, Working
from bot.document.blocks import Document, Paragraph, text
from bot.ports.platform import Platform


class Echo:
    """A router that says what it heard, after one word of progress."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []

    async def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        self.heard.append(incoming)
        yield Working("thinking", 1, 2)
        yield Reply(Document((Paragraph(text(f"heard {incoming.text}")),)))


class Terminals:
    """Terminals over a pipe, and what came out of them."""

    def __init__(self) -> None:
        self.router, self.out, self.errors = Echo(), io.StringIO(), io.StringIO()

    def open(self, *lines: str) -> Platform:
        source = io.StringIO("".join(f"{line}\n" for line in lines))
        return open_terminal(self.router, TerminalSettings(language_hint="en"), source, self.out, self.errors)


@pytest.fixture(params=[Terminals], ids=["terminal"])
def platforms(request: pytest.FixtureRequest) -> Terminals:
    made: Terminals = request.param()
    return made


async def test_its_name_is_its_part_of_every_address(platforms: Terminals) -> None:
    platform = platforms.open("/help")
    await platform.serve()
    assert platform.name
    assert {incoming.address.platform for incoming in platforms.router.heard} == {platform.name}


async def test_each_message_is_heard_once_in_order_and_answered(platforms: Terminals) -> None:
    await platforms.open("/digest", "3번 논문 왜 빨라?", "/help").serve()
    assert [incoming.text for incoming in platforms.router.heard] == ["/digest", "3번 논문 왜 빨라?", "/help"]
    answers = [line for line in platforms.out.getvalue().splitlines() if line]
    assert answers == ["heard /digest", "heard 3번 논문 왜 빨라?", "heard /help"]


async def test_progress_is_no_part_of_the_answer(platforms: Terminals) -> None:
    await platforms.open("/digest").serve()
    assert "thinking" not in platforms.out.getvalue()


async def test_it_ends_when_there_is_nothing_more_to_hear(platforms: Terminals) -> None:
    platform = platforms.open()
    await asyncio.wait_for(platform.serve(), 1)
    assert platforms.router.heard == []
    assert platforms.out.getvalue() == ""


async def test_it_can_be_cancelled(platforms: Terminals) -> None:
    serving = asyncio.create_task(platforms.open(*["/help"] * 1000).serve())
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_what_nobody_can_write_is_shown_all_the_same(platforms: Terminals) -> None:
    await platforms.open("\ud800 \x1b[2J\u202e").serve()
    shown = platforms.out.getvalue()
    assert shown.startswith("heard")
    assert not set(shown) & set("\x1b\u202e\ud800")


class OneLine:
    """Lines of a person who types one and leaves."""

    interactive = True

    def __init__(self) -> None:
        self.waiting = ["/help"]

    def next(self, prompt: str) -> str | None:
        return self.waiting.pop() if self.waiting else None


async def test_a_person_is_welcomed_before_anything_is_typed() -> None:
    router, out = Echo(), io.StringIO()
    screen = PlainScreen(out, io.StringIO(), None)
    platform: Platform = Terminal(router, TerminalSettings(language_hint="en"), OneLine(), screen)
    await platform.serve()
    assert [incoming.text for incoming in router.heard] == ["/start", "/help"]
