"""A broadcast to 1,000 chats and some groups at the free tier's pace, with people asking: when every message arrived.

The responder is strict: more than 30 in a second, one a second to a person or 20 a minute to a group are refused. The
rival is the library's AIORateLimiter under the same rules. BENCH_PACE_CHATS says another number than 1,000.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from figure import Bench, size
from kill import books
from kill.nursery import Nursery
from kill.oracle import judged
from kill.paces import by_chat, most_within, percentile
from kill.responder_process import responder
from kill.service import Attacked
from kill.services import Arrival, Limits
from kill.town import Town, found

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

CHATS, GROUPS, QUESTIONS, RIVALS = size("PACE_CHATS", 1_000), 20, 20, 500
RATE, LATENCY = 23.0, (0.03, 0.08)
STRICT = (30, 1, 20)
ASKER = 77
SLACK, MOST_REFUSED, LONGEST_ANSWER = 1.10, 3, 1.0
PAUSE = 5
MEASURES = ("bot/delivery", "adapters/platforms/telegram", "bot/settings.py")
BENCH = Bench(__file__, MEASURES, f"{CHATS} chats, {GROUPS} groups, {QUESTIONS} questions")


def service(folder: Path, nursery: Nursery) -> Attacked:
    """The service as it is set up for Telegram's free tier, hearing people too."""
    told = {"rate": RATE, "chat_gap": None, "role": "all"}
    attacked = Attacked(f"sqlite:///{folder / 'jogan.db'}", folder, nursery, LATENCY, told)
    attacked.telegram.book.limits = Limits(*STRICT)
    return attacked


def broadcast(chats: int) -> None:
    """Everything at once: private chats, groups with long posts, people who ask."""
    with tempfile.TemporaryDirectory() as name, Nursery("kill.life", Path(name) / "log") as nursery:
        attacked = service(Path(name), nursery)
        asyncio.run(found(attacked.url, Town(chats, ("telegram",), wanted=(("LLM",),))))
        asyncio.run(found(attacked.url, Town(GROUPS, ("telegram",), wanted=((),), first=-GROUPS - 1, length="full")))
        asked: list[float] = []
        with attacked.served():
            asking = threading.Thread(target=ask, args=(attacked, asked), daemon=True)
            asking.start()
            assert attacked.settle(chats / RATE * 6 + 120) == 0
        posts = [each for each in attacked.arrivals if each.chat != str(ASKER)]
        verdict = judged(books.rows(attacked.url), posts, "telegram")
        figures(attacked, asked, verdict.rows)
        BENCH.figure("lost or twice", len(verdict.faults) + verdict.twice, at_most=0, note=str(verdict))


def ask(attacked: Attacked, asked: list[float]) -> None:
    """A question every second, once the broadcast runs."""
    while len(attacked.telegram.book.arrivals) < RATE:
        time.sleep(0.05)
    for _ in range(QUESTIONS):
        asked.append(time.monotonic())
        attacked.telegram.say(ASKER, "/help")
        time.sleep(1.3)


def figures(attacked: Attacked, asked: list[float], rows: int) -> None:
    """What the responder saw against every limit."""
    book = attacked.telegram.book
    posts = [each for each in book.arrivals if each.chat != str(ASKER)]
    moments = [each.at for each in posts]
    BENCH.figure("time, of the ideal", (max(moments) - min(moments)) / ((rows - 1) / RATE), "x", at_most=SLACK)
    most = most_within((each.at for each in book.arrivals), 1.0)
    BENCH.figure("arrivals in any second, answers to people too", most, at_most=30)
    of_people = {chat: times for chat, times in by_chat(posts).items() if not chat.startswith("-")}
    most = max(most_within(times, 1.0) for times in of_people.values())
    BENCH.figure("in any second to one person", most, at_most=1)
    groups = [times for chat, times in by_chat(posts).items() if chat.startswith("-")]
    BENCH.figure("in any minute to one group", max(most_within(times, 60.0) for times in groups), at_most=20)
    BENCH.figure("refusals", len(book.refused), at_most=MOST_REFUSED)
    answers = sorted(each.at for each in book.arrivals if each.chat == str(ASKER) and each.message)
    waits = [min((at for at in answers if at >= moment), default=moment + 999) - moment for moment in asked]
    BENCH.figure("until a person is answered, p95", percentile(waits, 0.95), "s", at_most=LONGEST_ANSWER)
    BENCH.figure("questions that were answered", len(answers), at_least=len(asked))


def pause() -> None:
    """The service says: nothing for some seconds."""
    with tempfile.TemporaryDirectory() as name, Nursery("kill.life", Path(name) / "log") as nursery:
        attacked = service(Path(name), nursery)
        book = attacked.telegram.book
        asyncio.run(found(attacked.url, Town(100, ("telegram",), wanted=(("LLM",),))))
        with attacked.served():
            timer = threading.Timer(3.0, lambda: setattr(book, "paused_until", time.monotonic() + PAUSE))
            timer.start()
            assert attacked.settle(90) == 0
        first = min(at for at, _ in book.refused)
        inside = [each for each in book.arrivals if first + max(LATENCY) < each.at < book.paused_until]
        data = f"a pause of {PAUSE} s in a broadcast to 100 chats"
        BENCH.figure("arrivals inside a pause", len(inside), at_most=0, data=data)
        BENCH.figure("refusals around a pause", len(book.refused), at_most=MOST_REFUSED, data=data)
        verdict = judged(books.rows(attacked.url), attacked.arrivals, "telegram")
        BENCH.figure("lost or twice around a pause", len(verdict.faults) + verdict.twice, at_most=0, data=data)


def rival(retries: int) -> None:
    """The library's own limiter against the same rules."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    with responder("telegram", sum(LATENCY) / 2, *STRICT) as api:
        command = [sys.executable, str(HERE / "rival.py"), api.url, str(RIVALS), str(retries)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        came = [Arrival(**each) for each in api.arrivals()]  # type: ignore[arg-type] # what the other side dumped
    told, refused = json.loads(done.stdout), sum(not each.message for each in came)
    most = most_within((each.at for each in came), 1.0)
    note = f"{refused} refused, {most} arrivals in a second, {told['wall']:.0f} s ({RIVALS / RATE:.0f} at our rate)"
    name = f"lost by the rival, AIORateLimiter with {retries} retries"
    BENCH.figure(name, told["lost"], data=f"{RIVALS} chats, the same rules", note=note)


def main(chats: int) -> int:
    """Ours, then the rival twice."""
    broadcast(chats)
    pause()
    for retries in (0, 5):
        rival(retries)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main(CHATS))
