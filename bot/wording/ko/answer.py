"""Korean: answers to questions about papers (합니다체)."""

from bot.wording.shapes.answer import AnswerWords


def _not_said(papers: int, whole: bool) -> str:
    if papers == 1:
        return "논문에는 나오지 않습니다." if whole else "초록에는 나오지 않습니다. 논문 전문은 구하지 못했습니다."
    return "두 논문에는 나오지 않습니다." if whole else "두 논문에서 구한 본문과 초록에는 나오지 않습니다."


def _not_found(papers: int, whole: bool) -> str:
    if papers == 1:
        lacking = "" if whole else " 논문 전문은 구하지 못했습니다."
        return f"질문에 쓴 말로는 {'논문' if whole else '초록'}에서 답을 찾지 못했습니다.{lacking}"
    return f"질문에 쓴 말로는 두 논문{'' if whole else '에서 구한 본문과 초록'}에서 답을 찾지 못했습니다."


ANSWER = AnswerWords(
    not_said=_not_said,
    not_found=_not_found,
    searched="모델 없이 검색만 했습니다. 다른 말로 적혀 있을 수 있습니다.",
    unconfirmed=lambda papers: f"모델이 답했지만 {'논문' if papers == 1 else '두 논문'}에서 확인된 문장이 없습니다.",
    own_words=lambda papers: (
        f"답변의 표현을 확인하지 못해 {'논문' if papers == 1 else '두 논문'}의 문장을 그대로 보여 드립니다."
    ),
    own_words_first=lambda papers: (
        f"첫 문장의 표현을 확인하지 못해 {'논문' if papers == 1 else '두 논문'}의 문장을 그대로 보여 드립니다."
    ),
    no_model="설정된 모델이 없어 질문에 가장 가까운 대목을 보여 드립니다.",
    outage="지금은 모델이 응답하지 않아 질문에 가장 가까운 대목을 보여 드립니다.",
    budget="오늘 쓸 토큰을 다 써서 질문에 가장 가까운 대목을 보여 드립니다.",
    unusable="모델이 쓸 수 없는 형식으로 답해 질문에 가장 가까운 대목을 보여 드립니다.",
    late="제시간에 확인한 문장이 없어 질문에 가장 가까운 대목을 보여 드립니다.",
    so_far="시간이 다 되어 그때까지 준비된 내용만 보여 드립니다.",
    broken_off="모델의 답이 중간에 끊겨 그때까지 준비된 내용만 보여 드립니다.",
    nearest=lambda papers: f"{'논문' if papers == 1 else '두 논문'}에서 질문에 가장 가까운 대목:",
    nothing=lambda papers: f"{'논문' if papers == 1 else '두 논문'}의 본문도 초록도 구하지 못했습니다.",
    verbatim="원문 그대로",
)
