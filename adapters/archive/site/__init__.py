"""Editions and reports as a static site."""
