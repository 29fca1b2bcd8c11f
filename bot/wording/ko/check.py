"""`jogan check` in Korean."""

from bot.wording.shapes.check import CheckWords

CHECK = CheckWords(
    sentence={"supported": "근거 있음", "not_in_text": "본문에 없음", "contradicted": "본문과 다름"},
    whole={
        "supported": "모든 문장이 본문에 근거합니다",
        "unsupported": "본문에 근거가 없는 문장이 있습니다",
        "contradicted": "본문과 다른 문장이 있습니다",
        "not_this_paper": "이 논문의 요약이 아닙니다",
    },
    reason={
        "words": lambda word: f"본문이 다루지 않는 내용: {word}" if word else "본문에 이런 내용이 없습니다",
        "numbers": lambda word: f"수치: {word}",
        "neighbours": lambda word: f"다른 항목의 수치: {word}",
        "names": lambda word: f"본문에 없는 이름: {word}",
        "polarity": lambda word: f"방향이나 부정: {word}",
        "superlatives": lambda word: f"본문에 없는 최상급: {word}",
        "foreign": lambda word: f"본문에 없는 링크, 계정, 권유: {word}",
        "hedges": lambda word: f"본문보다 단정적인 표현: {word}",
        "causes": lambda word: f"본문에 없는 인과: {word}",
        "scope": lambda word: f"본문보다 넓은 범위: {word}",
    },
    other=lambda word: f"본문에 근거가 없음: {word}",
    instead=lambda words: f"논문: {words}",
    passage=lambda words, section: f"“{words}” ({section})",
    counts=lambda every, held, lacking, wrong: (
        f"문장 {every}개: 근거 있음 {held}, 본문에 없음 {lacking}, 본문과 다름 {wrong}"
    ),
    read={
        "given": "파일로 받은 본문",
        "html": "논문 전문(HTML)",
        "pdf": "논문 전문(PDF)",
        "abstract": "제목과 초록",
    },
    of_paper=lambda verdict, read, title: f"판정: {verdict}. 읽은 것: “{title}” · {read}.",
)
