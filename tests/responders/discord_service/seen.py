"""What a person sees of a message's payload: text, links, mentions, styled runs. The oracle for renderers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from responders.discord_service.limits import BUTTON, TEXT_DISPLAY, walk
from responders.discord_service.markdown import Mode, Span, inline, parse

Json = Any
PINGS = re.compile(r"@everyone|@here|<@[!&]?\d+>")


@dataclass(frozen=True)
class Link:
    """A link: its words, its address, and what makes it one: masked, bare, angle, mail, title, author or button."""

    text: str
    url: str
    kind: str


@dataclass(frozen=True)
class Seen:
    """A message as it is seen. `sources` are the texts as they were sent."""

    spans: tuple[Span, ...]
    buttons: tuple[Link, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(span.text for span in self.spans)

    @property
    def marked(self) -> str:
        """The visible text with ↗ behind the words of links that do not show their address."""
        pieces = []
        for index, span in enumerate(self.spans):
            following = self.spans[index + 1] if index + 1 < len(self.spans) else None
            ends = following is None or (following.url, following.kind) != (span.url, span.kind)
            pieces.append(span.text + (" ↗" if ends and span.kind in ("masked", "title", "author") else ""))
        return "".join(pieces)

    @property
    def links(self) -> list[Link]:
        """Every link in order; those of buttons last."""
        found: list[Link] = []
        before: Span | None = None
        for span in self.spans:
            if span.url is not None and span.kind is not None:
                if before is not None and (before.url, before.kind) == (span.url, span.kind):
                    found[-1] = Link(found[-1].text + span.text, span.url, span.kind)
                else:
                    found.append(Link(span.text, span.url, span.kind))
            before = span
        return [*found, *self.buttons]

    @property
    def mentions(self) -> list[tuple[str, str]]:
        """Every mention in order, as (kind, id or name); times and emoji are among them."""
        return [span.mention for span in self.spans if span.mention is not None]

    @property
    def pings(self) -> list[str]:
        """What would call people if mentions were not forbidden: the service finds these also behind a backslash."""
        return [found for source in self.sources for found in PINGS.findall(source)]

    def styled(self, style: str) -> list[str]:
        """The runs of text in this style, each whole though other styles are inside."""
        runs: list[str] = []
        open_run = False
        for span in self.spans:
            if style in span.styles:
                runs = [*runs[:-1], runs[-1] + span.text] if open_run else [*runs, span.text]
            open_run = style in span.styles
        return runs


def read(text: str) -> Seen:
    """A text with Markdown."""
    return Seen(tuple(parse(text)), sources=(text,))


def read_message(content: str = "", embeds: Sequence[Json] = (), components: Sequence[Json] = ()) -> Seen:
    """A message's payload, top to bottom: content, embeds, texts of components; link buttons among the links."""
    parts: list[tuple[list[Span], str]] = [(parse(content), content)] if content else []
    for embed in embeds:
        parts += _embed(embed)
    buttons = []
    for _, one in walk(components):
        if one["type"] == TEXT_DISPLAY:
            parts.append((parse(one["content"]), one["content"]))
        elif one["type"] == BUTTON and one.get("url"):
            buttons.append(Link(one.get("label") or "", one["url"], "button"))
    spans: list[Span] = []
    for found, _ in parts:
        if spans and not spans[-1].text.endswith("\n"):
            spans.append(Span("\n"))
        spans += found
    return Seen(tuple(spans), tuple(buttons), tuple(source for _, source in parts))


def payload_seen(payload: Json) -> Seen:
    """A request's body that makes or edits a message."""
    return read_message(payload.get("content") or "", payload.get("embeds") or (), payload.get("components") or ())


def _embed(embed: Json) -> Iterator[tuple[list[Span], str]]:
    author = embed.get("author") or {}
    if author.get("name"):
        yield [Span(author["name"], frozenset({"author"}), author.get("url"), _kind(author, "author"))], ""
    if embed.get("title"):
        yield _title(embed), embed["title"]
    if embed.get("description"):
        yield parse(embed["description"]), embed["description"]
    for each in embed.get("fields") or ():
        yield inline(each["name"], frozenset({"field"}), Mode(links=False)), each["name"]
        yield parse(each["value"]), each["value"]
    if (embed.get("footer") or {}).get("text"):
        yield [Span(embed["footer"]["text"], frozenset({"footer"}))], ""


def _title(embed: Json) -> list[Span]:
    spans = inline(embed["title"], frozenset({"title"}), Mode(links=not embed.get("url")))
    if not embed.get("url"):
        return spans
    return [Span(span.text, span.styles, embed["url"], "title", span.mention) for span in spans]


def _kind(holder: Json, kind: str) -> str | None:
    return kind if holder.get("url") else None
