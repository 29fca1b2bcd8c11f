"""A value that must never be shown: what prints, formats or logs it shows three stars."""

from dataclasses import dataclass

SHOWN = "***"


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A token or a password; `reveal` is for the one place that hands it to its service."""

    _value: str

    def reveal(self) -> str:
        """The value itself."""
        return self._value

    def __repr__(self) -> str:
        return SHOWN

    def __str__(self) -> str:
        return SHOWN

    def __format__(self, spec: str) -> str:
        return SHOWN
