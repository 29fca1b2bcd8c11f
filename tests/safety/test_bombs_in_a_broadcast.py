"""FAULTS §3, source content: bombs of every kind are fetched and read while posts go out. All posts go out, once, at
the bot's pace, and each bomb ends as an error of ours or as what was read within bounds.

What they cost in memory and in the loop's time is measured by tests/bench/bombs.
"""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from bombed import BOMBS, WAITS, answers, broadcast, of_papers, of_sources, papers
from broadcasting import post, states
from responders.bot_api.api import BotApi
from responders.bot_api.values import Call
from responders.papers import Papers

RATE, PEOPLE = 23.0, 50
MEANWHILE = 5
"""Posts at least while a document is taken apart for seconds; in the loop itself none could go."""


def posts_of(api: BotApi) -> list[Call]:
    return [call for call in api.calls if call.method in ("sendMessage", "sendPhoto")]


async def bombed(api: BotApi, base: str) -> dict[str, str]:
    """All bombs, the slowest document first."""
    async with asyncio.timeout(30):
        while len(posts_of(api)) < MEANWHILE:  # noqa: ASYNC110 - what happens in the responder sets no event
            await asyncio.sleep(0.005)
    before = len(posts_of(api))
    ended = await of_papers(base, ["strokes"])
    assert len(posts_of(api)) - before > MEANWHILE, "posts go on while a document is taken apart"
    return ended | await of_sources(base) | await of_papers(base, [name for name in papers() if name != "strokes"])


@pytest.mark.slow  # a hundred posts at 23 a second, and two dozen bombs
@pytest.mark.timeout(120)
async def test_bombs_beside_a_broadcast_keep_no_post_back_and_hurry_none(tmp_path: Path) -> None:
    async with BotApi() as api, Papers(answers()) as sources:
        api.strict(overall=30)
        people = [str(api.person(f"P{number}", started=True).id) for number in range(PEOPLE)]
        async with broadcast(tmp_path, api.url, api.token, people) as (store, telegram):
            ended, _ = await asyncio.gather(bombed(api, sources.url), post(store, telegram, "one", rate=RATE, gap=1.05))
            kept = await states(store)
    calls = posts_of(api)
    assert api.refused == [], "never more than 30 in a second, or one to a person"
    assert kept == {"sent": len(calls)}
    assert len(calls) >= 2 * PEOPLE
    assert set(Counter(call["chat_id"] for call in calls).values()) == {len(calls) // PEOPLE}, (
        "each has all of it, once"
    )
    parts = {tuple(said(call) for call in calls if call["chat_id"] == int(person)) for person in people}
    assert len(parts) == 1, "in the same order for everybody"
    assert calls[-1].at - calls[0].at >= 0.9 * (len(calls) - 1) / RATE, "evenly, without a burst afterwards"
    assert ended == expected()


def said(call: Call) -> str:
    return str(call.get("text") or call.get("caption"))


def expected() -> dict[str, str]:
    """Sources' bombs are payloads that we refuse, or addresses; of a paper the abstract is left, or its other form."""
    sources = {name: "read" if words is None else "BadPayload" for name, (_, words) in BOMBS.items()}
    sources |= {"huggingface:circle": "Permanent", "huggingface:redirect": "Permanent"}
    texts = {"page": "abstract", "zipped-pdf": "abstract", "strokes": "pdf", "image": "pdf"}
    texts |= {"picture": "html", "zipped-picture": "html"}
    figures = {"figure:picture": "none", "figure:zipped-picture": "none"}
    kept = {name: end for name, end in sources.items() if name not in WAITS}
    return kept | {f"text:{name}": end for name, end in texts.items()} | figures
