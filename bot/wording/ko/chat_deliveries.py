"""Korean: posts that were sent, wait, or could not be sent."""

from bot.wording.korean import dated
from bot.wording.shapes.chat_deliveries import DeliveryWords

DELIVERIES = DeliveryWords(
    last="최근에 여기로 보낸 조간:",
    edition=lambda day: f"{dated(day)} 조간",
    weekly=lambda day: f"{dated(day)}까지의 주간 조간",
    notice=lambda day: f"{dated(day)} 안내(논문 없는 날)",
    report=lambda day: f"{dated(day)} 학회 보고서 연재",
    arrived=lambda moment: f"{moment}에 보냈습니다",
    some=lambda arrived, parts: f"메시지 {parts:,}건 중 {arrived:,}건을 보냈습니다. 나머지",
    soon="차례를 기다리고 있으며 몇 분 안에 보냅니다",
    later=lambda moment: f"보내지 못해 {moment}에 다시 보냅니다",
    paused=lambda moment: f"플랫폼이 전송을 제한해 {moment} 이후에 보냅니다",
    unreached=lambda moment: f"{moment}부터 플랫폼에 연결되지 않아 계속 다시 시도하고 있습니다",
    again=lambda moment: f"다음 시도: {moment}",
    asked="도착했는지 아직 알 수 없어 확인하고 있습니다",
    held="도착했는지 확인할 방법이 없어, 운영자가 다시 보내기로 정하기 전에는 보내지 않습니다",
    refused=lambda reason: f"받을 수 없는 곳이라 보내지 못했습니다 ({reason})",
    replaced="보내지 않았습니다. 그사이 전송이 멈췄거나 새 조간에 함께 실었습니다",
    why="여기로 온 조간과 그 까닭",
    comes=lambda day: f"{day} 조간은 다음 조간에 함께 보냅니다.",
    begins=lambda day: f"{day} 조간은 구독하기 전에 나와 보내지 않습니다. 지금 읽으려면: /digest",
    none_of_yours=lambda day: f"{day} 조간에는 구독하는 분야의 논문이 없어 보내지 않습니다.",
    lanes="봇:",
    lane=lambda name, waiting, unsure, held, refused: (
        f"{name}: 대기 {waiting:,} · 확인 중 {unsure:,} · 보류 {held:,} · 거절 {refused:,}"
    ),
    lane_paused=lambda moment, reason: f"{moment}까지 전송 중지 ({reason})",
    lane_unreached=lambda moment, reason: f"{moment}부터 플랫폼에 연결되지 않음 ({reason})",
)
