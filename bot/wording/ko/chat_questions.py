"""Korean: around questions and their answers in a chat (합니다체)."""

from bot.wording.shapes.chat_questions import QuestionWords, ReportWords, StepWords

STEPS = StepWords(
    first="찾아보고 있습니다 …",
    reading="논문을 읽고 있습니다 …",
    searching="관련 대목을 찾고 있습니다 …",
    asking="답변을 쓰고 있습니다 …",
    checking="문장마다 논문과 대조하고 있습니다 …",
    waiting=lambda before: f"먼저 온 질문 {before:,}개에 답하고 있습니다 …",
)

REPORT = ReportWords(
    thanks="알려 주셔서 고맙습니다. 운영자가 확인해 틀렸으면 답변을 철회합니다. 다시 질문하려면: /ask",
    known="이미 신고를 받아 운영자가 확인하고 있는 답변입니다. 다시 질문하려면: /ask",
    told=lambda number: f"{number}번 답변이 틀렸다는 신고가 왔습니다. 답변의 근거: /evidence {number}",
    none="확인을 기다리는 신고가 없습니다. 전체 상태: /status",
    reaches=lambda number, chats, action: (
        f"{number}번 답변은 대화 {chats}곳에 있습니다. 모두 철회하려면 10분 안에 입력하십시오: {action}"
    ),
    withdrawn=lambda number, changed: (
        f"{number}번 답변을 철회했습니다. "
        + ("메시지에도 그렇게 적었습니다." if changed else "메시지는 고치지 못했습니다.")
        + " 다른 신고: /wrong"
    ),
    kept=lambda number: f"{number}번 답변을 그대로 둡니다. 다른 신고: /wrong",
    instead="독자의 신고를 받아 확인한 결과 틀린 답변이라 철회했습니다. 다시 질문하려면: /ask",
    withdraw_button="틀렸으니 철회",
    keep_button="맞으니 유지",
)

QUESTIONS = QuestionWords(
    how="논문 번호와 질문을 함께 입력합니다. 예: /ask 1 무엇이 새롭습니까?",
    what=lambda paper: f"무엇을 알고 싶은지 함께 입력합니다. 예: /ask {paper} 무엇이 새롭습니까?",
    which=lambda words: f"‘{words}’에 맞는 논문이 여러 편입니다. 어느 논문에 질문했는지 골라 주십시오.",
    which_one=(
        "어느 논문에 질문했는지 알 수 없습니다. 아래에서 고르거나 번호와 함께 다시 입력해 주십시오. "
        "예: /ask 1 무엇이 새롭습니까?"
    ),
    gone="질문이 남아 있지 않습니다. 논문 번호와 함께 다시 입력해 주십시오. 예: /ask 1 무엇이 새롭습니까?",
    cut=lambda most: f"질문이 길어 앞의 {most:,}자만 읽었습니다.",
    again=lambda moment: f"{moment}에 같은 질문에 답한 적이 있어 그 답변을 다시 보냅니다.",
    minute=lambda most, seconds: (
        f"질문은 한 사람이 1분에 {most:,}개까지 할 수 있습니다. {seconds:,}초 뒤에 다시 질문할 수 있습니다. "
        "읽기에는 제한이 없습니다: /digest"
    ),
    day=lambda most, moment: (
        f"질문은 한 사람이 하루에 {most:,}개까지 할 수 있습니다. {moment}부터 다시 질문할 수 있습니다. "
        "읽기에는 제한이 없습니다: /digest"
    ),
    crowded=lambda waiting: (
        f"이 대화에서 답변을 기다리는 질문이 {waiting:,}개입니다. 1분쯤 뒤에 다시 질문해 주십시오. "
        "그동안에도 읽을 수 있습니다: /digest"
    ),
    unreachable="여기에 실리지 않은 논문인데 지금 arXiv가 응답하지 않습니다. 몇 분 뒤에 다시 질문해 주십시오: /ask",
    cut_off="질문에 답하던 중에 서비스가 중단되어 답변을 보내지 못했습니다. 다시 질문해 주십시오: /ask",
    ask_button="질문하기",
    evidence_button="근거",
    passages_button="다른 대목",
    wrong_button="틀린 답변 신고",
    evidence="답변의 근거",
    no_evidence="따로 인용한 문장 없이 논문의 대목을 보여 준 답변입니다. 새로 질문하려면: /ask",
    passages=lambda first, last: f"질문과 가까운 대목 {first:,}-{last:,}",
    no_passages="더 보여 줄 대목이 없습니다. 새로 질문하려면: /ask",
    no_answer="이 대화에는 그런 답변이 없거나 보관 기간이 지났습니다. 새로 질문하려면: /ask",
    steps=STEPS,
    report=REPORT,
)
