"""Korean: conference reports (합니다체)."""

from collections.abc import Sequence
from datetime import date

from bot.wording.shapes.conference import ConferenceChat, ConferenceDetails, ConferenceWords


def _papers(count: int, decisions: Sequence[tuple[str, int]] = ()) -> str:
    of_each = ", ".join(f"{name} {number:,}편" for name, number in decisions)
    return f"{count:,}편({of_each})" if of_each else f"{count:,}편"


def _silent_parts(names: Sequence[str], whole: bool) -> str:
    return f"{' · '.join(names)}: {'논문에는 나오지 않습니다.' if whole else '초록에서 찾지 못했습니다.'}"


def _shown_first(count: int, first: date, last: date) -> str:
    days = f"{first}에" if first == last else f"{first}부터 {last} 사이에"
    return f"공개일을 확인한 {count:,}편은 {days} 처음 공개되었습니다."


DETAILS = ConferenceDetails(
    fold="상세",
    problem="기존 문제",
    insight="논문이 이끌어낸 직관",
    application="활용방안 및 향후 연구",
    method="논문의 구체적인 방법론",
    colon=" : ",
    silent_parts=_silent_parts,
    unconfirmed_parts=lambda names: f"{' · '.join(names)}: 논문에서 확인된 문장이 없습니다.",
    no_text="초록을 구하지 못해 요약하지 않았습니다.",
    nothing_to_tell="초록에 옮길 만한 내용이 없어 요약하지 않았습니다.",
    keywords=lambda named: f"키워드: {named}",
    figure="논문의 첫 번째 그림",
    figure_source="그림 출처",
)

CHAT = ConferenceChat(
    chapter_button=lambda place: f"{place:,}장",
    whole_file="전체 파일 받기",
    contents_button="목차",
    back=lambda place: f"{place:,}장으로 돌아가기",
    next=lambda place: f"다음: {place:,}장",
    instalment=lambda title, place, of: f"{title} · {place:,}/{of:,}회",
    in_chapter=lambda place, title: f"{place:,}장 {title}",
    continued=lambda first, last: f"이어서: {first:,}–{last:,}번",
)

CONFERENCE = ConferenceWords(
    others="기타",
    all_papers="전체 논문",
    earlier="여러 논문이 함께 인용한 이전 연구",
    cited_by="인용한 논문",
    introduction="Introduction",
    introduction_and_abbreviations="Introduction 및 축약어 안내",
    abbreviations="축약어 안내",
    contents="목차",
    licence="라이선스",
    listed=lambda count, decisions: f"채택 논문 목록에는 {_papers(count, decisions)}이 있습니다.",
    selected=lambda count, decisions: f"이 보고서에는 그중 {_papers(count, decisions)}을 정리했습니다.",
    selected_of_topic=lambda topic, count, decisions: (
        f"이 보고서에는 그중 {topic} 분야의 논문 {_papers(count, decisions)}을 골라 정리했습니다."
    ),
    told=lambda count: f"이 가운데 초록을 구한 논문은 {count:,}편입니다.",
    told_whole=lambda count, whole: f"이 가운데 {count:,}편은 초록을 구했고, 그중 {whole:,}편은 전문까지 읽었습니다.",
    shown_first=_shown_first,
    oral="Oral",
    spotlight="Spotlight",
    poster="Poster",
    details=DETAILS,
    chat=CHAT,
)
