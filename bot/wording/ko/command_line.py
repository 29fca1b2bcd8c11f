"""Korean: what the command line says otherwise than a chat (합니다체)."""

from bot.errors import NoEdition, Temporary, UnknownPaper
from bot.wording.shapes.command_line import CommandLineWords


def _no_edition(mistake: NoEdition) -> str:
    if mistake.day:
        return f"{mistake.day} 조간이 없습니다. 조간을 만들려면: jogan edition --date {mistake.day}"
    return "아직 나온 조간이 없습니다. 조간을 만들려면: jogan edition"


def _unknown_paper(mistake: UnknownPaper) -> str:
    if mistake.is_identity:
        return f"{mistake.text}: 조간에 실린 적이 없고, 출처에서도 찾지 못한 논문입니다"
    if mistake.text.isdecimal():
        return f"조간에 {mistake.text}번 논문이 없습니다. 조간 파일의 위치를 보려면: jogan edition"
    return (
        f"‘{mistake.text}’에 해당하는 논문을 찾지 못했습니다. "
        "arXiv 번호(2407.10671)나 링크, 최근 조간의 번호를 쓸 수 있습니다"
    )


def _not_asked(failure: Temporary) -> str:
    return f"지금은 출처에 물어볼 수 없습니다({failure}). 출처의 상태를 보려면: jogan doctor"


COMMAND_LINE = CommandLineWords(
    no_edition=_no_edition,
    unknown_paper=_unknown_paper,
    not_asked=_not_asked,
    not_asked_of_text=lambda failure: f"{_not_asked(failure)} · 본문 파일을 주면 묻지 않습니다: --text FILE",
)
