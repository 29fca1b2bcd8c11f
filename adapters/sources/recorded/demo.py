"""The day that is shipped with the program: metadata of the 16 papers that Hugging Face listed on 2024-07-16.

Ids, titles, abstracts, linked authors and thumbnail addresses as the site's list has them; titles and abstracts are
arXiv metadata, which is free to reuse. Votes are those read in November 2024, which `upvotesReadAt` says.
"""

from datetime import date
from importlib.resources import files
from pathlib import Path

DEMO_DAY = date(2024, 7, 16)


def demo_path() -> Path:
    """The folder with the shipped day, for Recorded."""
    return Path(str(files("adapters.sources.recorded") / "days"))
