"""The platform's Markdown as its clients read it: text to spans with styles, links and mentions.

An oracle: written from how the clients behave, knowing nothing of any renderer. Where clients differ it takes the
reading that makes more of the text, so that only text that is safe everywhere comes out plain.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

Styles = frozenset[str]
PLAIN: Styles = frozenset()


@dataclass(frozen=True)
class Span:
    """A piece of visible text. `url` with its `kind`: masked, bare, angle; `mention` as (kind, id or name)."""

    text: str
    styles: Styles = PLAIN
    url: str | None = None
    kind: str | None = None
    mention: tuple[str, str] | None = None


@dataclass
class Numbers:
    """Where a numbered list stands: clients count on by themselves whatever is written."""

    last: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int, written: int) -> int:
        """The number that is shown."""
        self.last = {key: value for key, value in self.last.items() if key <= depth}
        self.last[depth] = self.last[depth] + 1 if depth in self.last else written
        return self.last[depth]


FENCE = re.compile(r"```(?:([A-Za-z0-9_+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```")
HEADING = re.compile(r" {0,3}(#{1,3})[ \t]+(\S[^\n]*)")
SMALL = re.compile(r" {0,3}-#[ \t]+(\S[^\n]*)")
QUOTE = re.compile(r"(?: *> [^\n]*(?:\n|$))+")
QUOTE_ALL = re.compile(r" *>>> ([\s\S]*)")
BULLET = re.compile(r"([ \t]*)[-*+][ \t]+(\S[^\n]*)")
NUMBERED = re.compile(r"([ \t]*)(\d+)\.[ \t]+(\S[^\n]*)")
# what no rule begins with
DULL = re.compile(r"[^\\`<@\[*_~|hsdHSD\n]+")
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
CODE = re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")
BARE = re.compile(r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]", re.IGNORECASE)
ANGLE = re.compile(r"<([A-Za-z][^: >\n]*:/[^ >\n]+)>")
MAIL = re.compile(r"<([^\s@<>:]+@[^\s@<>]+\.[^\s@<>]+|\+\d[\d ()-]+)>")
MASKED = re.compile(
    r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]"
    r"\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['\"]([\s\S]*?)['\"])?\s*\)"
)
SAFE = re.compile(r"(?:https?|discord)://\S", re.IGNORECASE)
MENTIONS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("user", re.compile(r"<@!?(\d+)>"), "@{0}"),
    ("role", re.compile(r"<@&(\d+)>"), "@&{0}"),
    ("channel", re.compile(r"<#(\d+)>"), "#{0}"),
    ("command", re.compile(r"</([^:>\n]+):\d+>"), "/{0}"),
    ("time", re.compile(r"<t:(-?\d+)(?::[tTdDfFsSR])?>"), "{0}"),
    ("emoji", re.compile(r"<a?:(\w+):\d+>"), ":{0}:"),
    ("guild", re.compile(r"<id:(customize|browse|guide|linked-roles(?::\d+)?|home)>"), "{0}"),
    ("everyone", re.compile(r"@(everyone|here)"), "@{0}"),
)
# style: how it is written; among those that fit at one place the longest wins, then the later in this list
PAIRS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("strike", re.compile(r"~~([\s\S]+?)~~(?!_)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("italic", re.compile(r"_((?:__|\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9_])")),
    ("italic", re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)")),
)
DEEPEST = 24
Found = tuple[list[Span], int]


@dataclass(frozen=True)
class Mode:
    """Where a rule stands: whether links are read here (not inside the words of one), how deep in marks."""

    links: bool = True
    depth: int = 0


def parse(text: str, styles: Styles = PLAIN) -> list[Span]:
    """All spans of a text; their texts joined are what a person sees. Blocks begin at the beginning of a line, but a
    mark that was opened before reaches over them."""
    spans: list[Span] = []
    numbers = Numbers()
    at = 0
    while at < len(text):
        found = _block(text, at, styles, numbers) if at == 0 or text[at - 1] == "\n" else None
        if found is None:
            found = _piece(text, at, styles, Mode())
        spans += found[0]
        at = found[1]
    return joined(spans)


def _block(text: str, at: int, styles: Styles, numbers: Numbers) -> Found | None:
    """A block that begins here: a quote, a heading, small print, an item of a list."""
    quoted = "quote" not in styles
    if quoted and (found := QUOTE_ALL.match(text, at)):
        return parse(found[1], styles | {"quote"}), found.end()
    if quoted and (found := QUOTE.match(text, at)):
        inside = "".join(line.split("> ", 1)[1] for line in found[0].splitlines(keepends=True))
        return parse(inside, styles | {"quote"}), found.end()
    for pattern, name in ((SMALL, "small"), (HEADING, "h")):
        if found := pattern.match(text, at):
            style = name if name == "small" else f"h{len(found[1])}"
            return inline(found[found.lastindex or 1].rstrip(), styles | {style}), found.end()
    return _item(text, at, styles, numbers)


def _item(text: str, at: int, styles: Styles, numbers: Numbers) -> Found | None:
    inside = styles | {"list"}
    if found := NUMBERED.match(text, at):
        shown = f"{found[1]}{numbers.next(len(found[1]), int(found[2]))}. "
    elif found := BULLET.match(text, at):
        shown = f"{found[1]}• "
    else:
        if text[at] not in " \t\n":
            numbers.last.clear()
        return None
    heading = HEADING.match(found[found.lastindex or 1])
    words = (
        inline(heading[2], inside | {f"h{len(heading[1])}"}) if heading else inline(found[found.lastindex or 1], inside)
    )
    return [Span(shown, inside), *words], found.end()


def inline(text: str, styles: Styles = PLAIN, mode: Mode = Mode()) -> list[Span]:
    """The spans of text inside a block."""
    if mode.depth > DEEPEST:
        return [Span(text, styles)]
    spans: list[Span] = []
    at = 0
    while at < len(text):
        found = _piece(text, at, styles, mode)
        spans += found[0]
        at = found[1]
    return joined(spans)


def _piece(text: str, at: int, styles: Styles, mode: Mode) -> Found:
    if dull := DULL.match(text, at):
        return [Span(dull[0], styles)], dull.end()
    found = next((got for rule in RULES if (got := rule(text, at, styles, mode)) is not None), None)
    return found or ([Span(text[at], styles)], at + 1)


def joined(spans: list[Span]) -> list[Span]:
    """Neighbours that are alike are one; a link's pieces are as they are."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        alike = last is not None and (last.styles, last.url, last.mention) == (span.styles, span.url, span.mention)
        if last is not None and alike and span.mention is None and span.kind == last.kind and span.url is None:
            out[-1] = Span(last.text + span.text, last.styles)
        elif span.text:
            out.append(span)
    return out


