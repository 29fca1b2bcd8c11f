"""The terminal platform: lines in, answers out, buttons and folds by number, and how it ends."""

import io
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from talking import Conversation

from adapters.platforms.terminal.choices import Choices, choices_of
from adapters.platforms.terminal.inbound import PipedLines, TypedLines
from adapters.platforms.terminal.outbound import PlainScreen, RichScreen, working_line
from adapters.platforms.terminal.settings import TerminalSettings
from adapters.platforms.terminal.terminal import Terminal, open_terminal
from bot.chat.message import Incoming, Reply, Said, Working
from bot.document.blocks import Button, Buttons, Document, Fold, Paragraph, text
from bot.domain.chat import Address
from bot.ports.platform import Platform


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Scripted:
    """A router that says what it was told to, and keeps what it heard."""

    def __init__(self, *said: Said) -> None:
        self.said = said
        self.heard: list[Incoming] = []

    async def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        self.heard.append(incoming)
        for one in self.said:
            yield one


def typed(*lines: str | type[BaseException]) -> TypedLines:
    """A person who types these lines; an exception class is a key that ends."""
    waiting = iter(lines)

    def ask(prompt: str) -> str:
        assert prompt == "> "
        line = next(waiting, EOFError)
        if isinstance(line, str):
            return line
        raise line

    return TypedLines(ask)


async def piped(script: str, talk: Conversation | None = None, **settings: Any) -> tuple[str, str]:
    """What stdout and stderr hold after a piped conversation."""
    talk = talk or Conversation()
    await talk.hear("/help")  # publishes its editions
    out, errors = io.StringIO(), io.StringIO()
    told = TerminalSettings(**{"language_hint": "en", **settings})
    await open_terminal(talk.router, told, io.StringIO(script), out, errors).serve()
    return out.getvalue(), errors.getvalue()


def reply(*buttons: Button) -> Reply:
    return Reply(Document((Paragraph(text("said")), Buttons((buttons,)))))


async def test_a_pipe_echoes_nothing_and_answers_every_line() -> None:
    out, errors = await piped("/subscribe LLM\n\n/digest\n")
    assert out.startswith("Subscribed: LLM.\n")
    assert "\n\n# 🗞 Jogan, Tue 16 July" in out
    assert "> /digest" not in out
    assert "\x1b" not in out
    assert errors == ""


async def test_the_same_pipe_gives_the_same_text() -> None:
    assert await piped("/start\n/digest\n1\n") == await piped("/start\n/digest\n1\n")


async def test_an_empty_pipe_says_nothing() -> None:
    assert await piped("") == ("", "")


async def test_buttons_are_pressed_by_their_number() -> None:
    out, _ = await piped("/digest\nb1\nB1\nb99\no7\n")
    assert "## 1. Qwen2 Technical Report" in out
    assert "Why 1. Qwen2 Technical Report" in out
    assert "There is no button b99 under the last message." in out
    assert "There is no fold o7 in the last message." in out
    out, _ = await piped("b1\n/language ko\nb99\no7\n")
    assert out.startswith("There is no button b1")
    assert "b99 버튼이 없습니다" in out
    assert "o7 접힌 부분이 없습니다" in out


async def test_buttons_of_the_last_reply_that_had_some() -> None:
    router = Scripted(reply(Button("one", "/paper 1")))
    terminal = Terminal(router, TerminalSettings(), PipedLines(io.StringIO("hello\nb1\nb1\n")), screen())
    await terminal.serve()
    assert [heard.text for heard in router.heard] == ["hello", "/paper 1", "/paper 1"]
    router.said = (Reply(Document((Paragraph(text("nothing to press")),))),)
    await terminal.hear("x")
    await terminal.hear("b1")
    assert router.heard[-1].text == "/paper 1"


async def test_a_mistakes_buttons_come_after_those_that_are_there() -> None:
    out, _ = await piped("/settings\n/subscribe compter vision\nb1\n")
    numbers = re.findall(r"^\[b(\d+)\]", out, re.MULTILINE)
    most = max(map(int, numbers))
    assert f"[b{most}] /subscribe Computer Vision" in out
    assert out.count("Time: 07:00.") == 1
    out, _ = await piped(
        f"/settings\n/subscribe compter vision\nhello\n/nonsense\n/subscribe compter vision\nb{most}\n"
    )
    assert "Subscribed: Computer Vision." in out


@pytest.mark.parametrize("screen_of", [PlainScreen, RichScreen])
async def test_numbers_that_are_shown_are_numbers_that_work(screen_of: type[PlainScreen] | type[RichScreen]) -> None:
    out = io.StringIO()
    router = Scripted(reply(Button("one", "/1"), Button("two", "/2")))
    terminal = Terminal(router, TerminalSettings(), PipedLines(io.StringIO()), screen_of(out, io.StringIO()))
    await terminal.hear("x")
    router.said = (replace(reply(Button("three", "/3")), mistake=True),)
    await terminal.hear("x")
    await terminal.hear("x")
    assert "[b3]" in out.getvalue()
    assert "[b4]" not in out.getvalue()
    for number in (3, 1):
        await terminal.hear(f"b{number}")
        assert router.heard[-1].text == f"/{number}"
        assert router.heard[-1].pressed
    await terminal.hear("hello")
    assert not router.heard[-1].pressed


