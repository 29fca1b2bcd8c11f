"""Korean: the sentence for every user mistake (합니다체)."""

from collections.abc import Sequence

from bot.errors import (
    MissingArgument,
    NoChapter,
    NoEdition,
    NoReport,
    NotThereYet,
    UnknownCommand,
    UnknownPaper,
    UnknownZone,
)
from bot.wording import korean
from bot.wording.shapes.errors import ErrorWords


def _quoted(text: str, particle: str) -> str:
    """The text in quotation marks, with the particle that its sound asks for outside of them."""
    joined = {"topic": korean.topic, "subject": korean.subject, "objective": korean.objective}[particle](text)
    return f"‘{text}’{joined[len(text) :]}"


def _near(what: str, names: Sequence[str]) -> str:
    """What is close, without a particle: a command that one touches is no longer a link everywhere."""
    return f" 비슷한 {what}: {', '.join(names)}." if names else ""


def _unknown_command(mistake: UnknownCommand) -> str:
    near = _near("명령", [f"/{name}" for name in mistake.nearest if name != "help"])
    return f"‘{mistake.word}’ 명령은 없습니다.{near} 전체 명령: /help"


def _unknown_category(typed: str, near: Sequence[str]) -> str:
    return f"‘{typed}’ 분야는 없습니다.{_near('분야', near)} 전체 분야: /categories"


def _unknown_paper(mistake: UnknownPaper) -> str:
    if mistake.askable:
        return (
            f"{mistake.text}: 조간에 실린 적이 없어 카드가 없는 논문입니다. 그래도 질문할 수 있습니다: "
            f"/ask {mistake.text} 무엇이 새롭습니까?"
        )
    if mistake.is_identity:
        return f"{mistake.text}: 조간에 실린 적이 없어 알지 못하는 논문입니다. 논문 목록: /digest"
    if mistake.report:
        named = f"{mistake.text}번 논문이" if mistake.text.isdecimal() else f"‘{mistake.text}’에 해당하는 논문이"
        return f"{mistake.report} 보고서에는 {named} 없습니다. 목차: /report {mistake.report}"
    if mistake.text.isdecimal():
        first = f"지금 보고 있는 조간에는 {mistake.text}번 논문이 없습니다."
    else:
        first = f"‘{mistake.text}’에 해당하는 논문을 찾지 못했습니다."
    return f"{first} 조간의 번호(/paper 1)나 arXiv 번호(/paper 2407.10671)로 찾을 수 있습니다. 논문 목록: /digest"


def _no_edition(mistake: NoEdition) -> str:
    if mistake.newest is None:
        return "아직 나온 조간이 없습니다. 그동안 분야를 골라 둘 수 있습니다: /categories"
    if mistake.future and mistake.day:
        day = korean.topic(f"{mistake.day.year}년 {korean.day(mistake.day)}")
        return f"{day} 앞으로 올 날짜라 아직 조간이 없습니다. 최근 조간: /digest"
    newest = f"가장 최근 조간은 {mistake.newest.year}년 {korean.day(mistake.newest)}에 나왔습니다: /digest"
    if mistake.day is None:
        return newest
    return f"{mistake.day.year}년 {korean.day(mistake.day)} 조간은 없습니다. {newest}"


def _unknown_zone(mistake: UnknownZone) -> str:
    return f"‘{mistake.text}’ 시간대는 없습니다.{_near('시간대', mistake.nearest)} 예: /timezone Asia/Seoul"


def _missing_argument(mistake: MissingArgument) -> str:
    return f"/{mistake.command} 뒤에 내용을 붙여 주십시오. 예: {mistake.example}"


def _no_report(mistake: NoReport) -> str:
    if not mistake.name and not mistake.known:
        return (
            "아직 학회 보고서가 없습니다. 한 학회의 논문을 주제별로 골라 장으로 묶은 글이며, "
            "운영자가 `jogan report`로 만듭니다. 최근 조간: /digest"
        )
    near = _near("보고서", mistake.known)
    return f"‘{mistake.name}’에 해당하는 학회 보고서나 장이 없습니다.{near} 전체 보고서: /report"


