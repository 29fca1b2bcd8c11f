"""Korean: places that we came to, were put out of, or that are managed from afar (합니다체)."""

from bot.wording.ko.chat_asking import ASKING
from bot.wording.shapes.chat_places import OffWords, PlaceWords

OFF = OffWords(
    blocked="차단되어 조간을 보내지 않습니다. 다시 받으려면: /start",
    removed="저를 내보내서 조간을 보내지 않습니다. 다시 초대하면 이어서 보냅니다.",
    no_rights=lambda again: f"글을 쓸 권한이 없어 조간을 보내지 않습니다. 권한을 준 뒤 다시 시작하려면: {again}",
    gone="그곳을 더 이상 찾을 수 없어 조간을 보내지 않습니다.",
    closed=lambda again: f"스레드가 닫혀 조간을 보내지 않습니다. 스레드를 다시 연 뒤 시작하려면: {again}",
)

PLACES = PlaceWords(
    joined=lambda title: (
        f"‘{title}’에 들어왔습니다. 분야를 고르기 전에는 아무것도 보내지 않습니다. "
        "아래 버튼으로 분야를 골라 주십시오. 다른 관리자는 그곳에서 고를 수 있습니다."
    ),
    left=lambda title, why: f"‘{title}’: {why} 설정은 그대로 보관합니다.",
    back=lambda title: f"‘{title}’에 다시 쓸 수 있어 조간을 이어서 보냅니다.",
    off=OFF,
    here_again="보내지 않던 조간을 다시 보냅니다.",
    manage="그곳의 설정",
    choose="그곳의 분야 고르기",
    in_forums="이곳은 포럼입니다. 분야마다 글을 따로 올립니다.",
    untitled="이름 없는 곳",
    managed=lambda title, name: f"‘{title}’에 관한 내용입니다. 명령을 직접 입력할 때는 이름을 붙입니다: 설정 {name}",
    away="자리를 비운 동안 온 글은 읽지 않았습니다. 다시 보내 주십시오. 예: /help",
    flooding="한꺼번에 너무 많이 보내셨습니다. 1분쯤은 일부에만 답하니 그 뒤에 다시 보내 주십시오. 예: /help",
    asking=ASKING,
)
