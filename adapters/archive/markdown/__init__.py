"""Editions as Markdown and JSON."""
