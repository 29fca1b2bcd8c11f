"""What an operator meets with a bad model: each of ten stand-ins against a whole `jogan edition`, measured.

    PYTHONPATH=.:tests python tests/integration/llm/row_f.py [NAME…]

One line each: status, questions asked, lines about the model, seconds to the first of them, seconds in all, cards by
their writer, and where the key is found. It judges nothing.
"""

import asyncio
import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from integration.llm.commands import EDITION, kept_with, run
from responders.openai_api import scripts
from responders.openai_api.service import OpenAiService, Told

KEY = scripts.KEY
ANSWERS: dict[str, Told] = {
    "401": scripts.wrong_key(KEY), "403": scripts.forbidden(), "429": scripts.too_many(300),
    "404": scripts.wrong_path(), "no JSON": scripts.a_web_page(), "bad reply": Told("I am sorry."),
    "hanging": scripts.silent(), "quota": scripts.no_quota(), "502": scripts.broken(),
}  # fmt: skip
SETTINGS: dict[str, dict[str, str]] = {
    "refused": {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": KEY},
    "no such name": {"OPENAI_BASE_URL": "http://model.invalid/v1", "OPENAI_API_KEY": KEY},
    "empty key": {"OPENAI_API_KEY": ""},
    "line break": {"OPENAI_API_KEY": f"{KEY}\n{KEY}"},
}
WORDS = ("model", "OPENAI", "127.0.0.1", ".invalid")


async def measured(name: str) -> str:
    """One row."""
    told = ANSWERS.get(name)
    async with OpenAiService(lambda _: told or Told(status=500)) as service:
        settings = SETTINGS.get(name, {"OPENAI_BASE_URL": service.url, "OPENAI_API_KEY": KEY})
        with TemporaryDirectory() as made:
            folder = Path(made)
            ran = await run(folder, *EDITION, JOGAN_MODEL="gpt-x", **settings)
            writers = _writers(folder)
            found = [*(["output"] if KEY in ran.said else []), *kept_with(KEY, folder)]
    about = [(at, line) for at, line in ran.lines if any(word in line for word in WORDS)]
    first, last = (about[0][0] if about else 0.0), ran.lines[-1][0] if ran.lines else 0.0
    return (
        f"{name:14} status {ran.status}  asked {len(service.calls):3}  lines {len(about)}  first {first:5.1f} s  "
        f"all {last:5.1f} s  {dict(writers)}  key in {found or 'nothing'}\n    {about[0][1] if about else ''}"
    )


def _writers(folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in (folder / "data" / "archive").rglob("edition.json"):
        for paper in json.loads(path.read_text(encoding="utf-8"))["papers"]:
            found.update(card["writer"] for card in paper["cards"].values())
    return found


async def main(names: list[str]) -> None:
    """Every row that is named, or all."""
    for name in names or [*ANSWERS, *SETTINGS]:
        sys.stdout.write(f"{await measured(name)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
