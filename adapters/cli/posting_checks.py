"""The checks of `jogan doctor` on posts: times too close to the cut, and what each bot has to send. Sends nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from adapters.cli.row import Row
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.categories import categories
from adapters.wiring.named_chats import named_chats
from adapters.wiring.store import store
from bot.delivery.due import next_due
from bot.delivery.named_chats import NamedChat
from bot.domain.chat import EVERY_DAY
from bot.domain.delivery import Outage, State
from bot.domain.edition import cut_at, last_closed
from bot.errors import JoganError, OperatorMistake
from bot.ports.ledger import LaneState, Ledger
from bot.ports.store import ChatCounts

ENOUGH = timedelta(minutes=45)
"""Between the cut and a post: sources answer late, and a large day takes its time to write."""
HALF_A_YEAR = timedelta(days=182)
"""Clocks may have changed by then, and the cut is in UTC."""
LONGEST_WAIT = timedelta(days=8)
"""A chat that gets posts at all gets one within a week."""
BEHIND = timedelta(hours=1)
"""A message that waited longer was due long ago."""


async def posting_checks(config: Config) -> list[Row]:
    """Rows on post times and on lanes. Raises nothing."""
    now = SystemClock().now()
    try:
        async with store(config) as kept:
            lanes = await kept.ledger.lanes()
            chats = chats_row(await kept.chats.counts())
            coming = [await _coming(kept.ledger, lane.lane, now) for lane in lanes]
    except JoganError as failure:
        return [_times(config, now), Row("deliveries", "failed", str(failure), "Run `jogan db status`.")]
    if not lanes:
        nothing = Row("deliveries", "skipped", "nothing was posted yet", "`jogan run` posts at each chat's time.")
        return [_times(config, now), chats, nothing]
    return [_times(config, now), chats, *(lane_row(lane, due, now) for lane, due in zip(lanes, coming, strict=True))]


async def _coming(ledger: Ledger, lane: str, now: datetime) -> datetime | None:
    """When the next post of a bot is due."""
    first = await ledger.due(now + LONGEST_WAIT, [lane], 1)
    return first[0].due if first else None


def chats_row(counts: ChatCounts) -> Row:
    """How many get posts; one that blocked us or took our rights away is off until it comes back by itself."""
    if not counts.known:
        return Row("chats", "skipped", "none is known yet", "Open the bot and press Start, or set JOGAN_CHATS_FILE.")
    told = f"{counts.known} known, {counts.subscribed} get posts, {counts.paused} paused, {counts.off} off"
    remedy = (
        "Those that are off blocked the bot, or took its rights: `jogan deliveries list --state dead` tells which."
        if counts.off
        else ""
    )
    return Row("chats", "ok", told, remedy)


def _times(config: Config, now: datetime) -> Row:
    try:
        named = named_chats(config, categories(config))
    except OperatorMistake:
        named = ()  # told in a row of its own
    close = list(too_close(config, named, now))
    if not close:
        return Row("post times", "ok", "all well after the cut")
    said = f"{'; '.join(close)}: an edition may not be written by then, and is waited for up to an hour"
    return Row("post times", "warning", said, "Choose a later time there, or an earlier JOGAN_CUT.")


def too_close(config: Config, named: Sequence[NamedChat], now: datetime) -> Iterator[str]:
    """New chats and named ones that post within 45 minutes after the cut, now or in half a year."""
    times: list[tuple[str, time, tuple[int, ...], str]] = [("new chats", config.post_time, EVERY_DAY, config.timezone)]
    for chat in named:
        at = config.post_time if chat.post_time is None else chat.post_time
        times.append((f"{chat.platform}:{chat.place}", at, chat.days or EVERY_DAY, chat.timezone or config.timezone))
    for name, at, days, zone in times:
        gaps = [_after_the_cut(at, days, zone, config.cut, moment) for moment in (now, now + HALF_A_YEAR)]
        if min(gaps) < ENOUGH:
            yield f"{name} at {at:%H:%M} ({zone}), {min(gaps) // timedelta(minutes=1)} minutes after the cut"


def _after_the_cut(at: time, days: tuple[int, ...], zone: str, cut: time, moment: datetime) -> timedelta:
    due = next_due(at, days, zone, moment)
    return due - cut_at(last_closed(due, cut), cut)


def lane_row(lane: LaneState, due: datetime | None, now: datetime) -> Row:
    """What a bot has to send, when it posts next, and what holds it up."""
    rows = lane.rows
    found = [f"{rows.get('sent', 0)} sent", f"{rows.get('ready', 0) + rows.get('sending', 0)} waiting"]
    troubled: tuple[State, ...] = ("unsure", "parked", "dead")
    found += [f"{rows[state]} {state}" for state in troubled if rows.get(state)]
    found.append(f"next post: {due:%Y-%m-%d %H:%M} UTC" if due else "no chat waits for a post")
    check, told = f"posts of {lane.lane}", ", ".join(found)
    if lane.paused_until and lane.paused_until > now:
        until = f"paused until {lane.paused_until:%Y-%m-%d %H:%M} UTC ({lane.reason})"
        return Row(check, "warning", f"{told}; {until}", "Nothing to do: posts go on by themselves then.")
    if lane.outage:
        return Row(check, "warning", f"{told}; {unreached(lane.outage, now)}", "Look at the network of that machine.")
    if lane.oldest_ready and now - lane.oldest_ready > BEHIND:
        since = f"the oldest since {lane.oldest_ready:%Y-%m-%d %H:%M} UTC"
        return Row(check, "warning", f"{told}; {since}", "Look whether `jogan run` runs, and at its log.")
    for state in troubled[1:]:
        if rows.get(state):
            return Row(check, "warning", told, f"`jogan deliveries list --state {state}` shows which, and why.")
    return Row(check, "ok", told)


def unreached(outage: Outage, now: datetime) -> str:
    """Which process does not reach a platform, since when, why, and when it tries again."""
    again = f"it tries again {outage.again_at:%Y-%m-%d %H:%M:%S} UTC" if outage.again_at > now else "it keeps trying"
    since = f"{outage.owner} has not reached the platform since {outage.since:%Y-%m-%d %H:%M} UTC"
    return f"{since} ({outage.reason}); {again}"
