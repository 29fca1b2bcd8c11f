"""Recorded days: files in the shape of a source's answers."""
