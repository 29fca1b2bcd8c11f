"""arXiv: query API, daily feed, OAI-PMH records."""
