"""Questions as a conversation: who asks what, where, and what must come of it. Every platform runs both parts.

Mina reads English, Sora Korean, Joon is an operator and a member of Mina's group. `elsewhere` are words that another
chat must show after the turn: what an operator is told, and an answer that is taken back.
"""

from dataclasses import dataclass

from golden.conversation.script import Act, Happens, Need, Press, ReplyTo, Say, Turn, Where, Who
from golden.questions.papers import LIGHTS, OLDER


@dataclass(frozen=True, slots=True)
class Quoting(ReplyTo):
    """A message in reply to somebody's message that quotes, or passes on, the one of ours that shows these words."""


@dataclass(frozen=True, slots=True)
class Asked(Turn):
    """A step that may be seen in another chat too."""

    elsewhere: tuple[str, ...] = ()


def _by(who: Who, where: Where, act: str | Act, *says: str, **more: tuple[Need, ...] | tuple[str, ...]) -> Asked:
    return Asked(who, where, Say(act) if isinstance(act, str) else act, says, **more)  # type: ignore[arg-type]  # each is a field's own


def mina(act: str | Act, *says: str, needs: tuple[Need, ...] = (), elsewhere: tuple[str, ...] = ()) -> Asked:
    """Mina in her private chat."""
    return _by("mina", "private", act, *says, needs=needs, elsewhere=elsewhere)


def sora(act: str | Act, *says: str, needs: tuple[Need, ...] = (), elsewhere: tuple[str, ...] = ()) -> Asked:
    """Sora in her private chat."""
    return _by("sora", "private", act, *says, needs=needs, elsewhere=elsewhere)


def joon(act: str | Act, *says: str, elsewhere: tuple[str, ...] = ()) -> Asked:
    """The operator in his private chat."""
    return _by("joon", "private", act, *says, needs=("managing",), elsewhere=elsewhere)


def group(who: Who, act: str | Act, *says: str, needs: tuple[Need, ...] = ("groups",)) -> Asked:
    """Somebody in the group."""
    return _by(who, "group", act, *says, needs=needs)


def channel(act: str, *says: str) -> Asked:
    """A post in the channel."""
    return _by("nobody", "channel", act, *says, needs=("channels",))


LAST, FIRST_OF_IT = len(LIGHTS), f"{LIGHTS[0]}: Training"
SHOWS_LAST = f"{LIGHTS[-1]}: Training"
TOKENS = "How many tokens of text is paper 1 trained on?"
TOKENS_KO = "1번 논문은 토큰 몇 개로 학습했어?"
DATA = "What data was paper 2 trained on?"
CARDS_KO = "2번 학습은 GPU 몇 장으로 했어?"
INSTEAD = "This answer was withdrawn"
INSTEAD_KO = "틀린 답변이라 철회했습니다"
UNCONFIRMED = "no sentence of it could be confirmed"
WORDING, WORDING_KO = "The wording of the answer could not be confirmed", "답변의 표현을 확인하지 못해"

