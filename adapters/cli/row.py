"""A row of `jogan doctor`: one check, what was found, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "warning", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Row:
    """One check: what was found, and what to do about it (empty where there is nothing to do)."""

    check: str
    status: Status
    detail: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """The row with its fixed keys."""
        return {"check": self.check, "status": self.status, "detail": self.detail, "remedy": self.remedy}

    def __str__(self) -> str:
        remedy = f"  → {self.remedy}" if self.remedy else ""
        return f"{self.status:<8}{self.check}: {self.detail}{remedy}"
