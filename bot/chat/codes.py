"""Codes that confirm what reaches many chats: for one person, one deed, one try and ten minutes, in this process.

They need no store: one process hears a bot, so a code comes back to whoever gave it. After a restart, or said to
another bot, it fits nothing, and a new one is asked for.
"""

import hmac
import secrets
from datetime import datetime, timedelta

from bot.domain.chat import Address

LASTS = timedelta(minutes=10)
DIGITS = 6


class Codes:
    """One code for each person, the last one."""

    def __init__(self) -> None:
        self._asked: dict[Address, tuple[str, str, datetime]] = {}

    def ask(self, person: Address, deed: str, now: datetime) -> str:
        """A new code, in place of an earlier one."""
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        self._asked[person] = (deed, code, now)
        return code

    def fits(self, person: Address, deed: str, code: str, now: datetime) -> bool:
        """Whether this is the code that the person was asked for; either way it works no more."""
        asked = self._asked.pop(person, None)
        if asked is None:
            return False
        expected, known, since = asked
        return expected == deed and hmac.compare_digest(known.encode(), code.encode()) and now - since < LASTS
