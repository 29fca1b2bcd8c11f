"""OpenReview: what venues accepted, and the papers of a day at the venues that the settings name."""

from adapters.sources.openreview.notes import Page, read_page
from adapters.sources.openreview.source import OLDER_URL, PUBLIC_URL, OpenReview

__all__ = ["OLDER_URL", "PUBLIC_URL", "OpenReview", "Page", "read_page"]
