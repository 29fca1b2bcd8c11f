"""The commands: one table that help, documentation and platforms read, and the way from a line to a Command."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from bot.chat.arguments.papers import identity_in
from bot.chat.arguments.places import place_in
from bot.errors import UnknownCommand

Who = Literal["everybody", "administrators"]
Group = Literal["read", "subscribe", "schedule", "chat", "later", "buttons"]
"""`later`: they are planned. `buttons`: only buttons say them, so no help lists them."""


@dataclass(frozen=True, slots=True)
class CommandKind:
    """One command: who may use it in groups, where help lists it, its Korean names, and its option's name."""

    name: str
    group: Group
    who: Who = "everybody"
    korean: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


COMMANDS: tuple[CommandKind, ...] = (
    CommandKind("start", "chat", korean=("시작",)),
    CommandKind("help", "chat", korean=("도움말", "도움", "명령어")),
    CommandKind("settings", "chat", korean=("설정",)),
    CommandKind("subscribe", "subscribe", "administrators", ("구독",), ("category",)),
    CommandKind("unsubscribe", "subscribe", "administrators", ("구독해지", "구독취소", "해지"), ("category",)),
    CommandKind("categories", "subscribe", korean=("분야", "카테고리")),
    CommandKind("subscriptions", "subscribe", korean=("구독목록", "내구독")),
    CommandKind("digest", "read", korean=("조간", "오늘", "요약"), options=("category", "date")),
    CommandKind("paper", "read", korean=("논문",), options=("paper",)),
    CommandKind("ask", "read", korean=("질문",), options=("paper", "question")),
    CommandKind("report", "read", korean=("보고서", "학회보고서"), options=("report",)),
    CommandKind("why", "read", korean=("이유",), options=("paper",)),
    CommandKind("language", "schedule", "administrators", ("언어",), ("language",)),
    CommandKind("time", "schedule", "administrators", ("시간", "시각"), ("time",)),
    CommandKind("timezone", "schedule", "administrators", ("시간대",), ("zone",)),
    CommandKind("days", "schedule", "administrators", ("요일",), ("days",)),
    CommandKind("weekly", "schedule", "administrators", ("주간",), ("state",)),
    CommandKind("mute", "schedule", "administrators", ("무음",), ("state",)),
    CommandKind("length", "schedule", "administrators", ("분량", "길이"), ("state",)),
    CommandKind("notices", "schedule", "administrators", ("안내",), ("state",)),
    CommandKind("pause", "schedule", "administrators", ("중지", "일시중지", "멈춤")),
    CommandKind("resume", "schedule", "administrators", ("재개",)),
    CommandKind("undo", "schedule", "administrators", ("되돌리기", "실행취소")),
    CommandKind("status", "chat", korean=("상태",)),
    CommandKind("stop", "chat", korean=("그만",)),
    CommandKind("export", "chat", "administrators", ("내보내기",)),
    CommandKind("forget", "chat", "administrators", ("삭제", "잊기")),
    CommandKind("save", "later", korean=("저장",), options=("paper",)),
    CommandKind("saved", "later", korean=("저장목록",)),
    CommandKind("search", "later", korean=("검색",)),
    CommandKind("follow", "later", korean=("팔로우",)),
    CommandKind("which", "buttons"),
    CommandKind("evidence", "buttons"),
    CommandKind("passages", "buttons"),
    CommandKind("wrong", "buttons"),
)
KINDS: dict[str, CommandKind] = {kind.name: kind for kind in COMMANDS}
UNLISTED = frozenset({"later", "buttons"})
"""Groups that are offered nowhere."""
_NAMES: dict[str, str] = {word: kind.name for kind in COMMANDS for word in (kind.name, *kind.korean)}
_LINE = re.compile(r"[/／]\s*(?P<word>[^\s@/／]+)(?:@(?P<bot>\S+))?\s*(?P<rest>.*)", re.DOTALL)
_TALKED = frozenset({"subscribe", "unsubscribe", "digest", "paper"})
MANAGING = frozenset(
    {
        *("start", "settings", "subscribe", "unsubscribe", "categories", "subscriptions", "status", "stop"),
        *("language", "time", "timezone", "days", "weekly", "mute", "length", "notices", "pause", "resume", "undo"),
        *("export", "forget"),
    }
)
"""Commands that can be about another place, which they then name."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was called: `rest` is everything after its name."""

    name: str
    rest: str = ""

    @property
    def kind(self) -> CommandKind:
        """Its row in the table."""
        return KINDS[self.name]


def is_command(line: str) -> bool:
    """Whether a line calls a command, ours or another bot's."""
    return line.lstrip().startswith(("/", "／"))


def for_another(line: str, own_name: str) -> bool:
    """Whether a line calls a command of a bot with another name (`/help@other`)."""
    return bool(own_name and _called(line)) and not names(line, own_name)


def names(line: str, own_name: str) -> bool:
    """Whether a line calls a command by our name (`/help@jogan_bot`)."""
    return bool(own_name) and _called(line) == own_name.casefold().removeprefix("@")


def _called(line: str) -> str:
    match = _LINE.match(line.strip())
    return (match["bot"] or "").casefold() if match else ""


def parse(line: str) -> Command:
    """The command that a line with a slash calls; raises UnknownCommand with what is close to its word."""
    match = _LINE.match(line.strip())
    if match is None:
        raise UnknownCommand(line.strip(), ("help",))
    word = unicodedata.normalize("NFKC", match["word"]).casefold()
    name = _NAMES.get(word)
    if name is None:
        raise UnknownCommand(word, _nearest(word))
    return Command(name, match["rest"].strip())


def rest_of(line: str) -> str:
    """What stands after the command's word, also when the word is unknown."""
    match = _LINE.match(line.strip())
    return match["rest"].strip() if match else ""


def spoken(line: str) -> Command | None:
    """The command that a line without a slash plainly means: its name alone, or `subscribe …`, `settings @lab`.

    Where commands are chosen from a list, this is how a place is named.
    """
    word, _, rest = line.strip().partition(" ")
    name = _NAMES.get(unicodedata.normalize("NFKC", word).casefold())
    if name is None or (rest.strip() and name not in _TALKED and not _manages(name, rest)):
        return None
    return Command(name, rest.strip())


def _manages(name: str, rest: str) -> bool:
    """Whether the place comes right after the command's name: in a sentence it is something else."""
    first = rest.split(maxsplit=1)[0]
    return name in MANAGING and place_in(first) is not None and identity_in(first) is None


def _nearest(word: str) -> tuple[str, ...]:
    working = [name for name, command in _NAMES.items() if KINDS[command].group not in UNLISTED]
    letters = {unicodedata.normalize("NFD", name): name for name in working}  # Hangul syllables as letters
    typed = unicodedata.normalize("NFD", word)
    near = process.extract(typed, letters.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=60)
    return tuple(dict.fromkeys(_NAMES[letters[found]] for found, _, _ in near))[:3]
