"""What `jogan edition` does once its arguments are read: build, post to what is due, then say what came of it."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from adapters.archive.markdown.edition_json import edition_json
from adapters.cli import show
from adapters.cli.heed import heed_signals
from adapters.cli.rewrite_texts import rewrite_texts
from adapters.config import Config
from adapters.wiring.platforms import OFFERED
from adapters.wiring.posting import Posted, post_edition
from adapters.wiring.program import Program, program
from bot.digest.service import Built
from bot.domain.card import Because
from bot.domain.edition import Edition
from bot.wording.choose import reading

NO_BOT = f"Nothing was sent: no bot is set up ({' or '.join(each.token for each in OFFERED)})."
READ_IT = "/digest reads it, as in `jogan chat`."
NOBODY = (
    "Nothing was sent: no channel is named "
    f"({', '.join(each.channels for each in OFFERED)}, JOGAN_CHATS_FILE) and nobody subscribed."
)
NOT_DUE = "Nothing was sent: no chat is due that did not have it. `jogan run` posts to each at its own time."
WHY: dict[Because, str] = {
    "outage": "it could not be asked, `jogan doctor` says why",
    "budget": "the day's tokens are used (JOGAN_DAILY_TOKENS)",
    "gate": "the papers carry too little of what it wrote",
}


async def build_and_tell(config: Config, day: date | None, out: Path | None, *, send: bool, as_json: bool) -> int:
    """Build the edition, post it and print what came of it; the exit status."""
    stages = show.StageLine()
    async with program(config, archive=out) as running:
        built = await running.digest.build(day or running.last_closed(), stages)
        new = built.edition.day if built.new else None
        rewritten = await rewrite_texts(config, running, stages, send=send, new=new)
        built = replace(built, edition=await running.store.editions.on(built.edition.day) or built.edition)
        stages.clear()
        if as_json:
            show.document(edition_json(built.edition))
        else:
            _tell(built, changed=built.edition.day in rewritten)
        for line in (*_failures(built.edition), *rewritten.values()):
            show.remark(line)
        failed = built.edition.reason == "sources_failed"
        posts = send and built.edition.state == "published"
        status = await _post(config, running, built.edition.day, quiet=as_json) if posts else 0
    return 1 if failed else status


def _tell(built: Built, *, changed: bool) -> None:
    edition = built.edition
    if edition.state == "none":
        show.line(f"{edition.day}: {_reason(edition)}")
        return
    counts = " · ".join(f"{key} {count}" for key, count in edition.counts.items())
    again = "" if built.new or changed else " (published before; nothing changed)"
    show.line(f"{edition.day}: {len(edition.papers)} papers{again} · {counts}")
    if said := _written(edition):
        show.line(said)
    show.line(f"Archive: {built.folder}")


def _written(edition: Edition) -> str:
    """How many cards are the model's, and why the others are not; nothing where no model is set."""
    cards = [card for listed in edition.papers for card in listed.cards.values()]
    models = {card.model for card in cards if card.model}
    because = Counter(card.because for card in cards if card.because)
    if not models and not because:
        return ""
    by_model = sum(card.writer == "model" for card in cards)
    named = f" ({', '.join(sorted(models))})" if models else ""
    others = "".join(f", {count} excerpts: {WHY[reason]}" for reason, count in because.items())
    return f"Cards: {by_model} of {len(cards)} by the model{named}{others}"


def _reason(edition: Edition) -> str:
    return reading("en").reasons.of(edition.reason) if edition.reason else ""


def _failures(edition: Edition) -> list[str]:
    return [f"jogan: source {source.name} failed: {source.error}" for source in edition.sources if source.error]


async def _post(config: Config, running: Program, day: date, *, quiet: bool) -> int:
    """Post to what is due; the exit status. A signal stops it in order: what is on the wire is finished."""
    stop = asyncio.Event()
    heed_signals(stop)
    found = await post_edition(config, running, day, stop.is_set)
    if found is None:
        if not quiet:
            show.line(f"{NO_BOT} {READ_IT}")
        return 0
    counts = await running.store.chats.counts()
    for line in _lines(found, subscribed=counts.subscribed > 0):
        (show.remark if quiet else show.line)(line)
    for line in found.told:
        show.remark(f"jogan: {line}")
    return 1 if found.told and not found.sent and not found.others else 0


def _lines(found: Posted, *, subscribed: bool) -> Iterator[str]:
    if found.sent or found.refused or found.held or found.waiting:
        chats = f"{found.chats} chat{'' if found.chats == 1 else 's'} due"
        said = [f"{found.sent} message{'' if found.sent == 1 else 's'} sent", f"{found.waiting} waiting"]
        said[1:1] = [f"{count} {what}" for count, what in ((found.refused, "refused"), (found.held, "held")) if count]
        yield f"Posted: {chats}, {', '.join(said)}."
    elif found.others:
        yield "Nothing was sent from here."
    elif not found.told:
        yield NOT_DUE if subscribed else f"{NOBODY} {READ_IT}"
    for lane, owner in found.others.items():
        yield f"{lane} is posted to by the running service ({owner}), which goes on with it."
    if found.refused or found.held:
        yield "`jogan deliveries list --state dead` and `--state parked` say which, and why."
    elif found.waiting and not found.others:
        yield "`jogan run` sends what waits; `jogan deliveries list --state ready` says until when."
