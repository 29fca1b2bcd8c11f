"""A page that looks like a chat on a telephone: bubbles from the very requests that a Bot API responder received."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

WIDTH = 460
"""Pixels of the page, before any scaling."""
STYLE = """
body { margin: 0; width: 460px; background: #d6e4ce; font: 15px/1.42 "Noto Sans", "Noto Sans CJK KR", sans-serif; }
header { background: #517da2; color: #fff; padding: 12px 16px; font-weight: 600; font-size: 17px; }
header small { display: block; font-weight: 400; font-size: 12px; opacity: .8; }
.message { margin: 10px 36px 2px 10px; background: #fff; border-radius: 12px; overflow: hidden;
  box-shadow: 0 1px 1px #0002; }
.message img { display: block; width: 100%; }
.words { padding: 8px 12px 9px; white-space: pre-wrap; overflow-wrap: anywhere; color: #111; }
.words a { color: #2481cc; text-decoration: none; }
.words blockquote { margin: 4px 0; padding: 4px 8px; border-left: 3px solid #2481cc; background: #2481cc14;
  border-radius: 4px; max-height: 4.3em; overflow: hidden; position: relative; }
.words blockquote[expandable]::after { content: "⌄"; position: absolute; right: 6px; bottom: 0; color: #2481cc; }
.row { display: flex; gap: 4px; margin: 4px 36px 0 10px; }
.row span { flex: 1; text-align: center; background: #7b9a6bcc; color: #fff; border-radius: 8px; padding: 6px 4px;
  font-size: 13px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
footer { height: 12px; }
"""


def page(title: str, requests: Sequence[Mapping[str, Any]], pictures: Mapping[str, str]) -> str:
    """The page of several sent messages; `pictures` are data addresses by the name that a request attaches."""
    shown = "".join(_message(request["parameters"], pictures) for request in requests)
    head = f'<meta charset="utf-8"><style>{STYLE}</style>'
    return f"<!doctype html>{head}<header>{escape(title)}<small>bot</small></header>{shown}<footer></footer>"


def _message(parameters: Mapping[str, Any], pictures: Mapping[str, str]) -> str:
    """The words are the Bot API's own subset of HTML, so a browser shows them as they are."""
    words = str(parameters.get("text") or parameters.get("caption") or "")
    words = words.replace("</blockquote>\n", "</blockquote>")  # a quote ends its own line
    picture = pictures.get(str(parameters.get("photo", "")), "")
    image = f'<img src="{picture}">' if picture else ""
    rows = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    drawn = "".join(f'<div class="row">{"".join(_button(button) for button in row)}</div>' for row in rows)
    return f'<div class="message">{image}<div class="words">{words}</div></div>{drawn}'


def _button(button: Mapping[str, Any]) -> str:
    return f"<span>{escape(str(button['text']))}{' ↗' if 'url' in button else ''}</span>"
