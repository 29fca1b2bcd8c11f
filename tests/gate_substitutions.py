"""Honest sentences over abstracts of COLM 2024, and lies made of them and of the abstracts' own sentences: one word put
in another's place, two names in each other's, two sentences run into one. Made by rule, the same each time."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gate_tuning import FOLDER

from bot.gate.listed import listed
from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim
from bot.reading.sentences import sentences

Half = Literal["tuning", "unseen"]
FIELD = {
    "en": listed(
        "encoder decoder retrieval quantization pruning distillation segmentation diffusion tokenizer embedding reward "
        "gradient annotation translation summarization robot audio speech dialogue molecule medical clinical graph "
        "vision captions watermark privacy latency throughput sparsity ensemble optimizer curriculum transformer "
        "protein weather navigation rendering camera codebase unlearning calibration multilingual supervised"
    ),
    "ko": listed(
        "양자화 가지치기 증류 세그멘테이션 토크나이저 임베딩 기울기 번역 로봇 오디오 음성 대화 분자 의료 그래프 "
        "워터마크 프라이버시 처리량 앙상블 옵티마이저 커리큘럼 단백질 날씨 카메라 언러닝 강화학습 연합학습 "
        "어텐션 확산모델 점군 렌더링 챗봇 얼굴 음악"
    ),
}
"""Words of the field to put in the place of another: none is chosen where the paper has it."""
_WORD = {
    "en": re.compile(r"(?<![\w-])[a-z]{6,}(?![\w-])"),
    "ko": re.compile(r"(?<![가-힣])[가-힣]{2,}(?=[을를은는이가의] )"),
}
_NAME = re.compile(r"(?<![A-Za-z0-9-])[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9-]*(?![A-Za-z0-9-])")
_LISTED = re.compile(r"[\s,()/]*(?:(?:and|or)?[\s,()/]*)*")
_EVERY_PAPER = listed("models methods however results performance experiments existing significantly")


@dataclass(frozen=True)
class Told:
    """A claim and what may be quoted of its paper."""

    claim: Claim
    source: Source


@cache
def honest(half: Half, language: str) -> tuple[Told, ...]:
    """The sentences by hand."""
    rows = [json.loads(line) for line in (FOLDER / f"structure_{half}.jsonl").read_text("utf-8").splitlines()]
    return tuple(
        Told(Claim(one["text"], (one["quote"],), language), _source(row["title"], row["abstract"]))
        for row in rows
        for one in row[language]
    )


@cache
def copied(half: Half) -> tuple[Told, ...]:
    """Every sentence of the abstracts with itself as its quote."""
    sources = {one.source.title: one.source for one in honest(half, "en")}
    return tuple(
        Told(Claim(text, (text,), "en"), source)
        for source in sources.values()
        for start, end in source.parts[1].bounds
        if 60 <= len(text := source.parts[1].text[start:end]) <= 300 and "http" not in text
    )


def with_a_word_replaced(told: tuple[Told, ...], seed: int) -> Iterator[Told]:
    """One word that tells something replaced by a word of the field that the paper does not have."""
    chosen = random.Random(seed)
    for one in told:
        language, text = one.claim.language, one.claim.text
        places = [match for match in _WORD[language].finditer(text) if match.group() not in _EVERY_PAPER]
        known = one.source.parts[1].text.lower()
        words = [word for word in sorted(FIELD[language]) if word not in known and word not in text]
        if places:
            place = chosen.choice(places)
            yield _say(one, text[: place.start()] + chosen.choice(words) + text[place.end() :])


def with_two_names_changed(told: tuple[Told, ...], seed: int) -> Iterator[Told]:
    """Two names in each other's places, where no list has both."""
    chosen = random.Random(seed)
    for one in told:
        text = one.claim.text
        found = [match for match in _NAME.finditer(text) if text.count(match.group()) == 1]
        pairs = [
            (first, second)
            for number, first in enumerate(found)
            for second in found[number + 1 :]
            if not _LISTED.fullmatch(_NAME.sub("", text[first.end() : second.start()]))
        ]
        if pairs:
            first, second = chosen.choice(pairs)
            between = text[first.end() : second.start()]
            yield _say(one, text[: first.start()] + second.group() + between + first.group() + text[second.end() :])


def spliced(told: tuple[Told, ...]) -> Iterator[Told]:
    """The first half of one sentence of a paper and the second half of another, with both as quotes."""
    for one, other in zip(told, told[2:], strict=False):
        if one.source.title == other.source.title:
            head, tail = one.claim.text.split(), other.claim.text.split()
            text = " ".join(head[: len(head) // 2] + tail[len(tail) // 2 :])
            yield Told(Claim(text, (one.claim.text, other.claim.text), "en"), one.source)


def _say(one: Told, text: str) -> Told:
    return Told(Claim(text, one.claim.quotes, one.claim.language), one.source)


def _source(title: str, abstract: str) -> Source:
    bounds = tuple((one.start, one.end) for one in sentences(abstract))
    return Source(title, (SourcePart("title", title, ((0, len(title)),)), SourcePart("abstract", abstract, bounds)))
