"""The chats file: what it can say, and one clear line for every mistake."""

from datetime import time
from pathlib import Path

import pytest

from adapters.chats_file import keys_of, read_chats
from adapters.given_file import LARGEST_TOML
from bot.delivery.named_chats import NamedChat
from bot.domain.nine import NINE
from bot.errors import BadFile

EXAMPLE = Path(__file__).parents[3] / "deploy" / "chats.toml"
PLATFORMS = ("telegram", "discord")
FIRST = '[[chat]]\nplatform = "telegram"\nid = "@lab"\n'


def read(folder: Path, text: str) -> tuple[NamedChat, ...]:
    """The chats of a file with this text."""
    path = folder / "chats.toml"
    path.write_text(text, encoding="utf-8")
    return read_chats(path, PLATFORMS, NINE, ("ko", "en"))


def test_the_example_is_read_in_its_order() -> None:
    lab, team, forum = read_chats(EXAMPLE, PLATFORMS, NINE, ("ko", "en"))
    assert lab == NamedChat(
        "telegram", "@my_lab", ("LLM", "Computer Vision"), "ko", "Asia/Seoul", time(8), (0, 1, 2, 3, 4), length="full"
    )
    assert (team.place, team.weekly, team.notices, team.muted) == ("-1001234567890/45", True, True, True)
    assert forum == NamedChat("discord", "1100000000000000001")


def test_the_least_that_a_chat_needs(tmp_path: Path) -> None:
    assert read(tmp_path, FIRST) == (NamedChat("telegram", "@lab"),)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("categories = ['컴퓨터 비전', 'llm']", "categories", ("LLM", "Computer Vision")),
        ("categories = 'Multimodal'", "categories", ("Multimodal",)),
        ("categories = ['all']", "categories", ()),
        ("zone = 'Seoul'", "timezone", "Asia/Seoul"),
        ("time = 07:30:00", "post_time", time(7, 30)),
        ("time = '오전 7시 반'", "post_time", time(7, 30)),
        ("days = ['mon', 'wed']", "days", (0, 2)),
        ("days = 'weekend'", "days", (5, 6)),
        ("length = 'brief'", "length", "brief"),
        ("muted = false", "muted", False),
        ("language = 'en'", "language", "en"),
    ],
)
def test_each_field_is_read_as_people_write_it(tmp_path: Path, line: str, field: str, value: object) -> None:
    (chat,) = read(tmp_path, FIRST + line)
    assert getattr(chat, field) == value


def test_a_number_is_an_id_too(tmp_path: Path) -> None:
    (chat,) = read(tmp_path, '[[chat]]\nplatform = "discord"\nid = 1100000000000000001')
    assert chat.place == "1100000000000000001"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no chat. Example: chat = [{ platform"),
        ("chat = 3", "names no chat"),
        ("chat = [3]", "has a chat that is no table"),
        ("[[chats]]\nid = 1", 'has "chats" where only [[chat]] tables are known'),
        ("[[chat]\n", "is not TOML"),
        ("[[chat]]\nid = '@lab'", "chat 1 (@lab): has no platform. Example:"),
        ("[[chat]]\nplatform = 'irc'\nid = 'x'", "platform = 'irc' cannot be used; expected telegram or discord"),
        ("[[chat]]\nplatform = ['telegram']\nid = 'x'", "platform = ['telegram'] cannot be used"),
        ("[[chat]]\nplatform = 'discord'", "chat 1: needs an id: the chat's number, or its @name"),
        ("[[chat]]\nplatform = 'discord'\nid = true", "needs an id"),
        ("[[chat]]\nplatform = 'discord'\nid = \"a\\u0007b\"", "needs an id"),
        (f"{FIRST}categorys = ['LLM']", 'chat 1 (@lab): unknown field "categorys"; did you mean categories?'),
        (f"{FIRST}xyzzy = 1", 'unknown field "xyzzy"; known are platform, id, '),
        (f"{FIRST}categories = ['Multimodel']", '"Multimodel" is no category; did you mean Multimodal?'),
        (f"{FIRST}categories = ['cooking']", '"cooking" is no category; '),
        (f"{FIRST}categories = [3]", 'needs categories as a list, such as categories = ["LLM", "Computer Vision"]'),
        (f"{FIRST}language = 'de'", "language = 'de' cannot be used; expected ko or en"),
        (f"{FIRST}zone = 'Mars/Base'", "zone = 'Mars/Base' cannot be used; expected zone = \"Asia/Seoul\""),
        (f"{FIRST}zone = 9", 'zone = 9 cannot be used; expected zone = "Asia/Seoul"'),
        (f"{FIRST}time = '25:00'", "time = '25:00' cannot be used; expected time = \"07:30\""),
        (f"{FIRST}days = 'never'", "days = 'never' cannot be used; expected days = \"mon-fri\""),
        (f"{FIRST}weekly = 'yes'", "weekly = 'yes' cannot be used; expected true or false"),
        (f"{FIRST}length = 'long'", "length = 'long' cannot be used; expected brief or full"),
        (f"{FIRST}{FIRST.replace('lab', 'LAB')}", "chat 2 (@LAB) is chat 1 again; name each once."),
        (f"{FIRST}time = '{'9' * 500}'", "99…"),
    ],
)
def test_every_mistake_is_one_line_with_what_is_expected(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, text)
    assert said in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "chats.toml"))
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 600


def test_the_second_entry_is_told_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="chat 2: needs an id"):
        read(tmp_path, f"{FIRST}[[chat]]\nplatform = 'discord'\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"#" * (LARGEST_TOML + 1), "is larger than"),
        (b"a=" + b"[" * 9000, "chats.toml: is n"),
    ],
)
def test_a_file_that_is_no_such_text(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "chats.toml"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=said):
        read_chats(path, PLATFORMS, NINE, ("ko", "en"))


def test_a_file_that_is_not_there_and_a_byte_order_mark(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_chats(tmp_path / "none.toml", PLATFORMS, NINE, ("ko", "en"))
    assert read(tmp_path, f"\ufeff{FIRST}")[0].place == "@lab"


def test_keys_stand_in_the_order_of_an_edition_and_all_wins() -> None:
    assert keys_of(["Multimodal", "LLM"], NINE) == ("LLM", "Multimodal")
    assert keys_of(["LLM", "전체"], NINE) == ()


def test_the_example_that_a_mistake_gives_can_be_copied_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, "")
    (chat,) = read(tmp_path, str(refused.value).partition("Example: ")[2])
    assert (chat.platform, chat.place) == ("telegram", "@lab")
