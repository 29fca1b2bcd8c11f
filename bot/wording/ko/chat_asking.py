"""Korean: asking about papers from menus, forms and threads (합니다체)."""

from bot.wording.shapes.chat_asking import AskingWords, OptionWords

ASKING = AskingWords(
    menu="이 논문에 질문하기",
    form="논문에 질문하기",
    question="질문",
    example="왜 더 빠릅니까?",
    open_one="자세히 볼 논문 고르기",
    choose="어느 논문에 질문할지 골라 주십시오.",
    not_ours="논문을 소개한 메시지가 아닙니다. 논문 목록: /digest",
    thread=lambda title: f"질문: {title}",
    hint=(
        "여기에서 이 논문에 질문할 수 있습니다. 저를 멘션하거나 알림을 켠 채 제 메시지에 답장하면 읽습니다. "
        "/ask 명령도 됩니다. 그 밖의 글은 제게 보이지 않습니다."
    ),
    answered=lambda thread: f"답변은 여기에 있습니다: {thread}",
    options={
        "category": OptionWords("분야", "분야 이름 또는 all"),
        "paper": OptionWords("논문", "번호 또는 arXiv 번호"),
        "question": OptionWords("질문", "알고 싶은 것"),
        "time": OptionWords("시각", "07:30 같은 시각"),
        "zone": OptionWords("시간대", "Asia/Seoul 같은 시간대"),
        "language": OptionWords("언어", "읽을 언어"),
        "days": OptionWords("요일", "월-금 같은 요일"),
        "date": OptionWords("날짜", "2024-07-16 같은 날짜"),
        "report": OptionWords("보고서", "보고서의 이름과 장"),
        "state": OptionWords("상태", "바꿀 값"),
    },
)
