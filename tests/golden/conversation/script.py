"""One conversation as data: who says or presses what, where, and what must come of it. Every platform runs it.

A driver prepares the world: three days (14 July without papers, 15 and 16 July with four each), the conference report
of `reports_told`, a clock at `talking.NOW`, the people and places below, the bot in the channel; into the group it
comes later. It replaces {channel} by the channel's name as a person writes it, and leaves out turns that need what its
platform does not have, saying so in its transcript. `says` are words of the answer, each in one piece; a turn that is
not `answered` gets nothing at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Who = Literal["mina", "joon", "sora", "nobody"]
"""Mina administers the group and the channel, Joon is a member of the group; both read English. Sora reads Korean.
`nobody` is the group itself where an anonymous administrator writes, and the channel where it posts."""
Where = Literal["private", "group", "channel"]
"""`private` is the person's own chat with us."""
TITLES: Mapping[Where, str] = {"group": "Reading Group", "channel": "The Lab"}
Need = Literal[
    "groups",
    "channels",
    "managing",
    "anonymous",
    "refusals",
    "other bots",
    "edits",
    "forwards",
    "replies",
    "links",
    "ages",
]
"""`managing`: a place from a private chat; `anonymous` administrators; `other bots` in a group, called by their names;
`links` that start a private chat; `ages`: messages that waited; `refusals`: commands of administrators are offered to
members too, and are refused when they are used."""


@dataclass(frozen=True, slots=True)
class Say:
    """A message. `origin` as the platform tells it; `old`: it was sent two hours ago."""

    text: str
    origin: Literal["new", "edited", "forwarded"] = "new"
    old: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """The button with this label, under the newest message there that has one."""

    label: str


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """A message in reply to our newest one there that shows these words."""

    showing: str
    text: str


@dataclass(frozen=True, slots=True)
class Happens:
    """The bot is added to the place, or put out of it; whoever answers for the place is told privately."""

    what: Literal["adds", "removes"]


Act = Say | Press | ReplyTo | Happens


@dataclass(frozen=True, slots=True)
class Turn:
    """One step."""

    who: Who
    where: Where
    act: Act
    says: tuple[str, ...] = ()
    answered: bool = True
    needs: tuple[Need, ...] = ()


def mina(act: str | Act, *says: str, needs: tuple[Need, ...] = ()) -> Turn:
    """Mina in her private chat."""
    return Turn("mina", "private", Say(act) if isinstance(act, str) else act, says, needs=needs)


def joon(act: str | Act, *says: str, needs: tuple[Need, ...] = ()) -> Turn:
    """Joon in his private chat."""
    return Turn("joon", "private", Say(act) if isinstance(act, str) else act, says, needs=needs)


def sora(act: str | Act, *says: str, needs: tuple[Need, ...] = ()) -> Turn:
    """Sora in her private chat."""
    return Turn("sora", "private", Say(act) if isinstance(act, str) else act, says, needs=needs)


def group(who: Who, act: str | Act, *says: str, answered: bool = True, needs: tuple[Need, ...] = ()) -> Turn:
    """Somebody in the group."""
    return Turn(who, "group", Say(act) if isinstance(act, str) else act, says, answered, ("groups", *needs))


def channel(text: str, *says: str, answered: bool = True) -> Turn:
    """A post in the channel."""
    return Turn("nobody", "channel", Say(text), says, answered, ("channels",))


HOSTILE = "<b>now</b> [free](https://evil.example) @everyone tg://resolve \u202eabc {0} %s"

