"""What readers must know about a conference report, in Korean."""

from bot.domain.card import Because
from bot.wording.shapes.report_notes import ReportNoteWords

_WHY: dict[Because, str] = {
    "outage": "모델에 연결하지 못해",
    "budget": "하루 토큰 예산을 다 써서",
    "gate": "모델이 쓴 문장을 논문에서 확인하지 못해",
}


def _some_titles_only(count: int) -> str:
    return f"논문 {count:,}편은 초록을 구하지 못해 제목과 키워드만 실었습니다."


def _nothing_to_tell(count: int) -> str:
    return f"논문 {count:,}편은 초록에 옮길 만한 내용이 없어 제목과 키워드만 실었습니다."


def _not_by_model(because: Because, count: int, told: int) -> str:
    papers = "모든 논문은" if count == told else f"논문 {count:,}편은"
    return f"{papers} {_WHY[because]} 논문의 문장을 그대로 옮기고 ‘원문 발췌’로 표시했습니다."


REPORT_NOTES = ReportNoteWords(
    language="ko",
    titles_only="목록에 초록이 없어 제목과 키워드만 실었습니다. 요약한 내용은 없습니다.",
    some_titles_only=_some_titles_only,
    nothing_to_tell=_nothing_to_tell,
    excerpts="모델 없이 만든 보고서입니다. 아래 문장은 모두 논문에서 그대로 옮긴 영어 원문입니다.",
    not_by_model=_not_by_model,
    arxiv_left=lambda count: (
        f"제목 {count:,}개는 아직 arXiv에서 찾아보지 않았습니다. 같은 명령을 다시 실행하면 이어서 찾습니다."
    ),
    arxiv_failed=lambda why: f"목록에 없는 초록과 링크를 arXiv에서 가져오지 못했습니다({why}).",
)
