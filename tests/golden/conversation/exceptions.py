"""Where platforms differ in what they say, each with its reason. Everything else that they say is the same.

An exception that nothing needs any more fails the test, so that the list stays true.
"""

from dataclasses import dataclass
from typing import Literal

from golden.conversation.recording import visible
from golden.conversation.script import HOSTILE as WRITTEN

Part = Literal["words", "links", "pictures", "buttons", "files"]
PARTS: tuple[Part, ...] = ("words", "links", "pictures", "buttons", "files")


@dataclass(frozen=True, slots=True)
class Excepted:
    """These parts of the answers to these turns are others on one platform."""

    where: str
    turns: tuple[str, ...]
    parts: tuple[Part, ...]
    why: str


HOSTILE = visible(WRITTEN)
NO_POSTS = (
    "Nothing is posted in a terminal: it says so where others promise a post, and sets no hour, sound or pause. "
    "What it says instead is held against the core as a place without posts."
)
EXCEPTIONS: tuple[Excepted, ...] = (
    Excepted(
        "on Telegram",
        ("Somebody (in the channel): /digest all", "Somebody (in the channel): /report 4"),
        ("buttons",),
        "In a channel, buttons that show a paper are links into the reader's own chat: nobody's reading is everybody's "
        "post.",
    ),
    *(
        Excepted(
            where,
            ("Mina (in the group): /digest 2024-07-15",),
            ("pictures",),
            "The archive of these tests has no file of that day, and what is not there is not sent.",
        )
        for where in ("on Telegram", "on Discord")
    ),
    Excepted(
        "in a terminal",
        (
            "Mina: /start",
            "Mina: /help",
            "Mina: /categories",
            "Mina: /subscriptions",
            "Mina: /timezone seoul",
            "Mina: /time 7:30",
            "Mina: /days weekdays",
            "Mina: /mute on",
            "Mina: /notices on",
            "Mina: /length full",
            "Mina: /pause",
            "Mina: /status",
            "Mina: asdf qwer zxcv",
            f"Mina: {HOSTILE}",
            "Sora: /start",
            "Sora: presses [도움말]",
            "Sora: 거대언어모델",
            "Sora: /시간대 서울",
            "Sora: /시각 오전 7시 반",
            "Sora: /days 월,수,금",
            "Sora: /안내 켜기",
            "Sora: /상태",
            "Sora: 고마워",
        ),
        ("words",),
        NO_POSTS,
    ),
    Excepted(
        "in a terminal",
        (
            "Mina: /subscribe nlp",
            "Mina: /settings",
            "Mina: presses [➕ Once a week]",
            "Mina: presses [✅ Once a week]",
            "Mina: presses [✅ Length: full]",
            "Mina: presses [Resume]",
            "Mina: 강화학습 구독해줘",
            "Mina: 그만",
            "Mina: /설정",
            "Mina: presses [English]",
            "Sora: /설정",
            "Sora: presses [✅ 논문 없는 날 안내]",
        ),
        ("words", "buttons"),
        NO_POSTS,
    ),
    Excepted(
        "in a terminal",
        (
            "Mina: presses [/subscribe Computer Vision]",
            "Mina: presses [➕ 🐱 LLM]",
            "Mina: presses [✅ 💬 Natural Language Processing]",
            "Mina: presses [✅ 🎮 강화학습]",
            "Sora: presses [/subscribe Computer Vision]",
        ),
        ("words",),
        "A line that was printed is not changed: the page comes again after a press, without what the categories mean.",
    ),
    Excepted(
        "in a terminal",
        ("Mina: /report neurips-2023-llm file",),
        ("words", "files"),
        "A terminal takes no file but shows where it is, and the archive of these tests has no page of the report.",
    ),
    Excepted(
        "in a terminal",
        ("Mina: /forget", "Sora: presses [지금 모두 삭제]"),
        ("words",),
        "Nobody replies to a message in a terminal, so it keeps none of what its messages showed.",
    ),
)
