"""HTML and XML as a type: what is not made by `tag` is text and is escaped, so nothing of others can become markup.

No templates: pages are made from blocks, which are trees, and the type checker sees what is put where.
"""

import html
import re
from collections.abc import Iterable

_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls, marks that turn the direction of what follows, and what no XML may hold."""
_SPACES = re.compile(r"\s+")
_VOID = frozenset({"br", "img", "input", "link", "meta"})
"""Elements without an end; written `<br/>`, which HTML and XML both read."""


class Html(str):
    """Markup that was made here."""

    __slots__ = ()


Child = str | None
"""Html stands as it is, a plain string is text, None is nothing."""


def plain(words: str) -> str:
    """Words in one line as they may be shown: without controls and marks of direction."""
    return _HIDDEN.sub("", _SPACES.sub(" ", words))


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """An element. `class_` is class, `http_equiv` http-equiv, `xml__lang` xml:lang; None and False are left out."""
    opened = f"<{name}{_attributes(attributes)}"
    if name in _VOID:
        return Html(f"{opened}/>")
    return Html(f"{opened}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Html:
    """Markup and text in a row."""
    return Html("".join(_child(child) for child in children if child is not None))


def between(children: Iterable[Child], mark: str) -> Html:
    """Markup and text in a row, with a mark between."""
    return joined([piece for child in children for piece in (mark, child)][1:])


def lines(children: Iterable[Child]) -> Html:
    """The same, each on a line of its own: for blocks, so that a changed page differs in few lines."""
    return Html("\n".join(_child(child) for child in children if child))


def _child(child: str) -> str:
    return child if isinstance(child, Html) else html.escape(plain(child), quote=False)


def _attributes(given: dict[str, str | bool | None]) -> str:
    shown = []
    for name, value in given.items():
        if value is None or value is False:
            continue
        named = name.rstrip("_").replace("__", ":").replace("_", "-")
        shown.append(f' {named}="{"" if value is True else html.escape(plain(value))}"')
    return "".join(shown)
