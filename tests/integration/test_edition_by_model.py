"""From the settings to the files: an edition over the real adapter, a real store and a service on the loopback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from responders.openai_api.service import Asked, OpenAiService, Told
from scripted_model import honest
from writing_days import DAY, settings, told

from adapters.cli.build_edition import build_and_tell
from adapters.config import Config
from adapters.wiring.program import program
from bot.digest.summarise import summarise
from bot.writing import instructions


def shown(config: Config) -> dict[str, Any]:
    """The edition's JSON in the archive."""
    folder = config.data_dir / "archive" / DAY.isoformat()
    found: dict[str, Any] = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    return found


def writers(edition: dict[str, Any]) -> set[tuple[str, str | None]]:
    """Who wrote its cards and reports, and why where it was not the model."""
    cards = [card for paper in edition["papers"] for card in paper["cards"].values()]
    texts = [text for report in edition["reports"] for text in report["texts"].values()]
    return {(each["writer"], each.get("because")) for each in (*cards, *texts)}


def refusing(status: int, code: str) -> Callable[[Asked], Told]:
    """A service that answers nothing but an error."""
    body = {"error": {"message": f"{code} for key sk-not-a-real-key", "type": code, "code": code, "param": None}}
    return lambda asked: Told(content=json.dumps(body), status=status, raw=json.dumps(body).encode())


async def test_an_edition_is_written_by_the_model_and_kept_with_its_quotes(tmp_path: Path) -> None:
    async with OpenAiService(told()) as service:
        config = settings(tmp_path, service.url)
        assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
        edition = shown(config)
        assert writers(edition) == {("model", None)}
        assert edition["notes"] == []
        card = edition["papers"][0]["cards"]["ko"]
        assert (card["model"], card["prompt_version"], card["text_from"]) == ("model-1", "cards-1", "abstract")
        assert set(card) == {"writer", "text_from", "model", "prompt_version", "tldr", "sections", "dropped"}
        (report,) = edition["reports"]
        assert {(text["model"], text["prompt_version"]) for text in report["texts"].values()} == {
            ("model-1", "reports-1")
        }
        pages = (config.data_dir / "archive" / DAY.isoformat() / "papers.ko.md").read_text(encoding="utf-8")
        assert "7조 토큰(tokens)으로 학습했습니다" in pages
        assert "원문 발췌" not in pages


async def test_rules_go_as_rules_and_papers_as_data(tmp_path: Path) -> None:
    async with OpenAiService(told()) as service:
        config = settings(tmp_path, service.url)
        await build_and_tell(config, DAY, None, send=False, as_json=False)
        known = {instructions.CARD, instructions.REPORT, instructions.CLASSIFY}
        assert {asked.system for asked in service.calls} <= known
        assert all(json.loads(asked.user)["task"] in ("card", "report", "classify") for asked in service.calls)


async def test_a_second_run_asks_nobody(tmp_path: Path) -> None:
    async with OpenAiService(told()) as service:
        config = settings(tmp_path, service.url)
        await build_and_tell(config, DAY, None, send=False, as_json=False)
        asked, first = len(service.calls), shown(config)
        assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
        assert len(service.calls) == asked
        assert shown(config) == first


async def test_a_run_that_was_killed_pays_for_nothing_twice(tmp_path: Path) -> None:
    """The edition is lost with the store's editions, the replies are not: as after a kill before its commit."""
    async with OpenAiService(told()) as service:
        config = settings(tmp_path, service.url)
        async with program(config) as running:
            classified = await running.digest.build(DAY)
            assert classified.new
        asked = len(service.calls)
        async with program(settings(tmp_path, service.url)) as running:
            papers, _ = await summarise(
                classified.edition.papers, running.categories, ("ko", "en"), running.digest.writing
            )
            assert papers == classified.edition.papers
        assert len(service.calls) == asked


@pytest.mark.parametrize(("status", "code"), [(429, "insufficient_quota"), (401, "invalid_api_key")])
async def test_row_24_a_service_that_refuses_leaves_an_edition_of_excerpts_that_is_written_later(
    tmp_path: Path, status: int, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    service = OpenAiService(refusing(status, code))
    async with service:
        config = settings(tmp_path, service.url)
        assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
        edition = shown(config)
        assert writers(edition) == {("extractive", "outage")}
        (note,) = edition["notes"]
        assert (note["kind"], note["text"]["en"].partition(":")[0]) == (
            "excerpts_outage",
            "The model could not be reached",
        )
        assert len(service.calls) <= 6
        service.answer = told()
        asked = len(service.calls)
        assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
        assert writers(shown(config)) == {("model", None)}
        assert [each["kind"] for each in shown(config)["notes"]] == ["rewritten"]
        assert len(service.calls) > asked
        assert "sk-not-a-real-key" not in "".join(capsys.readouterr())


async def test_a_model_is_never_asked_where_none_is_set(tmp_path: Path) -> None:
    async with OpenAiService(told()) as service:
        config = settings(tmp_path, service.url, JOGAN_MODEL="")
        assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
        assert service.calls == []
        assert writers(shown(config)) == {("extractive", None)}


async def test_one_language_that_fails_is_english_for_its_readers(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Told:
        document = json.loads(asked.user)
        if document["task"] == "card" and document["language"] == "ko":
            return Told(content="not JSON at all")
        return Told(content=json.dumps(honest(document), ensure_ascii=False))

    async with OpenAiService(answer) as service:
        config = settings(tmp_path, service.url)
        assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
        papers = shown(config)["papers"]
        assert {paper["cards"]["en"]["writer"] for paper in papers} == {"model"}
        assert {(paper["cards"]["ko"]["writer"], paper["cards"]["ko"]["because"]) for paper in papers} == {
            ("extractive", "gate")
        }
