"""arXiv: which requests (source, announcements, titles), its answers (atom, feed, oai), the same in files (shape)."""

from adapters.sources.arxiv.atom import parse_query
from adapters.sources.arxiv.feed import parse_feed
from adapters.sources.arxiv.oai import parse_oai
from adapters.sources.arxiv.shape import ArxivXml
from adapters.sources.arxiv.source import PUBLIC_API_URL, PUBLIC_FEED_URL, Arxiv
from adapters.sources.arxiv.titles import ArxivTitles

__all__ = [
    "PUBLIC_API_URL",
    "PUBLIC_FEED_URL",
    "Arxiv",
    "ArxivTitles",
    "ArxivXml",
    "parse_feed",
    "parse_oai",
    "parse_query",
]
