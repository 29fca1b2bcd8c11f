"""The conference report, one file a stage: select, enrich, chapters, write, introduce, compose; service runs them."""
