"""The two scripts of the golden transcripts: what a newcomer types, turn by turn."""

ENGLISH = """
/start
what is this
/help
/categories
/subscribe computer visoin
/subscribe LLM, Computer Vision
/subscriptions
/timezone seoul
/time 7:30
/time half past seven
/days weekdays
/digest
1
/paper 3
4
/why 2
7/16-2
2407.10671
see https://arxiv.org/pdf/2407.10672.pdf please
do you know 2407.10943
/paper humanoids
/paper 99
How fast is paper 2?
/ask 1 What data was it trained on?
Reinforcement Learning
/digest rl
/digest 2024-07-14
/digest 13 July
/digest today
/digest tomorrow
/digest AI in Healthcare
/report
/report 4
12
/why 12
How fast is paper 12?
/ask neurips-2023-llm:14 What is new?
/paper alignment
/report neurips 2023 reasoning
/report neurips-2023-llm file
/report neurips 9
/report iclr
/digest
3
/length full
/notices on
/weekly on
/weekly sometimes
/settings
/langauge ko
/pause
/status
/resume
subscribe to nlp and quantum cooking
/unsubscribe LLM
/unsubscribe rl
how do I stop?
/unsubscribe all
/save 1
forget
/forget
/forget
"""

KOREAN = """
/start
이게 뭐야
/help
/분야
/subscribe 강화학슴
/구독 강화학습, LLM
/subscriptions
/timezone KST
/time 오전 7시 반
/time 아무때나
/days 평일
/digest
1번
/paper 3
4
/why 2
7월 16일 2번
https://arxiv.org/abs/2407.10671v1
이 논문 https://arxiv.org/abs/2407.10672 보여줘
2407.10943
/paper humanoids
/paper 99
2번 논문 왜 빨라?
/ask 1 학습 데이터는 무엇입니까?
컴퓨터 비전
/digest 비전
/digest 7/14
/digest 7월 13일
/digest 오늘
/digest 내일
/digest 의료
/보고서
3장
12번
/why 12
12번 논문 왜 빨라?
/ask neurips-2023-llm:14 무엇이 새롭습니까?
/paper alignment
보고서 neurips-2023-llm 5장 보여줘
/report neurips-2023-llm 파일로 보내줘
/report neurips 9장
/보고서 iclr
/조간
3번
/length 모두
/notices 켜기
/weekly 켜기
/weekly 가끔
/settings
/langauge en
/중지
/status
/재개
/구독 자연어, 양자 요리
/unsubscribe LLM
/unsubscribe 비전
그만
/unsubscribe 전체
/save 1
삭제
/forget
/forget
"""


def lines(script: str) -> list[str]:
    """The script's lines."""
    return script.strip().splitlines()