@pytest.mark.parametrize(("language", "times"), [("en", ("07:00", "18:00")), ("ko", ("오전 7:00", "오후 6:00"))])
async def test_several_settings_can_be_pressed_one_after_the_other(language: str, times: tuple[str, str]) -> None:
    talk = Conversation()
    out, _ = await piped("/settings\nb1\nb2\nb3\n", talk, language_hint=language)
    chat = await talk.store.chats.get(Address("terminal", "you"))
    assert chat
    assert times[0] in out
    assert times[1] in out
    assert chat.post_time == time(18)
    assert chat.days == (0, 1, 2, 3, 4)


@pytest.mark.parametrize("word", ["exit", "quit", "/quit", " EXIT ", "종료"])
async def test_a_word_ends_the_chat(word: str) -> None:
    out, _ = await piped(f"/subscriptions\n{word}\n/help\n")
    assert "# Subscriptions" in out
    assert "What you can write" not in out


@pytest.mark.parametrize(
    ("language", "honest", "promise"),
    [
        (
            "en",
            "This place gets no posts: /digest reads the newest edition.",
            r"[Nn]ext post|comes (?:at|to)|[Pp]osted",
        ),
        (
            "ko",
            "이곳에는 조간을 보내지 않습니다. 최근 조간을 읽으려면: /digest",
            r"다음 조간|보냅니다|받는 (?:시각|요일)을",
        ),
    ],
)
async def test_nothing_is_promised_that_nobody_sends(language: str, honest: str, promise: str) -> None:
    lines = (
        *("/start", "/subscribe LLM", "/subscribe all", "/subscriptions", "/settings", "/status", "/start"),
        *("/time 7", "/days mon", "/weekly on", "/weekly off", "/length full", "/length brief", "/notices on"),
        *("/notices off", "/timezone UTC", "/pause", "/pause", "/resume", "/resume", "/unsubscribe LLM", "/digest"),
        *("LLM", "hello", "/categories", "/unsubscribe all", "/subscriptions", "/status", "/stop"),
    )
    for line in lines:
        out, _ = await piped(f"/subscribe LLM\n{line}\n", language_hint=language)
        assert not re.search(promise, out), (line, re.findall(f".*(?:{promise}).*", out))
    for line in ("/start", "/subscribe LLM", "/settings", "/status"):
        assert honest in (await piped(f"{line}\n", language_hint=language))[0], line


async def test_the_language_of_the_start_holds_after_everything_is_forgotten() -> None:
    out, _ = await piped("/forget\n/help\n", language="ko")
    assert "쓸 수 있는 명령" in out
    assert "What you can write" not in out


async def test_folds_are_opened_by_their_number() -> None:
    out, _ = await piped("/digest\no1\n")
    first = next(line for line in out.splitlines() if line.startswith("▸"))
    assert out.count(first) == 2


def screen() -> PlainScreen:
    return PlainScreen(io.StringIO(), io.StringIO())


def test_choices() -> None:
    fold = Fold(text("f"), (Paragraph(text("x")),))
    choices = choices_of(Document((fold, Buttons(((Button("a", "/a"), Button("b", "/b")),)))))
    assert [choices.pressed(line) for line in ("b1", " B2 ", "ㅠ2", "b 1", "b3", "b0", "1", "o1", "b1 x")] == [
        *("/a", "/b", "/b", "/a"),
        *[None] * 5,
    ]
    assert [choices.opened(line) for line in ("o1", "ㅐ1", "o2", "b1")] == [fold, fold, None, None]
    assert Choices().pressed("b1") is None


async def test_messages_carry_who_and_where() -> None:
    router = Scripted()
    settings = TerminalSettings(chat="mina\x1b[2J", language_hint="ko")
    await Terminal(router, settings, PipedLines(io.StringIO("hi\x1b[2J\n")), screen()).serve()
    heard = router.heard[0]
    assert heard.address == Address("terminal", "mina[2J")
    assert heard.text == "hi[2J"
    assert (heard.kind, heard.is_administrator, heard.language_hint) == ("private", True, "ko")


async def test_names_are_chats_of_their_own() -> None:
    talk = Conversation()
    await piped("/subscribe LLM\n", talk, chat="mina")
    out, _ = await piped("/subscriptions\n", talk, chat="jun")
    assert "No category is chosen here" in out
    out, _ = await piped("/subscriptions\n", talk, chat="mina")
    assert "Your categories: LLM" in out


