"""A page with folds as Markdown that GitHub and Jekyll (kramdown) read alike: headings and lists of ours are Markdown,
words of others and everything folded is HTML, and each stands apart by blank lines."""

import re

from adapters.archive.markdown.html import block_html, leaf
from adapters.archive.markdown.render import block_markdown
from bot.document.blocks import Block, Document, Fold, Heading, Items, Paragraph, Picture, Quotation, Text

_ESCAPED = re.compile(r"\\([^\n])")
_ALSO_READ = str.maketrans({"{": "&#123;", "}": "&#125;", "^": "&#94;"})
"""Templates of sites, attributes and footnotes of kramdown."""
FRONT_MATTER = "---\nlayout: default\n---"


def folded(document: Document) -> str:
    """The whole page, with the front matter that sites need."""
    return "\n\n".join((FRONT_MATTER, *filter(None, map(_block, document.blocks)))) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        place = f'<a id="{leaf(block.anchor)}"></a>\n\n' if block.anchor else ""
        return place + _ours(block)
    return block_html(block) if _is_of_others(block) else _ours(block)


def _ours(block: Block) -> str:
    """Markdown whose escapes are entities: readers differ in what a backslash escapes, and in what more is markup."""
    shown = _ESCAPED.sub(_entity, block_markdown(block))
    return shown.translate(_ALSO_READ)


def _is_of_others(block: Block) -> bool:
    """Whether it holds words that may be anything, or is no Markdown."""
    if isinstance(block, Paragraph):
        return bool(block.anchor) or _is_foreign(block.text)
    if isinstance(block, Items):
        return any(map(_is_foreign, block.items))
    return isinstance(block, Fold | Picture | Quotation)


def _is_foreign(text: Text) -> bool:
    return any(span.foreign for span in text)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"
