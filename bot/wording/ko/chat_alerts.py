"""Korean: what operators are told when something needs them."""

from bot.wording.shapes.chat_alerts import AlertWords, rate_of

ALERTS = AlertWords(
    parked=lambda bot, reason: (
        f"{bot}: 도착했는지 알 수 없어 보류한 메시지가 있습니다. (사유: {reason}) "
        "확인하려면: jogan deliveries list --state parked · 다시 보내려면: jogan deliveries retry"
    ),
    dead=lambda bot, reason: (
        f"{bot}: 보내지 못해 더 시도하지 않는 메시지가 있습니다. (사유: {reason}) "
        "어느 것인지 보려면: jogan deliveries list --state dead · 다시 보내려면: jogan deliveries retry"
    ),
    paused=lambda bot, reason: (
        f"{bot}: 플랫폼이 한동안 전송을 막았습니다. (사유: {reason}) 기다리는 조간은 제한이 풀리면 저절로 보냅니다. "
        f"언제까지인지 보려면: jogan doctor · 자주 일어나면 다음 값을 낮춰 주십시오: {rate_of(bot)}"
    ),
    refusals=lambda bot, reason: (
        f"{bot}: 메시지를 거절하는 곳이 아주 많습니다. (사유: {reason}) 차단당하지 않도록 몇 분 동안 쉽니다. "
        "어느 곳인지 보려면: jogan deliveries list --state dead"
    ),
    unreachable=lambda bot, reason: (
        f"{bot}: 플랫폼에 연결하지 못하고 있습니다. (사유: {reason}) 기다리는 조간은 연결되면 보냅니다. "
        "이쪽 네트워크 문제인지 점검하려면: jogan doctor"
    ),
    store=lambda bot, reason: (
        f"{bot}: 데이터베이스에 기록하지 못해 아무것도 보내지 않습니다. (사유: {reason}) "
        "디스크를 살펴보고 다음 명령으로 점검해 주십시오: jogan doctor"
    ),
    late=lambda day, reason: (
        f"{day} 조간이 늦어지고 있습니다. (사유: {reason}) 다시 시도하고 있으며, 보낼 시각부터 한 시간까지 기다립니다. "
        "무엇이 모자라는지 보려면: jogan doctor"
    ),
    source=lambda source, reason: (
        f"논문을 가져오는 곳 하나를 하루 동안 읽지 못했습니다: {source} (사유: {reason}) "
        "조간은 이곳 없이 나가며 그렇다고 밝힙니다. 연결되는지, 미러는 어느 설정인지 보려면: jogan doctor · "
        "이곳을 빼려면: JOGAN_SOURCES"
    ),
    budget=lambda setting, used: (
        f"모델이 하루에 쓸 수 있는 토큰의 80%를 썼습니다. ({used}) "
        "100%가 되면 UTC 자정까지 논문의 문장을 그대로 옮깁니다. "
        f"하루 한도를 늘리려면: {setting}"
    ),
    model=lambda model, cards: (
        f"최근 조간은 대부분 모델 없이 썼습니다. (카드 {cards}) 모델에 물어볼 수 없었기 때문입니다: {model} · "
        "키와 주소, 계정이 올바른지 점검하려면: jogan doctor"
    ),
    stalled=lambda bot, since: (
        f"{bot}: 보낼 수 있는데도 두 시간 넘게 기다리는 메시지가 있습니다. ({since}부터) "
        "어느 것인지 보려면: jogan deliveries list --state ready · "
        "이 봇을 맡은 프로세스가 있는지 점검하려면: jogan doctor"
    ),
    down=lambda task, reason: (
        f"작업 하나가 자꾸 멈춥니다: {task} (사유: {reason}) 1분마다 다시 시작합니다. "
        "설정이 잘못되었다면 고친 뒤 jogan을 다시 시작해 주십시오. 점검하려면: jogan doctor"
    ),
    twice=lambda bot, reason: (
        f"{bot}: 다른 프로그램도 이 봇의 토큰으로 메시지를 받고 있습니다. (사유: {reason}) "
        "사람들이 쓴 메시지가 그 프로그램과 조간 가운데 한쪽에만 도착합니다. "
        "그 프로그램을 멈추거나 토큰을 새로 발급받아 주십시오. 점검하려면: jogan doctor"
    ),
    waited=lambda moment: f"{moment}에 생긴 일입니다. 그때는 아무에게도 알리지 못했습니다.",
    once=(
        "이런 알림은 종류마다 하루에 한 번만 보냅니다. 전체 상태를 보려면: /status · "
        "할 일은 deploy/README.md의 “What to do when”에 있습니다."
    ),
)
