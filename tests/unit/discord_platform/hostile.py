"""Documents with everything in them that somebody could try, and what a reader must see of them."""

import re

from hypothesis import strategies as st

from bot.document.blocks import (
    Block,
    Button,
    Buttons,
    Document,
    Fold,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quotation,
    Span,
)

LINKS = ["https://arxiv.org/abs/2407.10671", "https://huggingface.co/papers/2407.10671", "https://doi.org/10.1/a(b)c"]
HOSTILE = [
    "<b>bold</b> & &amp;",
    "[arxiv.org](http://evil.example)",
    "see http://evil.example/x and https://evil.example",
    "@everyone @here <@123> <@&456> <#789> </digest:1> <t:1700000000:R> <:emoji:123> <a:emoji:123> <id:guide>",
    "tg://resolve?domain=evil discord://-/channels/1 discord.gg/evil <http://evil.example> <mailto:a@b.example>",
    "**bold** *it* __under__ ~~strike~~ ||spoiler|| `code` ``` block ```",
    "# heading\n## two\n-# small\n> quote\n>>> all\n- item\n* item\n+ item\n1. one\n7. seven",
    "snake_case_name and a*b*c, x^2_i $x_{i}$ \\alpha \\",
    "right \u202eto left\u202c, zero\u200bwidth, nul\0 bell\x07",
    "Z" + "\u0301" * 10_000,
    "한국어 제목: 강화학습 👩‍🔬🏳️‍🌈🇰🇷 각",
    "[open ]closed[ ][] [[nested] brackets]",
    "¯\\_(ツ)_/¯ ends with http:",
    "//evil.example begins so",
    "1",
    ". of a list that spans make",
    "-",
    " ",
    "",
]
texts = st.sampled_from(HOSTILE) | st.text(max_size=40) | st.text("[]()*_~`|\\<>@#:/.-+ \n한a1", max_size=30)
words = texts.filter(lambda text: bool(text.strip()))
spans = st.builds(
    Span, texts, bold=st.booleans(), code=st.booleans(), link=st.none() | st.sampled_from(LINKS)
) | st.builds(Span, texts)
runs = st.lists(spans, min_size=1, max_size=4).map(tuple)
paragraphs = st.builds(Paragraph, runs)
items = st.builds(Items, st.lists(runs, min_size=1, max_size=4).map(tuple), st.just(()) | st.just(("1", "4", "12")))
leaves = st.one_of(
    paragraphs, items, st.builds(Heading, runs, st.integers(1, 3)), st.builds(Quotation, words, st.just("abstract"))
)
folds = st.builds(Fold, runs, st.lists(leaves, max_size=3).map(tuple))
buttons = st.integers(1, 9).map(
    lambda count: Buttons((tuple(Button(f"{number} details", f"/paper {number}") for number in range(1, count + 1)),))
)
blocks: st.SearchStrategy[Block] = st.one_of(leaves, folds, buttons, st.just(Picture("categories.png", "a picture")))
documents = st.lists(blocks, min_size=1, max_size=6).map(lambda made: Document(tuple(made)))


def flat(text: str) -> str:
    """A text without its white space: the service's clients trim some of it."""
    return re.sub(r"\s+", "", text)
