"""Korean as people type it: what plainly asks for a command is one, everything else stays a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talking import Conversation

from bot.chat.arguments.endings import LONGEST, bare, without_verb
from bot.chat.colloquial import colloquial
from bot.chat.commands import KINDS, Command
from bot.domain.shown import About


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("강화 학습 구독", "subscribe", "강화 학습"),
        ("LLM 구독해줘", "subscribe", "LLM"),
        ("컴퓨터비전 구독해 주세요", "subscribe", "컴퓨터비전"),
        ("의료 AI 분야를 구독하고 싶어요", "subscribe", "의료 AI"),
        ("모두 구독할래", "subscribe", "모두"),
        ("구독 취소", "unsubscribe", ""),
        ("LLM 구독 취소해 주세요", "unsubscribe", "LLM"),
        ("구독취소 LLM", "unsubscribe", "LLM"),
        ("LLM 끊어줘", "unsubscribe", "LLM"),
        ("구독 목록 보여줘", "subscriptions", ""),
        ("뭐 구독중이야?", "subscriptions", ""),
        ("분야 뭐 있어?", "categories", ""),
        ("분야 알려 주세요", "categories", ""),
        ("보고서 보여줘", "report", ""),
        ("학회 보고서 목록", "report", ""),
        ("conference reports", "report", ""),
        ("보고서 3장 보여줘", "report", "3장"),
        ("학회 보고서 제3장 자세히", "report", "제3장"),
        ("neurips-2023-llm 보고서", "report", "neurips-2023-llm"),
        ("NeurIPS 학회 보고서를 보여줘", "report", "NeurIPS"),
        ("보고서 neurips-2023-llm 3장", "report", "neurips-2023-llm 3장"),
        ("report NeurIPS-2023-LLM 3", "report", "NeurIPS-2023-LLM 3"),
        ("알림 꺼줘", "pause", ""),
        ("조간 그만 보내", "pause", ""),
        ("잠깐 멈춰 주세요", "pause", ""),
        ("다시 보내줘", "resume", ""),
        ("알림 켜줘", "resume", ""),
        ("시간 아침 8시로", "time", "아침 8시"),
        ("매일 오전 7시 반에 보내줘", "time", "오전 7시 반"),
        ("8시 30분으로 바꿔줘", "time", "8시 30분"),
        ("시간대 서울로 바꿔줘", "timezone", "서울"),
        ("월수금만 보내줘", "days", "월수금"),
        ("평일만", "days", "평일"),
        ("주말 빼고", "days", "평일"),
        ("영어로 해줘", "language", "영어"),
        ("한국어로", "language", "한국어"),
        ("짧게 보내줘", "length", "짧게"),
        ("주간으로 받을래", "weekly", "on"),
        ("3번 자세히", "paper", "3"),
        ("3번 논문 보여주세요", "paper", "3"),
        ("1번 논문 요약해줘", "paper", "1"),
        ("Q-Sparse 자세히", "paper", "Q-Sparse"),
        ("왜 3번이 실렸어?", "why", "3"),
        ("3번은 왜 실렸나요?", "why", "3"),
        ("오늘 조간", "digest", "오늘"),
        ("오늘자 조간 보여줘", "digest", "오늘"),
        ("7월 16일 조간", "digest", "7월 16일"),
        ("7월 16일자 조간", "digest", "7월 16일"),
        ("어제 거", "digest", "어제"),
        ("오늘 뭐 나왔어?", "digest", ""),
        ("오늘 LLM 논문", "digest", "LLM"),
        ("다음 조간 언제 와?", "status", ""),
        ("설정 보여줘", "settings", ""),
        ("도와줘", "help", ""),
        ("안녕하세요", "start", ""),
        ("이거 뭐임", "start", ""),
        ("내 정보 지워줘", "help", ""),
    ],
)
def test_what_is_asked_for(line: str, name: str, rest: str) -> None:
    assert colloquial(line) == Command(name, rest)


@pytest.mark.parametrize(
    "line",
    [
        *("3번 논문 왜 빨라?", "3번 코드 있음?", "2번 데이터 뭐 씀?", "로고 논문", "고마워", "좋은 아침입니다 여러분"),
        *(
            "hello",
            "what is this",
            "report a bug",
            "report co-authors",
            "보고서 쓰는 법",
            "이 보고서 왜 이래?",
            "digest",
            "7/16-2",
            "2407.10671",
            "",
            "   ",
            "???",
            "다시",
            "삭제해줘",
            "설정",
            "일만",
        ),
        "x" * (LONGEST + 1),
        "가" * 4000 + " 구독해줘",
    ],
)
def test_everything_else_stays_a_message(line: str) -> None:
    assert colloquial(line) is None


@given(st.text(alphabet="구독취소해줘 조간논문시간대월수금만로에3번왜LlM.?～\n", max_size=80) | st.text(max_size=80))
def test_any_line_is_a_known_command_that_can_be_taken_back_or_none(line: str) -> None:
    found = colloquial(line)
    assert found is None or (found.name in KINDS and found.name != "forget")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("아침 8시로 바꿔 주세요", "아침 8시"),
        ("오전 8시에", "오전 8시"),
        ("평일만", "평일"),
        ("꺼줘", "꺼"),
        ("영어로 변경해줘", "영어"),
        ("서울로", "서울"),
        ("07:30", "07:30"),
        ("mon-fri", "mon-fri"),
        ("로", "로"),
        ("", ""),
    ],
)
def test_a_value_without_its_ending(text: str, value: str) -> None:
    assert bare(text) == value


def test_long_texts_are_left_alone() -> None:
    assert without_verb("줘" * 4000) == "줘" * 4000
    assert bare("8시" + " " * 4000 + "로") == "8시" + " " * 4000 + "로"


def test_only_words_that_ask_are_cut() -> None:
    assert without_verb("설정 좀 보여 주세요!") == "설정"
    assert without_verb("강화학습") == "강화학습"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("LLM 구독해줘", "구독했습니다: 거대 언어 모델(LLM)"),
        ("/시간 아침 8시로", "오전 8:00"),
        ("/요일 평일만", "평일(월-금)"),
        ("/안내 꺼줘", "논문이 없는 날에는 아무것도 보내지 않습니다."),
        ("/언어 영어로", "This chat is in English now."),
        ("/시간대 서울로", "Asia/Seoul"),
        ("qwen2 논문 보여줘", "1. Qwen2 Technical Report"),
        ("강화학습 논문만", "강화학습은 구독할 수 있는 분야입니다."),
        ("sparse?", "어느 논문에 질문했는지 알 수 없습니다."),
    ],
)
async def test_the_answer(line: str, said: str) -> None:
    shown = await Conversation(language_hint="ko").say(line)
    assert said in shown


async def test_a_reply_to_a_post_is_about_the_post() -> None:
    talk = Conversation(language_hint="ko")
    day = (await talk.say("/digest")) and (await talk.chat()).last_read
    assert day
    shown = await talk.say("이거 뭐임", reply_to=About(day, (2,)))
    assert "Q-Sparse" in shown
    assert "근거" in shown


async def test_in_groups_only_administrators_change_settings_this_way_too() -> None:
    talk = Conversation(language_hint="ko", kind="group", addressed=True)
    assert "관리자만" in await talk.say("LLM 구독해줘")
