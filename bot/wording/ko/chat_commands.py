"""Korean: the one-line help of every command."""

from bot.wording.shapes.chat_commands import CommandHelp, CommandWords

COMMANDS = CommandWords(
    start=CommandHelp("/start", "/start", "소개와 첫걸음"),
    help=CommandHelp("/help", "/help", "명령 목록"),
    settings=CommandHelp("/settings", "/settings", "모든 설정을 한 화면에서 보기"),
    subscribe=CommandHelp("/subscribe 분야…", "/subscribe LLM", "그 분야를 매일 받기"),
    unsubscribe=CommandHelp("/unsubscribe [분야…]", "/unsubscribe LLM", "구독 해지"),
    categories=CommandHelp("/categories", "/categories", "구독할 수 있는 분야"),
    subscriptions=CommandHelp("/subscriptions", "/subscriptions", "지금 받는 분야와 시각"),
    digest=CommandHelp("/digest [분야] [날짜]", "/digest", "최근 조간이나 그 날짜의 조간 읽기"),
    paper=CommandHelp("/paper 번호 또는 arXiv 번호", "/paper 1", "논문 카드와 문장별 근거"),
    why=CommandHelp("/why 번호 또는 arXiv 번호", "/why 1", "논문이 실린 이유와 분야의 근거"),
    language=CommandHelp("/language ko|en", "/language en", "이 대화의 언어"),
    time=CommandHelp("/time HH:MM", "/time 07:30", "조간을 받는 시각"),
    timezone=CommandHelp("/timezone 시간대", "/timezone Asia/Seoul", "시각의 기준이 되는 시간대"),
    days=CommandHelp("/days 요일", "/days 월-금", "조간을 받는 요일"),
    weekly=CommandHelp("/weekly on|off", "/weekly on", "일주일에 한 번만 받기"),
    length=CommandHelp("/length brief|full", "/length full", "짧게 받기(brief), 카드까지 모두 받기(full)"),
    notices=CommandHelp("/notices on|off", "/notices on", "논문이 없는 날 그 이유를 한 줄로 받기"),
    pause=CommandHelp("/pause", "/pause", "/resume 까지 받지 않기"),
    resume=CommandHelp("/resume", "/resume", "다시 받기(쉬는 동안 나온 것 포함)"),
    status=CommandHelp("/status", "/status", "다음 조간, 마지막 조간, 출처의 상태"),
    forget=CommandHelp("/forget", "/forget", "이 대화에 대해 저장한 것을 바로 모두 삭제"),
    ask=CommandHelp("/ask 번호 질문", "/ask 1 무엇이 새롭습니까?", "논문에 질문하기"),
    report=CommandHelp("/report", "/report", "학회 보고서"),
    save=CommandHelp("/save 번호", "/save 1", "논문 저장"),
    saved=CommandHelp("/saved", "/saved", "저장한 논문"),
    search=CommandHelp("/search 검색어", "/search 지식 증류", "논문 검색"),
    follow=CommandHelp("/follow 이름", "/follow Hinton", "저자 따라가기"),
)
