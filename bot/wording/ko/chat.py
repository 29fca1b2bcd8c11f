"""Korean: what the bot says in a chat (합니다체)."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.wording import korean
from bot.wording.ko.chat_commands import COMMANDS
from bot.wording.ko.chat_papers import PAPERS
from bot.wording.ko.chat_settings import SETTINGS
from bot.wording.shapes.chat import (
    ChatWords,
    ForgetWords,
    HelpWords,
    PlainWords,
    StartWords,
    StatusWords,
    TerminalWords,
    TimeWords,
)

_NAMED = {tuple(range(7)): "매일", tuple(range(5)): "평일(월-금)", (5, 6): "주말(토, 일)"}


def _clock(at: time) -> str:
    half = "오전" if at.hour < 12 else "오후"
    return f"{half} {at.hour % 12 or 12}:{at.minute:02}"


def _moment(when: datetime, zone: str) -> str:
    return f"{korean.day(when.date())} {_clock(when.time())} ({zone})"


def _days(days: Sequence[int]) -> str:
    return _NAMED.get(tuple(days)) or ", ".join(f"{korean.WEEKDAYS[day]}요일" for day in days)


TIMES = TimeWords(day=lambda day: f"{day.year}년 {korean.day(day)}", clock=_clock, moment=_moment, days=_days)

START = StartWords(
    title="조간(jogan): AI 연구의 아침 신문",
    what=(
        "매일 새로 나온 AI 논문을 모아 분야별로 나누고, 분야마다 보고서를, 논문마다 카드를 만들어 원하는 시각에 "
        "보냅니다. 모든 문장에는 논문에서 옮긴 근거가 있습니다."
    ),
    nothing_yet=(
        "분야를 고르기 전에는 아무것도 보내지 않습니다. 아래에서 분야를 누르거나 /subscribe LLM 을 보내십시오. "
        "먼저 보려면 /digest 로 최근 조간을 읽을 수 있습니다."
    ),
    subscribed=lambda names, moment: f"받는 분야: {names}\n다음 조간: {moment}",
    privacy=(
        "이 대화에 대해 저장하는 것은 주소, 설정, 마지막으로 읽은 조간뿐이며 쓰신 글은 저장하지 않습니다. "
        "/forget 으로 모두 지울 수 있습니다."
    ),
    contact=lambda address: f"연락처: {address}",
    everything="모든 분야",
    newest="최근 조간",
    settings="설정",
    help="도움말",
    other_language=("English", "en"),
)

HELP = HelpWords(
    title="쓸 수 있는 명령",
    read="읽기",
    subscribe="구독",
    schedule="설정",
    chat="이 대화",
    numbers="번호(3 또는 3번), arXiv 번호나 링크만 보내도 그 논문을 보여 드립니다.",
    later="논문에 질문하기(/ask), 학회 보고서(/report), 저장과 검색은 아직 없습니다.",
    in_groups="그룹과 채널에서는 관리자만 설정을 바꿉니다. 읽기는 누구나 할 수 있습니다.",
)

PLAIN = PlainWords(
    possible="무슨 뜻인지 알지 못했습니다. 예를 들어 이렇게 할 수 있습니다.",
    examples=(
        ("/digest", "최근 조간 읽기"),
        ("/paper 1", "조간의 첫 논문 카드 보기(1 또는 1번만 보내도 됩니다)"),
        ("/subscribe LLM", "한 분야를 매일 받기"),
    ),
    category=lambda name: f"{korean.topic(name)} 구독할 수 있는 분야입니다. 무엇을 할지 고르십시오.",
    subscribe_to=lambda name: f"{name} 구독",
    read_category=lambda name: f"{name} 바로 읽기",
    question=lambda paper: (
        f"질문에 답하는 기능은 다음 버전에 나옵니다. 지금은 카드에서 논문의 내용을 볼 수 있습니다: /paper {paper}"
    ),
    question_without_paper=(
        "질문에 답하는 기능은 다음 버전에 나옵니다. 지금은 카드에서 논문의 내용을 볼 수 있습니다. 예:"
    ),
    show_paper=lambda paper: f"카드 보기: {paper}",
)

STATUS = StatusWords(
    title="상태",
    next_post=lambda moment: f"이 대화의 다음 조간: {moment}",
    no_next_post="구독하는 분야가 없어 조간이 오지 않습니다: /subscribe LLM",
    paused="지금은 쉬는 중입니다. 다시 받으려면 /resume 을 보내십시오.",
    last_edition=lambda day: f"이 대화는 {day} 조간까지 받았습니다.",
    no_last_edition="이 대화는 아직 조간을 받지 않았습니다.",
    newest=lambda day, papers: f"최근 조간: {day}, 논문 {papers:,}편",
    no_newest="아직 나온 조간이 없습니다.",
    source_fine=lambda name, found, moment: f"{name}: 논문 {found:,}편, {moment}에 읽음",
    source_failed=lambda name, moment, error: f"{name}: {moment}에 읽지 못함 ({error})",
    sources="그 조간의 출처:",
)

FORGET = ForgetWords(
    erased=lambda what: f"삭제했습니다: {', '.join(what)}\n이 대화에 대해 남은 것이 없으며 조간도 오지 않습니다.",
    nothing="이 대화에 대해 저장한 것이 없어 삭제할 것도 없습니다.",
    chats=lambda count: "이 대화의 주소, 구독, 설정, 마지막 조간",
    other=lambda kind, count: f"{kind} {count}건",
    again="다시 시작하려면: /start",
)

TERMINAL = TerminalWords(
    keys="[b1], [o1] 은 그대로 입력할 수 있습니다. b1 은 버튼을 누르고 o1 은 접힌 부분을 폅니다. 끝내려면 Ctrl-D.",
    prompt="> ",
)

CHAT = ChatWords(
    language="ko",
    times=TIMES,
    commands=COMMANDS,
    start=START,
    help=HELP,
    settings=SETTINGS,
    papers=PAPERS,
    plain=PLAIN,
    status=STATUS,
    forget=FORGET,
    terminal=TERMINAL,
    joined=", ".join,
    went_wrong="제 쪽에서 문제가 생겼습니다. 기록을 남겼습니다. 다시 시도하거나 /help 를 보내십시오.",
)
