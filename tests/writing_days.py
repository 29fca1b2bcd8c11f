"""A recorded day of papers whose sentences a scripted service knows, and settings to build it by."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from responders.openai_api.service import Asked, Told
from scripted_model import a_named_paper, honest

from adapters.config import Config, read

DAY = date(2024, 7, 16)
NAMES = tuple(f"{first}{second}" for first in ("Lan", "Bor", "Mir", "Tol", "Ker") for second in ("tern", "alis"))


def name_of(number: int) -> str:
    """A name of a method for each paper."""
    return f"{NAMES[number % len(NAMES)]}{'' if number < len(NAMES) else number}"


def recorded_day(folder: Path, count: int) -> Path:
    """A file DATE.json in the shape of the daily_papers API, with so many papers."""
    rows = []
    for number in range(count):
        paper = a_named_paper(number + 1, name_of(number))
        about = {
            "id": f"2407.{number + 1:05}",
            "title": paper.title,
            "summary": paper.abstract,
            "authors": [{"name": "An Yang"}],
            "upvotes": 500 - number,
            "publishedAt": "2024-07-15T12:00:00.000Z",
        }
        rows.append({"paper": about, "title": paper.title, "publishedAt": "2024-07-15T12:00:00.000Z"})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{DAY}.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


def settings(tmp_path: Path, url: str, *, papers: int = 3, **named: str) -> Config:
    """A program over such a day and a model at this address."""
    days = recorded_day(tmp_path / "days", papers)
    given = {
        "JOGAN_DATA_DIR": str(tmp_path / "data"),
        "JOGAN_SOURCES": f"recorded:{days}",
        "JOGAN_PAPERS": "200",
        "JOGAN_MODEL": "model-1",
        "OPENAI_BASE_URL": url,
        **named,
    }
    return read({name: value for name, value in given.items() if value}, tmp_path)


def told(delay: float = 0.0) -> Callable[[Asked], Told]:
    """Honest answers, each whole after so many seconds; a stream begins after a third of them."""

    def answer(asked: Asked) -> Told:
        content = json.dumps(honest(json.loads(asked.user)), ensure_ascii=False)
        if not asked.streams:
            return Told(content=content, delay=delay)
        return Told(content=content, delay=delay / 3, pieces=len(content) // 8 + 1, pause=delay * 2 / 3 / 10)

    return answer
