"""Korean: the archive as a site (합니다체)."""

from bot.wording.korean import dated, month
from bot.wording.shapes.site import SiteWords

SITE = SiteWords(
    language="ko",
    own_name="한국어",
    name="조간",
    about="AI 연구를 전하는 아침 신문입니다. 모든 문장은 논문에서 확인한 것입니다.",
    skip="본문으로 건너뛰기",
    navigation="사이트",
    editions="지난 조간",
    all_editions="모든 조간",
    categories="분야",
    reports="학회 보고서",
    newest="최신 조간",
    beside="앞뒤 조간",
    details="자세히",
    contents="이 조간의 분야",
    by_month="월별",
    day=dated,
    month=month,
    year=lambda number: f"{number}년",
    search="논문 검색",
    search_hint="제목, 저자, 분야로 검색",
    found="찾은 논문: {}편",
    found_many="{}편보다 많이 찾았습니다. 최신 논문부터 보여 드립니다.",
    found_nothing="찾는 말이 모두 들어 있는 논문이 없습니다.",
    searching="찾는 중입니다…",
    search_failed="검색 자료의 일부를 읽지 못했습니다. 페이지를 다시 열어 주십시오.",
    without_script="검색에는 자바스크립트가 필요합니다. 나머지는 없어도 모두 볼 수 있습니다.",
    feed_of=lambda name: f"{name} Atom 피드",
    feed_of_all="모든 조간의 Atom 피드",
    no_edition_yet="아직 조간이 없습니다.",
    no_report_yet="아직 학회 보고서가 없습니다.",
    made_by="조간이 만들었습니다. 각 문장이 나온 원문은 ‘근거’에 있습니다.",
)
