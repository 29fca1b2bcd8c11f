"""The papers of `fulltext/` and `pdf/` as texts in sections: pages by our own readers, Markdown by headings."""

import re
from pathlib import Path

from adapters.fulltext.process import Kind, taken_apart
from bot.domain.paper import PaperId
from bot.domain.text import PaperText, TextSection

PAGES: dict[str, tuple[Kind, str]] = {
    "1706.03762": ("html", "fulltext/latexml_html/1706.03762.html"),
    "2310.06825": ("html", "fulltext/latexml_html/2310.06825.html"),
    "retrievegpt": ("pdf", "pdf/retrievegpt.pdf"),
}
MARKDOWN = {
    "2203.01017v2": "fulltext/markdown_from_pdf/2203.01017v2.md",
    "2206.01062": "fulltext/markdown_from_pdf/2206.01062.md",
    "2305.03393": "fulltext/markdown/2305.03393.md",
}
TITLES = {
    "1706.03762": "Attention Is All You Need",
    "2310.06825": "Mistral 7B",
    "retrievegpt": "RetrieveGPT: Merging Prompts and Mathematical Models for Enhanced Code-Mixed Information Retrieval",
    "2203.01017v2": "TableFormer: Table Structure Understanding with Transformers",
    "2206.01062": "DocLayNet: A Large Human-Annotated Dataset for Document-Layout Analysis",
    "2305.03393": "Optimized Table Tokenization for Table Structure Recognition",
}
_ABSTRACT = {
    "html": re.compile(r"^.*?\n\s*\n(.+)", re.S),
    "pdf": re.compile(r"\bAbstract\s(.+?)\s(?:Keywords|1\. Introduction)\b", re.S),
}
"""The front page as each reader gives it."""
_HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.M)
_NOT_TEXT = re.compile(r"<!--.*?-->|^Image: .*$", re.M)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&#124;": "|", "\\_": "_"}


def paper_id(name: str) -> PaperId:
    """The identity of a paper of these folders."""
    return PaperId(f"hash:{name}")


async def paper_text(data: Path, name: str) -> PaperText:
    """The whole text of a paper of these folders."""
    if name in MARKDOWN:
        return _of_markdown(name, (data / MARKDOWN[name]).read_text(encoding="utf-8"))
    kind, path = PAGES[name]
    return await _of_document(kind, data / path, name)


async def page_text(data: Path, name: str) -> PaperText:
    """A paper's page, where another form of it is searched."""
    return await _of_document("html", data / "fulltext" / "latexml_html" / f"{name}.html", name)


async def pdf_text(data: Path, path: str, title: str) -> PaperText:
    """A part of a paper as PDF."""
    apart = await taken_apart("pdf", _bytes(data / path))
    return PaperText(paper_id(title), title, "", "pdf", tuple(apart.sections))


async def _of_document(kind: Kind, path: Path, name: str) -> PaperText:
    apart = await taken_apart(kind, _bytes(path))
    found = _ABSTRACT[kind].search(apart.front)
    abstract = " ".join(found[1].split()) if found else ""
    return PaperText(paper_id(name), TITLES[name], abstract, kind, tuple(apart.sections))


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _of_markdown(name: str, markdown: str) -> PaperText:
    clean = _NOT_TEXT.sub("", markdown)
    for written, meant in _ENTITIES.items():
        clean = clean.replace(written, meant)
    pieces = _HEADING.split(clean)[1:]
    abstract, sections = "", []
    for heading, words in zip(pieces[::2], pieces[1::2], strict=True):
        text = re.sub(r"\n{3,}", "\n\n", words).strip()
        if heading.strip().lower() == "abstract":
            abstract = " ".join(text.split())
        elif heading.strip().lower() == "references":
            sections.append(TextSection(heading.strip(), text, "references"))
        elif text:
            sections.append(TextSection(heading.strip(), text))
    return PaperText(paper_id(name), TITLES[name], abstract, "html", tuple(sections))
