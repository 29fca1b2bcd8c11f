"""The one way out to HTTP: paced, bounded, allow-listed, with every failure as an error of ours."""

from adapters.fetch.fetcher import Fetcher
from adapters.fetch.json_body import decode_json, one_line
from adapters.fetch.ticker import Ticker
from adapters.fetch.values import Fetched, FetchSettings, Kept, Large, MemoryValidators, Validators

__all__ = [
    "FetchSettings",
    "Fetched",
    "Fetcher",
    "Kept",
    "Large",
    "MemoryValidators",
    "Ticker",
    "Validators",
    "decode_json",
    "one_line",
]
