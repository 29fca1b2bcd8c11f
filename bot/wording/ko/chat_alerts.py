"""Korean: what operators are told when something needs them."""

from bot.wording.shapes.chat_alerts import AlertWords

ALERTS = AlertWords(
    parked=lambda bot, reason: (
        f"{bot}: 도착했는지 알 수 없어 보류한 메시지가 있습니다. (사유: {reason}) "
        "확인하고 다시 보내려면: jogan deliveries list --state parked"
    ),
    dead=lambda bot, reason: (
        f"{bot}: 보내지 못해 더 시도하지 않는 메시지가 있습니다. (사유: {reason}) "
        "어느 것인지 보려면: jogan deliveries list --state dead"
    ),
    paused=lambda bot, reason: (
        f"{bot}: 플랫폼이 한동안 전송을 막았습니다. (사유: {reason}) 기다리는 조간은 제한이 풀리면 저절로 보냅니다."
    ),
    refusals=lambda bot, reason: (
        f"{bot}: 메시지를 거절하는 곳이 아주 많습니다. (사유: {reason}) 차단당하지 않도록 몇 분 동안 쉽니다."
    ),
    unreachable=lambda bot, reason: (
        f"{bot}: 플랫폼에 연결하지 못하고 있습니다. (사유: {reason}) 기다리는 조간은 연결되면 보냅니다."
    ),
    store=lambda bot, reason: (
        f"{bot}: 데이터베이스에 기록하지 못해 아무것도 보내지 않습니다. (사유: {reason}) "
        "디스크를 살펴보고 다음 명령으로 점검해 주십시오: jogan doctor"
    ),
    late=lambda day, reason: (
        f"{day} 조간이 늦어지고 있습니다. (사유: {reason}) 다시 시도하고 있으며, 보낼 시각부터 한 시간까지 기다립니다."
    ),
    once="이런 알림은 종류마다 하루에 한 번만 보냅니다. 전체 상태를 보려면: /status",
)
