"""A page that looks like a channel in a browser: components from the very requests that a Discord service received."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from responders.discord_service.markdown import Span, parse

WIDTH = 640
"""Pixels of the page, before any scaling."""
STYLE = """
body { margin: 0; width: 640px; background: #313338; color: #dbdee1;
  font: 15px/1.42 "Noto Sans", "Noto Sans CJK KR", sans-serif; }
header { padding: 12px 16px; font-weight: 600; border-bottom: 1px solid #26272b; color: #f2f3f5; }
header::before { content: "# "; color: #80848e; }
.message { display: flex; gap: 12px; padding: 12px 16px 0; }
.face { width: 40px; height: 40px; border-radius: 50%; background: #5865f2; color: #fff; text-align: center;
  line-height: 40px; flex: none; font-size: 20px; }
.name { font-weight: 600; color: #f2f3f5; }
.name small { background: #5865f2; color: #fff; border-radius: 3px; padding: 0 4px; font-size: 10px; margin-left: 4px; }
.box { background: #2b2d31; border: 1px solid #3f4147; border-radius: 8px; padding: 10px 12px; margin-top: 4px; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; margin: 2px 0 6px; }
.words a { color: #00a8fc; text-decoration: none; }
.h1 { font-size: 21px; font-weight: 700; color: #f2f3f5; } .h2 { font-size: 18px; font-weight: 700; color: #f2f3f5; }
.h3 { font-size: 16px; font-weight: 700; color: #f2f3f5; } .bold { font-weight: 700; color: #f2f3f5; }
.small { font-size: 12px; color: #949ba4; } .italic { font-style: italic; } .code { font-family: monospace; }
.quote { border-left: 4px solid #4e5058; padding-left: 10px; margin: 4px 0; }
img { max-width: 100%; border-radius: 8px; display: block; margin: 4px 0; }
hr { border: 0; border-top: 1px solid #3f4147; margin: 8px 0; }
.row { display: flex; gap: 8px; flex-wrap: wrap; margin: 6px 0; }
.row span { background: #4e5058; color: #fff; border-radius: 6px; padding: 5px 14px; font-size: 14px; }
.menu { background: #1e1f22; border-radius: 6px; padding: 8px 12px; color: #949ba4; width: 100%; }
.menu::after { content: "⌄"; float: right; }
footer { height: 14px; }
"""
ROW, BUTTON, MENU, TEXT, GALLERY, LINE, BOX = 1, 2, 3, 10, 12, 14, 17


def page(title: str, requests: Sequence[Mapping[str, Any]], pictures: Mapping[str, str]) -> str:
    """The page of several messages; `pictures` are data addresses by file name."""
    shown = "".join(_message(request["body"], pictures) for request in requests)
    head = f'<meta charset="utf-8"><style>{STYLE}</style>'
    return f"<!doctype html>{head}<header>{escape(title)}</header>{shown}<footer></footer>"


def _message(body: Mapping[str, Any], pictures: Mapping[str, str]) -> str:
    inside = "".join(_component(component, pictures) for component in body.get("components") or ())
    words = _words(body["content"]) if body.get("content") else ""
    name = '<div class="name">jogan<small>APP</small></div>'
    return f'<div class="message"><div class="face">🗞</div><div style="flex:1">{name}{words}{inside}</div></div>'


def _component(component: Mapping[str, Any], pictures: Mapping[str, str]) -> str:
    kind = component["type"]
    if kind == TEXT:
        return _words(component["content"])
    if kind == GALLERY:
        return "".join(_image(item["media"]["url"], pictures) for item in component["items"])
    if kind == LINE:
        return "<hr>"
    inside = "".join(_component(each, pictures) for each in component.get("components", ()))
    return {BOX: f'<div class="box">{inside}</div>', ROW: f'<div class="row">{inside}</div>'}.get(
        kind, _control(component)
    )


def _control(component: Mapping[str, Any]) -> str:
    if component["type"] == MENU:
        return f'<div class="menu">{escape(component.get("placeholder", ""))}</div>'
    return f"<span>{escape(component.get('label', ''))}</span>" if component["type"] == BUTTON else ""


def _image(address: str, pictures: Mapping[str, str]) -> str:
    found = pictures.get(address.removeprefix("attachment://"), "")
    return f'<img src="{found}">' if found else ""


def _words(markdown: str) -> str:
    """Runs of quoted spans stand beside one line, the rest as it is."""
    shown = []
    for quoted, run in groupby(parse(markdown), lambda span: "quote" in span.styles):
        words = "".join(map(_span, run))
        shown.append(f'<div class="quote">{words.rstrip()}</div>' if quoted else words.removeprefix("\n"))
    return f'<div class="words">{"".join(shown)}</div>'


def _span(span: Span) -> str:
    words = escape(span.text)
    shown = f'<span class="{" ".join(sorted(span.styles - {"quote"}))}">{words}</span>' if span.styles else words
    return f'<a href="{escape(span.url)}">{shown}</a>' if span.url else shown