SCRIPT: tuple[Turn, ...] = (
    mina("/start", "the morning paper for AI research"),
    mina("/help", "What you can write"),
    mina("/categories", "Inference acceleration"),
    mina("/subscribe computer visoin", "There is no category “computer visoin”."),
    mina(Press("/subscribe Computer Vision"), "Subscribed: Computer Vision."),
    mina("/subscribe nlp", "Subscribed: Natural Language Processing."),
    mina("/categories"),
    mina(Press("➕ 🐱 LLM"), "Subscribed: LLM."),
    mina(Press("✅ 💬 Natural Language Processing"), "Unsubscribed: Natural Language Processing."),
    mina("/subscriptions", "LLM, Computer Vision"),
    mina("/digest", "Qwen2 Technical Report", "Grasping Diverse Objects"),
    mina(Press("1 details"), "What's New"),
    mina(ReplyTo("Q-Sparse", "2"), "Fully Sparsely-Activated", needs=("replies",)),
    mina("/why 2", "Q-Sparse"),
    mina("3", "Grasping Diverse Objects"),
    mina("7/16-1", "Qwen2 Technical Report"),
    mina("see https://arxiv.org/abs/2407.10671v2 please", "Qwen2 Technical Report"),
    mina("/paper 99", "This edition has no paper 99."),
    mina("/digest 2024-07-14", "No new papers"),
    mina("/digest rl", "Learning to Walk"),
    mina("/timezone seoul", "Time zone: Asia/Seoul."),
    mina("/time 7:30", "07:30"),
    mina("/time half past seven", "“half past seven” is not a time I know."),
    mina("/days weekdays", "Monday to Friday"),
    mina("/mute on"),
    mina("/length full"),
    mina("/notices on"),
    mina("/undo", "Undone. A line on days without papers: on → off"),
    mina("/digest", "What's New"),
    mina("/settings", "Settings", "Asia/Seoul"),
    mina(Press("➕ Once a week"), "Once a week: on"),
    mina(Press("✅ Once a week"), "Once a week: off"),
    mina(Press("✅ Length: full"), "Settings"),
    mina("/pause"),
    mina(Press("Resume")),
    mina("/status", "Newest edition: Tue 16 July 2024, 4 papers."),
    mina("How fast is paper 2?", "Q-Sparse", "The paper does not say."),
    mina("/ask 1 What data was it trained on?", "Qwen2 Technical Report", "over 7 trillion tokens"),
    mina(Press("Evidence"), "What the answer stands on", "trained on over 7 trillion tokens"),
    mina(Press("More passages"), "Nearest passages, 1 to 3"),
    mina("and how many parameters?", "Qwen2 Technical Report", "No model is set"),
    mina(ReplyTo("No model is set", "is the code there?"), "Qwen2 Technical Report", needs=("replies",)),
    mina("compare 1 and 2: which is faster?", "Qwen2 Technical Report", "Q-Sparse"),
    mina("/ask 1 What data was it trained on?", "The same question was answered on"),
    mina(Press("Report as wrong"), "The operator decides"),
    mina("/report", "NeurIPS 2023, in LLM", "Efficient fine-tuning · 5 papers"),
    mina(Press("Ch. 4"), "Fine-Tuning Language Models with Just Forward Passes"),
    mina(Press("12 details"), "It is trained on 7 trillion tokens.", "Not found in the abstract"),
    mina("/why 12", "neurips-2023-llm:12", "chosen for the topic LLM"),
    mina("How fast is paper 12?", "Fine-Tuning Language Models", "The paper does not say."),
    mina("and its data?", "Fine-Tuning Language Models"),
    mina("/ask neurips-2023-llm:11 What data was it trained on?", "QLoRA", "over 7 trillion tokens"),
    mina(ReplyTo("Efficient fine-tuning · 5", "3번 논문 왜 빨라?"), "Principle-Driven", needs=("replies",)),
    mina("3", "Principle-Driven Self-Alignment"),
    mina("/report reasoning", "Toolformer"),
    mina("/report neurips-2023-llm file", "The whole report as a file"),
    mina(Press("Contents"), "NeurIPS 2023, in LLM"),
    mina("/report icml", "There is no conference report or chapter “icml”."),
    mina("/digest 2024-07-16", "Grasping Diverse Objects"),
    mina("3", "Grasping Diverse Objects"),
    mina("/language ko", "이제 한국어로 안내합니다."),
    mina("강화학습 구독해줘", "구독했습니다: 강화학습"),
    mina("1번", "새로운 점"),
    mina("/분야", "추론 가속"),
    mina(Press("✅ 🎮 강화학습"), "구독을 해지했습니다: 강화학습"),
    mina("3번 논문 왜 빨라?", "Grasping Diverse Objects", "시간이 다 되어"),
    mina("/subscribe 양자 요리", "‘양자 요리’ 분야는 없습니다."),
    mina("그만", "그만두는 방법"),
    mina("/설정", "설정"),
    mina(Press("English"), "This chat is in English now."),
    group("mina", Happens("adds"), "I am in “Reading Group” now."),
    mina(Press("Its settings"), "This is about “Reading Group”.", needs=("groups", "managing")),
    group("joon", "/digest", "Qwen2 Technical Report"),
    group("joon", "good morning everybody", answered=False),
    group("joon", "/subscribe LLM", "Only administrators can use /subscribe here.", needs=("refusals",)),
    group("mina", "/subscribe LLM", "Subscribed: LLM."),
    group("nobody", "/time 08:00", "08:00", needs=("anonymous",)),
    group("joon", ReplyTo("Q-Sparse", "2"), "Fully Sparsely-Activated", needs=("replies",)),
    group(
        "joon",
        ReplyTo("Qwen2 Technical Report", "why is paper 2 sparse?"),
        "Fully Sparsely-Activated",
        needs=("replies",),
    ),
    group("mina", "/digest all", "Grasping Diverse Objects"),
    group("joon", "/ask 3 is it fast?", "Grasping Diverse Objects"),
    group("joon", ReplyTo("Qwen2 Technical Report", "why is it so?"), "Which paper", needs=("replies",)),
    group("mina", "/digest 2024-07-15", "Mon 15 July 2024"),
    group("mina", "/digest", "Tue 16 July 2024"),
    group("joon", ReplyTo("Mon 15 July 2024", "is paper 2 fast?"), "Fully Sparsely-Activated", needs=("replies",)),
    group("mina", "/report 4", "QLoRA: Efficient Finetuning"),
    group("joon", ReplyTo("Efficient fine-tuning", "3번 논문 왜 빨라?"), "Principle-Driven", needs=("replies",)),
    group("joon", ReplyTo("Efficient fine-tuning", "12"), "Fine-Tuning Language Models", needs=("replies",)),
    group("joon", "/paper neurips-2023-llm:14", "its abstract could not be had"),
    group("joon", "is paper 2 fast?", answered=False),
    group("joon", "/digest@another_bot", answered=False, needs=("other bots",)),
    group("joon", Say("/digest", origin="edited"), answered=False, needs=("edits",)),
    group("joon", Say("/digest", origin="forwarded"), answered=False, needs=("forwards",)),
    group("joon", "/settings", "Settings"),
    group("joon", Press("Pause"), "Only administrators can use /pause here."),
    mina("/subscribe {channel} Multimodal", "This is about “The Lab”.", "Subscribed: Multimodal.", needs=("managing",)),
    mina(Press("All settings"), "This is about “The Lab”.", "Multimodal", needs=("managing",)),
    mina(Press("➕ Without a sound"), "Posts come without a sound now.", needs=("managing",)),
    mina("settings {channel}", "This is about “The Lab”.", "Multimodal", needs=("managing",)),
    joon("settings {channel}", "Only administrators of", needs=("managing",)),
    channel("Two of our papers are out today!", answered=False),
    channel("/subscriptions", "Multimodal"),
    channel("/digest all", "Qwen2 Technical Report"),
    Turn("joon", "channel", Press("3 details"), ("Grasping Diverse Objects",), needs=("channels",)),
    channel("/report 4", "QLoRA: Efficient Finetuning"),
    Turn("joon", "channel", Press("12 details"), ("Fine-Tuning Language Models",), needs=("channels",)),
    group("mina", Happens("removes"), "About “Reading Group”: Posts are off, because I was removed."),
    joon("/start p20240716-2", "Fully Sparsely-Activated", needs=("links",)),
    joon("/start neurips-2023-llm_c3", "Reasoning and tools", needs=("links",)),
    mina(Say("/digest", old=True), "I was away", needs=("ages",)),
    mina("asdf qwer zxcv", "I did not understand that."),
    mina(HOSTILE, "I did not understand that."),
    mina("/forget", "Erased:"),
    mina("/forget", "nothing to erase"),
    mina("/start", "the morning paper for AI research"),
    sora("/start", "분야를 누르거나"),
    sora(Press("도움말"), "쓸 수 있는 명령"),
    sora("/구독 컴퓨터 비젼", "‘컴퓨터 비젼’ 분야는 없습니다."),
    sora(Press("/subscribe Computer Vision"), "구독했습니다: 컴퓨터 비전"),
    sora("/조간", "Grasping Diverse Objects"),
    sora(Press("3 자세히"), "새로운 점"),
    sora(Press("실린 이유"), "확신도 83%"),
    sora("거대언어모델", "거대 언어 모델(LLM)"),
    sora("2407.10672", "Fully Sparsely-Activated"),
    sora("2번 데이터 뭐 씀?", "Q-Sparse"),
    sora("저거 코드 있음?", "Q-Sparse"),
    sora("humanoids 논문 데이터 뭐 썼어?", "Grasping Diverse Objects"),
    sora("/보고서", "거대 언어 모델(LLM) 분야의 논문 14편"),
    sora(Press("4장"), "QLoRA: Efficient Finetuning"),
    sora(Press("12 자세히"), "논문이 이끌어낸 직관"),
    sora("왜 빨라?", "Fine-Tuning Language Models"),
    sora("3번 논문 왜 빨라?", "Principle-Driven", "시간이 다 되어"),
    sora(ReplyTo("QLoRA: Efficient", "11번 코드 있음?"), "QLoRA", needs=("replies",)),
    sora("3장", "Toolformer"),
    sora("보고서 iclr-2024 보여줘", "iclr-2024"),
    sora("/시간대 서울", "Asia/Seoul"),
    sora("/시각 오전 7시 반", "오전 7:30"),
    sora("/days 월,수,금", "월요일, 수요일, 금요일"),
    sora("/안내 켜기"),
    sora("/설정", "설정"),
    sora(Press("✅ 논문 없는 날 안내"), "논문 없는 날 안내: 끔"),
    sora("/상태", "2024년 7월 16일 (화), 논문 4편"),
    sora("고마워", "이렇게 할 수 있습니다."),
    sora("삭제", "아직은 아무것도 삭제하지 않았습니다."),
    sora(Press("지금 모두 삭제"), "삭제했습니다:"),
)
