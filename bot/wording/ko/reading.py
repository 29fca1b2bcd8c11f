"""Korean: editions, cards and the archive (합니다체)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.domain.card import Because
from bot.wording.ko.conference import CONFERENCE
from bot.wording.korean import dated, dates, month, objective, short
from bot.wording.names import source
from bot.wording.shapes.reading import (
    CardWords,
    FrontPageWords,
    MergedWords,
    NoteWords,
    NoticeWords,
    PageWords,
    ReadingWords,
    ReasonWords,
    ReportWords,
)

SECTIONS = {"abstract": "초록", "title": "제목", "introduction": "서론", "conclusion": "결론"}


def _papers(count: int) -> str:
    return f"{count:,}편"


def _picture(when: date, counts: Sequence[tuple[str, int]]) -> str:
    listed = ", ".join(f"{name} {count}" for name, count in counts) or "없음"
    return f"{dated(when)} 분야별 논문 수: {listed}"


def _week(newest: date) -> str:
    year, week, _ = newest.isocalendar()
    return f"{year}년 {week}주차"


def _week_title(oldest: date, newest: date, count: int) -> str:
    return f"조간 {_week(newest)} ({dates(oldest, newest, full=False)}) · 논문 {_papers(count)}"


def _trend(newest: date, counts: Sequence[tuple[str, int]]) -> str:
    listed = ", ".join(f"{name} {count}" for name, count in counts) or "없음"
    return f"{_week(newest)} 분야별 논문 수와 지난 몇 주의 평균: {listed}"


def _older(count: int, days: Sequence[date]) -> str:
    listed = ", ".join(map(short, days))
    return f"이전 조간이 {count:,}개 더 있습니다: {listed}{f' 외 {count - len(days):,}개' if count > len(days) else ''}"


def _left_out(count: int, names: Sequence[str]) -> str:
    named = f"({', '.join(names)})" if names else ""
    return f"다른 분야의 논문이 {_papers(count)} 더 있습니다{named and f' {named}'}."


def _source_failed(name: str, asked: datetime, reason: str) -> str:
    return f"{asked.astimezone(UTC):%H:%M} UTC에 {objective(source(name))} 읽지 못했습니다 ({reason})."


def _late(count: int) -> str:
    return f"늦게 들어온 논문이 {_papers(count)} 있습니다. 이전 날짜의 목록에 있었지만 이번에 처음 확인했습니다."


def _some_excerpts(count: int) -> str:
    return f"논문 {_papers(count)}은 모델 없이 만들었습니다. 논문의 문장을 그대로 옮기고 ‘원문 발췌’로 표시했습니다."


_WHY_EXCERPTS: dict[Because, str] = {
    "outage": "모델에 연결하지 못해",
    "budget": "하루 토큰 예산을 다 써서",
    "gate": "모델이 쓴 문장을 논문에서 확인하지 못해",
}


def _all_not_by_model(because: Because) -> str:
    return f"{_WHY_EXCERPTS[because]} 모델 없이 만든 조간입니다. 아래 문장은 모두 논문에서 그대로 옮긴 영어 원문입니다."


def _cards_not_by_model(because: Because, count: int) -> str:
    return f"논문 {_papers(count)}은 {_WHY_EXCERPTS[because]} 논문의 문장을 그대로 옮기고 ‘원문 발췌’로 표시했습니다."


def _reports_not_by_model(because: Because, count: int) -> str:
    return f"분야 보고서 {count:,}개는 {_WHY_EXCERPTS[because]} 논문의 문장을 그대로 옮겼습니다."


def _texts_not_by_model(because: Because, cards: int, reports: int) -> str:
    return (
        f"논문 {_papers(cards)}의 카드와 분야 보고서 {reports:,}개는 {_WHY_EXCERPTS[because]} 논문의 문장을 그대로 "
        "옮겼습니다. 카드에는 ‘원문 발췌’로 표시했습니다."
    )


def _rewritten(when: date) -> str:
    return f"처음에 원문 발췌로 실었던 글을 {when.isoformat()}에 모델로 다시 썼습니다."


def _listed_only(count: int) -> str:
    return f"논문 {_papers(count)}은 제목만 실었습니다. 추천이 많은 논문부터 카드를 만듭니다."


def _listed_only_unvoted(count: int, by_sources: bool) -> str:
    first = "여러 출처에 실린 논문부터 고르고 나머지는 " if by_sources else ""
    return (
        f"논문 {_papers(count)}은 제목만 실었습니다. 추천 수를 알 수 없어 {first}분야별로 고르게 골라 카드를 만듭니다."
    )


def _card_corrected(number: int, when: date, taken_back: bool, why: str) -> str:
    done = "거두었습니다" if taken_back else "다시 썼습니다"
    reason = f" 이유: {why}" if why else ""
    return f"{number}번 논문의 카드에 잘못이 있어 {when.isoformat()}에 {done}.{reason}"


def _silent(whole: bool) -> str:
    return "논문에는 나오지 않습니다." if whole else "초록에서 찾지 못했습니다."


UNCONFIRMED = "논문에서 확인된 문장이 없습니다."

FRONT = FrontPageWords(
    title=lambda when, count: f"조간 {dated(when)} · 논문 {_papers(count)}",
    title_without_papers=lambda when: f"조간 {dated(when)}",
    picture=_picture,
    left_out=_left_out,
    more=lambda count: f"외 {count:,}개",
    nothing_chosen="이 조간에는 구독한 분야의 논문이 없습니다.",
)

MERGED = MergedWords(
    span_title=lambda oldest, newest, count: f"조간 {dates(oldest, newest)} · 논문 {_papers(count)}",
    week_title=_week_title,
    trend=_trend,
    note_of=lambda when, said: f"{short(when)}: {said}",
    all_of=lambda when: f"{when.month}/{when.day} 모두 보기",
    older=_older,
    older_button=short,
)

NOTICE = NoticeWords(
    line=lambda when, said: f"조간 {dated(when)} · {said}",
    none_chosen=lambda count: f"구독한 분야의 새 논문이 없습니다. 다른 분야의 논문은 {_papers(count)} 있습니다.",
    not_written="제때 완성되지 않았습니다. 완성되면 다음번에 함께 보냅니다.",
)

NOTES = NoteWords(
    source_failed=_source_failed,
    late=_late,
    excerpts="모델 없이 만든 조간입니다. 아래 문장은 모두 논문에서 그대로 옮긴 영어 원문입니다.",
    some_excerpts=_some_excerpts,
    all_not_by_model=_all_not_by_model,
    cards_not_by_model=_cards_not_by_model,
    reports_not_by_model=_reports_not_by_model,
    texts_not_by_model=_texts_not_by_model,
    rewritten=_rewritten,
    listed_only=_listed_only,
    listed_only_unvoted=_listed_only_unvoted,
    card_corrected=_card_corrected,
)

REASONS = ReasonWords(
    no_papers="이날 출처에 올라온 새 논문이 없습니다.",
    repeated_list="새 논문이 없습니다. 목록이 전날과 같습니다.",
    all_seen="새 논문이 없습니다. 올라온 논문은 모두 이전 조간에 실렸습니다.",
    late_only="조간이 없습니다. 늦게 들어온 논문만 있어 다음 조간에 싣습니다.",
    sources_failed="조간이 없습니다. 출처를 읽지 못했습니다. 이날 올라온 논문은 다음 조간에 싣습니다.",
)

REPORT = ReportWords(
    themes="주요 주제",
    common_threads="공통 흐름",
    key_facts="핵심 내용",
    impact="영향",
    outlook="전망",
    summary="요약",
    sources="출처",
    silent=_silent,
    silent_parts=lambda names, whole: f"{' · '.join(names)}: {_silent(whole)}",
    unconfirmed=UNCONFIRMED,
    unconfirmed_parts=lambda names: f"{' · '.join(names)}: {UNCONFIRMED}",
    in_list=lambda names: f"{' · '.join(names)}: 아래 목록의 문장과 같습니다.",
    one_paper="논문이 한 편이라 보고서 대신 카드를 싣습니다.",
    no_report="요약 없음: 논문들을 비교할 만한 본문을 구하지 못했습니다.",
)

CARD = CardWords(
    whats_new="새로운 점",
    technical_details="기술적 내용",
    performance_highlights="주요 성과",
    evidence="근거",
    details=lambda number: f"{number} 자세히",
    silent=_silent,
    unconfirmed=UNCONFIRMED,
    from_full_text="전문 기반",
    from_abstract="초록 기반",
    not_summarised="요약 없음",
    no_text="논문의 본문을 구하지 못했습니다",
    withdrawn="철회된 논문입니다",
    listed_only="제목만 실은 논문입니다",
    taken_back="카드에 잘못이 있어 거두었습니다",
    corrected=lambda when: f"{when.isoformat()} 정정",
    excerpt="원문 발췌",
    late="늦게 들어옴",
    withdrawn_mark="철회됨",
    authors_as_linked="Hugging Face에 연결된 저자만 표시",
    authors_as_listed=lambda name: f"{name}에 실린 저자 목록",
    authors_incomplete="저자 목록이 완전하지 않을 수 있음",
    authors_unknown="출처에 저자 정보 없음",
    and_others=lambda count: f"외 {count}명",
    votes=lambda count: f"▲{count}",
    votes_read=lambda when: f"추천 수는 {month(when)}에 확인",
    listed_as=lambda number: f"{number}번",
    confidence=lambda name, share: f"{name} (확신도 {share:.0%})",
    section=lambda name: SECTIONS.get(name, name),
    verbatim=lambda sections: f"위 문장은 모두 논문의 {' · '.join(sections)}에서 그대로 옮겼습니다.",
)

PAGES = PageWords(
    insights_title=lambda when, count: f"조간 {when.isoformat()}: 분야별 논문 {_papers(count)}",
    vote_read=lambda when: f"{month(when)}에 확인",
)

READING = ReadingWords(
    language="ko",
    papers=_papers,
    more_papers=lambda count: f"외 논문 {_papers(count)}",
    show_all="모두 보기",
    moved="정정했습니다. 이 논문들은 앞 메시지에 있습니다.",
    front=FRONT,
    merged=MERGED,
    notice=NOTICE,
    notes=NOTES,
    reasons=REASONS,
    report=REPORT,
    card=CARD,
    pages=PAGES,
    conference=CONFERENCE,
)
