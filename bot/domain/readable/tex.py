"""One pass over a text: formulas and commands of TeX become what they say; all else stays as it is.

What may be no TeX (money, paths, regular expressions, a lone backslash) is left alone.
"""

import re
from dataclasses import dataclass, field

from bot.domain.readable.commands import ASIDES, DECLARATIONS, ESCAPED, FORMULAS, SILENT, SPACES, STYLES
from bot.domain.readable.dollars import formula_end, has_signal
from bot.domain.readable.formulas import LONGEST, math, script
from bot.domain.readable.symbols import ACCENTS, LETTERS, accented, symbol

_START = re.compile(r"[\\$]")
_NAME = re.compile(r"\\([A-Za-z]+)\*?")
_DRIVE = re.compile(r"(?:[^A-Za-z0-9]|^)[A-Za-z]:$")
_SHARE = re.compile(r"\\\\[\w.-]+\\\w")
_TOKEN = re.compile(r"\S+")
_LETTER = re.compile(r"\{\\?([^\W\d_])\}|\\([ij])(?![A-Za-z])(?:\{\})?|([^\W\d_])")
_CONTRACTION = re.compile(r"\\'(?:s|t|re|ve|ll|d|m)\b")
_OPTION = re.compile(r"\[[^\]\[{}]{0,200}\]")
_LOOSE_SCRIPT = re.compile(r"(?<=[\w)\]])([_^])\{([^{}\\$]{1,40})\}")
_LOOSE_LETTER = re.compile(r"(?<=\w)\{([^\W\d_])\}|\{([^\W\d_])\}(?=\w)")
_TIE = re.compile(r"(?<=[^\W\d_])~(?=[\w(\[,;.–—-])|(?<=[.)])~(?=\w)|(?<=\d)~(?=[^\W\d_]|[(\[])|(?<=\w)~(?=\s|$)")


def without_tex(text: str) -> str:
    """The text with what is TeX in it made readable; the same text where nothing is."""
    if not _START.search(text):
        return text
    reading = _Pass(text, _closers(text))
    said = reading.run()
    if not reading.converted:
        return text
    said = _LOOSE_SCRIPT.sub(lambda match: script(match[1], match[2]), said)
    said = _LOOSE_LETTER.sub(lambda match: match[1] or match[2], said)
    return _TIE.sub(" ", said)


def _is_space(sign: str, before: str, after: str) -> bool:
    r"""Whether `\` with this sign is TeX's space after a word, or its line break between words."""
    if sign == "\\":
        return before.isspace() and (not after or after.isspace())
    return sign.isspace() and bool(before) and not before.isspace()


