"""Korean: the one-line help of every command."""

from bot.wording.shapes.chat_commands import CommandHelp, CommandWords

COMMANDS = CommandWords(
    start=CommandHelp("/start", "/start", "소개와 시작 방법"),
    help=CommandHelp("/help", "/help", "명령 목록 보기"),
    settings=CommandHelp("/settings", "/settings", "모든 설정을 한 번에 보기"),
    subscribe=CommandHelp("/subscribe 분야…", "/subscribe LLM", "고른 분야를 매일 받기"),
    unsubscribe=CommandHelp("/unsubscribe [분야…]", "/unsubscribe LLM", "구독 해지하기"),
    categories=CommandHelp("/categories", "/categories", "구독할 수 있는 분야 보기"),
    subscriptions=CommandHelp("/subscriptions", "/subscriptions", "받고 있는 분야와 시각 보기"),
    digest=CommandHelp("/digest [분야] [날짜]", "/digest", "최근 조간이나 고른 날짜의 조간 읽기"),
    paper=CommandHelp("/paper 번호 또는 arXiv 번호", "/paper 1", "논문 카드와 문장별 근거 보기"),
    why=CommandHelp(
        "/why [번호 또는 arXiv 번호]", "/why 1", "논문이 실린 이유 보기, 번호가 없으면 여기로 온 조간과 까닭 보기"
    ),
    language=CommandHelp("/language ko|en", "/language en", "언어 바꾸기"),
    time=CommandHelp("/time HH:MM", "/time 07:30", "조간을 받는 시각 바꾸기"),
    timezone=CommandHelp("/timezone 시간대", "/timezone Asia/Seoul", "시간대 바꾸기"),
    days=CommandHelp("/days 요일", "/days 월-금", "조간을 받는 요일 바꾸기"),
    weekly=CommandHelp("/weekly on|off", "/weekly on", "일주일에 한 번 모아 받기"),
    mute=CommandHelp("/mute on|off", "/mute on", "알림음 없이 조간 받기"),
    length=CommandHelp("/length brief|full", "/length full", "짧게 받기(brief), 카드까지 자세히 받기(full)"),
    notices=CommandHelp("/notices on|off", "/notices on", "논문이 없는 날 그 이유를 한 줄로 받기"),
    pause=CommandHelp("/pause", "/pause", "조간을 일시 중지하기(다시 받기: /resume)"),
    resume=CommandHelp("/resume", "/resume", "조간을 다시 받기(중지한 동안 나온 것 포함)"),
    undo=CommandHelp("/undo", "/undo", "마지막으로 바꾼 설정 되돌리기"),
    status=CommandHelp("/status", "/status", "다음 조간과 보낸 조간, 출처의 상태 보기"),
    stop=CommandHelp("/stop", "/stop", "그만 받는 방법 보기"),
    export=CommandHelp("/export", "/export", "이 대화에 관해 저장한 정보를 파일로 받기"),
    forget=CommandHelp("/forget", "/forget", "이 대화에 관해 저장한 정보를 바로 모두 삭제하기"),
    ask=CommandHelp("/ask 번호 질문", "/ask 1 무엇이 새롭습니까?", "논문에 질문하기"),
    report=CommandHelp("/report [이름] [장]", "/report", "학회 보고서의 목차와 장, 논문 보기"),
    save=CommandHelp("/save 번호", "/save 1", "논문 저장"),
    saved=CommandHelp("/saved", "/saved", "저장한 논문"),
    search=CommandHelp("/search 검색어", "/search 지식 증류", "논문 검색"),
    follow=CommandHelp("/follow 이름", "/follow Hinton", "저자의 새 논문 받기"),
    which=CommandHelp("/which 논문", "/which 1", "방금 한 질문의 논문 고르기"),
    evidence=CommandHelp("/evidence 답변", "/evidence 1", "답변의 근거 보기"),
    passages=CommandHelp("/passages 답변 쪽", "/passages 1 2", "질문과 가까운 다른 대목 보기"),
    wrong=CommandHelp("/wrong 답변", "/wrong 1", "틀린 답변 신고하기"),
)
