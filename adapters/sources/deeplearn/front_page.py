"""The front page translated to entries: what stands under the heading "Hot Papers", in the page's order. Pure.

Tolerant of how the page is built: a heading, then links to papers until the next heading. A page without that list,
or with an empty one, is refused: it is never a day without papers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from adapters.fetch.json_body import one_line
from bot.domain.identity import arxiv_id
from bot.domain.paper import Entry, Sighting
from bot.errors import BadPayload

SOURCE = "deeplearn"
SITE = "https://deeplearn.org"
HEADING = "hotpapers"
MOST_PAPERS = 100
MOST_TAGS = 25_000
"""The page has a few thousand; a browser's parser takes a second for as many that are one inside the other."""
LONGEST_TITLE, LONGEST_NAME, MOST_AUTHORS = 500, 200, 500
HEADINGS = "h1, h2, h3, h4, h5, h6, .panel-title"
_WALK = f"{HEADINGS}, a[href]"
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PAPER = re.compile(r"(?:(?:https?:)?//(?:www\.)?deeplearn\.org)?/arxiv/(?P<number>\d{1,12})(?:/(?P<slug>[^?#]*))?")
_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf)/(?P<id>[\w.-]+(?:/\d{7}(?:v\d+)?)?)", re.IGNORECASE)
_POST = frozenset({"li", "article", "tr"})
_LEVELS = 4
"""How far above its title's link a post may begin."""


@dataclass(frozen=True, slots=True)
class _Link:
    node: LexborNode
    number: str
    address: str


def read_front_page(payload: bytes, *, day: date, seen_at: datetime) -> tuple[Entry, ...]:
    """The hot papers, each once. Raises BadPayload."""
    if payload.count(b"<") > MOST_TAGS:
        raise BadPayload(f"{SOURCE}: the page has more than {MOST_TAGS:,} tags")
    tree = LexborHTMLParser(payload.decode("utf-8", "replace"))
    links = _under_heading(tree)
    if links is None:
        raise BadPayload(f"{SOURCE}: the page has no list of hot papers{_title(tree)}")
    sighting = Sighting(SOURCE, day, seen_at)
    found: dict[str, Entry] = {}
    for link in links:
        title = one_line(link.node.text(), most=LONGEST_TITLE)
        if link.number not in found and any(letter.isalpha() for letter in title):
            found[link.number] = _entry(link, title, sighting)
        if len(found) == MOST_PAPERS:
            break
    if not found:
        raise BadPayload(f"{SOURCE}: the list of hot papers on the page is empty")
    return tuple(found.values())


def _under_heading(tree: LexborHTMLParser) -> list[_Link] | None:
    """Links to papers between the heading and the next one; None where there is no such heading."""
    inside, there = False, False
    found: list[_Link] = []
    for node in tree.css(_WALK):
        link = _link(node)
        if link is not None:
            found += [link] if inside else []
        elif _is_heading(node):
            inside = "".join(filter(str.isalpha, node.text()[:200].casefold())) == HEADING
            there = there or inside
    return found if there else None


def _is_heading(node: LexborNode) -> bool:
    """A heading of a list: one that holds no paper itself, and says something."""
    if node.tag not in _HEADING_TAGS and "panel-title" not in _classes(node):
        return False
    return bool(node.text().strip()) and not any(_link(each) for each in node.css("a[href]"))


def _link(node: LexborNode) -> _Link | None:
    address = (node.attributes.get("href") or "").strip() if node.tag == "a" else ""
    match = _PAPER.fullmatch(address) if len(address) < 2_000 else None
    if match is None:
        return None
    slug = quote(unquote(match["slug"] or "").strip("/"), safe="/:,!*~")
    return _Link(node, match["number"], f"{SITE}/arxiv/{match['number']}" + (f"/{slug}" if slug else ""))


def _entry(link: _Link, title: str, sighting: Sighting) -> Entry:
    post = _post(link)
    ids = set(_arxiv_ids(post)) if post is not None else set()
    return Entry(
        sighting=sighting,
        reference=ids.pop() if len(ids) == 1 else link.address,
        title=title,
        authors=tuple(dict.fromkeys(_authors(post))) if post is not None else (),
    )


def _post(link: _Link) -> LexborNode | None:
    """What belongs to one paper around its link; None where nothing says so, or where it holds others too."""
    node = link.node.parent
    for _ in range(_LEVELS):
        if node is None:
            return None
        if node.tag in _POST or "post" in _classes(node):
            others = (found for each in node.css("a[href]") if (found := _link(each)))
            return node if all(each.number == link.number for each in others) else None
        node = node.parent
    return None


def _arxiv_ids(post: LexborNode) -> Iterator[str]:
    """arXiv ids in the post's own addresses and buttons; what its texts mention does not count."""
    for node in post.css("[href], [onclick]")[:50]:
        for name in ("href", "onclick"):
            for match in _ADDRESS.finditer(unquote((node.attributes.get(name) or "")[:2_000])):
                if found := arxiv_id(match["id"].removesuffix(".pdf")):
                    yield found


def _authors(post: LexborNode) -> Iterator[str]:
    for node in post.css(".author, .authors")[:1]:
        for name in node.text()[: MOST_AUTHORS * LONGEST_NAME].split(",")[:MOST_AUTHORS]:
            if author := one_line(name, most=LONGEST_NAME):
                yield author


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _title(tree: LexborHTMLParser) -> str:
    """What the page calls itself, for whoever must find out what it is."""
    node = tree.css_first("title")
    words = one_line(node.text(), most=80) if node is not None else ""
    return f" (its title is {words!r})" if words else ""
