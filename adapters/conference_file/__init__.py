"""Reads a venue's accepted papers from a file (reading) row by row (row); it fetches nothing and guesses nothing."""

from adapters.conference_file.reading import PaperList, read_list

__all__ = ["PaperList", "read_list"]
