"""Deep Learning Monitor (deeplearn.org): the hot papers on its front page."""

from adapters.sources.deeplearn.front_page import read_front_page
from adapters.sources.deeplearn.source import PUBLIC_URL, DeepLearn

__all__ = ["PUBLIC_URL", "DeepLearn", "read_front_page"]