async def test_a_language_that_was_asked_for_changes_a_known_chat_without_a_word() -> None:
    talk = Conversation()
    await piped("/subscribe LLM\n", talk)
    out, _ = await piped("/subscriptions\n", talk, language="ko")
    assert out.startswith("# 구독\n")


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
async def test_a_person_is_welcomed_and_may_leave_at_any_time(end: type[BaseException]) -> None:
    talk = Conversation()
    await talk.hear("/help")
    out, errors = Tty(), Tty()
    lines = typed("", "  ", "/subscriptions", end, "/never")
    await Terminal(talk.router, TerminalSettings(language_hint="en"), lines, RichScreen(out, errors, width=80)).serve()
    shown = " ".join(out.getvalue().split())
    assert "jogan: the morning paper" in shown
    assert "Ctrl-D ends" in shown
    assert "Subscriptions" in shown
    assert "never" not in shown
    assert out.getvalue().endswith("\n")


async def test_work_is_shown_on_standard_error() -> None:
    router = Scripted(Working("reading\nthe paper\x1b[2J", 3, 16), Working("writing"), reply())
    out, errors = io.StringIO(), io.StringIO()
    await Terminal(router, TerminalSettings(), PipedLines(io.StringIO("x\n")), PlainScreen(out, errors)).serve()
    assert errors.getvalue() == "reading the paper[2J 3/16\nwriting\n"
    assert out.getvalue().startswith("said\n")
    out, errors = Tty(), Tty()
    await Terminal(
        router, TerminalSettings(), PipedLines(io.StringIO("x\n")), RichScreen(out, errors, width=80)
    ).serve()
    assert errors.getvalue() == "\r\x1b[Kreading the paper[2J 3/16\r\x1b[Kwriting\r\x1b[K"
    assert working_line(Working("w", 1)) == "w"


def screen_of(written: str) -> list[str]:
    """The lines that a terminal shows in the end, its colours aside."""
    rows, row, column = [""], 0, 0
    for piece in re.findall(r"\x1b\[\d*[AJK]|\x1b\[[\d;]*m|\r|\n|[^\x1b\r\n]+", written):
        if piece == "\n":
            row, column = row + 1, 0
            rows += [""] if row == len(rows) else []
        elif piece == "\r":
            column = 0
        elif piece.endswith("A"):
            row -= int(piece[2:-1])
        elif piece in ("\x1b[K", "\x1b[J"):
            rows[row] = rows[row][:column]
            rows = rows[: row + 1] if piece.endswith("J") else rows
        elif not piece.startswith("\x1b"):
            rows[row] = rows[row][:column].ljust(column) + piece + rows[row][column + len(piece) :]
            column += len(piece)
    return [shown.rstrip() for shown in rows]


async def test_what_is_confirmed_is_shown_while_the_rest_is_checked_and_then_the_answer_stands_alone() -> None:
    first, second = "It is sparse.", "It skips " + "most of " * 12 + "the weights."
    heard = (
        Working("looking"),
        Working("checking", so_far=Document((Paragraph(text(first)),))),
        Working("checking", so_far=Document((Paragraph(text(first)), Paragraph(text(second))))),
    )
    terminal = Tty()
    shown: list[list[str]] = []

    class Watched(RichScreen):
        def working(self, working: Working) -> None:
            super().working(working)
            shown.append(screen_of(terminal.getvalue()))

    router = Scripted(*heard, Reply(Document((Paragraph(text("said")),))))
    screen = Watched(terminal, terminal, width=60)
    await Terminal(router, TerminalSettings(), PipedLines(io.StringIO("x\n")), screen).serve()
    assert shown[:2] == [["looking"], [first, "checking"]]
    wrapped = "It skips most of most of most of most of most of most of"
    assert shown[2] == [first, "", wrapped, "most of most of most of most of most of most of the weights.", "checking"]
    assert screen_of(terminal.getvalue()) == ["said", "", ""]


@pytest.mark.parametrize(
    ("source", "out", "interactive", "rich"),
    [
        (Tty(), Tty(), True, True),
        (io.StringIO(), io.StringIO(), False, False),
        (io.StringIO(), Tty(), False, True),
        (Tty(), io.StringIO(), False, False),
    ],
)
def test_prompt_and_colours_only_where_they_fit(source: Any, out: Any, interactive: bool, rich: bool) -> None:
    terminal: Platform = open_terminal(Scripted(), TerminalSettings(), source, out, io.StringIO())
    assert isinstance(terminal, Terminal)
    assert terminal.name == "terminal"
    assert terminal._lines.interactive is interactive
    assert isinstance(terminal._screen, RichScreen) is rich


async def test_rich_shows_a_fold_when_it_is_opened() -> None:
    fold = Fold(text("facts"), (Paragraph(text("inside")),))
    out, errors = Tty(), Tty()
    router = Scripted(Reply(Document((fold,))))
    terminal = Terminal(router, TerminalSettings(), PipedLines(io.StringIO()), RichScreen(out, errors, width=80))
    await terminal.hear("x")
    assert "inside" not in out.getvalue()
    await terminal.hear("o1")
    assert "inside" in out.getvalue()
    router.said = (Reply(Document((fold,)), unfolded=True),)
    await terminal.hear("x")
    assert out.getvalue().count("inside") == 2
