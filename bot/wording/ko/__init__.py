"""The Korean sentences."""