def _escape(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    found = ESCAPE.match(text, at)
    return ([Span(found[1], styles)], found.end()) if found else None


def _fence(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    found = FENCE.match(text, at)
    return ([Span(found[2], styles | {"codeblock"})], found.end()) if found else None


def _code(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    found = CODE.match(text, at)
    return ([Span(found[2].strip(), styles | {"code"})], found.end()) if found else None


def _mention(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    for kind, pattern, shown in MENTIONS:
        if found := pattern.match(text, at):
            return [Span(shown.format(found[1]), styles, mention=(kind, found[1]))], found.end()
    return None


def _angle(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    for kind, pattern in (("angle", ANGLE), ("mail", MAIL)):
        if found := pattern.match(text, at):
            return [Span(found[1], styles, found[1], kind)], found.end()
    return None


def _bare(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    found = BARE.match(text, at) if mode.links else None
    if found is None:
        return None
    url = found[0]
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1]
    return [Span(url, styles, url, "bare")], at + len(url)


def _masked(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    found = MASKED.match(text, at) if mode.links and text[at] == "[" else None
    if found is None:
        return None
    label, url = found[1], re.sub(r"\\([^0-9A-Za-z\s])", r"\1", found[2])
    # clients show the source where the words are an address themselves, or are nothing
    if not SAFE.match(url) or not label.strip() or BARE.search(label):
        return None
    inside = inline(label, styles, Mode(False, mode.depth + 1))
    return [Span(span.text, span.styles, url, "masked", span.mention) for span in inside], found.end()


def _pair(text: str, at: int, styles: Styles, mode: Mode) -> Found | None:
    best: tuple[int, str, re.Match[str]] | None = None
    for style, pattern in PAIRS:
        found = pattern.match(text, at)
        if found and (best is None or found.end() >= best[0]):
            best = (found.end(), style, found)
    if best is None:
        return None
    return inline(best[2][1], styles | {best[1]}, Mode(mode.links, mode.depth + 1)), best[0]


Rule = Callable[[str, int, Styles, Mode], Found | None]
RULES: tuple[Rule, ...] = (_escape, _fence, _code, _mention, _angle, _bare, _masked, _pair)
