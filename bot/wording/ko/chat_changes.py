"""Korean: changes of settings, the way back, and what a chat may have sent to itself (합니다체)."""

from bot.wording.shapes.chat_changes import ChangeWords

CHANGES = ChangeWords(
    undo="되돌리기",
    undone=lambda name, was, now: f"되돌렸습니다. {name}: {was} → {now}",
    nothing="되돌릴 설정 변경이 없습니다. 모든 설정 보기: /settings",
    another="이미 되돌렸거나 그 뒤에 다른 설정을 바꿨습니다. 마지막 변경을 되돌리려면: /undo",
    last="최근 변경(마지막 변경을 되돌리려면: /undo):",
    change=lambda name, was, now, moment: f"{name}: {was} → {now} · {moment}",
    by_you="내가 바꿈",
    by=lambda person: f"바꾼 사람 {person}",
    is_undone="되돌림",
    is_undo="되돌리기",
    export=(
        "이 대화에 관해 저장한 정보를 JSON 파일로 보냅니다. 모델의 원문 응답은 들어 있지 않습니다. "
        "모두 삭제하려면: /forget"
    ),
    export_of_place=(
        "이곳에 관해 저장한 정보를 JSON 파일로 보냅니다. 구성원이 한 질문과 구성원의 번호는 담지 않았습니다. "
        "삭제하려면: /forget"
    ),
    nothing_kept="이 대화에 관해 저장한 정보가 없어 보낼 것이 없습니다.",
    no_file=(
        "여기로는 파일을 보내지 못했습니다. 잠시 후 다시 시도해 주십시오. "
        "그룹이나 채널의 파일은 저와의 개인 대화에서도 받을 수 있습니다. 예: export @이름"
    ),
)
