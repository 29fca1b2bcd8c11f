"""The composition root: builds the program from settings."""