def _no_chapter(mistake: NoChapter) -> str:
    there = f"1장부터 {mistake.last}장까지 있습니다" if mistake.last > 1 else f"장이 {mistake.last}개뿐입니다"
    return f"{mistake.report} 보고서에는 {mistake.number}장이 없습니다. {there}. 목차: /report {mistake.report}"


_LATER = {
    "ask": "여기에서는 질문에 답하지 않습니다. 논문의 내용은 카드에 있습니다: /paper 1",
}


def _not_there_yet(mistake: NotThereYet) -> str:
    later = f"/{mistake.command} 명령은 다음 버전에 추가할 기능입니다. 지금 쓸 수 있는 명령: /help"
    return _LATER.get(mistake.command, later)


ERRORS = ErrorWords(
    unknown_command=_unknown_command,
    missing_argument=_missing_argument,
    unknown_category=_unknown_category,
    unknown_paper=_unknown_paper,
    ambiguous_paper=lambda mistake: (
        f"‘{mistake.text}’에 맞는 논문이 여러 편입니다: "
        + "; ".join(f"{number}. {title}" for number, title in mistake.choices)
        + f". 번호로 골라 주십시오. 예: /paper {mistake.choices[0][0] if mistake.choices else 1}"
    ),
    no_edition=_no_edition,
    bad_date=lambda mistake: (
        f"{_quoted(mistake.text, 'topic')} 알 수 없는 날짜입니다. 예: /digest 2024-07-16, /digest 7/16, /digest 어제"
    ),
    bad_time=lambda mistake: (
        f"{_quoted(mistake.text, 'topic')} 알 수 없는 시각입니다. 예: /time 07:30, /time 오전 7시 반"
    ),
    unknown_zone=_unknown_zone,
    bad_days=lambda mistake: (
        f"{_quoted(mistake.text, 'topic')} 알 수 없는 요일입니다. 예: /days 월-금, /days 월,수,금, /days 매일"
    ),
    unknown_language=lambda mistake: (
        f"{_quoted(mistake.text, 'topic')} 지원하지 않는 언어입니다. 지원하는 언어: "
        + ", ".join(f"/language {code}" for code in mistake.offered)
    ),
    bad_choice=lambda mistake: (
        f"{_quoted(mistake.text, 'topic')} /{mistake.command} 명령에 쓸 수 없는 값입니다. 쓸 수 있는 값: "
        + ", ".join(f"/{mistake.command} {choice}" for choice in mistake.offered)
    ),
    administrators_only=lambda mistake: (
        f"이곳에서는 관리자만 /{mistake.command} 명령을 쓸 수 있습니다. 개인 대화에서는 누구나 쓸 수 있습니다."
        + (" 읽기는 이곳에서도 누구나 할 수 있습니다: /digest, /paper 1" if mistake.writable else "")
    ),
    unknown_place=lambda mistake: (
        f"그룹이나 채널을 찾지 못했습니다: {mistake.text}. 먼저 그곳에 초대해 주십시오. 그다음 설정하려면: "
        f"설정 {mistake.text}"
    ),
    not_a_member=lambda mistake: (
        f"‘{mistake.text}’에 들어가 있지 않습니다. 먼저 그곳에 초대하고, 채널이면 글을 쓸 권한도 주십시오. "
        f"그다음 설정하려면: 설정 {mistake.text}"
    ),
    not_its_administrator=lambda mistake: (
        f"‘{mistake.text}’의 설정은 그곳의 관리자만 바꿀 수 있습니다. 이 대화의 설정: /settings"
    ),
    place_silent=lambda mistake: (
        f"‘{mistake.text}’의 관리자를 확인하지 못했습니다. 잠시 뒤 다시 시도해 주십시오: 설정 {mistake.text}"
    ),
    only_in_private=lambda mistake: f"다른 곳의 설정은 개인 대화에서만 바꿀 수 있습니다. 예: {mistake.command} @이름",
    no_report=_no_report,
    no_chapter=_no_chapter,
    not_there_yet=_not_there_yet,
)
