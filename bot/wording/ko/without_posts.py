"""Korean for a place where nothing is posted: the same words without a promise of posts."""

from dataclasses import replace

from bot.wording.korean import topic
from bot.wording.shapes.chat import ChatWords
from bot.wording.shapes.chat_commands import CommandWords
from bot.wording.shapes.chat_settings import SettingWords

NO_POSTS = "이곳에는 조간을 보내지 않습니다. 최근 조간을 읽으려면: /digest"


def without_posts(chat: ChatWords) -> ChatWords:
    """What is said there."""
    return replace(
        chat,
        commands=_commands(chat.commands),
        settings=_settings(chat.settings),
        start=replace(
            chat.start,
            what=(
                "매일 새로 나온 AI 논문을 모아 분야별로 나누고, 분야마다 보고서를, 논문마다 카드를 만듭니다. "
                "모든 문장은 논문 원문과 대조합니다."
            ),
            nothing_yet=lambda one: (
                f"{NO_POSTS}\n일부 분야만 보려면 아래에서 분야를 누르거나 직접 입력하십시오. 예: /subscribe {one}"
            ),
            subscribed=lambda names, moment: f"고른 분야: {names}\n{NO_POSTS}",
        ),
        help=replace(chat.help, schedule="설정 (이곳에는 조간을 보내지 않습니다)"),
        plain=replace(
            chat.plain,
            every_day=lambda name: f"/digest 명령에서 {name} 분야만 보기",
            category=lambda name: (
                f"{topic(name)} 조간의 분야입니다. 지금 바로 읽거나 /digest 명령에서 볼 분야로 고를 수 있습니다."
            ),
        ),
        status=replace(
            chat.status, next_post=lambda moment: NO_POSTS, no_next_post=lambda one: NO_POSTS, paused=NO_POSTS
        ),
    )


def _settings(settings: SettingWords) -> SettingWords:
    return replace(
        settings,
        subscribe=replace(
            settings.subscribe,
            now=lambda names: f"고른 분야: {names}",
            none_left=lambda one: f"고른 분야가 없어 /digest 명령은 모든 분야를 보여 줍니다. 예: /subscribe {one}",
            nothing=lambda one: (
                "고른 분야가 없어 /digest 명령은 모든 분야를 보여 줍니다. "
                f"분야를 누르거나 직접 입력하면 구독합니다. 예: /subscribe {one}"
            ),
            which=lambda two: (
                f"/digest 명령에서 볼 분야를 골라 주십시오. 여러 분야를 한 번에 입력할 수도 있습니다. 예: "
                f"/subscribe {two}"
            ),
        ),
        page=replace(settings.page, posts="일시 중지", running="끔", paused="켬"),
        next_post=lambda moment: NO_POSTS,
        paused_hint=NO_POSTS,
        nothing_hint=lambda one: NO_POSTS,
        time_set=lambda clock: f"시각: {clock}",
        days_set=lambda days: f"요일: {days}",
        weekly_on=lambda day: f"주 1회 받기를 켰습니다: {day}",
        weekly_off=lambda days: f"주 1회 받기를 껐습니다. 요일: {days}",
        mute_on=f"무음을 켰습니다. {NO_POSTS}",
        mute_off=f"무음을 껐습니다. {NO_POSTS}",
        length_brief="짧게: 분야마다 보고서 하나, 논문마다 한 줄을 싣습니다. 읽으려면: /digest",
        length_full="자세히: 분야마다 논문 카드까지 모두 싣습니다. 읽으려면: /digest",
        notices_on=f"논문 없는 날 안내를 켰습니다. {NO_POSTS}",
        notices_off=f"논문 없는 날 안내를 껐습니다. {NO_POSTS}",
        paused=f"일시 중지를 켰습니다. {NO_POSTS}",
        already_paused=f"일시 중지가 이미 켜져 있습니다. {NO_POSTS}",
        resumed="일시 중지를 풀었습니다.",
        not_paused="일시 중지한 상태가 아닙니다.",
    )


def _commands(commands: CommandWords) -> CommandWords:
    return replace(
        commands,
        subscribe=replace(commands.subscribe, line="/digest 명령에서 볼 분야 고르기"),
        unsubscribe=replace(commands.unsubscribe, line="고른 분야에서 빼기"),
        subscriptions=replace(commands.subscriptions, line="고른 분야 보기"),
        why=replace(commands.why, usage="/why 번호 또는 arXiv 번호", line="논문이 실린 이유와 분야를 정한 근거 보기"),
        status=replace(commands.status, line="마지막으로 읽은 조간과 최근 조간, 출처의 상태 보기"),
    )
