"""Korean: what is said around conference reports in a chat (합니다체)."""

from bot.wording.shapes.chat_reports import ReportChatWords, WhyReportedWords

WHY = WhyReportedWords(
    title=lambda named, title: f"실린 이유 · {title} · {named}",
    place=lambda report, number: f"학회 보고서 ‘{report}’의 {number}번 논문입니다.",
    venue=lambda venue, decision: f"채택: {' · '.join(each for each in (venue, decision) if each)}",
    topic=lambda name: f"{name} 분야의 논문으로 골랐습니다. 고른 근거:",
    topic_only=lambda name: f"{name} 분야의 논문으로 골랐습니다.",
    everything="목록의 논문을 모두 실은 보고서입니다.",
    keywords=lambda words: f"학회에 등록한 키워드: {words}",
    no_text="초록을 구하지 못해 요약 없이 실은 논문입니다.",
)

REPORTS = ReportChatWords(
    why=WHY,
    title="학회 보고서",
    how="이름을 입력하면 목차가, 이름과 번호를 입력하면 그 장이 나옵니다. 예: /report 이름 2",
    several=lambda written: f"‘{written}’에 맞는 보고서가 여러 개입니다. 하나를 골라 주십시오.",
    line=lambda papers, day: f"논문 {papers:,}편 · {day}",
    older=lambda count: f"더 오래된 보고서 {count:,}개: /report 이름",
    rewritten=lambda day: f"답장하신 메시지 뒤인 {day}에 새로 쓴 보고서라 번호가 달라졌을 수 있습니다.",
    contents_button="목차",
    file=lambda title: f"보고서 전체 파일: {title}",
    file_kept=lambda place: (
        f"여기로는 파일을 보내지 못했습니다. 파일({place})은 운영자에게 있고, 여기서는 장별로 읽을 수 있습니다."
    ),
    no_file="여기서는 보고서를 파일로 보내지 않습니다. 장별로 읽을 수 있습니다.",
)
