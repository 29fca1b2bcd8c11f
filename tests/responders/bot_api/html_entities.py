"""Reads the service's HTML as the service does: plain text and entities with UTF-16 offsets, or its own complaint.

Written from the published rules and wordings, without any renderer in mind: it is the measure for renderers.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from responders.bot_api.values import Json

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-zA-Z]+));?")
SPACE = " \t\r\n\0\v"
NAME = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


class CantParse(ValueError):
    """The complaint of the service, without its prefix."""


@dataclass(frozen=True)
class Parsed:
    """Text as seen, and entities in the order in which they begin."""

    text: str
    entities: list[Json]


@dataclass
class _Open:
    tag: str
    argument: str
    start: int
    begins: int
    number: int


@dataclass
class _Run:
    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    units: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[tuple[tuple[int, int, int], Json]] = field(default_factory=list)
    tags: int = 0
    languages: dict[int, str] = field(default_factory=dict)

    def write(self, text: str) -> None:
        self.out.append(text)
        self.units += utf16(text)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def skip_space(self) -> None:
        while self.peek() and self.peek() in SPACE:
            self.at += 1


def utf16(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(source: str) -> Parsed:
    """Text and entities of a source; raises CantParse with the service's words."""
    run = _Run(source)
    while run.at < len(source):
        mark = run.peek()
        if mark == "<":
            _end_tag(run) if source[run.at + 1 : run.at + 2] == "/" else _start_tag(run)
        elif mark == "&":
            run.write(_reference(run) or _literal(run))
        else:
            stop = min((at for at in (source.find("<", run.at), source.find("&", run.at)) if at >= 0), default=None)
            run.write(source[run.at : stop])
            run.at = len(source) if stop is None else stop
    if run.open:
        raise CantParse(f'Can\'t find end tag corresponding to start tag "{run.open[-1].tag}"')
    return Parsed("".join(run.out), [entity for _, entity in sorted(run.entities, key=lambda pair: pair[0])])


def _literal(run: _Run) -> str:
    run.at += 1
    return "&"


def _reference(run: _Run) -> str | None:
    found = REFERENCE.match(run.source, run.at)
    if found is None:
        return None
    hexadecimal, decimal, name = found.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else 0
    character = NAMED.get(name) if name else chr(code) if 0 < code < 0x10FFFF else None
    if character is not None:
        run.at = found.end()
    return character


def _start_tag(run: _Run) -> None:
    begin = run.at
    run.at += 1
    name_at = run.at
    while run.peek() and run.peek() not in SPACE and run.peek() != ">":
        run.at += 1
    if not run.peek():
        raise CantParse(f"Unclosed start tag at byte offset {run.byte(begin)}")
    tag = run.source[name_at : run.at].lower()
    if tag not in STYLES:
        raise CantParse(f'Unsupported start tag "{tag}" at byte offset {run.byte(begin)}')
    argument = ""
    while run.peek() != ">":
        run.skip_space()
        if run.peek() == ">":
            break
        argument = _attribute(run, tag, begin) or argument
    run.at += 1
    if tag == "span" and argument != "spoiler":
        raise CantParse(f'Tag "span" must have class "tg-spoiler" at byte offset {run.byte(begin)}')
    run.tags += 1
    run.open.append(_Open(tag, argument, run.units, len(run.out), run.tags))


def _attribute(run: _Run, tag: str, begin: int) -> str | None:
    """Reads one attribute; what it means for the tag, if anything."""
    found = NAME.match(run.source, run.at)
    name = found.group() if found else ""
    run.at += len(name)
    if not name:
        if not run.peek():
            raise CantParse(f'Unclosed start tag "{tag}" at byte offset {run.byte(begin)}')
        raise CantParse(f'Empty attribute name in the tag "{tag}" at byte offset {run.byte(begin)}')
    run.skip_space()
    if run.peek() != "=":
        if not run.peek():
            raise CantParse(f'Unclosed start tag "{tag}" at byte offset {run.byte(begin)}')
        return "1" if (tag, name) == ("blockquote", "expandable") else None
    run.at += 1
    run.skip_space()
    if not run.peek():
        raise CantParse(f'Unclosed start tag "{tag}" at byte offset {run.byte(begin)}')
    value = _quoted(run) if run.peek() in "\"'" else _token(run)
    if not run.peek():
        raise CantParse(f"Unclosed start tag at byte offset {run.byte(begin)}")
    return _argument(tag, name, value)


