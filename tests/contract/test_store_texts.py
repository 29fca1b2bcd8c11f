"""What every store must do for papers' texts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import DAY, at

from bot.domain.text import PaperText, TextSection
from bot.errors import BadPayload
from bot.ports.store import Store

NEXT = DAY + timedelta(days=1)
NAIVE = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself
TEXT = PaperText(
    "arxiv:2407.10671",
    "Qwen2 Technical Report",
    "We present Qwen2.",
    "html",
    (
        TextSection("1 Introduction", "Models grow.\n한국어 문장도 있다. 0.5 → 72B"),
        TextSection("Figure 3", "Loss by step.", "caption"),
        TextSection("A Prompts", "nul\0 inside", "appendix"),
        TextSection("References", "[1] Vaswani et al.", "references"),
    ),
    "v4",
)


async def test_a_text_comes_back_whole(store: Store) -> None:
    await store.texts.put(TEXT, at())
    other = replace(TEXT, paper="arxiv:2", source="pdf", version=None, sections=TEXT.sections[:1])
    await store.texts.put(other, at())
    assert await store.texts.get(TEXT.paper) == TEXT
    assert await store.texts.get("arxiv:2") == other
    assert await store.texts.get("arxiv:3") is None


async def test_a_text_read_again_takes_the_place_of_the_earlier(store: Store) -> None:
    await store.texts.put(TEXT, at())
    newer = replace(TEXT, version="v5", sections=TEXT.sections[1:])
    await store.texts.put(newer, at(NEXT))
    assert await store.texts.get(TEXT.paper) == newer
    assert await store.texts.drop(at(NEXT)) == 0


async def test_an_abstract_is_no_text(store: Store) -> None:
    with pytest.raises(ValueError, match="abstract"):
        await store.texts.put(replace(TEXT, sections=(), source="abstract"), at())
    assert await store.texts.get(TEXT.paper) is None


async def test_old_texts_are_dropped_and_counted(store: Store) -> None:
    moments = [at(DAY, 8), at(DAY, 8) + timedelta(microseconds=1), at(DAY, 8) - timedelta(microseconds=1)]
    for number, moment in enumerate(moments):
        await store.texts.put(replace(TEXT, paper=f"arxiv:{number}"), moment)
    assert await store.texts.drop(at(DAY, 8)) == 1
    kept = [await store.texts.get(f"arxiv:{number}") for number in range(3)]
    assert [text and text.paper for text in kept] == ["arxiv:0", "arxiv:1", None]
    assert await store.texts.drop(at(NEXT)) == 2


async def test_what_no_database_gives_back_is_refused(store: Store) -> None:
    bad = (
        replace(TEXT, title="\ud83d"),
        replace(TEXT, paper="arxiv:\0"),
        replace(TEXT, paper="x" * 301),
        replace(TEXT, sections=(TextSection("1", "half of a pair \udc00"),)),
    )
    for text in bad:
        with pytest.raises(BadPayload):
            await store.texts.put(text, at())
    assert await store.texts.drop(at(NEXT)) == 0


async def test_moments_have_a_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await store.texts.put(TEXT, NAIVE)
    with pytest.raises(ValueError, match="time zone"):
        await store.texts.drop(NAIVE)
