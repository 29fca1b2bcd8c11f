"""A newcomer's ten tasks with only what the bot shows: at most 12 messages, no dead end, both languages.

Every line that the newcomer sends was shown before, word for word or with another value in the place of the
example's; only the typo and the nonsense are the newcomer's own.
"""

import re

import pytest
from talking import Conversation

ENGLISH = (
    ("/start", "press a category"),  # 1 learn what to do
    ("/help", "What you can write"),
    ("/digest", "Qwen2"),  # 2 see what there is
    ("/subscribe LLM", "Next post: Wed 17 July, 09:00"),  # 3 subscribe
    ("/subscribe Computer Visoin", "/subscribe Computer Vision"),  # 4 recover from a typo
    ("/subscribe Computer Vision", "You get: LLM, Computer Vision"),
    ("/subscriptions", "You get: LLM, Computer Vision"),  # 5 see the own list
    ("/time 06:45", "06:45"),  # 6 change the time
    ("/paper 1", "What's New"),  # 8 a paper
    ("good morning to you all", "Here is what you can do"),  # 10 nonsense
    ("/language ko", "이제 한국어로 안내합니다."),  # 7 the language
    ("/pause", "일시 중지했습니다"),  # 9 stop
)
KOREAN = (
    ("/start", "분야를 누르거나"),
    ("/help", "쓸 수 있는 명령"),
    ("/digest", "Qwen2"),
    ("/subscribe LLM", "다음 조간: 7월 17일 (수) 오전 9:00"),
    ("/subscribe 컴퓨터 비젼", "/subscribe Computer Vision"),
    ("/subscribe Computer Vision", "받는 분야: 거대 언어 모델(LLM), 컴퓨터 비전"),
    ("/subscriptions", "받는 분야: 거대 언어 모델(LLM), 컴퓨터 비전"),
    ("/time 06:45", "오전 6:45"),
    ("/paper 1", "새로운 점"),
    ("좋은 아침입니다 여러분", "이렇게 할 수 있습니다"),
    ("/language en", "This chat is in English now."),
    ("/pause", "Paused."),
)
OWN = {4, 9}
"""The turns that are the newcomer's own invention: the typo and the nonsense."""


@pytest.mark.parametrize(("language", "turns"), [("en", ENGLISH), ("ko", KOREAN)])
async def test_ten_tasks_in_twelve_messages(language: str, turns: tuple[tuple[str, str], ...]) -> None:
    assert len(turns) <= 12
    talk = Conversation(language_hint=language)
    for number, (line, expected) in enumerate(turns):
        assert number == 0 or number in OWN or was_shown(line, talk.shown), f"nothing shown so far leads to {line}"
        said = await talk.say(line)
        assert expected in said, (line, said)
        assert "/" in said, f"a dead end after {line}"


def was_shown(line: str, shown: str) -> bool:
    """Whether a line stood in what was shown, also with another time in its place."""
    pattern = re.sub(r"\\?\d\d:\d\d", r"\\d\\d:\\d\\d", re.escape(line))
    return re.search(rf"{pattern}(?![\w])", shown) is not None


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_every_shown_command_line_works(language: str) -> None:
    talk = Conversation(language_hint=language)
    for line in ("/start", "/help", "/subscribe LLM", "/digest", "/paper 1", "/settings", "/subscriptions", "nonsense"):
        await talk.say(line)
    actions = sorted({line.partition(" → ")[2] for line in talk.shown.splitlines() if " → " in line})
    assert len(actions) > 25
    for action in actions:
        said = await Conversation(language_hint=language).say(action)
        assert "/" in said
        assert "wrong" not in said
        assert "문제가" not in said