def _argument(tag: str, name: str, value: str) -> str | None:
    if (tag, name) == ("a", "href"):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "1" if (tag, name) == ("blockquote", "expandable") else None


def _token(run: _Run) -> str:
    begin = run.at
    found = TOKEN.match(run.source, run.at)
    value = found.group() if found else ""
    run.at += len(value)
    if run.peek() and run.peek() not in SPACE and run.peek() != ">":
        raise CantParse(f"Unexpected end of name token at byte offset {run.byte(begin)}")
    return value.lower()


def _quoted(run: _Run) -> str:
    end = run.peek()
    run.at += 1
    parts = []
    while run.peek() and run.peek() != end:
        part = _reference(run) if run.peek() == "&" else None
        if part is None:
            part = run.peek()
            run.at += 1
        parts.append(part)
    run.at += 1 if run.peek() else 0
    return "".join(parts)


def _end_tag(run: _Run) -> None:
    begin = run.at
    if not run.open:
        raise CantParse(f"Unexpected end tag at byte offset {run.byte(begin)}")
    run.at += 2
    name_at = run.at
    while run.peek() and run.peek() not in SPACE and run.peek() != ">":
        run.at += 1
    name = run.source[name_at : run.at].lower()
    run.skip_space()
    if run.peek() != ">":
        raise CantParse(f"Unclosed end tag at byte offset {run.byte(begin)}")
    run.at += 1
    opened = run.open.pop()
    if name and name != opened.tag:
        raise CantParse(
            f'Unmatched end tag at byte offset {run.byte(begin)}, expected "</{opened.tag}>", found "</{name}>"'
        )
    if run.units > opened.start:
        _close(run, opened)


def _close(run: _Run, opened: _Open) -> None:
    length = run.units - opened.start
    entity: Json = {"type": STYLES[opened.tag], "offset": opened.start, "length": length}
    if opened.tag == "a":
        linked = _linked(opened.argument or "".join(run.out[opened.begins :]))
        if linked is None:
            return
        entity |= linked
    if opened.tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    if opened.tag in ("pre", "code") and _nested_code(run, opened, entity):
        return
    run.entities.append(((opened.start, -length, opened.number), entity))


def _nested_code(run: _Run, opened: _Open, entity: Json) -> bool:
    """`<pre><code class="language-x">` is one entity with its language."""
    if opened.tag == "code":
        run.languages[id(entity)] = opened.argument
        return False
    inner = run.entities[-1][1] if run.entities else {}
    same = all(inner.get(key) == entity[key] for key in ("offset", "length"))
    language = run.languages.get(id(inner), "")
    if same and inner.get("type") == "code" and language:
        inner.update(type="pre", language=language)
        return True
    return False


def _linked(url: str) -> Json | None:
    """A link as the service keeps it: None drops it silently."""
    user = re.match(r"tg://(?:user\?id=|openmessage\?user_id=)(\d+)\Z", url)
    if user:
        return {"type": "text_mention", "user": {"id": int(user.group(1)), "is_bot": False, "first_name": "?"}}
    checked = url if re.match(r"[a-zA-Z][a-zA-Z0-9+.\-]*:", url) else f"http://{url}"
    try:
        parts = urlsplit(checked)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https", "tg", "ton", "tonsite") or re.search(r"\s", checked):
        return None
    if parts.scheme.lower() in ("http", "https") and "." not in host.strip("."):
        return None
    return {"url": checked + "/" if parts.scheme in ("http", "https") and not parts.path else checked}
