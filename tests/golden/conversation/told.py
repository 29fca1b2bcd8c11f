"""What is answered in the conversation: one question for each ending that an answer can have."""

from collections.abc import AsyncIterator
from dataclasses import replace

from fakes_asked import ScriptedAnswers, an_answer

from bot.domain.answer import Answer
from bot.domain.evidence import Bullet, Quote
from bot.questions.asking import Question, Step

TRAINED = Quote("The models were trained on over 7 trillion tokens of text and code.", "3 Pretraining")
SAID = {
    "What data was it trained on?": "It was trained on over 7 trillion tokens of text and code.",
    "and how many parameters?": "",
    "3번 논문 왜 빨라?": "모의실험에서 손의 움직임을 미리 배웁니다.",
    "2번 데이터 뭐 씀?": "50B 토큰의 공개 말뭉치로 학습했습니다.",
    "compare 1 and 2: which is faster?": "Only the second measures its speed.",
}


class Told(ScriptedAnswers):
    """bot.questions.asking.Answers: by a model, by passages, too late, or nothing at all."""

    async def answer(self, question: Question) -> AsyncIterator[Step | Answer]:
        """A step and the answer of the question."""
        yield Step("reading")
        said = SAID.get(question.text)
        made = an_answer(question)
        if said:
            paper = 2 if len(question.papers) > 1 else None
            made = replace(made, sentences=(Bullet(said, (TRAINED,), paper),))
            yield replace(made, ending="late") if question.text.startswith("3번") else made
        elif said is None:
            yield replace(made, ending="not_said", sentences=())
        else:
            yield replace(made, ending="no_model", writer="passages", sentences=(), model=None)
