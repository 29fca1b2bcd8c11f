"""A newcomer's ten tasks on each platform with only what the bot shows: 12 messages, no dead end, both languages.

Every line that the newcomer sends was shown before, word for word or with another value in the place of the example's,
and every button stands under a message; only the typo and the nonsense are the newcomer's own.
"""

import re
from collections.abc import Sequence

import pytest
from golden.conversation.driver_discord import OnDiscord
from golden.conversation.driver_telegram import OnTelegram
from golden.conversation.recording import Driver, Opening
from golden.conversation.script import Press, Say, Turn

PLATFORMS: dict[str, Opening] = {"telegram": OnTelegram.opened, "discord": OnDiscord.opened}
Act = Say | Press
ENGLISH: tuple[tuple[Act, str], ...] = (
    (Say("/start"), "press a category"),  # 1 learn what to do
    (Press("Help"), "What you can write"),
    (Press("Newest edition"), "Qwen2"),  # 2 see what there is
    (Press("➕ 🐱 LLM"), "Next post: Wed 17 July, 09:00"),  # 3 subscribe
    (Say("/subscribe Computer Visoin"), "Did you mean Computer Vision"),  # 4 recover from a typo
    (Press("/subscribe Computer Vision"), "Subscribed: Computer Vision."),
    (Say("/subscriptions"), "You get: LLM, Computer Vision"),  # 5 see the own list
    (Say("/time 06:45"), "06:45"),  # 6 change the time
    (Press("1 details"), "What's New"),  # 8 a paper
    (Say("good morning to you all"), "Here is what you can do"),  # 10 nonsense
    (Say("/language ko"), "이제 한국어로 안내합니다."),  # 7 the language
    (Say("/pause"), "일시 중지했습니다"),  # 9 stop
)
KOREAN: tuple[tuple[Act, str], ...] = (
    (Say("/start"), "분야를 누르거나"),
    (Press("도움말"), "쓸 수 있는 명령"),
    (Press("최근 조간"), "Qwen2"),
    (Press("➕ 🐱 거대 언어 모델(LLM)"), "다음 조간: 7월 17일 (수) 오전 9:00"),
    (Say("/subscribe 컴퓨터 비젼"), "비슷한 분야: 컴퓨터 비전"),
    (Press("/subscribe Computer Vision"), "구독했습니다: 컴퓨터 비전"),
    (Say("/subscriptions"), "받는 분야: 거대 언어 모델(LLM), 컴퓨터 비전"),
    (Say("/time 06:45"), "오전 6:45"),
    (Press("1 자세히"), "새로운 점"),
    (Say("좋은 아침입니다 여러분"), "이렇게 할 수 있습니다"),
    (Say("/language en"), "This chat is in English now."),
    (Say("/pause"), "Paused."),
)
OWN = {"/subscribe Computer Visoin", "good morning to you all", "/subscribe 컴퓨터 비젼", "좋은 아침입니다 여러분"}
"""What is the newcomer's own: the typo and the nonsense."""
PAGES = (
    "/start",
    "/help",
    "/settings",
    "/categories",
    "/subscribe LLM",
    "/subscriptions",
    "/digest",
    "/paper 1",
    "/report",
    "/report 4",
    "/paper neurips-2023-llm:12",
    "/why neurips-2023-llm:12",
    "/stop",
)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("language", "acts"), [("en", ENGLISH), ("ko", KOREAN)])
async def test_ten_tasks_in_twelve_messages(platform: str, language: str, acts: Sequence[tuple[Act, str]]) -> None:
    assert len(acts) <= 12
    shown = ""
    async with PLATFORMS[platform](language) as driver:
        for act, expected in acts:
            if isinstance(act, Say) and shown and act.text not in OWN:
                assert was_shown(act.text, shown), f"nothing shown so far leads to {act.text}"
            said, leads_on = await answer(driver, act)
            assert expected in said, (act, said)
            assert leads_on, f"a dead end after {act}"
            shown += said


FORMS = frozenset({"discord"})
"""Where a button to ask opens a form, which its own tests fill in."""


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_every_button_of_every_page_does_something(platform: str, language: str) -> None:
    pressed: set[str] = set()
    async with PLATFORMS[platform](language) as driver:
        for page in PAGES:
            for label, action in sorted(await buttons(driver, language, page)):
                if action in pressed or (action.startswith("/ask") and platform in FORMS):
                    continue
                pressed.add(action)
                await buttons(driver, language, page)
                said, leads_on = await answer(driver, Press(label))
                assert leads_on, (page, label, action, said)
                assert not re.search("went wrong|문제가 생겼", said)
    assert len(pressed) > 25


async def buttons(driver: Driver, language: str, page: str) -> frozenset[tuple[str, str]]:
    """Labels and actions under a page that somebody new asks for."""
    for line in ("/forget", f"/language {language}"):
        await driver.take(private(Say(line)))
    came = await driver.take(private(Say(page)))
    assert came is not None
    return came.meaning.buttons


async def answer(driver: Driver, act: Act) -> tuple[str, bool]:
    """What is shown for it, and whether that leads on: by a command that it names, or by a button."""
    came = await driver.take(private(act))
    assert came is not None, act
    return came.shown, bool(came.meaning.buttons) or "/" in came.meaning.words


def private(act: Act) -> Turn:
    """Somebody in the own chat."""
    return Turn("mina", "private", act)


def was_shown(line: str, shown: str) -> bool:
    """Whether a line stood in what was shown, also with another time in its place."""
    pattern = re.sub(r"\\?\d\d:\d\d", r"\\d\\d:\\d\\d", re.escape(line))
    return re.search(rf"{pattern}(?![\w])", shown) is not None
