"""Lines as one: whether the hyphen at a line's end is the word's own is told by how the paper writes it elsewhere."""

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CUT = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
LONGEST_WORD = 60
_OPEN = frozenset({"and", "or", "to"})
"""After a hyphen that stays open: `high- and low-level`."""
_PREFIXES = frozenset(
    {"self", "non", "multi", "cross", "well", "state", "high", "low", "long", "short", "zero", "few", "one", "two"}
    | {"three", "first", "second", "large", "small", "fine", "open", "real", "data", "task", "time", "cost", "human"}
    | {"vision", "text", "image", "token", "end", "pre", "post", "semi"}
)
"""What is mostly written with a hyphen, for words that the paper has nowhere else."""


class Vocabulary:
    """The words of a paper as they stand inside its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word for line in lines for word in _TOKEN.findall(_uncut(line).casefold())}

    def joined(self, parts: Iterable[str]) -> str:
        """The lines as one text, with a space between them where no word goes on."""
        said: list[str] = []
        for part in parts:
            cut = _CUT.search(said[-1][-LONGEST_WORD:]) if said else None
            if cut is None:
                said += [" ", part] if said else [part]
            elif self._keeps(cut[1], part):
                said += [" ", part] if _first(part) in _OPEN else [part]
            else:
                said[-1] = said[-1][:-1]
                said.append(part)
        return "".join(said)

    def _keeps(self, before: str, part: str) -> bool:
        after = _first(part)
        if after in _OPEN:
            return True
        whole, dashed = f"{before}{after}".casefold() in self._words, f"{before}-{after}".casefold() in self._words
        if whole != dashed:
            return dashed
        return before.casefold().rpartition("-")[2] in _PREFIXES or not part[:1].islower()


def _uncut(line: str) -> str:
    """The line without a word that its end cuts; only its end is looked at."""
    return line[:-LONGEST_WORD] + _CUT.sub("", line[-LONGEST_WORD:])


def _first(part: str) -> str:
    found = _FIRST.match(part[:80])
    return found[0].casefold() if found else ""
