"""Doctor's rows on models: each model is asked once, and what is wrong comes with its remedy."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from responders.openai_api import dialects, scripts
from responders.openai_api.protocol import Dialect
from responders.openai_api.service import OpenAiService, Told

from adapters.cli.model_checks import model_checks
from adapters.cli.row import Row
from adapters.config import read

KEY = scripts.KEY
READY = scripts.as_json({"ready": True})


@pytest.fixture
async def opened() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def rows_of(tmp_path: Path, opened: AsyncExitStack, told: Told, **more: str) -> tuple[list[Row], OpenAiService]:
    service = await opened.enter_async_context(OpenAiService(lambda _: told))
    given = {"JOGAN_MODEL": "gpt-x", "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": service.url} | more
    return await model_checks(read(given, tmp_path)), service


async def test_without_a_model_nobody_is_asked_and_it_is_no_fault(tmp_path: Path) -> None:
    (row,) = await model_checks(read({"OPENAI_API_KEY": KEY}, tmp_path))
    assert (row.check, row.status) == ("model", "skipped")
    assert "JOGAN_MODEL is not set" in row.detail
    assert row.remedy


async def test_a_model_that_answers_tells_how_fast_and_for_what(tmp_path: Path, opened: AsyncExitStack) -> None:
    (row,), service = await rows_of(tmp_path, opened, READY)
    assert (row.check, row.status, row.remedy) == ("model", "ok", "")
    assert row.detail.startswith("gpt-x at 127.0.0.1:")
    assert row.detail.endswith(" tokens")
    assert len(service.calls) == 1


@pytest.mark.parametrize(
    ("dialect", "takes"),
    [
        (dialects.everything, "takes a schema of the reply; it answers in"),
        (dialects.deepseek, "takes JSON, but no schema of the reply"),
        (dialects.lm_studio_without_grammar, "takes no word on the reply's form"),
    ],
)
async def test_what_the_endpoint_was_found_to_take_is_told(
    tmp_path: Path, opened: AsyncExitStack, dialect: Dialect, takes: str
) -> None:
    service = await opened.enter_async_context(OpenAiService(lambda _: READY, dialect=dialect))
    given = {"JOGAN_MODEL": "gpt-x", "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": service.url}
    (row,) = await model_checks(read(given, tmp_path))
    assert row.status == "ok"
    assert takes in row.detail


async def test_every_model_has_its_row(tmp_path: Path, opened: AsyncExitStack) -> None:
    more = {"JOGAN_FALLBACK_MODEL": "second", "JOGAN_VOTE_MODEL": "voter"}
    rows, service = await rows_of(tmp_path, opened, READY, **more)
    assert [(row.check, row.status) for row in rows] == [
        ("model", "ok"),
        ("fallback model", "ok"),
        ("vote model", "ok"),
    ]
    assert [asked.model for asked in service.calls] == ["gpt-x", "second", "voter"]


@pytest.mark.parametrize(
    ("told", "status", "remedy"),
    [
        (scripts.wrong_key(KEY), "failed", "Set OPENAI_API_KEY"),
        (scripts.no_model(), "failed", "Set JOGAN_MODEL"),
        (scripts.no_quota(), "failed", "Top up"),
        (scripts.too_many(300), "failed", "Try again later"),
        (scripts.reset(), "failed", "Try again later"),
        (Told("Ready!"), "warning", "JOGAN_MODEL"),
    ],
)
async def test_row_f_what_is_wrong_is_one_line_with_its_remedy(
    tmp_path: Path, opened: AsyncExitStack, told: Told, status: str, remedy: str
) -> None:
    (row,), service = await rows_of(tmp_path, opened, told)
    assert (row.status, len(service.calls)) == (status, 1)
    assert remedy in row.remedy
    assert "\n" not in f"{row.detail}{row.remedy}"
    assert KEY not in f"{row.detail}{row.remedy}"


async def test_a_second_model_names_its_own_settings(tmp_path: Path, opened: AsyncExitStack) -> None:
    second = await opened.enter_async_context(OpenAiService(lambda _: READY, key="sk-another-key-0123"))
    more = {"JOGAN_FALLBACK_MODEL": "second", "JOGAN_FALLBACK_URL": second.url}
    (first, fallback), _ = await rows_of(tmp_path, opened, READY, **more)
    assert (first.status, fallback.status) == ("ok", "failed")
    assert "JOGAN_FALLBACK_API_KEY" in fallback.remedy
    assert KEY not in second.calls[0].headers["authorization"]
