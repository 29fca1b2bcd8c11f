"""One file for each group of chat commands."""
