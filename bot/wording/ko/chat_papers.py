"""Korean: what is said around editions and papers in a chat (합니다체)."""

from bot.wording.shapes.chat_papers import PaperWords, WhyWords

_BY = {"rules": "제목과 초록에 규칙을 적용함", "weights": "제목과 초록을 학습된 가중치로 판단함"}

WHY = WhyWords(
    title=lambda number, title: f"실린 이유 · {number}. {title}",
    category=lambda name, percent, by: f"분야: {name} · 확신도 {percent}% · {by}",
    by=lambda name: _BY.get(name, name),
    reasons="그렇게 판단한 근거:",
    no_reasons="다른 분야를 가리키는 말이 없었습니다.",
    card="카드가 있는 논문입니다. 카드는 추천 수, 실린 횟수, 분야 균형의 순서로 만듭니다.",
    listed_only="제목만 실린 논문입니다. 추천이 더 많거나 더 자주 실린 논문을 먼저 골랐습니다.",
    no_text="요약 없이 실린 논문입니다. 논문의 본문을 충분히 구하지 못했습니다.",
    withdrawn="요약 없이 실린 논문입니다. 저자가 철회했습니다.",
    edition=lambda day, number: f"{day} 조간의 {number}번 논문입니다.",
    late="늦게 들어온 논문입니다. 이전 날짜의 목록에 실렸으나 이번 조간에서 처음 확인했습니다.",
    seen="실린 곳:",
    sighting=lambda source, day, seen: f"{source}, {day} 목록, {seen}에 읽음",
    votes=lambda votes: f"추천 {votes}",
)

PAPERS = PaperWords(
    why=WHY,
    waiting="알고 있는 논문이지만 아직 어느 조간에도 실리지 않아 카드가 없습니다.",
    no_abstract="초록을 아직 구하지 못했습니다.",
    newest_button="최근 조간",
    why_button="실린 이유",
    read_day=lambda day: f"{day} 조간",
    no_papers_of=lambda names, day: f"{day} 조간에 다음 분야의 논문은 없습니다: {names}",
    whole_edition="조간 전체",
)
