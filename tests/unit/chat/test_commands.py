"""The command table and the way from a line to a command."""

from dataclasses import fields

import pytest

from bot.chat.commands import COMMANDS, KINDS, Command, for_another, is_command, parse, rest_of, spoken
from bot.chat.handlers.table import HANDLERS
from bot.errors import UnknownCommand
from bot.wording import speak
from bot.wording.shapes.chat_commands import CommandWords

PROMISED = {
    *("start", "help", "settings", "subscribe", "unsubscribe", "categories", "subscriptions", "digest", "paper"),
    *("ask", "language", "time", "timezone", "days", "weekly", "mute", "length", "notices", "pause", "resume", "why"),
    *("report", "stop", "undo", "export", "forget", "status", "save", "saved", "search", "follow"),
    *("which", "evidence", "passages", "wrong"),
}


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("/digest", "digest", ""),
        ("/digest LLM 7/16", "digest", "LLM 7/16"),
        ("  /digest  LLM ", "digest", "LLM"),
        ("/DIGEST", "digest", ""),
        ("／digest", "digest", ""),
        ("/ digest", "digest", ""),
        ("／ｄｉｇｅｓｔ", "digest", ""),
        ("/subscribe\u3000강화학습", "subscribe", "강화학습"),
        ("/subscribe\n강화학습", "subscribe", "강화학습"),
        ("/digest@jogan_bot LLM", "digest", "LLM"),
        ("/구독 강화학습", "subscribe", "강화학습"),
        ("/도움말", "help", ""),
        ("/설정", "settings", ""),
        ("/시간대 서울", "timezone", "서울"),
    ],
)
def test_lines(line: str, name: str, rest: str) -> None:
    assert parse(line) == Command(name, rest)


@pytest.mark.parametrize(
    ("line", "word", "near"),
    [
        ("/subcribe LLM", "subcribe", "subscribe"),
        ("/degist", "degist", "digest"),
        ("/langage ko", "langage", "language"),
        ("/reprot", "reprot", "report"),
        ("/보거서", "보거서", "report"),
        ("/구둑", "구둑", "subscribe"),
    ],
)
def test_unknown_commands_with_what_is_near(line: str, word: str, near: str) -> None:
    with pytest.raises(UnknownCommand) as raised:
        parse(line)
    assert raised.value.word == word
    assert raised.value.nearest[0] == near
    assert len(raised.value.nearest) <= 3


@pytest.mark.parametrize("line", ["/", "//", "/@jogan", "/ ", "/🦆"])
def test_a_slash_with_nothing_known(line: str) -> None:
    with pytest.raises(UnknownCommand):
        parse(line)


@pytest.mark.parametrize("word", ["/foo", "/saev", "/reprot", "/serach", "/aks"])
def test_what_does_not_work_yet_is_not_suggested(word: str) -> None:
    with pytest.raises(UnknownCommand) as raised:
        parse(word)
    assert not {near for near in raised.value.nearest if KINDS[near].group == "later"}


def test_what_follows_an_unknown_word_is_kept_for_the_suggestion() -> None:
    assert rest_of("/subcribe LLM, rl") == "LLM, rl"
    assert rest_of("hello") == ""


@pytest.mark.parametrize(
    ("line", "own", "other"),
    [
        ("/help@jogan_bot", "jogan_bot", False),
        ("/help@JOGAN_bot", "jogan_bot", False),
        ("/help@other_bot", "jogan_bot", True),
        ("/help@jogan_bot", "@jogan_bot", False),
        ("/help", "jogan_bot", False),
        ("/help@other_bot", "", False),
        ("write to me@other", "jogan_bot", False),
    ],
)
def test_commands_for_another_bot(line: str, own: str, other: bool) -> None:
    assert for_another(line, own) is other


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("help", Command("help")),
        ("Settings", Command("settings")),
        ("도움말", Command("help")),
        ("subscribe LLM", Command("subscribe", "LLM")),
        ("구독 강화학습", Command("subscribe", "강화학습")),
        ("paper 3", Command("paper", "3")),
        ("time flies like an arrow", None),
        ("why is it fast?", None),
        ("hello", None),
        ("", None),
    ],
)
def test_lines_without_a_slash(line: str, meant: Command | None) -> None:
    assert spoken(line) == meant
    assert not is_command(line)


def test_the_table_has_every_promised_command_a_handler_and_help_in_both_languages() -> None:
    assert set(KINDS) == PROMISED == set(HANDLERS)
    assert {field.name for field in fields(CommandWords)} == set(KINDS)
    for language in ("ko", "en"):
        for kind in COMMANDS:
            words = speak.chat(language).commands.of(kind.name)
            assert words.usage.startswith(f"/{kind.name}")
            assert parse(words.example).name == kind.name
            assert words.line.strip()


def test_no_word_means_two_commands() -> None:
    words = [word for kind in COMMANDS for word in (kind.name, *kind.korean)]
    assert len(words) == len(set(words))


def test_what_changes_a_chat_is_for_administrators() -> None:
    everybody = {kind.name for kind in COMMANDS if kind.who == "everybody"}
    assert not everybody & {
        "subscribe",
        "unsubscribe",
        "forget",
        "pause",
        "resume",
        "time",
        "timezone",
        "days",
        "weekly",
    }
    assert {"digest", "paper", "why", "ask", "help", "status"} <= everybody
