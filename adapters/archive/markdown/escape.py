"""Plain text as Markdown that shows exactly that text, in CommonMark and on GitHub; and addresses as link targets.

Every leaf of a Document passes here once. It never makes a link, a mention, HTML or a formula out of text.
"""

import re

_SPACES = re.compile(r"\s{2,}|[^\S ]")
_HIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, and marks that turn the direction of what follows."""
_MARKUP = re.compile(r"[\\`*\[\]<>|~$]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_HASH = re.compile(r"(?<!\S)#|#(?!\S)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SCHEME = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?:\\?):")
_WWW = re.compile(r"(?i)\b(www)\.")
_MENTION = re.compile(r"@(?=[A-Za-z])(?<!\w@)|(?<=[\w.+-])@(?=[\w-]+\.\w)")
IN_CONTEXT = (
    ("&", _ENTITY, r"\\&"),
    ("_", _UNDERSCORE, r"\\_"),
    ("#", _HASH, r"\\#"),
    (":", _SCHEME, r"\1&#58;"),
    (".", _WWW, r"\1&#46;"),
    ("@", _MENTION, "&#64;"),
)
"""What is markup only beside certain characters: each with the one that all of it has, for most texts have none."""
_LINE_START = re.compile(r"^(\s*)(?:([-+=>])|(\d{1,9})([.)]))(?=\s|$|[-=])")
_BARE = re.compile(r"https://[\w./:-]*[\w/]", re.ASCII)


def escaped(text: str) -> str:
    """One leaf: a line of plain text, with nothing in it that Markdown would read."""
    text = _MARKUP.sub(r"\\\g<0>", _SPACES.sub(" ", _HIDDEN.sub("", text)))
    for mark, pattern, shown in IN_CONTEXT:
        if mark in text:
            text = pattern.sub(shown, text)
    return text[:-1] + "\\!" if text.endswith("!") else text


def line_started(line: str) -> str:
    """A whole line that is no list, no heading underline and no quotation, whatever its first characters are."""
    return _LINE_START.sub(_marked, line)


def _marked(found: re.Match[str]) -> str:
    indent, mark, number, stop = found.groups()
    return f"{indent}\\{mark}" if mark else f"{indent}{number}\\{stop}"


def bare(address: str) -> str:
    """An address that is its own text: bare where GitHub links it whole, else in angle brackets."""
    return address if _BARE.fullmatch(address) and "_" not in address else f"<{address}>"


def code(text: str) -> str:
    """Text as code, fenced by more backticks than it holds."""
    shown = _SPACES.sub(" ", _HIDDEN.sub("", text))
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", shown)), default=0))
    padding = " " if shown[:1] in ("`", " ") or shown[-1:] in ("`", " ") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"
