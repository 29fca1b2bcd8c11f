"""Korean: what the bot says in a chat (합니다체)."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.wording import korean
from bot.wording.ko.chat_alerts import ALERTS
from bot.wording.ko.chat_changes import CHANGES
from bot.wording.ko.chat_commands import COMMANDS
from bot.wording.ko.chat_deliveries import DELIVERIES
from bot.wording.ko.chat_papers import PAPERS
from bot.wording.ko.chat_places import PLACES
from bot.wording.ko.chat_questions import QUESTIONS
from bot.wording.ko.chat_reports import REPORTS
from bot.wording.ko.chat_settings import SETTINGS
from bot.wording.names import source
from bot.wording.shapes.chat import (
    ChatWords,
    ForgetWords,
    HelpWords,
    PlainWords,
    StartWords,
    StatusWords,
    StopWords,
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
        "매일 새로 나온 AI 논문을 모아 분야별로 나눕니다. 분야마다 보고서를, 논문마다 카드를 만들어 원하는 시각에 "
        "보냅니다. 모든 문장은 논문 원문과 대조합니다."
    ),
    nothing_yet=lambda one: (
        "분야를 고르기 전에는 아무것도 보내지 않습니다. 아래에서 분야를 누르거나 직접 입력하면 구독합니다. "
        f"예: /subscribe {one}\n먼저 최근 조간을 읽어 보려면: /digest"
    ),
    subscribed=lambda names, moment: f"받는 분야: {names}\n다음 조간: {moment}",
    privacy=(
        "이 대화의 주소와 설정을 저장하고, 보낸 조간과 질문·답변은 길어야 90일 동안 보관합니다. "
        "운영자만 볼 수 있으며, 언어 모델을 쓰는 곳에서는 질문이 모델에 전달됩니다. 사본: /export · 삭제: /forget"
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
    numbers=(
        "번호(3 또는 3번)나 arXiv 번호, 링크만 보내도 그 논문을 보여 줍니다. "
        "질문도 명령 없이 ‘3번 왜 빨라?’처럼 할 수 있습니다."
    ),
    numbers_in_groups=(
        "제 메시지에 답장하거나 저를 멘션하면서 번호(3 또는 3번)나 arXiv 번호, 링크를 보내도 그 논문을 보여 줍니다. "
        "질문에도 답합니다."
    ),
    later="아직 준비하고 있는 기능: 저장, 검색",
    in_groups="그룹과 채널에서는 관리자만 설정을 바꿀 수 있습니다. 읽기는 누구나 할 수 있습니다.",
    elsewhere="그룹이나 채널을 관리하려면 그곳에 초대한 뒤 여기에 ‘설정 @이름’이라고 입력합니다. 링크도 됩니다.",
)

PLAIN = PlainWords(
    possible="무슨 뜻인지 이해하지 못했습니다. 예를 들어 이렇게 할 수 있습니다.",
    examples=(
        ("/digest", "최근 조간 읽기"),
        ("/paper 1", "1번 논문의 카드 보기(1번이라고만 보내도 됩니다)"),
        ("/ask 1 무엇이 새롭습니까?", "1번 논문에 질문하기(‘1번 뭐가 새로워?’라고 보내도 됩니다)"),
    ),
    every_day=lambda name: f"{name} 분야를 매일 받기",
    category=lambda name: f"{korean.topic(name)} 구독할 수 있는 분야입니다. 매일 받거나 지금 바로 읽을 수 있습니다.",
    subscribe_to=lambda name: f"{name} 구독",
    read_category=lambda name: f"{name} 바로 읽기",
    show_paper=lambda paper: f"{paper}번 카드 보기" if paper.isdecimal() else f"{paper} 카드 보기",
)

STATUS = StatusWords(
    title="상태",
    next_post=lambda moment: f"다음 조간: {moment}",
    no_next_post=lambda one: f"구독하는 분야가 없어 조간을 보내지 않습니다. 구독하려면: /subscribe {one}",
    paused="조간을 일시 중지한 상태입니다. 다시 받으려면: /resume",
    begins_after=lambda day: f"다음 조간은 {day} 조간 다음부터 이어집니다.",
    newest=lambda day, papers: f"최근 조간: {day}, 논문 {papers:,}편",
    no_newest="아직 나온 조간이 없습니다.",
    last_read=lambda day: f"여기서 마지막으로 읽은 조간: {day}",
    source_fine=lambda name, found, moment: f"{source(name)}: 논문 {found:,}편 · {moment}에 확인",
    source_failed=lambda name, moment, error: f"{source(name)}: {moment}에 읽지 못했습니다 ({error})",
    sources="출처:",
    address=lambda chat, person: f"운영자 설정용 주소: 이 대화 {chat}{person and f' · 나 {person}'}",
    chats=lambda known, subscribed, paused, off: (
        f"대화: {known:,}곳 · 조간을 받는 곳 {subscribed:,} · 일시 중지 {paused:,} · 보낼 수 없는 곳 {off:,}"
    ),
    editions="최근 날짜:",
    edition=lambda day, papers: f"{day}: 논문 {papers:,}편",
    no_edition=lambda day, reason: f"{day}: {reason}",
)

FORGET = ForgetWords(
    erased=lambda what: f"삭제했습니다: {', '.join(what)}\n이 대화에 관해 남은 정보가 없고, 조간도 더 보내지 않습니다.",
    nothing="저장한 정보가 없어 삭제할 것이 없습니다.",
    chats=lambda count: "이 대화의 주소, 구독, 설정, 마지막으로 읽은 것",
    topics=lambda count: f"이곳에 딸린 토픽 {count:,}곳의 주소와 구독, 설정",
    messages=lambda count: f"여기에 보낸 메시지 {count:,}건의 기록",
    conversations="이 대화에서 나눈 이야기",
    answers=lambda count: f"질문과 답변 {count:,}건",
    replies="질문에 모델이 쓴 글",
    spendings="질문에 쓴 예산 기록",
    changes=lambda count: f"설정 변경 기록 {count:,}건",
    other=lambda kind, count: f"{kind} {count}건",
    named=(
        "이 서비스의 설정 파일에 적힌 곳이라 서비스를 다시 시작하면 조간도 다시 보냅니다. "
        "아주 그만 받으려면 저를 그곳에서 내보내 주십시오."
    ),
    again="다시 시작하려면: /start",
    sure=(
        "/forget 명령은 이 대화의 주소와 구독, 설정, 마지막으로 읽은 것, 질문과 답변, 여기에 보낸 메시지의 기록을 "
        "바로 모두 삭제합니다. 아직은 아무것도 삭제하지 않았습니다."
    ),
    erase="지금 모두 삭제",
)

STOP = StopWords(ways="그만두는 방법:", unsubscribe="모든 구독을 해지하기(설정은 남깁니다)")

TERMINAL = TerminalWords(
    keys="b1을 입력하면 [b1] 버튼을 누르고, o1을 입력하면 [o1] 접힌 부분을 펼칩니다. 끝내려면: 종료 또는 Ctrl-D",
    prompt="> ",
    no_button=lambda number: f"지난 답에는 b{number} 버튼이 없습니다. 전체 명령: /help",
    no_fold=lambda number: f"지난 답에는 o{number} 접힌 부분이 없습니다. 전체 명령: /help",
)

CHAT = ChatWords(
    language="ko",
    times=TIMES,
    commands=COMMANDS,
    start=START,
    help=HELP,
    settings=SETTINGS,
    changes=CHANGES,
    papers=PAPERS,
    places=PLACES,
    plain=PLAIN,
    questions=QUESTIONS,
    reports=REPORTS,
    status=STATUS,
    deliveries=DELIVERIES,
    alerts=ALERTS,
    forget=FORGET,
    stop=STOP,
    terminal=TERMINAL,
    joined=", ".join,
    went_wrong="처리하는 중에 문제가 생겼습니다. 오류를 기록했습니다. 잠시 뒤 다시 시도해 주십시오. 도움말: /help",
)
