"""The day's way, one file a stage: collect, merge, classify, select, summarise, compose, service."""
