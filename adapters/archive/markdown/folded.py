"""A page with folds as Markdown that GitHub and Jekyll (kramdown) read alike: headings and lists of ours are Markdown,
words of others and everything folded is HTML, and each stands apart by blank lines."""

from adapters.archive.markdown.html import block_html, leaf
from adapters.archive.markdown.render import block_markdown
from bot.document.blocks import Block, Document, Fold, Heading, Items, Paragraph, Picture, Quotation, Text

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
    """Markdown, with no bracket left that a site would take for a template."""
    return block_markdown(block).replace("{", "&#123;").replace("}", "&#125;")


def _is_of_others(block: Block) -> bool:
    """Whether it holds words that may be anything, or is no Markdown."""
    if isinstance(block, Paragraph):
        return bool(block.anchor) or _is_foreign(block.text)
    if isinstance(block, Items):
        return any(map(_is_foreign, block.items))
    return isinstance(block, Fold | Picture | Quotation)


def _is_foreign(text: Text) -> bool:
    return any(span.foreign for span in text)