def _closers(text: str) -> dict[int, int]:
    """The closing brace of each opening one that has one, escaped ones apart."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        if match[0] == "{":
            waiting.append(match.start())
        elif match[0] == "}" and waiting:
            found[waiting.pop()] = match.start()
    return found


@dataclass(slots=True)
class _Pass:
    """One reading from left to right; `at` is how far it is."""

    text: str
    closers: dict[int, int]
    converted: bool = False
    at: int = 0
    out: list[str] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    """Closing braces to come of groups that a command opened, with what they say instead; the next one last."""

    def run(self) -> str:
        while (found := _START.search(self.text, self.at)) is not None:
            self.copy(found.start())
            if found[0] == "$":
                self.dollar()
            else:
                self.backslash()
        self.copy(len(self.text))
        return "".join(self.out)

    def copy(self, end: int) -> None:
        """Give what stands before `end` as it is, but for braces that a command opened."""
        while self.waiting and self.waiting[-1][0] < end:
            place, said = self.waiting.pop()
            if place >= self.at:
                self.out += [self.text[self.at : place], said]
                self.at = place + 1
        self.out.append(self.text[self.at : end])
        self.at = max(self.at, end)

    def say(self, said: str, end: int) -> None:
        """Give `said` for what stands from here to `end`."""
        self.converted = True
        self.out.append(said)
        self.at = end

    def opened(self, brace: int, said: str = "", closing: str = "") -> None:
        """Give `said` for everything up to an opening brace, and `closing` for the brace that closes it, if any."""
        self.say(said, brace + 1)
        if brace in self.closers:
            self.waiting.append((self.closers[brace], closing))

    def dollar(self) -> None:
        mark = "$$" if self.text.startswith("$$", self.at) else "$"
        start = self.at + len(mark)
        end = formula_end(self.text, start, mark)
        said = math(self.text[start:end]) if end >= 0 else None
        if said is None:
            self.copy(start)
        else:
            self.say(said, end + len(mark))

    def backslash(self) -> None:
        at, text = self.at, self.text
        path = _DRIVE.search(text[max(0, at - 3) : at]) or _SHARE.match(text, at)
        name = _NAME.match(text, at)
        if path and (token := _TOKEN.match(text, at)):
            self.copy(token.end())
        elif name:
            self.command(name[1], name.end())
        else:
            self.sign(text[at + 1 : at + 2])

    def sign(self, sign: str) -> None:
        """A backslash before what is no letter."""
        at, text = self.at, self.text
        before, after = text[at - 1 : at] if at else "", text[at + 2 : at + 3]
        if sign in ESCAPED and sign:
            self.say(sign, at + 2)
        elif sign in ("(", "["):
            self.bracketed(")" if sign == "(" else "]")
        elif sign in SPACES or _is_space(sign, before, after):
            self.say(" ", at + 2)
        elif sign in ACCENTS and self.accent(sign, at + 2):
            return
        else:
            self.copy(at + 2 if sign == "\\" else at + 1)

    def bracketed(self, closing: str) -> None:
        r"""A formula in `\(…\)` or `\[…\]`."""
        start = self.at + 2
        end = self.text.find(f"\\{closing}", start, start + LONGEST)
        tex = self.text[start:end] if end >= 0 else ""
        said = math(tex) if has_signal(tex) else None
        if said is None:
            self.copy(start)
        else:
            self.say(said, end + 2)

    def accent(self, accent: str, after: int) -> bool:
        """An accent and its letter; False where it may be a quotation mark or an expression instead."""
        at, text = self.at, self.text
        match = _LETTER.match(text, after) or (
            _LETTER.match(text, after + 1) if accent.isalpha() and text[after : after + 1] == " " else None
        )
        said = accented(accent, match[1] or match[2] or match[3]) if match else None
        if match is None or said is None:
            return False
        grouped = match[1] or match[2] or text[at - 1 : at] == "{"
        in_word = at > 0 and text[at - 1].isalpha()
        sure = in_word if accent == '"' or accent.isalpha() else accent != "." and not _CONTRACTION.match(text, at)
        if not (grouped or sure):
            return False
        self.say(said, match.end())
        return True

    def command(self, name: str, end: int) -> None:
        brace = end if self.text[end : end + 1] == "{" else -1
        if name in STYLES and brace >= 0:
            self.opened(brace)
        elif name in ASIDES and brace >= 0:
            self.opened(brace, " (", ")") if brace in self.closers else self.opened(brace, " ")
        elif name == "href" and self.closers.get(brace, -1) >= 0:
            self.link(brace)
        elif name in SILENT:
            self.silent(end)
        elif name in DECLARATIONS:
            self.declaration(end)
        elif name in FORMULAS and brace in self.closers:
            self.formula(end)
        elif len(name) == 1 and name in ACCENTS and self.accent(name, end):
            return
        else:
            self.named(name, end, brace)

    def named(self, name: str, end: int, brace: int) -> None:
        """A symbol or a letter, else an author's own command: what it encloses, or its name where it stands alone."""
        said = symbol(name)
        empty = self.text.startswith("{}", end)
        if said is not None:
            end += 2 if empty else 0
            if name in LETTERS and not empty and self.text[end : end + 1] == " ":
                end += 1
            dotted = said.endswith(".") and self.text[end : end + 1] == "."
            self.say(said[:-1] if dotted else said, end)
        elif empty and len(name) > 1:
            self.say(name, end + 2)
        elif brace in self.closers and len(name) > 1:
            self.opened(brace)
        elif len(name) > 2 and self.stands_alone(end):
            self.say(name, end)
        else:
            self.copy(end)

    def stands_alone(self, end: int) -> bool:
        """Whether a command is a word of its own, not a piece of a path or an expression."""
        before = self.text[self.at - 1 : self.at] if self.at else " "
        after = self.text[end : end + 1] or " "
        return (before.isspace() or before in "([{\"'“‘~-–—/") and (after.isspace() or after in ".,;:!?)]}\"'”’~-–—/")

    def formula(self, end: int) -> None:
        """A formula's command with its groups."""
        start = self.at
        while self.closers.get(end, -1) > end:
            end = self.closers[end] + 1
        said = math(self.text[start:end]) if end - start <= LONGEST else None
        if said is None:
            self.copy(start + 1)
        else:
            self.say(said, end)

    def link(self, brace: int) -> None:
        r"""`\href{address}{words}`: the words, and the address where it is not what they say."""
        address = self.text[brace + 1 : self.closers[brace]]
        words = self.closers[brace] + 1
        if self.closers.get(words, -1) < 0:
            self.opened(brace)
            return
        shown = self.text[words + 1 : self.closers[words]].strip()
        told = not shown or shown.split("://")[-1].rstrip("/") in address
        self.opened(words, address if not shown else "", "" if told else f" ({address})")

    def silent(self, end: int) -> None:
        """A pointer elsewhere, with its options and groups; before punctuation the space before it goes too."""
        text = self.text
        while (option := _OPTION.match(text, end)) is not None:
            end = option.end()
        while self.closers.get(end, -1) > end:
            end = self.closers[end] + 1
        if self.out and (end == len(text) or text[end] in " ,.;:)"):
            self.out[-1] = self.out[-1].rstrip("~ ")
        self.say("", end)

    def declaration(self, end: int) -> None:
        r"""`{\it words}` or `\it words`."""
        brace = self.at - 1
        if brace in self.closers and self.out and self.out[-1].endswith("{"):
            self.out[-1] = self.out[-1][:-1]
            self.waiting.append((self.closers[brace], ""))
        self.say("", end + (1 if self.text[end : end + 1] == " " else 0))
