"""Proper names as their owners write them, the same in every language."""

_SOURCES = {
    "huggingface": "Hugging Face",
    "arxiv": "arXiv",
    "openreview": "OpenReview",
    "deeplearn": "deeplearn.org",
}


def source(name: str) -> str:
    """How a source is written; one that is not listed here as it is set."""
    return _SOURCES.get(name, name)
