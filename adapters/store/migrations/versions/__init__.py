"""One file for each step, oldest first; a published step is never changed."""
