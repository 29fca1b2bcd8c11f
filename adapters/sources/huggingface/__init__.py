"""Hugging Face Daily Papers: which request (source), its answer (payload), the same in files (shape)."""

from adapters.sources.huggingface.payload import parse_list
from adapters.sources.huggingface.shape import DailyPapers
from adapters.sources.huggingface.source import PUBLIC_URL, HuggingFace

__all__ = ["PUBLIC_URL", "DailyPapers", "HuggingFace", "parse_list"]