SCRIPT: tuple[Asked, ...] = (
    mina("/digest", "Lantern", "Pelikan", "Beacon"),
    mina(TOKENS, "Lantern is trained on 7 trillion tokens of text."),
    mina(Press("Evidence"), "What the answer stands on", "trained on 7 trillion tokens"),
    mina("does it need human labels?", "Lantern does not need human labels."),
    mina("on what text is paper 1 trained?", WORDING, "“Lantern is trained on 7 trillion tokens of text.”"),
    mina(Press("More passages"), "Nearest passages, 1 to 2"),
    mina(DATA, "1,940 hours of parliamentary debates"),
    mina("and on which cards was it trained?", "four A100 cards", "5 Experiments"),
    mina(Press("Evidence"), "for six days"),
    mina("Who paid for paper 2?", "The paper does not say.", "nearest to the question"),
    mina(Press("More passages"), "Nearest passages, 4 to 6"),
    mina("compare 1 and 3: which of them needs human labels?", "[1]", "[2]", "Beacon does not need human labels."),
    mina(Press("More passages"), "[1] Lantern", "[2] Beacon"),
    mina(ReplyTo("Beacon does not need", "and how many tokens are they trained on?"), "Beacon is", needs=("replies",)),
    mina("/length full"),
    mina(f"/digest {OLDER} all", FIRST_OF_IT, SHOWS_LAST),
    mina(
        ReplyTo(SHOWS_LAST, f"is paper {LAST} trained with human labels?"),
        f"{LIGHTS[-1]} does not need human labels.",
        needs=("replies",),
    ),
    mina(ReplyTo(FIRST_OF_IT, "how good is paper 1 on GSM8K?"), f"{LIGHTS[0]} reaches 84.2", needs=("replies",)),
    mina("/digest", "Lantern"),
    mina(f"/ask 2 {DATA}", "The same question was answered on", "1,940 hours"),
    mina(Press("Report as wrong"), "The operator decides"),
    joon("/wrong", "A reader says that answer", "Pelikan"),
    joon(Press("It is wrong: withdraw it"), "is withdrawn", elsewhere=(INSTEAD, INSTEAD)),
    joon("/wrong", "No reported answer waits."),
    mina(f"/ask 2 {DATA}", UNCONFIRMED, needs=("managing",)),
    mina("Is the moon larger than paper 1?", UNCONFIRMED),
    group("mina", Happens("adds"), "I am in “Reading Group” now."),
    group("mina", f"/digest {OLDER} all", SHOWS_LAST),
    group(
        "mina",
        ReplyTo(SHOWS_LAST, f"is paper {LAST} trained with human labels?"),
        f"{LIGHTS[-1]} does not need human labels.",
        needs=("replies",),
    ),
    channel(f"/digest {OLDER} all", SHOWS_LAST),
    group("mina", "/digest", "Lantern"),
    group(
        "mina",
        Quoting(SHOWS_LAST, f"and how good is paper {LAST} on GSM8K?"),
        f"{LIGHTS[-1]} reaches 84.2",
        needs=("replies",),
    ),
    sora("/조간", "Lantern"),
    sora(TOKENS_KO, "7조 토큰"),
    sora(Press("근거"), "답변의 근거", "7 trillion tokens"),
    sora("그거 사람 레이블 필요해?", "사람 레이블(human labels)이 필요하지 않습니다."),
    sora("1번 학습 텍스트는?", WORDING_KO, "“Lantern is trained on 7 trillion tokens of text.”"),
    sora(CARDS_KO, "A100"),
    sora("2번 논문 연구비는 누가 댔어?", "논문에는 나오지 않습니다."),
    sora(Press("다른 대목"), "가까운 대목 4-6"),
    sora("1번이랑 3번 비교하면 사람 레이블이 필요한 쪽은?", "[1]", "[2]", "Beacon은 사람 레이블"),
    sora(Press("다른 대목"), "[1] Lantern", "[2] Beacon"),
    sora("/length full"),
    sora(f"/조간 {OLDER} all", SHOWS_LAST),
    sora(
        ReplyTo(SHOWS_LAST, f"{LAST}번 사람 레이블 필요해?"),
        f"{LIGHTS[-1]}은 사람 레이블",
        needs=("replies",),
    ),
    sora("/조간", "Lantern"),
    sora(f"/ask 2 {CARDS_KO}", "같은 질문에 답한 적이 있어", "A100"),
    sora(Press("틀린 답변 신고"), "운영자가 확인해"),
    joon("/wrong", "A reader says that answer", "Pelikan"),
    joon(Press("It is wrong: withdraw it"), "is withdrawn", elsewhere=(INSTEAD_KO, INSTEAD_KO)),
    sora(f"/ask 2 {CARDS_KO}", "확인된 문장이 없습니다.", needs=("managing",)),
    mina("What is the delay of paper 2?", "The model does not answer now", "3.9 to 1.9 seconds"),
    sora("2번 지연 시간은 얼마나 줄었어?", "지금은 모델이 응답하지 않아", "3.9 to 1.9 seconds"),
)
"""With a model, which is out at the end."""

WITHOUT: tuple[Asked, ...] = (
    mina("/digest", "Lantern"),
    mina(DATA, "No model is set", "1,940 hours of parliamentary debates"),
    mina("and on which cards was it trained?", "No model is set", "four A100 cards"),
    mina(
        "Which football club do the authors of paper 2 like?",
        "The paper does not say it in the words of the question.",
        "a search without a model",
    ),
    mina("compare 1 and 3: which of them needs human labels?", "No model is set", "[1]", "[2]"),
    sora("/조간", "Lantern"),
    sora("2번 학습 데이터는 몇 시간이야?", "설정된 모델이 없어", "1,940 hours"),
    sora("그거 코드 공개했나요?", "설정된 모델이 없어", "under the MIT licence"),
    sora("2번 관련 특허 번호 알려줘", "질문에 쓴 말로는 논문에서 답을 찾지 못했습니다.", "모델 없이 검색만"),
)
"""Where no model is set."""
