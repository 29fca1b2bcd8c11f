"""Holds the ledger against what the services saw: what was lost, what is there twice, what nobody can account for.

Knows nothing of how the program works: only rows, arrivals, and that a marked message ends with the unmarked one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kill.books import OPEN, Row
from kill.services import Arrival

SHOWN = 5


@dataclass
class Verdict:
    """What was found wrong, and what is told beside it. `twice` are flagged repeats (the policy `resend`)."""

    rows: int = 0
    sent: int = 0
    parked: int = 0
    parked_there: int = 0
    """Parked though the message is there: the operator is asked about something that arrived."""
    twice: int = 0
    lost: list[str] = field(default_factory=list)
    unflagged: list[str] = field(default_factory=list)
    unaccounted: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that must never be, in words."""
        told = (("lost", self.lost), ("twice without a flag", self.unflagged), ("unaccounted", self.unaccounted))
        return [f"{len(found)} {name}: {', '.join(found[:SHOWN])}" for name, found in told if found]

    def __str__(self) -> str:
        told = f"{self.rows} rows: {self.sent} sent, {self.parked} parked ({self.parked_there} of them there), "
        return told + f"{self.twice} twice and flagged" + "".join(f"; {fault}" for fault in self.faults)


def judged(rows: Iterable[Row], arrivals: Iterable[Arrival], platform: str) -> Verdict:
    """The verdict on one platform. Arrivals that were refused, or known already, put nothing anywhere."""
    messages: dict[str, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        if arrival.platform == platform and arrival.fresh and arrival.message:
            messages[arrival.chat].append(arrival)
    verdict = Verdict()
    by_chat: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.platform == platform:
            by_chat[row.chat].append(row)
            _count(verdict, row)
    for chat in by_chat.keys() | messages.keys():
        _judge_chat(verdict, chat, by_chat[chat], groups(messages[chat]))
    return verdict


def _count(verdict: Verdict, row: Row) -> None:
    verdict.rows += 1
    verdict.sent += row.state == "sent"
    verdict.parked += row.state == "parked"
    unexplained = row.state in ("parked", "dead", "expired") and not row.reason
    if row.state in OPEN or unexplained:
        verdict.unaccounted.append(f"{row.chat} {row.posting} {row.part} is {row.state}")


def groups(arrivals: Sequence[Arrival]) -> list[list[Arrival]]:
    """Messages of a chat that say the same: equal, or the same with a line above."""
    found: list[list[Arrival]] = []
    for arrival in sorted(arrivals, key=lambda each: len(each.content)):
        same = next((group for group in found if arrival.content.endswith(group[0].content)), None)
        if same is None:
            found.append([arrival])
        else:
            same.append(arrival)
    return found


def _judge_chat(verdict: Verdict, chat: str, rows: Sequence[Row], there: Sequence[Sequence[Arrival]]) -> None:
    by_message = {row.message: row for row in rows if row.message}
    numbers = {arrival.message for group in there for arrival in group}
    verdict.lost += [
        f"{chat} {row.posting} {row.part}" for row in rows if row.state == "sent" and row.message not in numbers
    ]
    without = 0
    for group in there:
        row = next((by_message[each.message] for each in group if each.message in by_message), None)
        without += row is None
        if len(group) > 1:
            verdict.twice += len(group) - 1
            if not (row.unclean if row else any(each.unclean for each in rows if each.state == "parked")):
                verdict.unflagged.append(f"{chat} {group[0].content[:40]!r}")
    parked = sum(row.state == "parked" for row in rows)
    verdict.parked_there += min(without, parked)
    if without > parked:
        verdict.unaccounted.append(f"{without - parked} messages in {chat} that no row knows of")
