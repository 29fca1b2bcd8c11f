"""Korean: what is said around editions and papers in a chat (합니다체)."""

from bot.wording.names import source
from bot.wording.shapes.chat_papers import PaperWords, WhyWords

_BY = {"rules": "제목과 초록의 낱말로 분류", "weights": "제목과 초록을 학습한 가중치로 분류"}
_REASONS = {
    "title": "제목에 나온 말",
    "abstract": "초록에 나온 말",
    "arXiv": "arXiv 분류",
}
_FALLBACKS = {
    "no telling words": "분야를 짐작할 만한 말을 찾지 못했습니다.",
    "no listed category fits": "목록에 맞는 분야가 없습니다.",
}
_RULE = (
    "카드는 본문이 충분한 논문 가운데 추천이 많은 논문부터 만듭니다. 추천이 같으면 더 많은 출처에 "
    "실린 논문을 먼저 고르고, 그것도 같으면 아직 카드가 적은 분야의 논문을 먼저 고릅니다."
)


def _reason(kind: str, words: str) -> str:
    if kind == "fallback":
        return _FALLBACKS.get(words, words)
    return f"{_REASONS.get(kind, kind)}: {words}"


WHY = WhyWords(
    title=lambda number, title: f"실린 이유 · {number}. {title}",
    category=lambda name, percent, by: f"분야: {name} · 확신도 {percent}% · {by}",
    by=lambda name: _BY.get(name, name),
    reasons="분류한 근거:",
    reason=_reason,
    no_reasons="분야를 짐작할 만한 말을 찾지 못했습니다.",
    card=f"카드가 있는 논문입니다. {_RULE}",
    listed_only=f"제목만 실은 논문입니다. {_RULE}",
    no_text="요약 없이 실은 논문입니다. 논문의 본문을 충분히 구하지 못했습니다.",
    withdrawn="요약 없이 실은 논문입니다. 저자가 철회했습니다.",
    edition=lambda day, number: f"{day} 조간의 {number}번 논문입니다.",
    late="늦게 들어온 논문입니다. 이전 날짜의 목록에 있었지만 이 조간에서 처음 확인했습니다.",
    seen="실린 곳:",
    sighting=lambda name, day, seen: f"{source(name)} · {day} 목록 · {seen}에 확인",
    votes=lambda votes: f"추천 {votes:,}",
)

PAPERS = PaperWords(
    why=WHY,
    waiting="수집한 논문이지만 아직 조간에 실리지 않아 카드가 없습니다.",
    no_abstract="초록을 아직 구하지 못했습니다.",
    newest_button="최근 조간",
    why_button="실린 이유",
    no_papers_of=lambda names, day: f"{day} 조간에는 이 분야의 논문이 없습니다: {names}",
    whole_edition="조간 전체",
    none_today="오늘 날짜의 조간은 아직 나오지 않았습니다. 아래는 가장 최근 조간입니다.",
    none_since=lambda day, reason: f"{day}: {reason}",
)
