"""arXiv's page taken apart into its front and its sections; what is no such page, or not whole, is refused."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from adapters.fulltext.apart import Apart, Unreadable
from adapters.fulltext.html.styles import Styles
from adapters.fulltext.html.walk import Walk, look_of_page
from bot.domain.readable.characters import clean

_MESSAGES = re.compile(
    r"conversion to html had a fatal error|html is not available for the source|no html for|captcha|are you a robot"
    r"|verify you are (?:a )?human|access denied|rate exceeded|enable javascript",
    re.I,
)
_STAMP = re.compile(r"arXiv:\s*(?P<id>\S{4,40}?)(?P<version>v\d{1,4})?(?=\s|$|\[)", re.I)
_BASE = re.compile(r"/html/(?P<id>[\w./-]{4,40}?)(?P<version>v\d{1,4})/?$")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
_NOSCRIPT = re.compile(r"<noscript\b.*?(?:</noscript\s*>|\Z)", re.I | re.DOTALL)
"""Browsers show nothing of it; parsers without scripts do, and mend what is inside in ways of their own."""
MOST_UNDECODED = 0.001
"""Share of bytes that may be no character: one wrong sign in a long paper is no wrong charset."""


def taken_apart(payload: bytes) -> Apart:
    """The page's text as a reader sees it. Raises Unreadable with the reason."""
    words = decoded(payload)
    tree = LexborHTMLParser(_NOSCRIPT.sub(" ", words))
    article = tree.css_first("article.ltx_document") or tree.css_first(".ltx_document:not(.package-alerts)")
    if article is None:
        raise Unreadable(_said_instead(tree))
    if _MESSAGES.search(clean(article.text()[:2_000])) and not article.css_first(".ltx_section"):
        raise Unreadable(_said_instead(tree))
    if "</html>" not in words[-2_000:].lower() and "</article>" not in words[-20_000:].lower():
        raise Unreadable("the page is cut off")
    styles = Styles(tree)
    walk = Walk(styles, look_of_page(tree, styles))
    walk.through(article)
    stamp, version = _stamp(tree)
    front = "\n\n".join(part for part in (walk.title, stamp, walk.abstract) if part)
    return Apart(front, walk.sections(), version)


def decoded(payload: bytes) -> str:
    """The page's characters. Raises Unreadable where they are of no charset that it names."""
    named = _CHARSET.search(payload[:4_000])
    for charset in ("utf-8-sig", named[1].decode("ascii", "replace") if named else "utf-8"):
        try:
            return payload.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    said = payload.decode("utf-8", "replace")
    if said.count("\ufffd") > MOST_UNDECODED * len(said):
        raise Unreadable("the page is in another charset than it says")
    return said


def _said_instead(tree: LexborHTMLParser) -> str:
    found = _MESSAGES.search(clean(tree.body.text()[:5_000])) if tree.body else None
    return f"the page says: {found[0].lower()}" if found else "the page is not a paper converted from LaTeX"


def _stamp(tree: LexborHTMLParser) -> tuple[str, str | None]:
    """arXiv's mark (`arXiv:2407.10671v4 [cs.CL] 10 Sep 2024`) and the version; the base address where there is none."""
    mark: LexborNode | None = tree.css_first("#watermark-tr")
    stamp = clean(mark.text())[:120] if mark is not None else ""
    found = _STAMP.search(stamp)
    if found:
        return stamp, found["version"]
    base = tree.css_first("base[href]")
    named = _BASE.search((base.attributes.get("href") or "")[:200]) if base is not None else None
    return (f"arXiv:{named['id']}{named['version']}", named["version"]) if named else ("", None)
