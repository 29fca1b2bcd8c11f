"""A PDF taken apart: what a reader of the pages sees, in sections. Runs in a process of its own only."""
