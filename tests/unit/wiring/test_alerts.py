"""What the settings say is looked at, and whom they name is told, in the process's own store."""

from pathlib import Path

from fakes_posts import FakePosts
from service_process import DAYS

from adapters.config import read
from adapters.wiring.alerts import alerts, watch
from adapters.wiring.program import program


async def test_sources_model_and_budget_of_the_settings_are_looked_at(tmp_path: Path) -> None:
    config = read(
        {
            "JOGAN_DATA_DIR": str(tmp_path),
            "JOGAN_SOURCES": "huggingface,deeplearn",
            "JOGAN_MODEL": "a-model",
            "OPENAI_BASE_URL": "http://127.0.0.1:1",
            "JOGAN_DAILY_TOKENS": "1000",
        },
        tmp_path,
    )
    down = {"telegram bot": "no connection"}
    async with program(config) as running:
        watched = watch(config, running, alerts(config, running), down).watched
    assert set(watched.sources) == {"huggingface", "deeplearn", "arxiv"}, "arXiv is asked for what others list"
    assert (watched.model, watched.daily, watched.cut) == ("a-model", 1_000, running.edition.cut)
    assert watched.down is down
    assert watched.twice is running.desk.twice


async def test_the_operators_of_the_settings_are_told_once_by_who_is_connected(tmp_path: Path) -> None:
    given = {"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{DAYS}", "JOGAN_OPERATORS": "telegram:7"}
    config = read(given, tmp_path)
    posts = FakePosts()
    for _ in range(2):
        async with program(config) as running:
            told = alerts(config, running)
            running.posts["telegram"] = posts
            assert not watch(config, running, told, {}).watched.model
            told.tell("dead", "telegram:1", "bad markup")
            await told.told(10.0)
    assert [person for person, _ in posts.told] == ["7"], "also the second process of the day knows"
